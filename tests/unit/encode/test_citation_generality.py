"""Citations as other journals print them: joined by semicolons, cut short, by acronym, by title alone, beside formulas."""

from __future__ import annotations

import pytest

from teiwright.encode.bibliography import parse_all
from teiwright.encode.citations import Passage, Works, find, find_all
from teiwright.model import MentionKind

JOINED = (
    "DIKE, E.; DAM, L. Gates and locks. Rio: Porto, 2007.",
    "LOCK, F.; SLUICE, A.; WEIR, B. Still water. Journal of Rivers, v. 3, p. 4-9, 2017.",
    "WEIR, A. River law. London: Verso, 1990.",
    "RIVERS that run dry and the law of the sea. Daily Water, 2016.",
    "March, J. and Simon, H. (1958) Organizations of water, New York: Wiley.",
    "May, T. (2004) Social rivers, London: Pluto.",
    "Vigoski, L. (2021) Thought and water, Moscow: Nauka.",
)
BODIES = (
    "SFB - Serviço Fluvial Brasileiro. 2017a. Manual of the river. Brasília: SFB.",
    "SFB - Serviço Fluvial Brasileiro. 2017b. Manual of the bank. Brasília: SFB.",
    "Instituto Nacional de Estudos e Pesquisas Fluviais Anna Weir. (2024). Census of rivers. Brasília.",
    "National River Archive. (2020). Guide to the holdings. London: NRA.",
)


def cited(text: str, entries: tuple[str, ...]) -> list[tuple[str, str]]:
    found = find(text, Works(parse_all(entries), {}))
    return [(text[m.start : m.end], m.ref) for m in found if m.kind is MentionKind.CITATION]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rose (DIKE; DAM, 2007).", [("DIKE; DAM, 2007", "dike2007")]),
        ("It rose (see Dike; Dam, 2007, p. 3).", [("Dike; Dam, 2007, p. 3", "dike2007")]),
        (
            "It rose (Dike; Dam, 2007; Lock; Sluice; Weir, 2017; Weir, 1990).",
            [
                ("Dike; Dam, 2007", "dike2007"),
                ("Lock; Sluice; Weir, 2017", "lock2017"),
                ("Weir, 1990", "weir1990"),
            ],
        ),
        ("It rose (some say; Weir, 1990).", [("Weir, 1990", "weir1990")]),
    ],
)
def test_semicolons_join_the_authors_of_an_entry_that_has_just_them(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert cited(text, JOINED) == expected


@pytest.mark.parametrize("citation", ["RIVERS…, 2016", "RIVERS..., 2016"])
def test_the_first_words_of_a_title_cut_short_are_a_citation(citation: str) -> None:
    ((_, ref),) = cited(f"It rose ({citation}).", JOINED)
    assert ref == parse_all(JOINED)[3].key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rose (March and Simon, 1958).", [("March and Simon, 1958", "march1958")]),
        ("It rose (May, 2004).", [("May, 2004", "may2004")]),
        ("It rose (May 2005).", []),
        ("It rose in May 2004.", []),
        ("the water of Vigotski (2021) rose", [("2021", "vigoski2021")]),
        ("the water de Vigotski (2021) rose", [("2021", "vigoski2021")]),
    ],
)
def test_an_author_may_be_called_like_a_month_and_be_misspelt_behind_a_particle(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert cited(text, JOINED) == expected


@pytest.mark.parametrize(
    ("citation", "printed"),
    [
        ("SFB 2017b", "Manual of the bank"),
        ("Serviço Fluvial Brasileiro 2017a", "Manual of the river"),
        ("INEP, 2024", "Census of rivers"),
        ("National River Archive [NRA], 2020", "Guide to the holdings"),
        ("National River Archive (NRA), 2020", "Guide to the holdings"),
    ],
)
def test_a_body_is_cited_by_its_acronym_by_its_name_and_by_both(citation: str, printed: str) -> None:
    entries = parse_all(BODIES)
    text = f"It rose ({citation})."
    (found,) = [m for m in find(text, Works(entries, {})) if m.kind is MentionKind.CITATION]
    assert printed in next(e.text for e in entries if e.key == found.ref)
    assert text[found.start : found.end] == citation


NUMBERED = tuple(f"[{n}] Weir, A. (19{n + 50}) River Law {n}, London: Verso." for n in range(1, 13))


@pytest.mark.parametrize(
    "text",
    ["in the range [0,1] of it", "F[1,12] = 3", "(SD; F [1, 12] = 1.50)", "3-aryl-benzo[b][1,4]benzene"],
)
def test_a_range_and_a_formula_are_no_citations_by_number(text: str) -> None:
    assert cited(text, NUMBERED) == []


NOTED = (
    "Weir, Anna. “Mills and Men of the River.” Journal of Rivers 4 (1992): 205–15.",
    "Dike, Eve, and Lou Dam. “Gates: An Overview.” Journal of Rivers 5 (1993): 1–15.",
    "Lock, Fay, Ann Sluice, and Bo Pond. Still Water of the North. London: Verso, 1999.",
)


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("“Mills and Men of the River,” 207.", ["“Mills and Men of the River,” 207"]),
        ("See “Mills and Men of the River.”", ["Mills and Men of the River"]),
        ("Still Water of the North, 12.", ["Still Water of the North, 12"]),
        ("Dike and Dam, “Gates,” 12.", ["Dike and Dam, “Gates,” 12"]),
        ("Eve Dike and Lou Dam, “Gates: An Overview,” 3.", ["Eve Dike and Lou Dam, “Gates: An Overview,” 3"]),
        ("Lock et al., Still Water, 9.", ["Lock et al., Still Water, 9"]),
        ("A dam, “Gates,” is shut.", []),
        ("“Gates of the River” is a word of hers.", []),
    ],
)
def test_a_note_cites_by_title_and_by_several_authors_with_a_title(note: str, expected: list[str]) -> None:
    (found,) = find_all([Passage(note, is_note=True)], Works(parse_all(NOTED), {}))
    texts = [note[m.start : m.end] for m in found if m.kind is MentionKind.CITATION]
    assert [t.strip("“”.") for t in texts] == [e.strip("“”.") for e in expected]


def test_a_title_alone_in_the_text_is_no_citation() -> None:
    assert cited("Mills and Men of the River, 12, is a book.", NOTED) == []


def test_et_al_keeps_its_page() -> None:
    (found,) = cited("It rose (Lock et al. 6).", NOTED)
    assert found == ("Lock et al. 6", "lock1999")


PAGED = (
    "Weir, Anna. River Law. London: Verso, 1990.",
    "Weir, Anna. “Mills and Men.” Journal of Rivers, vol. 4, 1992, pp. 205–15.",
    "Sluice, Ann, and Bo Pond. “Still Water.” Journal of Rivers, vol. 5, 1993, pp. 1–15.",
    "Lock, Fay. Gates of the North. London: Verso, 1999.",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rose (Lock).", [("Lock", "lock1999")]),
        ("It rose (Sluice and Pond; Lock).", [("Sluice and Pond", "sluice1993"), ("Lock", "lock1999")]),
        ("It rose, says Lock (12).", [("12", "lock1999")]),
        ("It rose, as Sluice and Pond (3–4) say.", [("3–4", "sluice1993")]),
        ("It rose, says Weir (River Law).", [("River Law", "weir1990")]),
        ("It rose (see Weir (“Mills and Men” 207)).", [("“Mills and Men” 207", "weir1992")]),
        ("It rose (Weir).", []),
        ("It rose in the lock (12).", []),
    ],
)
def test_where_no_year_is_cited_author_page_and_title_are(text: str, expected: list[tuple[str, str]]) -> None:
    assert cited(text, PAGED) == expected


DATED = ("Weir, A. 1990. River Law. London: Verso.", "Lock, F. 1999. Gates. London: Verso.")


@pytest.mark.parametrize(
    "text", ["It rose (Lock).", "It rose, says Lock (12).", "It rose, says Weir (River Law)."]
)
def test_where_years_are_cited_an_author_alone_is_no_citation(text: str) -> None:
    assert cited(text, DATED) == []


def test_that_is_after_a_year_in_brackets_is_no_work_to_come() -> None:
    assert cited("It rose, says Weir (1990), i.e. it fell.", DATED) == [("1990", "weir1990")]


SMALL = (
    "hooks, bell. 1994. Teaching to Wade. London: Verso.",
    "hooks, bell and Fay Lock. 2012. Critical Questions. Journal of Rivers 15 (5): 62–79.",
    "unesco. 1987. Management of Water. Paris: unesco.",
)


@pytest.mark.parametrize(
    ("text", "citation", "place"),
    [
        ("It rose (hooks 1994).", "hooks 1994", 0),
        ("It rose, says hooks (1994).", "1994", 0),
        ("It rose (unesco 1987).", "unesco 1987", 2),
    ],
)
def test_a_name_is_cited_with_the_small_letter_that_its_entry_prints(
    text: str, citation: str, place: int
) -> None:
    assert cited(text, SMALL) == [(citation, parse_all(SMALL)[place].key)]
