"""Pairing quotation marks: straight ones with state, curly and angled ones by their form; apostrophes are no quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from teiwright.encode.spans import Span

__all__ = ["pairs"]

SINGLE = "'"
APOSTROPHE = "’"
CLOSERS = {"“": "”", "‘": "’", "„": "“”", "‚": "‘’", "«": "»", "»": "«", "‹": "›", "›": "‹"}
MARKS = frozenset({SINGLE, '"', *CLOSERS, *"".join(CLOSERS.values())})
BEFORE_OPENING = ' \n\t([{/—–-"“„‘«»'
YEAR_DIGITS = 2


def pairs(text: str) -> tuple[Span, ...]:
    """The quoted runs of `text`, marks included, in document order, outer before inner.

    A mark that finds no partner quotes nothing.
    """
    stack: list[tuple[str, int]] = []
    levels: dict[str, list[int]] = {}
    found: list[Span] = []
    for place, mark in enumerate(text):
        level = _closes(text, place, mark, levels) if mark in MARKS else None
        if level is not None:
            found.append((stack[level][1], place + 1))
            while len(stack) > level:
                levels[stack.pop()[0]].pop()
        elif mark in MARKS and _opens(text, place, mark, levels):
            levels.setdefault(mark, []).append(len(stack))
            stack.append((mark, place))
    return tuple(sorted(found, key=lambda span: (span[0], -span[1])))


def _opens(text: str, place: int, mark: str, levels: Mapping[str, Sequence[int]]) -> bool:
    if mark == SINGLE:
        return _may_open(text, place)
    if mark == '"':
        return True
    return mark in CLOSERS and not (mark in "»«›‹" and levels.get(mark))


def _may_open(text: str, place: int) -> bool:
    """A straight single mark opens after a space, bracket or dash and before a word; "'68" is an apostrophe."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    digits = text[place + 1 : place + 1 + YEAR_DIGITS]
    decade = digits.isdigit() and not text[place + 3 : place + 4].isdigit()
    return (not before or before in BEFORE_OPENING) and bool(after.strip()) and not decade


def _closes(text: str, place: int, mark: str, levels: Mapping[str, Sequence[int]]) -> int | None:
    """The level of the stack that the mark at `place` closes, the innermost first; `levels` are those of each opener."""
    fitting = [opened[-1] for opener, opened in levels.items() if opened and _fits(text, place, opener, mark)]
    return max(fitting, default=None)


def _fits(text: str, place: int, opener: str, mark: str) -> bool:
    if opener in {SINGLE, '"'}:
        return mark == opener and (mark == '"' or _may_close(text, place))
    return mark in CLOSERS[opener] and not (mark == APOSTROPHE and _between_letters(text, place))


def _may_close(text: str, place: int) -> bool:
    """A straight single mark closes behind a word and before none, unless it is the possessive of a plural."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if not before.strip() or after.isalnum():
        return False
    return not (before == "s" and after == " " and _closes_later(text, place))


def _closes_later(text: str, place: int) -> bool:
    """Whether another mark closes behind `place` before one opens: then the one at `place` is a possessive."""
    for later in range(place + 1, len(text)):
        if text[later] == SINGLE and not _between_letters(text, later):
            return not _may_open(text, later) and bool(text[later - 1].strip())
    return False


def _between_letters(text: str, place: int) -> bool:
    return text[place - 1 : place].isalnum() and text[place + 1 : place + 2].isalnum()
