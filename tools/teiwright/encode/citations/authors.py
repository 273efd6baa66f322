"""The author that a citation prints before its year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teiwright.encode.citations.works import PARTICLES
from teiwright.encode.dates.words import ABBREVIATED_MONTHS, MONTHS, SMALL_MONTHS

if TYPE_CHECKING:
    from teiwright.encode.citations.works import Works

__all__ = ["Author", "before", "is_plausible", "is_same_author", "narrative"]

REACH = 12
MONTH_NAMES = {name.casefold() for name in (*MONTHS, *SMALL_MONTHS, *ABBREVIATED_MONTHS)}
LEAD_IN = re.compile(
    r"\A(?:(?:cf|see|vgl|siehe|voir|véase|compare|e\.\s?g|i\.\s?e|z\.\s?B|among\s+(?:them|others)|also|but|for\s+example|"
    r"for\s+instance|quoted\s+in|cited\s+(?:in|by|after)|zit\.?\s+n(?:ach|\.)|in|by|from|after|and|or|the|both|notably|especially|"
    r"particularly|most\s+recently|most|as|auch|aussi)\b\.?,?:?\s*)+",
    re.IGNORECASE,
)
LINK = {
    "and",
    "und",
    "et",
    "y",
    "e",
    "&",
    "al",
    "al.",
    "others",
    "u.a.",
    "colleagues",
    "of",
    "for",
    "the",
    "on",
    "and/or",
}
TOKEN = re.compile(r"[^\s/&]+|[/&]")
TAIL = re.compile(r"[\s,.:]*\Z")
NAME = re.compile(r"[^\W\d_][\w.'’\-–]*,?\Z")
PART = re.compile(r"[;:]\s")


@dataclass(frozen=True, slots=True)
class Author:
    """An author as printed, with its place in the text that was searched."""

    text: str
    start: int
    end: int


def before(lead: str, works: Works) -> Author | None:
    """The author at the end of `lead`, the characters before a year: one that `works` knows, else a name-like run.

    Offsets count in `lead`.
    """
    end = TAIL.search(lead)
    limit = end.start() if end else len(lead)
    # "et al." keeps its stop.
    if lead[:limit].endswith(" al") and lead[limit : limit + 1] == ".":
        limit += 1
    start = max((m.end() for m in PART.finditer(lead, 0, limit)), default=0)
    tokens = list(TOKEN.finditer(lead, start, limit))
    return _known(lead, tokens, limit, works) or _name_like(lead, tokens, limit)


def narrative(text: str, bracket: int, works: Works) -> Author | None:
    """The author right before a bracket that holds a year alone, if the bibliography knows it; `bracket` is behind "("."""
    limit = bracket - 1
    while limit and text[limit - 1] == " ":
        limit -= 1
    tokens = list(TOKEN.finditer(text, max(0, limit - 120), limit))
    return _known(text, tokens, limit, works)


def is_same_author(lead: str) -> bool:
    """Whether only a comma or "and" stands between two years: the second year is of the same author."""
    return bool(re.fullmatch(r"\s*(?:,|and|und|et|y|&|,\s*and)\s*", lead))


def is_plausible(text: str, begin: int, end: int, group: tuple[int, int]) -> bool:
    """Whether what finds no entry is printed as a citation all the same: alone in its part of the brackets."""
    start, stop = group
    if begin < start:
        return False
    left = re.split(r"[;:]\s", text[start:begin])[-1]
    right = re.split(r";", text[end:stop])[0]
    words = re.findall(r"[^\W\d_]+", text[begin:end])
    return (
        not LEAD_IN.sub("", left.strip()).strip()
        and bool(re.fullmatch(r"\s*(?:[,.:]\s*(?:[^\W\d_]{1,4}\.\s*)?[\d\s,–-]+)?", right))
        and not any(w.casefold() in MONTH_NAMES for w in words)
    )


def _known(text: str, tokens: list[re.Match[str]], limit: int, works: Works) -> Author | None:
    """The longest run of tokens at the end that names the authors of an entry, with the particles before it."""
    for place, token in enumerate(tokens[-REACH:], max(0, len(tokens) - REACH)):
        if token[0][:1].isupper() and works.knows(text[token.start() : limit]):
            while place and tokens[place - 1][0] in PARTICLES:
                place -= 1  # noqa: PLW2901 - the run grows to the left
            start = tokens[place].start()
            return Author(text[start:limit], start, limit)
    return None


def _name_like(text: str, tokens: list[re.Match[str]], limit: int) -> Author | None:
    """The longest run of capitalised words, particles and links at the end that begins with a capital or particle."""
    first: int | None = None
    for token in reversed(tokens):
        word = token[0].strip(",")
        capital = bool(NAME.match(token[0])) and word[:1].isupper()
        if not (capital or word in PARTICLES or word in LINK or word in {"/", "&", "al."}):
            break
        if capital or word in PARTICLES:
            first = token.start()
    if first is None:
        return None
    candidate = text[first:limit]
    lead_in = LEAD_IN.match(candidate)
    if lead_in:
        first += lead_in.end()
        candidate = text[first:limit]
    month = candidate.split()[-1].casefold() in MONTH_NAMES if candidate.split() else True
    return None if month or not candidate[:1].isalpha() else Author(candidate, first, limit)
