"""Whether two links mean the same, though each document has ids of its own.

Entries of two bibliographies are paired by their words. Persons, organizations and places are paired by their mentions: each
entity of the one document is the entity of the other that most of its mentions point to, and none is so of two.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["entities", "works"]

WORD = re.compile(r"[^\W\d_]{4,}|\d{4}")
ALIKE = 0.3


def works(gold: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    """For each entry of `gold` the id of the same entry in `other`: of all pairs the most alike first, none twice."""
    ours = {key: frozenset(WORD.findall(text.lower())) for key, text in gold.items()}
    theirs = {key: frozenset(WORD.findall(text.lower())) for key, text in other.items()}
    pairs = [
        (-_likeness(mine, yours), a, b)
        for a, mine in ours.items()
        for b, yours in theirs.items()
        if mine & yours
    ]
    return _pair((likeness, a, b) for likeness, a, b in sorted(pairs) if -likeness >= ALIKE)


def entities(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each entity of the one document that of the other, by the targets of mentions that meet."""
    counts = Counter(pair for pair in pairs if all(pair))
    return _pair((-count, a, b) for (a, b), count in counts.most_common())


def _likeness(mine: frozenset[str], yours: frozenset[str]) -> float:
    return len(mine & yours) / len(mine | yours)


def _pair(ranked: Iterable[tuple[float, str, str]]) -> dict[str, str]:
    """The pairs in their order, each side used once."""
    found: dict[str, str] = {}
    used: set[str] = set()
    for _, a, b in ranked:
        if a not in found and b not in used:
            found[a] = b
            used.add(b)
    return found
