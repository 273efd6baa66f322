"""What an audit can find: a code, how grave it is, and what to do.

It stands below the stages, since the settings of a project and the reports of `check` know these codes, too.
"""

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
        "citation-repeats": Code(
            "an ibid., op. cit. or the like has no citation before it that it could repeat",
            "write out what is cited, or point it to its entry in the recipe",
            Severity.INFO,
        ),
        "citation-ambiguous": Code(
            "a citation can mean several entries of one author and year",
            f"a letter behind the year would tell them apart; {DECIDE}",
        ),
        "citation-authors": Code(
            "a citation leaves out an author of its entry", "nothing needs to be done", Severity.INFO
        ),
        "locator-outside": Code(
            "a citation has a page that its article or chapter does not have",
            f"look it up: the page, the pages of the entry or the entry is wrong; {DECIDE}",
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
        "entry-duplicate": Code(
            "an entry is of the same work as one before it: it has its DOI, or its author, year and title",
            "keep one of them, and point the citations of the other one to it",
        ),
        "entry-doi": Code(
            "an entry has the DOI of another work",
            "look both up: one of the two is wrong, or is that of the whole volume",
        ),
        "entry-letter-repeated": Code(
            "two entries of the same authors and year have the same letter",
            f"give one of them the next letter; {DECIDE}",
        ),
        "entry-letter-skipped": Code(
            "the letters behind the years of one author leave one out, or one stands alone",
            f"look for the entry that is missing, or close the gap, here and where it is cited; {DECIDE}",
            Severity.INFO,
        ),
        "entry-letter-missing": Code(
            "two entries of the same authors and year have no letters",
            f"letters behind the year would tell their citations apart; {DECIDE}",
            Severity.INFO,
        ),
        "abbreviation-differs": Code(
            "a short form is defined as two different things", "use another short form for one of them"
        ),
        "abbreviation-again": Code(
            "a short form is defined again as the same", "the first definition is enough", Severity.INFO
        ),
        "abbreviation-early": Code(
            "a short form is used before it is defined", "define it where it stands first", Severity.INFO
        ),
        "abbreviation-undefined": Code(
            "a short form is used several times and never defined",
            "write out what it stands for where it stands first, unless every reader knows it",
            Severity.INFO,
        ),
        "body-names": Code(
            "two long forms may be names of one body: both point to it, or they have the same initials and share words",
            "use one name, or say how the two are related",
            Severity.INFO,
        ),
        "name-ids": Code(
            "one name points to two ids",
            "find out whether they are one; if so, keep one id in the authority file or the recipe",
            Severity.INFO,
        ),
    }
)
"""The codes of the audit: of citations, quotations, entries, abbreviations and names."""
