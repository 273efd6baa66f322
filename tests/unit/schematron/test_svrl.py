"""The report of the standard."""

from __future__ import annotations

from lxml import etree

from teiwright.schematron import Schema, svrl
from unit.schematron.made import document, schema

NS = {"s": "http://purl.oclc.org/dsdl/svrl"}
RULES = (
    '<title>T</title><pattern id="one"><title>One</title><rule id="r" context="tei:p" role="warning"><assert id="a" test="@n" '
    'diagnostics="d" properties="q" see="urn:see">no <name/></assert></rule></pattern><pattern id="two">'
    '<rule context="@n" flag="f"><report id="b" test=". = \'{x}\'">b</report></rule></pattern><pattern id="three">'
    '<rule context="tei:ref"><assert id="c" test="error()">c</assert></rule></pattern>'
    '<diagnostics><diagnostic id="d" xml:lang="de">tu was</diagnostic></diagnostics>'
    '<properties><property id="q" role="r" scheme="s">p</property></properties>'
)


def _report(rules: Schema, body: str) -> etree._Element:
    return etree.fromstring(svrl(document(body), rules))


def test_patterns_come_in_order_each_with_its_rules_and_what_they_say() -> None:
    root = _report(schema(RULES, attributes='schemaVersion="2"'), '<p/><p n="{x}"/>')
    assert [str(etree.QName(node).localname) for node in root] == [
        "ns-prefix-in-attribute-values",
        "active-pattern",
        "fired-rule",
        "failed-assert",
        "fired-rule",
        "active-pattern",
        "fired-rule",
        "successful-report",
        "active-pattern",
    ]
    assert dict(root.attrib) == {"title": "T", "phase": "#ALL", "schemaVersion": "2"}
    assert [node.get("id") for node in root.iterfind("s:active-pattern", NS)] == ["one", "two", "three"]
    assert dict(root[2].attrib) == {"context": "tei:p", "document": "made.xml", "id": "r", "role": "warning"}


def test_a_failed_assert_tells_where_why_and_what_to_do() -> None:
    root = _report(schema(RULES), "<p/>")
    (node,) = root.iterfind("s:failed-assert", NS)
    tei = "Q{http://www.tei-c.org/ns/1.0}"
    assert dict(node.attrib) == {
        "id": "a",
        "test": "@n",
        "location": f"/{tei}TEI[1]/{tei}text[1]/{tei}body[1]/{tei}p[1]",
        "role": "warning",
    }
    assert [str(etree.QName(each).localname) for each in node] == [
        "diagnostic-reference",
        "property-reference",
        "text",
    ]
    assert dict(node[0].attrib) == {"diagnostic": "d"}
    assert node[0][0].get("{http://www.w3.org/XML/1998/namespace}lang") == "de"
    assert dict(node[1].attrib) == {"property": "q", "role": "r", "scheme": "s"}
    assert (node[2].text, node[2].get("see")) == ("no p", "urn:see")


def test_the_location_is_an_xpath_of_the_node() -> None:
    text = document('<p/><p n="{x}"/>')
    root = etree.fromstring(svrl(text, schema(RULES)))
    (node,) = root.iterfind("s:successful-report", NS)
    path = str(node.get("location")).replace("Q{http://www.tei-c.org/ns/1.0}", "t:").replace("Q{}", "")
    found = text.root.xpath(path, namespaces={"t": "http://www.tei-c.org/ns/1.0"})
    assert isinstance(found, list)
    assert found == ["{x}"]
    assert node.get("flag") == "f"


def test_a_rule_that_cannot_be_evaluated_is_a_failed_assert() -> None:
    (node,) = _report(schema(RULES), "<ref/>").iterfind("s:failed-assert", NS)
    assert (node.get("id"), node.get("role"), node.get("test")) == ("c", "error", "error()")
    assert "could not be evaluated: FOER0000" in "".join(node.itertext())


def test_only_active_patterns_are_told() -> None:
    rules = schema('<phase id="p"><active pattern="two"/></phase>' + RULES, "p")
    root = _report(rules, "<p/>")
    assert root.get("phase") == "p"
    assert [node.get("id") for node in root.iterfind("s:active-pattern", NS)] == ["two"]
