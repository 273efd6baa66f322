"""Spans of characters: pairs of offsets in one block, in code points."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Span", "is_whole_word", "occurrences", "overlaps"]

Span: TypeAlias = tuple[int, int]


def overlaps(start: int, end: int, spans: Iterable[Span]) -> bool:
    """Whether the characters from `start` to `end` share one with any of the `spans`."""
    return any(a < end and start < b for a, b in spans)


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
