"""A paragraph as words, numbers and marks: what the date grammar reads instead of characters."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["APOSTROPHES", "DASHES", "Kind", "Line", "Token", "tokenise"]

DASHES = frozenset("-‐‑‒–—−")
APOSTROPHES = frozenset("'’‘")

# Combining accents belong to their letter, so a decomposed text has the same words as a composed one.
_TOKEN = re.compile(r"(?P<number>[0-9]+)|(?P<word>[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*)|(?P<mark>\S)")


class Kind(StrEnum):
    """What a token is."""

    WORD = "word"
    NUMBER = "number"
    MARK = "mark"
    MASK = "mask"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a run of ASCII digits, one other character, or a masked span; offsets are code points of the text."""

    kind: Kind
    text: str
    start: int
    end: int


_END = Token(Kind.END, "", -1, -2)


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of a paragraph; every question about an index outside it has the answer of an empty token."""

    tokens: tuple[Token, ...]

    def __len__(self) -> int:
        """How many tokens there are."""
        return len(self.tokens)

    def __getitem__(self, index: int) -> Token:
        """The token at `index`, or the end token."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else _END

    def written(self, index: int) -> str:
        """The word at `index` as it is written, or the empty string where there is none."""
        token = self[index]
        return token.text if token.kind is Kind.WORD else ""

    def word(self, index: int) -> str:
        """The word at `index` in lower case, or the empty string where there is none."""
        return self.written(index).lower()

    def mark(self, index: int) -> str:
        """The mark at `index`, or the empty string where there is none."""
        token = self[index]
        return token.text if token.kind is Kind.MARK else ""

    def number(self, index: int) -> int:
        """The number of at most four digits at `index`, or -1 where there is none."""
        token = self[index]
        return int(token.text) if token.kind is Kind.NUMBER and len(token.text) <= 4 else -1

    def digits(self, index: int) -> int:
        """How many digits the number at `index` has, 0 where there is none."""
        token = self[index]
        return len(token.text) if token.kind is Kind.NUMBER else 0

    def glued(self, index: int) -> bool:
        """Whether no white space stands between the token at `index` and the one before it."""
        return self[index].start == self[index - 1].end


def _raw(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        kind = Kind(match.lastgroup or Kind.MARK)
        content = unicodedata.normalize("NFC", match.group()) if kind is Kind.WORD else match.group()
        yield Token(kind, content, match.start(), match.end())


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """`spans` in order, those that overlap or touch as one, the empty ones gone."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def tokenise(text: str, masked: Sequence[tuple[int, int]] = ()) -> Line:
    """Cut `text` into tokens.

    Args:
        text: a paragraph; white space of any kind, a line feed too, only separates.
        masked: spans in code points that nothing may be found in; each becomes one token that joins with nothing,
            and a token that it touches is gone.

    Returns:
        The tokens in document order. Words are in NFC, their offsets those of the text as it is.
    """
    masks = [Token(Kind.MASK, "", *span) for span in _merged(masked)]
    tokens: list[Token] = []
    at = 0
    for token in _raw(text):
        while at < len(masks) and masks[at].end <= token.start:
            tokens.append(masks[at])
            at += 1
        if at == len(masks) or token.end <= masks[at].start:
            tokens.append(token)
    return Line((*tokens, *masks[at:]))
