"""What RELAX NG finds is told with its place, what was meant, and what would be allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teiwright import relaxng
from teiwright.check import CODES, profile
from teiwright.check.expectations import value_help
from teiwright.check.places import Places
from teiwright.check.relaxng_findings import code_of, finding_of
from teiwright.relaxng import Allowed, Expected, Kind
from teiwright.xml import parse

if TYPE_CHECKING:
    from pathlib import Path

    from teiwright.model import Finding

SMALL = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="TEI">
    <optional><element name="head"><text/></element></optional>
    <element name="p"><interleave><text/><zeroOrMore><ref name="inline"/></zeroOrMore></interleave></element>
    <zeroOrMore><element name="div"><oneOrMore><ref name="inline"/></oneOrMore></element></zeroOrMore>
  </element></start>
  <define name="inline"><choice>
    <element name="persName"><attribute name="ref"><data type="anyURI"/></attribute><text/></element>
    <element name="date"><optional><attribute name="when"><choice>
      <data type="date"/><data type="gYear"/></choice></attribute></optional>
      <optional><attribute name="cert"><choice><value>high</value><value>low</value></choice></attribute></optional>
      <text/></element>
    <element name="num"><data type="nonNegativeInteger"/></element>
    <element name="lb"><empty/></element>
    <element name="g"><attribute name="xml:id"><data type="ID"/></attribute><text/></element>
    <element name="ptr"><attribute name="to"><data type="IDREF"/></attribute><empty/></element>
  </choice></define>
</grammar>
"""


@pytest.fixture(scope="module")
def small() -> relaxng.Grammar:
    """A grammar in which every kind of fault can be made."""
    return relaxng.compile_bytes(SMALL.encode(), "small.rng")


def _found(grammar: relaxng.Grammar, content: str, root: str = "TEI") -> Finding:
    text = f'<{root} xmlns="http://www.tei-c.org/ns/1.0">{content}</{root}>'
    document = parse(text.encode(), "a.xml")
    places = Places(document)
    (found, *more) = [finding_of(each, places) for each in grammar.validate(document.root)]
    assert not more
    return found


@pytest.mark.parametrize(
    ("content", "code", "message", "advice"),
    [
        (
            "<p><persname/></p>",
            "rng-element-unknown",
            "persname is no element of the schema",
            "did you mean persName?",
        ),
        (
            "<p><foo/></p>",
            "rng-element-unknown",
            "foo is no element of the schema",
            "allowed here: g, lb, num, ptr, date or persName",
        ),
        (
            '<p><date xmlns=""/></p>',
            "rng-element-namespace",
            "date is in no namespace, and the schema has it in http://www.tei-c.org/ns/1.0",
            'did you forget xmlns="http://www.tei-c.org/ns/1.0"? write it here, or remove the xmlns="" that takes it away',
        ),
        (
            '<p><date xmlns="urn:x"/></p>',
            "rng-element-namespace",
            "date is in the namespace urn:x, and the schema has it in http://www.tei-c.org/ns/1.0",
            "did you mean the namespace http://www.tei-c.org/ns/1.0? correct the xmlns that it comes from",
        ),
        (
            "<p/><div><lb/><p/></div>",
            "rng-element-unexpected",
            "p is not allowed here, in div after lb",
            "p may stand in TEI; allowed here: g, lb, num, ptr, date or persName",
        ),
        (
            "<p><lb><date/></lb></p>",
            "rng-element-unexpected",
            "date is not allowed here, in lb",
            "date may stand in p or div; nothing more is allowed here; remove it or move it",
        ),
        (
            "<div><lb/></div>",
            "rng-element-too-early",
            "div comes too early: p must come before it in TEI",
            "add p before it",
        ),
        ("<head/>", "rng-content-incomplete", "TEI is not complete: it lacks p", "add p"),
        (
            "<p/><div/>",
            "rng-content-incomplete",
            "div is empty",
            "add one of them: g, lb, num, ptr, date or persName",
        ),
        ("stray <p/>", "rng-text-unexpected", 'text is not allowed in TEI here: "stray"', "put it into a p"),
        (
            "<p/><div>stray<lb/></div>",
            "rng-text-unexpected",
            'text is not allowed in div here: "stray"',
            "put it into an element that is allowed: g, lb, num, ptr, date or persName",
        ),
        (
            "<p><num>many</num></p>",
            "rng-text-value",
            '"many" is not allowed as the content of num',
            "write a whole number from 0",
        ),
        (
            '<p><date When="2003"/></p>',
            "rng-attribute-unexpected",
            "date has no attribute When",
            "did you mean when?",
        ),
        (
            '<p><date colour="red"/></p>',
            "rng-attribute-unexpected",
            "date has no attribute colour",
            "date may have cert or when",
        ),
        (
            "<p><persName/></p>",
            "rng-attribute-missing",
            'persName lacks its attribute "ref"',
            "add ref",
        ),
        (
            '<p><date when="2003-8-8"/></p>',
            "rng-attribute-value",
            'when="2003-8-8" is no date',
            "write 2003-08-08",
        ),
        (
            '<p><date when="2003-02-30"/></p>',
            "rng-attribute-value",
            'when="2003-02-30" is no date',
            "that day never was; correct the month or the day",
        ),
        (
            '<p><date when="2003-02-28T24:00:00Z"/></p>',
            "rng-attribute-value",
            'when="2003-02-28T24:00:00Z" is no date',
            "write 00:00:00 of the day after, which is the same moment",
        ),
        (
            '<p><date cert="hihg"/></p>',
            "rng-attribute-value",
            'cert="hihg" is not allowed on date',
            "did you mean high?",
        ),
        (
            '<p><date cert="?"/></p>',
            "rng-attribute-value",
            'cert="?" is not allowed on date',
            "write low or high",
        ),
        (
            '<p><g xml:id="a"/><g xml:id="a"/></p>',
            "rng-id-duplicate",
            'an element before has the id xml:id="a" already',
            "give one of them another id, and look through the pointers to it",
        ),
        (
            '<p><ptr to="b"/></p>',
            "rng-idref-dangling",
            'to="b" names no id of this document',
            "correct it, or give the element that is meant this id",
        ),
    ],
)
def test_each_fault_is_told_with_what_to_do(
    small: relaxng.Grammar, content: str, code: str, message: str, advice: str
) -> None:
    found = _found(small, content)
    assert (found.code, found.message, found.help) == (code, message, advice)


def test_a_root_without_a_namespace_is_told_what_it_forgot(small: relaxng.Grammar) -> None:
    document = parse(b"<TEI><p/></TEI>", "a.xml")
    found = [finding_of(each, Places(document)) for each in small.validate(document.root)]
    assert found[0].message == "TEI is in no namespace, and the schema has it in http://www.tei-c.org/ns/1.0"
    assert found[0].help == 'did you forget xmlns="http://www.tei-c.org/ns/1.0" on <TEI>?'


def test_every_kind_of_fault_has_a_code() -> None:
    assert {code_of(kind) for kind in Kind} <= CODES.keys()


def test_the_place_is_the_attribute_or_the_element(small: relaxng.Grammar) -> None:
    assert _found(small, '<p><date when="x"/></p>').locus.xpath == "/TEI/p/date/@when"
    assert _found(small, "<p><foo/></p>").locus.xpath == "/TEI/p/foo"


def test_a_long_value_is_cut(small: relaxng.Grammar) -> None:
    assert _found(small, f'<p><date cert="{"x " * 500}"/></p>').message == (
        f'cert="{"x " * 15}…" is not allowed on date'
    )


@pytest.mark.parametrize(
    ("value", "expected", "advice"),
    [
        (
            "x",
            ["double", "token (pattern (\\-?[\\d]+/\\-?[\\d]+))"],
            "write a number such as 3.5 or a fraction such as 1/2",
        ),
        ("a b", [r"token (pattern [^\p{C}\p{Z}]+)"], "write a word without spaces"),
        ("x", ["string (pattern [A-Z]+)"], "write a text of the form [A-Z]+"),
        ("x", ["token (pattern " + "a" * 99 + ")"], "write a text of the form " + "a" * 60 + "…"),
        ("x", ["QName"], "write a text of the type QName"),
        (
            "x",
            ["NCName except a"],
            "write a name that begins with a letter or _ and goes on with letters, digits, - _ and ., but not a",
        ),
        ("x", [], "remove it"),
        (
            "08.09.2003",
            ["date", "gYear"],
            "write a date as 2003-08-08, 2003-08, 2003 or --08-08, with a time as 2003-08-08T12:30:00",
        ),
    ],
)
def test_a_datatype_is_told_in_words(value: str, expected: list[str], advice: str) -> None:
    assert value_help(value, [Expected(Allowed.DATATYPE, name) for name in expected]) == advice


def test_values_and_datatypes_are_told_together() -> None:
    expected = [
        Expected(Allowed.DATATYPE, "double"),
        Expected(Allowed.VALUE, "high"),
        Expected(Allowed.VALUE, "low"),
    ]
    assert value_help("?", expected) == "write low or high or a number such as 3.5"


def test_the_profile_names_what_stands_in_an_element(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0">\n  <p/>\n</TEI>')
    document = parse(path.read_bytes(), str(path))
    grammar = relaxng.compile(profile().relaxng)
    first = next(iter(grammar.validate(document.root)))
    found = finding_of(first, Places(document))
    assert (found.locus.line, found.locus.column) == (2, 3)
    assert "teiHeader" in found.message + found.help
