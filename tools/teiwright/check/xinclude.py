"""XInclude 1.0 below the folder of a document, with each element's place in the file it came from.

Followed are `href` with `parse="xml"` or `parse="text"`, `xpointer` with an id, and `xi:fallback`. A file is opened only
where it lies below the folder of the document or is a file of the run; nothing is fetched. No `xml:base` or `xml:lang` is
added: what a pointer is relative to, `Places` knows. lxml's own XInclude would read whatever it is told.
"""

from __future__ import annotations

import copy
import os.path
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from teiwright import charset, xml
from teiwright.check.bases import Bases, bases
from teiwright.check.codes import finding
from teiwright.check.graft import depth, replace
from teiwright.check.places import Places, elements, locus
from teiwright.check.uris import SCHEME, file_path
from teiwright.errors import UnreadableError
from teiwright.model import XML_ID, Document, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["INCLUSIONS", "NESTED", "XI", "include"]

XI = "{http://www.w3.org/2001/XInclude}"
INCLUDE, FALLBACK = f"{XI}include", f"{XI}fallback"

NESTED = 20
"""How deep inclusions may stand in included files."""

INCLUSIONS = 10_000
"""How many inclusions of one document are followed; their files may have `xml.LARGEST` bytes in all."""


class _Refused(Exception):  # noqa: N818 - it is no error of the program, but why an inclusion is not followed
    """Why an inclusion is not followed, and what to do where the help of the code says less."""

    def __init__(
        self, reason: str, advice: str = "", *, outside: bool = False, fallback: bool = False
    ) -> None:
        super().__init__(reason)
        self.reason, self.advice, self.outside, self.fallback = reason, advice, outside, fallback


@dataclass(frozen=True, slots=True)
class _Part:
    """What is included: a file or the element of an id in it."""

    path: Path
    pointer: str


@dataclass(frozen=True, slots=True)
class _Inclusion:
    """An `xi:include` of the merged tree, and the parts that it stands in, the outermost first."""

    element: etree._Element
    within: tuple[_Part, ...]


@dataclass(slots=True)
class _Run:
    """What is known while the inclusions of one document are followed; the only thing here that changes."""

    folder: Path
    given: frozenset[Path]
    merged: Places
    origins: dict[etree._Element, tuple[Places, etree._Element]]
    files: dict[Path, Places]
    folders: dict[str, Bases] = field(default_factory=dict)
    waiting: list[_Inclusion] = field(default_factory=list)
    done: int = 0
    bytes: int = 0


def include(document: Document, given: frozenset[Path] = frozenset()) -> tuple[Places, tuple[Finding, ...]]:
    """The places of `document` with its inclusions followed, in a copy of the tree, and why some are not.

    An inclusion that is not followed stays where it is, unless it has an `xi:fallback` and the file is not there, cannot
    be opened, or lies outside. A document without inclusions is not copied.

    Args:
        document: its `uri` is the path that inclusions are relative to.
        given: the resolved paths of the files of the run, which may be included from anywhere.
    """
    own = Places(document)
    if next(document.tree.iter(INCLUDE), None) is None:
        return own, ()
    run = _begun(own, given)
    findings: list[Finding] = []
    while run.waiting:
        findings += _follow(run, run.waiting.pop())
    return run.merged, tuple(findings)


def _begun(own: Places, given: frozenset[Path]) -> _Run:
    document = own.document
    tree = copy.deepcopy(document.tree)
    origins = {
        copied: (own, node) for copied, node in zip(elements(tree), elements(document.tree), strict=True)
    }
    path = Path(os.path.realpath(document.uri))
    merged = Places(Document(tree, document.uri), origins)
    run = _Run(path.parent, given, merged, origins, {path: own})
    _await(run, [tree.getroot()], (_Part(path, ""),))
    return run


def _await(run: _Run, nodes: list[etree._Element], within: tuple[_Part, ...]) -> None:
    """Remember the inclusions in `nodes`, so that the first is followed first; those in a fallback wait for it."""
    found = [
        _Inclusion(element, within)
        for node in nodes
        for element in node.iter(INCLUDE)
        if next(element.iterancestors(INCLUDE), None) is None
    ]
    run.waiting += reversed(found)


def _follow(run: _Run, inclusion: _Inclusion) -> Iterator[Finding]:
    element = inclusion.element
    try:
        _bounded(run, inclusion)
        if element.get("parse", "xml") == "text":
            replace(element, _text(run, element), [])
        else:
            part, node, source = _target(run, inclusion)
            _insert(run, inclusion, part, node, source)
    except _Refused as refused:
        fallback = element.find(FALLBACK) if refused.fallback else None
        if fallback is None or refused.outside:
            yield _finding(run, element, refused, instead=fallback is not None)
        if fallback is not None:
            nodes = list(fallback)
            replace(element, fallback.text or "", nodes)
            _await(run, [node for node in nodes if isinstance(node.tag, str)], inclusion.within)


def _bounded(run: _Run, inclusion: _Inclusion) -> None:
    if inclusion.element.getparent() is None:
        raise _Refused("it is the root", "write the root into this file")
    run.done += 1
    if run.done > INCLUSIONS:
        raise _Refused(f"more than {INCLUSIONS} inclusions in one document", "divide the document")
    if len(inclusion.within) > NESTED:
        raise _Refused(f"inclusions stand more than {NESTED} deep in each other", "include the file directly")


def _finding(run: _Run, element: etree._Element, refused: _Refused, *, instead: bool) -> Finding:
    name = element.get("href") or f"#{element.get('xpointer', '')}"
    code = "xml:include-outside" if instead else "xml:include"
    message = f'the inclusion of "{name}" is not followed: {refused.reason}'
    return finding(code, locus(run.merged, element), message, refused.advice)


def _target(run: _Run, inclusion: _Inclusion) -> tuple[_Part, etree._Element, Places]:
    """The element that is included, with the places of its file.

    Raises:
        _Refused: there is none, or it may not be included.
    """
    element = inclusion.element
    pointer = element.get("xpointer", "")
    if element.get("parse", "xml") != "xml":
        raise _Refused(
            f'parse="{element.get("parse")}" is neither xml nor text', 'write parse="xml" or parse="text"'
        )
    if not (element.get("href") or pointer):
        raise _Refused("it names no file", "write href, or xpointer with the id of an element of this file")
    path = _path(run, element)
    part = _Part(path, pointer)
    here, itself = run.merged.origin(element)
    source = _opened(run, path) if element.get("href") else here
    node = _pointed(source, pointer)
    if part in inclusion.within or any(node is above for above in itself.iterancestors()):
        names = [each.path.name for each in (*inclusion.within, part)]
        raise _Refused(
            f"it leads round in a circle ({' → '.join(names)})", "leave one of these inclusions out"
        )
    return part, node, source


def _path(run: _Run, element: etree._Element) -> Path:
    """The real path of the file that is named.

    Raises:
        _Refused: it is none that may be opened.
    """
    source, node = run.merged.origin(element)
    href = element.get("href", "")
    if "#" in href:
        raise _Refused("href has a fragment", 'write the id into the attribute xpointer, as in xpointer="id"')
    if not href:
        return Path(os.path.realpath(source.document.uri))
    folder = _folder(run, source, node)
    named = file_path(folder, href)
    if named is None and (folder is None or SCHEME.match(href)):
        raise _Refused(
            "it is on the network", "put the file below this file's folder", outside=True, fallback=True
        )
    if named is None:
        raise _Refused("it is no path of a file", "write a path relative to this file")
    path = Path(os.path.realpath(named))
    if path not in run.given and not path.is_relative_to(run.folder):
        reason = f"it lies outside of the folder {run.folder.name}/"
        raise _Refused(
            reason, "name that file on the command line too, or move it below", outside=True, fallback=True
        )
    if not os.path.isfile(path):  # noqa: PTH113 - Path.is_file raises on a name that is too long
        raise _Refused("the file is not there", fallback=True)
    return path


def _folder(run: _Run, source: Places, node: etree._Element) -> Path | None:
    """The folder that references at `node` are relative to, None where that is no local one."""
    uri = source.document.uri
    if uri not in run.folders:
        run.folders[uri] = bases(source)
    return run.folders[uri].base(node)


def _opened(run: _Run, path: Path) -> Places:
    _counted(run, path)
    if path not in run.files:
        try:
            run.files[path] = Places(xml.read(_shown(run, path)))
        except UnreadableError as error:
            raise _Refused(
                f"it cannot be read ({str(error).rpartition('; ')[0]})", "mend that file"
            ) from error
    return run.files[path]


def _shown(run: _Run, path: Path) -> str:
    """The path as findings show it: relative to the same folder as that of the document."""
    shown = Path(run.merged.document.uri).parent / os.path.relpath(path, run.folder)
    return os.path.normpath(shown)


def _counted(run: _Run, path: Path) -> None:
    try:
        run.bytes += path.stat().st_size
    except OSError as error:
        raise _Refused(f"it cannot be read ({error.strerror})", fallback=True) from error
    if run.bytes > xml.LARGEST:
        raise _Refused(
            f"all that is included has more than {xml.LARGEST // 1024**2} MB", "divide the document"
        )


def _pointed(source: Places, pointer: str) -> etree._Element:
    if not pointer:
        return source.document.root
    if "(" in pointer or pointer.startswith("/"):
        raise _Refused(f'xpointer="{pointer}" is no id, and nothing else is followed', 'write xpointer="id"')
    for node in elements(source.document.tree):
        if node.get(XML_ID) == pointer:
            return node
    raise _Refused(
        f'that file has no xml:id "{pointer}"',
        "mend xpointer, or give the element this xml:id",
        fallback=True,
    )


def _text(run: _Run, element: etree._Element) -> str:
    """The characters of the text file that is included.

    Raises:
        _Refused: it cannot be, or has characters that XML has not.
    """
    if element.get("xpointer"):
        raise _Refused("a text has no xpointer", "leave xpointer out")
    if not element.get("href"):
        raise _Refused("it names no file", "write href")
    path = _path(run, element)
    _counted(run, path)
    name = element.get("encoding", "").lower()
    try:
        data = path.read_bytes()
        if name and name not in charset.ENCODINGS:
            raise _Refused(f"the encoding {name} is not read", "save the file as UTF-8")
        text = data.decode(name).removeprefix("\ufeff") if name else charset.characters(data, path.name)
        etree.Element("text").text = text
    except OSError as error:
        raise _Refused(f"it cannot be read ({error.strerror})", fallback=True) from error
    except UnicodeDecodeError as error:
        raise _Refused(f"it is not {name}", "correct the attribute encoding") from error
    except UnreadableError as error:
        raise _Refused(f"it cannot be read ({str(error).partition('; ')[0]})", "save it as UTF-8") from error
    except ValueError as error:
        raise _Refused("it has characters that XML has not", "take the control characters out") from error
    return text


def _insert(run: _Run, inclusion: _Inclusion, part: _Part, node: etree._Element, source: Places) -> None:
    """Put a copy of `node` in the place of the inclusion.

    Raises:
        _Refused: the elements would stand too deep in each other.
    """
    element = inclusion.element
    above = sum(1 for _ in element.iterancestors())
    if above + depth(node, xml.DEEPEST - above) > xml.DEEPEST:
        raise _Refused(f"more than {xml.DEEPEST} elements would stand in each other", "flatten the document")
    copied = copy.deepcopy(node)
    copied.tail = None
    for one, other in zip(copied.iter(etree.Element), node.iter(etree.Element), strict=True):
        run.origins[one] = (source, other)
    replace(element, "", [copied])
    _await(run, [copied], (*inclusion.within, part))
