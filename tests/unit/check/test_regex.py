"""Expressions match as those of Python do, in a time that no expression can stretch."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiwright.check.regex import MOST, PatternError, compile_pattern, full_match

ATOMS = st.sampled_from(["a", "b", "ab", ".", "[ab]", "[^a]", "[a-c]", r"\d", r"[\d-]", r"\.", "1", "(?:ab)"])


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    quantities = st.sampled_from(["", "?", "*", "+", "{2}", "{0,2}", "{1,}", "??", "*?", "+?", "{0,2}?"])
    return st.one_of(
        st.builds("({}){}".format, inner, quantities),
        st.builds("{}|{}".format, inner, inner),
        st.builds("{}{}".format, inner, inner),
    )


@given(st.recursive(ATOMS, _grown, max_leaves=8), st.text("abc1.-", max_size=6))
def test_an_expression_matches_what_python_matches(pattern: str, text: str) -> None:
    found, known = full_match(compile_pattern(pattern), text), re.fullmatch(pattern, text)
    assert (found is None) == (known is None)
    if (
        found and known and not re.search(r"\)[*+?{]", pattern)
    ):  # in a loop the two keep different last rounds
        assert found == (text, *(group or "" for group in known.groups()))


@pytest.mark.parametrize(
    ("pattern", "text", "groups"),
    [
        ("([A-Z]+)", "MDH", ("MDH",)),
        ("(([a-z]+)[0-9]*)", "ab12", ("ab12", "ab")),
        ("^(.+)$", "x y", ("x y",)),
        (r"(\i\c*)", "é-1", ("é-1",)),
        (r"(\p{Lu}\p{Ll}+)", "Ärger", ("Ärger",)),
        (r"(\P{Lu}+)", "abc", ("abc",)),
        (r"([a-z-[aeiou]]+)", "bcd", ("bcd",)),
        (r"([a-z-[aeiou]]+)", "bad", None),
        (r"([\w-]+)", "a-b", ("a-b",)),
        (r"([a-z0-9\-\_]+)", "a_1", ("a_1",)),
        (r"([^\s:]+):(.*?)", "a:b", ("a", "b")),
        ("(a)|(b)", "b", ("", "b")),
        ("(a+)(a*)", "aaa", ("aaa", "")),
        ("(a+?)(a*)", "aaa", ("a", "aa")),
        ("()", "", ("",)),
        (".", "\n", None),
    ],
)
def test_groups_are_what_xpath_would_give(pattern: str, text: str, groups: tuple[str, ...] | None) -> None:
    found = full_match(compile_pattern(pattern), text)
    assert (found[1:] if found else None) == groups


@pytest.mark.parametrize(
    "pattern",
    [
        "(", ")", "(a", "a)", "*", "a**", "[", "[]", "[a", "[b-a]", "]", "{", "a{", "a{2", "a{x}", "a{3,2}", "a{1,2,3}",
        r"\1", r"(a)\1", r"\q", "\\", r"\p{Xx}", r"\p{IsGreek}", r"\p", "[a-[b]c]", "(" * 60 + ")" * 60,
        "((a{40}){40}){40}", "a{99999}", "a" * (MOST + 1), "a{9999999999999}", "(?=a)",
    ],
)  # fmt: skip
def test_what_is_no_expression_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        compile_pattern(pattern)


@pytest.mark.parametrize(
    "pattern", ["(a+)+b", "(a*)*b", "(a|aa)+b", "(a|a)*b", "a*a*a*a*a*a*b", "(.*)*(.*)*x"]
)
def test_no_expression_takes_long(pattern: str) -> None:
    start = time.process_time()
    assert full_match(compile_pattern(pattern), "a" * 400) is None
    assert time.process_time() - start < 2


def test_a_text_that_is_too_long_never_matches() -> None:
    assert full_match(compile_pattern("a*"), "a" * (MOST + 1)) is None


@given(st.text("()[]{}|*+?\\^$-a1,pLi", max_size=20))
def test_any_text_is_an_expression_or_is_refused(pattern: str) -> None:
    try:
        expression = compile_pattern(pattern)
    except PatternError:
        return
    full_match(expression, "a1-p")
