"""What the lines of a plain text look like: a heading with a line under it, a list, a table, verse, a quotation."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from teiwright.blocks.pages import Line

__all__ = ["BULLET", "CLOSED", "Piece", "Shape", "margin", "pieces", "width"]

WIDEST = 120
VERSE_WIDTH = 60
SET_IN = 2
LONGEST_HEADING = 120
BULLET = re.compile(r"[-+*•◦‣▪·][ \t]+(?=\S)")
DASH = re.compile(r"–[ \t]+(?=\S)")
UNDERLINE = re.compile(r"(?P<rule>=|-|~|\^|_)(?P=rule){2,}\Z")
ENUMERATOR = re.compile(r"[(\[]?(?:(?P<digits>\d{1,3})|(?P<letter>[a-z]))[.)\]][ \t]+(?=\S)")
CLOSED = re.compile(r"[.!?:;…][\"'”’»)\]]*\Z")


class Shape(Enum):
    """What some lines together are."""

    PARAGRAPH = auto()
    HEADING = auto()
    ITEM = auto()
    QUOTATION = auto()
    VERSE = auto()
    TABLE = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines that make one block, or several of one kind; `level` is that of a heading."""

    shape: Shape
    rows: tuple[Line, ...]
    level: int = 0


def width(groups: Sequence[Sequence[Line]]) -> int:
    """How wide the lines are that a text was wrapped at; 0 where each line is a paragraph of its own."""
    lengths = [len(row.text) + row.indent for group in groups for row in group[:-1]]
    longest = max(lengths, default=0)
    return longest if longest <= WIDEST else 0


def margin(groups: Sequence[Sequence[Line]]) -> int:
    """The leftmost column at which a quarter of the lines begin."""
    columns = Counter(row.indent for group in groups for row in group)
    return min((c for c, count in columns.items() if count * 4 >= columns.total()), default=0)


def pieces(rows: Sequence[Line], wrapped: int, left: int) -> Iterator[Piece]:
    """The blocks that `rows`, between two blank lines, are.

    Args:
        rows: lines without a blank one among them.
        wrapped: what `width` says of the text.
        left: what `margin` says of it.
    """
    first = 0
    while _is_underlined(rows[first : first + 2]):
        yield Piece(Shape.HEADING, (rows[first],), 1 if rows[first + 1].text[0] == "=" else 2)
        first += 2
    if first < len(rows):
        yield from _without_heading(rows[first:], wrapped, left)


def _without_heading(rows: Sequence[Line], wrapped: int, left: int) -> Iterator[Piece]:
    for test, shape in TESTS:
        if test(rows, wrapped, left):
            yield Piece(shape, tuple(rows))
            return
    bullet = BULLET if BULLET.match(rows[0].text) else DASH
    if bullet.match(rows[0].text) and (bullet is BULLET or sum(bool(DASH.match(r.text)) for r in rows) > 1):
        yield from _divided(rows, Shape.ITEM, lambda n: bool(bullet.match(rows[n].text)))
    else:
        yield from _paragraphs(rows, wrapped)


def _is_underlined(rows: Sequence[Line]) -> bool:
    lined = len(rows) > 1 and UNDERLINE.match(rows[1].text) and not UNDERLINE.match(rows[0].text)
    return bool(lined) and len(rows[0].text) <= LONGEST_HEADING


def _is_table(rows: Sequence[Line], _: int, __: int) -> bool:
    columns = {row.text.count("\t") for row in rows}
    return len(rows) > 1 and len(columns) == 1 and columns != {0}


def _is_set_in(rows: Sequence[Line], left: int) -> bool:
    return (
        len(rows) > 1 and min(row.indent for row in rows) >= left + SET_IN and not BULLET.match(rows[0].text)
    )


def _is_verse(rows: Sequence[Line], wrapped: int, left: int) -> bool:
    """Short lines that are set in, and that are not filled up to one width."""
    if not _is_set_in(rows, left):
        return False
    longest = max(len(row.text) for row in rows)
    narrow = longest + rows[0].indent < wrapped * 0.7
    return longest <= VERSE_WIDTH and (
        narrow or not all(_is_full(a, b, longest) for a, b in itertools.pairwise(rows))
    )


def _is_quotation(rows: Sequence[Line], _: int, left: int) -> bool:
    return _is_set_in(rows, left)


TESTS: tuple[tuple[Callable[[Sequence[Line], int, int], bool], Shape], ...] = (
    (_is_table, Shape.TABLE),
    (_is_verse, Shape.VERSE),
    (_is_quotation, Shape.QUOTATION),
)


def _is_full(row: Line, following: Line, wide: int) -> bool:
    """Whether the first word of the line `following` would not have fitted behind `row`."""
    return len(row.text) + 1 + len(following.text.partition(" ")[0]) > wide


def _paragraphs(rows: Sequence[Line], wrapped: int) -> Iterator[Piece]:
    if not wrapped:
        yield from (Piece(Shape.PARAGRAPH, (row,)) for row in rows)
        return
    numbers = _numbered(rows)
    begins = numbers if len(numbers) > 1 else _indented(rows)
    yield from _divided(
        rows, Shape.PARAGRAPH, lambda n: n in begins or (not begins and _ends_short(rows, n, wrapped))
    )


def _divided(rows: Sequence[Line], shape: Shape, begins: Callable[[int], bool]) -> Iterator[Piece]:
    first = 0
    for n in range(1, len(rows)):
        if begins(n):
            yield Piece(shape, tuple(rows[first:n]))
            first = n
    yield Piece(shape, tuple(rows[first:]))


def _numbered(rows: Sequence[Line]) -> set[int]:
    """The lines that begin with a number or letter that follows the one before."""
    found: set[int] = set()
    last: int | None = None
    for n, row in enumerate(rows):
        mark = ENUMERATOR.match(row.text)
        value = (int(mark["digits"]) if mark["digits"] else ord(mark["letter"])) if mark else None
        if value is not None and ((n == 0) if last is None else value == last + 1):
            found.add(n)
            last = value
    return found


def _indented(rows: Sequence[Line]) -> set[int]:
    """The lines that begin a paragraph by their indent: the first line's is the deeper, or in a list of works not."""
    base = min(row.indent for row in rows)
    deep = {n for n in range(1, len(rows)) if rows[n].indent >= base + SET_IN}
    flush = {n for n in range(1, len(rows)) if rows[n].indent == base}

    def closed(places: set[int]) -> float:
        return sum(bool(CLOSED.search(rows[n - 1].text)) for n in places) / len(places) if places else 0.0

    if not deep:
        return set()
    hanging = rows[0].indent == base and closed(flush) == 1 and len(deep) >= len(flush)
    if hanging:
        return flush
    return deep if closed(deep) > 0.7 else set()


def _ends_short(rows: Sequence[Line], place: int, wrapped: int) -> bool:
    """Whether a paragraph ends before `place`: with a stop, well before the margin, and a capital follows."""
    before, row = rows[place - 1], rows[place]
    is_short = len(before.text) + before.indent < wrapped * 0.75 and not _is_full(before, row, wrapped)
    return is_short and bool(CLOSED.search(before.text)) and row.text[0].isupper()
