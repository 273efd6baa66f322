"""How much prose a withheld edition still shows: the figures, and the limit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teiwright.errors import WithholdError
from teiwright.model import XML_ID
from teiwright.withhold.chains import chains, is_text, length
from teiwright.withhold.prose import Kind, walk

if TYPE_CHECKING:
    from teiwright.model import Document
    from teiwright.withhold.prose import Run

__all__ = ["DEFAULT", "Limits", "Retention", "check", "measure"]

SHOWN = frozenset({Kind.MENTION, Kind.CITATION, Kind.PROSE})


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a withheld edition may show.

    Attributes:
        longest_run: the words in a row, in mentions inside paragraphs, that are still no prose. Eleven by default: with
            twelve words in a row a sentence can be known again. Headings, entries and rows of nothing but citations
            are facts and do not count.
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
        longest_run: the most words in a row of kept text, rows of nothing but citations aside.
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
    shown = [(length(chain, SHOWN), _name(chain[0])) for chain in chains(runs, SHOWN) if is_text(chain)]
    longest, where = max(shown, key=lambda words: words[0], default=(0, ""))
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


def _name(run: Run) -> str:
    unit = run.unit if run.unit is not None else run.anchor
    return unit.get(XML_ID) or str(unit.tag).rpartition("}")[2]
