"""Abbreviations that a text defines."""

from __future__ import annotations

import pytest

from teiwright.encode.abbreviations import find, long_forms


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("the Friends of the River (FOR) met", "FOR", "Friends of the River"),
        ("the High Commissioner for Mills [HCM] met", "HCM", "High Commissioner for Mills"),
        ("some old river mills (ORMs) stood", "ORMs", "old river mills"),
        ("the ORMs (old river mills) stood", "ORMs", "old river mills"),
        ("a High-Level Dialogue (HLD) began", "HLD", "High-Level Dialogue"),
        ("one million US Dollars (USD) were paid", "USD", "US Dollars"),
    ],
)
def test_a_definition_gives_both_forms(text: str, short: str, long: str) -> None:
    (found,) = find(text)
    assert (found.short, found.long) == (short, long)
    assert text[found.short_start : found.short_end] == short
    assert text[found.long_start : found.long_end] == long


@pytest.mark.parametrize(
    "text",
    [
        "the mill (see below) stood",
        "the mill (ABC) stood",
        "the old mill (Weir) stood",
        "an old mill. Beside it (OMB) stood",
        "(FOR) met",
        "the mill (1990) stood",
    ],
)
def test_a_bracket_without_the_letters_of_its_words_defines_nothing(text: str) -> None:
    assert find(text) == ()


def test_the_first_of_two_long_forms_counts() -> None:
    assert long_forms(["Friends of Rivers (FR)", "Foes of Rivers (FR)"]) == {"FR": "Friends of Rivers"}
