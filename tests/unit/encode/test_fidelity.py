"""Whatever the source: its characters and no others, and a valid edition or one line that says why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from teiwright import blocks, xml
from teiwright.encode import encode
from teiwright.errors import SourceError, TeiwrightError
from teiwright.source import from_bytes
from teiwright.withhold import stream

if TYPE_CHECKING:
    from pathlib import Path

    from teiwright.model import Document

PIECES = st.sampled_from(
    ["word", "Two words", "*em*", "**", "*", "_x_", "`", "``c`d``", "[a](b)", "[a](<b c>)", "[r]", "\n[r]: http://x.y\n",
     "![i](u)", "<http://a.b/ä>", "<b>", "&amp;", "&eacute;", "&#10;", "&#32;", "&#12;", "&bogus;", "\\", "\\*", "\\\n",
     "  \n", "\n", "\n\n", "\n\n", "\t", "    ", "> ", "- ", "1. ", "(a) ", "# ", "\n## ", "\n===\n", "\n---\n", "```\n",
     "\n```\n", "~~x~~", "~x~", "^y^", "^[in *note*]", "[^1]", "\n\n[^1]: def\n", "\n\n    more\n", "| a | b |\n",
     "|---|---|\n", "| ", "|", "\nTerm\n: def\n", "\n: ", "Table 1: cap\n", "\u00a0", "\u3000", "\u200f", "שלום", "e\u0301",
     "𝔸", '"', "“q”", "(Smith 2000)", "1", "3 ", "\f", "\n\f\n", "Chapter 3", "\n\n## References\n\n", "\n- Smith, J. (2000). T. Bonn: M.\n",
     "–", "• ", ".", ", ", "text.3 ", "3 See this.\n", "{#id}", "\u0085", "\u2028", "\u00ad", "twen-\ntieth ", "a\tb\n",
     "Notes\n\n1. First.\n\n2. Second.\n", "[1]", "¹", "\r\n"]
)  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=25).map("".join)


@pytest.fixture(scope="module")
def grammar(checkout: Path) -> etree.RelaxNG:
    return etree.RelaxNG(file=checkout / "schema" / "teiwright.rng")


def edition(text: str, name: str) -> Document:
    return xml.parse(xml.serialise(encode(from_bytes(text.encode(), name))), "edition.xml")


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS, st.sampled_from(["small.md", "small.txt"]))
def test_any_text_becomes_a_valid_edition_of_its_characters_or_is_refused_in_one_line(
    grammar: etree.RelaxNG, text: str, name: str
) -> None:
    try:
        made = edition(text, name)
    except TeiwrightError as error:
        assert "\n" not in str(error)  # noqa: PT017 - any text may be refused, and most are not
        return
    assert stream(made) == blocks.stream(from_bytes(text.encode(), name))
    assert grammar.validate(made.tree), grammar.error_log.last_error


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.sampled_from(["small.md", "small.txt"]))
def test_each_character_is_the_one_of_the_source_at_its_origin_and_none_comes_twice(
    text: str, name: str
) -> None:
    try:
        source = from_bytes(text.encode(), name)
        found = blocks.split(source)
    except TeiwrightError:
        return
    for block in found:
        assert len(block.text) == len(block.origin)
        for character, origin in zip(block.text, block.origin, strict=True):
            is_layout = character in " \n"
            assert character == source.text[origin] or is_layout or source.text[origin] == "&"
    places = [
        o for b in found for c, o in zip(b.text, b.origin, strict=True) if c != "\n" and source.text[o] != "&"
    ]
    assert len(places) == len(set(places))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["", "> ", "- ", "1. ", "# ", "| ", "    ", "> - ", "- > ", "Term\n: ", "| a | ", "  "]
            ),
            st.sampled_from(["\n", "\n\n", "  \n", "\\\n"]),
        ),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from(["small.md", "small.txt"]),
)
def test_no_word_is_lost(lines: list[tuple[str, str]], name: str) -> None:
    text = "".join(f"{lead}word{n}w end{n}w{feed}" for n, (lead, feed) in enumerate(lines))
    found = blocks.stream(from_bytes(text.encode(), name))
    for n in range(len(lines)):
        assert f"word{n}w end{n}w" in found


@pytest.mark.parametrize(
    "mark", ["[", "![", "*", "_ ", "`", "~~", "^[", "<", "&", "\\", "| ", "- ", "“", '"', "' "]
)
@pytest.mark.parametrize("name", ["small.md", "small.txt"])
def test_a_mark_thousands_of_times_is_characters(grammar: etree.RelaxNG, mark: str, name: str) -> None:
    made = edition(f"A {mark * 3_000}", name)
    assert grammar.validate(made.tree)
    assert stream(made) == blocks.stream(from_bytes(f"A {mark * 3_000}".encode(), name))


@pytest.mark.parametrize(
    "text",
    [
        '- "Viewer": it shows the pages.\n- "Lens": it makes them large.\n',
        "- **Viewer:** it shows the pages.\n- **1. Lens:** it makes them large.\n",
        '- "Lens: a glass": it makes them large.\n',
        "- Bonn (Mills 1990: 3): they met there.\n\n## References\n\n- Mills, J. (1990). T. Bonn: M.\n",
        "## References\n\n- Mills, J. (1990). Old T. Bonn: M. http://a.or&g/x\n- Dale, J. (1991). T. http://a.b/c[sic]d\n",
    ],
)
def test_heads_in_lists_and_broken_addresses_are_valid(grammar: etree.RelaxNG, text: str) -> None:
    made = edition(text, "small.md")
    assert grammar.validate(made.tree), grammar.error_log.last_error
    assert stream(made) == blocks.stream(from_bytes(text.encode(), "small.md"))


def test_fifty_thousand_quotations_in_each_other_are_refused() -> None:
    with pytest.raises(SourceError, match="stand in each other"):
        edition(">" * 50_000, "small.md")


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("*a **b ", "** *"), ("“a ", "”"), ("^[a ", "]"), ("[a ", "](b)"), ("- ", ""), ("~~a *b ", "*~~")],
)
def test_what_nests_too_deep_is_flattened_or_refused(
    grammar: etree.RelaxNG, opening: str, closing: str
) -> None:
    text = f"A {opening * 300}x{closing * 300}"
    try:
        made = edition(text, "small.md")
    except SourceError as error:
        assert "in each other" in str(error)  # noqa: PT017 - either will do
        return
    assert grammar.validate(made.tree)
    assert stream(made) == blocks.stream(from_bytes(text.encode(), "small.md"))


def test_short_lines_in_a_row_are_no_outline_without_a_bottom(grammar: etree.RelaxNG) -> None:
    made = edition("\n\n".join(f"Line {n}" for n in range(400)), "small.txt")
    assert grammar.validate(made.tree)
    assert max(len(list(e.iterancestors())) for e in made.tree.iter()) < 20


def test_right_to_left_text_is_kept(grammar: etree.RelaxNG) -> None:
    made = edition("# שלום\n\nمرحبا *بالعالم* \u200fx\u200e.\n", "small.md")
    assert grammar.validate(made.tree)
    assert stream(made) == "שלוםمرحبا بالعالم \u200fx\u200e."
