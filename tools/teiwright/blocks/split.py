"""The blocks of a source in reading order, with the paragraphs joined that a page break has split."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, replace
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
    chain = _Chain([], [])
    notes: dict[str, list[Block]] = {}
    formes: list[Block] = []
    for block in READERS[source.media_type](source):
        if block.kind is BlockKind.NOTE:
            notes.setdefault(block.label, []).append(block)
        elif block.kind is BlockKind.FORME:
            formes.append(block)
        elif _continues(source.media_type, chain, block, formes):
            chain.add(block, formes)
            notes.update((f.label, [f]) for f in formes)
            formes = []
        else:
            body += [*chain.joined(), *formes]
            chain, formes = _Chain([block], []), []
    result = tuple(_with_notes([*body, *chain.joined(), *formes], notes, source.uri))
    _refuse_idle(notes, source.uri)
    return result


@dataclass(slots=True)
class _Chain:
    """Blocks that are one, in the order of the text, and the running heads before each but the first."""

    blocks: list[Block]
    formes: list[tuple[Block, ...]]
    length: int = 0

    def add(self, block: Block, formes: Iterable[Block]) -> None:
        """Go on with `block`, the `formes` before it."""
        self.length += len(self.blocks[-1].text) + 1
        self.blocks.append(block)
        self.formes.append(tuple(formes))

    def joined(self) -> Iterator[Block]:
        """The one block: the line feed between two stands for the page break, the running heads stand there."""
        if not self.formes:
            yield from self.blocks
            return
        first = self.blocks[0]
        marks, breaks, origin, shift = [*first.marks], [*first.page_breaks], array("I", first.origin), 0
        for before, block, formes in zip(self.blocks, self.blocks[1:], self.formes, strict=False):
            shift += len(before.text) + 1
            marks += [Mark(MarkKind.FORME, shift, shift, f.label) for f in formes]
            marks += [replace(m, start=m.start + shift, end=m.end + shift) for m in block.marks]
            breaks.append(shift - 1)
            origin.append(before.end)
            origin.extend(block.origin)
        text = "\n".join(b.text for b in self.blocks)
        end = self.blocks[-1].end
        yield replace(first, text=text, end=end, marks=tuple(marks), page_breaks=tuple(breaks), origin=origin)


def _continues(media_type: str, chain: _Chain, block: Block, formes: Iterable[Block]) -> bool:
    """Whether `block` goes on with the sentence of `chain`, which a page break or a blank line has split.

    A block with white space at that end does not: beside a line feed it would be layout.
    """
    if media_type == COMMONMARK or block.kind is not BlockKind.PARAGRAPH or not chain.blocks:
        return False
    before = chain.blocks[-1]
    if CLOSED.search(before.text):
        return False
    heads = {BlockKind.PARAGRAPH}
    if media_type == PLAIN:
        heads |= {BlockKind.ITEM, BlockKind.CONTINUATION}
    if before.text[-1:].strip() != before.text[-1:] or not block.text[:1].strip():
        return False
    turned = block.after_page_break or any(f.after_page_break for f in formes)
    long = chain.length + len(before.text) > LONG
    return chain.blocks[0].kind in heads and (block.text[:1].islower() or (turned and long))


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
