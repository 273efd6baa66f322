"""The printed entry as a `bibl`: its characters as they stand, its fields tagged."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.encode.bibliography.entry import Kind
from teiwright.encode.bibliography.fields import UNTAGGED, Tag, series_spans, tag_of
from teiwright.model import TEI_NS, XML_ID, MarkKind, tei

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.encode.bibliography.entry import Entry
    from teiwright.model import Mark

__all__ = ["printed"]

_NO_MILESTONE = {"idno", "meeting"}
_MARKED = {Kind.INTERVIEW, Kind.SOFTWARE, Kind.DATASET, Kind.MANUSCRIPT}
"""Kinds that no tagged field tells, so that the `bibl` has a `type`."""


def printed(entry: Entry, xml_id: str, marks: Sequence[Mark] = ()) -> etree._Element:
    """The TEI `bibl` of `entry`: its text nodes together are `entry.text`; a `pb` follows each line feed.

    An `idno` or `meeting` that a page break splits stays untagged, since TEI has no `pb` in them (TEI P5, 3.12).

    Args:
        entry: the entry.
        xml_id: the `xml:id` of the `bibl`, an NCName.
        marks: what the source sets apart in it; italic and bold become `hi`, divided where a field begins or ends.
    """
    root = etree.Element(tei("bibl"), {XML_ID: xml_id}, nsmap={None: TEI_NS})
    if entry.kind in _MARKED:
        root.set("type", entry.kind.value)
    place, opened = 0, [(root, len(entry.text))]
    for start, end, tag in _spans(entry, marks):
        place = _close(entry.text, place, start, opened)
        _write(opened[-1][0], entry.text[place:start])
        element = etree.SubElement(opened[-1][0], tei(tag.element), dict(tag.attributes))
        opened.append((element, end))
        place = start
    place = _close(entry.text, place, len(entry.text), opened)
    _write(root, entry.text[place:])
    return root


def _spans(entry: Entry, marks: Sequence[Mark]) -> list[tuple[int, int, Tag]]:
    """What becomes elements, in document order, outer before inner: series, fields, highlights."""
    fields = [*(span for span, _ in series_spans(entry.fields)), *entry.fields]
    tagged = [(field.start, field.end, tag_of(field)) for field in fields if field.name not in UNTAGGED]
    kept = [
        (start, end, tag)
        for start, end, tag in tagged
        if "\n" not in entry.text[start:end] or tag.element not in _NO_MILESTONE
    ]
    closed = [(start, end) for start, end, tag in kept if tag.element == "idno"]
    pieces = [piece for mark in marks for piece in _pieces(entry.text, mark, kept)]
    open_pieces = [piece for piece in pieces if not any(low <= piece[0] < high for low, high in closed)]
    # sorted is stable: of two equal spans the one that comes first here is the outer one
    return sorted((*kept, *open_pieces), key=lambda span: (span[0], -span[1]))


def _pieces(text: str, mark: Mark, spans: list[tuple[int, int, Tag]]) -> list[tuple[int, int, Tag]]:
    """The `hi`s of a mark, divided at each edge of a span inside it, those without a letter or digit left out."""
    if mark.kind not in {MarkKind.ITALIC, MarkKind.BOLD}:
        return []
    edges = {edge for start, end, _ in spans for edge in (start, end) if mark.start < edge < mark.end}
    cuts = sorted({mark.start, mark.end, *edges})
    tag = Tag("hi", (("rend", mark.kind.value),))
    return [(low, high, tag) for low, high in pairwise(cuts) if any(map(str.isalnum, text[low:high]))]


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
