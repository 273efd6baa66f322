"""How well a printed author and year fit an entry.

A name matches exactly, in another spelling (Müller, Mueller), in part (one half of a double surname, words run
together or shortened) or but for one letter; a year exactly, by its letter, or as one of several that the entry prints.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from teiwright.encode.bibliography import fold
from teiwright.encode.citations import names, years
from teiwright.encode.citations.names import Forms, Level
from teiwright.encode.citations.years import NO_DATE, SOON, YEAR, Year

if TYPE_CHECKING:
    from teiwright.encode.bibliography import Entry

__all__ = ["HEAD", "NO_FIT", "Fit", "Work", "fit", "in_head", "in_title", "names_fit", "work_of"]

BEFORE = re.compile(
    rf"[\[(]({YEAR})(?:[-–]\d{{2,4}})?[\])],?\s*{YEAR}|{YEAR}\s?[\[(]({YEAR})[\])]|({YEAR})/{YEAR}"
)
FIRST = re.compile(
    rf"(?:\borig|\bfirst|\berst|\bzuerst|\brepr|\breprint|\bNachdr)[^.;]{{0,40}}?({YEAR})", re.IGNORECASE
)
ANY_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")
ACCESSED = re.compile(
    r"\b(?:accessed|retrieved|visited|abgerufen|aufgerufen|zugegriffen|zuletzt|consulté|consultado|accedido|https?:)[^.;)]*",
    re.IGNORECASE,
)
HEAD = 200


class Fit(NamedTuple):
    """How well a citation fits an entry; of two, the greater one fits better.

    Attributes:
        whole: whether every name that is cited is one of the entry, in order.
        names: how many names are cited.
        year: as `Work.fits_year` has it.
        cover: 4 as many names as the entry has, 3 with "et al.", 2 fewer, 1 only the first fits.
        level: how well the names fit that fit least.
    """

    whole: bool
    names: int
    year: int
    cover: int
    level: Level


NO_FIT = Fit(whole=False, names=0, year=0, cover=0, level=Level.NONE)


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """An entry, ready to be compared: the forms of its names, its years, its words."""

    entry: Entry
    names: tuple[Forms, ...]
    year: str
    others: frozenset[str]
    loose: frozenset[str]
    title: str
    more: bool

    def fits_year(self, year: Year) -> int:
        """How well `year` is its own: 4 with its letter, 3 without, 2 another one that it prints, 1 not refuted, 0."""
        if year.value == self.year and year.value:
            same = self.entry.suffix == year.suffix
            return 4 if same else 0 if self.entry.suffix and year.suffix else 3
        first, _, last = year.value.partition("/")
        if last and "/" not in self.year:
            return 0
        if first in self.others or year.value == f"{self.year}/" or self._spans(first):
            return 2
        if self.year and self.year not in {NO_DATE, SOON}:
            return int(first in self.loose)
        alike = first in self.loose or (year.value in {NO_DATE, SOON} and self.year == year.value)
        return 2 if alike else int(not self.loose or not year.value.isdigit())

    def _spans(self, year: str) -> bool:
        first, dash, last = self.year.partition("/")
        return bool(dash) and year.isdigit() and first <= year <= (last or year)


def work_of(entry: Entry) -> Work:
    """The work that `entry` describes."""
    own = years.normal(entry.year) if not entry.year.isdigit() else entry.year
    printed = next((d for d in entry.values("date") if d[:4] == own and "/" in d), own)
    head = entry.text[: HEAD * 2]
    others = {y for m in BEFORE.finditer(head) for y in m.groups() if y} | set(FIRST.findall(entry.text))
    if own == SOON:
        others |= set(ANY_YEAR.findall(head))
    if re.search(rf"\b{own}[-–](?!\d)", head):
        printed = f"{own}/"
    loose = frozenset(ANY_YEAR.findall(ACCESSED.sub("", entry.text)))
    title = entry.first("title_a") or entry.first("title_m") or entry.first("title_u")
    more = bool(re.search(r"\bet\s+al\b|\bu\.\s?a\.", entry.text[:HEAD]))
    forms = tuple(names.forms(name) for name in entry.responsible)
    year = _shortened(printed) if own.isdigit() else own
    return Work(entry, forms, year, frozenset(others - {own}), loose, fold(title), more)


def _shortened(date: str) -> str:
    """The years of a date: ``1953/1957`` of ``1953-04/1957``."""
    first, dash, last = date.partition("/")
    return f"{first[:4]}{dash}{last[:4]}"


def fit(cited: tuple[str, ...], more: bool, work: Work, year: Year) -> Fit:  # noqa: FBT001 - a fact of the citation
    """How well `cited` and `year` fit `work`; `more` says that "et al." follows the names."""
    cover, level = names_fit(cited, more, work)
    return Fit(cover > 1, len(cited), work.fits_year(year), cover, level)


def names_fit(cited: tuple[str, ...], more: bool, work: Work) -> tuple[int, Level]:  # noqa: FBT001 - a fact of the citation
    """How many of the names are cited: 4 as many as there are, 3 with "et al.", 2 fewer, 1 only the first fits; how well."""
    if not work.names or not cited:
        return 0, Level.NONE
    levels = [names.compare(c, n) for c, n in zip(cited, work.names, strict=False)]
    if not levels[0]:
        return 0, Level.NONE
    if not all(levels):  # co-authors are cited in another order at times
        rest = [max(names.compare(c, n) for n in work.names[1:]) for c in cited[1:]]
        levels = [min(levels[0], Level.PART), *rest]
    if not all(levels) or len(cited) > len(work.names):
        return 1, min(levels[0], Level.PART)
    count = len(work.names) + work.more
    if more:
        return (4 if count > max(2, len(cited)) else 3 if count > 1 else 2), min(levels)
    return (4 if count == len(cited) else 2), min(levels)


def in_head(cited: tuple[str, ...], work: Work) -> bool:
    """Whether each cited name ends with a word of what the entry prints before its title."""
    place = work.entry.text.find(work.year[:4]) if work.year.isdigit() else HEAD
    words = fold(work.entry.text[: place if 0 < place < HEAD * 2 else HEAD]).split()
    return all(
        any(w == part.split()[-1] or (len(w) > 4 and w.endswith(part.split()[-1])) for w in words)
        for part in cited
    )


def in_title(cited: str, work: Work) -> bool:
    """Whether the title has the words of `cited` in a row."""
    return len(cited) > 4 and f" {cited} " in f" {work.title} "
