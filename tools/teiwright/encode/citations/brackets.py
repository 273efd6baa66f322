"""The brackets of a text, nested ones too, found in one pass."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Bracket", "around", "find"]

MARK = re.compile(r"[()\[\]]")
CLOSES = {")": "(", "]": "["}
DEPTH, LONGEST = 8, 4000


@dataclass(frozen=True, slots=True)
class Bracket:
    """What stands between two brackets: `start` behind the opening one, `end` before the closing one, `depth` from 1."""

    start: int
    end: int
    depth: int


def find(text: str) -> tuple[Bracket, ...]:
    """The brackets of `text` that close, outer before inner; a mark without a partner near by, or too deep, is none."""
    stack: list[tuple[str, int]] = []
    found: list[Bracket] = []
    for mark in MARK.finditer(text):
        if mark[0] not in CLOSES:
            stack = [*stack[-DEPTH:], (mark[0], mark.end())]
            continue
        level = next((n for n in range(len(stack) - 1, -1, -1) if stack[n][0] == CLOSES[mark[0]]), None)
        if level is not None and mark.start() - stack[level][1] <= LONGEST:
            found.append(Bracket(stack[level][1], mark.start(), level + 1))
        if level is not None:
            del stack[level:]
    return tuple(sorted(found, key=lambda b: (b.start, -b.end)))


def around(brackets: tuple[Bracket, ...], places: list[int]) -> Iterator[Bracket | None]:
    """For each of the rising `places` the innermost bracket that holds it, in one pass over both."""
    open_ones: list[Bracket] = []
    coming = iter(brackets)
    following = next(coming, None)
    for place in places:
        while following is not None and following.start <= place:
            open_ones.append(following)
            following = next(coming, None)
        open_ones = [b for b in open_ones if b.end > place]
        yield open_ones[-1] if open_ones else None
