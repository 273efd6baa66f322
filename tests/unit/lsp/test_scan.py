"""The scanner reads what a parser reads, and goes on where a parser stops."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teiwright.lsp.scan import Kind, attributes, opening, tags, value

NAMES = st.sampled_from(["p", "hi", "tei:div", "list", "a.b-c", "état"])
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=8)


@st.composite
def trees(draw: st.DrawFn, depth: int = 3) -> etree._Element:
    name = draw(NAMES).replace("tei:", "{http://www.tei-c.org/ns/1.0}")
    node = etree.Element(name)
    for key in draw(st.sets(st.sampled_from(["n", "rend", "type"]))):
        node.set(key, draw(TEXTS))
    node.text = draw(TEXTS)
    for kind in draw(st.lists(st.sampled_from(["element", "comment", "pi"]), max_size=3 if depth else 0)):
        child = draw(trees(depth - 1)) if kind == "element" else None
        if child is None:
            child = etree.Comment(" <p> ") if kind == "comment" else etree.ProcessingInstruction("pi", "<a>")
        child.tail = draw(TEXTS)
        node.append(child)
    return node


@given(trees())
def test_the_start_tags_of_well_formed_xml_are_its_elements_in_order(tree: etree._Element) -> None:
    text = etree.tostring(tree, encoding="unicode")
    found = [tag for tag in tags(text) if tag.kind in (Kind.START, Kind.EMPTY)]
    parsed = list(etree.fromstring(text).iter(etree.Element))
    assert [tag.name.rpartition(":")[2] for tag in found] == [etree.QName(each).localname for each in parsed]
    for tag, element in zip(found, parsed, strict=True):
        here = {each.name for each in attributes(text, tag) if not each.name.startswith("xmlns")}
        assert here == set(element.attrib)


@given(st.text(st.sampled_from(list("<>/!-?[]&;='\" abp:\n")), max_size=60))
def test_any_text_is_read_to_its_end_in_tags_that_do_not_overlap(text: str) -> None:
    behind = 0
    for tag in tags(text):
        assert behind <= tag.start < tag.end <= len(text)
        behind = tag.end
        for each in attributes(text, tag) if tag.kind in (Kind.START, Kind.EMPTY) else ():
            assert tag.name_end <= each.start < each.end <= each.value_end <= tag.end
            assert each.value is None or text[each.value_start : each.value_end] == each.value


@pytest.mark.parametrize(
    "piece", ["<", "<a", '<a "', "<a b=", "</", "<!--", "<![CDATA[", "<?", "a='", "<a b='c'>"]
)
def test_a_long_text_is_read_in_linear_time(piece: str) -> None:
    text = piece * (400_000 // len(piece))
    start = time.process_time()
    for tag in tags(text):
        if tag.kind in (Kind.START, Kind.EMPTY):
            sum(1 for _ in attributes(text, tag))
    assert time.process_time() - start < 5


def test_a_tag_that_breaks_off_ends_before_the_next_one() -> None:
    first, second = tags('<p n="a <hi>')
    assert (first.name, first.complete, second.name, second.complete) == ("p", False, "hi", True)


@pytest.mark.parametrize("text", ["<!-- a>", "<![CDATA[ <p>", "<?a >"])
def test_a_comment_that_is_not_closed_goes_to_the_end(text: str) -> None:
    (tag,) = tags(text)
    assert tag.kind is Kind.OPAQUE
    assert not tag.complete
    assert tag.end == len(text)


def test_a_greater_than_sign_in_a_value_ends_no_tag() -> None:
    text = "<p n='a>b' rend=\"c\">"
    (tag,) = tags(text)
    assert value(text, tag, "n") == "a>b"
    assert value(text, tag, "rend") == "c"
    assert value(text, tag, "type") == ""


def test_an_element_is_known_by_how_its_text_begins() -> None:
    text = "<person><persName><forename>Paul</forename><surname>Otlet</surname></persName></person> and more"
    assert opening(text, next(tags(text))) == "Paul Otlet"
    long = f"<p>{'word ' * 100}</p>"
    assert opening(long, next(tags(long))).endswith("word…")
    assert len(opening(long, next(tags(long)))) <= 120
