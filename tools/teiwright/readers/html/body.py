"""The blocks of a page in order: paragraphs, lists, quotations, tables, pictures, and the notes at their marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from teiwright.readers.cells import of_parts
from teiwright.readers.html import tables
from teiwright.readers.html.notes import words_of
from teiwright.readers.html.page import BLOCKS, HEADINGS
from teiwright.readers.html.runs import collapsed, is_hidden, turned
from teiwright.readers.names import kind_of
from teiwright.readers.parts import PLAIN, Kind, Paragraph, Picture, Run, Style, Table, is_empty
from teiwright.readers.remarks import Remark

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from teiwright.readers.html.notes import Notes
    from teiwright.readers.parts import Cell, Part

__all__ = ["Page", "parts"]

ASIDE = {"nav", "header", "footer"}
SILENT = frozenset(
    """script style template iframe object embed svg canvas audio video button input select textarea head title
    map area link meta base param source track datalist dialog""".split()
)
TOLD = {"script", "iframe", "object", "embed", "button", "select", "textarea", "video", "audio", "canvas"}
NOTES_HEADING = re.compile(
    r"(?:(?:foot|end)-?\s?)?notes?\b|(?:fu(?:ß|ss)|end)noten\b|anmerkungen\b|notas\b", re.IGNORECASE
)
LISTS = {"ul", "ol", "menu", "dir"}
QUOTES = ("“", "”"), ("‘", "’")
BY_CLASS = {Kind.VERSE, Kind.SUBTITLE, Kind.TITLE}


@dataclass(slots=True)
class Page:
    """A page that is being read.

    Attributes:
        notes: its notes.
        remarks: how often something was left out or changed.
        header: the header at its top that holds its only title, if one does.
        parts: of each note by label.
        pictures: how many pictures without an address there were.
        lists: how many lists there were.
    """

    notes: Notes
    remarks: Counter[Remark]
    header: etree._Element | None = None
    parts: dict[str, Sequence[Part]] = field(default_factory=dict)
    pictures: int = 0
    lists: int = 0


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block stands: what a paragraph is there, and its place in a list."""

    kind: Kind = Kind.BODY
    depth: int = 0
    number: int | None = None
    list_id: str = ""


@dataclass(slots=True)
class _Flow:
    """The parts of a block so far, and the characters of the paragraph that is open."""

    page: Page
    place: _Place
    parts: list[Part] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    waiting: list[Picture] = field(default_factory=list)

    def put(self, text: str, style: Style) -> None:
        """Add characters to the paragraph."""
        last = self.runs[-1] if self.runs else None
        kept = collapsed(text, "" if last is None or last.note else last.text)
        if kept:
            self.runs.append(Run(kept, style))

    def end(self) -> None:
        """End the paragraph."""
        place = self.place
        if not is_empty(self.runs):
            self.add([Paragraph(place.kind, tuple(self.runs), place.depth, place.number, place.list_id)])
        self.parts += self.waiting
        self.runs, self.waiting = [], []

    def add(self, parts: Sequence[Part]) -> None:
        """Add whole parts; in an item those that follow the first continue it."""
        self.parts += parts
        if self.place.kind is Kind.ITEM and parts:
            self.place = replace(self.place, kind=Kind.CONTINUATION, number=None)


def parts(element: etree._Element, page: Page) -> list[Part]:
    """The parts of `element` in order."""
    return _flow(element, page, _Place())


def _flow(element: etree._Element, page: Page, place: _Place) -> list[Part]:
    flow = _Flow(page, place)
    _walk(element, flow, PLAIN)
    flow.end()
    return flow.parts


def _walk(parent: etree._Element, flow: _Flow, style: Style) -> None:
    flow.put(parent.text or "", style)
    for element in parent:
        _element(element, flow, style)
        flow.put(element.tail or "", style)


def _element(element: etree._Element, flow: _Flow, style: Style) -> None:
    page, name = flow.page, element.tag
    if not isinstance(name, str) or element in page.notes.blocks or element in page.notes.back:
        return
    if name in SILENT:
        page.remarks[Remark.SCRIPT] += name in TOLD
    elif is_hidden(element):
        page.remarks[Remark.HIDDEN] += 1
    elif element in page.notes.marks:
        _note(element, flow)
    elif name in BLOCKS or name in LISTS:
        flow.end()
        flow.add(_block(element, flow))
    else:
        _inline(element, flow, style)


def _inline(element: etree._Element, flow: _Flow, style: Style) -> None:
    name = str(element.tag)
    if name == "br":
        flow.runs.append(Run("\n", style))
    elif name == "img":
        flow.waiting.append(_picture(element, flow.page))
    elif name == "math":
        _equation(element, flow, style)
    elif name == "q":
        flow.page.remarks[Remark.QUOTED] += 1
        depth = sum(a.tag == "q" for a in element.iterancestors()) % 2
        flow.put(QUOTES[depth][0], style)
        _walk(element, flow, turned(style, element))
        flow.put(QUOTES[depth][1], style)
    else:
        _walk(element, flow, turned(style, element))


def _equation(element: etree._Element, flow: _Flow, style: Style) -> None:
    """The characters of an equation, without its layout and without its source code."""
    flow.page.remarks[Remark.EQUATION] += 1
    annotated = {e for a in element.iter("annotation", "annotation-xml") for e in a.iter()}
    texts = ((e.text or "").strip() for e in element.iter() if isinstance(e.tag, str) and e not in annotated)
    flow.put("".join(texts), style)


def _picture(element: etree._Element, page: Page) -> Picture:
    """A picture by its address; one that is in the page itself gets a name."""
    target = element.get("src", "").strip()
    if not target or target.lower().startswith(("data:", "javascript:", "file:", "vbscript:")):
        page.pictures += 1
        target = f"picture-{page.pictures}"
    return Picture(element.get("alt", ""), target)


def _note(mark: etree._Element, flow: _Flow) -> None:
    """The mark of a note, which is read where it is met first."""
    notes, page = flow.page.notes, flow.page
    block = notes.marks[mark]
    if block not in notes.labels:
        notes.labels[block] = ""
        notes.blocks.discard(block)
        found = _flow(block, page, _Place())
        notes.blocks.add(block)
        if found:
            label = str(len(page.parts) + 1)
            notes.labels[block], page.parts[label] = label, found
        else:
            page.remarks[Remark.EMPTY_NOTE] += 1
    if notes.labels[block]:
        flow.runs.append(Run("", PLAIN, notes.labels[block]))


def _block(element: etree._Element, flow: _Flow) -> list[Part]:
    """The parts of a block inside the one of `flow`."""
    page, place, name = flow.page, flow.place, str(element.tag)
    if name in ASIDE and _is_aside(element, page):
        page.remarks[Remark.ASIDE] += 1
        return []
    if page.notes.is_spent(element) or _heads_notes(element, page):
        # The list of the notes, or what stands over it; the notes themselves are at their marks.
        return []
    return _kept_block(element, page, place)


def _kept_block(element: etree._Element, page: Page, place: _Place) -> list[Part]:
    name = str(element.tag)
    if name in HEADINGS and place.kind is Kind.BODY:
        return _flow(element, page, _Place(Kind.HEADING, HEADINGS[name]))
    if name in LISTS:
        return list(_list(element, page, place))
    if name == "table":
        return _table(element, page, place)
    if name == "pre":
        return list(_code(element))
    return _flow(element, page, _inside(element, place))


def _inside(element: etree._Element, place: _Place) -> _Place:
    """What paragraphs in `element` are."""
    name = str(element.tag)
    if name == "blockquote" and place.kind is Kind.BODY:
        return replace(place, kind=Kind.QUOTATION)
    if name in {"figcaption", "caption"}:
        return replace(place, kind=Kind.CAPTION)
    by_class = kind_of(element.get("class", "").split())
    if by_class and by_class[0] in BY_CLASS and place.kind in {Kind.BODY, Kind.QUOTATION}:
        return replace(place, kind=by_class[0])
    return place


def _is_aside(element: etree._Element, page: Page) -> bool:
    """Whether a `nav`, or a `header` or `footer` of the page itself, stands beside the text."""
    in_text = any(a.tag in {"article", "main", "section"} for a in (element, *element.iterancestors()))
    return element.tag == "nav" or (not in_text and element is not page.header)


def _heads_notes(element: etree._Element, page: Page) -> bool:
    """Whether `element` is the heading of notes, and of nothing else."""
    following = element.getnext()
    while following is not None and following.tag == "hr":
        following = following.getnext()
    named = element.tag in HEADINGS and NOTES_HEADING.match(words_of(element))
    return bool(named) and following is not None and page.notes.is_spent(following)


def _list(element: etree._Element, page: Page, outer: _Place) -> Iterator[Part]:
    """The items of a list; what stands in it outside of an item continues the one before."""
    page.lists += 1
    identifier = str(page.lists)
    number = _whole(element.get("start"), 1) if element.tag == "ol" else None
    depth = outer.depth + 1
    yield from _flow_of_text(element.text, page, _Place(Kind.CONTINUATION, depth))
    for child in element:
        if child.tag == "li" and child not in page.notes.blocks:
            if number is not None:
                number = _whole(child.get("value"), number)
            place = _Place(Kind.ITEM, depth, number, identifier)
            yield from _item(child, page, place)
            number = None if number is None else number + 1
        elif child.tag != "li":
            yield from _stray(child, page, _Place(Kind.CONTINUATION, depth))
        # What stands behind a tag that is not closed is text too.
        yield from _flow_of_text(child.tail, page, _Place(Kind.CONTINUATION, depth))


def _item(element: etree._Element, page: Page, place: _Place) -> list[Part]:
    return [] if is_hidden(element) else _flow(element, page, place)


def _stray(element: etree._Element, page: Page, place: _Place) -> list[Part]:
    flow = _Flow(page, place)
    _element(element, flow, PLAIN)
    flow.end()
    return flow.parts


def _flow_of_text(text: str | None, page: Page, place: _Place) -> list[Part]:
    flow = _Flow(page, place)
    flow.put(text or "", PLAIN)
    flow.end()
    return flow.parts


def _whole(number: str | None, otherwise: int) -> int:
    return int(number) if number and number.isdecimal() and len(number) < 9 else otherwise


def _code(element: etree._Element) -> Iterator[Part]:
    """The lines of preformatted text as they are; HTML ignores a line feed at their start."""
    text = "".join(str(t) for t in element.itertext()).removeprefix("\n").rstrip()
    for row in text.split("\n"):
        yield Paragraph(Kind.CODE, (Run(row),))


def _table(element: etree._Element, page: Page, place: _Place) -> list[Part]:
    """A table with its caption before it; one of a single cell is a frame round its parts."""
    captions = [p for c in element.iterchildren("caption") for p in _flow(c, page, _Place(Kind.CAPTION))]
    grid = tables.grid(element)
    behind = _flow_of_text(" ".join(tables.loose(element)), page, place)
    if [len(row) for row in grid] == [1] and grid[0][0] is not None:
        return [*captions, *_flow(grid[0][0], page, place), *behind]
    cells = tuple(tuple(_cell(cell, page, behind) for cell in row) for row in grid)
    if any(not is_empty(cell) for row in cells for cell in row):
        return [*captions, Table(cells, tables.is_headed(element)), *behind]
    return [*captions, *behind]


def _cell(cell: etree._Element | None, page: Page, behind: list[Part]) -> Cell:
    return () if cell is None else of_parts(_flow(cell, page, _Place()), page.remarks, behind)
