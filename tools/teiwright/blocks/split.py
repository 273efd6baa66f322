"""The blocks of a source in reading order, with the paragraphs joined that a page break has split."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from teiwright.blocks import lines
from teiwright.model import COMMONMARK, Block, BlockKind, MarkKind, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["split"]

# A sentence, or a line that announces what follows it, has ended here.
CLOSED = re.compile(r"[.!?:;…][\"'”’»)\]]*\Z")


def split(source: Source) -> tuple[Block, ...]:
    """The blocks of `source`; the blocks of a note follow the block in which its mark stands first.

    Two paragraphs are one, with a page break between, when the first ends without a closing mark and the second
    begins in lower case. In plain text the first may also be a list item. What a reader made of another format knows
    where its paragraphs end.

    Raises:
        SourceError: a note is defined but nothing refers to it, or the source is XML.
    """
    body: list[Block] = []
    notes: dict[str, list[Block]] = {}
    heads = set() if source.media_type == COMMONMARK else {BlockKind.PARAGRAPH}
    if source.media_type == lines.PLAIN:
        heads |= {BlockKind.ITEM, BlockKind.CONTINUATION}
    for block in lines.read(source):
        if block.kind is BlockKind.NOTE:
            notes.setdefault(block.label, []).append(block)
        elif body and body[-1].kind in heads and _continues(body[-1], block):
            body[-1] = _joined(body[-1], block)
        else:
            body.append(block)
    return tuple(_with_notes(body, notes))


def _continues(before: Block, block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and block.text[:1].islower() and not CLOSED.search(before.text)


def _joined(before: Block, block: Block) -> Block:
    """One block of two: the line feed between them stands for the page break."""
    shift = len(before.text) + 1
    moved = (replace(m, start=m.start + shift, end=m.end + shift) for m in block.marks)
    return replace(
        before,
        text=f"{before.text}\n{block.text}",
        end=block.end,
        marks=(*before.marks, *moved),
        page_breaks=(*before.page_breaks, shift - 1),
        origin=(*before.origin, before.end, *block.origin),
    )


def _with_notes(body: list[Block], notes: dict[str, list[Block]]) -> Iterator[Block]:
    for block in body:
        yield block
        for mark in block.marks:
            if mark.kind is MarkKind.NOTE:
                yield from _with_notes(notes.pop(mark.value, []), notes)
