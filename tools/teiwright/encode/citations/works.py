"""The works that a text can cite, and which of them a printed author and year mean.

A name matches exactly, in another spelling (Müller, Mueller), in part (one half of a double surname, words run
together or shortened) or but for one letter; a year exactly, by its letter, or as one of several that the entry prints. What is
not exact carries a lower certainty, and what two entries fit alike is linked to the first with a low one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from teiwright.encode.bibliography import fold
from teiwright.encode.citations import names, years
from teiwright.encode.citations.names import PARTICLES, Forms, Level
from teiwright.encode.citations.years import NO_DATE, SOON, YEAR, Year
from teiwright.model import Cert

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from teiwright.encode.bibliography import Entry

__all__ = ["NOTHING", "Link", "Work", "Works"]

BEFORE = re.compile(
    rf"[\[(]({YEAR})(?:[-–]\d{{2,4}})?[\])],?\s*{YEAR}|{YEAR}\s?[\[(]({YEAR})[\])]|({YEAR})/{YEAR}"
)
FIRST = re.compile(
    rf"(?:\borig|\bfirst|\berst|\bzuerst|\brepr|\breprint|\bNachdr)[^.;]{{0,40}}?({YEAR})", re.IGNORECASE
)
ANY_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")
ACRONYM = re.compile(r"(?=(?:.*[A-Z]){2})[A-Za-z0-9]{2,8}\Z")
NUMBERED = re.compile(r"\s*(?:\[(\d{1,4})\]|(\d{1,4})[.)])\s")
ACCESSED = re.compile(
    r"\b(?:accessed|retrieved|visited|abgerufen|aufgerufen|zugegriffen|zuletzt|consulté|consultado|accedido|https?:)[^.;)]*",
    re.IGNORECASE,
)
HEAD = 200


class Fit(NamedTuple):
    """How well a citation fits an entry, comparable: all names or not, the year, how many names, how well."""

    whole: bool
    year: int
    cover: int
    level: Level


@dataclass(frozen=True, slots=True)
class Link:
    """What a citation means.

    Attributes:
        key: of the entry, empty without one.
        cert: how sure that is.
        firm: whether names and year fit so well that no brackets are needed to tell a citation.
        fit: how well, for choosing between two readings.
    """

    key: str
    cert: Cert
    firm: bool = False
    fit: tuple[int, ...] = ()


NOTHING = Link("", Cert.HIGH)


@dataclass(frozen=True, slots=True)
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
            if self.entry.suffix == year.suffix:
                return 4
            return 0 if self.entry.suffix and year.suffix else 3
        first = year.value.split("/")[0]
        if first in self.others or (year.is_range and first == self.year[:4]) or self._spans(first):
            return 2
        if self.year and self.year not in {NO_DATE, SOON}:
            return 0
        if first in self.loose or (year.value in {NO_DATE, SOON} and self.year == year.value):
            return 2
        return int(not self.loose or not year.value.isdigit())

    def _spans(self, year: str) -> bool:
        first, dash, last = self.year.partition("/")
        return bool(dash) and year.isdigit() and first <= year <= (last or first)


class Works:
    """The entries of a bibliography, ready to be found by what a citation prints."""

    __slots__ = (
        "_by_key",
        "_by_word",
        "_by_year",
        "_exact",
        "_memory",
        "_short",
        "numbered",
        "places",
        "works",
    )

    def __init__(
        self, entries: Iterable[Entry], abbreviations: Mapping[str, str], labels: Sequence[str] = ()
    ) -> None:
        """Index `entries`.

        Args:
            entries: the bibliography.
            abbreviations: the long form for each short one that the text defines.
            labels: the printed number of each entry that stands outside its text, as of a list item; empty ones have none.
        """
        self.works = tuple(_work(entry) for entry in entries)
        self.numbered = _numbers(self.works, labels)
        self.places = frozenset(fold(p) for w in self.works for p in w.entry.values("place"))
        self._short = {fold(short): fold(long) for short, long in abbreviations.items()}
        self._by_word: defaultdict[str, list[Work]] = defaultdict(list)
        self._by_year: defaultdict[str, list[Work]] = defaultdict(list)
        self._by_key = {work.entry.key: work for work in self.works}
        self._exact = frozenset(form for work in self.works for name in work.names for form in name.exact)
        self._memory: dict[tuple[str, str, str], Link] = {}
        for work in self.works:
            for word in work.names[0].words() if work.names else ():
                self._by_word[word].append(work)
            for year in {*work.year.split("/"), *work.others, *work.loose}:
                self._by_year[year].append(work)

    @property
    def interviews(self) -> tuple[Entry, ...]:
        """The entries that are interviews."""
        return tuple(w.entry for w in self.works if w.entry.kind == "interview")

    def begins(self, word: str) -> bool:
        """Whether a name of an entry has `word`, or an abbreviation for one is it."""
        folded = fold(names.POSSESSIVE.sub("", word))
        return folded in self._short or any(w in self._by_word for w in _spellings(folded))

    def knows(self, author: str) -> bool:
        """Whether `author`, as a citation prints it, names the responsible ones of an entry exactly."""
        return bool(self.of(author))

    def of(self, author: str) -> list[Work]:
        """The works whose responsible ones `author` names exactly, in the order of the bibliography."""
        cited = self._cited(author)
        return [
            w
            for w in self._candidates(cited)
            if _names_fit(cited, names.is_more(author), w)[1] >= Level.SPELT
        ]

    def given_names(self, key: str) -> frozenset[str]:
        """The folded given names of the first author of the entry `key`."""
        work = self._by_key.get(key)
        return work.names[0].fore if work and work.names else frozenset()

    def of_surname(self, word: str) -> list[Work]:
        """The works that have `word` in the name of their first author."""
        return list(dict.fromkeys(w for part in fold(word).split() for w in self._by_word.get(part, ())))

    def pages(self, key: str) -> str:
        """The pages that the entry `key` prints, ``217-234``; empty without."""
        work = self._by_key.get(key)
        return work.entry.first("page") if work else ""

    def of_year(self, year: str) -> Sequence[Work]:
        """The works that print `year`."""
        return self._by_year.get(year, ())

    def link(self, author: str, year: Year) -> Link:
        """The entry that `author` and `year` mean.

        An exact name with another year means an entry only if its author has no other, or one work is a year apart.
        """
        known = (author, year.value, year.suffix)
        if known not in self._memory:
            self._memory[known] = self._link(author, year)
        return self._memory[known]

    def _link(self, author: str, year: Year) -> Link:
        cited, more = self._cited(author), names.is_more(author)
        if not cited:
            return NOTHING
        fits = [(_fit(cited, more, w, year), w) for w in self._candidates(cited)]
        dated = [(f, w) for f, w in fits if f.level and f.year]
        if not any(f.whole for f, _ in dated):
            dated += [
                (f, w)
                for w in self._by_year.get(year.value, ())
                if (f := _fit(cited, more, w, year)).level and f.year
            ]
        if dated:
            return _chosen(dated)
        exact = [w for f, w in fits if f.whole and f.level >= Level.SPELT]
        return self._by_words(cited, author, year) or _another_year(exact, year) or NOTHING

    def _by_words(self, cited: tuple[str, ...], author: str, year: Year) -> Link | None:
        """The one entry of that year whose head has the cited names as words, or whose title begins with them."""
        same = [*self._by_year.get(year.value, ()), *self._by_year.get("", ())]
        heads = [w for w in same if _in_head(cited, w)]
        titles = [w for w in same if len(cited) == 1 and _in_title(cited[0], w)]
        found = heads or titles
        if not found and ACRONYM.match(author):
            found = [w for w in same if author in re.findall(r"\w+", w.entry.text)]
        if not found and len(cited) == 1:
            found = [w for w in same if not w.names and f" {cited[0]} " in f" {fold(w.entry.text)} "]
        if len(dict.fromkeys(w.entry.key for w in found)) != 1:
            return None
        return Link(found[0].entry.key, Cert.LOW, firm=False, fit=(0, 1))

    def _cited(self, author: str) -> tuple[str, ...]:
        """The names that `author` joins; one name where an entry has it whole, such as "Ortega y Gasset"."""
        whole = self._long(fold(names.ET_AL.sub("", author)))
        parts = tuple(self._long(part) for part in names.parts(author))
        for one in (whole, " ".join(parts)):
            if len(parts) != 1 and one in self._exact:
                return (one,)
        return parts

    def _long(self, name: str) -> str:
        return name if name in self._exact else self._short.get(name, name)

    def _candidates(self, cited: tuple[str, ...]) -> list[Work]:
        words = _spellings(cited[0]) if cited else ()
        return list(
            dict.fromkeys(w for word in words if word not in PARTICLES for w in self._by_word.get(word, ()))
        )


def _spellings(folded: str) -> list[str]:
    """The words of a folded name as the index may have them: as they are, in plain letters, run together."""
    words = folded.split()
    genitive = [words[-1][:-1]] if words and words[-1].endswith("s") else []
    return [*words, *(names.plain(word) for word in words), "".join(words), *genitive]


def _numbers(works: Sequence[Work], labels: Sequence[str]) -> dict[int, str]:
    """The key for each printed number; nothing unless most entries have one."""
    printed = [NUMBERED.match(work.entry.text) for work in works]
    given = [(m[1] or m[2]) if m else "" for m in printed]
    if labels:
        given = [own or re.sub(r"\D", "", label) for own, label in zip(given, labels, strict=True)]
    numbers = {int(n): work.entry.key for n, work in zip(given, works, strict=True) if n}
    return numbers if 2 * len(numbers) > len(works) else {}


def _work(entry: Entry) -> Work:
    own = years.normal(entry.year) if not entry.year.isdigit() else entry.year
    printed = next((d for d in entry.values("date") if d[:4] == own and "/" in d), own)
    head = entry.text[: HEAD * 2]
    others = {y for m in BEFORE.finditer(head) for y in m.groups() if y} | set(FIRST.findall(entry.text))
    if own == SOON:
        others |= set(ANY_YEAR.findall(head))
    loose = (
        frozenset() if own and own != NO_DATE else frozenset(ANY_YEAR.findall(ACCESSED.sub("", entry.text)))
    )
    title = entry.first("title_a") or entry.first("title_m") or entry.first("title_u")
    more = bool(re.search(r"\bet\s+al\b|\bu\.\s?a\.", entry.text[:HEAD]))
    forms = tuple(names.forms(name) for name in entry.responsible)
    year = _shortened(printed) if own.isdigit() else own
    return Work(entry, forms, year, frozenset(others - {own}), loose, fold(title), more)


def _shortened(date: str) -> str:
    """The years of a date: ``1953/1957`` of ``1953-04/1957``."""
    first, dash, last = date.partition("/")
    return f"{first[:4]}{dash}{last[:4]}"


def _fit(cited: tuple[str, ...], more: bool, work: Work, year: Year) -> Fit:  # noqa: FBT001 - a fact of the citation
    cover, level = _names_fit(cited, more, work)
    return Fit(cover > 1, work.fits_year(year), cover, level)


def _names_fit(cited: tuple[str, ...], more: bool, work: Work) -> tuple[int, Level]:  # noqa: FBT001 - a fact of the citation
    """How many of the names are cited: 4 as many as there are, 3 with "et al.", 2 fewer, 1 only the first fits; how well."""
    if not work.names or not cited:
        return 0, Level.NONE
    levels = [names.compare(c, n) for c, n in zip(cited, work.names, strict=False)]
    if not levels[0]:
        return 0, Level.NONE
    if not all(levels) or len(cited) > len(work.names):
        return 1, min(levels[0], Level.PART)
    count = len(work.names) + work.more
    if more:
        return (4 if count > max(2, len(cited)) else 3 if count > 1 else 2), min(levels)
    return (4 if count == len(cited) else 2), min(levels)


def _chosen(dated: list[tuple[Fit, Work]]) -> Link:
    """The work that fits best; the first with a low certainty where several fit alike."""
    best = max(f for f, _ in dated)
    found = list(dict.fromkeys(w for f, w in dated if f == best))
    if len(found) > 1 or not best.whole or best.year < 2 or best.level == Level.TYPO:
        cert = Cert.LOW
    else:
        cert = Cert.HIGH if best.level == Level.EXACT and best.cover > 2 else Cert.MEDIUM
    firm = best.level >= Level.PART and best.year > 1
    return Link(found[0].entry.key, cert, firm, (int(best.whole), best.year, int(best.level), best.cover))


def _another_year(exact: list[Work], year: Year) -> Link | None:
    """The only work of an author, or the only one that is a year apart."""
    if len(exact) == 1:
        return Link(exact[0].entry.key, Cert.LOW, fit=(0, 0))
    near = [
        w
        for w in exact
        if w.year.isdigit() and year.value.isdigit() and abs(int(w.year) - int(year.value)) == 1
    ]
    return Link(near[0].entry.key, Cert.LOW, fit=(0, 0)) if len(near) == 1 else None


def _in_head(cited: tuple[str, ...], work: Work) -> bool:
    """Whether each cited name ends with a word of what the entry prints before its title."""
    place = work.entry.text.find(work.year[:4]) if work.year.isdigit() else HEAD
    words = fold(work.entry.text[: place if 0 < place < HEAD * 2 else HEAD]).split()
    return all(
        any(w == part.split()[-1] or (len(w) > 4 and w.endswith(part.split()[-1])) for w in words)
        for part in cited
    )


def _in_title(cited: str, work: Work) -> bool:
    """Whether the title has the words of `cited` in a row."""
    return len(cited) > 4 and f" {cited} " in f" {work.title} "
