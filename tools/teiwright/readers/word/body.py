"""The paragraphs and tables of a Word text in order."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from teiwright.readers.cells import is_bold, of_parts
from teiwright.readers.parts import Kind, Paragraph, Run, Table, is_empty
from teiwright.readers.remarks import Remark
from teiwright.readers.set_apart import LONG, quoted
from teiwright.readers.word.ooxml import is_on, name, value, w
from teiwright.readers.word.runs import EMBEDDED, Story, line, note_citation, refuse_embedded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from teiwright.readers.parts import Cell, Part
    from teiwright.readers.set_apart import Found
    from teiwright.readers.word.numbering import Counters
    from teiwright.readers.word.styles import ParagraphStyle

__all__ = ["Body", "parts"]

TRANSPARENT = {"w:sdtContent", "w:customXml", "w:smartTag", "mc:Choice"}
GALLERIES = {"Table of Contents"}
MARGIN, WIDE_MARGIN = 340, 560
"""In twentieths of a point (6 mm, 10 mm): from where on a paragraph is set apart from its neighbours."""
MOST_COLUMNS = 64


@dataclass(slots=True)
class Body:
    """A story that is being read, with the lists it counts and the initial that waits for its paragraph."""

    story: Story
    counters: Counters
    initial: list[Run] = field(default_factory=list)


def parts(parent: etree._Element, body: Body) -> list[Part]:
    """The parts in `parent`, in order; paragraphs that are set apart by their margins are quotations."""
    return quoted(list(_parts(parent, body)))


def _parts(parent: etree._Element, body: Body) -> Iterator[Found]:
    for element in parent:
        kind = name(element)
        if kind == "w:p":
            yield from _paragraph(element, body)
        elif kind == "w:tbl":
            yield from ((part, False) for part in _table(element, body))
        elif kind == "w:sdt":
            note_citation(element, body.story)
            if value(element, "sdtPr/docPartObj/docPartGallery") in GALLERIES:
                body.story.remarks[Remark.GENERATED] += 1
            else:
                yield from _parts(element, body)
        elif kind in TRANSPARENT:
            yield from _parts(element, body)
        elif kind == "mc:AlternateContent":
            yield from (one for chosen in list(element)[:1] for one in _parts(chosen, body))
        elif kind in EMBEDDED:
            refuse_embedded(body.story)


def _paragraph(element: etree._Element, body: Body) -> Iterator[Found]:
    story = body.story
    story.line += 1
    properties = element.find(w("pPr"))
    style = story.styles.paragraph(value(properties, "pStyle"))
    content = line(element, story, style.characters)
    if style.contents:
        story.remarks[Remark.CONTENTS] += not is_empty(content.runs)
        return
    if value(properties, "framePr", "dropCap") in {"drop", "margin"}:
        body.initial = content.runs
        return
    runs = (*body.initial, *content.runs)
    paragraph = _kind(runs, properties, style, body)  # an empty item is counted too
    if not is_empty(runs):
        body.initial = []
        yield paragraph, paragraph.kind is Kind.BODY and style.kind is None and _set_apart(properties, runs)
    yield from ((picture, False) for picture in content.pictures)
    for box in content.boxes:
        story.remarks[Remark.BOX] += 1
        yield from ((part, False) for part, _ in _parts(box, body))


def _kind(
    runs: tuple[Run, ...], properties: etree._Element | None, style: ParagraphStyle, body: Body
) -> Paragraph:
    """The paragraph of `runs`: what its style says, else its outline level, else its numbering."""
    outline = value(properties, "outlineLvl")
    if style.kind is None and outline is not None and outline.isdigit() and int(outline) < 9:
        return Paragraph(Kind.HEADING, runs, int(outline) + 1)
    if style.kind not in {None, Kind.CONTINUATION}:
        return Paragraph(
            style.kind or Kind.BODY, _even(runs) if style.kind is Kind.HEADING else runs, style.level
        )
    number = style.number
    if value(properties, "numPr/numId") is not None:
        level = value(properties, "numPr/ilvl") or "0"
        number = value(properties, "numPr/numId") or "", int(level) if level.isdigit() else 0
    item = body.counters.item(*number) if number else None
    if item:
        return Paragraph(Kind.ITEM, runs, max(item.depth, style.list_level), item.number, item.list_id)
    if style.list_level and number is None:
        return Paragraph(Kind.ITEM, runs, style.list_level)
    return Paragraph(style.kind or Kind.BODY, runs, style.level)


def _even(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """`runs` of a heading without the bold or italic that all of them share: it is the heading's look."""
    words = [run.style for run in runs if run.text.strip()]
    bold, italic = all(s.bold for s in words), all(s.italic for s in words)
    return tuple(
        replace(
            r, style=replace(r.style, bold=r.style.bold and not bold, italic=r.style.italic and not italic)
        )
        for r in runs
    )


def _set_apart(properties: etree._Element | None, runs: tuple[Run, ...]) -> bool:
    """Whether direct formatting narrows a paragraph at both sides, or a long one far at the left, with no hanging line."""
    left = _twips(properties, "left") or _twips(properties, "start")
    right = _twips(properties, "right") or _twips(properties, "end")
    if _twips(properties, "hanging"):
        return False
    long = sum(len(run.text) for run in runs) >= LONG
    return left >= MARGIN and (right >= MARGIN or (left >= WIDE_MARGIN and long))


def _twips(properties: etree._Element | None, side: str) -> int:
    measure = value(properties, "ind", side) or "0"
    return int(measure) if measure.isdigit() and len(measure) < 9 else 0


def _table(element: etree._Element, body: Body) -> Iterator[Part]:
    """A table; one of a single cell is a frame round its parts, and what no cell can hold follows it."""
    rows = list(_children(element, "w:tr"))
    cells = [list(_children(row, "w:tc")) for row in rows]
    if [len(row) for row in cells] == [1]:
        yield from (part for part, _ in _parts(cells[0][0], body))
        return
    behind: list[Part] = []
    table = tuple(tuple(_row(row, body, behind)) for row in cells)
    if any(not is_empty(cell) for row in table for cell in row):
        headed = is_on(rows[0].find(w("trPr")), "tblHeader") or is_bold(table[0])
        yield Table(table, bool(headed))
    yield from behind


def _children(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, those in content controls too."""
    for element in parent:
        kind = name(element)
        if kind == wanted:
            yield element
        elif kind in TRANSPARENT or kind == "w:sdt":
            yield from _children(element, wanted)


def _row(cells: list[etree._Element], body: Body, behind: list[Part]) -> Iterator[Cell]:
    """The cells of a row; a cell that spans several columns is followed by empty ones."""
    for cell in cells:
        yield of_parts((part for part, _ in _parts(cell, body)), body.story.remarks, behind)
        span = value(cell, "tcPr/gridSpan") or "1"
        for _ in range(min(int(span) if span.isdigit() else 1, MOST_COLUMNS) - 1):
            yield ()
