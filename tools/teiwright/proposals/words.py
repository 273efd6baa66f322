"""Running text as words, each with whether a mention claims it and whether it begins a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Block", "Word", "words"]

# Initials and short forms keep their points: F., U.S., J.N.
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[A-Z]\.(?=\s)|[^\W_]+(?:['’-][^\W_]+)*")
SENTENCE_END = re.compile(r"[.!?:…][\"'’”)\]]*\s+[\"'‘“(\[]*$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a block.

    Attributes:
        text: its characters.
        start: the offset of its first character in the block's text, in code points.
        before: what stands between it and the word before.
        claimed: whether any character of it belongs to a mention, a title or code.
        initial: whether a sentence begins with it.
    """

    text: str
    start: int
    before: str
    claimed: bool
    initial: bool

    @property
    def end(self) -> int:
        """The offset behind its last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Block:
    """The words of one paragraph, heading or other block.

    Attributes:
        id: what identifies it for who asked.
        heading: whether it is a heading, in which any word may have a capital.
        words: in their order.
        apart: spans in italics, in which a name counts only where the text has it elsewhere too.
    """

    id: str
    heading: bool
    words: tuple[Word, ...]
    apart: tuple[tuple[int, int], ...] = ()


def words(text: str, claims: Sequence[tuple[int, int]]) -> tuple[Word, ...]:
    """The words of `text`.

    Args:
        text: the characters of one block.
        claims: the spans that belong to mentions, in code points.
    """
    claimed = bytearray(len(text))
    for start, end in claims:
        claimed[start:end] = b"\1" * (end - start)
    return tuple(_words(text, claimed))


def _words(text: str, claimed: bytearray) -> Iterator[Word]:
    end, opened = 0, False  # a number before the first word, as of a section, opens no sentence
    for match in WORD.finditer(text):
        before = text[end : match.start()]
        initial = not opened or SENTENCE_END.search(before) is not None
        opened = opened or not match[0].isdigit()
        yield Word(match[0], match.start(), before, any(claimed[match.start() : match.end()]), initial)
        end = match.end()
