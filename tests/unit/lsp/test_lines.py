"""Offsets and positions are each other's way back, in every encoding of positions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position

from teiwright.lsp.lines import Lines

ENCODINGS = ["utf-8", "utf-16", "utf-32"]
TEXTS = st.text(st.sampled_from(list("aé𝔄😀\n\r\u2028\x85\x0b\ud83d")), max_size=30)


@given(TEXTS, st.sampled_from(ENCODINGS))
def test_a_position_leads_back_to_its_offset(text: str, encoding: str) -> None:
    lines = Lines(text, encoding)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] != "\r\n":  # there is no position within a line end
            assert lines.offset(lines.position(offset)) == offset


@given(TEXTS, st.sampled_from(ENCODINGS), st.integers(0, 40), st.integers(0, 60))
def test_any_position_means_a_place_in_the_text(text: str, encoding: str, line: int, character: int) -> None:
    assert 0 <= Lines(text, encoding).offset(Position(line, character)) <= len(text)


@pytest.mark.parametrize(("encoding", "character"), [("utf-8", 5), ("utf-16", 3), ("utf-32", 2)])
def test_a_character_beyond_the_basic_plane_counts_its_code_units(encoding: str, character: int) -> None:
    assert Lines("x\na😀b", encoding).position(4) == Position(1, character)


def test_a_position_within_a_character_is_before_it() -> None:
    assert Lines("a😀b").offset(Position(0, 2)) == 1


def test_only_the_line_ends_of_the_protocol_end_a_line() -> None:
    lines = Lines("a\u2028b\x85c\x0bd\r\ne\rf\ng")
    assert [lines.position(lines.text.index(each)).line for each in "abcdefg"] == [0, 0, 0, 0, 1, 2, 3]


def test_the_place_of_a_finding_counts_from_one_and_code_points() -> None:
    lines = Lines("ab\n😀cd")
    assert lines.at(2, 2) == 4
    assert lines.at(2, 0) == 3
    assert lines.at(0, 0) == 0
    assert lines.at(9, 1) == len(lines.text)
    assert lines.at(1, 99) == 2
