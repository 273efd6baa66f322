"""Markdown as authors write it: containers, notes, tables, figures, verse, escapes, and what may not be lost."""

from __future__ import annotations

import pytest

from teiwright import blocks
from teiwright.errors import SourceError
from teiwright.model import Block, BlockKind, ContainerKind, MarkKind
from teiwright.source import from_bytes


def markdown(text: str) -> tuple[Block, ...]:
    return blocks.split(from_bytes(text.encode(), "x.md"))


def kinds(block: Block) -> list[ContainerKind]:
    return [c.kind for c in block.within]


def test_two_quotations_side_by_side_are_two() -> None:
    first, second = markdown("> One.\n\n> Two.\n")
    assert first.within != second.within


def test_two_paragraphs_of_one_quotation_stand_in_one() -> None:
    first, second = markdown("> One.\n>\n> Two.\n")
    assert first.within == second.within


def test_a_quotation_in_an_item_of_a_list_in_a_list_stands_in_all_of_them() -> None:
    found = markdown("- a\n  1. b\n\n     > c\n")[-1]
    assert kinds(found) == [
        ContainerKind.LIST,
        ContainerKind.ITEM,
        ContainerKind.LIST,
        ContainerKind.ITEM,
        ContainerKind.QUOTATION,
    ]


def test_each_definition_of_a_term_is_in_one_item() -> None:
    term, one, two = markdown("Term\n: one\n: two\n")
    assert (term.kind, kinds(term)) == (BlockKind.TERM, [ContainerKind.LIST, ContainerKind.TERM])
    assert one.within == two.within


def test_a_table_has_a_head_alignments_and_no_lost_cell() -> None:
    found = markdown("| A | B |\n|:--|--:|\n| 1 | `2 \\| 3` | more |\n")
    assert [b.text for b in found] == ["A", "B", "1", "2 | 3", "more"]
    assert [b.within[-1].label for b in found] == ["left", "right", "left", "right", ""]
    assert [b.within[-2].label for b in found] == ["label", "label", "", "", ""]


def test_an_image_alone_is_a_figure_and_one_in_a_line_is_a_mark() -> None:
    alone, line = markdown("![The *mill*](mill.png)\n\nSee ![it](a.png).\n")
    assert (alone.kind, alone.text, alone.within[-1].label) == (BlockKind.FIGURE, "The mill", "mill.png")
    assert [(m.kind, m.value) for m in line.marks] == [(MarkKind.IMAGE, "a.png")]


def test_a_line_block_is_verse_and_an_empty_line_begins_a_stanza() -> None:
    found = markdown("| One\n|   two\n|\n| three\n")
    assert [(b.kind, b.text) for b in found] == [(BlockKind.VERSE, t) for t in ("One", "two", "three")]
    assert len({b.within[0] for b in found}) == 2


def test_a_paragraph_of_hard_breaks_is_a_stanza_and_a_single_break_is_a_mark() -> None:
    found = markdown("One *two\\\nthree* four\\\nfive\n\nsix  \nseven.\n")
    assert [b.text for b in found] == ["One two", "three four", "five", "six\nseven."]
    assert [m.kind for m in found[1].marks] == [MarkKind.ITALIC]
    assert [m.kind for m in found[3].marks] == [MarkKind.LINE_BREAK]


def test_a_line_feed_that_is_layout_is_a_space() -> None:
    (block,) = markdown("One  two \n  three.")
    assert block.text == "One  two three."


def test_an_escape_is_a_mark_and_a_character_reference_a_character() -> None:
    (block,) = markdown(r"\*a\* &eacute; &#42; &nosuch; &#0;")
    assert block.text == "*a* é * &nosuch; &#0;"


def test_html_is_characters() -> None:
    assert [b.text for b in markdown("<div>\n<script>x</script>\n</div>\n")] == [
        "<div> <script>x</script> </div>"
    ]


def test_links_of_every_form_keep_their_words() -> None:
    (block,) = markdown("[a](http://x.org 't'), [b][r], [r], <http://x.org/ä>\n\n[r]: http://r.org\n")
    assert block.text == "a, b, r, http://x.org/ä"
    assert [m.value for m in block.marks] == [
        "http://x.org",
        "http://r.org",
        "http://r.org",
        "http://x.org/%C3%A4",
    ]


def test_a_link_definition_that_no_link_uses_is_text() -> None:
    assert [b.text for b in markdown("Text.\n\n[1]: Smith\n")] == ["Text.", "[1]: Smith"]


def test_strikethrough_subscript_and_superscript_are_marks() -> None:
    (block,) = markdown("H~2~O, 2^nd^, ~~gone~~, a~b and c~d, x^2")
    assert block.text == "H2O, 2nd, gone, a~b and c~d, x^2"
    assert [m.kind for m in block.marks] == [MarkKind.SUBSCRIPT, MarkKind.SUPERSCRIPT, MarkKind.STRIKE]


def test_a_heading_keeps_its_name_and_loses_its_attributes() -> None:
    atx, setext = markdown("## One ## {#first .x}\n\nTwo\n---\n")
    assert (atx.text, atx.level, atx.label) == ("One", 2, "first")
    assert (setext.text, setext.level) == ("Two", 2)


def test_a_rule_is_an_ornament() -> None:
    assert [b.kind for b in markdown("One.\n\n***\n\nTwo.\n")][1] is BlockKind.ORNAMENT


def test_code_keeps_its_indents() -> None:
    fenced, indented = markdown("```py\nif x:\n    y\n```\n\n    a\n      b\n")
    assert (fenced.text, fenced.within[-1].label) == ("if x:\n    y", "py")
    assert indented.text == "a\n  b"


def test_a_note_in_the_line_is_a_note() -> None:
    text, note = markdown("One^[a *note*] two.")
    assert (text.text, note.kind, note.text) == ("One two.", BlockKind.NOTE, "a note")


def test_a_note_may_hold_a_list_and_a_note() -> None:
    found = markdown("A[^1].\n\n[^1]: One[^2].\n\n    - item\n\n[^2]: Two.\n")
    assert [b.text for b in found] == ["A.", "One.", "Two.", "item"]
    assert kinds(found[-1]) == [ContainerKind.LIST, ContainerKind.ITEM]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("A.\n\n[^1]: b[^2]\n\n[^2]: c[^1]\n", r"the note \[\^1\] at line 3 is named by notes alone"),
        ("A.\n\n[^1]: b[^1]\n", r"the note \[\^1\] at line 3 is named by notes alone"),
        ("".join(f"[^{n}]: b[^{n + 1}]\n\n" for n in range(20)) + "[^20]: c\n\nA[^0]\n", "more than 4 notes"),
        (">" * 60 + "a", "more than 40 lists and quotations"),
        ("a\x01b", r"line 1 has the character U\+0001"),
        ("a\nb\ufffe", r"line 2 has the character U\+FFFE"),
    ],
)
def test_what_no_edition_can_hold_is_refused_in_one_line(text: str, message: str) -> None:
    with pytest.raises(SourceError, match=message) as caught:
        markdown(text)
    assert "\n" not in str(caught.value)


def test_the_head_of_a_file_is_data_and_no_text() -> None:
    source = from_bytes(
        b"---\ntitle: 'On Mills'\nauthor:\n  - name: Ada Weir\n    given: x\n  - Carl Brook\n"
        b"date: 2026\nlang: en\nkeywords: [mill, river]\n---\n\nText.\n",
        "x.md",
    )
    head = blocks.front_matter(source)
    assert head is not None
    assert (head.title, head.date, head.language) == ("On Mills", "2026", "en")
    assert head.keywords == ("mill", "river")
    assert head.authors[1] == "Carl Brook"
    assert blocks.stream(source) == "Text."


def test_a_title_block_of_pandoc_is_a_head_too() -> None:
    source = from_bytes(b"% On Mills\n% Ada Weir; Carl Brook\n% 2026\n\nText.\n", "x.md")
    head = blocks.front_matter(source)
    assert head is not None
    assert (head.title, head.authors, head.date) == ("On Mills", ("Ada Weir", "Carl Brook"), "2026")
    assert blocks.stream(source) == "Text."


@pytest.mark.parametrize("text", ["---\n\nText.\n\n---\n", "Text.\n", "---\nText here\n---\n"])
def test_a_rule_at_the_beginning_is_no_head(text: str) -> None:
    assert blocks.front_matter(from_bytes(text.encode(), "x.md")) is None
