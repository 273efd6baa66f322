"""Forms that are common in author-date bibliographies; the works are real or made up, the rules are general."""

from __future__ import annotations

import pytest

from teiwright.encode.bibliography import Entry, Kind, fold, parse

DOTTED = "Romary, Laurent, and Toma Tasovac. 2018. TEI Lex-0. In Book of Abstracts, edited by Tensho Miyazaki, 274–75. Tokyo: Center."


def said(entry: Entry) -> dict[str, list[str]]:
    """The values of each field."""
    found: dict[str, list[str]] = {}
    for field in entry.fields:
        found.setdefault(field.name, []).append(field.value)
    return found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Brand, U. Görg, C. and Wissen, M. (2007) A Title.", ("Brand", "Görg", "Wissen")),
        ("Müller, A.-B. & O'Neil, C. (2007) A Title.", ("Müller", "O'Neil")),
        ("Smith, J.; Jones, K. (2007) A Title.", ("Smith", "Jones")),
        ("de Genova, N. (2002) A Title.", ("de Genova",)),
        ("Genova, N. de (2002) A Title.", ("Genova",)),
        ("Van den Branden, Ron. 2013. A Title.", ("Van den Branden",)),
        ("Sperberg-McQueen, C. M., and Lou Burnard. 1988. A Title.", ("Sperberg-McQueen", "Burnard")),
        ("Kilgarriff, Adam, et al. 2014. A Title.", ("Kilgarriff",)),
        (
            "Allés-Torrent, Susanna, y Gimena del Rio Riande. 2020. A Title.",
            ("Allés-Torrent", "del Rio Riande"),
        ),
        (
            "Ministry for Foreign Affairs and Trade (2003) A Title.",
            ("Ministry for Foreign Affairs and Trade",),
        ),
        (
            "Amnesty International, and Human Rights Watch (2002) A Title.",
            ("Amnesty International", "Human Rights Watch"),
        ),
        ("Deutsche Forschungsgemeinschaft (DFG). 2015. A Title.", ("Deutsche Forschungsgemeinschaft (DFG)",)),
        ("Dijk, Teun A. van 2010. A Title.", ("Dijk",)),
    ],
)
def test_names_are_what_a_citation_can_call_them(text: str, names: tuple[str, ...]) -> None:
    assert parse(text).names == names


def test_a_particle_behind_the_forenames_is_kept_apart() -> None:
    (name,) = parse("Genova, N. de (2002) A Title.").authors
    assert (name.surname, name.forenames, name.particle, name.printed) == (
        "Genova",
        "N.",
        "de",
        "Genova, N. de",
    )


def test_a_body_has_neither_surname_nor_forenames() -> None:
    entry = parse("IOM (2005): A Title.")
    assert entry.corporate
    assert (entry.authors[0].surname, entry.authors[0].forenames) == ("", "")


@pytest.mark.parametrize(
    ("text", "year", "suffix", "value"),
    [
        ("Ghosh, B. (2000a) A Title.", "2000", "a", "2000"),
        ("Ghosh, B. (2000b): A Title.", "2000", "b", "2000"),
        ("Frank, István. 1953–57. A Title.", "1953", "", "1953/1957"),
        ("Larkin, Philip. (1955) 1966. A Title.", "1966", "", "1966"),
        ("Hufeland, Otto. [Ca. 1829]. A Title.", "1829", "", "1829"),
        ("Quin, Liam. A Title. Publisher.", "", "", ""),
        ("Etienne, Carole. Forthcoming. A Title.", "Forthcoming", "", ""),
    ],
)
def test_the_year_is_read_with_its_suffix(text: str, year: str, suffix: str, value: str) -> None:
    entry = parse(text)
    assert (entry.year, entry.suffix, entry.first("date")) == (year, suffix, value)


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("http:// www.gcim.org/a.pdf", "http://www.gcim.org/a.pdf"),
        ("http://www.iom. int/jahia/a.pdf", "http://www.iom.int/jahia/a.pdf"),
        ("http://a.org/b/ c_d/e.html", "http://a.org/b/c_d/e.html"),
        ("http://a.org/Key%20IOM%20 Messages.pdf", "http://a.org/Key%20IOM%20Messages.pdf"),
        ("http://a.org/First SecondFinal.pdf", "http://a.org/FirstSecondFinal.pdf"),
        ("http://a.org/b/\nc/d.html", "http://a.org/b/c/d.html"),
        ("www.a.org/b", "https://www.a.org/b"),
        ("https://a.org/b_(c)", "https://a.org/b_(c)"),
    ],
)
def test_a_broken_url_is_rejoined_and_its_printed_form_kept(printed: str, value: str) -> None:
    text = f"Aa, B. (2003) A Title, {printed} (16 June 2010)."
    (url,) = [field for field in parse(text).fields if field.name == "url"]
    assert url.value == value
    assert (
        text[url.start : url.end].replace(" ", "").replace("\n", "").endswith(value.removeprefix("https://"))
    )


@pytest.mark.parametrize("behind", ["Accessed May 8, 2019.", "doi:10.1000/x1.", "See the appendix."])
def test_what_follows_a_url_is_not_drawn_into_it(behind: str) -> None:
    assert parse(f"Aa, Bb. 2003. A Title. https://a.org/b/ {behind}").values("url") == ("https://a.org/b/",)


@pytest.mark.parametrize(
    ("access", "value"),
    [
        ("(16 June 2010)", "2010-06-16"),
        ("(accessed 5 May 2011)", "2011-05-05"),
        ("[Zugriff am 3. März 2009]", "2009-03-03"),
        ("(31 June 2010)", ""),
    ],
)
def test_the_date_of_access_is_read(access: str, value: str) -> None:
    assert parse(f"Aa, B. (2003) A Title, http://a.org/b.pdf {access}.").values("accessed") == (value,)


@pytest.mark.parametrize(
    ("behind", "scope"),
    [
        ("18(2): 211-4", {"volume": "18", "issue": "2", "page": "211-214"}),
        ("37(2), 217–34", {"volume": "37", "issue": "2", "page": "217-234"}),
        ("31: 419–47", {"volume": "31", "page": "419-447"}),
        ("6(1)", {"volume": "6", "issue": "1"}),
        ("8, no. 3: 365–83", {"volume": "8", "issue": "3", "page": "365-383"}),
        ("26 (3): 5–6", {"volume": "26", "issue": "3", "page": "5-6"}),
        ("22(2) (March): 90–91", {"volume": "22", "issue": "2", "page": "90-91"}),
        ("vol. 4, no. 2, pp. 205–15", {"volume": "4", "issue": "2", "page": "205-215"}),
        ("16(3/4): 15–20, 42", {"volume": "16", "issue": "3/4", "page": "15-20, 42"}),
    ],
)
def test_volume_issue_and_pages_are_read_in_each_form(behind: str, scope: dict[str, str]) -> None:
    for text in (
        f"Aa, B. (2003) 'A Title', Big Journal, {behind}.",
        f"Aa, Bb. 2003. A Title. Big Journal {behind}.",
    ):
        entry = parse(text)
        assert (entry.kind, entry.first("title_a"), entry.first("title_j")) == (
            Kind.ARTICLE,
            "A Title",
            "Big Journal",
        )
        assert {name: entry.first(name) for name in ("volume", "issue", "page") if entry.first(name)} == scope


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Aa, B. (2003) 'One 'Two', Three', London: Verso.", "One 'Two', Three"),
        ("Aa, B. (2003) 'The \"New\" One' in C. Dd (ed.) Big Book, London: Verso.", 'The "New" One'),
        ("Aa, B. (2003) 'Workers' Rights Now' Big Journal, 3.", "Workers' Rights Now"),
        ("Aa, B. (2003) “One ‘Two’ Three,” Big Journal, 3(1): 5–6.", "One ‘Two’ Three"),
        ("Aa, B. (2003) Migrant Workers' Rights, London: Verso.", "Migrant Workers' Rights"),
    ],
)
def test_quotes_in_titles_are_paired_with_state(text: str, title: str) -> None:
    entry = parse(text)
    assert title in {entry.first("title_a"), entry.first("title_m")}


def test_a_chapter_in_full_stops_gives_its_volume_and_editors() -> None:
    entry = parse(DOTTED)
    assert entry.kind is Kind.CHAPTER
    assert said(entry) == {
        "author": ["Romary, Laurent", "Toma Tasovac"],
        "date": ["2018"],
        "title_a": ["TEI Lex-0"],
        "title_m": ["Book of Abstracts"],
        "editor": ["Tensho Miyazaki"],
        "page": ["274-275"],
        "place": ["Tokyo"],
        "publisher": ["Center"],
    }


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Aa, B. (2003) A Title (2nd ed.), London: Verso.", "edition", "2nd ed."),
        ("Aa, Bb. 2003. A Title. 3rd edition. London: British Library.", "edition", "3rd edition"),
        ("Aa, B. (2003) A Title, Durham, NC: Duke University Press.", "place", "Durham, NC"),
        ("Aa, Bb. 2003. A Title. Berlin, Boston: De Gruyter.", "place", "Berlin, Boston"),
        ("Aa, B. (2003) A Title (1 May 2003, A/RES/55/2), Geneva.", "symbol", "A/RES/55/2"),
        ("Aa, B. (2003) A Title (in press), London: Verso.", "status", "in press"),
        ("Aa, Bb. 2003. A Title. PhD diss., University of Bergen.", "type", "PhD diss."),
        ("Aa, Bb. 2003. A Title. Zenodo. doi:10.5281/zenodo.3546326.", "doi", "10.5281/zenodo.3546326"),
        ("Aa, Bb. 2003. A Title. https://doi.org/10.3366/x.2014.", "doi", "10.3366/x.2014"),
        ("Aa, Bb. 2003. A Title. Version 2.9.1. N.p.: Consortium.", "note", "Version 2.9.1"),
        ("Aa, Bb. 2003. A Title. Translated by Cc Dd. London: Verso.", "translator", "Cc Dd"),
    ],
)
def test_other_parts_are_read(text: str, field: str, value: str) -> None:
    entry = parse(text)
    assert entry.first(field) == value
    assert entry.first("title_m") + entry.first("title_u") == "A Title"


def test_a_broken_date_of_an_interview_stays_and_the_bracketed_one_counts() -> None:
    entry = parse("Interview IOM staff (30.09.2009): Personal interview, 30.09.200, Geneva. Notes on file.")
    assert (entry.kind, entry.first("date"), entry.first("event_date")) == (Kind.INTERVIEW, "2009-09-30", "")
    assert (entry.year, entry.names) == ("2009", ("IOM staff",))


@pytest.mark.parametrize("text", ["x", "deprecated. Wiktionary. .", "(2003)", "A. B.", "…", "' (2003) '"])
def test_what_cannot_be_read_is_no_error(text: str) -> None:
    assert parse(text).text == text


def test_folding_takes_marks_case_and_punctuation_away() -> None:
    assert fold("Düvell, F.") == "duvell f"
    assert fold("O’Neil-Šorn") == "oneil sorn"
