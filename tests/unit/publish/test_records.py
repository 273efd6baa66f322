"""What the tables say of mentions, edges, citations, works and blocks, and that they agree."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import edtf
import pytest

from teiwright import xml
from teiwright.model import TEI_NS
from teiwright.publish import forms

if TYPE_CHECKING:
    from collections.abc import Callable

    from teiwright.model import Document

    Rows = list[dict[str, str]]
    TableOf = Callable[..., Rows]
    TextOf = Callable[..., str]
    EditionOf = Callable[..., Document]


@pytest.fixture(scope="module")
def mentions(harbour: Document, authorities: Document, table_of: TableOf) -> Rows:
    return table_of(harbour, "mentions", authorities)


def by(rows: Rows, column: str) -> dict[str, dict[str, str]]:
    return {row[column]: row for row in rows}


def test_contexts_and_surface_are_one_slice_of_the_text(
    harbour: Document, mentions: Rows, text_of: TextOf
) -> None:
    text = text_of(harbour)
    for row in mentions:
        start, end = int(row["start"]), int(row["end"])
        left, right = row["left_context"], row["right_context"]
        assert text[start - len(left) : end + len(right)] == left + row["surface"] + right
        assert text[: start - len(left)][-1:] in {"", "\n", " "}
        assert max(len(left), len(right)) <= 60


def test_a_context_is_not_cut_inside_of_a_word(edition_of: EditionOf, table_of: TableOf) -> None:
    words = "abcdefghi " * 10
    (row,) = table_of(edition_of(f"<p>{words}<date>now</date> {words.strip()}</p>"), "mentions")
    assert row["left_context"] == "abcdefghi " * 6
    assert row["right_context"] == " abcdefghi" * 6


def test_the_context_of_withheld_prose_is_gaps(withheld: Document, table_of: TableOf) -> None:
    kept = {"left_context", "right_context"}
    around = "".join(row[name] for row in table_of(withheld, "mentions") for name in kept)
    assert "░░░" in around
    assert "nobody asked" not in around
    assert "bought its first clock" not in around


def test_an_xpath_leads_to_its_mention(harbour: Document, mentions: Rows) -> None:
    for row in mentions:
        (found,) = harbour.root.xpath(row["xpath"], namespaces={"tei": TEI_NS})
        assert found.get("ref", "") == row["ref"]
        assert found.get("resp", "") == row["resp"]


def test_an_xpath_leads_to_an_element_of_another_namespace(edition_of: EditionOf, table_of: TableOf) -> None:
    document = edition_of("<p><hi/><x:y xmlns:x='urn:x'><date>1</date></x:y></p>")
    (row,) = table_of(document, "mentions")
    (found,) = document.root.xpath(row["xpath"], namespaces={"tei": TEI_NS})
    assert found.text == "1"


def test_an_id_stays_when_mentions_are_added_before_and_between(
    edition_of: EditionOf, table_of: TableOf
) -> None:
    body = "<p>{0}</p><p xml:id='p2'><persName ref='#x'>A</persName>{0}<persName ref='#x'>B</persName> <date>C</date></p>"
    few = table_of(edition_of(body.format("")), "mentions")
    more = by(table_of(edition_of(body.format("<placeName ref='#y'>D</placeName>")), "mentions"), "surface")
    assert [row["id"] for row in few] == ["p2.x.1", "p2.x.2", "p2.date.1"]
    assert [row["id"] for row in few] == [more[row["surface"]]["id"] for row in few]


def test_ids_are_unique(mentions: Rows) -> None:
    assert len({row["id"] for row in mentions}) == len(mentions)


@pytest.mark.parametrize(
    ("attributes", "said"),
    [
        ("when='1887-03-04'", "1887-03-04"),
        ("from='1888' to='1891'", "1888/1891"),
        ("from='1888'", "1888/.."),
        ("to='1888'", "../1888"),
        ("notBefore='1892' notAfter='1894'", "[1892..1894]"),
        ("notAfter='1894'", "[..1894]"),
        ("when='--11'", "XXXX-11"),
        ("when='--11-02'", "XXXX-11-02"),
        ("", ""),
    ],
)
def test_a_date_is_normalised_to_edtf(
    edition_of: EditionOf, table_of: TableOf, attributes: str, said: str
) -> None:
    (row,) = table_of(edition_of(f"<p><date {attributes}>x</date></p>"), "mentions")
    assert row["normalised"] == said
    if said:
        edtf.parse_edtf(said)


def test_a_name_a_citation_and_an_abbreviation_are_normalised(mentions: Rows) -> None:
    found = by(mentions, "surface")
    assert found["Emil Lowe"]["normalised"] == "Lowe, Emil"
    assert found["Lowe, 1902"]["normalised"] == "Lowe 1902"
    assert {row["normalised"] for row in mentions if row["type"] == "abbreviation"} == {"Tide Table Bureau"}
    assert found["Nemo, 1899"]["normalised"] == ""


def test_every_reference_of_a_table_is_an_id_of_the_other(
    harbour: Document, authorities: Document, mentions: Rows, table_of: TableOf
) -> None:
    tables = {
        name: table_of(harbour, name, authorities)
        for name in ("entities", "edges", "citations", "bibliography")
    }
    ids = {name: {row["id"] for row in tables[name]} for name in ("entities", "bibliography")}
    named = {row["entity"] for row in mentions if row["type"] in {"person", "organization", "place"}}
    assert named == ids["entities"]
    assert {row["entry"] for row in mentions if row["entry"]} <= ids["bibliography"]
    assert {row["entry"] for row in tables["citations"] if row["entry"]} <= ids["bibliography"]
    assert {row["id"] for row in tables["citations"]} <= {row["id"] for row in mentions}
    assert {row[end] for row in tables["edges"] for end in ("Source", "Target")} <= ids["entities"]


def test_an_edge_counts_the_paragraphs_that_mention_both(
    harbour: Document, authorities: Document, table_of: TableOf
) -> None:
    rows = {(row["Source"], row["Target"]): row for row in table_of(harbour, "edges", authorities)}
    both = rows["board", "mereport"]
    assert (both["Type"], both["Weight"], both["Label"], both["paragraphs"]) == (
        "Undirected", "2", "co-mention", "p1 p3",
    )  # fmt: skip


RELATIONS = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listOrg><org xml:id="a"><orgName xml:id="a.1">A</orgName>'
    '<orgName xml:id="a.2">AA</orgName></org><org xml:id="b"><orgName>B</orgName></org><org xml:id="c"><orgName>C</orgName></org>'
    '<listRelation><relation name="renaming" active="#a.1" passive="#a.2" when="1952"/>'
    '<relation name="successor" active="#a" passive="#b" from="1951"/><relation name="ally" mutual="#a.2 #b"/>'
    '<relation name="part" active="#c" passive="#a"/></listRelation></listOrg></standOff></TEI>'
)


def test_the_relations_of_the_authority_file_are_edges_between_what_is_mentioned(
    edition_of: EditionOf, table_of: TableOf
) -> None:
    document = edition_of("<p><orgName ref='#a'>A</orgName></p><p><orgName ref='#b'>B</orgName></p>")
    rows = table_of(document, "edges", xml.parse(RELATIONS.encode(), "a.xml"))
    said = [
        tuple(row[name] for name in ("Source", "Target", "Type", "Weight", "Label", "from")) for row in rows
    ]
    assert said == [
        ("a", "b", "Directed", "1", "successor", "1951"),
        ("a", "b", "Undirected", "1", "ally", ""),
    ]


def test_a_citation_has_its_entry_its_locator_and_its_context(harbour: Document, table_of: TableOf) -> None:
    first, *rest = table_of(harbour, "citations")
    assert (first["entry"], first["locator"], first["paragraph"]) == ("lowe1902", "p. 14", "p2")
    assert first["context"] == "The bill is kept; see Lowe 1902, p. 14. Lowe saw it himself."
    assert [row["surface"] for row in rest if not row["entry"]] == ["Nemo, 1899"]
    assert [row["cert"] for row in rest if row["entry"] == "grand1910"] == ["low"]


def test_a_citation_of_several_works_has_a_record_for_each(edition_of: EditionOf, table_of: TableOf) -> None:
    body = (
        "<p xml:id='p1'><ref type='bibl' target='#x #y'>X and Y</ref></p><listBibl><bibl xml:id='x'>X</bibl>"
        "<bibl xml:id='y'>Y</bibl><bibl xml:id='z'>Z</bibl></listBibl>"
    )
    assert [row["entry"] for row in table_of(edition_of(body), "citations")] == ["x", "y"]
    works = table_of(edition_of(body), "bibliography")
    assert [(row["id"], row["times_cited"], row["paragraphs"]) for row in works] == [
        ("x", "1", "p1"), ("y", "1", "p1"), ("z", "0", ""),
    ]  # fmt: skip


def test_a_work_has_the_fields_of_its_parsed_entry(harbour: Document, table_of: TableOf) -> None:
    works = by(table_of(harbour, "bibliography"), "id")
    assert list(works) == ["grand1910", "lowe1902", "int-keeper"]
    lowe = works["lowe1902"]
    assert (lowe["author"], lowe["year"], lowe["title"], lowe["type"]) == (
        "Lowe, Emil", "1902", "The Keeper's Year", "book",
    )  # fmt: skip
    assert (lowe["times_cited"], lowe["paragraphs"]) == ("3", "p2 p5 section:3")
    assert works["grand1910"]["publisher"] == "Quay & Sons"
    assert works["int-keeper"]["type"] == "interview"


def test_a_chapter_is_told_from_the_book_that_holds_it(edition_of: EditionOf, table_of: TableOf) -> None:
    name = "<persName><forename>{}</forename> <surname>{}</surname></persName>"
    body = (
        f"<listBibl><biblStruct xml:id='x'><analytic><author>{name.format('Ida', 'Day')}</author><author>{name.format('Bo', 'Ek')}</author>"
        f"<title level='a'>T</title></analytic><monogr><editor>{name.format('Al', 'Oz')}</editor><title level='m'>V</title><imprint>"
        "<pubPlace>P</pubPlace><publisher>H</publisher><date when='2010-05'>May</date><biblScope unit='page'>4–9</biblScope></imprint></monogr>"
        "<idno type='DOI'>10.1/x</idno></biblStruct></listBibl>"
    )
    (row,) = table_of(edition_of(body), "bibliography")
    said = {name: value for name, value in row.items() if value}
    del said["text"]
    assert said == {
        "id": "x", "type": "chapter", "author": "Day, Ida; Ek, Bo", "editor": "Oz, Al", "year": "2010", "title": "T",
        "container": "V", "pages": "4–9", "place": "P", "publisher": "H", "identifiers": "DOI:10.1/x",
        "times_cited": "0", "anchor": "index.html#x",
    }  # fmt: skip


def test_offsets_are_those_of_each_block_in_the_text(harbour: Document) -> None:
    made = forms.make(harbour, ["text.txt", "offsets.jsonl"], {})
    text, records = made["text.txt"], [json.loads(line) for line in made["offsets.jsonl"].splitlines()]
    paragraphs = {record["id"]: record for record in records if record["type"] == "p"}
    assert list(paragraphs) == [f"p{number}" for number in range(1, 12)]
    assert text[paragraphs["p2"]["start"] : paragraphs["p2"]["end"]].startswith("The bill is kept")
    assert "".join(text[record["start"] : record["end"]] + "\n" for record in records) == text


def test_a_paragraph_with_a_quotation_in_it_has_one_record_over_its_lines(edition_of: EditionOf) -> None:
    document = edition_of("<p xml:id='p1'>a <quote rend='block'><p xml:id='p2'>b</p></quote> c</p>")
    lines = forms.make(document, ["offsets.jsonl"], {})["offsets.jsonl"].splitlines()
    assert [json.loads(line) for line in lines] == [
        {"id": "p1", "type": "p", "start": 0, "end": 5},
        {"id": "p2", "type": "p", "start": 2, "end": 3},
    ]
