"""What a TEI document tags in its text, as spans over the letters and digits of that text.

Only letters and digits count, so that white space, punctuation and layout never matter. Notes are read behind the body they
stand in, so that it does not matter where an encoding puts them. Of a `choice` the reading of the source counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from teiwright.model import XML_ID, Document, tei

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

__all__ = ["Kind", "Reading", "Span", "read"]


class Kind(StrEnum):
    """The types that are compared."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    DATE = "date"
    CITATION = "citation"
    QUOTATION = "quotation"
    HEADING = "heading"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Span:
    """One tagged span.

    Attributes:
        kind: its type.
        start: the number of letters and digits before it.
        end: the number of those before its end.
        target: what it points to, as the document writes it; empty without a pointer.
    """

    kind: Kind
    start: int
    end: int
    target: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as it is compared.

    Attributes:
        uri: the document's.
        text: the characters of its `text`, notes behind the body they stand in.
        places: for each letter and digit its offset in `text`.
        spans: in the order of their ends.
        works: for each id of a bibliography entry its characters.
    """

    uri: str
    text: str
    places: tuple[int, ...]
    spans: tuple[Span, ...]
    works: Mapping[str, str]

    @property
    def letters(self) -> str:
        """The letters and digits alone."""
        return "".join(self.text[place] for place in self.places)

    def surface(self, start: int, end: int, around: int = 0) -> str:
        """The characters from letter `start` to letter `end`, with at most `around` characters on each side."""
        first, last = self.places[start], self.places[end - 1] + 1
        return " ".join(self.text[max(0, first - around) : last + around].split())


NAMES = {
    tei("persName"): Kind.PERSON,
    tei("orgName"): Kind.ORGANIZATION,
    tei("placeName"): Kind.PLACE,
    tei("geogName"): Kind.PLACE,
    tei("settlement"): Kind.PLACE,
    tei("country"): Kind.PLACE,
    tei("region"): Kind.PLACE,
    tei("date"): Kind.DATE,
    tei("quote"): Kind.QUOTATION,
    tei("head"): Kind.HEADING,
    tei("note"): Kind.NOTE,
}
TYPED = {
    "person": Kind.PERSON, "persName": Kind.PERSON, "org": Kind.ORGANIZATION, "organization": Kind.ORGANIZATION,
    "orgName": Kind.ORGANIZATION, "place": Kind.PLACE, "placeName": Kind.PLACE,
}  # fmt: skip
REPLACED = frozenset(tei(name) for name in ("corr", "reg", "expan"))
ENTRIES = frozenset(tei(name) for name in ("bibl", "biblStruct", "biblFull"))
LIST = tei("listBibl")
# A name or date inside of these belongs to what is around it.
OPAQUE = frozenset((*ENTRIES, tei("ref"), tei("byline"), tei("docAuthor"), tei("titlePage")))
WITHIN_PLACE = frozenset((tei("settlement"), tei("country"), tei("region")))
POINTERS = ("target", "ref", "corresp", "key", "source")


@dataclass(slots=True)
class _Walk:
    """What is gathered on the way through a text."""

    pieces: list[str]
    length: int
    spans: list[tuple[Kind, int, int, str]]
    notes: list[etree._Element]


def read(document: Document) -> Reading:
    """The reading of `document`, any TEI; it is not changed. A document without a `text` reads as empty."""
    walk = _Walk([], 0, [], [])
    for text in document.root.iter(tei("text")):
        if text.getparent() is None or not any(a.tag == tei("text") for a in text.iterancestors()):
            _element(text, walk, opaque=False)
            _notes(walk)
    characters = "".join(walk.pieces)
    places = tuple(place for place, character in enumerate(characters) if character.isalnum())
    return Reading(
        document.uri, characters, places, tuple(_lettered(walk, places)), dict(_works(document.root))
    )


def _lettered(walk: _Walk, places: tuple[int, ...]) -> Iterator[Span]:
    """The spans with what stands before them counted in letters; those without a letter are left out."""
    import bisect  # noqa: PLC0415 - used in this one place

    for kind, start, end, target in walk.spans:
        first, last = bisect.bisect_left(places, start), bisect.bisect_left(places, end)
        if last > first:
            yield Span(kind, first, last, target)


def _works(root: etree._Element) -> Iterator[tuple[str, str]]:
    for element in root.iter(*ENTRIES):
        identifier = element.get(XML_ID)
        if identifier and any(a.tag == LIST for a in element.iterancestors()):
            yield identifier, " ".join("".join(element.itertext()).split())


def _element(element: etree._Element, walk: _Walk, *, opaque: bool) -> None:
    """The characters and spans of `element`, without its tail."""
    start = walk.length
    _write(element.text, walk)
    inside = opaque or element.tag in OPAQUE
    for child in element:
        if isinstance(child.tag, str) and child.tag not in REPLACED:
            if child.tag == tei("note") and not inside:
                walk.notes.append(child)
            else:
                _element(child, walk, opaque=inside)
        _write(child.tail, walk)
    if element.tag == tei("body"):
        _notes(walk)
    kind = _kind(element, opaque=opaque)
    if kind is not None:
        walk.spans.append((kind, start, walk.length, _target(element)))


def _notes(walk: _Walk) -> None:
    """The notes that were met, and those that stand in them, each as a paragraph of its own."""
    while walk.notes:
        note = walk.notes.pop(0)
        _write("\n", walk)
        _element(note, walk, opaque=False)


def _write(piece: str | None, walk: _Walk) -> None:
    if piece:
        walk.pieces.append(piece)
        walk.length += len(piece)


def _kind(element: etree._Element, *, opaque: bool) -> Kind | None:
    """What `element` tags; inside of a citation or entry nothing but a heading."""
    if opaque:
        return Kind.HEADING if element.tag == tei("head") else None
    if _cites(element):
        return Kind.CITATION
    if element.tag in (tei("name"), tei("rs")):
        return TYPED.get(element.get("type", ""))
    return None if _is_half(element) else NAMES.get(str(element.tag))


def _cites(element: etree._Element) -> bool:
    """Whether `element` is a citation: a typed `ref`, or a `bibl` that points to an entry."""
    parent = element.getparent()
    if element.tag == tei("bibl"):
        return element.get("corresp") is not None and (parent is None or parent.tag != LIST)
    return element.tag == tei("ref") and element.get("type") in {"bibl", "citation"}


def _is_half(element: etree._Element) -> bool:
    """Whether `element` is a part of what is tagged already: a place in a place, a quotation in a quotation."""
    parent = element.getparent()
    if element.tag in WITHIN_PLACE:
        return parent is not None and parent.tag == tei("placeName")
    return element.tag == tei("quote") and any(a.tag == tei("quote") for a in element.iterancestors())


def _target(element: etree._Element) -> str:
    """The first pointer of `element`, the file before a "#" left out."""
    value = next((element.get(name, "") for name in POINTERS if element.get(name)), "")
    return re.split(r"\s+", value.strip())[0].rpartition("#")[2] if value else ""
