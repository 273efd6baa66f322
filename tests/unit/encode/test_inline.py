"""Mixed content: elements round spans of characters, nested, and never crossing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teiwright.encode.inline import Inline, fill
from teiwright.model import TEI_NS, tei


def filled(text: str, *inlines: Inline) -> str:
    parent = etree.Element(tei("p"), nsmap={None: TEI_NS})
    fill(parent, text, inlines)
    return etree.tostring(parent, encoding="unicode").replace(f' xmlns="{TEI_NS}"', "")


def test_an_outer_span_holds_an_inner_one() -> None:
    assert filled("abcd", Inline("b", 1, 2), Inline("a", 0, 3)) == "<p><a>a<b>b</b>c</a>d</p>"


def test_of_two_equal_spans_the_first_is_the_outer_one() -> None:
    assert filled("ab", Inline("name", 0, 2), Inline("abbr", 0, 2)) == "<p><name><abbr>ab</abbr></name></p>"


def test_emphasis_that_crosses_another_element_is_written_in_pieces() -> None:
    crossed = filled("abcd", Inline("name", 0, 2), Inline("hi", 1, 4, splits=True))
    assert crossed == "<p><name>a<hi>b</hi></name><hi>cd</hi></p>"


def test_of_two_that_cross_the_later_one_gives_way() -> None:
    assert filled("abcd", Inline("quote", 0, 2), Inline("term", 1, 4)) == "<p><quote>ab</quote>cd</p>"


def test_a_point_stands_between_characters() -> None:
    assert filled("ab", Inline("ptr", 1, 1)) == "<p>a<ptr/>b</p>"


def test_a_page_break_follows_its_line_feed_inside_an_element() -> None:
    assert filled("a\nb", Inline("name", 0, 3), Inline("pb", 2, 2)) == "<p><name>a\n<pb/>b</name></p>"


def test_attributes_are_written_in_their_order() -> None:
    assert (
        filled("a", Inline("ref", 0, 1, (("type", "bibl"), ("n", "1"))))
        == '<p><ref type="bibl" n="1">a</ref></p>'
    )


def test_a_label_holds_the_quotation_of_the_same_words_and_splits_emphasis() -> None:
    label = Inline("label", 0, 2)
    assert filled("ab:", Inline("soCalled", 0, 2), label) == "<p><label><soCalled>ab</soCalled></label>:</p>"
    assert (
        filled("ab:", Inline("hi", 0, 3, splits=True), label) == "<p><label><hi>ab</hi></label><hi>:</hi></p>"
    )


def test_a_label_stands_in_no_other_element_and_a_quotation_in_no_name() -> None:
    assert filled("ab", Inline("hi", 0, 2, splits=True), Inline("label", 1, 2)) == "<p><hi>ab</hi></p>"
    assert filled("abc", Inline("persName", 0, 3), Inline("quote", 1, 2)) == "<p><persName>abc</persName></p>"


SPANS = st.builds(
    lambda a, b, splits: Inline("x", min(a, b), max(a, b), splits=splits),
    st.integers(0, 8),
    st.integers(0, 8),
    st.booleans(),
)


@given(st.lists(SPANS, max_size=8))
def test_no_character_is_lost_or_doubled_whatever_the_spans(inlines: list[Inline]) -> None:
    parent = etree.Element("p")
    fill(parent, "abcdefgh", inlines)
    assert "".join(parent.itertext()) == "abcdefgh"
