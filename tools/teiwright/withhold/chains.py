"""Kept words in a row: mentions and citations with no word withheld between them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from teiwright.withhold.prose import Kind
from teiwright.withhold.repeats import SENTENCE, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from teiwright.withhold.prose import Run

__all__ = ["Chain", "chains", "crossing", "is_text", "length"]

# A gap of two characters holds no word: a space, or a comma and a space. What stands around it is read as one.
NO_WORD = 2

Chain = list["Run"]


def chains(runs: Iterable[Run], shown: frozenset[Kind]) -> Iterator[Chain]:
    """The runs of the kinds `shown` that stand in a row, with the layout and the short gaps between them."""
    chain: Chain = []
    for run in runs:
        if run.kind in shown:
            chain.append(run)
        elif not _joins(run):
            if chain:
                yield chain
            chain = []
        elif chain:
            chain.append(run)
    if chain:
        yield chain


def length(chain: Chain, shown: frozenset[Kind]) -> int:
    """How many words `chain` shows."""
    return len(words("".join(run.text if run.kind in shown else " " for run in chain)))


def is_text(chain: Chain) -> bool:
    """Whether `chain` shows more than citations: words of the running text."""
    return any(run.kind in {Kind.MENTION, Kind.PROSE} for run in chain)


def crossing(runs: Sequence[Run]) -> list[Run]:
    """The mentions to be withheld with the prose, because they would make a sentence's length of a list of citations.

    "around 2003 (A 2001; B 2002 …" keeps words of the text together with a row of citations. Where they are twelve
    and more, the mention beside the citations goes, so that citations alone are left.
    """
    shown = frozenset({Kind.MENTION, Kind.CITATION})
    long = [chain for chain in chains(runs, shown) if length(chain, shown) >= SENTENCE]
    return [run for chain in long for run in _beside(chain)]


def _beside(chain: Chain) -> list[Run]:
    kept = [run for run in chain if run.kind in {Kind.MENTION, Kind.CITATION}]
    turns = [number for number, (one, other) in enumerate(pairwise(kept)) if one.kind is not other.kind]
    both = {number + step for number in turns for step in (0, 1)}
    beside = {number for number in both if kept[number].kind is Kind.MENTION}
    if any(kept[number].length <= NO_WORD for number in beside):
        return [run for run in kept if run.kind is Kind.MENTION]
    return [kept[number] for number in sorted(beside)]


def _joins(run: Run) -> bool:
    """Whether no word fits between what stands before `run` and behind it, once prose is withheld."""
    if run.kind is Kind.PROSE:
        return all(len(line) <= NO_WORD for line in run.text.split("\n"))
    return run.kind is Kind.LAYOUT or (run.kind is Kind.WITHHELD and run.length <= NO_WORD)
