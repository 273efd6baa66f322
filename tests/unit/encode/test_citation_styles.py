"""Citations in the styles of four languages: what is one, where it begins and ends, and which entry it means.

The sentences and works are invented.
"""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teiwright.encode.bibliography import parse_all
from teiwright.encode.citations import Passage, Works, find, find_all
from teiwright.model import Cert, MentionKind

ENTRIES = {
    "weir1990": "Weir, Ada. 1990. River Law. London: Verso.",
    "weir1992": "Weir, Ada. 1992. “Mills and Men.” Journal of Rivers 4 (2): 205–15.",
    "muehle": "Müller, Hanna. 2015. Mühlen am Bach. Berlin: Mühlenverlag.",
    "smid": "Šmíd, Jan. 2011. Řeky. Praha: Voda.",
    "dam": "Van den Dam, Piet. 2003. Sluices of the North. Leiden: Water Press.",
    "cruz": "Cruz, María de la. 2008. Ríos y molinos. Madrid: Agua.",
    "garcia": "García Molino, Elena, and Levente Seel. 2014. Water Verse. Madrid: Agua.",
    "dike": "Dike, Dora, Emil Dam, and Fred Lock. 2007. Gates. London: Pluto.",
    "many": "Lock, Fred, Ann Pool, Bea Pond, and Carl Lake. 2018. Deep Water. Oxford: Oxford University Press.",
    "two": "Lock, Fred, and Ann Pool. 2018. Shallow Water. Oxford: Oxford University Press.",
    "suffix_a": "Brook, Carl. 2005a. Streams. Bonn: Mill Press.",
    "suffix_b": "Brook, Carl. 2005b. Torrents. Bonn: Mill Press.",
    "suffix_c": "Brook, Carl. 2005c. Ponds. Bonn: Mill Press.",
    "iwo": "IWO (International Water Organization). 2016. Water Report. Geneva: IWO.",
    "board": "Board for River Affairs, Government of Aquitania. 2010. Index of Rivers. Aqua: Board.",
    "guide": "Weir Consortium. 2013. Guidelines for Building Weirs. Version 2.1. http://example.org/guidelines.",
    "soon": "Teich, Olga. forthcoming. Lakes. Bonn: Mill Press.",
    "nodate": "Quell, Paul. n.d. Springs. Manuscript.",
    "without": "Grave, Inga. Dutch Water Songs. Accessed 5 February 2014. http://example.org/songs.",
    "old": "Larkmill, Philip. (1955) 1966. The Wet Poems. Hessle: Marsh Press.",
    "range": "Bach, István. 1953–57. Répertoire des rivières. Paris: Eau.",
    "series1": "Fontana, Rosa, ed. 1990–91. Book of Wells. Lisboa: Poço.",
    "series2": "Fontana, Rosa, ed. 2008. Book of Wells. Lisboa: Poço.",
    "late": "Ochse, Bernd. “Wasser und Recht.” In Proceedings of Water Laws 2001. Bonn: Mill Press.",
}
PARSED = dict(zip(ENTRIES, parse_all(tuple(ENTRIES.values())), strict=True))
WORKS = Works(PARSED.values(), {"RB": "Board for River Affairs"})
NAMES = {entry.key: name for name, entry in PARSED.items()} | {"": ""}


def cited(*texts: str, notes: bool = False) -> list[tuple[str, str]]:
    """The surfaces of the citations in the last of the `texts` with the names of their entries."""
    found = find_all([Passage(text, is_note=notes) for text in texts], WORKS)[-1]
    return [
        (texts[-1][m.start : m.end], " ".join(NAMES[key] for key in m.ref.split()))
        for m in found
        if m.kind is MentionKind.CITATION
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # in brackets
        ("It rose (Weir 1990).", [("Weir 1990", "weir1990")]),
        ("Es stieg (vgl. Weir 1990, S. 12 f.).", [("Weir 1990, S. 12 f.", "weir1990")]),
        ("Es stieg (siehe auch Müller 2015, Kap. 3).", [("Müller 2015, Kap. 3", "muehle")]),
        ("L’eau monta (voir Weir 1990, chap. 2, p. 5).", [("Weir 1990, chap. 2, p. 5", "weir1990")]),
        ("El agua subió (véase Cruz 2008, pág. 7).", [("Cruz 2008, pág. 7", "cruz")]),
        ("El agua subió (García Molino y Seel 2014).", [("García Molino y Seel 2014", "garcia")]),
        ("It rose (García and Seel 2014).", [("García and Seel 2014", "garcia")]),
        ("Es stieg (Mueller 2015).", [("Mueller 2015", "muehle")]),
        ("It rose (Smid 2011).", [("Smid 2011", "smid")]),
        ("It rose (van den Dam 2003: 14).", [("van den Dam 2003: 14", "dam")]),
        ("It rose (Dam 2003).", [("Dam 2003", "dam")]),
        ("Subió (de la Cruz 2008).", [("de la Cruz 2008", "cruz")]),
        ("It rose (Dike, Dam, and Lock 2007).", [("Dike, Dam, and Lock 2007", "dike")]),
        ("It rose (Dike, Dam; and Lock 2007).", [("Dike, Dam; and Lock 2007", "dike")]),
        ("Es stieg (Dike u. a. 2007).", [("Dike u. a. 2007", "dike")]),
        ("El agua subió (Dike y otros 2007).", [("Dike y otros 2007", "dike")]),
        ("It rose (Lock et al. 2018).", [("Lock et al. 2018", "many")]),
        ("It rose (Lock and Pool 2018).", [("Lock and Pool 2018", "two")]),
        ("It rose (A. Weir 1990).", [("A. Weir 1990", "weir1990")]),
        ("It rose (F. Lock and A. Pool 2018).", [("F. Lock and A. Pool 2018", "two")]),
        ("It rose (Ada Weir 1990).", [("Ada Weir 1990", "weir1990")]),
        ("It rose (Weir 1990; 1992).", [("Weir 1990", "weir1990"), ("1992", "weir1992")]),
        ("It rose (Weir 1990 and 1992).", [("Weir 1990", "weir1990"), ("1992", "weir1992")]),
        (
            "It rose (Brook 2005a, 2005b).",
            [("Brook 2005a", "suffix_a"), ("2005b", "suffix_b")],
        ),
        ("It rose (Brook 2005a, b).", [("Brook 2005a", "suffix_a"), ("b", "suffix_b")]),
        ("It rose (Brook 2005a–c).", [("Brook 2005a–c", "suffix_a suffix_b suffix_c")]),
        ("It rose (IWO 2016).", [("IWO 2016", "iwo")]),
        ("It rose (International Water Organization 2016).", [("International Water Organization 2016", "iwo")]),
        ("It rose (Board for River Affairs 2010).", [("Board for River Affairs 2010", "board")]),
        ("It rose (RB 2010).", [("RB 2010", "board")]),
        ("It rose (Guidelines 2013).", [("Guidelines 2013", "guide")]),
        ("It rose (Teich, forthcoming).", [("Teich, forthcoming", "soon")]),
        ("Es stieg (Teich im Erscheinen).", [("Teich im Erscheinen", "soon")]),
        ("El agua subió (Teich, en prensa).", [("Teich, en prensa", "soon")]),
        ("L’eau monta (Teich, sous presse).", [("Teich, sous presse", "soon")]),
        ("It rose (Quell n.d.).", [("Quell n.d.", "nodate")]),
        ("Es stieg (Quell o. J.).", [("Quell o. J.", "nodate")]),
        ("L’eau monta (Quell s. d.).", [("Quell s. d.", "nodate")]),
        ("El agua subió (Quell s. f.).", [("Quell s. f.", "nodate")]),
        ("They sing (Grave).", [("Grave", "without")]),
        ("It rose (Larkmill [1955] 1966, 31).", [("Larkmill [1955] 1966, 31", "old")]),
        ("It rose (Bach 1953–57, vol. 2).", [("Bach 1953–57, vol. 2", "range")]),
        ("It rose (Ochse 2001).", [("Ochse 2001", "late")]),
        ("It rose (as the son said (Weir 1990)) again.", [("Weir 1990", "weir1990")]),
        ("It rose (Weir 1990, fol. 3r; Dike et al. 2007, Tab. 2).",
         [("Weir 1990, fol. 3r", "weir1990"), ("Dike et al. 2007, Tab. 2", "dike")]),
        ("It rose (Weir 1990, § 4.1; Müller 2015, 12.2.3).",
         [("Weir 1990, § 4.1", "weir1990"), ("Müller 2015, 12.2.3", "muehle")]),
        ("It rose (Weir 1990, xi–xii; Müller 2015, ll. 3–4).",
         [("Weir 1990, xi–xii", "weir1990"), ("Müller 2015, ll. 3–4", "muehle")]),
        ("It rose (Weir 12).", [("Weir 12", "weir1990")]),
        ("It rose (Müller, S. 12).", [("Müller, S. 12", "muehle")]),
        ("It rose (“Mills and Men,” 207).", [("“Mills and Men,” 207", "weir1992")]),
        # the author in the sentence
        ("Müller (2015) argues so.", [("2015", "muehle")]),
        ("Müllers Buch (2015, S. 3) sagt es.", [("2015, S. 3", "muehle")]),
        ("As Hanna Müller (2015: 14) argues, it rose.", [("2015: 14", "muehle")]),
        ("Lock et al. (2018) argue so.", [("2018", "many")]),
        ("Comme l’écrit Weir (1990, p. 4), l’eau monte.", [("1990, p. 4", "weir1990")]),
        ("Según Cruz (2008), el agua sube.", [("2008", "cruz")]),
        ("Wie Weir [1990] schreibt, steigt es.", [("1990", "weir1990")]),
        ("Müller’s book on the mills of the north (2015) says so.", [("2015", "muehle")]),
        ("Müller sees them rise. They never fall (2015, 14).", [("2015, 14", "muehle")]),
        ("Her book River Law and the rest (1990) says so.", [("1990", "weir1990")]),
        ("So did Weir (1990 and 1992).", [("1990", "weir1990"), ("1992", "weir1992")]),
        ("So did Rosa Fontana ([1990–91] 2008).", [("1990–91", "series1"), ("2008", "series2")]),
        # in the running text
        ("See Müller 2015, ch. 7.", [("Müller 2015, ch. 7", "muehle")]),
        ("In Müller’s 2015 study it rose.", [("Müller’s 2015", "muehle")]),
        ("As described in Dike, Dam, and Lock 2007, it rose.", [("Dike, Dam, and Lock 2007", "dike")]),
        ("Dazu Weir 1990, S. 5.", [("Weir 1990, S. 5", "weir1990")]),
        ("Véase Weir 1990; Müller 2015.", [("Weir 1990", "weir1990"), ("Müller 2015", "muehle")]),
        # by author and title
        ("Weir, River Law, p. 5.", [("Weir, River Law, p. 5", "weir1990")]),
        ("Ada Weir, River Law (London: Verso, 1990), 5.", [("Ada Weir, River Law (London: Verso, 1990), 5", "weir1990")]),
        ("Weir, “Mills and Men,” 207.", [("Weir, “Mills and Men,” 207", "weir1992")]),
        ("Müller: Mühlen am Bach, S. 12.", [("Müller: Mühlen am Bach, S. 12", "muehle")]),
        (
            "Vgl. Hanna Müller, Mühlen am Bach, Berlin 2015, S. 12–14.",
            [("Hanna Müller, Mühlen am Bach, Berlin 2015, S. 12–14", "muehle")],
        ),
        ("Müller, Mühlen am Bach (wie Anm. 3), S. 12.", [("Müller, Mühlen am Bach (wie Anm. 3), S. 12", "muehle")]),
        ("Müller, Mühlen, S. 12.", [("Müller, Mühlen, S. 12", "muehle")]),
        ("Cf. A. Weir, River Law, op. cit., p. 12.", [("A. Weir, River Law, op. cit., p. 12", "weir1990")]),
        (
            "Ada Weir, « Mills and Men », Journal of Rivers, vol. 4, n° 2, 1992, p. 207.",
            [("Ada Weir, « Mills and Men », Journal of Rivers, vol. 4, n° 2, 1992, p. 207", "weir1992")],
        ),
        (
            "Vid. Cruz, María de la, Ríos y molinos, Madrid, Agua, 2008, p. 44.",
            [("Cruz, María de la, Ríos y molinos, Madrid, Agua, 2008, p. 44", "cruz")],
        ),
        ("It rose (Weir, River Law 5).", [("Weir, River Law 5", "weir1990")]),
        # as the author may write it
        ("It rose (Weir, A., 1990).", [("Weir, A., 1990", "weir1990")]),
        ("It rose (Lock, F., Pool, A., Pond, B. and Lake, C., 2018).",
         [("Lock, F., Pool, A., Pond, B. and Lake, C., 2018", "many")]),
        ("It rose (WEIR 1990).", [("WEIR 1990", "weir1990")]),
        ("It rose (Weir ca. 1990).", [("Weir ca. 1990", "weir1990")]),
        ("It rose (Weir 1990/2003).", [("Weir 1990/2003", "weir1990")]),
        ("It rose (Weir 1990 [1985]).", [("Weir 1990 [1985]", "weir1990")]),
        ("It rose (Dike & al. 2007; Dike e.a. 2007).", [("Dike & al. 2007", "dike"), ("Dike e.a. 2007", "dike")]),
        ("Es stieg (Teich i. E.).", [("Teich i. E.", "soon")]),
        ("Weir (1990; cf. Müller 2015) says so.", [("1990", "weir1990"), ("Müller 2015", "muehle")]),
        ("It rose (Weir 1990, quoted in Müller 2015, 3).", [("Weir 1990", "weir1990"), ("Müller 2015, 3", "muehle")]),
        ("It rose (Weir 1990, emphasis added).", [("Weir 1990", "weir1990")]),
        ("L’eau monta (cité d’après Weir, 1990 : 14).", [("Weir, 1990 : 14", "weir1990")]),
        ("El agua subió (apud Cruz, 2008, pp. 4 y 5).", [("Cruz, 2008, pp. 4 y 5", "cruz")]),
        ("The IWO (2016) reports.", [("2016", "iwo")]),
        ("Lock, Pool, Ponds, and Lake (2018) say so.", [("2018", "many")]),
        # not listed
        ("It rose (Unda 1950, p. 3).", [("Unda 1950, p. 3", "")]),
        ("Es stieg (vgl. Unda 1950).", [("Unda 1950", "")]),
        ("See Unda 1950, p. 3.", [("Unda 1950, p. 3", "")]),
        ("Vgl. auch Unda und Welle 1950.", [("Unda und Welle 1950", "")]),
    ],
)  # fmt: skip
def test_a_citation_is_found_with_its_entry(text: str, expected: list[tuple[str, str]]) -> None:
    assert cited(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It rose (see Figure 2).",
        "It rose (Figure 2).",
        "It rose (Abb. 3).",
        "The flood came later (1999).",
        "The World War (1914–1918) ended it.",
        "It rose in May 2005.",
        "It rose (May 2005).",
        "It rose (Spring 2016).",
        "It runs on Windows (2000).",
        "It runs on Windows 2000.",
        "The mill (built 1990) stands.",
        "The meetings (1990 in Weirtown, 2015 in Millerstown) were held.",
        "In 1990, Weir left the river.",
        "Weir left the river in 1990.",
        "The Weir family, whose 1990 mill burned, left.",
        "It rose (ca. 1990).",
        "It rose (Version 2.0).",
        "The siglum (Clavis 1560) stands beside another (Clavis 3530).",
        "The attribute xml:id points there.",
        "Weir, however, says so.",
        "Müller (2015–2020) was a king.",
        "In Paris 2015 they met.",
        "See Figure 1990.",
        "See May 2005.",
        "According to Müller, in 2015 it rose.",
        "In the Müller report of 2015 it rose.",
        "For Müller, Mühlen are old.",
        "The 1990s were wet.",
        "Dutch Water Songs are sung.",
        "It was long ago (1990, 1992).",
        "It is 12 miles (20 km) long.",
        "They came from all sides (Weir and others).",
        "It is a mill (a House of Law).",
    ],
)
def test_what_only_looks_like_a_citation_is_none(text: str) -> None:
    assert cited(text) == []


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        ("Müller 2015, S. 3.", "Ibid., 4.", [("Ibid., 4", "muehle")]),
        ("Müller 2015, S. 3.", "Ebd., S. 4.", [("Ebd., S. 4", "muehle")]),
        ("Müller 2015, S. 3.", "A. a. O., S. 4.", [("A. a. O., S. 4", "muehle")]),
        ("Müller 2015, S. 3.", "Vgl. ebd.", [("ebd.", "muehle")]),
        ("Müller 2015, S. 3.", "Id., p. 5.", [("Id., p. 5", "muehle")]),
        ("Weir 1992, 3. Müller 2015.", "Weir, op. cit., p. 5.", [("Weir, op. cit., p. 5", "weir1992")]),
        ("Weir 1992, 3. Müller 2015.", "Weir, a.a.O., S. 5.", [("Weir, a.a.O., S. 5", "weir1992")]),
    ],
)
def test_a_note_leans_on_the_work_before(before: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert cited(before, text, notes=True) == expected


def test_ibid_in_the_text_means_what_the_text_cited_not_what_a_note_did() -> None:
    passages = [
        Passage("It rose (Weir 1990)."),
        Passage("Müller 2015.", is_note=True),
        Passage("It fell (ibid., 4)."),
    ]
    assert [m.ref for m in find_all(passages, WORKS)[-1] if m.kind is MentionKind.CITATION] == [
        PARSED["weir1990"].key
    ]


def test_pages_alone_behind_a_quotation_are_of_the_work_before() -> None:
    assert cited("Müller (2015) says “it rose” (103–4).") == [("2015", "muehle"), ("103–4", "muehle")]


def test_pages_outside_of_an_article_are_not_of_it() -> None:
    assert cited("Weir (1992) says “it rose” (103–4).") == [("1992", "weir1992")]
    assert cited("Weir (1992) says “it rose” (207).") == [("1992", "weir1992"), ("207", "weir1992")]


@pytest.mark.parametrize(
    ("text", "cert"),
    [
        ("(Weir 1990)", Cert.HIGH),
        ("(Dike et al. 2007)", Cert.HIGH),
        ("(Mueller 2015)", Cert.MEDIUM),
        ("(García and Seel 2014)", Cert.MEDIUM),
        ("(Brok 2005a)", Cert.LOW),
        ("(Brook 2005)", Cert.LOW),
        ("(Müller 2014)", Cert.LOW),
        ("(Guidelines 2013)", Cert.LOW),
    ],
)
def test_what_is_not_exact_is_less_sure(text: str, cert: Cert) -> None:
    (mention,) = find(f"It rose {text}.", WORKS)
    assert mention.ref
    assert mention.cert is cert


@pytest.mark.parametrize(
    "entry", ["", ".", "[a:b]. 1990. Title.", "(: 1990", "n.d.", "1990. 1990.", "[12]", ",,, 1990"]
)
def test_an_entry_without_names_stops_nothing(entry: str) -> None:
    works = Works(parse_all([entry, ENTRIES["weir1990"]]), {})
    assert [m.ref for m in find("It rose (Weir 1990).", works)] == [works.works[1].entry.key]


NUMBERED = Works(parse_all([f"[{n}] {text}" for n, text in enumerate(ENTRIES.values(), 1)]), {})


def test_numbers_in_brackets_are_citations_of_a_numbered_bibliography() -> None:
    text = "It rose [1, p. 3], and fell [2, 5–7]."
    keys = [work.entry.key for work in NUMBERED.works]
    assert [
        (text[m.start : m.end], m.ref) for m in find(text, NUMBERED) if m.kind is MentionKind.CITATION
    ] == [
        ("1, p. 3", keys[0]),
        ("2", keys[1]),
        ("5–7", " ".join(keys[4:7])),
    ]


def test_raised_numbers_are_citations_of_a_numbered_bibliography() -> None:
    passage = Passage("It rose3 in 4 days.", raised=((7, 8),))
    (mention,) = find_all([passage], NUMBERED)[0]
    assert (mention.start, mention.end, mention.ref) == (7, 8, NUMBERED.works[2].entry.key)


def test_list_items_number_a_bibliography_too() -> None:
    works = Works(tuple(PARSED.values()), {}, [str(n) for n in range(1, len(PARSED) + 1)])
    (mention,) = find("It rose [4].", works)
    assert NAMES[mention.ref] == "smid"


def test_numbers_in_brackets_are_no_citations_of_a_bibliography_without_numbers() -> None:
    assert cited("It rose [1], and fell [2, 5–7].") == []


def test_brackets_that_never_close_cost_no_more_than_those_that_do() -> None:
    assert cited("(" * 20_000 + "]" * 20_000 + " as Weir 1990 says") == [("Weir 1990", "weir1990")]


PIECES = [
    *"()[];,.:“”’& ",
    *(
        "Weir",
        "Brook",
        "García Molino",
        "Müller",
        "de la Cruz",
        "A.",
        "et al.",
        "and",
        "und",
        "Van den Dam",
        "IWO",
    ),
    *(
        "1990",
        "2005a",
        "2005a–c",
        "b",
        "[1955] 1966",
        "1953–57",
        "n.d.",
        "forthcoming",
        "p. 3",
        "12",
        "103–4",
        "§ 4",
    ),
    *(
        "see ",
        "vgl. ",
        "Ibid.",
        "op. cit.",
        "ebd.",
        "idem",
        "River Law",
        "Mills and Men",
        "Guidelines",
        "interview ",
    ),
    *("\n", "\u00a0", "ß", "\u0301", "👩", "\u200f"),
]


@settings(max_examples=150, deadline=None)
@given(
    texts=st.lists(st.lists(st.sampled_from([*PIECES, " "]), max_size=30).map("".join), max_size=3),
    notes=st.booleans(),
)
def test_citations_lie_in_their_text_and_never_overlap(texts: list[str], *, notes: bool) -> None:
    works = NUMBERED if len(texts) > 2 else WORKS
    keys = {work.entry.key for work in works.works}
    for text, found in zip(texts, find_all([Passage(t, is_note=notes) for t in texts], works), strict=True):
        citations = [m for m in found if m.kind is not MentionKind.LOCATOR]
        assert all(0 <= m.start < m.end <= len(text) for m in found)
        assert all(one.end <= other.start for one, other in pairwise(citations))
        assert {key for m in citations for key in m.ref.split()} <= keys
        for locator in (m for m in found if m.kind is MentionKind.LOCATOR):
            assert any(c.start <= locator.start and locator.end <= c.end for c in citations)


@given(text=st.text(max_size=200))
def test_any_characters_are_searched(text: str) -> None:
    find_all([Passage(text), Passage(text, is_note=True)], WORKS)


@pytest.mark.parametrize(
    "piece", ["(", "()", "1990 ", "(1990) ", "Weir 1990, ", "Weir, ", "ibid. ", "See Weir ", "a", "A. "]
)
def test_time_grows_with_the_length_of_a_line(piece: str) -> None:
    def seconds(count: int) -> float:
        passage = Passage(piece * count, is_note=True)
        begin = time.process_time()
        find_all([passage], Works(tuple(PARSED.values()), {}))
        return time.process_time() - begin

    seconds(10)
    long, short = (min(seconds(count) for _ in range(3)) for count in (8_000, 1_000))
    assert long < 40 * max(short, 0.001)  # quadratic it would be 64 times
