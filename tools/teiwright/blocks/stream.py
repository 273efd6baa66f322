"""A source as the one run of characters that an edition's `text` holds for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.blocks.split import split
from teiwright.model import Block, BlockKind, MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.model import Source

__all__ = ["stream"]

POINTS = {MarkKind.NOTE, MarkKind.FORME}


def stream(source: Source) -> str:
    """All blocks of `source` one behind the other, each note and running head at its mark, without any line feed.

    Raises:
        SourceError: as `split` does.
    """
    found = split(source)
    named = {m.value for b in found for m in b.marks if m.kind in POINTS}
    body: list[Block] = []
    placed: dict[str, list[Block]] = {}
    for block in found:
        if block.kind in {BlockKind.NOTE, BlockKind.FORME} and block.label in named:
            placed.setdefault(block.label, []).append(block)
        else:
            body.append(block)
    return "".join(piece for block in body for piece in _expanded(block, placed)).replace("\n", "")


def _expanded(block: Block, placed: dict[str, list[Block]]) -> Iterator[str]:
    """The characters of `block` with those of its notes; a second mark of a note adds nothing."""
    position = 0
    for mark in block.marks:
        if mark.kind in POINTS:
            yield block.text[position : mark.start]
            for note in placed.pop(mark.value, ()):
                yield from _expanded(note, placed)
            position = mark.start
    yield block.text[position:]
