"""Splitting what a reader made of another format: escapes, character references, raised and lowered characters."""

from __future__ import annotations

from teiwright import blocks
from teiwright.model import COMMONMARK, MarkKind, Source


def converted(text: str) -> Source:
    return Source("x.docx", b"", text, "", COMMONMARK)


def test_an_escape_and_a_character_reference_are_one_character_each_in_what_a_reader_made() -> None:
    (block,) = blocks.split(converted(r"2 \* 3 &#38; 4"))
    assert block.text == "2 * 3 & 4"
    assert tuple(block.origin) == (0, 1, 3, 4, 5, 6, 7, 12, 13)


def test_raised_and_lowered_characters_are_marks_in_what_a_reader_made() -> None:
    (block,) = blocks.split(converted("H~2~O and m^2^"))
    assert block.text == "H2O and m2"
    assert [(m.kind, m.start) for m in block.marks] == [(MarkKind.SUBSCRIPT, 1), (MarkKind.SUPERSCRIPT, 9)]


def test_a_paragraph_that_a_reader_made_goes_no_further_than_its_end() -> None:
    assert len(blocks.split(converted("One line\n\nand another"))) == 2


def test_code_stands_right_before_a_note_and_ends_one() -> None:
    found = blocks.split(converted("a[^1]\n\n```\nx\n```\n\n[^1]: n\n\n    ```\n    y\n    ```\n"))
    assert [b.text for b in found] == ["a", "n", "y", "x"]


def test_an_empty_row_of_labels_is_none() -> None:
    assert [b.text for b in blocks.split(converted("|  |  |\n|---|---|\n| a | b |\n"))] == ["a", "b"]
