"""Spans of characters: pairs of offsets in one block, in code points."""

from __future__ import annotations

import bisect
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Cover", "Span", "cover", "is_whole_word", "occurrences"]

Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cover:
    """Spans that can be asked in logarithmic time what they cover.

    Attributes:
        starts: where the spans begin, in order.
        ends: for each of them the last end of it and those before it.
    """

    starts: Sequence[int]
    ends: Sequence[int]

    def overlaps(self, start: int, end: int) -> bool:
        """Whether the characters from `start` to `end` share one with any of the spans."""
        return self._reach(bisect.bisect_left(self.starts, end)) > start

    def holds(self, start: int, end: int) -> bool:
        """Whether one of the spans has all characters from `start` to `end`."""
        return self._reach(bisect.bisect_right(self.starts, start)) >= end

    def surrounds(self, start: int, end: int) -> bool:
        """Whether one of the spans has all characters from `start` to `end`, and more on both sides."""
        return self._reach(bisect.bisect_left(self.starts, start)) > end

    def _reach(self, number: int) -> int:
        """The last end of the first `number` spans; -1 of none."""
        return self.ends[number - 1] if number else -1


def cover(spans: Iterable[Span]) -> Cover:
    """The `spans`, in any order, as a `Cover`."""
    ordered = sorted(spans)
    return Cover([a for a, _ in ordered], list(itertools.accumulate((b for _, b in ordered), max)))


def is_whole_word(text: str, start: int, end: int) -> bool:
    """Whether no letter or digit touches the span from outside."""
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


def occurrences(text: str, phrase: str) -> Iterator[Span]:
    """The places of `phrase` in `text`, as whole words, from left to right."""
    start = text.find(phrase)
    while start >= 0:
        if is_whole_word(text, start, start + len(phrase)):
            yield start, start + len(phrase)
        start = text.find(phrase, start + 1)
