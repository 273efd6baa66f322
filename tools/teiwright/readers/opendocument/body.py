"""The paragraphs, lists and tables of an OpenDocument text in order."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from teiwright.readers.cells import is_bold, of_parts
from teiwright.readers.opendocument.odf import get, name, q
from teiwright.readers.opendocument.runs import FRAMES, Line, Story, drawing, line
from teiwright.readers.parts import Kind, Paragraph, Table, is_empty
from teiwright.readers.remarks import Remark
from teiwright.readers.set_apart import LONG, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from teiwright.readers.parts import Cell, Part
    from teiwright.readers.set_apart import Found

__all__ = ["Body", "parts"]

GENERATED = {
    *("text:table-of-content", "text:illustration-index", "text:table-index", "text:object-index"),
    *("text:user-index", "text:alphabetical-index"),
}
TRANSPARENT = {
    "text:section",
    "text:index-body",
    "text:index-title",
    "text:bibliography",
    "draw:text-box",
    "office:text",
}
MOST_COLUMNS = 64


@dataclass(slots=True)
class _List:
    """A list that is open: its style, what tells it from others, how deep it is and how far it has come."""

    style: str
    identifier: str
    depth: int
    count: int | None = None


@dataclass(slots=True)
class Body:
    """A story that is being read, with the lists that it has met: by their id, and the last one of each style."""

    story: Story
    counts: dict[str, _List] = field(default_factory=dict)
    lists: int = 0


def parts(parent: etree._Element, body: Body) -> list[Part]:
    """The parts in `parent`, in order; paragraphs that are set apart by their margins are quotations."""
    return quoted(list(_parts(parent, body)))


def _parts(parent: etree._Element, body: Body) -> Iterator[Found]:
    for element in parent:
        kind = name(element)
        if kind in {"text:p", "text:h"}:
            yield from _paragraph(element, body)
        elif kind == "text:list":
            yield from ((part, False) for part in _list(element, body, None))
        elif kind == "table:table":
            yield from ((part, False) for part in _table(element, body))
        elif kind in GENERATED:
            body.story.remarks[Remark.GENERATED] += 1
        elif kind == "text:section" and get(element, "text:display") == "none":
            body.story.remarks[Remark.HIDDEN] += 1
        elif kind in FRAMES:
            found = Line()
            drawing(element, body.story, found)
            yield from _beside(found, body)
        elif kind in TRANSPARENT or kind == "text:numbered-paragraph":
            yield from _parts(element, body)


def _paragraph(element: etree._Element, body: Body) -> Iterator[Found]:
    style = body.story.styles.paragraph(get(element, "text:style-name"))
    content = line(element, body.story, style)
    runs = tuple(content.runs)
    if style.contents:
        body.story.remarks[Remark.CONTENTS] += not is_empty(runs)
        return
    if style.base.hidden or style.own.hidden:
        body.story.remarks[Remark.HIDDEN] += not is_empty(runs)
        return
    kind, level = style.kind or Kind.BODY, style.level
    if name(element) == "text:h" and kind not in {Kind.TITLE, Kind.SUBTITLE}:
        outline = get(element, "text:outline-level")
        kind, level = Kind.HEADING, int(outline) if outline.isdigit() and len(outline) < 3 else 1
    if not is_empty(runs):
        long = sum(len(run.text) for run in runs) >= LONG
        apart = style.kind is None and kind is Kind.BODY and (style.narrow or (style.far and long))
        yield Paragraph(kind, runs, level or style.list_level), apart
    yield from _beside(content, body)


def _beside(content: Line, body: Body) -> Iterator[Found]:
    """The pictures and text boxes that a paragraph holds, behind it."""
    yield from ((picture, False) for picture in content.pictures)
    for box in content.boxes:
        body.story.remarks[Remark.BOX] += 1
        yield from ((part, False) for part, _ in _parts(box, body))


def _list(element: etree._Element, body: Body, outer: _List | None) -> Iterator[Part]:
    """The items of a list and of the lists in them."""
    one = _opened(element, body, outer)
    for item in element:
        if name(item) in {"text:list-item", "text:list-header"}:
            numbered = body.story.styles.is_numbered(one.style, one.depth)
            if name(item) == "text:list-item":
                _count(item, one, body)
            yield from _item(item, one, body, is_item=name(item) == "text:list-item" and numbered is not None)


def _opened(element: etree._Element, body: Body, outer: _List | None) -> _List:
    """The list of `element`: a new one, or one that it says to continue."""
    style = get(element, "text:style-name") or (outer.style if outer else "")
    depth = outer.depth + 1 if outer else 1
    goes_on = get(element, "text:continue-list")
    last = body.counts.get(goes_on) if goes_on else None
    if last is None and get(element, "text:continue-numbering") == "true":
        last = body.counts.get(f"{style}/{depth}")
    body.lists += 1
    one = _List(style, last.identifier if last else str(body.lists), depth, last.count if last else None)
    for key in (get(element, "xml:id"), f"{style}/{depth}"):
        body.counts[key] = one
    return one


def _count(item: etree._Element, one: _List, body: Body) -> None:
    start = get(item, "text:start-value")
    if start.isdigit() and len(start) < 9:
        one.count = int(start)
    else:
        one.count = body.story.styles.start(one.style, one.depth) if one.count is None else one.count + 1


def _item(item: etree._Element, one: _List, body: Body, *, is_item: bool) -> Iterator[Part]:
    """The parts of an item: its first paragraph is the item, those that follow continue it."""
    number = one.count if body.story.styles.is_numbered(one.style, one.depth) else None
    first = is_item
    for child in item:
        if name(child) == "text:list":
            yield from _list(child, body, one)
            continue
        for part, _ in _parts_of(child, body):
            if not isinstance(part, Paragraph) or part.kind in {Kind.HEADING, Kind.TITLE}:
                yield part
            elif first:
                yield replace(
                    part,
                    kind=Kind.ITEM,
                    level=max(one.depth, part.level),
                    number=number,
                    list_id=one.identifier,
                )
                first = False
            else:
                yield replace(
                    part, kind=Kind.CONTINUATION if is_item else part.kind, level=one.depth * is_item
                )


def _parts_of(element: etree._Element, body: Body) -> Iterator[Found]:
    """The parts that `element` alone is."""
    if name(element) in {"text:p", "text:h"}:
        yield from _paragraph(element, body)
    elif name(element) == "table:table":
        yield from ((part, False) for part in _table(element, body))
    else:
        yield from _parts(element, body)


def _table(element: etree._Element, body: Body) -> Iterator[Part]:
    """A table; one of a single cell is a frame round its parts, and what no cell can hold follows it."""
    rows = list(element.iter(q("table:table-row")))
    rows = [row for row in rows if next(row.iterancestors(q("table:table"))) is element]
    cells = [[c for c in row if name(c) in {"table:table-cell", "table:covered-table-cell"}] for row in rows]
    if [len(row) for row in cells] == [1]:
        yield from (part for part, _ in _parts(cells[0][0], body))
        return
    behind: list[Part] = []
    table = tuple(tuple(_row(row, body, behind)) for row in cells)
    if any(not is_empty(cell) for row in table for cell in row):
        yield Table(table, headed=name(_above(rows[0])) == "table:table-header-rows" or is_bold(table[0]))
    yield from behind


def _above(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    return element if parent is None else parent


def _row(cells: list[etree._Element], body: Body, behind: list[Part]) -> Iterator[Cell]:
    for cell in cells:
        repeated = get(cell, "table:number-columns-repeated")
        runs = of_parts((p for p, _ in _parts(cell, body)), body.story.remarks, behind)
        for _ in range(min(int(repeated) if repeated.isdigit() and len(repeated) < 6 else 1, MOST_COLUMNS)):
            yield runs
