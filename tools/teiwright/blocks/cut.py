"""A part of a block as a block of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from teiwright.model import MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.model import Block, Mark

__all__ = ["cut"]

POINTS = {MarkKind.NOTE, MarkKind.FORME}


def cut(block: Block, start: int, end: int) -> Block:
    """The characters of `block` from `start` to `end` without the line feeds round them, and the marks in them."""
    while start < end and block.text[start] == "\n":
        start += 1
    stop = end
    while stop > start and block.text[stop - 1] == "\n":
        stop -= 1
    origin = block.origin[start:stop]
    return replace(
        block,
        text=block.text[start:stop],
        start=origin[0] if len(origin) else block.start,
        end=origin[-1] + 1 if len(origin) else block.start,
        line=block.line + block.text.count("\n", 0, start),
        marks=tuple(_clipped(block, start, stop, last=end == len(block.text))),
        origin=origin,
    )


def _clipped(block: Block, start: int, stop: int, *, last: bool) -> Iterator[Mark]:
    for mark in block.marks:
        if mark.kind in POINTS:
            if start <= mark.start < stop or (
                mark.start == stop and (last or block.text[stop : stop + 1] == "\n")
            ):
                yield replace(mark, start=mark.start - start, end=mark.start - start)
        elif mark.kind is not MarkKind.LINE_BREAK and mark.start < stop and mark.end > start:
            yield replace(mark, start=max(mark.start, start) - start, end=min(mark.end, stop) - start)
