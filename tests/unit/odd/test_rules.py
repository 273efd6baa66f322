"""Every rule of the profile: it applies to a place of the valid editions, and one fault there is found as that fault."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from teiwright import odd, resources, xml
from teiwright.check.places import Places
from teiwright.check.schematron import schematron
from teiwright.model import TEI_NS, XML_ID, XML_LANG, Document, tei
from teiwright.schematron.run import Fired, load, trace

if TYPE_CHECKING:
    from teiwright.model import Finding
    from teiwright.odd.spec import Rule

DATA = Path(__file__).parents[2] / "data" / "odd"
FILES = ("edition", "withheld", "authorities")
PROFILE = odd.read(resources.schema("teiwright.odd"))
RULES = {rule.ident: rule for element in PROFILE.elements.values() for rule in element.rules}


@dataclass(frozen=True, slots=True)
class Case:
    """One fault: in which file, at which element, and what is done to it.

    `attribute` is set to `value` or, where that is None, removed; without an attribute the element's text is set to
    `value`, or the element is removed with its tail.
    """

    rule: str
    file: str
    path: str
    attribute: str = ""
    value: str | None = None


CASES = (
    Case("digest-form", "edition", "//t:idno[@type='sha256']", value="ABC"),
    Case("doi-form", "edition", "//t:idno[@type='DOI']", value="https://doi.org/10.1000/1"),
    Case("licence-target", "edition", "//t:licence", "target"),
    Case("licence-target", "edition", "//t:licence", "target", "LICENSE"),
    Case("usage-counted", "edition", "//t:tagUsage[@gi='persName']", "occurs", "2"),
    Case("usage-counted", "edition", "//t:tagUsage[@gi='text']", "gi", "gap"),
    Case("mention-responsible", "edition", "//t:p/t:persName", "resp"),
    Case("mention-responsible", "edition", "//t:p/t:ref[@subtype]", "resp"),
    Case("mention-linked", "edition", "//t:p/t:placeName", "ref"),
    Case("pointer-resolves", "edition", "//t:change", "who", "#nobody"),
    Case("pointer-resolves", "edition", "//t:p/t:persName", "resp", "#teiwright #nobody"),
    Case("pointer-resolves", "authorities", "//t:listOrg//t:relation", "passive", "#lost"),
    Case("language-declared", "edition", "//t:foreign", XML_LANG, "fr"),
    Case("language-declared", "edition", "//t:language[@ident='de']", "ident", "de-AT"),
    Case("division-headed", "edition", "//t:div[@type='section']/t:head"),
    Case("paragraph-identified", "edition", "//t:p[@xml:id='p8']", XML_ID),
    Case("withheld-clean", "withheld", "//t:p[@xml:id='p1']/t:gap[1]", value="tail:left"),
    Case("withheld-clean", "withheld", "//t:corr", value="four words of prose"),
    Case("item-number-unique", "edition", "//t:item[@n='2']", "n", "1"),
    Case("digest-target", "withheld", "//t:item[2]", "corresp"),
    Case("digest-target", "withheld", "//t:item[2]", "corresp", "#teiwright"),
    Case("digest-withheld", "edition", "//t:list[@type='abbreviations']", "type", "digests"),
    Case("blocks-not-mixed", "edition", "//t:item[@n='2']", value="Two:"),
    Case("note-numbered", "edition", "//t:note[@place]", "n"),
    Case("note-numbered", "edition", "//t:note[@place]", XML_ID),
    Case("quotation-source", "edition", "//t:p/t:quote[@source]", "source", "#p1"),
    Case("quotation-block", "edition", "//t:cit/t:quote/t:p"),
    Case("citation-resolves", "edition", "//t:cit//t:ref", "target", "#p1"),
    Case("citation-resolves", "edition", "//t:cit//t:ref", "target", "https://example.org/"),
    Case("link-target", "edition", "//t:note//t:ref", "target"),
    Case("interview-linked", "edition", "//t:ref[@subtype='interview']", "target", "#roe2004"),
    Case("abbreviation-resolves", "edition", "//t:abbr[@corresp='#e1']", "corresp", "#p1"),
    Case("gap-measured", "withheld", "//t:p[2]/t:gap", "quantity"),
    Case("gap-measured", "withheld", "//t:p[2]/t:gap", "unit"),
    Case("gap-characters", "withheld", "//t:p[2]/t:gap", "unit", "word"),
    Case("withheld-declared", "withheld", "//t:samplingDecl"),
    Case("withheld-declared", "withheld", "//t:availability"),
    Case("locator-in-citation", "edition", "//t:seg[@type='expansion']", "type", "locator"),
    Case("when-alone", "edition", "//t:p/t:date[@when]", "to", "2004"),
    Case("when-alone", "authorities", "//t:relation[@notAfter]", "when", "1951"),
    Case("span-forward", "authorities", "//t:occupation", "to", "1940-12-31"),
    Case("limits-forward", "edition", "//t:date[@notBefore]", "notAfter", "1989-12"),
    Case("date-normalised", "edition", "//t:p/t:date[@when]", "when"),
    Case("entry-identified", "edition", "//t:bibl[@xml:id='spare']", XML_ID),
    Case("struct-corresponds", "edition", "//t:biblStruct[@corresp]", "corresp", "#p1"),
    Case("analytic-level", "edition", "//t:standOff//t:analytic/t:title", "level", "m"),
    Case("monogr-level", "edition", "//t:standOff//t:monogr/t:title", "level", "a"),
    Case("life-forward", "authorities", "//t:death", "when", "1889"),
    Case("coordinates-on-earth", "authorities", "//t:geo", value="98.5 2.35"),
)


def findings(document: Document) -> list[Finding]:
    return list(schematron(Places(document), resources.schema("teiwright.sch")))


def faulty(case: Case) -> Document:
    """The file of `case` with its fault."""
    document = xml.read(DATA / f"{case.file}.xml")
    found = document.root.xpath(case.path, namespaces={"t": TEI_NS})
    assert isinstance(found, list)
    node = found[0]
    assert isinstance(node, etree._Element)
    if case.attribute and case.value is not None:
        node.set(case.attribute, case.value)
    elif case.attribute:
        del node.attrib[case.attribute]
    elif case.value is None:
        parent = node.getparent()
        assert parent is not None
        parent.remove(node)
    elif case.value.startswith("tail:"):
        node.tail = case.value.removeprefix("tail:")
    else:
        node.text = case.value
    return document


@pytest.mark.parametrize("name", FILES)
def test_a_valid_edition_breaks_no_rule(name: str) -> None:
    assert findings(xml.read(DATA / f"{name}.xml")) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.path}-{case.attribute}")
def test_one_fault_is_found_as_what_it_is(case: Case) -> None:
    found = findings(faulty(case))
    assert {each.code for each in found} == {f"sch:{case.rule}"}
    assert all(each.help and each.message for each in found)


def test_every_rule_has_a_case() -> None:
    assert {case.rule for case in CASES} == set(RULES)


def applied(document: Document) -> set[str]:
    """The rules that apply to a node of `document`."""
    rules = load(resources.schema("teiwright.sch"))
    fired = (each for each in trace(rules, document) if isinstance(each, Fired))
    return {each.pattern.id.removeprefix("pattern-") for each in fired}


def test_every_rule_applies_somewhere_in_the_valid_editions() -> None:
    assert set[str]().union(*(applied(xml.read(DATA / f"{name}.xml")) for name in FILES)) == set(RULES)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_says_what_it_asks_why_and_what_to_do(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.ident)
    assert rule.title
    assert rule.rationale.endswith(".")
    assert len(rule.diagnostics) == 1
    message = etree.fromstring(rule.xml).find("{*}assert")
    assert message is not None
    assert not "".join(message.itertext()).strip().endswith(".")


def test_spans_of_different_precision_are_compared_by_what_they_share() -> None:
    document = xml.read(DATA / "authorities.xml")
    occupation = next(document.root.iter(tei("occupation")))
    occupation.set("from", "1941-06-28")
    occupation.set("to", "1941")
    assert findings(document) == []


def test_a_span_of_months_without_a_year_may_run_over_the_end_of_a_year() -> None:
    document = xml.read(DATA / "authorities.xml")
    occupation = next(document.root.iter(tei("occupation")))
    occupation.set("from", "--11")
    occupation.set("to", "--02")
    assert findings(document) == []
