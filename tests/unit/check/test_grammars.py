"""RELAX NG and XML Schema: both speak, at the right place, and neither repeats what is said of an id."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teiwright.check.grammar import relaxng
from teiwright.check.places import Places
from teiwright.check.xsd import ELEMENTS, xsd
from teiwright.errors import SchemaError
from teiwright.model import tei as name
from teiwright.xml import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from teiwright.check import Schemas
    from teiwright.model import Document


def test_a_valid_document_gives_nothing(tei: Callable[[str], Document], mini: Schemas) -> None:
    places = Places(tei('<p>In <date when="2001">2001</date> <ref target="#a">x</ref></p>'))
    assert [*relaxng(places, mini.relaxng, set()), *xsd(places, mini.xsd, set())] == []


@pytest.mark.parametrize(
    ("body", "xpath", "says"),
    [
        (
            "<p><foo/></p>",
            "/TEI/text/body/p/foo",
            {
                "rng-element-unknown": "foo is no element of the schema",
                "xsd": "foo is not possible here in p",
            },
        ),
        (
            '<p><date when="May"/></p>',
            "/TEI/text/body/p/date",
            {
                "rng-attribute-value": 'when="May" is not allowed on date',
                "xsd": "attribute when='May': Invalid datetime string 'May'",
            },
        ),
        (
            "<p><ref/></p>",
            "/TEI/text/body/p/ref",
            {
                "rng-attribute-missing": 'ref lacks its attribute "target"',
                "xsd": "missing required attribute 'target'",
            },
        ),
        (
            '<p n="1"/>',
            "/TEI/text/body/p",
            {
                "rng-attribute-unexpected": "p has no attribute n",
                "xsd": "'n' attribute not allowed for element",
            },
        ),
    ],
)
def test_a_fault_is_found_by_both_at_its_element(
    tei: Callable[[str], Document], mini: Schemas, body: str, xpath: str, says: dict[str, str]
) -> None:
    places = Places(tei(body))
    found = [*relaxng(places, mini.relaxng, set()), *xsd(places, mini.xsd, set())]
    assert {each.code: each.message for each in found} == says
    assert [each.locus.xpath.partition("/@")[0] for each in found] == [xpath, xpath]


def test_a_message_holds_no_regular_expression(tei: Callable[[str], Document], mini: Schemas) -> None:
    (found,) = xsd(Places(tei('<p xml:id="1a"/>')), mini.xsd, set())
    assert found.message == "attribute xml:id='1a': the value has not the form that is asked for"


def test_an_element_with_a_prefix_is_found_too(mini: Schemas) -> None:
    text = '<t:TEI xmlns:t="http://www.tei-c.org/ns/1.0"><t:text><t:body><t:p/><t:p n="1"/></t:body></t:text></t:TEI>'
    (found,) = relaxng(Places(parse(text.encode(), "t.xml")), mini.relaxng, set())
    assert found.locus.xpath == "/TEI/text/body/p[2]/@n"


def test_what_is_said_of_an_id_is_not_said_again(tei: Callable[[str], Document], mini: Schemas) -> None:
    places = Places(tei('<p xml:id="1a"/><p xml:id="a"/>'))
    wrong = set(places.document.root.iter(name("p")))
    assert [*relaxng(places, mini.relaxng, wrong), *xsd(places, mini.xsd, wrong)] == []
    assert len([*relaxng(places, mini.relaxng, set()), *xsd(places, mini.xsd, set())]) == 4


def test_a_schema_that_the_document_names_is_not_read(
    tei: Callable[[str], Document], mini: Schemas, tmp_path: Path
) -> None:
    trap = tmp_path / "trap.xsd"
    trap.write_text(
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:x"><xs:element name="x"/></xs:schema>'
    )
    hint = f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:x {trap.as_uri()}"'
    with_hint = list(xsd(Places(tei(f'<p {hint}><x xmlns="urn:x"/></p>')), mini.xsd, set()))
    without = list(xsd(Places(tei('<p><x xmlns="urn:x"/></p>')), mini.xsd, set()))
    assert [each.message for each in with_hint] == [each.message for each in without]
    assert without


@pytest.mark.parametrize("data", [b"", b"<grammar", b"<html/>"])
def test_a_broken_grammar_is_one_sentence(
    tei: Callable[[str], Document], tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "broken"
    path.write_bytes(data)
    for step in (relaxng, xsd):
        with pytest.raises(SchemaError) as caught:
            list(step(Places(tei("<p/>")), path, set()))
        assert "\n" not in str(caught.value)


def test_a_changed_schema_is_built_anew(
    tei: Callable[[str], Document], mini: Schemas, tmp_path: Path
) -> None:
    places = Places(tei("<p><date/></p>"))
    for name_ in ("mini.xsd", "mini-xml.xsd"):
        (tmp_path / name_).write_bytes(mini.xsd.with_name(name_).read_bytes())
    path = tmp_path / "mini.xsd"
    assert list(xsd(places, path, set())) == []
    path.write_text(path.read_text().replace('type="xs:gYear"', 'type="xs:gYear" use="required"'))
    assert [each.message for each in xsd(places, path, set())] == ["missing required attribute 'when'"]


def test_a_child_of_an_element_that_holds_text_only_is_told_at_the_child(tmp_path: Path) -> None:
    schema = tmp_path / "a.xsd"
    schema.write_text(
        '<schema xmlns="http://www.w3.org/2001/XMLSchema"><element name="a" type="string"/></schema>'
    )
    (found,) = xsd(Places(parse(b"<a><b/></a>", "t.xml")), schema, set())
    assert (found.locus.xpath, found.message) == ("/a/b", "b is not possible here in a")


def test_a_comment_is_no_child_of_an_element_that_holds_text_only(tmp_path: Path) -> None:
    schema = tmp_path / "a.xsd"
    schema.write_text(
        '<schema xmlns="http://www.w3.org/2001/XMLSchema"><element name="a"><complexType><sequence>'
        '<element name="b" type="string" maxOccurs="2"/></sequence></complexType></element></schema>'
    )
    (found,) = xsd(Places(parse(b"<a><b>x<!-- c --></b><b><?p i?></b><c/></a>", "t.xml")), schema, set())
    assert found.locus.xpath == "/a/c"


def test_of_a_huge_document_lxml_alone_tells_and_not_of_its_ids(
    tei: Callable[[str], Document], mini: Schemas
) -> None:
    places = Places(tei('<p xml:id="1a"/>' + "<p/>" * ELEMENTS + '<p n="1"/>'))
    wrong = {next(places.document.root.iter(name("p")))}
    (found,) = xsd(places, mini.xsd, wrong)
    assert "attribute 'n'" in found.message
