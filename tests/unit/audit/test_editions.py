"""The audit of the two editions of this repository: every mismatch that a reader would find, and none besides."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from teiwright import source, xml
from teiwright.audit import audit
from teiwright.model import Severity
from teiwright.withhold import withhold

if TYPE_CHECKING:
    from pathlib import Path

UNLISTED = "interview IOM staff, 21.09.2009"
# Compared by hand: every citation of the chapter with its bibliography.
CHAPTER = [
    ("citation-name", "Anti-racist Border Camp, 2003"),
    ("citation-name", "Antirassismusbüro Bremen 2004"),
    ("citation-year", "Schatral 2009"),
    ("citation-unlisted", UNLISTED),
    ("citation-name", "Kanak Attak 2004"),
    ("citation-year", "Klein, 2008"),
    ("citation-unlisted", UNLISTED),
    ("citation-year", "interview UNHCR staff, 05.10.2010"),
    ("citation-name", "Antirassismusbüro Bremen, 2004"),
    ("citation-unlisted", UNLISTED),
    ("citation-unlisted", UNLISTED),
    ("citation-unlisted", UNLISTED),
    ("citation-year", "Brand et al., 2008"),
    ("entry-date", "30.09.200"),
]


def test_the_chapter_has_every_mismatch_and_no_other(checkout: Path) -> None:
    found = [f for f in audit(xml.read(checkout / "tei/georgi2010.xml")) if f.severity is not Severity.INFO]
    assert [finding.code for finding in found] == [code for code, _ in CHAPTER]
    for finding, (_, printed) in zip(found, CHAPTER, strict=True):
        assert printed in finding.message


# Renamings that the authority file knows, and one that is a slip: of or on.
BODIES = [
    "Provisional Intergovernmental Committee for the Movements of Migrants from Europe",
    "International Committee for European Migration",
    "Intergovernmental Committee for Migration",
    "Global Commission on International Migration",
]


def test_the_remarks_about_the_chapter_are_true(checkout: Path) -> None:
    remarks = [f for f in audit(xml.read(checkout / "tei/georgi2010.xml")) if f.severity is Severity.INFO]
    told = [(f.code, f.message) for f in remarks if f.code != "quotation-unsourced"]
    assert [code for code, _ in told if code != "body-names"] == [
        "abbreviation-again",
        "abbreviation-again",
        "citation-authors",
    ]
    assert [message.split("”")[0].lstrip("“") for code, message in told if code == "body-names"] == BODIES


def test_the_remarks_about_the_sample_are_true(checkout: Path) -> None:
    remarks = [f for f in audit(xml.read(checkout / "tei/otlet2026.xml")) if f.severity is Severity.INFO]
    assert Counter(f.code for f in remarks) == {"body-names": 8, "abbreviation-early": 1}
    assert [f.message.split(" ")[0] for f in remarks if f.code == "abbreviation-early"] == ["UNESCO"]


def test_a_withheld_edition_gives_the_findings_of_the_full_one_but_for_the_use_of_abbreviations(
    checkout: Path,
) -> None:
    full = xml.read(checkout / "tei/otlet2026.xml")
    kept = withhold(full, source.read(checkout / "tei/otlet2026.md"))
    read = xml.parse(xml.serialise(kept), full.uri)
    told = [f.message for f in audit(full) if f.code not in {"abbreviation-early", "abbreviation-undefined"}]
    assert [finding.message for finding in audit(read)] == told


def test_the_open_sample_agrees_with_its_bibliography(checkout: Path) -> None:
    assert [
        f for f in audit(xml.read(checkout / "tei/otlet2026.xml")) if f.severity is not Severity.INFO
    ] == []
