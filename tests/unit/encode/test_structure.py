"""The outline of a text: titles, headings and their levels, lists, quotations, the bibliography."""

from __future__ import annotations

import pytest

from teiwright import blocks
from teiwright.encode.roles import Role
from teiwright.encode.structure import outline
from teiwright.errors import RecipeError
from teiwright.recipe import Structure, StructureFix
from teiwright.source import from_bytes
from unit.encode.factory import PLAIN, small_recipe


def roles(text: str, name: str = "x.txt", structure: Structure | None = None) -> list[tuple[str, int, str]]:
    parts = outline(blocks.split(from_bytes(text.encode(), name)), small_recipe(structure=structure))
    return [(p.role, p.level, p.block.text[:12]) for p in parts]


def test_a_plain_text_has_all_its_parts_without_any_mark() -> None:
    assert roles(PLAIN) == [
        (Role.REFERENCE, 0, "Weir, Ada (2"),
        (Role.TITLE, 1, "On Rivers an"),
        (Role.BYLINE, 0, "Ada Weir"),
        (Role.HEADING, 2, "Introduction"),
        (Role.PARAGRAPH, 0, "The river is"),
        (Role.HEADING, 2, "History"),
        (Role.HEADING, 3, "The first mi"),
        (Role.PARAGRAPH, 0, "It was built"),
        (Role.HEADING, 3, "The second m"),
        (Role.PARAGRAPH, 0, "It was built"),
        (Role.QUOTATION, 0, "The water ro"),
        (Role.ATTRIBUTION, 0, "(Brook, 1990"),
        (Role.HEADING, 2, "Conclusion"),
        (Role.ITEM, 1, "(1) The rive"),
        (Role.CONTINUATION, 1, "It will be h"),
        (Role.ITEM, 1, "(2) The mill"),
        (Role.ITEM, 1, "(3) So is th"),
        (Role.BIBLIOGRAPHY, 2, "Bibliography"),
        (Role.BIBLIOGRAPHY, 3, "Interviews"),
        (Role.ENTRY, 0, "Miller (05.0"),
        (Role.BIBLIOGRAPHY, 3, "Literature"),
        (Role.ENTRY, 0, "Brook, C. (1"),
    ]


def test_the_marks_of_markdown_give_the_levels_and_a_short_line_is_no_heading() -> None:
    text = "# Title\n\nAda Weir\n\n## One\n\nA short line\n\n#### Deep\n\nText.\n\n## Two\n\nText.\n"
    assert [(r, n) for r, n, _ in roles(text, "x.md")] == [
        (Role.TITLE, 1),
        (Role.BYLINE, 0),
        (Role.HEADING, 2),
        (Role.PARAGRAPH, 0),
        (Role.HEADING, 3),
        (Role.PARAGRAPH, 0),
        (Role.HEADING, 2),
        (Role.PARAGRAPH, 0),
    ]


def test_a_decimal_number_gives_the_level_of_a_heading() -> None:
    text = "Title of All\n\n1 One\n\nText here.\n\n1.1 Below\n\nText here.\n\n2 Two\n\nText here.\n"
    assert [n for r, n, _ in roles(text) if r is Role.HEADING] == [2, 3, 2]


def test_a_heading_behind_the_bibliography_ends_it() -> None:
    text = "# T\n\n## A\n\nText.\n\n## References\n\n- Brook, C. (1990) W.\n\n## Appendix\n\nMore.\n"
    assert [r for r, _, _ in roles(text, "x.md")][-2:] == [Role.HEADING, Role.PARAGRAPH]


@pytest.mark.parametrize(
    "heading",
    [
        "Bibliography",
        "References",
        "Works Cited",
        "5 References",
        "Literaturverzeichnis",
        "Bibliographie",
        "Referencias",
    ],
)
def test_a_bibliography_is_known_by_its_heading_in_four_languages(heading: str) -> None:
    text = f"# T\n\n## A\n\nText.\n\n## {heading}\n\n- Brook, C. (1990) W.\n"
    assert [r for r, _, _ in roles(text, "x.md")][-2:] == [Role.BIBLIOGRAPHY, Role.ENTRY]


def test_a_section_on_literature_is_none_where_prose_follows() -> None:
    text = f"# T\n\n## Literature\n\n{'A long review of much that was written. ' * 30}\n\n## References\n\n- Brook, C. (1990) W.\n"
    assert [r for r, _, _ in roles(text, "x.md")][1:3] == [Role.HEADING, Role.PARAGRAPH]


def test_the_recipe_fixes_a_level_and_a_kind() -> None:
    fixes = (
        StructureFix("The second mill", level=2),
        StructureFix("It was built of stone", kind="continuation"),
    )
    found = roles(PLAIN, structure=Structure(fixes))
    assert (Role.HEADING, 2, "The second m") in found
    assert (Role.CONTINUATION, 1, "It was built") in found


@pytest.mark.parametrize(
    ("fix", "message"),
    [
        (StructureFix("No such words", level=2), 'no block begins with "No such words"'),
        (StructureFix("It was built of stone", kind="stanza"), 'no kind is called "stanza"'),
    ],
)
def test_a_fix_that_meets_nothing_is_refused(fix: StructureFix, message: str) -> None:
    with pytest.raises(RecipeError, match=message):
        roles(PLAIN, structure=Structure((fix,)))


def test_keywords_in_the_line_are_no_heading() -> None:
    found = roles("A Title\n\nKeywords: mill, river\n\nIntroduction\n\nText here.\n")
    assert [r for r, _, _ in found] == [Role.TITLE, Role.PARAGRAPH, Role.HEADING, Role.PARAGRAPH]


def test_capitals_are_above_other_headings() -> None:
    text = "A Title\n\nFIRST\n\nText here.\n\nBelow it\n\nText here.\n\nSECOND\n\nText here.\n"
    assert [n for r, n, _ in roles(text) if r is Role.HEADING] == [2, 3, 2]


def test_lines_under_headings_give_their_levels() -> None:
    text = "Title\n=====\n\nText here.\n\nOne\n===\n\nText here.\n\nBelow\n-----\n\nText here.\n\nTwo\n===\n\nText here.\n"
    assert [n for r, n, _ in roles(text) if r is Role.HEADING] == [2, 3, 2]


def test_letters_count_a_list_in_plain_text() -> None:
    found = roles("A Title\n\nThree reasons:\n\n(a) it is old;\n\n(b) it is new;\n\n(c) it is there.\n")
    assert [r for r, _, _ in found][2:] == [Role.ITEM] * 3
