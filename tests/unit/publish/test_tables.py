"""The tables: RFC 4180, their columns, and what they say of entities."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from teiwright.errors import TransformError
from teiwright.publish import forms

if TYPE_CHECKING:
    from collections.abc import Callable

    from teiwright.model import Document

    TableOf = Callable[..., list[dict[str, str]]]
    EditionOf = Callable[..., Document]

COLUMNS = {
    "mentions": (
        "document id mention_id type subtype entity entry surface normalised when from to notBefore notAfter paragraph "
        "section start end page xpath left_context right_context anchor cert resp ref target"
    ),
    "entities": (
        "document id type subtype name variants count first_mention first_paragraph paragraphs in_authority "
        "identifiers facts anchor"
    ),
    "edges": "Source Target Type Weight Label document when from to paragraphs",
    "citations": (
        "document id mention_id type surface entry locator paragraph section page context anchor cert resp"
    ),
    "bibliography": (
        "document id type author editor year title container series volume issue pages place publisher identifiers url "
        "text times_cited paragraphs anchor"
    ),
}


def raw(document: Document, table: str, authority: Document) -> str:
    name = f"{table}.csv"
    return forms.make(document, [name], {"authority": authority, "document": "harbour.xml"})[name]


@pytest.mark.parametrize("table", COLUMNS)
def test_a_table_is_rfc_4180_with_a_header_and_records_of_equal_length(
    harbour: Document, authorities: Document, table: str
) -> None:
    columns = COLUMNS[table].split()
    data = raw(harbour, table, authorities)
    assert data.endswith("\r\n")
    records = list(csv.reader(io.StringIO(data, newline=""), strict=True))
    assert records[0] == columns
    assert {len(record) for record in records} == {len(columns)}
    assert {record[columns.index("document")] for record in records[1:]} == {"harbour.xml"}


def test_a_record_ends_with_cr_lf_and_a_field_may_hold_a_line_feed(
    harbour: Document, authorities: Document
) -> None:
    data = raw(harbour, "mentions", authorities)
    assert data.count("\r\n") == 32
    assert data.count("\n") == 33


def test_a_mention_has_its_values_in_their_columns(harbour: Document, table_of: TableOf) -> None:
    rows = {row["mention_id"]: row for row in table_of(harbour, "mentions")}
    person = {name: rows["m:6"][name] for name in ("type", "surface", "ref", "cert", "resp", "target")}
    assert person == {
        "type": "person",
        "surface": "Emil Lowe",
        "ref": "authorities.xml#lowe",
        "cert": "medium",
        "resp": "#teiwright",
        "target": "",
    }
    assert (rows["m:3"]["when"], rows["m:11"]["from"], rows["m:11"]["to"]) == ("1887-03-04", "1888", "1891")
    assert (rows["m:12"]["notBefore"], rows["m:12"]["notAfter"]) == ("1892", "1894")
    assert (rows["m:25"]["type"], rows["m:25"]["target"]) == ("interview", "#int-keeper")
    assert (rows["m:4"]["paragraph"], rows["m:9"]["paragraph"], rows["m:28"]["page"]) == ("p2", "p3", "12")
    assert rows["ttb-long"]["surface"] == "Tide Table Bureau"
    assert rows["m:31"]["section"] == "The second Harbour Board"


def test_the_fields_of_the_bibliography_are_no_mentions(harbour: Document, table_of: TableOf) -> None:
    surfaces = [row["surface"] for row in table_of(harbour, "mentions")]
    assert "Lowe, Emil" not in surfaces
    assert "1902" not in surfaces
    assert "The Keeper's Year" not in surfaces


def test_an_entity_has_the_name_of_the_authority_and_the_count_of_its_mentions(
    harbour: Document, authorities: Document, table_of: TableOf
) -> None:
    rows = {row["id"]: row for row in table_of(harbour, "entities", authorities)}
    assert (rows["lowe"]["name"], rows["lowe"]["count"], rows["lowe"]["first_paragraph"]) == (
        "Lowe, Emil",
        "3",
        "p2",
    )
    assert rows["lowe"]["variants"] == 'E. <Lowe> & "Son"'
    assert rows["board"]["variants"] == "Harbour Board (1880–1899) | Second Harbour Board, Mereport (1899–)"
    assert (rows["nowhere"]["in_authority"], rows["nowhere"]["name"]) == ("false", "Ile-sur-Mer")
    assert rows["mereport"]["facts"] == "10.5 -3.25"
    assert rows["person:\u0301 Noir"]["name"] == "\u0301 Noir"


def test_without_an_authority_an_entity_is_named_as_it_is_first_written(
    harbour: Document, table_of: TableOf
) -> None:
    rows = {row["id"]: row for row in table_of(harbour, "entities")}
    assert (rows["lowe"]["name"], rows["lowe"]["in_authority"]) == ("Lowe", "false")


def test_counts_of_entities_add_up_to_the_mentions_of_names(
    harbour: Document, authorities: Document, table_of: TableOf
) -> None:
    named = [
        row for row in table_of(harbour, "mentions") if row["type"] in {"person", "organization", "place"}
    ]
    counts = [int(row["count"]) for row in table_of(harbour, "entities", authorities)]
    assert sum(counts) == len(named)


def test_a_field_that_looks_like_a_formula_is_left_as_it_is(edition_of: EditionOf, table_of: TableOf) -> None:
    rows = table_of(edition_of('<p><orgName>=1+1, "x"</orgName></p>'), "mentions")
    assert rows[0]["surface"] == '=1+1, "x"'


def test_an_unknown_form_stops_the_run(harbour: Document, table_of: TableOf) -> None:
    with pytest.raises(TransformError, match=r"no form bogus\.csv; the forms are .*mentions\.csv"):
        table_of(harbour, "bogus")


def test_a_document_without_text_gives_headers_alone(authorities: Document, table_of: TableOf) -> None:
    assert [table_of(authorities, name) for name in COLUMNS] == [[]] * len(COLUMNS)
