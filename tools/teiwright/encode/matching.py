"""Which printed entry prints which record: by the DOI, else by year, first name and the words of the title."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teiwright.encode.bibliography import fold
from teiwright.encode.bibliography.entry import Kind
from teiwright.references import markup

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teiwright.encode.bibliography import Entry
    from teiwright.references import Reference

__all__ = ["matches"]

ENOUGH = 0.8
"""How much of a title an entry must print."""
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_MAIN = re.compile(r"[:.?!–—]\s")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a printed entry, ready to be compared."""

    words: frozenset[str]
    joined: str
    text: str
    years: frozenset[str]


def matches(entries: Sequence[Entry], references: Sequence[Reference]) -> dict[int, int]:
    """For the place of an entry the place of its record; no record has two entries.

    A record fits where its DOI is printed, or where its year is, the first of its names, and four fifths of the words of
    its title or of the title before its colon (two words at least); a record without a year or a name is judged by the rest. The best fit comes first.
    """
    by_year: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(references):
        for year in _years(one) or {""}:
            by_year[year].append(number)
    by_doi = {one.get("DOI").casefold(): number for number, one in enumerate(references) if one.get("DOI")}
    scored = [
        (score, -place, -number)
        for place, entry in enumerate(entries)
        if entry.kind is not Kind.INTERVIEW
        for number, score in _candidates(_words(entry.text), references, by_year, by_doi)
    ]
    found: dict[int, int] = {}
    used: set[int] = set()
    for _, place, number in sorted(scored, reverse=True):
        if -place not in found and -number not in used:
            found[-place] = -number
            used.add(-number)
    return found


def _words(text: str) -> _Words:
    folded = fold(text)
    words = frozenset(folded.split())
    return _Words(words, folded.replace(" ", ""), text.casefold(), frozenset(_YEAR.findall(text)))


def _candidates(
    printed: _Words, references: Sequence[Reference], by_year: dict[str, list[int]], by_doi: dict[str, int]
) -> Iterator[tuple[int, float]]:
    for doi, number in by_doi.items():
        if doi in printed.text:
            yield number, 3.0 + len(doi) / 1000
    numbers = {number for year in (*printed.years, "") for number in by_year.get(year, ())}
    for number in numbers:
        score = _score(printed, references[number])
        if score:
            yield number, score


def _score(printed: _Words, one: Reference) -> float:
    """How well a record fits: the share of the title that is printed, and of the names; 0 where it does not."""
    title = markup.plain(one.get("title"))
    main = _MAIN.split(title, maxsplit=1)[0]
    whole = _share(printed, title)
    part = _share(printed, main) if len(main.split()) >= _SHORTEST else 0.0
    names = [fold(name.family or name.literal or name.given) for name in one.responsible]
    there = [name in printed.joined if " " in name else name in printed.words for name in names]
    there = [
        found or name.replace(" ", "") in printed.joined for found, name in zip(there, names, strict=True)
    ]
    if max(whole, part) < ENOUGH or (there and not there[0]) or not (names or _years(one)):
        return 0.0
    container = _share(printed, markup.plain(one.get("container-title")))
    length = min(len(title.split()), 30) / 100  # of two titles that are printed whole the longer one is meant
    return whole + length + 0.5 * (sum(there) / len(there) if there else 0) + 0.1 * container


def _share(printed: _Words, text: str) -> float:
    """The share of the words of `text` that are printed; all of it where they stand together."""
    folded = fold(text)
    words = set(folded.split())
    if not words:
        return 0.0
    if folded.replace(" ", "") in printed.joined:
        return 1.0
    return len(words & printed.words) / len(words)


def _years(one: Reference) -> set[str]:
    """The years under which a list may print a record."""
    found = (one.dates.get(name) for name in ("issued", "original-date"))
    return {str(date.start[0]) for date in found if date and date.start}
