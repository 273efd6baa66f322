"""Where a copy of a source differs from the one that an edition was made from, paragraph by paragraph."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from teiwright import blocks
from teiwright.errors import RestoreError
from teiwright.model import BlockKind, MarkKind
from teiwright.withhold.units import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from teiwright.model import Block, Source
    from teiwright.withhold.units import Unit

__all__ = [
    "Copy",
    "CopyDiffersError",
    "Difference",
    "Place",
    "copy_of",
    "copy_of_units",
    "locate",
    "sentence",
]

# How many blocks ahead are tried where a unit is not a block of its own, as in a quotation with its citation.
AHEAD = 12
NAMED = 10


@dataclass(frozen=True, slots=True)
class Difference:
    """A unit of the edition that is not the same in the copy.

    Attributes:
        name: its `xml:id`, or else its element with the heading's words or its 1-based line in the edition.
        line: about where it should stand in the copy (1-based line); 0 where that cannot be told.
        length: how many code points of its own it has in the edition.
    """

    name: str
    line: int
    length: int


class CopyDiffersError(RestoreError):
    """A copy of the source is not the one that the edition was made from; `differences` says where."""

    def __init__(self, message: str, differences: tuple[Difference, ...]) -> None:
        """Keep the sentence and the list."""
        super().__init__(message)
        self.differences = differences


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block of a copy begins: its offset in the stream, its 1-based line, and its own characters."""

    start: int
    line: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a source: its stream, and the places where its blocks begin, in order."""

    stream: str = field(repr=False)
    places: tuple[Place, ...] = field(repr=False)


def copy_of(source: Source) -> Copy:
    """The stream and the places of a plain text or Markdown.

    Raises:
        SourceError: it cannot be split into blocks.
    """
    split = blocks.split(source)
    notes: dict[str, list[Block]] = {}
    for block in split:
        if block.kind is BlockKind.NOTE:
            notes.setdefault(block.label, []).append(block)
    places: list[Place] = []
    position = 0
    for block in split:
        if block.kind is not BlockKind.NOTE:
            position = _place(block, position, notes, places)
    return Copy(blocks.stream(source), tuple(places))


def copy_of_units(stream: str, units: Iterable[Unit], lines: Iterable[int]) -> Copy:
    """The stream and the places of a TEI edition, from its full `units` and their 1-based lines."""
    return Copy(
        stream, tuple(Place(unit.start, line, unit.text) for unit, line in zip(units, lines, strict=True))
    )


def locate(units: Sequence[Unit], copy: Copy) -> tuple[Difference, ...]:
    """The units that are not found in `copy`, in the order of the edition.

    First each unit that its digest tells is looked up; those without one are then compared at the place where
    their neighbours were found. Nothing is reported where only a unit that is short and bare of mentions differs.
    """
    shifts = _shifts(units, copy)
    found = [index for index, shift in enumerate(shifts) if shift is not None]
    bounds = [-1, *found, len(units)]
    differing = [index for pair in pairwise(bounds) for index in _between(units, shifts, copy, *pair)]
    return tuple(_difference(units[index], index, shifts, copy) for index in sorted(set(differing)))


def sentence(differences: Sequence[Difference]) -> str:
    """The first names of `differences` as the start of a sentence: ``p12, p40 differ``."""
    names = [f"{d.name} (line {d.line})" if d.line else d.name for d in differences[:NAMED]]
    if len(differences) > NAMED:
        names.append(f"{len(differences) - NAMED} more")
    return f"{', '.join(names)} {'differs' if len(differences) == 1 else 'differ'}"


def _place(block: Block, position: int, notes: dict[str, list[Block]], places: list[Place]) -> int:
    """Note where `block` and the notes in it begin; the position behind it all."""
    line_feeds = sorted(i for i, character in enumerate(block.text) if character == "\n")
    places.append(Place(position, block.line, block.text.replace("\n", "")))
    inserted = 0
    for mark in block.marks:
        if mark.kind is MarkKind.NOTE:
            own = mark.start - bisect_right(line_feeds, mark.start - 1)
            for note in notes.pop(mark.value, ()):
                start = position + own + inserted
                inserted += _place(note, start, notes, places) - start
    return position + len(block.text) - len(line_feeds) + inserted


def _shifts(units: Sequence[Unit], copy: Copy) -> list[int | None]:
    """For each unit that has a digest and is found, how much further on it stands in the copy."""
    known: dict[str, list[int]] = {}
    for place in copy.places:
        known.setdefault(digest(place.text), []).append(place.start)
    starts = [place.start for place in copy.places]
    shift, cursor = 0, 0
    shifts: list[int | None] = []
    for unit in units:
        first = bisect_right(starts, cursor - 1)
        near = starts[first : first + AHEAD]
        candidates = (s - unit.start for s in (*known.get(unit.digest, ()), *near) if s >= cursor)
        here = _first_fit(unit, copy.stream, (shift, *candidates)) if unit.digest else None
        shifts.append(here)
        if here is not None:
            shift, cursor = here, unit.start + here
    return shifts


def _first_fit(unit: Unit, stream: str, shifts: Iterable[int]) -> int | None:
    return next((shift for shift in shifts if unit.agrees(stream, shift)), None)


def _between(
    units: Sequence[Unit], shifts: Sequence[int | None], copy: Copy, before: int, after: int
) -> Iterator[int]:
    """The indexes of the units between two found ones that differ; `before` and `after` may be the ends."""
    total = max((unit.end for unit in units), default=0)
    first = (shifts[before] if before >= 0 else None) or 0
    last = (shifts[after] or 0) if after < len(units) else len(copy.stream) - total
    inside = range(before + 1, after)
    differing = [
        index
        for index in inside
        if units[index].digest or not any(units[index].agrees(copy.stream, shift) for shift in (first, last))
    ]
    if not differing and first != last:
        differing = _not_aligned(units, inside, copy, first, last) or [min(after, len(units) - 1)] * bool(
            units
        )
    yield from differing


def _not_aligned(
    units: Sequence[Unit], inside: Sequence[int], copy: Copy, first: int, last: int
) -> list[int]:
    """Those of `inside` that are no blocks of the copy, neither counted from the front nor from the end."""
    bounds = {place.start for place in copy.places} | {len(copy.stream)}
    left = list(inside)
    for shift, end in ((first, 0), (last, -1)):
        while left and {units[left[end]].start + shift, units[left[end]].end + shift} <= bounds:
            left.pop(end)
    return left


def _difference(unit: Unit, index: int, shifts: Sequence[int | None], copy: Copy) -> Difference:
    shift = next((s for s in reversed(shifts[: index + 1]) if s is not None), 0)
    at = bisect_right([place.start for place in copy.places], unit.start + shift) - 1
    return Difference(unit.name, copy.places[at].line if at >= 0 else 0, unit.length)
