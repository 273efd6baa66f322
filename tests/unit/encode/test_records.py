"""The author's records beside the printed bibliography, and in place of one that is not printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teiwright import blocks, xml
from teiwright.check import check
from teiwright.encode import encode, recorded
from teiwright.encode.bibliography import parse_all
from teiwright.encode.matching import matches
from teiwright.model import XML_ID, tei
from teiwright.references import Reference, bibliography, from_biblstruct, from_csl
from teiwright.source import from_bytes
from teiwright.withhold import stream

if TYPE_CHECKING:
    from lxml import etree

    from teiwright.model import Document

RECORDS = from_csl(
    [
        {
            "id": "weir1990",
            "type": "book",
            "author": [{"family": "Weir", "given": "Ada"}],
            "title": "On Rivers: A History of Water",
            "publisher": "Mill Press",
            "publisher-place": "Bonn",
            "issued": {"date-parts": [[1990]]},
            "number-of-pages": 240,
        },
        {
            "id": "http://zotero.org/users/1/items/AB",
            "type": "article-journal",
            "author": [
                {"family": "Brook", "given": "Carl"},
                {"family": "Weir", "given": "A."},
            ],
            "title": "Mills of the North",
            "container-title": "Journal of Water",
            "volume": 4,
            "page": "1-9",
            "issued": {"date-parts": [[2001]]},
        },
        {
            "id": "p1",
            "type": "webpage",
            "title": "Nobody cites this",
            "URL": "https://example.org/",
            "issued": {"date-parts": [[2003]]},
        },
    ]
)
PRINTED = """# On Mills

They stood in rows (Weir, 1990, p. 3; Brook and Weir, 2001; Stone, 1980).

## References

Stone, Eva (1980) Wheels. London: Wheel House.

Brook, C. & Weir, A. (2001). Mills of the north. Journal of Water 4, 1–9.

Weir, A. (1990): On rivers. Bonn: Mill.
"""
KEYS = """# On Mills

They stood in rows [see @weir1990, p. 3; @none2000]. @weir1990 [ch. 2] counts them; so do Brook and Weir (2001). Write to a@weir1990.org.
"""


def edition(text: str, records: tuple[Reference, ...] = RECORDS) -> Document:
    return encode(from_bytes(text.encode(), "mills.md"), references=records)


def structs(document: Document, kind: str | None) -> dict[str, etree._Element]:
    lists = list(document.root.iterfind(f"{tei('standOff')}/{tei('listBibl')}"))
    return {s.get(XML_ID, ""): s for one in lists if one.get("type") == kind for s in one}


def targets(document: Document) -> list[str | None]:
    return [ref.get("target") for ref in document.root.iter(tei("ref")) if ref.get("type") == "bibl"]


@pytest.fixture(scope="module")
def printed() -> Document:
    return edition(PRINTED)


@pytest.fixture(scope="module")
def unprinted() -> Document:
    return edition(KEYS)


@pytest.mark.parametrize("text", [PRINTED, KEYS])
def test_the_characters_of_the_source_are_kept(text: str) -> None:
    assert stream(edition(text)) == blocks.stream(from_bytes(text.encode(), "mills.md"))


@pytest.mark.parametrize("text", [PRINTED, KEYS])
def test_the_edition_is_valid_and_its_links_lead_somewhere(text: str) -> None:
    assert [
        f for f in check(xml.parse(xml.serialise(edition(text)), "mills.xml")) if f.severity == "error"
    ] == []


def test_a_printed_entry_has_the_fields_and_the_key_of_its_record(printed: Document) -> None:
    struct = structs(printed, "records")["weir1990.struct"]
    assert struct.get("corresp") == "#weir1990"
    assert from_biblstruct(struct) == RECORDS[0]
    bibl = next(one for one in printed.root.iter(tei("bibl")) if one.get(XML_ID) == "weir1990")
    assert "".join(bibl.itertext()) == "Weir, A. (1990): On rivers. Bonn: Mill."


def test_a_key_that_is_no_id_is_kept_in_n(printed: Document) -> None:
    struct = structs(printed, "records")["bibl.http---zotero.org-users-1-items-AB.struct"]
    assert from_biblstruct(struct) == RECORDS[1]


def test_an_entry_without_a_record_is_parsed_as_ever(printed: Document) -> None:
    assert list(structs(printed, None)) == ["stone1980.struct"]


def test_a_record_that_no_entry_prints_is_not_added_to_a_printed_bibliography(printed: Document) -> None:
    assert "bibl.p1" not in xml.serialise(printed).decode()
    assert recorded(printed) == {RECORDS[0].id, RECORDS[1].id}


def test_citations_lead_to_the_entries_by_their_new_keys(printed: Document) -> None:
    assert targets(printed) == ["#weir1990", "#bibl.http---zotero.org-users-1-items-AB", "#stone1980"]


def test_without_a_printed_bibliography_the_records_that_are_cited_stand_in_standoff(
    unprinted: Document,
) -> None:
    assert list(structs(unprinted, "records")) == ["weir1990", "bibl.http---zotero.org-users-1-items-AB"]
    assert unprinted.root.find(f".//{tei('back')}") is None
    assert bibliography(unprinted.root) == RECORDS[:2]


def test_a_key_is_a_link_and_one_that_nobody_knows_is_none(unprinted: Document) -> None:
    assert targets(unprinted) == ["#weir1990", None, "#weir1990", "#bibl.http---zotero.org-users-1-items-AB"]


def test_abstracts_and_annotations_stay_at_home() -> None:
    item = {
        "id": "weir1990",
        "title": "Rivers",
        "abstract": "Long prose.",
        "annote": "Dull.",
        "note": "Signed.",
    }
    struct = structs(edition(KEYS, from_csl([item])), "records")["weir1990"]
    assert [note.text for note in struct.iter(tei("note"))] == ["Signed."]


def test_without_records_nothing_changes() -> None:
    assert xml.serialise(edition(PRINTED, ())) == xml.serialise(
        encode(from_bytes(PRINTED.encode(), "mills.md"))
    )


def test_a_key_cited_beside_a_printed_bibliography_is_added() -> None:
    text = PRINTED.replace("Stone, 1980)", "Stone, 1980) [@p1]")
    assert "bibl.p1" in structs(edition(text), "records")


def test_works_of_one_year_are_told_apart_by_their_letters() -> None:
    author = [{"family": "Weir", "given": "A."}]
    issued = {"date-parts": [[1990]]}
    two = from_csl(
        [
            {"id": f"weir1990{letter}", "type": "book", "title": letter, "author": author, "issued": issued}
            for letter in "ab"
        ]
    )
    assert targets(edition("# T\n\nBoth stand (Weir, 1990a; Weir, 1990b).\n", two)) == [
        "#weir1990a",
        "#weir1990b",
    ]


ONE = {"family": "Weir", "given": "Ada"}


@pytest.mark.parametrize(
    ("text", "item", "fits"),
    [
        ("Weir, A. (1990) On Rivers. Bonn.", {"title": "On rivers", "author": [ONE]}, True),
        (
            "WEIR, Ada: On Rivers and Mills. Bonn 1990.",
            {"title": "On Rivers and Mills: A Story", "author": [ONE]},
            True,
        ),
        ("Weir, A. (1991) On Rivers. Bonn.", {"title": "On rivers", "author": [ONE]}, False),
        ("Brook, A. (1990) On Rivers. Bonn.", {"title": "On rivers", "author": [ONE]}, False),
        ("Weir, A. (1990) On Mills. Bonn.", {"title": "Wheels of the North", "author": [ONE]}, False),
        (
            "Anon. (1990) doi:10.1000/182.",
            {"title": "Elsewhere", "author": [ONE], "DOI": "10.1000/182"},
            True,
        ),
        ("Wéir, A. (1990) Über Flüsse.", {"title": "Uber Flusse", "author": [ONE]}, True),
        ("Weir, A. (1876) On Rivers. Repr. 1990.", {"title": "On Rivers", "author": [ONE]}, True),
    ],
)
def test_an_entry_prints_a_record_or_not(text: str, item: dict[str, object], *, fits: bool) -> None:
    (record,) = from_csl([{"id": "a", "type": "book", "issued": {"date-parts": [[1990]]}, **item}])
    assert matches(parse_all([text]), [record]) == ({0: 0} if fits else {})


def test_each_entry_gets_the_record_that_fits_it_best() -> None:
    titles = ["Rivers of the North", "Rivers of the North and South", "Rivers"]
    records = from_csl(
        [
            {"id": t, "type": "book", "title": t, "author": [ONE], "issued": {"date-parts": [[1990]]}}
            for t in titles
        ]
    )
    texts = [f"Weir, A. (1990) {title}. Bonn: Mill." for title in reversed(titles)]
    assert matches(parse_all(texts), records) == {0: 2, 1: 1, 2: 0}


@pytest.mark.parametrize(
    ("text", "refs", "locators"),
    [
        ("So [@weir1990].", ["@weir1990"], []),
        (
            "So [-@weir1990, pp. 3–5; see @{weir1990}, ch. IV].",
            ["@weir1990, pp. 3–5", "@{weir1990}, ch. IV"],
            ["pp. 3–5", "ch. IV"],
        ),
        ("@weir1990 [p. 3, 7] and @weir1990 [sic].", ["@weir1990 [p. 3, 7]", "@weir1990"], ["p. 3, 7"]),
        ("Mail ada@weir1990.org, see @weir1990.", ["@weir1990"], []),
        ("The attribute [@type] and @else.", [], []),
        ("[@weir1990, 12]", ["@weir1990, 12"], ["12"]),
    ],
)
def test_a_citation_by_key_runs_from_the_key_to_its_locator(
    text: str, refs: list[str], locators: list[str]
) -> None:
    document = edition(f"# T\n\n{text} It goes on.\n")
    found = [ref for ref in document.root.iter(tei("ref")) if ref.get("type") == "bibl"]
    assert ["".join(ref.itertext()) for ref in found] == refs
    assert ["".join(seg.itertext()) for ref in found for seg in ref.iter(tei("seg"))] == locators
