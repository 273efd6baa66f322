"""Abbreviations that a text defines: "Long Form (LF)", also reversed, "LFs (long forms)".

The long form is found by walking backwards through its letters, as Schwartz and Hearst describe it (A simple
algorithm for identifying abbreviation definitions in biomedical text, Pacific Symposium on Biocomputing 8, 2003),
with two changes: the first letter of the short form begins a word, and a plural "s" is no letter of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    for bracket in BRACKET.finditer(text):
        inside, start = bracket["inside"], bracket.start("inside")
        before = text[: bracket.start()].rstrip()
        if SHORT.match(inside):
            begin = _long_start(inside, before)
            if begin is not None:
                yield Definition(inside, start, bracket.end("inside"), before[begin:], begin, len(before))
        elif before:
            yield from _reversed(text, before, inside, start)


def _reversed(text: str, before: str, inside: str, start: int) -> Iterator[Definition]:
    """The long form stands in the brackets, the short one is the word before them."""
    words = list(WORD.finditer(before))
    short = words[-1] if words and words[-1].end() == len(before) else None
    if short is not None and SHORT.match(short[0]) and _long_start(short[0], inside) == 0:
        yield Definition(
            text[short.start() : short.end()], short.start(), short.end(), inside, start, start + len(inside)
        )


def _long_start(short: str, before: str) -> int | None:
    """Where the long form of `short` begins at the end of `before`; nothing where its letters are not there."""
    letters = re.sub(r"[^A-Za-z0-9]", "", short.removesuffix("s") if short[:-1].isupper() else short).lower()
    breaks = [m.end() for m in SENTENCE.finditer(before)]
    limit = breaks[-1] if breaks else 0
    reach = min(len(letters) + 6, 2 * len(letters) + 2)
    words = list(WORD.finditer(before, limit))[-reach:]
    if not words:
        return None
    return _walk_back(letters, before, words[0].start())


def _walk_back(letters: str, before: str, limit: int) -> int | None:
    """The place of the first letter, found from the end: each letter as late as may be, the first at a word's start."""
    place = len(before) - 1
    for number in range(len(letters) - 1, -1, -1):
        while place >= limit and not (
            before[place].lower() == letters[number]
            and (number or place == limit or not before[place - 1].isalnum())
        ):
            place -= 1
        if place < limit:
            return None
        place -= 1
    return place + 1
