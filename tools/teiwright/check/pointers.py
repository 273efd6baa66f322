"""Pointers that lead nowhere (TEI, chapters 1.3.1.1 and 17).

Same-document references (``#p1``) are looked up in the document itself, whatever its `xml:base` (RFC 3986, section 4.4);
a path is relative to the `xml:base` in force. A pointer into another file is looked up in the folder of the document and below,
and in the files of the run; nothing else is opened, and nothing is fetched.
"""

from __future__ import annotations

import os.path
import re
import string
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from teiwright import xml
from teiwright.check.attributes import POINTERS, POINTERS_OF
from teiwright.check.bases import Bases, bases, real
from teiwright.check.codes import finding
from teiwright.check.identifiers import NAME
from teiwright.check.places import Places, locus
from teiwright.check.prefixes import KNOWN_SCHEMES, Prefixes, expand, prefixes, unit_of
from teiwright.check.uris import SCHEME, file_path
from teiwright.errors import UnreadableError
from teiwright.model import TEI_NS, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree

__all__ = ["POINTERS", "POINTERS_OF", "Asked", "Neighbours", "neighbours", "pointers", "stamp"]

TEI = f"{{{TEI_NS}}}"
SINGLE = frozenset({"url"})
"""The attributes that hold one pointer only, so that a space in it is part of a file's name."""

XPOINTER = re.compile(r"([A-Za-z_][\w.:-]*)\(.*\)", re.DOTALL)
XML_SUFFIXES = frozenset({".xml", ".tei", ".odd"})
LETTERS = f"{string.ascii_letters}-_."
LONGEST = 60
"""Characters of a fragment for which a similar id is looked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of the disk for one document, with the answers.

    Attributes:
        real: paths without links and dots.
        there: whether a path is there.
        read: of a file that was looked into the time of its change and its size, as they were before.
    """

    real: dict[Path, Path] = field(default_factory=dict)
    there: dict[Path, bool] = field(default_factory=dict)
    read: dict[Path, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The files that pointers may lead into.

    Attributes:
        given: the resolved paths of all files of the run.
        known: what was found out about files so far, by resolved path: their ids, or why they cannot be read.
        stamps: of these files the times of change and sizes, as they were before.
        asked: what the document at hand depends on.
    """

    given: frozenset[Path] = frozenset()
    known: dict[Path, frozenset[str] | UnreadableError] = field(default_factory=dict, repr=False)
    stamps: dict[Path, tuple[int, int]] = field(default_factory=dict, repr=False)
    asked: Asked = field(default_factory=Asked, repr=False)


@dataclass(frozen=True, slots=True)
class _Pointer:
    """One URI of an attribute, with the unit that explains its prefix; `meant` is what an abbreviated one stands for."""

    element: etree._Element
    attribute: str
    uri: str
    unit: etree._Element | None
    meant: str = ""


@dataclass(frozen=True, slots=True)
class _Here:
    """What every pointer of one document is resolved against.

    `sound` holds the URIs that lead somewhere, each with the unit and the base of its element, which it depends on besides;
    `told` the subjects of which one finding is enough.
    """

    places: Places
    ids: frozenset[str]
    near: Neighbours
    prefixes: Prefixes
    bases: Bases
    told: set[object] = field(default_factory=set)
    sound: set[object] = field(default_factory=set)
    hints: dict[tuple[str, str], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Fault:
    """What is wrong with a pointer; it is told once only for its `subject`, where that is not None."""

    pointer: _Pointer
    code: str
    what: str
    advice: str = ""
    subject: object = None


def neighbours(paths: Iterable[Path | str]) -> Neighbours:
    """The neighbours of a run over `paths`; a pointer between them resolves wherever they lie."""
    return Neighbours(frozenset(real(Path(path)) for path in paths))


def pointers(places: Places, near: Neighbours) -> Iterator[Finding]:
    """A finding for each pointer that leads nowhere, and for each `prefixDef` that cannot be used.

    An abbreviated pointer leads where the `prefixDef`s of the headers around it say; where several fit, one that leads
    somewhere is enough. Other URIs with a scheme are left alone. XPointer schemes are not followed, which is said once for
    each.
    """
    known, faults = prefixes(places)
    yield from faults
    ids = frozenset(name for _, _, name in places.gathered().ids)
    here = _Here(places, ids, near, known, bases(places, near.asked.real))
    local = {f"#{name}" for name in ids if NAME.fullmatch(name)}
    for element, attribute, value in places.gathered().pointers:
        if value not in local:
            yield from _of_attribute(here, element, attribute, value)


def _of_attribute(here: _Here, element: etree._Element, attribute: str, value: str) -> Iterator[Finding]:
    """The findings for an attribute that holds pointers on some element."""
    tag = str(element.tag)
    name = tag.removeprefix(TEI)
    if name == tag or not (attribute in POINTERS or attribute in POINTERS_OF.get(name, ())):
        return
    unit = unit_of(here.prefixes, element)
    scope = unit, here.bases.base(element) if here.bases.vary else None
    for uri in [value.strip()] if attribute in SINGLE else value.split():
        if not uri or (scope, uri) in here.sound:
            continue
        fault = _fault(here, _Pointer(element, attribute, uri, unit))
        if fault is None:
            here.sound.add((scope, uri))
        elif fault.subject is None or fault.subject not in here.told:
            here.told.add(fault.subject)
            yield _found(here, fault)


def _fault(here: _Here, pointer: _Pointer) -> _Fault | None:
    scheme = SCHEME.match(pointer.uri)
    if scheme is None or not scheme[1]:
        return _address_fault(here, pointer, pointer.uri)
    meant = expand(here.prefixes, pointer.unit, pointer.uri)
    if scheme[1] in here.prefixes.broken:
        return None
    if meant is None:
        return _unknown_prefix(pointer, scheme[1]) or _address_fault(here, pointer, pointer.uri)
    if not meant:
        what = f"fits no matchPattern of the prefix {scheme[1]}"
        return _Fault(pointer, "prefix-mismatch", what)
    full = (replace(pointer, meant=each) for each in meant)
    faults = [_address_fault(here, each, each.meant) for each in full]
    return None if None in faults else faults[0]


def _unknown_prefix(pointer: _Pointer, prefix: str) -> _Fault | None:
    if prefix.lower() in KNOWN_SCHEMES or pointer.uri.startswith("//", len(prefix) + 1):
        return None
    what = f"has the prefix {prefix}, which no prefixDef explains"
    return _Fault(pointer, "prefix-unknown", what, subject=("prefix", prefix))


def _address_fault(here: _Here, pointer: _Pointer, uri: str) -> _Fault | None:
    """What is wrong with the address `uri`; all but paths, fragments and file: URIs are left alone."""
    local = file_path(None, uri) if uri[:5].lower() == "file:" else None
    if local is None and SCHEME.match(uri):
        outside = uri[:5].lower() == "file:"
        what = "names a file of another machine"
        return _Fault(pointer, "pointer-outside", what) if outside else None
    path, _, fragment = uri.partition("#")
    path, fragment = unquote(path.partition("?")[0]), unquote(fragment)
    if not (path or fragment) or uri.endswith("#") or "\0" in path:
        return _Fault(pointer, "pointer-invalid", "is no pointer")
    if not path:
        return _fragment_fault(here, pointer, fragment, here.ids, "this file")
    base = here.bases.base(pointer.element)
    if local is None and base is not None:
        local = base / path
    return _file_fault(here, pointer, here.bases.resolved(local), path, fragment) if local else None


def _file_fault(here: _Here, pointer: _Pointer, target: Path, path: str, fragment: str) -> _Fault | None:
    folder = here.bases.folder(here.places.document.root)
    if target not in here.near.given and not target.is_relative_to(folder):
        what = f"leads out of the folder {folder.name}/"
        return _Fault(pointer, "pointer-outside", what, subject=target)
    there = here.near.asked.there
    if target not in there:
        there[target] = os.path.exists(target)  # noqa: PTH110 - Path.exists raises on a name that is too long
    if not there[target]:
        advice = f"write #{path} if the element of that id is meant" if path in here.ids else ""
        what = "points to a file that is not there"
        return _Fault(pointer, "pointer-file-missing", what, advice, target)
    if not fragment or target.suffix.lower() not in XML_SUFFIXES:
        return None
    ids = _ids_in(target, here.near)
    if isinstance(ids, UnreadableError):
        what = f"points into a file that cannot be read ({target.name})"
        return _Fault(pointer, "pointer-file-unreadable", what, subject=target)
    return _fragment_fault(here, pointer, fragment, ids, target.name)


def _fragment_fault(
    here: _Here, pointer: _Pointer, fragment: str, ids: frozenset[str], place: str
) -> _Fault | None:
    if fragment in ids:
        return None
    if "(" not in fragment:
        if (place, fragment) not in here.hints:
            here.hints[place, fragment] = _similar(fragment, ids)
        advice = here.hints[place, fragment]
        return _Fault(pointer, "pointer-dangling", f"points to no xml:id of {place}", advice)
    scheme = XPOINTER.fullmatch(fragment)
    if scheme is None:
        return _Fault(pointer, "pointer-invalid", "is no pointer")
    what = f"is an XPointer of the scheme {scheme[1]}, which is not followed"
    return _Fault(pointer, "pointer-unchecked", what, subject=("xpointer", scheme[1]))


def _similar(fragment: str, ids: frozenset[str]) -> str:
    """Advice that names an id that differs by one letter or by the case of letters; nothing where there is none or more.

    An id that differs by a number is another one, not a slip; of two letters any could be meant.
    """
    if len(fragment) > LONGEST or sum(map(str.isalpha, fragment)) < 3:
        return ""
    near = {each for each in _variants(fragment) if each in ids}
    return f"did you mean #{near.pop()}?" if len(near) == 1 else ""


def _variants(word: str) -> Iterator[str]:
    yield from (word.lower(), word.upper(), word.capitalize(), word.replace("_", "-"), word.replace("-", "_"))
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        yield from (head + letter + tail for letter in LETTERS)
        if tail and not tail[0].isdigit():
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in LETTERS)
            if not tail[1:2].isdigit():
                yield head + tail[1:2] + tail[0] + tail[2:]


def stamp(path: Path | str) -> tuple[int, int]:
    """When `path` was changed, in nanoseconds, and its size; (-1, -1) where it is not there."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a path may be text
    except OSError:
        return -1, -1
    return status.st_mtime_ns, status.st_size


def _found(here: _Here, fault: _Fault) -> Finding:
    pointer = fault.pointer
    where = locus(here.places, pointer.element, pointer.attribute)
    meant = f" ({pointer.meant})" if pointer.meant else ""
    return finding(
        fault.code, where, f'{pointer.attribute} "{pointer.uri}"{meant} {fault.what}', fault.advice
    )


def _ids_in(path: Path, near: Neighbours) -> frozenset[str] | UnreadableError:
    if path not in near.known:
        near.stamps[path] = stamp(path)
        try:
            ids = xml.read(path).tree.xpath("//@xml:id", smart_strings=False)
            near.known[path] = frozenset(ids)
        except UnreadableError as error:
            near.known[path] = error
    near.asked.read[path] = near.stamps[path]
    return near.known[path]
