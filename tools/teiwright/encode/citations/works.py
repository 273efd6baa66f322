"""The works that a text can cite, and which of them a printed author and year mean.

A name matches exactly, in another spelling (Müller, Mueller), in part (one half of a double surname, words run
together or shortened) or but for one letter; a year exactly, by its letter, or as one of several that the entry prints. What is
not exact carries a lower certainty, and what two entries fit alike is linked to the first with a low one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from string import ascii_lowercase
from typing import TYPE_CHECKING

from teiwright.encode.bibliography import fold
from teiwright.encode.citations import names
from teiwright.encode.citations.fitting import (
    HEAD,
    NO_FIT,
    Fit,
    Work,
    fit,
    in_head,
    in_title,
    names_fit,
    work_of,
)
from teiwright.encode.citations.names import PARTICLES, Level
from teiwright.model import Cert

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from teiwright.encode.bibliography import Entry
    from teiwright.encode.citations.years import Year

__all__ = ["NOTHING", "Link", "Works"]

ACRONYM = re.compile(r"(?=(?:.*[A-Z]){2})[A-Za-z0-9]{2,8}\Z")
BEHIND = re.compile(r"(?<=\w)\s?(?:\[[^\W\d_]{2,12}\]|\([^\W\d_]{2,12}\))\Z")
"""The short form that a citation prints behind the long one, "National Archives [NA], 2020"."""
CUT_SHORT = re.compile(r"(?:…|\.\.)\Z")
"""The first words of a title for the whole, "Rivers…, 2016", as Portuguese and Spanish styles cite what has no author."""
SUBTITLE = re.compile(r"[:?!.]\s")
SAME_YEAR, ANOTHER_YEAR = 3, 2
ALL, ALL_WITH_OTHERS = 4, 2
NUMBERED = re.compile(r"\s*(?:\[(\d{1,4})\]|(\d{1,4})[.)])\s")


@dataclass(frozen=True, slots=True)
class Link:
    """What a citation means.

    Attributes:
        key: of the entry, empty without one.
        cert: how sure that is.
        fit: how well author and year fit it; `NO_FIT` where something else decided.
    """

    key: str
    cert: Cert
    fit: Fit = NO_FIT

    @property
    def firm(self) -> bool:
        """Whether names and year fit so well that no brackets are needed to tell a citation."""
        return self.fit.level >= Level.PART and self.fit.year >= ANOTHER_YEAR


NOTHING = Link("", Cert.HIGH)


class Works:
    """The entries of a bibliography, ready to be found by what a citation prints."""

    __slots__ = (
        "_by_key",
        "_by_last",
        "_by_title",
        "_by_word",
        "_by_year",
        "_exact",
        "_known",
        "_memory",
        "_short",
        "_small",
        "numbered",
        "places",
        "titled_first",
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
        self.works = tuple(work_of(entry) for entry in entries)
        self.numbered = _numbers(self.works, labels)
        self.titled_first = 2 * sum(_is_titled_first(w.entry) for w in self.works) > len(self.works)
        self.places = frozenset(fold(p) for w in self.works for p in w.entry.values("place"))
        self._short = {fold(short): fold(long) for short, long in abbreviations.items()}
        self._by_word: defaultdict[str, list[Work]] = defaultdict(list)
        self._by_last: defaultdict[str, list[Work]] = defaultdict(list)
        self._by_title: defaultdict[str, list[Work]] = defaultdict(list)
        self._by_year: defaultdict[str, list[Work]] = defaultdict(list)
        self._by_key = {work.entry.key: work for work in self.works}
        self._exact = frozenset(form for work in self.works for name in work.names for form in name.exact)
        self._small = frozenset(
            name.printed.split()[0].rstrip(",")
            for w in self.works
            for name in w.entry.responsible
            if name.printed[:1].islower()
        )
        self._known: dict[str, tuple[Work, ...]] = {}
        self._memory: dict[tuple[str, str, str], Link] = {}
        for work in self.works:
            for word in work.names[0].words() if work.names else ():
                self._by_word[word].append(work)
            for word in work.names[-1].words() if len(work.names) > 1 else ():
                self._by_last[word].append(work)
            for title in _titles(work):
                self._by_title[title].append(work)
            for year in _printed(work):
                self._by_year[year].append(work)

    @property
    def interviews(self) -> tuple[Entry, ...]:
        """The entries that are interviews."""
        return tuple(w.entry for w in self.works if w.entry.kind == "interview")

    def begins(self, word: str) -> bool:
        """Whether a name of an entry has `word`, or an abbreviation for one is it."""
        folded = fold(names.POSSESSIVE.sub("", word))
        return folded in self._short or any(w in self._by_word for w in _spellings(folded))

    def is_small(self, word: str) -> bool:
        """Whether an entry prints a name that begins with `word`, a small letter first, as "hooks, bell" does."""
        return word in self._small

    def names(self, word: str) -> bool:
        """Whether `word` begins a name of an entry, or is of the name that an entry of several ends with."""
        return self.begins(word) or fold(word) in self._by_last

    def closed_by(self, word: str) -> Sequence[Work]:
        """The works of several authors whose last one has `word` in the name."""
        return self._by_last.get(fold(word), ())

    def entitled(self, folded: str) -> Sequence[Work]:
        """The works with the `folded` title, or with it before their subtitle."""
        return self._by_title.get(folded, ())

    def knows(self, author: str) -> bool:
        """Whether `author`, as a citation prints it, names the responsible ones of an entry exactly."""
        return bool(self.of(author))

    def of(self, author: str) -> tuple[Work, ...]:
        """The works whose responsible ones `author` names exactly, in the order of the bibliography."""
        if author not in self._known:
            cited, more = self._cited(author), names.is_more(author)
            fits = ((names_fit(cited, more, w)[1], w) for w in self._candidates(cited))
            self._known[author] = tuple(w for level, w in fits if level >= Level.SPELT)
        return self._known[author]

    def by(self, author: str) -> tuple[Work, ...]:
        """The works whose responsible ones are those that `author` names, and no more unless it says so."""
        cited, more = self._cited(author), names.is_more(author)
        return tuple(
            w for w in self.of(author) if names_fit(cited, more, w)[0] >= (ALL_WITH_OTHERS if more else ALL)
        )

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

    def last_of_year(self, keys: Sequence[str], year: Year) -> str:
        """The last of `keys` whose entry is of `year`; empty without one."""
        known = (key for key in reversed(keys) if key in self._by_key)
        return next((key for key in known if self._by_key[key].fits_year(year) >= SAME_YEAR), "")

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
        author = BEHIND.sub("", author)
        cited, more = self._cited(author), names.is_more(author)
        if not cited:
            return NOTHING
        fits = [(fit(cited, more, w, year), w) for w in self._candidates(cited)]
        dated = [(f, w) for f, w in fits if f.level and f.year]
        if not any(f.whole for f, _ in dated):
            dated += [
                (f, w)
                for w in self._by_year.get(year.value, ())
                if (f := fit(cited, more, w, year)).level and f.year
            ]
        if dated:
            best = _chosen(dated, year)
            heads = [w for w in self._by_year.get(year.value, ()) if len(cited) > 1 and in_head(cited, w)]
            sure = best.fit.whole and best.fit.year >= SAME_YEAR
            return best if sure or len(heads) != 1 else Link(heads[0].entry.key, Cert.LOW, best.fit)
        exact = [w for f, w in fits if f.whole and f.level >= Level.SPELT]
        return self._by_words(cited, author, year) or _another_year(exact, year) or NOTHING

    def _by_words(self, cited: tuple[str, ...], author: str, year: Year) -> Link | None:
        """The one entry of that year whose head has the cited names as words, or whose title begins with them."""
        same = [*self._by_year.get(year.value, ()), *self._by_year.get("", ())]
        if CUT_SHORT.search(author):
            begun = f"{fold(author)} "
            return _only([w for w in same if fold(w.entry.text[:HEAD]).startswith(begun)])
        heads = [w for w in same if in_head(cited, w)]
        titles = [w for w in same if len(cited) == 1 and in_title(cited[0], w)]
        found = heads or titles
        if not found and ACRONYM.match(author):
            found = [w for w in same if author in re.findall(r"\w+", w.entry.text)]
        if not found and len(cited) == 1:
            found = [w for w in same if not w.names and f" {cited[0]} " in f" {fold(w.entry.text)} "]
        return _only(found)

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


def _is_titled_first(entry: Entry) -> bool:
    """Whether `entry` prints its title before its year, as where works are cited by author and page or in notes."""
    dates = [f.start for f in entry.fields if f.name == "date"]
    titles = [f.start for f in entry.fields if f.name.startswith("title")]
    return bool(dates and titles) and min(titles) < min(dates)


def _titles(work: Work) -> set[str]:
    """The folded title of `work`, and the part before its subtitle."""
    entry = work.entry
    printed = entry.first("title_a") or entry.first("title_m") or entry.first("title_u")
    return {work.title, fold(SUBTITLE.split(printed)[0])} - {""}


def _printed(work: Work) -> set[str]:
    """The years by which `work` is found; the empty one where it has none."""
    own = {work.year} if "/" not in work.year else set(work.year.split("/")) - {""}
    return own | work.others | (set() if work.year[:1].isdigit() else work.loose)


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


def _chosen(dated: list[tuple[Fit, Work]], year: Year) -> Link:
    """The work that fits best; the first with a low certainty where several fit alike.

    Letters that the entries do not print count those of one year in their order.
    """
    best = max(f for f, _ in dated)
    found = list(dict.fromkeys(w for f, w in dated if f == best))
    place = ascii_lowercase.find(year.suffix) if year.suffix and best.year == SAME_YEAR else 0
    if len(found) > 1 or not best.whole or best.year < ANOTHER_YEAR or best.level == Level.TYPO:
        cert = Cert.LOW
    else:
        cert = Cert.HIGH if best.level == Level.EXACT and best.cover > 2 else Cert.MEDIUM
    return Link(found[place if place < len(found) else 0].entry.key, cert, best)


def _only(found: list[Work]) -> Link | None:
    return Link(found[0].entry.key, Cert.LOW) if len(dict.fromkeys(w.entry.key for w in found)) == 1 else None


def _another_year(exact: list[Work], year: Year) -> Link | None:
    """The only work of an author, or the only one that is a year apart."""
    if len(exact) == 1:
        return Link(exact[0].entry.key, Cert.LOW)
    near = [
        w
        for w in exact
        if w.year.isdigit() and year.value.isdigit() and abs(int(w.year) - int(year.value)) == 1
    ]
    return Link(near[0].entry.key, Cert.LOW) if len(near) == 1 else None
