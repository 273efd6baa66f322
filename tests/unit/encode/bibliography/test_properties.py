"""What holds for any text: nothing is lost, spans nest, keys are unique."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from teiwright.encode.bibliography import parse, parse_all, printed, structured
from teiwright.encode.bibliography.pages import page_value

LINES = Path(__file__).with_name("chapter.tsv").read_text(encoding="utf-8").splitlines()
TOKENS = [re.findall(r"\w+|\W", line.removeprefix("=\t")) for line in LINES if line.startswith("=\t")]
PIECES = st.tuples(st.sampled_from(TOKENS), st.integers(0, 80), st.integers(0, 80)).map(
    lambda cut: "".join(cut[0][min(cut[1:]) : max(cut[1:])])
)
TEXTS = st.lists(
    PIECES | st.sampled_from(["\n", ". ", ", ", " (", ") ", "' ", ": "]), min_size=1, max_size=6
).map("".join)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_any_text_is_kept_and_its_fields_nest(text: str) -> None:
    entry = parse(text)
    ends = [len(text)]
    for field in entry.fields:
        assert 0 <= field.start < field.end
        while field.start >= ends[-1] and len(ends) > 1:
            ends.pop()
        assert field.end <= ends[-1]
        ends.append(field.end)
    assert "".join(printed(entry, "a").itertext()) == text
    assert structured(entry).find("{*}monogr") is not None


@given(st.lists(TEXTS, max_size=8))
@settings(max_examples=60, deadline=None)
def test_keys_are_unique_and_stable(texts: list[str]) -> None:
    keys = [entry.key for entry in parse_all(texts)]
    assert len(set(keys)) == len(keys)
    assert keys == [entry.key for entry in parse_all(texts)]
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", key) for key in keys)


@given(st.integers(1, 5000), st.integers(0, 400))
def test_an_elided_range_is_filled_in_from_its_first_page(first: int, more: int) -> None:
    last = str(first + more)
    same = len(str(first)) == len(last)
    kept = next(
        (place for place, pair in enumerate(zip(str(first), last, strict=False)) if pair[0] != pair[1]), 0
    )
    elided = last[kept:] if same else last
    assert page_value(f"{first}–{elided}") == f"{first}-{last}"
