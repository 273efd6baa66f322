"""Articles with what breaks them put in: valid by the profile's grammar and faithful, or refused in one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teiwright import blocks, relaxng, xml
from teiwright.encode import encode
from teiwright.errors import TeiwrightError
from teiwright.source import from_bytes
from teiwright.withhold import stream

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = st.sampled_from(
    ['"', "'", "(", ")", "[", "]", "*", "**", "_", "`", "[^1]", "\n", "\n\n", ": ", "- ", "> ", "# ", "| ", "“", "”", "«",
     "»", "(Smith 2000)", "2000", "\f", "\u200f", "שלום", "\\", "&amp;", "<b>", "http://x.y/", "ibid.", "p. 3", "1990-1995",
     "\t", "    ", "![x](y)", "[x](#s1)", "(IOM)", "[...]", "[sic]", "𝔸", "\n\n## References\n\n", "\n\n[^1]: A note.\n\n"]
)  # fmt: skip
ILLEGAL = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")


@pytest.fixture(scope="module")
def grammar(checkout: Path) -> relaxng.Grammar:
    return relaxng.compile(checkout / "schema" / "teiwright.rng")


@pytest.fixture(scope="module")
def article(checkout: Path) -> str:
    """A section of the open sample, and its bibliography."""
    pieces = (checkout / "tei" / "otlet2026.md").read_text(encoding="utf-8").split("\n\n")
    return "\n\n".join([*pieces[:6], *pieces[-4:]])


def judge(grammar: relaxng.Grammar, data: bytes, name: str) -> None:
    try:
        source = from_bytes(data, name)
        made = xml.parse(xml.serialise(encode(source)), "edition.xml")
    except TeiwrightError as error:
        assert "\n" not in str(error)  # noqa: PT017 - many are refused, and each in one line
        return
    assert stream(made) == blocks.stream(source)
    assert [str(f) for f in grammar.validate(made.root)] == []


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.tuples(st.floats(0, 1), BROKEN), min_size=1, max_size=30),
    st.sampled_from(["small.md", "small.txt"]),
)
def test_a_broken_article_is_a_valid_and_faithful_edition(
    grammar: relaxng.Grammar, article: str, broken: list[tuple[float, str]], name: str
) -> None:
    text = article
    for place, piece in broken:
        at = int(place * len(text))
        text = text[:at] + piece + text[at:]
    judge(grammar, ILLEGAL.sub("", text).encode(), name)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300), st.sampled_from(["x.md", "x.txt"]))
def test_any_characters_are_a_valid_and_faithful_edition(
    grammar: relaxng.Grammar, text: str, name: str
) -> None:
    judge(grammar, ILLEGAL.sub("", text).encode(), name)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_bytes_are_an_edition_or_one_line(grammar: relaxng.Grammar, data: bytes) -> None:
    judge(grammar, data, "x.txt")


@pytest.mark.parametrize(
    "unit",
    [
        "International Organization (IO) ",
        "Ab ",
        "IOM ",
        "the Ministry of the Interior of ",
        "“a b c” (Smith 2000). ",
        "a\n\n",
        "a\f",
    ],
)
def test_thousands_of_times_the_same_is_an_edition(grammar: relaxng.Grammar, unit: str) -> None:
    judge(
        grammar, f"# A\n\nx {unit * (8_000 // len(unit))}".encode(), "x.md" if "\f" not in unit else "x.txt"
    )
