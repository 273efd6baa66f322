"""The blocks of a source in reading order, with the paragraphs joined that a page break has split."""

from __future__ import annotations

import re
from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

from teiwright.blocks import characters, markdown, plain
from teiwright.errors import SourceError
from teiwright.model import COMMONMARK, Block, BlockKind, Mark, MarkKind, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["split"]

PLAIN = "text/plain"
READERS = {PLAIN: plain.read, "text/markdown": markdown.read, COMMONMARK: markdown.read}
DEEPEST = 4
"""How many notes may stand in each other."""

# A sentence, or a line that announces what follows it, has ended here.
CLOSED = re.compile(r"[.!?:;…][\"'”’»)\]]*\Z")
# So many characters are no heading.
LONG = 100


def split(source: Source) -> tuple[Block, ...]:
    """The blocks of `source`; those of a note or a running head follow the block in which its mark stands first.

    Two paragraphs are one, with a page break between, when the first ends without a closing mark and the second
    begins in lower case. In plain text the first may also be a list item, and running heads may stand between. What
    a reader made of another format knows where its paragraphs end.

    Raises:
        SourceError: a note is defined but nothing refers to it, notes or containers stand in each other too deep, the
            text holds characters that XML cannot, or the source is XML.
    """
    if source.media_type not in READERS:
        raise SourceError(f"{source.uri}: is XML already; give the plain text or Markdown it was made from")
    characters.refuse(source.text, source.uri)
    body: list[Block] = []
    notes: dict[str, list[Block]] = {}
    formes: list[Block] = []
    for block in READERS[source.media_type](source):
        if block.kind is BlockKind.NOTE:
            notes.setdefault(block.label, []).append(block)
        elif block.kind is BlockKind.FORME:
            formes.append(block)
        elif body and _continues(source.media_type, body[-1], block, formes):
            body[-1] = _joined(body[-1], block, formes)
            notes.update((f.label, [f]) for f in formes)
            formes = []
        else:
            body += [*formes, block]
            formes = []
    result = tuple(_with_notes([*body, *formes], notes, source.uri))
    _refuse_idle(notes, source.uri)
    return result


def _continues(media_type: str, before: Block, block: Block, formes: Iterable[Block]) -> bool:
    """Whether `block` goes on with the sentence of `before`, which a page break or a blank line has split.

    A block with white space at that end does not: beside a line feed it would be layout.
    """
    if media_type == COMMONMARK or block.kind is not BlockKind.PARAGRAPH or CLOSED.search(before.text):
        return False
    heads = {BlockKind.PARAGRAPH}
    if media_type == PLAIN:
        heads |= {BlockKind.ITEM, BlockKind.CONTINUATION}
    if before.text[-1:].strip() != before.text[-1:] or not block.text[:1].strip():
        return False
    turned = block.after_page_break or any(f.after_page_break for f in formes)
    return before.kind in heads and (block.text[:1].islower() or (turned and len(before.text) > LONG))


def _joined(before: Block, block: Block, formes: Iterable[Block]) -> Block:
    """One block of two: the line feed between them stands for the page break, the running heads stand there."""
    shift = len(before.text) + 1
    moved = (replace(m, start=m.start + shift, end=m.end + shift) for m in block.marks)
    heads = (Mark(MarkKind.FORME, shift, shift, f.label) for f in formes)
    return replace(
        before,
        text=f"{before.text}\n{block.text}",
        end=block.end,
        marks=(*before.marks, *heads, *moved),
        page_breaks=(*before.page_breaks, shift - 1),
        origin=array("I", [*before.origin, before.end, *block.origin]),
    )


def _with_notes(
    body: Iterable[Block], notes: dict[str, list[Block]], uri: str, depth: int = 0
) -> Iterator[Block]:
    for block in body:
        yield block
        for mark in block.marks:
            if mark.kind in {MarkKind.NOTE, MarkKind.FORME} and mark.value in notes:
                if depth == DEEPEST:
                    raise SourceError(
                        f"{uri}: more than {DEEPEST} notes stand in each other at [^{mark.value}]; flatten them"
                    )
                yield from _with_notes(notes.pop(mark.value), notes, uri, depth + 1)


def _refuse_idle(notes: dict[str, list[Block]], uri: str) -> None:
    """Refuse notes that no block of the text leads to, since their words would be lost."""
    for label, blocks in notes.items():
        named = [m.value for n in notes.values() for b in n for m in b.marks if m.kind is MarkKind.NOTE]
        if label in named:
            raise SourceError(
                f"{uri}: the note [^{label}] at line {blocks[0].line} is named by notes alone that lead back to it; "
                "put its mark into the text"
            )
        raise SourceError(
            f"{uri}: the note [^{label}] is defined but nothing refers to it; "
            "put its mark into the text or take the note out"
        )
