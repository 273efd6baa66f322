"""Quotation marks: what they pair with, and what stands in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiwright.encode import quotations
from teiwright.encode.bibliography import parse_all
from teiwright.encode.citations import Works, find
from teiwright.encode.quote_marks import pairs
from teiwright.model import Mention, MentionKind

WORKS = Works(
    parse_all(["Weir, A. (1990) The Dry Year, London: Verso.", "Brook, C. (1992) Mills, London: Pluto."]), {}
)


def quoted(text: str) -> list[str]:
    return [text[a:b] for a, b in pairs(text)]


def classified(text: str) -> list[tuple[str, str]]:
    found = quotations.find(text, find(text, WORKS), {"the dry year"})
    return [(m.kind, text[m.start : m.end]) for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the 'old mill' there", ["'old mill'"]),
        ("the miller's 'old mill' there", ["'old mill'"]),
        ("the 'miller's mill' there", ["'miller's mill'"]),
        ("the states' rights", []),
        ("he said 'the states' rights are old' there", ["'the states' rights are old'"]),
        ("it can't", []),
        ("in '68 and the '90s", []),
        ('he said "now" there', ['"now"']),
        ("he said \"an 'old' mill\" there", ["\"an 'old' mill\"", "'old'"]),
        ("he said “an ‘old’ mill’s” there", ["“an ‘old’ mill’s”", "‘old’"]),
        ("er sagte „alt“ dort", ["„alt“"]),
        ("il dit «vieux» là", ["«vieux»"]),
        ("er sagt »alt« dort", ["»alt«"]),
        ("'Old.' He left", ["'Old.'"]),
        ("('old')", ["'old'"]),
        ("an unclosed 'mark", []),
    ],
)
def test_quotation_marks_pair_and_apostrophes_do_not(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@given(st.text(alphabet="ab '\"“”‘’«»„()-.s", max_size=40))
def test_pairs_nest_and_never_cross(text: str) -> None:
    found = pairs(text)
    assert all(not (a < c < b < d) for a, b in found for c, d in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was 'dry' (Weir, 1990).", [("quotation", "'dry'")]),
        ("It was 'dry', (Weir, 1990).", [("quotation", "'dry'")]),
        ("It was 'dry' (cf. Weir, 1990).", [("soCalled", "'dry'")]),
        ("It was a 'dry[er]' (cf. Weir, 1990).", [("quotation", "'dry[er]'")]),
        (
            "It was, he said, 'dry', and it was 'hot' (Weir, 1990).",
            [("quotation", "'dry'"), ("quotation", "'hot'")],
        ),
        ("Weir called the year an 'enemy' of all the mills (Weir, 1990).", [("quotation", "'enemy'")]),
        ("It was 'dry'.", [("soCalled", "'dry'")]),
        ("The so-called 'dry' year.", [("term", "'dry'")]),
        ("A book titled 'High Water' came.", [("title", "'High Water'")]),
        ("In 'The Dry Year' it says so.", [("title", "'The Dry Year'")]),
        (
            "It says 'one two three four five six seven eight' there.",
            [("quotation", "'one two three four five six seven eight'")],
        ),
        ("It says 'a \"dry\" year' (Weir, 1990).", [("quotation", "'a \"dry\" year'")]),
    ],
)
def test_what_stands_in_marks_is_told_by_its_sentence(text: str, expected: list[tuple[str, str]]) -> None:
    assert classified(text) == expected


def test_a_quotation_points_to_what_follows_it_but_not_to_what_is_only_compared() -> None:
    text = "It was 'dry' (Weir, 1990, p. 3; cf. Brook, 1992)."
    (mention,) = quotations.find(text, find(text, WORKS), set())
    assert mention.attributes == (("source", "#weir1990"),)


def test_quoted_words_that_are_a_name_stay_the_name() -> None:
    text = "the department 'Old Mills' there"
    name = Mention(MentionKind.ORGANIZATION, 16, 25, "mills")
    assert quotations.find(text, [name], set()) == ()
