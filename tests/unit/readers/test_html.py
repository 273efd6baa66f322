"""Reading pages: the main part with its notes at their marks, and nothing that stands round it."""

from __future__ import annotations

import pytest

from teiwright.errors import SourceError, TeiwrightError, UnreadableError
from teiwright.model import BlockKind, MarkKind
from unit.readers.documents import html, read, split, texts

NAME = "page.html"


def blocks_of(body: str) -> list[tuple[BlockKind, str]]:
    return [(b.kind, b.text) for b in split(html(body), NAME)]


def test_headings_paragraphs_quotations_and_lists_are_blocks() -> None:
    body = "<h1>T</h1><p>a</p><h2>H</h2><blockquote><p>q</p></blockquote><ul><li>i<p>more</ul><ol start=3><li>n</ol>"
    assert blocks_of(body) == [
        (BlockKind.HEADING, "T"),
        (BlockKind.PARAGRAPH, "a"),
        (BlockKind.HEADING, "H"),
        (BlockKind.QUOTATION, "q"),
        (BlockKind.ITEM, "i"),
        (BlockKind.CONTINUATION, "more"),
        (BlockKind.ITEM, "n"),
    ]
    assert split(html("<ol start=3><li>n<li value=7>o</ol>"), NAME)[1].label == "7"


def test_emphasis_code_scripts_and_links_are_marks() -> None:
    inner = '<em>a</em> <b>b</b> <code>c</code> x<sup>2</sup> <cite>d</cite> <a href="https://e.org/?a=1&amp;b">l</a>'
    (block,) = split(html(f"<p>{inner}"), NAME)
    assert block.text == "a b c x2 d l"
    assert [m.kind for m in block.marks] == [
        MarkKind.ITALIC,
        MarkKind.BOLD,
        MarkKind.CODE,
        MarkKind.SUPERSCRIPT,
        MarkKind.ITALIC,
        MarkKind.LINK,
    ]
    assert block.marks[-1].value == "https://e.org/?a=1&b"


def test_entities_are_characters_and_white_space_counts_once() -> None:
    assert blocks_of("<p>a &amp;amp;\n\t b&nbsp;&eacute;&#x1F600;&shy; *x*<br>next") == [
        (BlockKind.PARAGRAPH, "a &amp; b\u00a0é\N{GRINNING FACE}\u00ad *x*\nnext")
    ]


@pytest.mark.parametrize(
    "note",
    [
        '<section role="doc-endnotes"><hr><ol><li id="fn1"><p>Note. <a href="#fnref1">↩︎</a></p></li></ol></section>',
        '<h2>Notes</h2><ol><li id="fn1">Note.</li></ol>',
        '<div id="ftn1"><p><a id="fn1" href="#fnref1">[1]</a> Note.</p></div>',
        '<p><a name="fn1" href="#fnref1"><sup>1</sup></a> Note.</p>',
        '<aside id="fn1" role="doc-footnote">Note.</aside>',
    ],
)
def test_a_note_stands_at_its_mark_however_it_is_written(note: str) -> None:
    mark = '<sup><a href="#fn1" id="fnref1">[1]</a></sup>'
    found = split(html(f"<p>A word{mark} and on.</p>{note}"), NAME)
    assert [(b.kind, b.text, b.label) for b in found] == [
        (BlockKind.PARAGRAPH, "A word and on.", ""),
        (BlockKind.NOTE, "Note.", "1"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        (
            '<p>A<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup>.</p><div class="reflist"><ol>'
            '<li id="cite_note-1"><b><a href="#cite_ref-1">^</a></b> <span>Note.</span></li></ol></div>'
        ),
        (
            '<p>A<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>.</p><div id="ftn1"><p>'
            '<a href="#_ftnref1" name="_ftn1">[1]</a> Note.</p></div>'
        ),
        (
            '<p>A<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>.</p><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a>'
            "<span> Note.</span></p></div>"
        ),
    ],
    ids=["wiki", "word processor", "web office"],
)
def test_notes_are_known_as_programs_write_them(body: str) -> None:
    assert [(b.kind, b.text.strip()) for b in split(html(body), NAME)] == [
        (BlockKind.PARAGRAPH, "A."),
        (BlockKind.NOTE, "Note."),
    ]


def test_a_heading_of_something_else_before_the_notes_stays() -> None:
    note = '<section class="footnotes"><ol><li id="fn1">Note.</ol></section>'
    assert texts(html(f'<p>A<a href="#fn1">1</a>.</p><h2>Bibliography</h2>{note}'), NAME) == [
        "A.",
        "Note.",
        "Bibliography",
    ]


def test_a_number_that_leads_to_an_entry_or_a_section_is_no_note() -> None:
    body = (
        '<p>As in [<a href="#r12">12</a>] and section <a href="#s2">2</a>.</p><section id="s2"><p>Two.</p></section>'
        '<ol class="bibliography"><li id="r12">An entry.</ol>'
    )
    assert [t for _, t in blocks_of(body)] == ["As in [12] and section 2.", "Two.", "An entry."]


def test_what_stands_round_the_text_is_left_out_and_told() -> None:
    body = "<header>Site</header><nav>menu</nav><main><p>Text.</p><script>x()</script></main><footer>(c)</footer>"
    found = read(html(body), NAME)
    assert found.text == "Text.\n"
    assert found.remarks == (
        "3 parts of the page (navigation, header, footer) are left out",
        "1 script, form or embedded page is left out",
    )


def test_the_header_of_an_article_is_text_and_so_is_one_with_the_only_title() -> None:
    assert texts(html("<article><header><h1>T</h1></header><p>a</article>"), NAME) == ["T", "a"]
    assert texts(html('<header id="title-block-header"><h1>T</h1></header><p>a'), NAME) == ["T", "a"]


def test_hidden_parts_are_left_out_and_told() -> None:
    found = read(html('<p>a<span style="display: none">b</span>c<p hidden>d'), NAME)
    assert (found.text, found.remarks) == ("ac\n", ("2 pieces of hidden text are left out",))


def test_a_table_with_spans_has_a_cell_for_each_column() -> None:
    body = "<table><caption>Cap</caption><tr><th>A<th>B<tr><td rowspan=2>1<td>2<tr><td>3<tr><td colspan=2>4</table>"
    assert read(html(body), NAME).text == "Cap\n\n| A | B |\n|---|---|\n| 1 | 2 |\n|  | 3 |\n| 4 |  |\n"


def test_a_figure_is_a_picture_and_its_caption() -> None:
    body = '<figure><img src="a.png" alt="A ship"><figcaption>Figure 1</figcaption></figure>'
    assert read(html(body), NAME).text == "![A ship](a.png)\n\nFigure 1\n"


def test_a_picture_in_the_page_itself_gets_a_name() -> None:
    assert (
        read(html('<p>a<img src="data:image/png;base64,AAAA" alt="">'), NAME).text == "a\n\n![](picture-1)\n"
    )


def test_preformatted_text_keeps_its_lines() -> None:
    assert blocks_of("<pre><code>\n  a = *b*\n\n  c</code></pre>") == [(BlockKind.CODE, "  a = *b*\n\n  c")]


def test_a_quotation_that_only_markup_marks_gets_its_marks_and_that_is_told() -> None:
    found = read(html("<p>He said <q>go <q>now</q></q>."), NAME)
    assert found.text == "He said “go ‘now’”.\n"
    assert found.remarks == ("2 quotations marked by markup alone are put into quotation marks",)


def test_verse_is_known_by_its_class() -> None:
    found = split(html('<div class="verse"><p>One,<br>two,</p><p>three.</p></div>'), NAME)
    assert [(b.kind, b.text) for b in found] == [(BlockKind.VERSE, t) for t in ("One,", "two,", "three.")]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b'<meta charset="windows-1252"><p>caf\xe9', "café"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>\x93a\x94', "“a”"),
        ("<p>é".encode(), "é"),
        (b"\xef\xbb\xbf" + "<p>é".encode(), "é"),
        (b"\xff\xfe" + "<p>é".encode("utf-16-le"), "é"),
    ],
)
def test_the_encoding_is_the_declared_one(data: bytes, text: str) -> None:
    assert texts(data, NAME) == [text]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<p>caf\xe9", "not UTF-8 at byte 6 (0xe9)"),
        (b'<meta charset="no-such"><p>a', "declares the encoding no-such, which is not known"),
        (b'<meta charset="rot13"><p>a', "declares the encoding rot13, which is not known"),
        (b"", "is empty"),
        (b"<p> </p>", "is empty"),
        (b"<div>" * 300 + b"a", "is nested more than 100 deep"),
    ],
)
def test_a_page_that_cannot_be_read_ends_in_one_line(data: bytes, says: str) -> None:
    with pytest.raises(TeiwrightError) as caught:
        read(data, NAME)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "body",
    [
        "<p>a<b>b<i>c</b>d</i>",
        "<table><tr><td>a<p>b</table>cd",
        "<ul>a<li>b</ul>cd",
        "<table><tr><td>a<td>b</tr>c</table>d",
        "<p>a<div>b</p>c</div>d",
        "abcd",
        "<unknown>ab</unknown>cd",
        "<td>ab</td><li>cd",
        "ab</p></div>cd",
    ],
)
def test_broken_markup_loses_no_character(body: str) -> None:
    assert "".join("".join(texts(html(body), NAME)).split()) == "abcd"


def test_nothing_outside_of_the_page_is_opened() -> None:
    outside = (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>a &x; <iframe src="file:///etc/passwd">'
    )
    assert "root:" not in read(outside.encode(), NAME).text


def test_a_control_character_is_replaced_and_told() -> None:
    found = read(html("<p>a\x01b"), NAME)
    assert (found.text, found.remarks[0]) == (
        "a\ufffdb\n",
        "1 control character is replaced by U+FFFD, since XML has none",
    )


def test_a_page_without_words_is_empty() -> None:
    with pytest.raises(UnreadableError, match="is empty"):
        read(html("<script>x</script>"), NAME)
    with pytest.raises(SourceError):
        read(b"words", "page.docx")
