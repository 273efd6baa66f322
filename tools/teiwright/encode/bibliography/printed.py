"""The printed entry as a `bibl`: its characters as they stand, its fields tagged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teiwright.encode.bibliography.entry import Kind
from teiwright.encode.bibliography.fields import series_spans, tag_of
from teiwright.model import TEI_NS, XML_ID, tei

if TYPE_CHECKING:
    from teiwright.encode.bibliography.entry import Entry, Field

__all__ = ["printed"]

_NO_MILESTONE = {"idno", "meeting"}


def printed(entry: Entry, xml_id: str) -> etree._Element:
    """The TEI `bibl` of `entry`: its text nodes together are `entry.text`; a `pb` follows each line feed.

    An `idno` or `meeting` that a page break splits stays untagged, since TEI has no `pb` in them (TEI P5, 3.12).

    Args:
        entry: the entry.
        xml_id: the `xml:id` of the `bibl`, an NCName.
    """
    root = etree.Element(tei("bibl"), {XML_ID: xml_id}, nsmap={None: TEI_NS})
    if entry.kind is Kind.INTERVIEW:
        root.set("type", "interview")
    place, opened = 0, [(root, len(entry.text))]
    for field in _tagged(entry):
        place = _close(entry.text, place, field.start, opened)
        _write(opened[-1][0], entry.text[place : field.start])
        tag = tag_of(field)
        element = etree.SubElement(opened[-1][0], tei(tag.element), dict(tag.attributes))
        opened.append((element, field.end))
        place = field.start
    place = _close(entry.text, place, len(entry.text), opened)
    _write(root, entry.text[place:])
    return root


def _tagged(entry: Entry) -> list[Field]:
    """The fields that become elements, and the series around theirs, outer before inner."""
    spans = [span for span, _ in series_spans(entry.fields)]
    fields = sorted(
        (*spans, *entry.fields), key=lambda field: (field.start, -field.end, field.name != "series")
    )
    return [
        field
        for field in fields
        if "\n" not in entry.text[field.start : field.end] or tag_of(field).element not in _NO_MILESTONE
    ]


def _close(text: str, place: int, until: int, opened: list[tuple[etree._Element, int]]) -> int:
    """Write the text from `place` and leave each element that ends at or before `until`; the new place."""
    while len(opened) > 1 and opened[-1][1] <= until:
        element, end = opened.pop()
        _write(element, text[place:end])
        place = end
    return place


def _write(element: etree._Element, text: str) -> None:
    """Append `text` to what `element` holds, with a `pb` behind each line feed."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        _append(element, line if number == len(lines) - 1 else f"{line}\n")
        if number < len(lines) - 1:
            etree.SubElement(element, tei("pb"))


def _append(element: etree._Element, text: str) -> None:
    if not text:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
