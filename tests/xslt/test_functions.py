"""The public functions of xslt/lib, one by one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from teiwright import resources
from teiwright.errors import TransformError

if TYPE_CHECKING:
    from collections.abc import Callable

    Evaluate = Callable[..., str]


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@pytest.mark.parametrize(
    ("text", "collapsed"),
    [
        ("  a \n\t b ", "a b"),
        ("a\u2028b\u2029c\u0085d", "a b c d"),
        ("a\N{NO-BREAK SPACE}b", "a\N{NO-BREAK SPACE}b"),
        ("", ""),
    ],
)
def test_collapse_leaves_one_line_and_keeps_no_break_spaces(
    evaluate: Evaluate, text: str, collapsed: str
) -> None:
    assert evaluate(f"tw:collapse({quoted(text)})") == collapsed


@pytest.mark.parametrize(
    ("text", "spaced"), [("a", "a"), (" \n", " "), ("", ""), ("\ta  b\u2028", " a b "), ("aba", "aba")]
)
def test_single_spaced_keeps_a_space_at_its_ends(evaluate: Evaluate, text: str, spaced: str) -> None:
    assert evaluate(f"tw:single-spaced({quoted(text)})") == spaced


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("<persName>A B</persName><affiliation>who works at C</affiliation>", "A B"),
        ("A B", "A B"),
    ],
)
def test_an_author_is_called_by_the_name_that_is_tagged(evaluate: Evaluate, author: str, name: str) -> None:
    assert evaluate("tw:author-name(//author)", f"<p><author>{author}</author></p>") == name


@pytest.mark.parametrize(
    ("pointer", "fragment"),
    [("authorities.xml#iom", "iom"), ("#a", "a"), ("https://viaf.org/1", "https://viaf.org/1")],
)
def test_fragment_is_what_stands_behind_the_hash(evaluate: Evaluate, pointer: str, fragment: str) -> None:
    assert evaluate(f"tw:fragment({quoted(pointer)})") == fragment


def test_first_pointer_takes_the_first_of_several_and_nothing_of_none(evaluate: Evaluate) -> None:
    assert evaluate("tw:first-pointer(' #a #b '), tw:first-pointer(()), tw:first-pointer('')") == "#a||"


@pytest.mark.parametrize("uri", ["https://example.org/a?b=1&c", "HTTP://example.org", "mailto:a@example.org"])
def test_a_web_uri_is_kept(evaluate: Evaluate, uri: str) -> None:
    assert evaluate(f"tw:web-uri({quoted(uri)})") == uri.replace("&", "&amp;")


@pytest.mark.parametrize(
    "uri",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>1</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org",
        "page.html",
        "https://",
        'https://example.org/"onclick="x',
        "https://example.org/ javascript:x",
        "",
    ],
)
def test_any_other_uri_is_inert(evaluate: Evaluate, uri: str) -> None:
    assert evaluate(f"exists(tw:web-uri({quoted(uri)}))") == "false"


@pytest.mark.parametrize(
    ("value", "field"),
    [
        ("plain", "plain"),
        ("a,b", '"a,b"'),
        ('say "x"', '"say ""x"""'),
        ("two\nlines", '"two\nlines"'),
        ("=1+1", "=1+1"),
        ("", ""),
    ],
)
def test_a_csv_field_is_quoted_where_it_must_be_and_never_altered(
    evaluate: Evaluate, value: str, field: str
) -> None:
    assert evaluate(f"tw:csv-field({quoted(value)})") == field


def test_a_csv_record_ends_with_cr_lf(evaluate: Evaluate) -> None:
    assert evaluate("string-to-codepoints(tw:csv-record(('a', '')))") == "97|44|13|10"


@pytest.mark.parametrize(
    ("attributes", "said"),
    [
        ('when="2003-08"', "2003-08"),
        ('from="1989" to="1991"', "1989–1991"),
        ('from="1989"', "1989–"),
        ('to="1991"', "–1991"),
        ('notBefore="1990" notAfter="1993"', "≥ 1990, ≤ 1993"),
        ("", ""),
    ],
)
def test_a_span_of_time_needs_no_language(evaluate: Evaluate, attributes: str, said: str) -> None:
    assert evaluate("tw:span-of-time(//date)", f"<p><date {attributes}>x</date></p>") == said


@pytest.mark.parametrize(
    ("body", "target", "block"),
    [
        ("<p>a <quote>b</quote></p>", "quote", "false"),
        ("<quote>b</quote>", "quote", "true"),
        ("<p>a <quote rend='block'>b</quote></p>", "quote", "true"),
        ("<p>a <quote><p>b</p></quote></p>", "quote", "true"),
        ("<p>a <cit><quote>b</quote> <bibl>c</bibl></cit></p>", "bibl", "false"),
        ("<cit><quote rend='block'>b</quote><bibl>c</bibl></cit>", "bibl", "true"),
        ("<p>a <cit><quote rend='block'>b</quote><bibl>c</bibl></cit></p>", "bibl", "true"),
        ("<note>see <bibl>b</bibl></note>", "bibl", "false"),
        ("<p>a <hi>b</hi></p>", "hi", "false"),
        ("<p>a <hi>b <list><item>c</item></list></hi></p>", "hi", "true"),
        ("<p>a <hi>b<note><p>c</p></note></hi></p>", "hi", "false"),
        ("<p><label>a</label> b</p>", "label", "false"),
        ("<list><label>a</label><item>b</item></list>", "label", "true"),
        ("<p>a<note>b</note></p>", "note", "false"),
    ],
)
def test_a_block_is_what_begins_a_line(evaluate: Evaluate, body: str, target: str, block: str) -> None:
    assert evaluate(f"tw:is-block((//{target})[1])", body) == block


@pytest.mark.parametrize(
    ("body", "target", "kind"),
    [
        ("<p><persName>x</persName></p>", "persName", "person"),
        ("<p><orgName>x</orgName></p>", "orgName", "organization"),
        ("<p><placeName>x</placeName></p>", "placeName", "place"),
        ("<p><date>x</date></p>", "date", "date"),
        ("<p><ref type='bibl'>x</ref></p>", "ref", "citation"),
        ("<p><ref type='bibl' subtype='interview'>x</ref></p>", "ref", "interview"),
        ("<p><ref>x</ref></p>", "ref", ""),
        ("<p><quote>x</quote></p>", "quote", "quotation"),
        ("<p><abbr corresp='#a'>x</abbr></p>", "abbr", "abbreviation"),
        ("<p><abbr>x</abbr></p>", "abbr", ""),
        ("<p><seg type='expansion'>x</seg></p>", "seg", "expansion"),
        ("<listBibl><bibl><date>x</date></bibl></listBibl>", "date", ""),
        ("<cit><quote rend='block'>q</quote><bibl><ref type='bibl'>x</ref></bibl></cit>", "ref", "citation"),
        ("<cit><quote rend='block'>q</quote><bibl><title>x</title></bibl></cit>", "title", ""),
    ],
)
def test_a_mention_has_the_kind_that_the_guidelines_name(
    evaluate: Evaluate, body: str, target: str, kind: str
) -> None:
    assert evaluate(f"tw:kind((//{target})[1])", body) == kind


@pytest.mark.parametrize(
    ("language", "page"), [("de", "de"), ("de-AT", "de"), ("FR", "fr"), ("pl", "en"), ("", "en")]
)
def test_the_page_speaks_the_language_of_the_text_where_it_can(
    evaluate: Evaluate, language: str, page: str
) -> None:
    assert evaluate(f"tw:page-language({quoted(language)})") == page


def test_each_label_that_a_stylesheet_asks_for_is_there_in_each_language(evaluate: Evaluate) -> None:
    folder = resources.xslt("html.xsl").parent
    sources = [path.read_text(encoding="utf-8") for path in folder.rglob("*.xsl")]
    keys = sorted({key for source in sources for key in re.findall(r"tw:label\('([\w-]+)'", source)})
    assert "contents" in keys
    for language in ("en", "de", "fr", "es"):
        labels = evaluate(", ".join(f"tw:label('{key}', '{language}')" for key in keys)).split("|")
        assert len(labels) == len(keys)
        assert "" not in labels


def test_a_label_without_an_entry_stops_the_run(evaluate: Evaluate) -> None:
    with pytest.raises(TransformError, match="no label bogus"):
        evaluate("tw:label('bogus', 'en')")


def test_plain_leaves_notes_and_the_editors_reading_out(evaluate: Evaluate) -> None:
    body = "<p>a <choice><sic>teh</sic><corr>the</corr></choice>\n b<note>c</note> e\N{COMBINING ACUTE ACCENT}</p>"
    assert evaluate("tw:plain((//p)[1])", body) == "a teh b \N{LATIN SMALL LETTER E WITH ACUTE}"


def test_sort_key_knows_no_case_mark_or_leading_sign(evaluate: Evaluate) -> None:
    assert evaluate("tw:sort-key('\"Élan', 'fr')") == "elan"


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("es", "Nunza|Nuñez|Nuz|Ñandú"),
        ("es-MX", "Nunza|Nuñez|Nuz|Ñandú"),
        ("de", "Ñandú|Nuñez|Nunza|Nuz"),
        ("fr", "Ñandú|Nuñez|Nunza|Nuz"),
    ],
)
def test_names_are_sorted_as_their_language_does(evaluate: Evaluate, language: str, order: str) -> None:
    names = "('Nuz', 'Ñandú', 'Nunza', 'Nuñez')"
    sorted_names = f"sort({names}, (), function($n) {{ tw:sort-key($n, '{language}') }})"
    assert evaluate(sorted_names) == order


@pytest.mark.parametrize(
    ("span", "language", "said"),
    [
        ("1989-11-14", "en", "14 November 1989"),
        ("1989-11-14", "de", "14. November 1989"),
        ("1931-05-01", "fr", "1er mai 1931"),
        ("1931-05-03", "es", "3 de mayo de 1931"),
        ("1952-10–1980", "de", "Oktober 1952–1980"),
        ("≥ 1990, ≤ 1993-02", "fr", "≥ 1990, ≤ février 1993"),
        ("1931", "es", "1931"),
        ("--11", "en", "--11"),
        ("1931-13-45", "en", "1931-13-45"),
        ("", "en", ""),
    ],
)
def test_months_have_their_names_in_four_languages(
    evaluate: Evaluate, span: str, language: str, said: str
) -> None:
    assert evaluate(f"tw:time-in-words('{span}', '{language}')") == said


@pytest.mark.parametrize(
    ("text", "css"),
    [
        ("a", '"a"'),
        ('</style>"', '"\\3c /style\\3e \\22 "'),
        ("\\", '"\\5c "'),
        ("a\nb", '"a\\0a b"'),
    ],
)
def test_a_string_of_css_ends_neither_itself_nor_the_style(evaluate: Evaluate, text: str, css: str) -> None:
    said = evaluate(f"tw:css-string({quoted(text)})")
    assert said.replace("&lt;", "<").replace("&gt;", ">") == css


def test_the_sides_of_a_mention_are_cut_at_words(evaluate: Evaluate) -> None:
    line = "x" * 10 + " " + "left " * 9 + "NAME" + " right" * 9
    start = line.index("NAME")
    left, middle, right = evaluate(f"tw:sides('{line}', {start}, {start + 4})").split("|")
    assert (left, middle, right) == ("left " * 7, "NAME", " right" * 6)


def test_a_withheld_run_is_one_sign_in_a_context(evaluate: Evaluate) -> None:
    assert evaluate("tw:readable('a ░░░░ b░')") == "a … b…"


def test_text_for_tex_is_inert(evaluate: Evaluate) -> None:
    assert evaluate(r"tw:tex('a_b {c} 5% \d~')") == r"a\_b \{c\} 5\% \textbackslash d\textasciitilde "


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("<persName><surname>Lowe</surname><forename>Emil</forename></persName>", "Lowe, Emil"),
        ("<persName><forename>Emil</forename><surname>Lowe</surname></persName>", "Emil Lowe"),
        ("<persName>Lowe, <forename>Emil</forename></persName>", "Lowe, Emil"),
    ],
)
def test_the_parts_of_a_name_are_joined_as_they_are_read(evaluate: Evaluate, name: str, said: str) -> None:
    assert evaluate("tw:name(//persName)", f"<p>{name}</p>") == said


@pytest.mark.parametrize(
    ("text", "at", "opens", "moved"),
    [
        ("cafe\u0301 noir", 4, "true", 3),
        ("cafe\u0301 noir", 4, "false", 4),
        ("cafe\u0301 noir", 6, "true", 5),
        ("e\u0301e\u0301x", 4, "true", 2),
    ],
)
def test_a_mark_inside_a_composed_character_moves_out_of_it(
    evaluate: Evaluate, text: str, at: int, opens: str, moved: int
) -> None:
    expression = f"tw:composed({quoted(text)}, normalize-unicode({quoted(text)}), {at}, {opens}())"
    assert evaluate(expression, entry="forms.xsl") == str(moved)


@pytest.mark.parametrize(("at", "opens", "moved"), [(1, "true", 2), (2, "false", 1), (0, "true", 0)])
def test_a_mention_neither_begins_nor_ends_with_a_space(
    evaluate: Evaluate, at: int, opens: str, moved: int
) -> None:
    assert evaluate(f"tw:inside('a b', {at}, {opens}())", entry="forms.xsl") == str(moved)
