"""Rules that are embedded in RELAX NG and in ODD come out as one schema."""

from __future__ import annotations

import pytest
from lxml import etree

from teiwright import resources
from teiwright.errors import SchemaError
from teiwright.schematron import extract, loads, read_rules, run
from teiwright.xml import parse
from unit.schematron.made import document

SCH = "http://purl.oclc.org/dsdl/schematron"
GRAMMAR = (
    '<grammar xmlns="http://relaxng.org/ns/structure/1.0" xmlns:sch="http://purl.oclc.org/dsdl/schematron" '
    'xmlns:t="http://www.tei-c.org/ns/1.0" ns="http://www.tei-c.org/ns/1.0">{}</grammar>'
)
ODD = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:sch="http://purl.oclc.org/dsdl/schematron" '
    'xmlns:sqf="http://www.schematron-quickfix.com/validator/process" '
    'xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><text><body><schemaSpec ident="s">{}</schemaSpec></body></text></TEI>'
)
BARE = '<constraintSpec ident="c" scheme="{}"><constraint><sch:report test="true()">x</sch:report></constraint></constraintSpec>'


def _said(data: str, body: str) -> list[tuple[str, str]]:
    schema = loads(data.encode(), "made.odd")
    found = run(schema, document(body))
    return [
        (each.assertion.id, str(etree.QName(each.place.element).localname) + each.place.attribute)
        for each in found
        if each.assertion
    ]


def test_rules_in_a_grammar_are_found_wherever_they_stand() -> None:
    data = GRAMMAR.format(
        '<sch:ns prefix="tei" uri="http://www.tei-c.org/ns/1.0"/><define name="p"><element name="p">'
        '<sch:pattern id="tei-p-constraint-rule-3"><sch:rule context="tei:p"><sch:assert test="@n">x</sch:assert>'
        '</sch:rule></sch:pattern><empty/></element></define><sch:pattern id="q"><sch:rule context="t:ref">'
        '<sch:assert test="$seen">x</sch:assert></sch:rule></sch:pattern><sch:let name="seen" value="false()"/>'
    )
    assert _said(data, "<p/><ref/>") == [("tei-p", "p"), ("q", "ref")]


def test_a_bare_assert_in_a_grammar_is_about_its_element() -> None:
    data = GRAMMAR.format('<element name="p"><sch:report test="@n">x</sch:report></element>')
    assert _said(data, '<p n="1"/><p/>') == [("p", "p")]


@pytest.mark.parametrize("scheme", ["schematron", "isoschematron"])
def test_a_bare_assert_in_an_odd_is_about_its_element(scheme: str) -> None:
    data = ODD.format(f'<elementSpec ident="p">{BARE.format(scheme)}</elementSpec>')
    assert _said(data, "<p/><ref/>") == [("p-c", "p")]


def test_a_bare_assert_of_an_attribute_is_about_that_attribute() -> None:
    spec = f'<attList><attDef ident="n">{BARE.format("schematron")}</attDef></attList>'
    assert _said(ODD.format(f'<elementSpec ident="p">{spec}</elementSpec>'), '<p n="1"/><ref n="2"/>') == [
        ("p-c", "pn")
    ]
    assert _said(ODD.format(f'<classSpec ident="att.x">{spec}</classSpec>'), '<p n="1"/><ref n="2"/>') == [
        ("att.x-c", "pn"),
        ("att.x-c", "refn"),
    ]


def test_a_bare_assert_of_a_class_is_about_its_members() -> None:
    data = ODD.format(
        f'<classSpec ident="model.x">{BARE.format("schematron")}</classSpec>'
        '<classSpec ident="model.y"><classes><memberOf key="model.x"/></classes></classSpec>'
        '<elementSpec ident="p"><classes><memberOf key="model.y"/></classes></elementSpec>'
        '<elementSpec ident="ref" ns="urn:a"><classes><memberOf key="model.x"/></classes></elementSpec>'
    )
    assert _said(data, '<p/><ref/><ref xmlns="urn:a"/>') == [("model.x-c", "p"), ("model.x-c", "ref")]


def test_a_bare_assert_that_is_about_nothing_is_refused() -> None:
    data = ODD.format(f'<macroSpec ident="m">{BARE.format("schematron")}</macroSpec>')
    with pytest.raises(SchemaError, match=r"made.odd:1: nothing says which nodes the report is about"):
        extract(parse(data.encode(), "made.odd"))


def test_constraints_of_other_schemes_and_deleted_ones_are_left_out() -> None:
    deleted = BARE.format("schematron").replace("ident", 'mode="delete" ident')
    data = ODD.format(f'<elementSpec ident="p">{BARE.format("private")}{deleted}</elementSpec>')
    assert extract(parse(data.encode(), "made.odd")) is None


def test_patterns_variables_keys_and_rules_of_an_odd_work_together() -> None:
    data = ODD.format(
        '<constraintSpec ident="all" scheme="schematron"><constraint><sch:ns prefix="x" uri="http://www.tei-c.org/ns/1.0"/>'
        '<xsl:key name="k" match="x:p" use="@n"/><sch:let name="one" value="\'1\'"/>'
        '<sch:pattern><sch:rule context="x:ref"><sch:assert test="key(\'k\', $one)">a</sch:assert></sch:rule></sch:pattern>'
        '</constraint><constraint><sch:rule context="tei:p"><sch:assert test="@n">b</sch:assert></sch:rule>'
        '<sch:rule context="tei:*"><sch:report id="own" test="self::tei:p or self::tei:ref">c</sch:report></sch:rule>'
        "</constraint></constraintSpec>"
    )
    assert _said(data, '<p n="2"/><ref/><p/>') == [
        ("all-1", "ref"),
        ("own", "ref"),
        ("all-2", "p"),
    ]


def test_what_is_extracted_is_a_schema_that_says_the_same() -> None:
    rule = '<sch:rule xmlns="http://www.tei-c.org/ns/1.0" context="tei:p"><sch:assert test="@n">x</sch:assert></sch:rule>'
    data = GRAMMAR.format(f'<pattern xmlns="{SCH}" id="a">{rule}</pattern>')
    made = extract(parse(data.encode(), "made.rng"))
    assert made is not None
    assert _said(made.decode(), "<p/>") == _said(data, "<p/>") == [("a", "p")]
    assert etree.fromstring(made).tag == f"{{{SCH}}}schema"


def test_a_document_without_rules_has_none() -> None:
    assert extract(parse(GRAMMAR.format("<start/>").encode(), "made.rng")) is None
    assert extract(document("<p/>")) is None


def test_a_prefix_with_two_meanings_is_refused() -> None:
    pattern = '<sch:ns prefix="a" uri="urn:{}"/><sch:pattern/>'
    with pytest.raises(SchemaError, match='the prefix "a" is declared twice'):
        extract(parse(GRAMMAR.format(pattern.format(1) + pattern.format(2)).encode(), "made.rng"))


def test_a_diagnostic_beside_its_rule_in_an_odd_is_kept() -> None:
    rules = read_rules(resources.schema("teiwright.odd").read_bytes(), "teiwright.odd")
    advised = [each for pattern in rules.patterns for rule in pattern.rules for each in rule.assertions]
    assert advised
    assert all(each.advice for each in advised)
