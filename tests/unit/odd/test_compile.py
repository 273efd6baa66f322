"""The compiler on small profiles: what it writes, and what it refuses to write."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import xmlschema
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from teiwright import odd, resources, xml
from teiwright.errors import SchemaError
from teiwright.model import TEI_NS
from teiwright.odd import determinism
from teiwright.odd.read import schema

if TYPE_CHECKING:
    from pathlib import Path

    from teiwright.odd.spec import Schema

LEAVES = "".join(f'<elementSpec ident="{name}"><content><empty/></content></elementSpec>' for name in "abc")
ROOT = '<elementSpec ident="r">{classes}<content>{content}</content>{attributes}</elementSpec>'
DEMAND = (
    "<alternate minOccurs='0'><elementRef key='a'/><elementRef key='b'/><elementRef key='c'/></alternate>"
)


def profile(declarations: str) -> Schema:
    """The profile that an ODD with these declarations gives; it starts with `r`."""
    text = (
        f'<TEI xmlns="{TEI_NS}" xmlns:sch="http://purl.oclc.org/dsdl/schematron"><teiHeader><fileDesc><titleStmt>'
        f"<title>Small</title></titleStmt></fileDesc></teiHeader><text><body><p>Intro.</p>"
        f'<schemaSpec ident="small" start="r" ns="{TEI_NS}">{declarations}</schemaSpec></body></text></TEI>'
    )
    return schema(xml.parse(text.encode(), "small.odd"))


def with_content(content: str, classes: str = "", attributes: str = "") -> Schema:
    return profile(ROOT.format(content=content, classes=classes, attributes=attributes) + LEAVES)


def with_attribute(attribute: str, others: str = "") -> Schema:
    return profile(
        ROOT.format(content=DEMAND, classes="", attributes=f"<attList>{attribute}</attList>")
        + LEAVES
        + others
    )


def contents(keys: str = "abc") -> st.SearchStrategy[str]:
    """Content models over the elements of `keys`, written as ODD."""
    occurs = st.sampled_from(
        (
            "",
            " minOccurs='0'",
            " maxOccurs='unbounded'",
            " minOccurs='0' maxOccurs='unbounded'",
            " maxOccurs='2'",
        )
    )
    leaves = st.builds("<elementRef key='{}'{}/>".format, st.sampled_from(keys), occurs)
    return st.recursive(
        leaves,
        lambda parts: st.builds(
            lambda tag, found, often: f"<{tag}{often}>{''.join(found)}</{tag}>",
            st.sampled_from(("sequence", "alternate")),
            st.lists(parts, min_size=1, max_size=3),
            occurs,
        ),
        max_leaves=5,
    )


def word(names: str) -> etree._Element:
    return etree.fromstring(f'<r xmlns="{TEI_NS}">{"".join(f"<{name}/>" for name in names)}</r>')


def load_xsd(data: bytes, folder: Path) -> etree.XMLSchema:
    (folder / "small.xsd").write_bytes(data)
    return etree.XMLSchema(etree.parse(folder / "small.xsd"))


def reference_page() -> etree._Element:
    return etree.fromstring(resources.schema("teiwright.html").read_bytes(), etree.HTMLParser())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("schemas")
    (path / "xml.xsd").write_bytes(
        b'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"'
        b' targetNamespace="http://www.w3.org/XML/1998/namespace"/>'
    )
    return path


@given(content=contents(), words=st.lists(st.text("abc", max_size=5), max_size=8))
@example(
    content="<elementRef key='a'/><sequence><elementRef key='a'/></sequence>", words=["aa"]
)  # misread by libxml2
@settings(max_examples=150, deadline=None)
def test_a_deterministic_model_gives_grammars_that_accept_the_same_words(
    folder: Path, content: str, words: list[str]
) -> None:
    small = with_content(f"<sequence>{content}</sequence>")
    assume(not determinism.ambiguous(small, small.elements["r"].content))
    relaxng = etree.RelaxNG(etree.fromstring(odd.relaxng(small)))
    xsd = load_xsd(odd.xsd(small), folder)
    for names in ("", "a", "ab", *words):
        assert relaxng.validate(word(names)) == xsd.validate(word(names)), names


@given(content=contents("ab"))
@settings(max_examples=60, deadline=None)
def test_a_model_that_is_called_deterministic_loads_in_libxml2(folder: Path, content: str) -> None:
    # xmlschema is no judge here: it also refuses deterministic models, such as ((a, (a)?, b))+.
    small = with_content(f"<sequence>{content}</sequence>")
    assume(not determinism.ambiguous(small, small.elements["r"].content))
    load_xsd(odd.xsd(small), folder)


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("<sequence><elementRef key='a' minOccurs='0'/><elementRef key='a'/></sequence>", ["a"]),
        ("<alternate><elementRef key='a'/><elementRef key='a'/></alternate>", ["a"]),
        ("<sequence><elementRef key='a' maxOccurs='unbounded'/><elementRef key='a'/></sequence>", ["a"]),
        ("<sequence><elementRef key='a'/><elementRef key='a'/></sequence>", []),
        ("<sequence><elementRef key='a' minOccurs='0'/><elementRef key='b'/></sequence>", []),
        (
            (
                "<alternate><sequence><elementRef key='a'/><elementRef key='b'/></sequence><sequence>"
                "<elementRef key='a'/><elementRef key='c'/></sequence></alternate>"
            ),
            ["a"],
        ),
        ("<elementRef key='a' minOccurs='1' maxOccurs='2'/>", []),
        (
            "<sequence maxOccurs='unbounded'><elementRef key='b'/><elementRef key='a' minOccurs='0'/></sequence>",
            [],
        ),
        (
            (
                "<sequence minOccurs='0' maxOccurs='2'><elementRef key='a' minOccurs='0'/>"
                "<elementRef key='b' minOccurs='0'/></sequence>"
            ),
            ["a", "b"],
        ),
    ],
)
def test_the_names_that_may_belong_to_two_parts_are_found(content: str, names: list[str]) -> None:
    small = with_content(content)
    assert determinism.ambiguous(small, small.elements["r"].content) == names


@pytest.mark.parametrize(
    ("small", "sentence"),
    [
        (with_content("<elementRef key='z'/>"), "r refers to z, which is not declared"),
        (with_content(DEMAND, "<classes><memberOf key='model.z'/></classes>"), "r is a member of model.z"),
        (with_content("<elementRef key='a'/>"), "b, c can stand nowhere"),
        (with_content(f"<sequence>{DEMAND}{DEMAND}</sequence>"), "it is open which part a, b, c belongs"),
        (
            profile(
                ROOT.format(content=DEMAND, classes="", attributes="")
                + LEAVES
                + "<classSpec ident='m' type='model'/>"
            ),
            "the class m has no members",
        ),
        (
            with_attribute("<attDef ident='x'><datatype><dataRef key='none'/></datatype></attDef>"),
            "r/@x has the datatype none, which is not declared",
        ),
        (
            with_attribute("<attDef ident='x'><datatype><dataRef name='token'/></datatype></attDef>" * 2),
            "the element r has the attribute x twice",
        ),
        (profile(LEAVES), "starts with r, which is not declared"),
    ],
)
def test_a_profile_that_does_not_hold_together_is_refused(small: Schema, sentence: str) -> None:
    with pytest.raises(SchemaError, match=re.escape(sentence)):
        odd.verify(small)


@pytest.mark.parametrize(
    ("declarations", "sentence"),
    [
        ("<elementSpec ident='r'/>", "the content of r has 0 parts"),
        ("<elementSpec><content><empty/></content></elementSpec>", "elementSpec has no ident"),
        (
            "<elementSpec ident='a'><content><anyElement/></content></elementSpec>",
            "anyElement in a content model",
        ),
        (LEAVES + LEAVES, "elementSpec a is declared twice"),
        ("<dataSpec ident='d'/>", "the dataSpec d has no content"),
        (
            (
                "<dataSpec ident='d'><content><alternate><dataRef name='date' restriction='x'/><dataRef name='gYear'/>"
                "</alternate></content></dataSpec>"
            ),
            "the union d has a pattern",
        ),
        (
            "<elementSpec ident='r'><content><empty/></content><attList><attDef ident='x'/></attList></elementSpec>",
            "the attribute x has no dataRef",
        ),
        (
            "<elementSpec ident='r'><content><empty/></content><constraintSpec ident='k'/></elementSpec>",
            "the constraint k has 0 sch:rule",
        ),
    ],
)
def test_a_declaration_that_cannot_be_compiled_is_refused_with_its_line(
    declarations: str, sentence: str
) -> None:
    with pytest.raises(SchemaError, match=rf"^line \d+: .*{re.escape(sentence)}"):
        profile(declarations)


def test_a_document_without_a_schema_is_refused() -> None:
    with pytest.raises(SchemaError, match="has no schemaSpec"):
        schema(xml.parse(b"<TEI/>", "x.odd"))


def test_text_in_a_part_of_a_model_is_refused_because_xsd_cannot_say_it() -> None:
    small = with_content(f"<sequence><textNode/>{DEMAND}</sequence>")
    with pytest.raises(SchemaError, match="everywhere or nowhere"):
        odd.xsd(small)


def test_a_repeated_macro_is_refused() -> None:
    macro = f"<macroSpec ident='macro.m'><content>{DEMAND}</content></macroSpec>"
    repeated = "<macroRef key='macro.m' maxOccurs='unbounded'/>"
    small = profile(ROOT.format(content=repeated, classes="", attributes="") + LEAVES + macro)
    with pytest.raises(SchemaError, match=r"macro\.m is repeated"):
        odd.xsd(small)


def test_white_space_in_an_empty_element_is_allowed_by_both_grammars(folder: Path) -> None:
    small = with_content(DEMAND)
    root = etree.fromstring(f'<r xmlns="{TEI_NS}"><a> \n</a></r>')
    assert etree.RelaxNG(etree.fromstring(odd.relaxng(small))).validate(root)
    assert load_xsd(odd.xsd(small), folder).validate(root)
    assert xmlschema.XMLSchema10(str(folder / "small.xsd")).is_valid(etree.tostring(root))


def test_each_rule_becomes_a_pattern_with_its_name_its_reason_and_its_advice() -> None:
    rule = (
        "<constraintSpec ident='one-a' scheme='schematron'><gloss>One a</gloss><desc>Because.</desc><constraint>"
        "<sch:rule context='tei:r'><sch:assert test='count(tei:a) = 1' diagnostics='one-a.help'>\n  Not\n  one"
        "\n</sch:assert></sch:rule><sch:diagnostic id='one-a.help'>add an a</sch:diagnostic></constraint></constraintSpec>"
    )
    small = profile(ROOT.format(content=DEMAND, classes="", attributes=rule) + LEAVES)
    root = etree.fromstring(odd.schematron(small))
    found = {
        each.get("id"): (each.get("role"), each.text) for each in root.iter("{*}assert", "{*}diagnostic")
    }
    assert found == {"one-a": ("error", "Not one"), "one-a.help": (None, "add an a")}
    assert [each.text for each in root.iterfind("{*}pattern/{*}p")] == ["Because."]
    assert root.get("queryBinding") == "xslt3"


def test_what_a_constraint_asks_once_a_document_stands_before_its_rule() -> None:
    rule = (
        "<constraintSpec ident='one-a' scheme='schematron'><gloss>One a</gloss><desc>Because.</desc><constraint>"
        "<sch:let name='any' value='exists(//tei:a)'/><sch:rule context='tei:r[$any]'>"
        "<sch:assert test='count(tei:a) = 1'>Not one</sch:assert></sch:rule></constraint></constraintSpec>"
    )
    small = profile(ROOT.format(content=DEMAND, classes="", attributes=rule) + LEAVES)
    (pattern,) = etree.fromstring(odd.schematron(small)).iterfind("{*}pattern")
    assert [etree.QName(each).localname for each in pattern] == ["title", "p", "let", "rule"]


def test_the_reference_page_links_to_itself_only_and_every_link_arrives() -> None:
    page = reference_page()
    ids = [str(node.get("id")) for node in page.iter() if node.get("id")]
    links = [str(node.get("href")) for node in page.iter("a")]
    assert len(ids) == len(set(ids))
    assert {target.removeprefix("#") for target in links} <= set(ids)
    assert all(target.startswith("#") for target in links)
    assert not [
        node for node in page.iter() if node.get("src") or node.tag in {"link", "script", "img", "iframe"}
    ]
    assert "url(" not in str(page.findtext(".//style"))


def test_the_reference_page_shows_each_element_and_rule_and_fits_a_phone() -> None:
    profile_of_editions = odd.read(resources.schema("teiwright.odd"))
    page = reference_page()
    ids = {node.get("id") for node in page.iter()}
    assert set(profile_of_editions.elements) <= ids
    rules = {
        f"rule-{rule.ident}" for element in profile_of_editions.elements.values() for rule in element.rules
    }
    assert rules <= ids
    assert page.find(".//meta[@name='viewport']") is not None


def test_text_of_an_odd_is_escaped_in_the_reference_page() -> None:
    hostile = "<desc>&lt;script&gt;alert(1)&lt;/script&gt;</desc>"
    small = profile(ROOT.format(content=DEMAND, classes=hostile, attributes="") + LEAVES)
    assert b"<script>" not in odd.reference(small)
    assert b"&lt;script&gt;" in odd.reference(small)


def test_the_command_writes_the_files_beside_the_odd(tmp_path: Path) -> None:
    (tmp_path / "teiwright.odd").write_bytes(resources.schema("teiwright.odd").read_bytes())
    command = [sys.executable, "-m", "teiwright.odd", str(tmp_path / "teiwright.odd")]
    for _ in range(2):
        subprocess.run(command, check=True)
    names = ["teiwright.html", "teiwright.rng", "teiwright.sch", "teiwright.xsd", "xml.xsd"]
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".odd") == names
    for name in names:
        assert (tmp_path / name).read_bytes() == resources.schema(name).read_bytes()


@pytest.mark.parametrize("arguments", [[], ["none.odd"]])
def test_the_command_says_in_one_line_why_it_cannot_run(tmp_path: Path, arguments: list[str]) -> None:
    command = [sys.executable, "-m", "teiwright.odd", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
