"""References in the styles of several disciplines and languages, read against the hand-checked table `styles.tsv`."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from teiwright.encode.bibliography import parse, references_in
from teiwright.encode.bibliography.parse import LONGEST

TABLE = Path(__file__).with_name("styles.tsv")
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[0]}-{number}" for number, row in enumerate(ROWS)])
def test_each_field_of_a_reference_is_read_whatever_its_style(row: list[str]) -> None:
    _, text, kind, *fields = row
    entry = parse(text)
    assert [f"{field.name}={field.value}" for field in entry.fields] == fields
    assert entry.kind == kind


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[0]}-{number}" for number, row in enumerate(ROWS)])
def test_the_characters_of_a_field_stand_in_the_entry(row: list[str]) -> None:
    entry = parse(row[1])
    assert entry.text == row[1]
    for field in entry.fields:
        assert entry.text[field.start : field.end].strip() == entry.text[field.start : field.end] != ""


def test_the_surname_is_told_from_the_forenames_in_every_order() -> None:
    for text in (
        "Smith, J. A. (2001). A title. London: Sage.",
        "Smith JA. A title. London: Sage; 2001.",
        "J. A. Smith, A Title (London: Sage, 2001).",
        "SMITH (J. A.), A Title, London, Sage, 2001.",
    ):
        (name,) = parse(text).authors
        assert (name.surname.title(), name.forenames.replace(".", "").replace(" ", "")) == ("Smith", "JA")


@pytest.mark.parametrize(
    ("note", "printed", "surnames", "year"),
    [
        (
            "See Elena Pierazzo, Digital Scholarly Editing (Farnham: Ashgate, 2015), 12.",
            "Elena Pierazzo, Digital Scholarly Editing (Farnham: Ashgate, 2015), 12",
            ("Pierazzo",),
            "2015",
        ),
        (
            "The case is old: cf. Jerome McGann, “The Rationale of HyperText,” TEXT 9 (1996): 11–32, on page 14.",
            "Jerome McGann, “The Rationale of HyperText,” TEXT 9 (1996): 11–32",
            ("McGann",),
            "1996",
        ),
        (
            "Vgl. Bodo Plachta, Editionswissenschaft. Eine Einführung, Stuttgart 1997, S. 12–34.",
            "Bodo Plachta, Editionswissenschaft. Eine Einführung, Stuttgart 1997, S. 12–34",
            ("Plachta",),
            "1997",
        ),
        (
            "Voir Gérard Genette, Palimpsestes. La littérature au second degré (Paris: Seuil, 1982), p. 7.",
            "Gérard Genette, Palimpsestes. La littérature au second degré (Paris: Seuil, 1982), p. 7",
            ("Genette",),
            "1982",
        ),
    ],
)
def test_a_full_reference_in_a_note_is_told_with_its_span(
    note: str, printed: str, surnames: tuple[str, ...], year: str
) -> None:
    (found,) = references_in(note)
    assert note[found.start : found.end] == printed
    assert (found.entry.names, found.entry.year) == (surnames, year)


def test_two_references_of_one_note_are_both_told() -> None:
    note = (
        "Hans Walter Gabler, “Theorizing the Digital Scholarly Edition,” Literature Compass 7, no. 2 (2010): 43–56; and"
        " Peter Robinson, “Towards a Theory of Digital Editions,” Variants 10 (2013): 105–31."
    )
    assert [found.entry.names for found in references_in(note)] == [("Gabler",), ("Robinson",)]


@pytest.mark.parametrize(
    "note",
    [
        "Pierazzo, Digital Scholarly Editing, 12.",
        "As Pierazzo (2015, 12) says.",
        "Ibid., 12.",
        "People read in Berlin, Paris and London (1890).",
        "",
    ],
)
def test_a_short_citation_is_no_full_reference(note: str) -> None:
    assert references_in(note) == ()


@pytest.mark.parametrize(
    "piece",
    [
        ",",
        "A. ",
        "Aa-",
        "and ",
        "(",
        "[",
        "1 ",
        "J. Xx, ",
        "“",
        "In Xx (ed.) ",
        "12(3) ",
        "Aa: Bb, ",
        "http://",
    ],
)
def test_a_line_of_a_megabyte_is_read_in_bounded_time(piece: str) -> None:
    text = (piece * 1_000_000)[:1_000_000]
    begin = time.process_time()
    entry = parse(text)
    references_in(text)
    assert time.process_time() - begin < 3
    assert entry.text == text
    assert all(field.end <= LONGEST for field in entry.fields)
