"""Entries that are one work, and entries that only look so; letters behind years."""

from __future__ import annotations

import pytest

from editions import small
from teiwright.audit import audit


def entry(identifier: str, author: str, year: str, title: str, more: str = "") -> str:
    """An entry of a book, or with `more` of what holds it."""
    return (
        f'<bibl xml:id="{identifier}"><author>{author}</author> (<date>{year}</date>) '
        f'<title level="m">{title}</title>{more}.</bibl>'
    )


def doi(value: str) -> str:
    return f'. <idno type="DOI">{value}</idno>'


def by(role: str, name: str) -> str:
    return f". <{role}>{name}</{role}>"


def journal(title: str, volume: str = "", pages: str = "") -> str:
    parts = [f', <title level="j">{title}</title>']
    parts += [f'<biblScope unit="volume">{volume}</biblScope>'] * bool(volume)
    parts += [f'<biblScope unit="page">{pages}</biblScope>'] * bool(pages)
    return " ".join(parts)


def codes(*entries: str) -> list[str]:
    return [finding.code for finding in audit(small(*entries))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Ek, A.", "2009", "Ice and Snow"), ("Ek, A.", "2009", "Ice &amp; Snow")),
        (("Ek, A.", "2009", "The Colour of the Ice"), ("Ek, Anna", "2009", "The Color of the Ice")),
        (("Düvell, F.", "2009", "Migration"), ("Duvell, F.", "2009", "Migration.")),
        (("Ek, A.", "2009a", "Ice"), ("Ek, A.", "2009b", "Ice")),
        (
            ("Ek, A.", "2009", "Ice", doi("10.1/A")),
            ("Ek, A.", "2009", "Ice", doi("https://doi.org/10.1000/a")),
        ),
        (("Ek, A.", "2009", "Ice", doi("10.1000/A")), ("Ek, A.", "2010", "Ice", doi("doi:10.1000/a"))),
        (("Ek, A.", "2009", "Ice", journal("Polar", "3")), ("Ek, A.", "2009", "Ice", journal("Polar", "3"))),
    ],
)
def test_one_work_in_two_spellings_is_found(first: tuple[str, ...], second: tuple[str, ...]) -> None:
    (finding,) = [
        f for f in audit(small(entry("a", *first), entry("b", *second))) if f.code.startswith("entry")
    ]
    assert (finding.code, finding.locus.xml_id) == ("entry-duplicate", "b")
    assert "the other one is a: " in finding.help


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Ek, A.", "2009a", "Report on Ice"), ("Ek, A.", "2009b", "Report on Mice")),
        (("Ek, A.", "2009a", "Ice, Part 1"), ("Ek, A.", "2009b", "Ice, Part 2")),
        (("Ek, A.", "2009a", "Ice, Part I"), ("Ek, A.", "2009b", "Ice, Part II")),
        (("Ek, A.", "2009", "Ice"), ("Ek, A.", "2010", "Ice")),
        (("Ek, A.", "2009", "Ice"), ("Lund, B.", "2009", "Ice")),
        (
            ("Ek, A.", "2009a", "Ice", journal("Polar", "3")),
            ("Ek, A.", "2009b", "Ice", journal("Polar", "4")),
        ),
        (
            ("Ek, A.", "2009a", "Ice", journal("Polar")),
            ("Ek, A.", "2009b", "Ice", journal("Annals of Glass")),
        ),
        (
            ("Ek, A.", "2009a", "Ice", journal("Polar", "3", "1–9")),
            ("Ek, A.", "2009b", "Ice", journal("Polar", "3", "20–29")),
        ),
        (("Ek, A.", "2009a", "Ice", doi("10.1000/a")), ("Ek, A.", "2009b", "Ice", doi("10.1000/b"))),
        (("Ek, A.", "2009a", "Ice", by("editor", "Berg")), ("Ek, A.", "2009b", "Ice", by("editor", "Ost"))),
        (
            ("Ek, A.", "2009a", "Ice", by("publisher", "Berg")),
            ("Ek, A.", "2009b", "Ice", by("publisher", "Ost")),
        ),
    ],
)
def test_two_works_that_look_alike_are_no_finding(first: tuple[str, ...], second: tuple[str, ...]) -> None:
    assert codes(entry("a", *first), entry("b", *second)) == []


def test_one_doi_at_two_works_is_found_at_the_second() -> None:
    (finding,) = audit(
        small(
            entry("a", "Ek, A.", "2009", "Ice", doi("10.1000/a")),
            entry("b", "Lund, B.", "2011", "Sea", doi("10.1000/a")),
        )
    )
    assert (finding.code, finding.locus.xml_id) == ("entry-doi", "b")


def test_a_doi_is_read_from_a_link_of_the_resolver_and_from_no_other_link() -> None:
    first, second = (
        entry(name, author, "2009", title, '. <ref target="{}/10.1000/a">x</ref>')
        for name, author, title in (("a", "Ek, A.", "Ice"), ("b", "Lund, B.", "Sea"))
    )
    assert codes(*(each.format("https://doi.org") for each in (first, second))) == ["entry-doi"]
    assert codes(*(each.format("https://example.org") for each in (first, second))) == []


def test_an_interview_is_no_work_that_could_be_listed_twice() -> None:
    talk = '<bibl xml:id="{}" type="interview">Eva Ek (06.10.2009): Interview, 06.10.2009, Bern.</bibl>'
    assert codes(talk.format("a"), talk.format("b")) == []


@pytest.mark.parametrize(
    ("years", "code"),
    [
        (("2009a", "2009a"), "entry-letter-repeated"),
        (("2009", "2009"), "entry-letter-missing"),
        (("2009a", "2009c"), "entry-letter-skipped"),
        (("2009b", "2009c"), "entry-letter-skipped"),
        (("2009a",), "entry-letter-skipped"),
    ],
)
def test_letters_that_do_not_tell_works_apart_are_found(years: tuple[str, ...], code: str) -> None:
    titles = ("Ice", "The Whole Sea", "Wind")
    found = codes(*(entry(f"e{n}", "Ek, A.", year, titles[n]) for n, year in enumerate(years)))
    assert found == [code]


@pytest.mark.parametrize(
    "works",
    [
        (("Ek, A.", "2009a"), ("Ek, A.", "2009b"), ("Ek, A.", "2009c")),
        (("Ek, A.", "2009"), ("Ek, A.", "2009b")),
        (("Ek, A.", "2009"), ("Ek, A.", "2010")),
        (("Ek, A.", "2009"), ("Lund, B.", "2009")),
        (("Ek, A.", "2009a"), ("Ek, A. and Lund, B.", "2009b")),
    ],
)
def test_letters_in_order_are_no_finding(works: tuple[tuple[str, str], ...]) -> None:
    titles = ("Ice", "The Whole Sea", "Wind")
    assert codes(*(entry(f"e{n}", *work, titles[n]) for n, work in enumerate(works))) == []


def test_a_letter_behind_the_date_is_that_of_the_year() -> None:
    entries = (entry(each, "Ek, A.", "2009", title) for each, title in (("a", "Ice"), ("b", "The Sea")))
    assert codes(*(text.replace("</date>", f"</date>{'ab'[n]}") for n, text in enumerate(entries))) == []


def test_a_skipped_letter_says_which_one_is_missing() -> None:
    (finding,) = audit(small(entry("a", "Ek, A.", "2009a", "Ice"), entry("c", "Ek, A.", "2009c", "Sea")))
    assert finding.message == "c has the year 2009c, but nothing of these authors has 2009b"
