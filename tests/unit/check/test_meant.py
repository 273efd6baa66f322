"""Did you mean …, and what would be allowed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiwright.check.meant import meant, offer

ELEMENTS = "p persName placeName orgName date head hi item list div ref graphic quote cit lb seg row cell TEI".split()
ATTRIBUTES = "xml:id xml:lang n rend type target ref when notBefore notAfter corresp url".split()


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("persname", "persName"),
        ("persNam", "persName"),
        ("P", "p"),
        ("itm", "item"),
        ("haed", "head"),
        ("li", "item"),
        ("em", "hi"),
        ("h2", "head"),
        ("TEI.2", "TEI"),
        ("foo", None),
        ("x", None),
        ("", None),
    ],
)
def test_an_element_is_meant_by_its_capitals_its_letters_or_another_vocabulary(
    word: str, name: str | None
) -> None:
    assert meant(word, ELEMENTS) == name


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("id", "xml:id"),
        ("lang", "xml:lang"),
        ("When", "when"),
        ("notbefor", "notBefore"),
        ("href", "target"),
        ("colour", None),
    ],
)
def test_an_attribute_is_meant_by_its_local_name_too(word: str, name: str | None) -> None:
    assert meant(word, ATTRIBUTES) == name


def test_what_is_not_allowed_is_never_meant() -> None:
    assert meant("li", ["p"]) is None
    assert meant("em", []) is None


@given(word=st.text(max_size=8), names=st.lists(st.text(max_size=8), max_size=8))
def test_what_is_meant_is_one_of_the_candidates(word: str, names: list[str]) -> None:
    assert meant(word, names) in {None, *names}
    if word and word in names:
        assert str(meant(word, names)).casefold() == word.casefold()


def test_the_shortest_are_offered_first() -> None:
    assert offer(["persName", "p", "date", "hi"]) == "p, hi, date or persName"
    assert offer(["b", "a", "a"]) == "a or b"
    assert offer(["a"]) == "a"
    assert offer([]) == ""


def test_of_many_a_few_are_offered_and_the_rest_is_counted() -> None:
    assert offer(ELEMENTS, 3) == "p, hi, lb and 16 more"
