"""Abbreviations that a text defines: "Long Form (LF)", also reversed, "LFs (long forms)".

The long form is found by walking backwards through its letters, as Schwartz and Hearst describe it (A simple
algorithm for identifying abbreviation definitions in biomedical text, Pacific Symposium on Biocomputing 8, 2003),
with two changes: the first letter of the short form begins a word, and a plural "s" is no letter of it.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Definition", "find", "long_forms"]

SHORT = re.compile(r"(?=\S{2,12}\Z)(?=(?:.*[A-Z]){2})[A-Z][A-Za-z0-9&./-]*\Z")
BRACKET = re.compile(r"[(\[](?P<inside>[^()\[\]\d;]{2,90})[)\]]")
SENTENCE = re.compile(r"[.;:!?]\s|[()\[\]\"“”]|\s'|,\s(?=which|who|that\b)")
WORD = re.compile(r"[^\W_][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Definition:
    """A short and a long form with their places in one block, in code points."""

    short: str
    short_start: int
    short_end: int
    long: str
    long_start: int
    long_end: int


def find(text: str) -> tuple[Definition, ...]:
    """The definitions of one block, in document order."""
    return tuple(_definitions(text))


def long_forms(texts: Iterable[str]) -> dict[str, str]:
    """The long form for each short one that the `texts` define, the first where two differ; plurals without "s"."""
    found: dict[str, str] = {}
    for text in texts:
        for definition in find(text):
            found.setdefault(definition.short, definition.long)
    return found


def _definitions(text: str) -> Iterator[Definition]:
    words: _Words | None = None
    for bracket in BRACKET.finditer(text):
        inside, start = bracket["inside"], bracket.start("inside")
        words = words or _Words.of(text)
        end = words.end_before(bracket.start())
        if SHORT.match(inside):
            begin = _long_start(inside, words, end)
            if begin is not None:
                yield Definition(inside, start, bracket.end("inside"), text[begin:end], begin, end)
        elif end:
            yield from _reversed(words, end, inside, start)


@dataclass(frozen=True, slots=True)
class _Words:
    """A text with the places where its words begin, and those where a stop ends what can be one name."""

    text: str
    starts: Sequence[int]
    breaks: Sequence[int]

    @classmethod
    def of(cls, text: str) -> _Words:
        starts = [m.start() for m in WORD.finditer(text)]
        return cls(text, starts, [m.end() for m in SENTENCE.finditer(text)])

    def end_before(self, place: int) -> int:
        """The end of what stands before `place`, without the white space between."""
        while place and self.text[place - 1].isspace():
            place -= 1
        return place

    def last(self, end: int, count: int) -> Sequence[int]:
        """Where the last words before `end` begin, `count` at most, as far back as the last stop."""
        stops = bisect.bisect_right(self.breaks, end)
        limit = self.breaks[stops - 1] if stops else 0
        after = bisect.bisect_left(self.starts, end)
        first = max(bisect.bisect_left(self.starts, limit), after - count)
        return self.starts[first:after]


def _reversed(words: _Words, end: int, inside: str, start: int) -> Iterator[Definition]:
    """The long form stands in the brackets, the short one is the word before them."""
    place = bisect.bisect_left(words.starts, end) - 1
    found = WORD.match(words.text, words.starts[place], end) if place >= 0 else None
    if found is None or found.end() != end or not SHORT.match(found[0]):
        return
    if _long_start(found[0], _Words.of(inside), len(inside)) == 0:
        yield Definition(found[0], found.start(), end, inside, start, start + len(inside))


def _long_start(short: str, words: _Words, end: int) -> int | None:
    """Where the long form of `short` begins that ends at `end`; nothing where its letters are not there."""
    letters = re.sub(r"[^A-Za-z0-9]", "", short.removesuffix("s") if short[:-1].isupper() else short).lower()
    last = words.last(end, min(len(letters) + 6, 2 * len(letters) + 2))
    return _walk_back(letters, words.text, end, last[0]) if last else None


def _walk_back(letters: str, text: str, end: int, limit: int) -> int | None:
    """The place of the first letter, found from `end`: each letter as late as may be, the first at a word's start."""
    place = end - 1
    for number in range(len(letters) - 1, -1, -1):
        while place >= limit and not (
            text[place].lower() == letters[number]
            and (number or place == limit or not text[place - 1].isalnum())
        ):
            place -= 1
        if place < limit:
            return None
        place -= 1
    return place + 1
