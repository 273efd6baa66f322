"""What a Schematron rule offers as its only repair is made in the file, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teiwright.check.fixes import apply, fixes
from teiwright.check.places import Places
from teiwright.check.schematron import findings
from teiwright.xml import parse

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:x="urn:x"><text><body>'
TAIL = "</body></text></TEI>"
SCHEMA = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3"
  xmlns:sqf="http://www.schematron-quickfix.com/validator/process" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <ns prefix="tei" uri="http://www.tei-c.org/ns/1.0"/><ns prefix="x" uri="urn:x"/>
  <pattern><rule context="tei:{context}">
    <assert test="false()" id="a" sqf:fix="{names}">wrong</assert>
    {fixes}
  </rule></pattern>
</schema>
"""
FIX = '<sqf:fix id="{name}"><sqf:description><sqf:title>Do it</sqf:title></sqf:description>{steps}</sqf:fix>'


def _fixed(folder: Path, body: str, *steps: str, context: str = "p") -> str:
    """The body after the fixes of a rule that offers a fix for each of `steps`."""
    names = [f"f{number}" for number, _ in enumerate(steps)]
    made = "".join(FIX.format(name=name, steps=step) for name, step in zip(names, steps, strict=True))
    schema = folder / "rules.sch"
    schema.write_text(SCHEMA.format(context=context, names=" ".join(names), fixes=made), encoding="utf-8")
    data = f"{HEAD}{body}{TAIL}".encode()
    document = parse(data, "a.xml")
    offers = {found: result.fixes for result, found in findings(Places(document), schema)}
    assert offers
    new = apply(data, fixes(document, data, offers, offers=offers))
    parse(new, "a.xml")
    return new.decode().removeprefix(HEAD).removesuffix(TAIL)


@pytest.mark.parametrize(
    ("before", "step", "after"),
    [
        ("<p>a</p>b", '<sqf:delete match="."/>', "b"),
        ('<p  n="1" rend="x"/>', '<sqf:delete match="@n"/>', '<p rend="x"/>'),
        (
            "<p a='&lt;'/>",
            '<sqf:replace match="@a" node-type="attribute" target="b" select="\'&quot;&amp;\'"/>',
            "<p b='\"&amp;'/>",
        ),
        ("<p n = '1'/>", '<sqf:replace match="@n" select="\'2\'"/>', "<p n = '2'/>"),
        (
            "<p>é<hi>b</hi></p>",
            '<sqf:replace match="." node-type="element" target="tei:ab" select="node()"/>',
            "<ab>é<hi>b</hi></ab>",
        ),
        (
            "<x:y/><p>a</p>",
            '<sqf:replace match="."><tei:note xmlns:tei="http://www.tei-c.org/ns/1.0">b</tei:note></sqf:replace>',
            "<x:y/><note>b</note>",
        ),
        (
            "<p/>",
            '<sqf:add match="." node-type="attribute" target="xml:lang" select="\'en\'"/>',
            '<p xml:lang="en"/>',
        ),
        (
            '<p n="1" />',
            '<sqf:add match="." node-type="attribute" target="n" select="\'2\'"/>',
            '<p n="1" />',
        ),
        ("<p/>", '<sqf:add match="." node-type="attribute" target="un:n" select="\'2\'"/>', "<p/>"),
        ("<p>a</p>", '<sqf:add match="." node-type="element" target="tei:lb"/>', "<p><lb/>a</p>"),
        (
            "<p>a</p>",
            '<sqf:add match="." node-type="element" target="lb" position="last-child"/>',
            "<p>a<lb/></p>",
        ),
        ("<p/>", '<sqf:add match="." position="last-child">x</sqf:add>', "<p>x</p>"),
        (
            "<p  kind='delete' path=\"9\" xml:id='q'>a<hi kind='x'>b</hi></p>",
            '<sqf:replace match="." node-type="element" target="tei:ab" select="@*|node()"/>',
            "<ab  kind='delete' path=\"9\" xml:id='q'>a<hi kind='x'>b</hi></ab>",
        ),
        (
            "<p n='1' rend='i'>a</p>",
            '<sqf:replace match="." node-type="element" target="ab"><xsl:attribute name="x:t" select="\'&lt;&quot;\'"/><xsl:attribute name="n" select="2"/><xsl:copy-of select="node()"/></sqf:replace>',
            "<ab n='2' x:t=\"&lt;&quot;\">a</ab>",
        ),
        (
            "<p n='1'/>",
            '<sqf:replace match="." node-type="element" target="tei:ab"><xsl:attribute name="y:t" namespace="urn:y" select="1"/></sqf:replace>',
            "<p n='1'/>",
        ),
        (
            '<p n="1">a</p>',
            '<sqf:add match="." node-type="element" target="lb" select="@n"/>',
            '<p n="1"><lb n="1"/>a</p>',
        ),
        (
            '<p n="1">a</p>',
            '<sqf:replace match="." node-type="element" target="ab" select="@n, \'b\'"/>',
            '<ab n="1">b</ab>',
        ),
        (
            "<p/>",
            '<sqf:add match="." node-type="element" target="head" position="before">x</sqf:add>',
            "<head>x</head><p/>",
        ),
        (
            "<p>a<!-- a a --> a a</p>",
            '<sqf:stringReplace match="text()[2]" regex="a">b</sqf:stringReplace>',
            "<p>a<!-- a a --> b b</p>",
        ),
        (
            "<p>a &amp; a</p>",
            '<sqf:stringReplace match="text()" regex="a">b</sqf:stringReplace>',
            "<p>a &amp; a</p>",
        ),
        (
            "<p>a<![CDATA[ a]]></p>",
            '<sqf:stringReplace match="text()" regex="a">b</sqf:stringReplace>',
            "<p>a<![CDATA[ a]]></p>",
        ),
        ("<p>a</p>", '<sqf:delete match="text()"/>', "<p>a</p>"),
        ("<p><!-- a --></p>", '<sqf:add match="." node-type="comment">x</sqf:add>', "<p><!-- a --></p>"),
    ],
)
def test_a_repair_is_made_where_it_leaves_all_else(
    tmp_path: Path, before: str, step: str, after: str
) -> None:
    assert _fixed(tmp_path, before, step) == after


def test_two_repairs_of_one_rule_are_a_choice_and_none_is_made(tmp_path: Path) -> None:
    body = '<p n="1"/>'
    assert _fixed(tmp_path, body, '<sqf:delete match="."/>', '<sqf:delete match="@n"/>') == body


def test_the_outermost_element_is_neither_deleted_nor_given_a_sibling(tmp_path: Path) -> None:
    for step in (
        '<sqf:delete match="."/>',
        '<sqf:add match="." node-type="element" target="p" position="after"/>',
    ):
        assert _fixed(tmp_path, "<p/>", step, context="TEI") == "<p/>"


def test_a_repair_of_two_steps_is_made_as_a_whole_or_not(tmp_path: Path) -> None:
    both = '<sqf:delete match="@n"/><sqf:add match="." node-type="attribute" target="rend" select="\'x\'"/>'
    assert _fixed(tmp_path, '<p type="a" n="1"/>', both) in {
        '<p type="a" rend="x"/>',
        '<p type="a" n="1"/>',
    }
    half = '<sqf:delete match="@n"/><sqf:delete match="text()"/>'
    assert _fixed(tmp_path, '<p n="1">a</p>', half) == '<p n="1">a</p>'
