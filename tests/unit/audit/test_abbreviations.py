"""Abbreviations before, without and with a second definition; capitals that are no abbreviation."""

from __future__ import annotations

import pytest

from editions import small
from teiwright import xml
from teiwright.audit import audit
from teiwright.model import Severity


def defined(short: str, long: str, number: str = "") -> str:
    return f'<seg type="expansion" xml:id="x.{short}{number}">{long}</seg> (<abbr corresp="#x.{short}{number}">{short}</abbr>)'


def codes(*lines: str, stand_off: str = "") -> list[str]:
    return [finding.code for finding in audit(small(*lines, stand_off=stand_off))]


PRC = defined("PRC", "Polar Research Centre")
NGO = defined("NGOs", "non-governmental organizations")


@pytest.mark.parametrize(
    "lines",
    [
        (f"<p>The {PRC} knew. The PRC said so.</p>",),
        (f"<p>Of {NGO}, one NGO and two NGOs.</p>",),
        (f"<head>The PRC and the PRC</head><p>The {PRC}.</p>",),
        (f"<p><quote source='#x'>the PRC, the PRC</quote></p><p>The {PRC}.</p>",),
        ("<p>The PRC once.</p>",),
        ("<p>In the EU as in the USA, a PDF, again: EU, USA, PDF.</p>",),
        ("<p>Louis XIV, Louis XIV, MCMXC, MCMXC.</p>",),
        ("<p>STOP READING THIS NOW, STOP READING THIS NOW.</p>",),
        ("<p><code>PRC</code> <gi>PRC</gi> <ref type='x'>PRC</ref> <title>PRC</title></p>",),
        ("<p>A.PRC, PRC.org, #PRC, PRC_x, /PRC, and so on.</p>",),
        ("<p><orgName ref='names.xml#prc'>PRC</orgName> and PRC and PRC.</p>",),
        ("<p><choice><abbr>PRC</abbr><expan>Polar Centre</expan></choice>, PRC, PRC.</p>",),
        (
            "<p>The PRC, the PRC.</p>",
            '<bibl xml:id="prc"><author>Polar Centre (PRC)</author> (<date>2009</date>) <title>Ice</title>.</bibl>',
        ),
    ],
)
def test_what_is_defined_or_known_or_no_abbreviation_is_no_finding(lines: tuple[str, ...]) -> None:
    assert [code for code in codes(*lines) if code.startswith("abbreviation")] == []


def test_an_abbreviation_before_its_definition_is_found_once_at_its_first_use() -> None:
    lines = (
        '<p xml:id="p1">The PRC.</p>',
        '<p xml:id="p2">The PRC.</p>',
        f"<p>The {PRC}.</p>",
        "<p>The PRC.</p>",
    )
    (finding,) = audit(small(*lines))
    assert (finding.code, finding.locus.xml_id) == ("abbreviation-early", "p1")
    assert "the definition is x.PRC" in finding.help


def test_a_use_earlier_in_the_paragraph_of_the_definition_is_early() -> None:
    assert codes(f"<p>The PRC, that is, the {PRC}.</p>") == ["abbreviation-early"]


def test_an_abbreviation_that_nothing_defines_is_a_remark_at_its_first_use() -> None:
    (finding,) = audit(small('<p xml:id="p1">The PRC.</p>', '<p xml:id="p2">The PRCs.</p>'))
    assert (finding.code, finding.severity, finding.locus.xml_id) == (
        "abbreviation-undefined",
        Severity.INFO,
        "p1",
    )
    assert finding.message == "PRC is used 2 times and never defined"


@pytest.mark.parametrize(
    "other",
    [
        "polar research centres",
        "the Polar Research Centre",
        "Polar Research Centre of Bern",
        "Polar research centre",
    ],
)
def test_a_second_definition_in_other_words_of_the_same_is_defined_again(other: str) -> None:
    assert codes(f"<p>The {PRC}.</p>", f"<p>The {defined('PRC', other, '.2')}.</p>") == ["abbreviation-again"]


def test_a_short_form_of_two_bodies_is_found_at_the_second() -> None:
    body = f"<p>The {PRC}.</p>", f"<p>The {defined('PRC', 'Port Road Company', '.2')}.</p>"
    (finding,) = audit(small(*body))
    assert (finding.code, finding.severity) == ("abbreviation-differs", Severity.WARNING)
    assert (finding.locus.xml_id, "the first one is x.PRC" in finding.help) == ("x.PRC.2", True)


def test_two_short_forms_of_two_bodies_are_no_finding() -> None:
    assert codes(f"<p>The {PRC}.</p>", f"<p>The {defined('PRQ', 'Port Road Quay')}.</p>") == []


def test_a_definition_in_the_list_of_standoff_is_one_with_that_of_the_text() -> None:
    listed = (
        '<list type="abbreviations"><item><choice><abbr>PRC</abbr><expan corresp="#x.PRC">Polar Research Centre</expan>'
        "</choice></item></list>"
    )
    assert codes(f"<p>The {PRC}.</p>", stand_off=listed) == []
    assert codes("<p>The PRC, the PRC.</p>", stand_off=listed.replace(' corresp="#x.PRC"', "")) == []


def test_how_withheld_prose_uses_abbreviations_is_not_guessed() -> None:
    assert codes('<p>PRC <gap reason="legal" unit="char" quantity="9"/> PRC</p>') == []


def test_a_long_line_of_capitals_costs_little_time() -> None:
    document = xml.parse(
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><p>' + b"A" * 200_000 + b"</p></text></TEI>", "x"
    )
    assert list(audit(document)) == []
