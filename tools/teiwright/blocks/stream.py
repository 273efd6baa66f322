"""A source as the one run of characters that an edition's `text` holds for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.blocks.split import split
from teiwright.model import Block, BlockKind, MarkKind

if TYPE_CHECKING:
    from teiwright.model import Source

__all__ = ["stream"]


def stream(source: Source) -> str:
    """All blocks of `source` one behind the other, each note at its mark, without any line feed.

    Raises:
        SourceError: a note is defined but nothing refers to it, or the source is XML.
    """
    body: list[Block] = []
    notes: dict[str, list[Block]] = {}
    for block in split(source):
        if block.kind is BlockKind.NOTE:
            notes.setdefault(block.label, []).append(block)
        else:
            body.append(block)
    return "".join(_expanded(block, notes) for block in body).replace("\n", "")


def _expanded(block: Block, notes: dict[str, list[Block]]) -> str:
    """The characters of `block` with those of its notes; a second mark of a note adds nothing."""
    pieces: list[str] = []
    position = 0
    for mark in block.marks:
        if mark.kind is MarkKind.NOTE:
            pieces.append(block.text[position : mark.start])
            pieces.extend(_expanded(note, notes) for note in notes.pop(mark.value, ()))
            position = mark.start
    return "".join(pieces) + block.text[position:]
