"""One tree out of the files of a Schematron schema: `sch:include` and `sch:extends/@href` are put in their places.

Only files below the folder of the schema are read, without entities, DTDs or the network. A file may have a fragment,
which is the id of the element that is meant. A file that holds a RELAX NG grammar or an ODD gives the schema that is
embedded in it.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from lxml import etree

from teiwright import xml
from teiwright.errors import SchemaError, UnreadableError
from teiwright.model import XML_ID
from teiwright.schematron.extract import embedded
from teiwright.schematron.model import SCH_NS

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Gathered", "gather", "gather_bytes"]

INCLUDE = f"{{{SCH_NS}}}include"
EXTENDS = f"{{{SCH_NS}}}extends"
NS = f"{{{SCH_NS}}}ns"
MOST = 1000
"""How many includes are followed for one schema: files that include each other twice grow without end."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """A schema's tree without includes, what it is called in messages, and all files it was read from."""

    root: etree._Element
    uri: str
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Reader:
    """The folder that may be read, None for none, and the files read so far, in order."""

    folder: Path | None
    files: list[Path] = field(default_factory=list)


def gather(path: Path) -> Gathered:
    """The schema at `path`: Schematron, or RELAX NG (XML syntax) or TEI ODD with Schematron inside.

    Raises:
        SchemaError: a file is missing, is not well-formed, has a DTD, lies outside of the folder of `path`, or
            includes itself; or `path` holds no Schematron.
    """
    home = path.resolve()
    reader = _Reader(home.parent, [home])
    root = _schema(_bytes(path, path.name), path.name)
    _resolve(reader, root, path.name, (home,))
    return Gathered(root, path.name, tuple(reader.files))


def gather_bytes(data: bytes, uri: str) -> Gathered:
    """The schema that `data` holds, which may include no file.

    Raises:
        SchemaError: as `gather`.
    """
    root = _schema(data, uri)
    _resolve(_Reader(None), root, uri, ())
    return Gathered(root, uri, ())


def _schema(data: bytes, uri: str) -> etree._Element:
    root = _parsed(data, uri)
    if etree.QName(root).namespace == SCH_NS:
        return root
    found = embedded(root, uri)
    if found is None:
        raise SchemaError(
            f"{uri}: is no ISO Schematron schema, and none is embedded in it; give another file"
        )
    return found


def _parsed(data: bytes, uri: str) -> etree._Element:
    try:
        return xml.parse(data, uri).root
    except UnreadableError as error:
        raise SchemaError(str(error)) from error


def _bytes(path: Path, uri: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SchemaError(f"{uri}: cannot be read ({error.strerror}); check the path") from error


def _resolve(reader: _Reader, root: etree._Element, uri: str, above: tuple[Path, ...]) -> None:
    """Replace each include in the tree `root`, which is changed; `above` are the files that include this one."""
    for node in list(root.iter(INCLUDE, EXTENDS)):
        if node.tag == EXTENDS and node.get("href") is None:
            continue
        where = f"{uri}:{node.sourceline}"
        path, fragment = _target(reader, node.get("href", ""), where, above)
        whole = found = _schema(_bytes(path, f"{where}: {path.name}"), path.name)
        if fragment:
            found = _by_id(whole, fragment, where)
        reader.files.append(path)
        _resolve(reader, found, path.name, (*above, path))
        _declare(root, whole, where)
        _replace(node, [found] if node.tag == INCLUDE else list(found))


def _target(reader: _Reader, href: str, where: str, above: tuple[Path, ...]) -> tuple[Path, str]:
    """The file and the fragment that `href` means."""
    parts = urlsplit(href)
    if reader.folder is None:
        raise SchemaError(
            f"{where}: includes {href or 'nothing'}, and has no folder; give the schema as a file"
        )
    if parts.scheme or parts.netloc or parts.query or not parts.path:
        raise SchemaError(f'{where}: includes "{href}"; only files below the folder of the schema are read')
    path = (above[-1].parent / unquote(parts.path)).resolve()
    if not path.is_relative_to(reader.folder):
        raise SchemaError(
            f'{where}: includes "{href}", which lies outside of the folder of the schema; move it there'
        )
    if path in above and (not parts.fragment or above.count(path) > 1):
        raise SchemaError(f'{where}: includes "{href}", which includes this file; take one include away')
    if len(reader.files) > MOST:
        raise SchemaError(
            f'{where}: includes "{href}" after {MOST} other includes; let files include fewer files'
        )
    return path, unquote(parts.fragment)


def _declare(root: etree._Element, included: etree._Element, where: str) -> None:
    """Let the prefixes of the schema `included` hold in `root` too, into which a part of it is put."""
    top = root.getroottree().getroot()
    known = {node.get("prefix"): node.get("uri") for node in top.iterchildren(NS)}
    for node in included.iterchildren(NS):
        prefix, uri = node.get("prefix"), node.get("uri")
        if known.get(prefix, uri) != uri:
            raise SchemaError(
                f'{where}: the prefix "{prefix}" means {known[prefix]} here and {uri} in the included file; rename one'
            )
        if prefix not in known:
            top.insert(0, copy.deepcopy(node))
            known[prefix] = uri


def _by_id(root: etree._Element, name: str, where: str) -> etree._Element:
    for node in root.iter(etree.Element):
        if name in {node.get("id"), node.get(XML_ID)}:
            return node
    raise SchemaError(
        f'{where}: there is no element with the id "{name}" in the included file; mend the fragment'
    )


def _replace(node: etree._Element, found: list[etree._Element]) -> None:
    parent = node.getparent()
    if (
        parent is None
    ):  # an include cannot be a root, which `_schema` sees to; a library caller may hand one over
        raise SchemaError("the root of a schema is an include; write it into a schema")
    place = parent.index(node)
    for each in found:
        fresh = copy.deepcopy(each)
        fresh.tail = None
        parent.insert(place, fresh)
        place += 1
    parent.remove(node)
