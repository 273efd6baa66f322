"""The place of the cursor in documents that are being written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiwright.lsp.spot import Part, clark, find
from unit.lsp.cursor import cut


@pytest.mark.parametrize(
    ("marked", "part", "around"),
    [
        ("|", Part.TEXT, ""),
        ("<a><b>|", Part.TEXT, "a b"),
        ("<a><b>one|</b></a>", Part.TEXT, "a b"),
        ("<a><b/>|", Part.TEXT, "a"),
        ("<a><b></b>|", Part.TEXT, "a"),
        ("<a><|", Part.NAME, "a"),
        ("<a><|</a>", Part.NAME, "a"),
        ("<a><b|", Part.NAME, "a"),
        ("<a><b| n='1'>", Part.NAME, "a"),
        ("<a><b |>", Part.ATTRIBUTE, "a"),
        ("<a><b |", Part.ATTRIBUTE, "a"),
        ("<a><b n='1' |/>", Part.ATTRIBUTE, "a"),
        ("<a><b n|='1'>", Part.ATTRIBUTE, "a"),
        ("<a><b n='|'>", Part.VALUE, "a"),
        ("<a><b n='|", Part.VALUE, "a"),
        ("<a><b n='x|", Part.VALUE, "a"),
        ("<a><b n='x y|</b>", Part.VALUE, "a"),
        ("<a><b n=|>", Part.NOTHING, "a"),
        ("<a><b n= |>", Part.NOTHING, "a"),
        ("<a><b></|", Part.END_NAME, "a b"),
        ("<a><b></b|>", Part.END_NAME, "a b"),
        ("<a><!-- <b> |-->", Part.NOTHING, "a"),
        ("<a><![CDATA[ <b> |]]>", Part.NOTHING, "a"),
        ("<?xml |?><a>", Part.NOTHING, ""),
        ("<!-- <b> -->|", Part.TEXT, ""),
        ("<a><b><c></b>|</a>", Part.TEXT, "a"),  # c is not closed
        ("<a></b>|", Part.TEXT, "a"),  # b was never open
        ("<a><b <c>|", Part.TEXT, "a b c"),  # the tag of b breaks off
    ],
)
def test_the_cursor_is_in(marked: str, part: Part, around: str) -> None:
    spot = find(*cut(marked))
    assert spot.part is part
    assert [each.tag.name for each in spot.open] == around.split()


@pytest.mark.parametrize(
    ("marked", "word"),
    [
        ("<a n='one tw|o'>", "two"),
        ("<a n='on|e two'>", "one"),
        ("<a n='one| two'>", "one"),
        ("<a n='one |'>", ""),
        ("<a t|ype='x'>", "type"),
        ("<not|e>", "note"),
        ("<note></not|e>", "note"),
    ],
)
def test_the_word_around_the_cursor_is(marked: str, word: str) -> None:
    text, offset = cut(marked)
    spot = find(text, offset)
    assert text[spot.start : spot.end] == word


def test_the_children_before_the_cursor_are_known() -> None:
    spot = find(*cut("<a><b><x/></b><c/>|<d/></a>"))
    assert spot.open[0].children == ["b", "c"]


@pytest.mark.parametrize(
    ("marked", "name", "full"),
    [
        ('<TEI xmlns="u">|', "p", "{u}p"),
        ('<TEI xmlns="u"><x xmlns="v">|', "p", "{v}p"),
        ('<t:TEI xmlns:t="u">|', "t:p", "{u}p"),
        ("<TEI>|", "p", "p"),
    ],
)
def test_the_namespace_of_a_name_is_the_one_in_scope(marked: str, name: str, full: str) -> None:
    text, offset = cut(marked)
    assert clark(text, find(text, offset).open, name) == full


@given(st.text(st.sampled_from(list("<>/!-?='\" abp\n")), max_size=40), st.integers(0, 40))
def test_every_place_of_any_text_is_a_spot_with_its_word_around_the_cursor(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    spot = find(text, offset)
    assert 0 <= spot.start <= offset <= spot.end <= len(text)
