"""RIS as Zotero, EndNote and publishers write it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teiwright.references import Date, Name, Reference
from teiwright.references.ris import read, write
from teiwright.references.ris.vocabulary import PLACES, TYPES
from unit.references.strategies import references

ROLES = {"author", "editor", "collection-editor", "translator"}
HELD = set(
    "title title-short container-title container-title-short collection-title volume issue number number-of-volumes edition "
    "section publisher publisher-place genre language abstract note keyword annote archive archive_location call-number "
    "source original-title DOI URL page".split()
)
"""What docs/reference/references.md says of RIS."""


def held(one: Reference) -> Reference:
    """What RIS can hold of a reference."""
    fields = {name: value for name, value in one.fields.items() if name in HELD}
    dates = {
        n: replace(d, end=(), circa=False)
        for n, d in one.dates.items()
        if n == "issued" or (n == "accessed" and d.start)
    }
    if TYPES.get(one.type) in PLACES and "-" not in fields.get("page", "-"):
        del fields["page"]  # a lone number is how many pages such a work has
    names = {role: several for role, several in one.names.items() if role in ROLES}
    return Reference(one.id, one.type if one.type in TYPES else "document", names, dates, fields)


@settings(deadline=None, max_examples=60)
@given(references())
def test_what_ris_can_hold_survives_it(one: Reference) -> None:
    reading = read(write([one]), "x.ris")
    assert not reading.findings
    (back,) = reading.references
    kept = replace(back, fields={n: v for n, v in back.fields.items() if n in HELD})
    assert kept == held(one)


@settings(deadline=None, max_examples=60)
@given(st.text("TYERAU  -1/\n,é", max_size=80))
def test_nothing_that_looks_like_ris_stops_the_reader(text: str) -> None:
    read(text, "x.ris")
    read(f"TY  - JOUR\n{text}\nER  - ", "x.ris")


def one(*lines: str, kind: str = "JOUR") -> Reference:
    (found,) = read("\n".join([f"TY  - {kind}", *lines, "ER  - "]), "x.ris").references
    return found


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("1948/07//", Date((1948, 7))),
        ("2014/03/12/", Date((2014, 3, 12))),
        ("2014///Spring", Date((2014,), season=1)),
        ("2014", Date((2014,))),
        ("2014-03-12", Date((2014, 3, 12))),
        ("in press", Date(literal="in press")),
        ("///", None),
    ],
)
def test_a_date_is_read_in_each_form_that_is_about(value: str, date: Date | None) -> None:
    assert one(f"PY  - {value}").dates.get("issued") == date


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Marx, Karl", Name("Marx", "Karl")),
        ("van den Heuvel, Charles", Name("Heuvel", "Charles", non_dropping="van den")),
        ("King, Martin Luther, Jr.", Name("King", "Martin Luther", suffix="Jr.")),
        ("World Health Organization", Name(literal="World Health Organization")),
        ("World Health Organization,", Name(literal="World Health Organization")),
    ],
)
def test_a_name_is_divided_at_its_commas(value: str, name: Name) -> None:
    assert one(f"AU  - {value}").names["author"] == (name,)


def test_a_chapter_and_a_book_use_one_tag_for_two_things() -> None:
    chapter = one("T2  - Whole", "A2  - Ed, A", kind="CHAP")
    book = one("T2  - Series", "A3  - Ed, A", "SP  - 240", kind="BOOK")
    assert (chapter.get("container-title"), chapter.names) == ("Whole", {"editor": (Name("Ed", "A"),)})
    assert (book.get("collection-title"), book.names) == ("Series", {"editor": (Name("Ed", "A"),)})
    assert book.get("number-of-pages") == "240"


def test_a_number_is_an_issn_or_an_isbn_by_its_form() -> None:
    assert one("SN  - 2325-9671 (electronic)").get("ISSN") == "2325-9671 (electronic)"
    assert one("SN  - 978-0-226-14367-0").get("ISBN") == "978-0-226-14367-0"


def test_a_line_without_a_tag_goes_on_with_the_one_before() -> None:
    assert one("AB  - One", "two", "KW  - a", "KW  - b").get("abstract") == "One two"
    assert one("KW  - a", "KW  - b").get("keyword") == "a; b"


def test_a_record_without_its_end_is_told_and_read() -> None:
    reading = read("TY  - JOUR\nTI  - A\nTY  - JOUR\nTI  - B\n", "x.ris")
    assert [r.get("title") for r in reading.references] == ["A", "B"]
    assert [f.locus.line for f in reading.findings] == [1, 3]


def test_what_stands_between_records_is_passed_over() -> None:
    assert len(read("Provider: X\n1.\nTY  - BOOK\nER  -\n2.\nTY  - BOOK\nER  - \n", "x").references) == 2
