"""What an audit can find: a code, how grave it is, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from teiwright.model import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CODES", "Code"]

DECIDE = "a correction of the printed text belongs into the recipe, as sic and corr"


@dataclass(frozen=True, slots=True)
class Code:
    """One rule of the audit: what it finds, how grave that is, and what an editor can do about it."""

    finds: str
    help: str
    severity: Severity = Severity.WARNING


CODES: Mapping[str, Code] = MappingProxyType(
    {
        "citation-unlisted": Code(
            "a citation has no entry in the bibliography; every place where it stands is a finding",
            f"look for the entry that is meant; {DECIDE}",
        ),
        "citation-year": Code(
            "a citation has another year than its entry", f"find out which one is right; {DECIDE}"
        ),
        "citation-date": Code(
            "a citation of an interview has another day of the same year than its entry",
            f"find out which one is right; {DECIDE}",
        ),
        "citation-name": Code(
            "a citation has another name than its entry", f"find out which one is right; {DECIDE}"
        ),
        "citation-target": Code(
            "a citation points to one entry and agrees with another",
            "point it to the other entry in the recipe",
        ),
        "citation-ambiguous": Code(
            "a citation can mean several entries of one author and year",
            f"a letter behind the year would tell them apart; {DECIDE}",
        ),
        "citation-authors": Code(
            "a citation leaves out an author of its entry", "nothing needs to be done", Severity.INFO
        ),
        "quotation-unsourced": Code(
            "a quotation points to no source",
            "tie it to its citation, or mark it as soCalled where nobody is quoted",
            Severity.INFO,
        ),
        "entry-date": Code(
            "an entry has a day that cannot be, such as 30.09.200 or 31 June 2010",
            f"find out which day is meant; {DECIDE}",
        ),
        "entry-uncited": Code(
            "nothing cites an entry", "look for a citation that was not recognised", Severity.INFO
        ),
    }
)
"""The codes in the order of the findings."""
