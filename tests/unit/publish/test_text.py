"""The plain text and its offsets."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teiwright import xml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from teiwright.model import Document

    TextOf = Callable[..., str]
    TableOf = Callable[..., list[dict[str, str]]]
    EditionOf = Callable[..., Document]

CHARACTERS = st.text(
    st.sampled_from('ab \n\t\u00a0\u2028,"e\u0301\u0323\u1100\u1161\u11a8\U0001d54f\U0001f600é'), max_size=8
)
NESTED = st.recursive(
    CHARACTERS.map(lambda text: text.replace("&", "").replace("<", "")),
    lambda inner: st.builds(
        lambda name, parts: f"<{name}>{''.join(parts)}</{name}>",
        st.sampled_from(["persName", "orgName", "hi", "quote", "note", "date", "sic"]),
        st.lists(inner, max_size=3),
    ),
    max_leaves=12,
)


def wrong_rows(text: str, rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [row for row in rows if text[int(row["start"]) : int(row["end"])] != row["surface"]]


def placed(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The rows without what stands around them."""
    return [{name: value for name, value in row.items() if "_context" not in name} for row in rows]


def test_each_block_is_a_line_and_a_note_follows_its_paragraph(harbour: Document, text_of: TextOf) -> None:
    lines = text_of(harbour).split("\n")
    assert lines[-1] == ""
    assert "" not in lines[:-1]
    first = next(number for number, line in enumerate(lines) if line.startswith("When the Harbour Board"))
    assert lines[first].endswith('a "second moon".')
    assert lines[first + 1] == "The bill is kept; see Lowe 1902, p. 14. Lowe saw it himself."


def test_a_page_break_inside_a_paragraph_is_one_space(harbour: Document, text_of: TextOf) -> None:
    assert "fourty crowns a year from 1888 to 1891" in text_of(harbour)


def test_the_text_is_nfc_and_has_no_header_and_no_parsed_entry(harbour: Document, text_of: TextOf) -> None:
    text = text_of(harbour)
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert "a digital edition" not in text
    assert text.count("The Keeper's Year") == 1


@pytest.mark.parametrize(("reading", "word"), [("source", "fourty"), ("editor", "forty")])
def test_a_choice_is_read_on_the_side_that_is_asked_for(
    harbour: Document, text_of: TextOf, reading: str, word: str
) -> None:
    assert f"paid him {word} crowns" in text_of(harbour, reading)


@pytest.mark.parametrize("reading", ["source", "editor"])
def test_each_mention_stands_in_the_text_where_its_record_says(
    harbour: Document, text_of: TextOf, table_of: TableOf, reading: str
) -> None:
    rows = table_of(harbour, "mentions", reading=reading)
    assert len(rows) == 31
    assert wrong_rows(text_of(harbour, reading), rows) == []


def test_offsets_count_code_points_of_the_composed_text(harbour: Document, table_of: TableOf) -> None:
    surfaces = {row["surface"]: row for row in table_of(harbour, "mentions")}
    name = surfaces["Désirée \U0001d50f\U0001d52c"]
    assert int(name["end"]) - int(name["start"]) == 10
    assert "é Noir" in surfaces


def test_a_nested_mention_has_a_record_of_its_own(harbour: Document, table_of: TableOf) -> None:
    rows = {row["mention_id"]: row for row in table_of(harbour, "mentions")}
    outer, inner = rows["m:9"], rows["m:10"]
    assert (outer["surface"], inner["surface"]) == ("Board of Mereport Harbour", "Mereport")
    assert int(outer["start"]) < int(inner["start"]) < int(inner["end"]) < int(outer["end"])


def test_a_block_quotation_is_one_mention_over_its_lines(harbour: Document, table_of: TableOf) -> None:
    quotations = [row for row in table_of(harbour, "mentions") if row["type"] == "quotation"]
    assert quotations[1]["surface"].split("\n")[1] == "and Lowe who was not."
    assert quotations[1]["target"] == "#lowe1902"


def test_the_offsets_of_a_withheld_edition_are_those_of_the_full_one(
    edition_of: EditionOf, text_of: TextOf, table_of: TableOf
) -> None:
    names = "<persName>A</persName>{}<placeName>B</placeName>{}\n<pb/>{}<date>C</date>"
    prose = [", of the city of ", " which is", "far, until "]
    gaps = [f'<gap reason="legal" unit="char" quantity="{len(part)}"/>' for part in prose]
    full = edition_of(f"<p>{names.format(*prose)}</p>")
    withheld = edition_of(f"<p>{names.format(*gaps)}</p>")
    assert text_of(full) == "A, of the city of B which is far, until C\n"
    assert text_of(withheld) == f"A{'░' * 17}B{'░' * 9} {'░' * 11}C\n"
    assert placed(table_of(full, "mentions")) == placed(table_of(withheld, "mentions"))


def test_a_withheld_edition_is_measured_as_well(
    withheld: Document, text_of: TextOf, table_of: TableOf
) -> None:
    text, rows = text_of(withheld), table_of(withheld, "mentions")
    assert "░░░" in text
    assert "nobody asked" not in text
    assert wrong_rows(text, rows) == []
    assert {"Harbour Board", "Mereport", "Emil Lowe"} <= {row["surface"] for row in rows}


BREAKS = (
    "<p>a <hi>b</hi>exam-\n<pb break='no'/><persName>ple</persName> two-<lb break='no'/>\n fold<lb/>end</p>"
)


def test_a_word_that_a_break_divides_is_joined(edition_of: EditionOf, text_of: TextOf) -> None:
    assert text_of(edition_of(BREAKS)) == "a bexample twofold end\n"


def test_offsets_hold_behind_a_word_that_is_joined(
    edition_of: EditionOf, text_of: TextOf, table_of: TableOf
) -> None:
    document = edition_of(BREAKS)
    assert wrong_rows(text_of(document), table_of(document, "mentions")) == []


def test_a_withheld_hyphen_at_a_break_has_no_character(edition_of: EditionOf, text_of: TextOf) -> None:
    body = '<p>{}<lb break="no"/><persName>B</persName></p>'
    full, gap = body.format("exam-"), body.format('<gap reason="legal" unit="char" quantity="5"/>')
    assert (text_of(edition_of(full)), text_of(edition_of(gap))) == ("examB\n", "░░░░B\n")


NOTED = "<p>a<note n='1'><p>n</p><p>m<note>o</note></p></note> b</p><p>c<note>d</note></p>"


@pytest.mark.parametrize(
    ("notes", "text"),
    [
        ("after", "a b|n|m|o|c|d|"),
        ("end", "a b|c|n|m|o|d|"),
        ("inline", "a [n m [o]] b|c [d]|"),
        ("omitted", "a b|c|"),
    ],
)
def test_notes_stand_where_they_are_asked_for(
    edition_of: EditionOf, text_of: TextOf, notes: str, text: str
) -> None:
    assert text_of(edition_of(NOTED), notes=notes) == text.replace("|", "\n")


@pytest.mark.parametrize("notes", ["after", "end", "inline", "omitted"])
def test_each_mention_stands_where_its_record_says_wherever_notes_are(
    harbour: Document, text_of: TextOf, table_of: TableOf, notes: str
) -> None:
    rows = table_of(harbour, "mentions", notes=notes)
    assert len(rows) == (29 if notes == "omitted" else 31)
    assert wrong_rows(text_of(harbour, notes=notes), rows) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(NESTED, max_size=6), notes=st.sampled_from(["after", "end", "inline", "omitted"]))
def test_any_nesting_of_mentions_notes_and_white_space_keeps_its_offsets(
    edition_of: EditionOf, text_of: TextOf, table_of: TableOf, parts: list[str], notes: str
) -> None:
    document = edition_of(f"<p>{''.join(parts)}</p><p>end</p>")
    text, rows = text_of(document, notes=notes), table_of(document, "mentions", notes=notes)
    assert wrong_rows(text, rows) == []
    assert unicodedata.is_normalized("NFC", text)
    assert len(rows) == len({row["mention_id"] for row in rows})
    assert [row["surface"] for row in rows if row["surface"].strip(" ") != row["surface"]] == []


@pytest.mark.shared
def test_offsets_hold_in_texts_that_were_not_written_for_us(
    shared_texts: list[Path], text_of: TextOf, table_of: TableOf
) -> None:
    for path in shared_texts:
        document = xml.read(path)
        text, rows = text_of(document), table_of(document, "mentions")
        assert (path.name, wrong_rows(text, rows)) == (path.name, [])
        assert len(text) > 5000
        assert len(rows) > 10
