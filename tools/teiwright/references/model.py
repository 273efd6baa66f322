"""The nouns of a record: a reference with its names, dates and fields, in the vocabulary of CSL 1.0.2.

The Citation Style Language names what Zotero, pandoc and citeproc share, so its variables are the names of the fields
here, whatever the file was: https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teiwright.model import Finding

__all__ = ["DATES", "FIELDS", "NAMES", "TYPES", "Date", "Name", "Reading", "Reference"]

TYPES = frozenset(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset "
    "document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation "
    "manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical "
    "personal_communication post post-weblog regulation report review review-book software song speech standard thesis "
    "treaty webpage".split()
)
"""The kinds of work."""

NAMES = tuple(
    "author editor translator container-author collection-editor editorial-director chair compiler composer contributor "
    "curator director editor-translator executive-producer guest host illustrator interviewer narrator organizer "
    "original-author performer producer recipient reviewed-author script-writer series-creator".split()
)
"""The roles that names stand in."""

DATES = ("issued", "accessed", "original-date", "event-date", "submitted", "available-date")
"""The dates."""

FIELDS = tuple(
    "title title-short container-title container-title-short collection-title collection-number volume issue page "
    "page-first chapter-number part-number part-title section supplement-number number number-of-pages number-of-volumes "
    "edition version printing-number publisher publisher-place event-title event-place original-title "
    "original-publisher original-publisher-place volume-title volume-title-short reviewed-title reviewed-genre genre medium "
    "dimensions scale status archive archive_collection archive_location archive-place call-number source authority "
    "jurisdiction division references language keyword abstract annote year-suffix note DOI ISBN ISSN PMID PMCID "
    "URL".split()
)
"""The fields that hold text or a number."""


@dataclass(frozen=True, slots=True)
class Name:
    """A person, or a body by its `literal` name alone.

    Attributes:
        family: the family name.
        given: given names or initials.
        dropping: a particle that goes when the family name stands alone: ``von`` in Alexander von Humboldt.
        non_dropping: a particle that stays: ``van den`` in van den Heuvel.
        suffix: ``Jr.``, ``III``.
        literal: the name of a body, or one that is not to be divided.
    """

    family: str = ""
    given: str = ""
    dropping: str = ""
    non_dropping: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def particle(self) -> str:
        """Both particles."""
        return " ".join(filter(None, (self.dropping, self.non_dropping)))


@dataclass(frozen=True, slots=True)
class Date:
    """A day, month or year, or a span of them; or the words that stand for one.

    Attributes:
        start: year, month and day as far as they are known; years before Christ are negative.
        end: the same for the end of a span.
        season: 1 (spring) to 4 (winter), 0 without one.
        circa: whether it is approximate.
        literal: words where there is no year: ``forthcoming``.
    """

    start: tuple[int, ...] = ()
    end: tuple[int, ...] = ()
    season: int = 0
    circa: bool = False
    literal: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A record of a work.

    Attributes:
        id: its citation key, unique among the records it was read with.
        type: one of `TYPES`.
        names: by role, one of `NAMES`.
        dates: one of `DATES` each.
        fields: one of `FIELDS` each; a value is never empty, has no line feed, and no character that XML forbids.
            ``<i>``, ``<b>``, ``<sup>``, ``<sub>``, ``<sc>`` in it are marks of CSL.
    """

    id: str
    type: str
    names: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)
    dates: Mapping[str, Date] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """The field called `name`, empty without one."""
        return self.fields.get(name, "")

    @property
    def year(self) -> str:
        """The year of publication, or the words that stand for it; empty without one."""
        issued = self.dates.get("issued", Date())
        return str(issued.start[0]) if issued.start else issued.literal

    @property
    def responsible(self) -> tuple[Name, ...]:
        """The names that a list would put it under: its authors, else those of the next role that it has."""
        return next((self.names[role] for role in NAMES if self.names.get(role)), ())


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file of records gave: the records, and what could not be read of it, each with its line."""

    references: tuple[Reference, ...]
    findings: tuple[Finding, ...] = ()
