"""The parsed entry as a `biblStruct`, in the order that TEI P5 gives its parts (chapter 3.12)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.encode.bibliography.draft import flat
from teiwright.encode.bibliography.entry import Kind
from teiwright.encode.bibliography.fields import series_spans, tag_of
from teiwright.model import TEI_NS, XML_ID, tei

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teiwright.encode.bibliography.entry import Entry, Field, Name

__all__ = ["structured"]

_IMPRINT = (
    "place",
    "publisher",
    "date",
    "document_date",
    "original_date",
    "accessed",
    "volume",
    "issue",
    "number",
    "chapter",
    "page",
)
_EVENT = ("meeting", "event_place", "event_date")
_BOOK_IDS = ("symbol", "shelfmark", "isbn", "issn")
_WORK_IDS = ("doi", "arxiv", "urn", "handle")
_NOTES = {"type": "genre", "status": "status", "note": ""}


def structured(entry: Entry) -> etree._Element:
    """The TEI `biblStruct` of `entry`, with `xml:id` ``KEY.struct``, `corresp` to its `bibl`, and its kind as `type`.

    Its order is `analytic`, `monogr`, `series`, `ref`, `note`; a person is a `persName`, a body an `orgName`.
    """
    attributes = {"type": entry.kind.value, XML_ID: f"{entry.key}.struct", "corresp": f"#{entry.key}"}
    root = etree.Element(tei("biblStruct"), attributes, nsmap={None: TEI_NS})
    titles = _titles(entry)
    if entry.first("title_a"):
        _analytic(root, entry)
    _monogr(root, entry, titles)
    for _, parts in series_spans(entry.fields):
        series = etree.SubElement(root, tei("series"))
        _copy(series, entry, parts)
    _copy(root, entry, _of(entry, "url"))
    _notes(root, entry)
    return root


def _analytic(root: etree._Element, entry: Entry) -> None:
    """The part itself: who wrote it, its title, its identifiers."""
    analytic = etree.SubElement(root, tei("analytic"))
    _people(analytic, entry, "author", entry.authors)
    _copy(analytic, entry, _of(entry, "title_a"))
    for name in _WORK_IDS:
        _copy(analytic, entry, _of(entry, name))


def _monogr(root: etree._Element, entry: Entry, titles: tuple[Field, ...]) -> None:
    """What was published: names and meeting, title, identifiers, edition, imprint."""
    monogr = etree.SubElement(root, tei("monogr"))
    _named_title(monogr, entry, titles)
    _copy(monogr, entry, _of(entry, "edition"))
    imprint = etree.SubElement(monogr, tei("imprint"))
    numbered = {part for _, parts in series_spans(entry.fields) for part in parts}
    for name in _IMPRINT:
        _copy(imprint, entry, [field for field in _of(entry, name) if field not in numbered])
        if name == "date" and not entry.first("date"):
            etree.SubElement(imprint, tei("date"))


def _named_title(monogr: etree._Element, entry: Entry, titles: tuple[Field, ...]) -> None:
    """TEI asks for names before the title, and for a title behind names: an empty one where none is printed."""
    if not entry.first("title_a"):
        _people(monogr, entry, "author", entry.authors)
    _people(monogr, entry, "editor", entry.editors)
    _people(monogr, entry, "translator", entry.translators)
    _meeting(monogr, entry)
    _copy(monogr, entry, titles)
    if not titles:
        etree.SubElement(monogr, tei("title"))
    for name in _BOOK_IDS if entry.first("title_a") else (*_BOOK_IDS, *_WORK_IDS):
        _copy(monogr, entry, _of(entry, name))


def _meeting(monogr: etree._Element, entry: Entry) -> None:
    """The occasion: what it was called, where and when it was."""
    fields = [field for name in _EVENT for field in _of(entry, name)]
    if not fields:
        return
    meeting = etree.SubElement(monogr, tei("meeting"))
    for field in fields:
        if field.name == "meeting":
            meeting.text = (meeting.text or "") + flat(entry.text[field.start : field.end])
            continue
        if len(meeting):
            meeting[-1].tail = ", "
        elif meeting.text:
            meeting.text += ", "
        _copy(meeting, entry, (field,))


def _people(parent: etree._Element, entry: Entry, role: str, names: Iterable[Name]) -> None:
    for name in names:
        element = etree.SubElement(parent, tei("author" if role == "author" else "editor"))
        if role == "translator":
            element.set("role", role)
        if entry.kind is Kind.INTERVIEW:
            element.text = name.printed
        elif name.corporate:
            _said(element, "orgName", name.printed)
        else:
            _person(element, name)


def _person(parent: etree._Element, name: Name) -> None:
    person = etree.SubElement(parent, tei("persName"))
    for part, said in (("surname", name.surname), ("forename", name.forenames), ("nameLink", name.particle)):
        if said:
            _said(person, part, said)


def _notes(root: etree._Element, entry: Entry) -> None:
    for field in entry.fields:
        if field.name in _NOTES and not (field.name == "type" and entry.kind is Kind.INTERVIEW):
            kind = _NOTES[field.name]
            _said(root, "note", field.value, **({"type": kind} if kind else {}))


def _titles(entry: Entry) -> tuple[Field, ...]:
    """The titles of what was published; an interview is called by its printed type."""
    if entry.kind is Kind.INTERVIEW:
        return tuple(replace(field, name="title_u") for field in _of(entry, "type")[-1:])
    return tuple(field for name in ("title_m", "title_u", "title_j") for field in _of(entry, name))


def _of(entry: Entry, name: str) -> tuple[Field, ...]:
    return tuple(field for field in entry.fields if field.name == name)


def _copy(parent: etree._Element, entry: Entry, fields: Iterable[Field]) -> None:
    """Append an element for each field, with its characters on one line."""
    for field in fields:
        tag = tag_of(field)
        _said(parent, tag.element, flat(entry.text[field.start : field.end]), **dict(tag.attributes))


def _said(parent: etree._Element, element: str, text: str, **attributes: str) -> None:
    etree.SubElement(parent, tei(element), attributes).text = text
