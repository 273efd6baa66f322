"""The entries that can have the names or the date of a citation, found without a look at all the others."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teiwright.audit.names import cited_openings, openings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from teiwright.audit.entries import Entry

__all__ = ["Index", "index"]


@dataclass(frozen=True, slots=True)
class Index:
    """The entries of a bibliography by their id, by their dates, and by the words that a citation of each may begin with."""

    entries: Sequence[Entry]
    abbreviations: Mapping[str, str]
    ids: Mapping[str, Entry]
    dates: Mapping[str, Sequence[Entry]]
    words: Mapping[str, Sequence[int]]

    def named(self, cited: str) -> Iterator[Entry]:
        """The entries whose first author `cited` may begin with, and perhaps some more, in their order."""
        keys = cited_openings(cited, self.abbreviations)
        for number in sorted({number for key in keys for number in self.words.get(key, ())}):
            yield self.entries[number]


def index(entries: Sequence[Entry], abbreviations: Mapping[str, str]) -> Index:
    """The index of `entries`, where citations may use `abbreviations`, from a short form to its long form."""
    dates: defaultdict[str, list[Entry]] = defaultdict(list)
    words: defaultdict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for date in {*entry.days} if entry.interview else {*entry.years}:
            dates[date].append(entry)
        for word in openings(entry.names[0], abbreviations) if entry.names else ():
            words[word].append(number)
    ids = {entry.id: entry for entry in reversed(entries)}
    return Index(entries, abbreviations, ids, dates, words)
