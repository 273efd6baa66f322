"""Plain text without any mark: wrapped lines, indents, pages with their heads and notes, lists, verse, tables."""

from __future__ import annotations

from teiwright import blocks
from teiwright.model import Block, BlockKind, MarkKind
from teiwright.source import from_bytes

WRAPPED = "The mill stood beside the river for a long time, and nobody\nwho came there could say how long.\n"


def plain(text: str) -> tuple[Block, ...]:
    return blocks.split(from_bytes(text.encode(), "x.txt"))


def test_wrapped_lines_are_one_paragraph_with_spaces() -> None:
    (block,) = plain(WRAPPED)
    assert block.text == " ".join(WRAPPED.split())


def test_a_word_divided_at_the_end_of_a_line_keeps_its_hyphen_and_gets_a_break() -> None:
    (block,) = plain("The old mill stood beside the river for a long time with its twen-\ntieth wheel.\n")
    assert "twen-tieth" in block.text
    assert [(m.kind, m.value, block.text[m.start :][:3]) for m in block.marks] == [
        (MarkKind.LINE_BREAK, "no", "tie")
    ]


def test_paragraphs_begin_at_an_indent_without_a_blank_line() -> None:
    text = "  The mill stood beside the river for a long time.\nIt is old and it is still there today.\n  The wheel turned.\nIt turns.\n"
    assert [b.text[:9] for b in plain(text)] == ["The mill ", "The wheel"]


def test_hanging_lines_are_of_the_entry_above() -> None:
    text = "Brook, C. (1990) Waters and what they are,\n    Bonn: Mill Press.\nDove, E. (1991) Airs and what they are,\n    Bonn: Mill Press.\n"
    assert [b.text[:5] for b in plain(text)] == ["Brook", "Dove,"]


def test_a_line_under_a_line_makes_it_a_heading() -> None:
    found = plain("Title\n=====\n\nSection\n-------\nText here.\n")
    assert [(b.kind, b.text) for b in found] == [
        (BlockKind.HEADING, "Title"),
        (BlockKind.HEADING, "Section"),
        (BlockKind.PARAGRAPH, "Text here."),
    ]


def test_lines_that_are_set_in_are_a_quotation_and_short_ones_verse() -> None:
    quoted = "    This is set in by four spaces and it runs\n    over two lines up to its end.\n"
    verse = "    Roses are red\n    Violets are blue\n    Sugar is sweet\n"
    found = plain(f"{WRAPPED}\n{quoted}\n{verse}\n{WRAPPED}")
    assert [b.kind for b in found] == [
        BlockKind.PARAGRAPH,
        BlockKind.QUOTATION,
        *[BlockKind.VERSE] * 3,
        BlockKind.PARAGRAPH,
    ]


def test_items_nest_by_their_indent_and_take_their_further_lines() -> None:
    found = plain("- one that is wrapped at\n  the margin\n- two\n  - three\n- four\n")
    assert [(b.text, b.level) for b in found] == [
        ("one that is wrapped at the margin", 1),
        ("two", 1),
        ("three", 2),
        ("four", 1),
    ]


def test_columns_between_tabs_are_a_table() -> None:
    assert [b.text for b in plain("Name\tYear\nAda\t1990\n")] == ["Name", "Year", "Ada", "1990"]


def pages(*bodies: str) -> str:
    return "\f".join(f"ON MILLS {n}\n\n{body}\n\n{n}\n" for n, body in enumerate(bodies, 7))


def test_running_heads_and_numbers_stand_in_the_paragraph_that_they_interrupt() -> None:
    found = plain(pages("The mill stood in the", "valley for years and the", "river went by. It was old."))
    host = next(b for b in found if b.kind is BlockKind.PARAGRAPH)
    assert host.text == "The mill stood in the\nvalley for years and the\nriver went by. It was old."
    assert [m.kind for m in host.marks] == [MarkKind.FORME] * 4
    assert sum(b.kind is BlockKind.FORME for b in found) == 6


def test_pages_are_known_by_their_numbers_alone() -> None:
    bodies = [
        "\n\n".join(f"Of {letter * n} this says what it says." for n in range(1, 12)) for letter in "abcd"
    ]
    found = plain("\n\n".join(f"{body}\n\n{n}" for n, body in enumerate(bodies, 1)))
    assert [b.text for b in found if b.kind is BlockKind.FORME] == ["1", "2", "3", "4"]


def test_a_number_that_comes_once_is_no_page_number() -> None:
    assert all(b.kind is BlockKind.PARAGRAPH for b in plain("One.\n\n1\n\nTwo.\n"))


def test_a_note_at_the_foot_of_a_page_stands_at_its_number() -> None:
    found = plain(
        pages(
            "The mill is old.1 It stands.\n\n1 See the books.", "It fell down.\n\n2 No mark for it.", "End."
        )
    )
    host, note = (b for b in found if b.kind in {BlockKind.PARAGRAPH, BlockKind.NOTE} and b.text[0] in "TS")
    assert (host.text, note.kind, note.label) == ("The mill is old. It stands.", BlockKind.NOTE, "1")
    assert any(b.text == "2 No mark for it." for b in found)
