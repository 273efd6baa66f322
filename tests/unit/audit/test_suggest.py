"""Names that nothing claims are suggested; words with a capital for another reason are not."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from teiwright import xml
from teiwright.audit import Kind, Suggestion, suggest, table
from teiwright.review import COLUMNS

if TYPE_CHECKING:
    from teiwright.model import Document


SHAPE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>{body}</body>
<back><listBibl>{entries}</listBibl></back></text></TEI>"""


def edition(body: str, entries: str = "") -> Document:
    """An edition with these blocks and these entries."""
    return xml.parse(SHAPE.format(body=body, entries=entries).encode(), "small.xml")


def surfaces(body: str) -> dict[str, Kind]:
    return {found.surface: found.kind for found in suggest(edition(body))}


@pytest.mark.parametrize(
    ("sentence", "surface", "kind"),
    [
        ("We met the adviser Bimal Ghosh there.", "Bimal Ghosh", Kind.PERSON),
        ("It was Simone de Beauvoir who said so.", "Simone de Beauvoir", Kind.PERSON),
        ("We met John F. Thomas again.", "John F. Thomas", Kind.PERSON),
        (
            "So began the International Metropolis Network then.",
            "International Metropolis Network",
            Kind.ORGANIZATION,
        ),
        ("It was the Colombo Process at last.", "Colombo Process", Kind.ORGANIZATION),
        (
            "It was the Conference on Population and Development.",
            "Conference on Population and Development",
            Kind.ORGANIZATION,
        ),
        ("Many read what the GFMD wrote.", "GFMD", Kind.ORGANIZATION),
        ("They lived in Manila for years.", "Manila", Kind.PLACE),
        ("They crossed the River Elbe twice.", "River Elbe", Kind.PLACE),
        ("They saw the Berlin Wall once.", "Berlin Wall", Kind.UNKNOWN),
        ("It was Ghosh's idea.", "Ghosh", Kind.UNKNOWN),
    ],
)
def test_a_name_is_suggested_with_a_guess(sentence: str, surface: str, kind: Kind) -> None:
    assert surfaces(f"<p>{sentence}</p>") == {surface: kind}


def test_an_office_stands_outside_of_the_names_around_it() -> None:
    assert set(surfaces("<p>Then the UN Secretary General Kofi Annan spoke.</p>")) == {"UN", "Kofi Annan"}


def test_and_does_not_join_two_names() -> None:
    assert set(surfaces("<p>He knew Budapest and Puebla well.</p>")) == {"Budapest", "Puebla"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Trees grow. Many trees grow.",
        "However, it grew.",
        "Slowly it grew, in May and on Monday.",
        "It was German and Western, and the Germans knew.",
        "The IOM-run camps and Brussels-based bodies, and a well-known one.",
        "‘Managing trees’ was what managing meant.",
    ],
)
def test_a_capital_that_names_nobody_is_not_suggested(sentence: str) -> None:
    assert surfaces(f"<p>{sentence}</p>") == {}


def test_a_word_that_begins_sentences_is_a_name_where_it_also_stands_inside_of_one() -> None:
    assert set(surfaces("<p>Annan spoke. They heard Annan.</p>")) == {"Annan"}
    assert set(surfaces("<p>Apparently so. William spoke.</p>")) == set()
    assert set(surfaces("<p>William Swing spoke. They heard Swing.</p>")) == {"William Swing", "Swing"}


@pytest.mark.parametrize(
    "name", ["persName", "orgName", "placeName", "ref", "date", "title", "code", "abbr", "soCalled", "term"]
)
def test_what_a_mention_claims_is_not_suggested(name: str) -> None:
    assert set(surfaces(f"<p>They met <{name}>Bimal Ghosh</{name}> and Theo Veenkamp.</p>")) == {
        "Theo Veenkamp"
    }


def test_the_bibliography_is_not_read_and_a_note_is() -> None:
    document = edition(
        '<p xml:id="p1">So it was.<note xml:id="note1"><p>See also Theo Veenkamp.</p></note></p>',
        '<bibl xml:id="b1">He knew Bimal Ghosh.</bibl>',
    )
    assert [(found.surface, found.place) for found in suggest(document)] == [("Theo Veenkamp", "note1")]


def test_places_are_counted_and_the_context_has_at_most_five_words_on_each_side() -> None:
    body = '<p xml:id="p1">one two three four five six Ghosh a b c d e f</p><p xml:id="p2">He met Ghosh.</p>'
    assert suggest(edition(body)) == (
        Suggestion(
            "Ghosh", 2, Kind.UNKNOWN, "has a capital", "p1", "two three four five six [Ghosh] a b c d e"
        ),
    )


def test_the_table_has_empty_columns_for_the_editor_and_no_formula() -> None:
    found = Suggestion("Ghosh", 2, Kind.PERSON, "why, so", "p1", '=1+1 "[Ghosh]"')
    header, row = csv.reader(io.StringIO(table([found])))
    assert tuple(header) == COLUMNS
    assert row == ["Ghosh", "2", "person", "why, so", "p1", '\'=1+1 "[Ghosh]"', "", "", ""]
