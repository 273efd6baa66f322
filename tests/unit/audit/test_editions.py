"""The audit of the two editions of this repository: every mismatch that a reader would find, and none besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright import xml
from teiwright.audit import audit
from teiwright.model import Severity

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


def test_the_chapter_cites_every_entry_and_leaves_one_author_out(checkout: Path) -> None:
    remarks = [f for f in audit(xml.read(checkout / "tei/georgi2010.xml")) if f.severity is Severity.INFO]
    citing = [finding for finding in remarks if finding.code != "quotation-unsourced"]
    assert [(finding.code, "Balibar, 2004" in finding.message) for finding in citing] == [
        ("citation-authors", True)
    ]


def test_the_open_sample_agrees_with_its_bibliography(checkout: Path) -> None:
    assert [
        f for f in audit(xml.read(checkout / "tei/otlet2026.xml")) if f.severity is not Severity.INFO
    ] == []
