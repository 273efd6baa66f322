"""Persons, organizations and places: the longest name of the authority, once the recipe has had its say."""

from __future__ import annotations

import pytest

from teiwright.encode import names
from teiwright.errors import RecipeError
from teiwright.recipe import MentionFix, Names
from unit.encode.factory import small_authority, small_recipe


def found(
    text: str, *, recipe: Names | None = None, masked: tuple[tuple[int, int], ...] = ()
) -> list[tuple[str, str]]:
    (mentions,) = names.find([text], [masked], small_authority(), small_recipe(names=recipe))
    return [(text[m.start : m.end], m.ref) for m in mentions]


def test_the_longest_name_wins() -> None:
    assert found("The FOR Council met.") == [("FOR Council", "for-council")]


def test_all_names_of_a_body_mean_that_body() -> None:
    text = "The River League, now Friends of the River (FOR), met."
    assert [ref for _, ref in found(text)] == ["for", "for", "for"]


def test_a_possessive_stays_outside() -> None:
    assert found("It was FOR's mill.") == [("FOR", "for")]


def test_a_name_inside_a_word_is_none() -> None:
    assert found("FORWARD, USA, Bonner") == []


@pytest.mark.parametrize("text", ["FOR-run mills", "a FOR/US mill", "(FOR)"])
def test_a_hyphen_a_slash_or_a_bracket_ends_a_name(text: str) -> None:
    assert ("FOR", "for") in found(text)


def test_a_bare_surname_counts_only_for_someone_named_in_full() -> None:
    assert found("Ada Weir came. Weir and Brook left.") == [("Ada Weir", "weir"), ("Weir", "weir")]


def test_the_full_name_may_stand_in_a_later_block() -> None:
    first, second = names.find(["Weir left.", "Ada Weir came."], [(), ()], small_authority(), small_recipe())
    assert [m.ref for m in (*first, *second)] == ["weir", "weir"]


def test_a_masked_span_has_no_names() -> None:
    assert found("FOR met (FOR, 2003)", masked=((9, 18),)) == [("FOR", "for")]


def test_a_name_goes_on_behind_a_page_break() -> None:
    assert found("The Friends\nof the River met.") == [("Friends\nof the River", "for")]


def test_an_ignored_phrase_holds_no_name() -> None:
    assert found("US Dollars and the US", recipe=Names(ignore=("US Dollars",))) == [("US", "us")]


def test_a_fix_claims_one_place_for_another_entity() -> None:
    fix = MentionFix("the [Council] of mills", "for-council")
    assert found("a Council and the Council of mills", recipe=Names(fixes=(fix,))) == [
        ("Council", "for-council")
    ]


def test_a_fix_without_an_id_frees_one_place() -> None:
    assert found(
        "in Bonn. Old [Bonn] Road".replace("[", "").replace("]", ""),
        recipe=Names(fixes=(MentionFix("Old [Bonn] Road"),)),
    ) == [("Bonn", "bonn")]


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        (Names(ignore=("US Mills",)), '"US Mills" occurs nowhere'),
        (Names(fixes=(MentionFix("the [Mill] here", "for"),)), r"occurs nowhere"),
        (Names(fixes=(MentionFix("the Mill here", "for"),)), "no words in square brackets"),
        (Names(fixes=(MentionFix("[Bonn]", "nobody"),)), '"nobody" is not in authorities.xml'),
    ],
)
def test_a_decision_that_meets_nothing_is_refused(decision: Names, message: str) -> None:
    with pytest.raises(RecipeError, match=message):
        found("The US and Bonn.", recipe=decision)
