"""The TEI's own rules: all that are embedded in `tei_all` are read, run, and find what they are for.

`tei_all.rng` (TEI 4.3.0) is fetched as in `test_schema`; without it these tests are skipped with the reason. The rules
of jTEI cannot be had from a package registry; docs/explanation/schematron.md tells how they were tried.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from teiwright.check.places import Places
from teiwright.check.schematron import schematron
from teiwright.model import Severity
from teiwright.schematron import Schema, extract, load, loads, run, svrl
from teiwright.xml import parse, read

if TYPE_CHECKING:
    from teiwright.model import Document

ARTICLES = Path(__file__).parents[2].parent / "shared" / "jtei-dev"
HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>x</title></titleStmt><publicationStmt><p/></publicationStmt>"
    "<sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
)


@pytest.fixture(scope="module")
def rules(tei_all_rng: Path) -> Schema:
    """The Schematron rules that `tei_all.rng` holds."""
    return load(tei_all_rng)


def _document(body: str) -> Document:
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}<text><body>{body}</body></text></TEI>'
    return parse(text.encode(), "made.xml")


def test_every_rule_of_the_grammar_is_read(tei_all_rng: Path, rules: Schema) -> None:
    written = etree.parse(tei_all_rng).getroot()
    space = "{http://purl.oclc.org/dsdl/schematron}"
    assert len(rules.rules.patterns) == len(list(written.iter(f"{space}pattern"))) == 83
    assert len(rules.order) == len(list(written.iter(f"{space}rule"))) == 85
    assert len(rules.asserts) == len(list(written.iter(f"{space}assert", f"{space}report"))) == 89


def test_each_rule_has_an_id_without_a_running_number(rules: Schema) -> None:
    names = [assertion.id for _, _, assertion in rules.asserts]
    assert len(set(names)) == len(names)
    assert "tei_all-ptr-ptrAtts" in names
    assert not [name for name in names if re.search(r"-constraint-[a-z]+-\d+$", name)]


@pytest.mark.parametrize(
    ("body", "code", "severity"),
    [
        (
            '<p><date when="2001" notBefore="2000">x</date></p>',
            "att.datable.w3c-att-datable-w3c-when",
            Severity.WARNING,
        ),
        ('<p><ptr target="#a" cRef="b"/></p>', "ptr-ptrAtts", Severity.ERROR),
        ("<p><p>x</p></p>", "p-abstractModel-structure-p", Severity.ERROR),
        ('<p><name subtype="x">x</name></p>', "att.typed-subtypeTyped", Severity.ERROR),
        ('<p><measure unit="a" unitRef="#b"/></p>', "att.measurement-att-measurement-unitRef", Severity.INFO),
        ('<p><date calendar="#g"/></p>', "att.datable-calendar-calendar", Severity.ERROR),
        ('<list type="gloss"><item>x</item></list>', "list-gloss-list-must-have-labels", Severity.ERROR),
        ('<p><rt target="#a" from="#b"/></p>', "rt-target-rt-target-not-span", Severity.ERROR),
        ("<p><addSpan/></p>", "addSpan-spanTo", Severity.ERROR),
    ],
)
def test_a_fault_is_found_by_the_rule_for_it(
    tei_all_rng: Path, body: str, code: str, severity: Severity
) -> None:
    found = [(each.code, each.severity) for each in schematron(Places(_document(body)), tei_all_rng)]
    assert (f"sch:tei_all-{code}", severity) in found


def test_a_sound_document_is_found_sound(rules: Schema) -> None:
    assert list(run(rules, _document('<p><date when="2001">2001</date> <ptr target="#a"/></p>'))) == []


def test_no_rule_fails_on_a_document_with_many_faults(rules: Schema) -> None:
    attributes = (
        'when="x" from="y" to="" notAfter="a b" target="#x" cRef="c" spanTo="#q" calendar="#c" unitRef="#u" subtype="s" '
        'targetLang="x" schemeVersion="3" mode="change" type="gloss" ident="x" key="k" url="u" atts="a b" name="n"'
    )
    names = [
        "p", "ptr", "ref", "list", "relatedItem", "l", "lg", "s", "quotation", "moduleRef", "elementSpec", "attDef",
        "content", "datatype", "sequence", "alternate", "dataRef", "model", "constraintSpec", "link", "join", "shift",
        "subst", "graphic", "catchwords", "objectType", "dimensions", "msIdentifier", "relation", "standOff", "path",
    ]  # fmt: skip
    found = list(
        run(rules, _document("".join(f"<{name} {attributes}><p><l/></p></{name}>" for name in names)))
    )
    assert [each.message for each in found if each.failed] == []
    assert len({each.assertion.id for each in found if each.assertion}) > 20


def test_what_is_extracted_finds_the_same(tei_all_rng: Path, rules: Schema) -> None:
    made = extract(read(tei_all_rng))
    assert made is not None
    document = _document('<p><p><ptr target="#a" cRef="b"/></p></p>')
    again = loads(made, "tei_all.sch")
    assert [each.message for each in run(again, document)] == [each.message for each in run(rules, document)]


def test_the_report_of_the_standard_names_every_pattern(rules: Schema) -> None:
    report = etree.fromstring(svrl(_document("<p><p/></p>"), rules))
    space = "{http://purl.oclc.org/dsdl/svrl}"
    assert len(list(report.iter(f"{space}active-pattern"))) == 83
    assert len(list(report.iter(f"{space}successful-report"))) == 1


@pytest.mark.shared
def test_published_articles_are_found_sound(rules: Schema) -> None:
    articles = sorted(ARTICLES.glob("*.xml"))
    if not articles:
        pytest.skip("the articles of shared/jtei-dev are not there")
    assert [each.message for path in articles for each in run(rules, read(path))] == []
