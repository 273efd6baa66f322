"""The places that citations have taken, asked in logarithmic time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from typing import TYPE_CHECKING

from teiwright.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teiwright.model import Mention

__all__ = ["Cover"]


class Cover:
    """The spans of the citations of a block, which never overlap, with what they point to."""

    __slots__ = ("_spans",)

    def __init__(self, mentions: Iterable[Mention]) -> None:
        """Take the places of `mentions`; their locators lie inside them and count for nothing."""
        self._spans = sorted((m.start, m.end, m.ref) for m in mentions if m.kind is not MentionKind.LOCATOR)

    def add(self, mention: Mention) -> None:
        """Take the place of one more."""
        insort(self._spans, (mention.start, mention.end, mention.ref))

    def meets(self, start: int, end: int) -> bool:
        """Whether the characters from `start` to `end` share one with a citation."""
        place = bisect_left(self._spans, (end,))
        return place > 0 and self._spans[place - 1][1] > start

    def floor(self, place: int) -> int:
        """Behind the last citation that ends at or before `place`; 0 without one."""
        last = bisect_right(self._spans, (place + 1,))
        return next((end for _, end, _ in reversed(self._spans[max(0, last - 2) : last]) if end <= place), 0)

    def keys(self, place: int, count: int) -> list[str]:
        """What the last `count` citations before `place` point to, the last one last."""
        last = bisect_left(self._spans, (place,))
        return [key for *_, key in self._spans[max(0, last - count) : last]]
