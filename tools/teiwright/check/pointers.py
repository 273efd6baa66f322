"""Ids and the pointers to them: unique names, and no pointer that leads nowhere (TEI, chapters 1.3.1.1 and 17)."""

from __future__ import annotations

import os.path
import re
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import unquote

from teiwright import xml
from teiwright.check.codes import finding
from teiwright.check.places import Places, elements, locus
from teiwright.errors import UnreadableError
from teiwright.model import TEI_NS, XML_ID, Document, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml import etree

__all__ = ["POINTERS", "POINTERS_OF", "Neighbours", "identifiers", "neighbours", "pointers"]

POINTERS = frozenset(
    [
        "active",
        "ana",
        "calendar",
        "change",
        "copyOf",
        "corresp",
        "datingMethod",
        "decls",
        "domains",
        "edRef",
        "exclude",
        "facs",
        "hand",
        "inst",
        "mutual",
        "next",
        "nymRef",
        "passive",
        "period",
        "prev",
        "ref",
        "rendition",
        "resp",
        "sameAs",
        "scribeRef",
        "scriptRef",
        "select",
        "source",
        "spanTo",
        "synch",
        "target",
        "where",
        "wit",
        "who",
    ]
)
"""The attributes that hold pointers on every TEI element that has them (`teidata.pointer`), several by spaces."""

POINTERS_OF: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        **dict.fromkeys(("catRef", "classCode", "keywords", "locus", "locusGrp"), frozenset({"scheme"})),
        **dict.fromkeys(("graphic", "media", "binaryObject"), frozenset({"url"})),
        **dict.fromkeys(("app", "arc", "span"), frozenset({"from", "to"})),
        "handShift": frozenset({"new"}),
        "when": frozenset({"since"}),
    }
)
"""Attributes that hold pointers on these elements and something else on others."""

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
NAME = re.compile(f"[{START}][{START}\\-.0-9\u00b7\u0300-\u036f\u203f\u2040]*")  # NCName, XML Namespaces 1.0
XML_SUFFIXES = frozenset({".xml", ".tei", ".odd"})


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The files that pointers may lead into.

    Attributes:
        given: the resolved paths of all files of the run.
        known: what was found out about files so far, by resolved path: their ids, or why they cannot be read.
    """

    given: frozenset[Path] = frozenset()
    known: dict[Path, frozenset[str] | UnreadableError] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class _Pointer:
    element: etree._Element
    attribute: str
    uri: str


@dataclass(frozen=True, slots=True)
class _Here:
    """What every pointer of one document is resolved against."""

    places: Places
    ids: frozenset[str]
    folder: Path
    near: Neighbours
    told: set[Path] = field(default_factory=set)


def neighbours(paths: Iterable[Path | str]) -> Neighbours:
    """The neighbours of a run over `paths`; a pointer between them resolves wherever they lie."""
    return Neighbours(frozenset(_real(Path(path)) for path in paths))


def identifiers(places: Places) -> Iterator[tuple[Finding, etree._Element]]:
    """A finding for each `xml:id` that is no name or that an earlier element has already, with its element."""
    first: dict[str, etree._Element] = {}
    for element in elements(places.document.tree):
        name = element.get(XML_ID)
        if name is None:
            continue
        if not NAME.fullmatch(name):
            where = locus(places, element, XML_ID)
            yield finding("id-invalid", where, f'the xml:id "{name}" is not a name'), element
        elif name in first:
            line, column = places.position(first[name])
            message = f'the xml:id "{name}" is on the element at {line}:{column} already'
            yield finding("id-duplicate", locus(places, element, XML_ID), message), element
        first.setdefault(name, element)


def pointers(places: Places, near: Neighbours) -> Iterator[Finding]:
    """A finding for each pointer that leads nowhere.

    A pointer into another file is looked up in the folder of the document and below, and in the files of the run;
    nothing else is opened. URIs with a scheme, `prefixDef` prefixes among them, and XPointer schemes are left alone.
    """
    folder = _real(Path(places.document.uri).parent)
    here = _Here(places, _ids(places.document), folder, near)
    for pointer in _pointers(places.document):
        if not SCHEME.match(pointer.uri):
            yield from _relative(here, pointer)
        elif pointer.uri.lower().startswith("file:"):
            yield _found(here, pointer, "pointer-outside", "names a file of this machine")


def _pointers(document: Document) -> Iterator[_Pointer]:
    for element in elements(document.tree):
        tag = str(element.tag)
        if not tag.startswith(f"{{{TEI_NS}}}"):
            continue
        own = POINTERS_OF.get(tag[len(TEI_NS) + 2 :], frozenset())
        for attribute, value in element.attrib.items():
            if attribute in POINTERS or attribute in own:
                yield from (_Pointer(element, str(attribute), uri) for uri in str(value).split())


def _relative(here: _Here, pointer: _Pointer) -> Iterator[Finding]:
    path, _, fragment = pointer.uri.partition("#")
    path, fragment = unquote(path.partition("?")[0]), unquote(fragment)
    if not (path or fragment) or pointer.uri.endswith("#") or "\0" in path:
        yield _found(here, pointer, "pointer-invalid", "is no pointer")
    elif path:
        yield from _other_file(here, pointer, path, fragment)
    elif fragment not in here.ids and "(" not in fragment:
        yield _found(here, pointer, "pointer-dangling", "points to no xml:id of this file")


def _other_file(here: _Here, pointer: _Pointer, path: str, fragment: str) -> Iterator[Finding]:
    target = _real(here.folder / path)
    if target not in here.near.given and not target.is_relative_to(here.folder):
        what = f"leads out of the folder {here.folder.name}/"
        yield from _once(here, target, _found(here, pointer, "pointer-outside", what))
    elif not os.path.isfile(target):  # noqa: PTH113 - Path.is_file raises on a name that is too long
        advice = f"write #{path} if the element of that id is meant" if path in here.ids else ""
        found = _found(here, pointer, "pointer-file-missing", "points to a file that is not there", advice)
        yield from _once(here, target, found)
    elif fragment and "(" not in fragment and target.suffix.lower() in XML_SUFFIXES:
        ids = _ids_in(target, here.near)
        if isinstance(ids, UnreadableError):
            what = f"points into a file that cannot be read ({target.name})"
            yield from _once(here, target, _found(here, pointer, "pointer-file-unreadable", what))
        elif fragment not in ids:
            yield _found(here, pointer, "pointer-dangling", f"points to no xml:id of {target.name}")


def _once(here: _Here, target: Path, found: Finding) -> Iterator[Finding]:
    """`found`, unless the same was said of the file `target` before: a missing file has hundreds of pointers."""
    if target not in here.told:
        here.told.add(target)
        yield found


def _found(here: _Here, pointer: _Pointer, code: str, what: str, advice: str = "") -> Finding:
    where = locus(here.places, pointer.element, pointer.attribute)
    return finding(code, where, f'{pointer.attribute} "{pointer.uri}" {what}', advice)


def _ids_in(path: Path, near: Neighbours) -> frozenset[str] | UnreadableError:
    if path not in near.known:
        try:
            near.known[path] = _ids(xml.read(path))
        except UnreadableError as error:
            near.known[path] = error
    return near.known[path]


def _ids(document: Document) -> frozenset[str]:
    return frozenset(str(value) for value in document.tree.xpath("//@xml:id"))


def _real(path: Path) -> Path:
    """`path` without links and dots; unlike Path.resolve it does not raise on a loop of links."""
    return Path(os.path.realpath(path))
