"""The blocks of a plain text, which marks nothing: lines, blank lines, indents and a few characters tell."""

from __future__ import annotations

import itertools
from array import array
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from teiwright.blocks import dialect, footnotes, inline, shapes
from teiwright.blocks.pages import lines, pages
from teiwright.blocks.shapes import Shape
from teiwright.model import Block, BlockKind, Container, ContainerKind, Mark, MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teiwright.blocks.pages import Line, Pages
    from teiwright.blocks.shapes import Piece
    from teiwright.model import Source

__all__ = ["read"]

# Behind the six levels that a mark of Markdown gives.
LINED = 6
LISTED = {BlockKind.ITEM, BlockKind.CONTINUATION}


@dataclass(slots=True)
class _Reader:
    """Where the reader stands.

    Attributes:
        wrapped: the width that the text was wrapped at; 0 where a line is a paragraph.
        left: the column at which most lines begin.
        line: the 1-based line of the next block, and in `place` the offset up to which lines were counted.
        numbers: the next number of a container.
        indents: the columns of the lists that are open, outer first.
        quotation: the quotation that more lines set in go on with.
    """

    text: str
    wrapped: int
    left: int
    line: int = 1
    place: int = 0
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    indents: list[int] = field(default_factory=list)
    quotation: Container | None = None

    def line_of(self, start: int) -> int:
        """The 1-based line of the offset `start`, which grows from call to call."""
        self.line += self.text.count("\n", self.place, start)
        self.place = max(start, self.place)
        return self.line


def read(source: Source) -> Iterator[Block]:
    """The blocks of the plain text `source`; running heads and feet among them, each note behind them all."""
    rows = lines(source.text)
    turned = pages(rows)
    groups = list(_groups(rows, turned))
    texts = [[rows[n] for n in g] for g in groups if g[0] not in turned.formes]
    reader = _Reader(source.text, shapes.width(texts), shapes.margin(texts))
    found: list[list[Block]] = [[]]
    ended = 0
    for group in groups:
        is_new = any(n in turned.begins for n in range(ended, group[0] + 1))
        ended = group[0] + 1
        if is_new:
            found.append([])
        forme = turned.formes.get(group[0])
        made = (
            [_forme(reader, rows[group[0]], forme, group[0])] if forme else list(_group(reader, rows, group))
        )
        if is_new and made:
            made[0] = replace(made[0], after_page_break=True)
        found[-1].extend(made)
    placed = footnotes.place(found) if len(found) > 1 else found
    yield from _turned_lists(list(itertools.chain.from_iterable(placed)), source.text)


def _groups(rows: Sequence[Line], turned: Pages) -> Iterator[list[int]]:
    """The places of lines that no blank line parts; a running head or foot and a page's end part them too."""
    group: list[int] = []
    for n, row in enumerate(rows):
        if group and (not row.text or n in turned.begins or n in turned.formes):
            yield group
            group = []
        if n in turned.formes:
            yield [n]
        elif row.text:
            group.append(n)
    if group:
        yield group


def _forme(reader: _Reader, row: Line, place: str, number: int) -> Block:
    return Block(
        BlockKind.FORME,
        row.text,
        row.start,
        row.end,
        reader.line_of(row.start),
        label=f"{place}.{number}",
        origin=array("I", range(row.start, row.end)),
    )


def _group(reader: _Reader, rows: Sequence[Line], group: Sequence[int]) -> Iterator[Block]:
    for piece in shapes.pieces([rows[n] for n in group], reader.wrapped, reader.left):
        yield from MAKERS[piece.shape](reader, piece)


def _paragraph(reader: _Reader, piece: Piece) -> Iterator[Block]:
    """A paragraph, or one more of the item before where it is set in below it."""
    inside = reader.indents and piece.rows[0].indent > reader.indents[-1] + 1
    if not inside:
        reader.indents.clear()
    reader.quotation = None
    kind = BlockKind.CONTINUATION if inside else BlockKind.PARAGRAPH
    yield _block(reader, kind, piece.rows, level=len(reader.indents))


def _heading(reader: _Reader, piece: Piece) -> Iterator[Block]:
    reader.indents.clear()
    reader.quotation = None
    yield _block(reader, BlockKind.HEADING, piece.rows, level=LINED + piece.level)


def _item(reader: _Reader, piece: Piece) -> Iterator[Block]:
    """An item without its bullet; a deeper indent than that of the item before is a list in it."""
    reader.quotation = None
    first = piece.rows[0]
    while reader.indents and first.indent < reader.indents[-1]:
        reader.indents.pop()
    if not reader.indents or first.indent > reader.indents[-1] + 1:
        reader.indents.append(first.indent)
    bullet = shapes.BULLET.match(first.text) or shapes.DASH.match(first.text)
    shift = bullet.end() if bullet else 0
    bare = replace(first, start=first.start + shift, text=first.text[shift:])
    yield _block(reader, BlockKind.ITEM, (bare, *piece.rows[1:]), level=len(reader.indents))


def _quotation(reader: _Reader, piece: Piece) -> Iterator[Block]:
    """Lines that are set in; below an item they are more of it."""
    if reader.indents and piece.rows[0].indent > reader.indents[-1] + 1:
        yield _block(reader, BlockKind.CONTINUATION, piece.rows, level=len(reader.indents))
        return
    reader.indents.clear()
    reader.quotation = reader.quotation or Container(ContainerKind.QUOTATION, next(reader.numbers))
    yield _block(reader, BlockKind.QUOTATION, piece.rows, level=1, within=(reader.quotation,))


def _verse(reader: _Reader, piece: Piece) -> Iterator[Block]:
    reader.indents.clear()
    reader.quotation = None
    stanza = Container(ContainerKind.VERSE, next(reader.numbers))
    for row in piece.rows:
        within = (stanza, Container(ContainerKind.LINE, next(reader.numbers)))
        yield _block(reader, BlockKind.VERSE, (row,), within=within)


def _table(reader: _Reader, piece: Piece) -> Iterator[Block]:
    """Rows of cells that tabs part; nothing says whether the first one is a head."""
    reader.indents.clear()
    reader.quotation = None
    table = Container(ContainerKind.TABLE, next(reader.numbers))
    for row in piece.rows:
        outer = (table, Container(ContainerKind.ROW, next(reader.numbers)))
        start = row.start
        for cell in row.text.split("\t"):
            bare = cell.strip(" ")
            place = start + cell.find(bare)
            within = (*outer, Container(ContainerKind.CELL, next(reader.numbers)))
            line = replace(row, start=place, end=place + len(bare), text=bare)
            yield _block(reader, BlockKind.CELL, (line,), within=within)
            start += len(cell) + 1


MAKERS = {
    Shape.PARAGRAPH: _paragraph,
    Shape.HEADING: _heading,
    Shape.ITEM: _item,
    Shape.QUOTATION: _quotation,
    Shape.VERSE: _verse,
    Shape.TABLE: _table,
}


def _block(
    reader: _Reader,
    kind: BlockKind,
    rows: Sequence[Line],
    *,
    level: int = 0,
    within: tuple[Container, ...] = (),
) -> Block:
    """The block of `rows`: a line feed between them is a space, and none stands where a word goes on."""
    pieces: list[str] = []
    origin = array("I")
    divided: list[int] = []
    for row, following in itertools.zip_longest(rows, rows[1:]):
        pieces.append(row.text)
        origin.extend(range(row.start, row.end))
        if following and _goes_on(row.text, following.text):
            divided.append(following.start)
        elif following:
            pieces.append("\n")
            origin.append(row.end)
    content = "".join(pieces)
    reading = inline.read(dialect.emphasis_tokens(content), content, origin)
    places = [bisect_left(reading.places, start) for start in divided]
    breaks = (Mark(MarkKind.LINE_BREAK, n, n, "no") for n in places)
    start = rows[0].start
    return Block(
        kind,
        "".join(reading.text),
        start,
        rows[-1].end,
        reader.line_of(start),
        level=level,
        marks=tuple(sorted([*reading.marks, *breaks], key=lambda m: (m.start, -m.end))),
        origin=reading.places,
        within=within,
    )


def _goes_on(row: str, following: str) -> bool:
    """Whether a hyphen at the end of `row` divides a word."""
    return row[-1:] in "-\N{SOFT HYPHEN}\N{HYPHEN}" and row[-2:-1].isalpha() and following[:1].islower()


def _turned_lists(blocks: Sequence[Block], text: str) -> Iterator[Block]:
    """`blocks`; a blank line between two items is a page break where other items of the list have none."""
    for listed, group in itertools.groupby(blocks, lambda b: b.kind in LISTED):
        members = list(group)
        apart = [False, *(_is_apart(text, a, b) for a, b in itertools.pairwise(members))]
        later = [gap for gap, b in zip(apart[1:], members[1:], strict=True) if b.kind is BlockKind.ITEM]
        turns = listed and not all(later)
        for gap, block in zip(apart, members, strict=True):
            is_turn = turns and gap and block.kind is BlockKind.ITEM
            yield replace(block, after_page_break=True) if is_turn else block


def _is_apart(text: str, before: Block, block: Block) -> bool:
    """Whether a blank line stands between two blocks."""
    return text.count("\n", before.end, block.start) > 1
