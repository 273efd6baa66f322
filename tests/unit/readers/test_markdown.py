"""Writing what a reader found as Markdown: the same characters, emphasis and blocks come back when it is split."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from teiwright import blocks
from teiwright.model import COMMONMARK, Block, BlockKind, MarkKind, Source
from teiwright.readers import markdown
from teiwright.readers.parts import Content, Kind, Paragraph, Part, Picture, Run, Script, Style, Table

FEW = settings(max_examples=60, deadline=None)
TROUBLE = "*_`[]<>&~^|#\\-+=:.)(!1{}%\"'“”« »\u00a0\u00ad\u200b\u2028 \t\n"
CHARACTERS = st.one_of(
    st.sampled_from(TROUBLE),
    st.sampled_from("abcéßЖ中"),
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
)
TEXTS = st.text(CHARACTERS, max_size=12)
STYLES = st.builds(
    Style,
    st.booleans(),
    st.booleans(),
    st.sampled_from(Script),
    st.booleans(),
    st.sampled_from(
        ["", "", "https://example.org/a_(b)?c=1&copy;=2", "mailto:x@example.org", "javascript:x"]
    ),
)
RUNS = st.lists(st.builds(Run, TEXTS, STYLES), max_size=6).map(tuple)


def split(*parts: Part, notes: dict[str, list[Part]] | None = None) -> tuple[Block, ...]:
    text = markdown.write(Content(parts, notes or {}))
    return blocks.split(Source("x.docx", b"", text, "", COMMONMARK))


def printed(runs: tuple[Run, ...]) -> str:
    """What of `runs` must arrive: all but spaces at the ends of lines; behind white space a break adds none."""
    lines = "".join(run.text for run in runs).split("\n")
    return re.sub(r"(?<=[^\S\n])\n", "", "\n".join(line.strip(" \t") for line in lines if line.strip(" \t")))


def styled(runs: tuple[Run, ...], kind: str) -> str:
    """The characters that are set in `kind`, without white space, which may be in it or not."""
    return "".join(c for run in runs if getattr(run.style, kind) for c in run.text if not c.isspace())


def marked(block: Block, kind: MarkKind) -> str:
    places = {n for m in block.marks if m.kind is kind for n in range(m.start, m.end)}
    return "".join(c for n, c in enumerate(block.text) if n in places and not c.isspace())


@FEW
@given(RUNS)
@example((Run("a"), Run("(b)", Style(bold=True)), Run("c")))
@example((Run("!"), Run("b", Style(href="https://example.org")), Run("(c)")))
@example((Run("1."), Run(" b")))
@example((Run("a\n- b\n# c\n| d |\n|---|"),))
def test_every_character_and_its_emphasis_come_back(runs: tuple[Run, ...]) -> None:
    expected = printed(runs)
    found = split(Paragraph(Kind.BODY, runs))
    assert "\n".join(b.text for b in found) == expected
    for kind, mark in (("italic", MarkKind.ITALIC), ("bold", MarkKind.BOLD)):
        assert "".join(marked(b, mark) for b in found) == styled(runs, kind)


@FEW
@given(RUNS, st.sampled_from([Kind.TITLE, Kind.HEADING, Kind.QUOTATION, Kind.ITEM, Kind.VERSE]))
def test_every_character_comes_back_whatever_the_paragraph_is(runs: tuple[Run, ...], kind: Kind) -> None:
    found = split(Paragraph(kind, runs, 1))
    assert "\n".join(b.text for b in found) == printed(runs)


@FEW
@given(st.lists(st.lists(RUNS, min_size=2, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple))
def test_every_character_of_a_table_comes_back_in_its_cell(
    rows: tuple[tuple[tuple[Run, ...], ...], ...],
) -> None:
    found = [b.text for b in split(Table(rows, headed=True)) if b.text]
    assert found == [text for row in rows for cell in row if (text := printed(cell))]


@FEW
@given(RUNS, RUNS)
def test_a_note_stands_at_its_mark_with_its_characters(
    before: tuple[Run, ...], after: tuple[Run, ...]
) -> None:
    note = Paragraph(Kind.BODY, (Run("x"), *after))
    parts = (Paragraph(Kind.BODY, (*before, Run("", note="1"), *after)),)
    body, *notes = split(*parts, notes={"1": [note]})
    mark = next(m for m in body.marks if m.kind is MarkKind.NOTE)
    lead = "".join(r.text for r in before)
    assert re.sub(r"\s", "", body.text[: mark.start]) == re.sub(r"\s", "", lead)
    assert [n.text for n in notes] == [printed(note.runs)]


def test_a_link_keeps_its_target() -> None:
    target = "https://example.org/a_(b)?c=1&copy;=2"
    (block,) = split(Paragraph(Kind.BODY, (Run("see "), Run("here", Style(href=target)), Run("s"))))
    assert [(m.kind, m.value) for m in block.marks] == [(MarkKind.LINK, target)]


def test_a_link_that_no_browser_should_follow_is_text() -> None:
    (block,) = split(Paragraph(Kind.BODY, (Run("here", Style(href="javascript:alert(1)")),)))
    assert (block.text, block.marks) == ("here", ())


def test_a_title_moves_the_headings_below_it() -> None:
    found = split(
        Paragraph(Kind.TITLE, (Run("T"),)),
        Paragraph(Kind.SUBTITLE, (Run("S"),)),
        Paragraph(Kind.HEADING, (Run("H"),), 1),
    )
    assert [(b.text, b.level) for b in found] == [("T\nS", 1), ("H", 2)]


def item(text: str, depth: int, number: int | None = None, list_id: str = "a") -> Paragraph:
    return Paragraph(Kind.ITEM, (Run(text),), depth, number, list_id)


def test_items_keep_their_numbers_and_depths() -> None:
    found = split(item("a", 1, 3), item("b", 2), item("c", 2), item("d", 1, 4))
    assert [(b.text, b.level, b.label) for b in found] == [
        ("a", 1, "3"),
        ("b", 2, ""),
        ("c", 2, ""),
        ("d", 1, "4"),
    ]


def test_two_lists_side_by_side_stay_two() -> None:
    found = split(item("a", 1, 1, "a"), item("b", 1, 1, "b"))
    assert [(b.text, b.label) for b in found] == [("a", "1"), ("b", "1")]


def test_a_paragraph_goes_on_in_its_item() -> None:
    found = split(item("a", 1, 1), Paragraph(Kind.CONTINUATION, (Run("more"),), 1), item("b", 1, 2))
    assert [(b.text, b.kind) for b in found] == [
        ("a", BlockKind.ITEM),
        ("more", BlockKind.CONTINUATION),
        ("b", BlockKind.ITEM),
    ]


def test_code_keeps_its_spaces_and_its_fences() -> None:
    found = split(Paragraph(Kind.CODE, (Run("  a"),)), Paragraph(Kind.CODE, (Run("```"),)))
    assert [(b.kind, b.text) for b in found] == [(BlockKind.CODE, "  a\n```")]


def test_stanzas_are_parted_by_an_empty_line() -> None:
    lines = [Paragraph(Kind.VERSE, (Run(t),) if t else ()) for t in ("a", "b", "", "c")]
    found = split(*lines)
    assert [b.text for b in found] == ["a", "b", "c"]
    assert {b.kind for b in found} == {BlockKind.VERSE}
    assert len({b.within[0] for b in found}) == 2


def test_a_picture_is_known_by_its_address_and_description() -> None:
    (block,) = split(Picture("A [ship]", "media/image 1.png"))
    assert (block.kind, block.text) == (BlockKind.FIGURE, "A [ship]")


@pytest.mark.parametrize("level", [1, 6, 9])
def test_a_heading_is_at_most_of_the_sixth_level(level: int) -> None:
    (block,) = split(Paragraph(Kind.HEADING, (Run("H"),), level))
    assert (block.kind, block.level) == (BlockKind.HEADING, min(level, 6))
