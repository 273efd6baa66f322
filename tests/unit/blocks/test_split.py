"""Splitting a source into blocks: every character kept, every mark taken away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiwright import blocks
from teiwright.errors import SourceError
from teiwright.model import Block, BlockKind, MarkKind
from teiwright.source import from_bytes


def plain(text: str) -> tuple[Block, ...]:
    return blocks.split(from_bytes(text.encode(), "x.txt"))


def markdown(text: str) -> tuple[Block, ...]:
    return blocks.split(from_bytes(text.encode(), "x.md"))


def test_a_blank_line_parts_two_blocks() -> None:
    assert [b.text for b in plain("The first ends.\n\nThe second too.\n")] == [
        "The first ends.",
        "The second too.",
    ]


def test_a_paragraph_that_a_page_break_split_is_one_with_a_line_feed_in_it() -> None:
    (block,) = plain("It was carried\n\nover the river.\n")
    assert block.text == "It was carried\nover the river."
    assert block.page_breaks == (14,)


@pytest.mark.parametrize("end", [".", "!", "?", ":", ".'", '."', ".)", "…"])
def test_what_has_ended_is_not_joined_even_before_a_small_letter(end: str) -> None:
    assert len(plain(f"It ended{end}\n\nbut this goes on.\n")) == 2


def test_a_list_item_goes_on_behind_a_page_break_in_plain_text_only() -> None:
    text = "- an item that is,\n\ncarried over.\n"
    assert len(plain(text)) == 1
    assert len(markdown(text)) == 2


def test_a_blank_line_in_a_tight_list_is_a_page_break() -> None:
    assert [b.after_page_break for b in plain("- One.\n- Two.\n\n- Three.\n- Four.\n")] == [
        False,
        False,
        True,
        False,
    ]


def test_a_list_whose_items_all_stand_apart_has_no_page_break() -> None:
    assert not any(b.after_page_break for b in plain("- One.\n\n- Two.\n\n- Three.\n"))


def test_emphasis_is_a_mark_and_no_characters() -> None:
    (block,) = plain("A *small* word.")
    assert block.text == "A small word."
    assert [(m.kind, block.text[m.start : m.end]) for m in block.marks] == [(MarkKind.ITALIC, "small")]


@pytest.mark.parametrize(
    "text", ["a_b_c", "5 * 3 * 2", "a & b < c &amp; d", "\\*", "[talk-shop[s]'", "http://a_b/c*d"]
)
def test_what_is_no_mark_keeps_every_character(text: str) -> None:
    (block,) = plain(text)
    assert block.text == text


def test_a_numbered_line_of_plain_text_keeps_its_number() -> None:
    assert [(b.kind, b.text) for b in plain("1. Introduction\n")] == [
        (BlockKind.PARAGRAPH, "1. Introduction")
    ]


def test_the_number_of_a_markdown_list_is_a_mark() -> None:
    assert [(b.kind, b.label, b.text) for b in markdown("1. One\n2. Two\n")] == [
        (BlockKind.ITEM, "1", "One"),
        (BlockKind.ITEM, "2", "Two"),
    ]


def test_a_further_paragraph_of_an_item_is_its_continuation() -> None:
    kinds = [b.kind for b in markdown("- One.\n\n  More of it.\n\nOut.\n")]
    assert kinds == [BlockKind.ITEM, BlockKind.CONTINUATION, BlockKind.PARAGRAPH]


def test_a_note_follows_the_block_of_its_mark_with_all_its_paragraphs() -> None:
    found = markdown("One[^a].\n\nTwo.\n\n[^a]: Note.\n\n    More.\n")
    assert [(b.kind, b.text) for b in found] == [
        (BlockKind.PARAGRAPH, "One."),
        (BlockKind.NOTE, "Note."),
        (BlockKind.NOTE, "More."),
        (BlockKind.PARAGRAPH, "Two."),
    ]


def test_a_note_that_nothing_refers_to_is_refused_by_its_name() -> None:
    with pytest.raises(SourceError, match=r"note \[\^lost\] is defined but nothing refers to it"):
        markdown("Text.\n\n[^lost]: Note.\n")


def test_xml_is_no_source_to_split() -> None:
    with pytest.raises(SourceError, match="is XML already"):
        blocks.split(from_bytes(b"<TEI/>", "x.xml"))


def test_a_link_keeps_its_words_and_its_target() -> None:
    (block,) = markdown("See [the *page*](http://x.org/a_(b)) here.")
    assert block.text == "See the page here."
    assert [(m.kind, m.value) for m in block.marks] == [
        (MarkKind.LINK, "http://x.org/a_(b)"),
        (MarkKind.ITALIC, ""),
    ]


def test_code_keeps_its_lines() -> None:
    (block,) = markdown("```xml\n<a/>\n\n<b/>\n```\n")
    assert (block.kind, block.text) == (BlockKind.CODE, "<a/>\n\n<b/>")


def test_the_stream_holds_a_note_at_its_mark_once_and_no_line_feed() -> None:
    source = from_bytes(b"# Head\n\nOne[^a] two[^a].\n\n[^a]: *Note*.\n", "x.md")
    assert blocks.stream(source) == "HeadOneNote. two."


WORDS = st.lists(
    st.sampled_from(["river", "*weir*", "**old** mill", "Éa", "𝔸x", "`c d`", "a_b", "(1)", "'q'"]),
    min_size=1,
    max_size=6,
)
LEADS = st.sampled_from(["", "# ", "## ", "- ", "> ", "1. "])


@given(st.lists(st.tuples(LEADS, WORDS), min_size=1, max_size=8), st.sampled_from(["x.md", "x.txt"]))
def test_each_character_of_a_block_is_the_one_of_the_source_at_its_origin(
    lines: list[tuple[str, list[str]]], name: str
) -> None:
    source = from_bytes("\n\n".join(lead + " ".join(words) for lead, words in lines).encode(), name)
    found = blocks.split(source)
    for block in found:
        for place, (character, origin) in enumerate(zip(block.text, block.origin, strict=True)):
            assert character == source.text[origin] or place in block.page_breaks


@given(
    st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="*`[]_~"), min_size=1
    )
)
def test_plain_text_without_marks_keeps_every_character_but_white_space(text: str) -> None:
    letters = "".join(text.split())
    if letters and letters[0] not in "-+":
        source = from_bytes(f"x{letters}".encode(), "x.txt")
        assert blocks.stream(source) == f"x{letters}"
