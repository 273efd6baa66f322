"""Names that nothing claims: what an editor may want in the authority file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teiwright.audit.words import blocks
from teiwright.proposals import Kind, cities, guess, names, usage
from teiwright.review import NO_REVIEW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.model import Document
    from teiwright.proposals import Run, Usage
    from teiwright.review import Review

__all__ = ["Kind", "Suggestion", "suggest"]

CONTEXT = 5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that no mention claims.

    Attributes:
        surface: the name, without a possessive ending.
        count: how often it stands in the text.
        kind: a guess.
        reason: why this guess.
        place: the `xml:id` of the paragraph where it stands first; empty without one.
        context: at most five words before it, the name in brackets, at most five words behind it.
    """

    surface: str
    count: int
    kind: Kind
    reason: str
    place: str
    context: str


def suggest(document: Document, review: Review = NO_REVIEW) -> tuple[Suggestion, ...]:
    """The names in the running text of `document` that no mention claims, or that only a rule claims, the most frequent first.

    Args:
        document: any TEI document with a text; it is not changed. A withheld edition has little to suggest.
        review: what is decided in it is not asked again.
    """
    texts = tuple(blocks(document))
    used = usage(texts)
    runs: dict[str, list[Run]] = {}
    for block in texts:
        for run in (each for each in names(block, used) if each.surface not in review):
            runs.setdefault(run.surface, []).append(run)
    cities_ = cities(runs)
    found = (_suggestion(same, used, cities_) for same in runs.values())
    return tuple(sorted(found, key=lambda suggestion: (-suggestion.count, suggestion.surface)))


def _suggestion(runs: Sequence[Run], used: Usage, known: frozenset[str]) -> Suggestion:
    """One suggestion for all places of a surface."""
    first, guessed = runs[0], guess(runs, used, known)
    return Suggestion(first.surface, len(runs), guessed.kind, guessed.reason, first.block.id, _context(first))


def _context(run: Run) -> str:
    words = run.block.words
    before = " ".join(word.text for word in words[max(0, run.first - CONTEXT) : run.first])
    behind = " ".join(word.text for word in words[run.last : run.last + CONTEXT])
    return f"{before} [{run.surface}] {behind}".strip()
