"""BibTeX and BibLaTeX as people write them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teiwright.references import Date, Name, Reference
from teiwright.references.bibtex import read, write
from teiwright.references.bibtex.latex import decode, encode, protected
from teiwright.references.bibtex.names import joined, split
from unit.references.strategies import references, words


@settings(deadline=None, max_examples=60)
@given(references())
def test_a_reference_survives_bibtex(one: Reference) -> None:
    reading = read(write([one]), "x.bib")
    assert reading.references == (one,)
    assert not reading.findings


@settings(deadline=None, max_examples=60)
@given(words())
def test_no_sign_of_a_text_is_lost_in_latex(text: str) -> None:
    assert decode(encode(text)) == text
    assert decode(protected(text)) == text


@settings(deadline=None, max_examples=60)
@given(st.text("\\{}$%&~^_#\"'`@,=()abé \n", max_size=60))
def test_nothing_that_looks_like_bibtex_stops_the_reader(text: str) -> None:
    read(f"@book{{a, title = {{{text}}}}}\n{text}\n@misc{{b, title = {{x}}}}", "x.bib")
    decode(text)
    split(text)


def only(text: str) -> Reference:
    reading = read(text, "x.bib")
    assert len(reading.references) == 1, reading
    return reading.references[0]


@pytest.mark.parametrize(
    ("latex", "said"),
    [
        (r"L{\"u}tzen, {\O}stergaard", "Lützen, Østergaard"),
        (r"\v{S}koda, {\'{e}}t\'e, \'{\i}, {\L}{\'o}d{\'z}, \c{c}a, \aa", "Škoda, été, í, Łódź, ça, å"),
        (r"The {IOM} and \emph{Hamlet}", "The IOM and <i>Hamlet</i>"),
        (r"\enquote{Archive} \& Library", "“Archive” & Library"),
        ("1880--1930 --- ``quoted''", "1880–1930 — “quoted”"),
        (r"50% of \href{http://x.org}{this}", "50% of this"),
        (r"H$_2$O", "H_2O"),
        (r"an \unknown{command} and \emph", "an command and "),
    ],
)
def test_latex_is_read_as_it_prints(latex: str, said: str) -> None:
    assert decode(latex) == said


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("von Last, Jr, First", (Name("Last", "First", non_dropping="von", suffix="Jr"),)),
        (
            "Charles van den Heuvel and W. B. Rayward",
            (Name("Heuvel", "Charles", non_dropping="van den"), Name("Rayward", "W. B.")),
        ),
        ("{National Council on Archives}", (Name(literal="National Council on Archives"),)),
        ("{Van den Branden}, Ron", (Name("Van den Branden", "Ron"),)),
        ("Pierazzo, Elena and others", (Name("Pierazzo", "Elena"), Name(literal="others"))),
        (
            "family=Humboldt, given=Alexander, prefix=von, useprefix=false",
            (Name("Humboldt", "Alexander", dropping="von"),),
        ),
        (r"{\"U}nl{\"u}, Ay{\c{s}}e", (Name("Ünlü", "Ayşe"),)),
        ("Plato", (Name("Plato"),)),
        ("", ()),
    ],
)
def test_a_name_is_divided_as_bibtex_divides_it(written: str, names: tuple[Name, ...]) -> None:
    assert split(written) == names


@pytest.mark.parametrize(
    "name",
    [
        Name("Humboldt", "Alexander", dropping="von"),
        Name(given="Hypatia"),
        Name("de la Cruz"),
        Name("Smith, Jones", "A and B"),
        Name(literal="Sun and Moon, Ltd."),
        Name("Heuvel", "C.", non_dropping="van den", suffix="Jr."),
        Name(literal="others"),
    ],
)
def test_a_name_survives_in_the_form_that_fits_it(name: Name) -> None:
    assert split(joined([name])) == (name,)


def test_macros_and_joined_strings_mean_what_they_were_defined_as() -> None:
    found = only(
        '@string{jasis = "Journal of the " # "ASIS"}\n@article(a, journal = JASIS # { (JASIS)}, month = feb, year = 1997)'
    )
    assert found.get("container-title") == "Journal of the ASIS (JASIS)"
    assert found.dates["issued"] == Date((1997, 2))


def test_a_chapter_inherits_the_book_that_it_refers_to() -> None:
    text = (
        "@incollection{part, author = {A, B}, title = {Part}, crossref = {whole}}\n"
        "@book{whole, editor = {C, D}, title = {Whole}, subtitle = {Sub}, publisher = {P}, year = 2001}"
    )
    part = read(text, "x.bib").references[0]
    assert (part.get("title"), part.get("container-title"), part.get("publisher")) == (
        "Part",
        "Whole: Sub",
        "P",
    )
    assert part.names["editor"] == (Name("C", "D"),)
    assert part.year == "2001"


def test_entries_that_refer_to_each_other_end() -> None:
    text = "@book{a, crossref = {b}, xdata = {a}}\n@book{b, crossref = {a}, title = {B}}"
    assert [r.id for r in read(text, "x.bib").references] == ["a", "b"]


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("date = {2003-08-08}", Date((2003, 8, 8))),
        ("date = {1933/1939}", Date((1933,), (1939,))),
        ("date = {1999-12/2000-01}", Date((1999, 12), (2000, 1))),
        ("date = {1876~}", Date((1876,), circa=True)),
        ("date = {1997-21}", Date((1997,), season=1)),
        ("year = {1997}, month = {March}", Date((1997, 3))),
        ('year = 1997, month = "8~" # jan', Date((1997,))),
        ("year = {2015}, month = 3, day = 7", Date((2015, 3, 7))),
        ("year = {forthcoming}", Date(literal="forthcoming")),
        ("year = {c. 1876}", Date((1876,), circa=True)),
        ("year = {1999--2003}", Date((1999,), (2003,))),
    ],
)
def test_a_date_is_read_in_each_form_of_bibtex_and_biblatex(fields: str, date: Date) -> None:
    assert only(f"@book{{a, {fields}}}").dates["issued"] == date


@pytest.mark.parametrize(
    ("entry", "kind", "field", "value"),
    [
        ("@phdthesis{a, school = {Yale}}", "thesis", "genre", "PhD thesis"),
        ("@thesis{a, type = {mathesis}, institution = {Yale}}", "thesis", "publisher", "Yale"),
        ("@techreport{a, number = {TR-1}, institution = {MIT}}", "report", "number", "TR-1"),
        ("@article{a, journaltitle = {J}, number = 5, pages = {351--60}}", "article-journal", "issue", "5"),
        ("@article{a, journal = {J}, pages = {351--60}}", "article-journal", "page", "351-60"),
        (
            "@article{a, entrysubtype = {newspaper}, journal = {J}}",
            "article-newspaper",
            "container-title",
            "J",
        ),
        ("@book{a, series = {S}, number = 34}", "book", "collection-number", "34"),
        (
            "@online{a, url = {https://example.org/a\\_b\\%20c}}",
            "webpage",
            "URL",
            "https://example.org/a_b%20c",
        ),
        (
            "@misc{a, eprint = {1234.5678}, archivePrefix = {arXiv}}",
            "document",
            "URL",
            "https://arxiv.org/abs/1234.5678",
        ),
        ("@book{a, langid = {ngerman}}", "book", "language", "de-DE"),
        ("@book{a, doi = {https://doi.org/10.1000/182}}", "book", "DOI", "10.1000/182"),
        ("@book{a, title = {Why?}, subtitle = {Because}}", "book", "title", "Why? Because"),
        ("@book{a, title = {Vol}, maintitle = {Works}}", "book", "volume-title", "Vol"),
        ("@inbook{a, booktitle = {Vol}, maintitle = {Works}}", "chapter", "container-title", "Works"),
        ("@book{a, location = {Bonn and {Sun and Sea}}}", "book", "publisher-place", "Bonn; Sun and Sea"),
        ("@book{a, publisher = {Mill and Sons}}", "book", "publisher", "Mill and Sons"),
        ("@book{a, publisher = {Mill and Sons}, date = 2001}", "book", "publisher", "Mill; Sons"),
        ("@article{a, pubstate = {inpress}}", "article-journal", "status", "in press"),
        ("@collection{a, hyphenation = {french}}", "book", "language", "fr"),
        ("@holotape{a, title = {T}}", "document", "title", "T"),
    ],
)
def test_what_an_entry_says_has_its_place_in_csl(entry: str, kind: str, field: str, value: str) -> None:
    found = only(entry)
    assert (found.type, found.get(field)) == (kind, value)


def test_an_entry_that_is_not_closed_is_told_with_its_line_and_the_next_is_read() -> None:
    reading = read("@book{a, title = {A}}\n\n@book{b, title = {B\n@book{c, title = {C}}\n", "x.bib")
    assert [r.id for r in reading.references] == ["a", "c"]
    assert [(f.locus.uri, f.locus.line) for f in reading.findings] == [("x.bib", 3)]


def test_entries_with_one_key_are_all_read_and_told() -> None:
    reading = read("@book{a, title = {A}}\n@book{a, title = {B}}", "x.bib")
    assert [(r.id, r.get("title")) for r in reading.references] == [("a", "A"), ("a-2", "B")]
    assert 'the key "a" is there twice' in reading.findings[0].message


def test_a_field_that_is_there_twice_is_told() -> None:
    reading = read("@book{a, title = {A}, title = {B}}", "x.bib")
    assert [r.get("title") for r in reading.references] == ["A"]
    assert "title" in reading.findings[0].message


def test_macros_that_double_each_other_end() -> None:
    bomb = (
        '@string{a = "'
        + "x" * 1000
        + '"}'
        + "".join(
            f"@string{{{name} = {' # '.join([before] * 9)}}}" for before, name in pairwise("abcdefghijklm")
        )
    )
    assert len(only(f"{bomb}@book{{k, title = m}}").get("title")) <= 1_000_000


def test_parents_that_lend_to_each_other_end() -> None:
    keys = [f"b{n}" for n in range(12)]
    text = "".join(f"@book{{{key}, xdata = {{{','.join(keys)}}}, {key} = 1}}\n" for key in keys)
    assert [r.id for r in read(text, "x.bib").references] == keys


def test_deep_braces_are_read_without_recursion() -> None:
    assert only("@book{a, title = {" + "{" * 5000 + r"\'e" + "}" * 5000 + "}}").get("title")


def test_the_word_and_in_a_publisher_or_place_survives() -> None:
    fields = {
        "publisher": "Mill and Sons",
        "publisher-place": "Bonn; Trinidad and Tobago",
        "original-publisher": "A and B",
    }
    one = Reference("a", "book", dates={"issued": Date((2001, 2, 3))}, fields=fields)
    assert read(write([one]), "x.bib").references == (one,)


def test_what_bibtex_itself_reads_is_written_by_its_old_names() -> None:
    written = write(
        read("@article{a, journaltitle={J}, date={2011-05}, number={2}, location={Mons}}", "x").references
    )
    assert (
        written
        == "@article{a,\n  year = {2011},\n  month = {5},\n  journal = {J},\n  number = {2},\n  address = {Mons}\n}\n"
    )
