"""Which entry a citation means: the one it points to, else the only one it can mean."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from teiwright.audit.entries import Entry, abbreviations, entries
from teiwright.audit.index import Index, index
from teiwright.audit.names import OTHERS, Fit, compare, fold, words
from teiwright.audit.years import base

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.audit.citations import Citation
    from teiwright.model import Document

__all__ = ["Bibliography", "bibliography", "dated", "when"]

SIMILAR = 0.85
NEAR = 2


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The entries of a document, and which of them a citation means."""

    index: Index

    @property
    def entries(self) -> Sequence[Entry]:
        """The entries in the order they are printed."""
        return self.index.entries

    def target(self, citation: Citation) -> Entry | None:
        """The entry that `citation` points to."""
        return self.index.ids.get(citation.target) if citation.target else None

    def fit(self, citation: Citation, entry: Entry) -> Fit:
        """How the names of `citation` fit those of `entry`; where one of them has no names nothing contradicts."""
        if not citation.names or not entry.names:
            return Fit.SAME
        return compare(citation.names, entry.names, self.index.abbreviations)

    def prints(self, entry: Entry, citation: Citation) -> bool:
        """Whether all words of the cited names stand in front of the title or date of `entry`, tagged as names or not."""
        return set(words(citation.names)) <= set(words(entry.names_printed))

    def exact(self, citation: Citation) -> tuple[Entry, ...]:
        """The entries that have the names and the year of `citation`, or without its letter where it has none.

        Of several, "et al." means the one that has more than two authors.
        """
        named = self._named(citation)
        same = tuple(entry for entry in named if when(citation) in dated(entry))
        same = same or tuple(e for e in named if citation.year in map(base, e.years) and not citation.day)
        many = tuple(entry for entry in same if len(entry.names) > 2)
        return many if len(many) == 1 and OTHERS.search(citation.names) else same

    def meant(self, citation: Citation) -> Entry | None:
        """The only entry that can be meant where none fits exactly.

        It has these names and a near year; else this date, and these names and more; else this date and much the
        same name.
        """
        named = self._named(citation)
        same_date = tuple(
            entry
            for entry in self.index.dates.get(when(citation), ())
            if entry.interview == citation.interview
        )
        fewer = tuple(entry for entry in same_date if self.fit(citation, entry) is Fit.FEWER)
        similar = tuple(entry for entry in same_date if _similar(citation, entry))
        if len(named) == 1 and _near(citation, named[0]):
            return named[0]
        candidates = () if named else fewer or similar
        return candidates[0] if len(candidates) == 1 else None

    def _named(self, citation: Citation) -> tuple[Entry, ...]:
        if not citation.names:
            return ()
        return tuple(
            entry
            for entry in self.index.named(citation.names)
            if entry.interview == citation.interview and self.fit(citation, entry) is Fit.SAME
        )


def bibliography(document: Document) -> Bibliography:
    """The bibliography of `document`, which is not changed."""
    return Bibliography(index(entries(document), abbreviations(document)))


def when(citation: Citation) -> str:
    """The day of an interview, the year of anything else."""
    return citation.day if citation.interview else citation.year


def dated(entry: Entry) -> tuple[str, ...]:
    """The days of an interview, the years of anything else."""
    return entry.days if entry.interview else entry.years


def _near(citation: Citation, entry: Entry) -> bool:
    return any(
        abs(int(base(citation.year)) - int(base(year))) <= NEAR for year in entry.years if citation.year
    )


def _similar(citation: Citation, entry: Entry) -> bool:
    """Whether the names are much the same, or an entry has initials where the citation has words ("Kanak, A.")."""
    cited = fold(citation.names)
    printed = fold(" ".join(f"{name.family} {name.given}".strip() for name in entry.names))
    if not cited or not printed:
        return False
    return _shortened(cited.split(), printed.split()) or _ratio(cited, printed) >= SIMILAR


def _shortened(cited: list[str], printed: list[str]) -> bool:
    return (
        len(cited) == len(printed) > 1
        and cited[0] == printed[0]
        and all(word[0] == initial[0] for word, initial in zip(cited, printed, strict=True))
    )


def _ratio(a: str, b: str) -> float:
    return SequenceMatcher(None, a, b, autojunk=False).ratio()
