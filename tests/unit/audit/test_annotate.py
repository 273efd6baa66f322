"""An audit in the edition itself: valid, with pointers, replaced by the next one, and the text as it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editions import small
from teiwright import source, xml
from teiwright.audit import annotate, audit
from teiwright.check import check
from teiwright.model import Document, Finding, Locus, Severity, tei
from teiwright.withhold import restore, withhold

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import etree

    from teiwright.model import Source

FINDINGS = st.lists(
    st.builds(
        Finding,
        code=st.sampled_from(["citation-year", "entry-uncited"]),
        severity=st.sampled_from(Severity),
        locus=st.builds(
            Locus, uri=st.just("x.xml"), xml_id=st.sampled_from(["", "small"]), xpath=st.just("/TEI")
        ),
        message=st.text(st.characters(codec="utf-8", exclude_categories=["C"])),
    ),
    max_size=3,
)


@pytest.fixture(scope="module")
def sample(checkout: Path) -> Document:
    return xml.read(checkout / "tei" / "otlet2026.xml")


@pytest.fixture(scope="module")
def audited(sample: Document) -> Document:
    return annotate(sample, audit(sample))


@pytest.fixture(scope="module")
def text(checkout: Path) -> Source:
    return source.read(checkout / "tei" / "otlet2026.md")


@pytest.fixture(scope="module")
def kept(sample: Document, text: Source) -> Document:
    return again(withhold(sample, text))


def notes(document: Document) -> list[etree._Element]:
    path = f"{tei('standOff')}/{tei('list')}[@type='audit']/{tei('item')}/{tei('note')}"
    return document.root.findall(path)


def again(document: Document) -> Document:
    return xml.parse(xml.serialise(document), document.uri)


def bare(document: Document) -> bytes:
    """The bytes of `document` without the white space between tags."""
    return re.sub(rb">\s+<", b"><", xml.serialise(document))


def test_each_finding_is_a_note_with_code_severity_place_and_who_says_so(
    sample: Document, audited: Document
) -> None:
    for finding, note in zip(audit(sample), notes(audited), strict=True):
        assert note.get("type") == finding.code
        assert note.get("subtype") == finding.severity
        assert note.get("target") == f"#{finding.locus.xml_id}"
        assert (note.get("resp"), note.get("cert")) == ("#teiwright", "medium")
        assert note.text == f"{finding.message}; {finding.help}"


def test_an_audited_edition_is_valid_by_the_profile(audited: Document) -> None:
    assert [finding.message for finding in check(again(audited))] == []


def test_the_text_of_an_audited_edition_is_as_it_was(sample: Document, audited: Document) -> None:
    before, after = xml.serialise(sample), xml.serialise(audited)
    end = b"</text>"
    assert before[: before.index(end)] == after[: after.index(end)]


def test_a_second_audit_replaces_the_first_and_one_without_findings_leaves_nothing(
    sample: Document, audited: Document
) -> None:
    second = again(audited)
    assert xml.serialise(annotate(second, audit(second))) == xml.serialise(audited)
    assert xml.serialise(annotate(second, [])) == xml.serialise(sample)


def test_an_audited_edition_is_withheld_and_restored_byte_for_byte(
    text: Source, kept: Document, audited: Document
) -> None:
    told = again(withhold(audited, text))
    assert bare(annotate(told, [])) == bare(kept)
    assert xml.serialise(restore(told, text)) == xml.serialise(audited)


def test_a_withheld_edition_that_is_audited_is_restored(
    text: Source, kept: Document, sample: Document
) -> None:
    told = again(annotate(kept, audit(kept)))
    assert len(notes(told)) > 3
    assert xml.serialise(annotate(restore(told, text), [])) == xml.serialise(sample)


def test_the_chapter_with_its_audit_is_valid(checkout: Path) -> None:
    chapter = xml.read(checkout / "tei" / "georgi2010.xml")
    told = annotate(chapter, audit(chapter))
    assert {note.get("cert") for note in notes(told)} == {"high", "medium"}
    assert [finding.message for finding in check(again(told))] == []


def test_an_edition_that_nobody_is_responsible_for_names_nobody() -> None:
    document = small('<p xml:id="p1"><quote>Loose.</quote></p>', stand_off="<listBibl/>")
    (note,) = notes(annotate(document, audit(document)))
    assert (note.get("resp"), note.get("target")) == (None, "#p1")


def test_a_place_without_any_id_is_told_by_its_path() -> None:
    data = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p><quote>x</quote></p></body></text></TEI>'
    document = xml.parse(data, "x.xml")
    told = annotate(document, audit(document))
    (note,) = notes(told)
    assert (note.get("target"), (note.text or "").endswith("(/TEI/text/body/p/quote)")) == (None, True)
    assert told.root.find(tei("standOff")) is not None
    assert bare(annotate(again(told), [])) == bare(document)


@settings(max_examples=25, deadline=None)
@given(FINDINGS, FINDINGS)
def test_the_last_audit_alone_stands_in_the_edition(first: list[Finding], second: list[Finding]) -> None:
    document = small("<p>x</p>", stand_off="<listBibl><bibl>y</bibl></listBibl>")
    once = annotate(document, second)
    assert bare(annotate(again(annotate(document, first)), second)) == bare(once)
    assert bare(annotate(again(once), [])) == bare(document)
