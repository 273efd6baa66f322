"""How much prose a withheld edition still shows: the figures, and the limit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teiwright.errors import WithholdError
from teiwright.model import XML_ID
from teiwright.withhold.prose import Kind, walk
from teiwright.withhold.repeats import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teiwright.model import Document
    from teiwright.withhold.prose import Run

__all__ = ["DEFAULT", "Limits", "Retention", "check", "measure"]

# A gap of two characters holds no word: a space, or a comma and a space. What stands around it is read as one run.
NO_WORD = 2


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a withheld edition may show.

    Attributes:
        longest_run: the words in a row, in mentions inside paragraphs, that are still no prose. Eleven by default: with
            twelve words in a row a sentence can be known again. Headings, entries and citations are facts and
            do not count.
    """

    longest_run: int = 11


DEFAULT = Limits()


@dataclass(frozen=True, slots=True)
class Retention:
    """What a withheld edition holds back and what it keeps.

    Attributes:
        withheld: characters that are withheld, in code points.
        kept: characters of the source that are kept.
        gaps: how many gaps there are.
        longest_run: the most words in a row of kept mentions, citations aside.
        longest_run_in: the `xml:id` of the unit where they stand, or its element's name.
    """

    withheld: int
    kept: int
    gaps: int
    longest_run: int
    longest_run_in: str

    @property
    def share(self) -> float:
        """The withheld characters as a share of all, from 0 to 1; 0 of an empty text."""
        return self.withheld / (self.withheld + self.kept) if self.withheld else 0.0


def measure(document: Document) -> Retention:
    """How much prose of the withheld `document` is held back, and the longest run of words that it shows."""
    runs = list(walk(document))
    gaps = [run.length for run in runs if run.kind is Kind.WITHHELD]
    total = sum(run.length for run in runs)
    longest, where = max(_shown(runs), key=lambda shown: shown[0], default=(0, ""))
    return Retention(sum(gaps), total - sum(gaps), len(gaps), longest, where)


def check(document: Document, limits: Limits) -> None:
    """Refuse a withheld `document` that shows more than `limits` allow.

    Raises:
        WithholdError: it does; the message says where and how much.
    """
    retention = measure(document)
    if retention.longest_run > limits.longest_run:
        raise WithholdError(
            f"{document.uri}: {retention.longest_run_in} would keep {retention.longest_run} words of running text in a "
            f"row, and the limit is {limits.longest_run}; tag less there, or raise the limit"
        )


def _shown(runs: Iterable[Run]) -> Iterator[tuple[int, str]]:
    """For each run of kept mentions its words and where it stands."""
    pieces: list[str] = []
    where = ""
    for run in runs:
        joins = run.kind is Kind.LAYOUT or (run.kind is Kind.WITHHELD and run.length <= NO_WORD)
        if run.kind in {Kind.MENTION, Kind.PROSE}:
            pieces.append(run.text)
            where = where or _name(run)
        elif joins and pieces:
            pieces.append(" ")
        elif pieces:
            yield len(words("".join(pieces))), where
            pieces, where = [], ""
    if pieces:
        yield len(words("".join(pieces))), where


def _name(run: Run) -> str:
    unit = run.unit if run.unit is not None else run.anchor
    return unit.get(XML_ID) or str(unit.tag).rpartition("}")[2]
