"""The works that a text can cite, and which of them a printed author and year mean.

A match is exact, or by an abbreviation that the text defines, or near: words run together ("Anti-racist",
"Antiracist"), or one side shortened ("Bremen", "B."). What is not exact carries a lower certainty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teiwright.encode.bibliography import Entry, fold
from teiwright.model import Cert

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["PARTICLES", "Link", "Works"]

JOINT = re.compile(r"\s*(?:/|&|;|,|\b(?:and|und|et|y|e)\b)\s*")
ET_AL = re.compile(
    r"[\s,]*\b(?:et\s+al|and\s+others|u\.\s*a|and\s+colleagues|y\s+otros)\b\.?\s*\Z", re.IGNORECASE
)
POSSESSIVE = re.compile(r"['’]s?\Z")
EXACT, NEAR = 2, 1
PARTICLES = frozenset(
    "de da do dos das del della den der di du la le ten ter van von vom zu zur af av bin ibn el al".split()
)


@dataclass(frozen=True, slots=True)
class Link:
    """The key of the entry that a citation means, empty without one, and how sure that is."""

    key: str
    cert: Cert


NOTHING = Link("", Cert.HIGH)


class Works:
    """The entries of a bibliography, ready to be found by what a citation prints."""

    __slots__ = ("_by_name", "_entries", "_short")

    def __init__(self, entries: Iterable[Entry], abbreviations: Mapping[str, str]) -> None:
        """Index `entries`; `abbreviations` gives the long form for each short one that the text defines."""
        self._entries = tuple(entries)
        self._short = {fold(short): fold(long) for short, long in abbreviations.items()}
        self._by_name: dict[str, list[Entry]] = {}
        for entry in self._entries:
            for name in dict.fromkeys(entry.folded):
                self._by_name.setdefault(name, []).append(entry)

    @property
    def interviews(self) -> tuple[Entry, ...]:
        """The entries that are interviews."""
        return tuple(e for e in self._entries if e.kind == "interview")

    def knows(self, author: str) -> bool:
        """Whether `author`, as a citation prints it, names the responsible ones of an entry exactly."""
        return any(self._match(author, entry) == EXACT for entry in self._candidates(author))

    def link(self, author: str, year: str, suffix: str) -> Link:
        """The entry that `author` and `year` mean.

        An exact name with another year means an entry only if its author has no other.
        """
        scored = [(self._match(author, e), _year_match(e, year, suffix), e) for e in self._candidates(author)]
        same_year = [s for s in scored if s[0] and s[1]]
        if same_year:
            best = max(s[:2] for s in same_year)
            found = [e for *s, e in same_year if tuple(s) == best]
            return Link(found[0].key, self._certainty(best[0], author, found))
        exact = [e for name, _, e in scored if name == EXACT]
        return Link(exact[0].key, Cert.LOW) if len(exact) == 1 else NOTHING

    def _certainty(self, name: int, author: str, found: Sequence[Entry]) -> Cert:
        if len(found) > 1:
            return Cert.LOW
        whole = len(_parts(author)) >= len(found[0].names) or ET_AL.search(author)
        return Cert.HIGH if name == EXACT and whole else Cert.MEDIUM

    def _candidates(self, author: str) -> Sequence[Entry]:
        exact = [e for part in _parts(author) for e in self._by_name.get(self._long(part), ())]
        return list(dict.fromkeys(exact)) or self._entries

    def _long(self, name: str) -> str:
        folded = fold(name)
        return folded if folded in self._by_name else self._short.get(folded, folded)

    def _match(self, author: str, entry: Entry) -> int:
        """How well the names of a citation are those that an entry begins with, in order: 0, `NEAR` or `EXACT`."""
        forms = list(zip(entry.folded, (fold(n.printed) for n in entry.responsible), strict=True))
        if not forms:
            return 0
        whole = _same(self._long(POSSESSIVE.sub("", author)), forms[0])
        parts = _parts(author)
        if len(parts) > len(forms):
            return whole
        pairs = [_same(self._long(p), f) for p, f in zip(parts, forms, strict=False)]
        return max(whole, min(pairs, default=0))


def _parts(author: str) -> list[str]:
    bare = ET_AL.sub("", author)
    return [POSSESSIVE.sub("", p) for p in JOINT.split(bare) if p.strip()]


def _same(cited: str, forms: tuple[str, str]) -> int:
    """How well a folded name of a citation is one of the forms of an entry's name."""
    if cited in forms or _without_particles(cited) in forms:
        return EXACT
    if any(_near(cited, form) for form in forms):
        return NEAR
    return 0


def _without_particles(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[0] in PARTICLES:
        del words[0]
    return " ".join(words)


def _near(one: str, other: str) -> bool:
    """Whether two folded names are the same letters, or the same words with some shortened to their beginning."""
    if one.replace(" ", "") == other.replace(" ", ""):
        return True
    a, b = one.split(), other.split()
    if len(a) != len(b) or len(a) < 2:
        return False
    shortened = all(x.startswith(y) or y.startswith(x) for x, y in zip(a, b, strict=True))
    return shortened and any(x == y and len(x) > 3 for x, y in zip(a, b, strict=True))


def _year_match(entry: Entry, year: str, suffix: str) -> int:
    """2: the same year and letter; 1: the same year, where one side has no letter; else 0."""
    if entry.year != year:
        return 0
    if entry.suffix == suffix:
        return 2
    return 0 if entry.suffix and suffix else 1
