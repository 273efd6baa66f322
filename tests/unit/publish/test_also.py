"""The forms for other tools, each read by a reader of its format."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import click
import conllu
import networkx as nx
import pytest
import rdflib
from lxml import etree

from teiwright import xml
from teiwright.cli.publish import publish as command
from teiwright.publish import Options, forms, publish

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from teiwright.model import Document

    EditionOf = Callable[..., Document]

ALL = ("text.txt", *forms.ALSO.values())
EVIL = "a &lt;b&gt; &amp; \"c\" | 'd' \\ e"


@pytest.fixture(scope="module")
def made(harbour: Document, authorities: Document) -> dict[str, str]:
    return forms.make(harbour, ALL, {"document": "harbour.xml", "authority": authorities})


@pytest.fixture(scope="module")
def sentences(made: dict[str, str]) -> list[conllu.TokenList]:
    return list(conllu.parse(made["text.conllu"]))


def words_of(document: Document) -> list[list[str]]:
    parsed = conllu.parse(forms.make(document, ["text.conllu"], {})["text.conllu"])
    return [[str(token["form"]) for token in sentence] for sentence in parsed]


def test_annotations_lead_to_their_words_by_offset_and_by_quotation(made: dict[str, str]) -> None:
    collection, text = json.loads(made["annotations.jsonld"]), made["text.txt"]
    items = collection["first"]["items"]
    assert (collection["@context"], collection["type"]) == (
        "http://www.w3.org/ns/anno.jsonld",
        "AnnotationCollection",
    )
    assert collection["total"] == len(items) == len({item["id"] for item in items}) == 31
    for item in items:
        place, quote = item["target"]["selector"]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
    lowe = next(item for item in items if item["target"]["selector"][1]["exact"] == "Emil Lowe")
    assert [body.get("source", body.get("value")) for body in lowe["body"]] == [
        "person", "Lowe, Emil", "https://example.org/id/lowe",
    ]  # fmt: skip
    assert lowe["motivation"] == "identifying"


def test_conllu_holds_each_character_at_its_offset(
    made: dict[str, str], sentences: list[conllu.TokenList]
) -> None:
    text, words = made["text.txt"], []
    for sentence in sentences:
        assert sentence.metadata["text"] in text
        for token in sentence:
            start, end = map(int, token["misc"]["TokenRange"].split(":"))
            assert text[start:end] == token["form"]
            words.append(token["form"])
    assert "".join(words) == "".join(text.split())


def test_the_text_of_a_sentence_is_that_of_its_words_and_their_spaces(
    sentences: list[conllu.TokenList],
) -> None:
    for sentence in sentences:
        joined = "".join(
            token["form"] + ("" if token["misc"].get("SpaceAfter") == "No" else " ") for token in sentence
        )
        assert joined.strip() == sentence.metadata["text"]


def test_the_words_of_a_name_are_tagged_and_say_whom_they_mean(sentences: list[conllu.TokenList]) -> None:
    tagged = [
        (token["form"], token["misc"]["NER"], token["misc"].get("Entity"))
        for sentence in sentences
        for token in sentence
        if "NER" in token["misc"]
    ]
    assert ("Emil", "B-person", "lowe") in tagged
    assert tagged[tagged.index(("Emil", "B-person", "lowe")) + 1] == ("Lowe", "I-person", "lowe")
    assert ("4", "B-date", None) in tagged


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. Nobody came.", [["It", "rained", "."], ["Nobody", "came", "."]]),
        (
            "See p. 4 of A. Lowe, cf. Weir.",
            [["See", "p", ".", "4", "of", "A", ".", "Lowe", ",", "cf", ".", "Weir", "."]],
        ),
        ('"Why?" She left.', [['"', "Why", "?", '"'], ["She", "left", "."]]),
        ("well-known U.S. 3.5", [["well-known", "U.S", ".", "3.5"]]),
        ("l’eau, cafe\u0301", [["l’eau", ",", "café"]]),
        ("p.\u00a04 of co\u00adop \u2003 x", [["p", ".", "4", "of", "co\u00adop", "x"]]),
        ("Is it? yes", [["Is", "it", "?", "yes"]]),
    ],
)
def test_words_and_sentences_are_told_apart(
    edition_of: EditionOf, text: str, expected: list[list[str]]
) -> None:
    assert words_of(edition_of(f"<p>{text}</p>")) == expected


def test_vertical_text_is_well_formed_and_holds_the_same_words(
    made: dict[str, str], sentences: list[conllu.TokenList]
) -> None:
    root = etree.fromstring(made["text.vrt"].encode())
    assert (root.tag, root.get("id"), root.get("author")) == ("text", "harbour", "Ada Thorne")
    lines = [line.split("\t") for s in root.iter("s") for line in (s.text or "").splitlines() if line]
    assert {len(line) for line in lines} == {4}
    assert [line[0] for line in lines] == [token["form"] for sentence in sentences for token in sentence]
    assert ["Emil", "B-person", "lowe"] in [line[:3] for line in lines]


def test_hipe_has_ten_columns_and_nests_names(made: dict[str, str]) -> None:
    header, *rest = made["text.hipe.tsv"].splitlines()
    assert header.split("\t")[::6] == ["TOKEN", "NE-NESTED"]
    rows = [line.split("\t") for line in rest if line and not line.startswith("#")]
    assert {len(row) for row in rows} == {10}
    at = next(
        number
        for number, row in enumerate(rows)
        if row[:2] == ["Board", "B-org"] and rows[number + 1][0] == "of"
    )
    assert [(row[0], row[1], row[6]) for row in rows[at : at + 4]] == [
        ("Board", "B-org", "O"), ("of", "I-org", "O"), ("Mereport", "I-org", "B-loc"), ("Harbour", "I-org", "O"),
    ]  # fmt: skip
    assert rows[-1][9].endswith("EndOfSentence")


def test_hipe_names_the_item_of_wikidata(edition_of: EditionOf) -> None:
    document = edition_of(
        "<p><placeName ref='#a'>A</placeName></p><listPlace><place xml:id='a'><placeName>A</placeName>"
        "<idno type='Wikidata'>Q42</idno></place></listPlace>"
    )
    rows = [
        row.split("\t") for row in forms.make(document, ["text.hipe.tsv"], {})["text.hipe.tsv"].splitlines()
    ]
    assert ["A", "B-loc", "Q42"] in [[row[0], row[1], row[7]] for row in rows if len(row) == 10]


@pytest.mark.parametrize("name", ["network.gexf", "network.graphml"])
def test_a_network_has_the_entities_and_the_edges_of_the_table(
    harbour: Document,
    authorities: Document,
    made: dict[str, str],
    name: str,
    table_of: Callable[..., list[dict[str, str]]],
) -> None:
    stream = io.BytesIO(made[name].encode())
    graph = nx.read_gexf(stream) if name.endswith("gexf") else nx.read_graphml(stream)
    edges, nodes = (table_of(harbour, table, authorities) for table in ("edges", "entities"))
    assert set(graph.nodes) == {row["id"] for row in nodes}
    assert graph.number_of_edges() == len(edges)
    assert graph.nodes["lowe"]["label"] == "Lowe, Emil"
    assert (
        int(
            next(iter(graph.get_edge_data("board", "mereport").values()))["weight"]
            if graph.is_multigraph()
            else graph["board"]["mereport"]["weight"]
        )
        == 2
    )


def test_places_have_names_and_the_longitude_first(made: dict[str, str]) -> None:
    collection = json.loads(made["places.geojson"])
    found = {feature["properties"]["title"]: feature for feature in collection["features"]}
    assert found["Mereport"]["geometry"] == {"type": "Point", "coordinates": [-3.25, 10.5]}
    assert found["Mereport"]["types"] == [{"label": "city"}]
    assert found["Ile-sur-Mer"]["geometry"] is None


def test_turtle_says_who_is_mentioned(harbour: Document, authorities: Document) -> None:
    data = xml.serialise(harbour).replace(
        b"<publisher>", b"<idno type='URL'>https://example.org/harbour/</idno><publisher>"
    )
    edition = xml.parse(data, "harbour.xml")
    turtle = forms.make(edition, ["entities.ttl"], {"authority": authorities})["entities.ttl"]
    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    schema, page = rdflib.Namespace("https://schema.org/"), rdflib.URIRef("https://example.org/harbour/")
    lowe = rdflib.URIRef(f"{page}#entity:lowe")
    assert (page, schema.mentions, lowe) in graph
    assert {str(name) for name in graph.objects(lowe, schema.alternateName)} == {'E. <Lowe> & "Son"'}
    assert graph.value(lowe, schema.sameAs) == rdflib.URIRef("https://example.org/id/lowe")
    assert len(set(graph.objects(page, schema.mentions))) == 7


def test_characters_that_a_format_forbids_do_no_harm(edition_of: EditionOf) -> None:
    made = forms.make(edition_of(f"<p><persName>{EVIL}</persName> x</p>"), ALL, {"document": "a b.xml"})
    plain = "a <b> & \"c\" | 'd' \\ e"
    assert made["text.txt"] == f"{plain} x\n"
    etree.fromstring(made["text.vrt"].encode())
    words = [str(token["form"]) for token in conllu.parse(made["text.conllu"])[0]]
    assert "".join(words) == "".join(f"{plain}x".split())
    graph = rdflib.Graph().parse(data=made["entities.ttl"], format="turtle", publicID="https://example.org/")
    assert plain in {str(name) for name in graph.objects(None, rdflib.URIRef("https://schema.org/name"))}
    assert nx.read_graphml(io.BytesIO(made["network.graphml"].encode())).nodes[f"person:{plain}"]
    assert json.loads(made["annotations.jsonld"])["total"] == 1


def test_withheld_prose_is_one_word_of_gaps_and_nothing_of_it_leaks(withheld: Document) -> None:
    made = forms.make(withheld, ALL, {})
    for name in ALL:
        assert (name, "nobody" in made[name], "asked" in made[name]) == (name, False, False)
    assert "░░" in made["text.vrt"]


def test_forms_are_written_when_asked_for_and_the_page_leads_to_them(
    harbour: Document, tmp_path: Path
) -> None:
    publish(harbour, tmp_path, options=Options(also=("vrt", "turtle")))
    assert {path.name for path in tmp_path.iterdir()} & set(forms.ALSO.values()) == {
        "text.vrt",
        "entities.ttl",
    }
    page = etree.parse(tmp_path / "index.html", etree.HTMLParser(encoding="utf-8")).getroot()
    assert page.xpath("head/link[@href='entities.ttl']/@type") == ["text/turtle"]


def test_the_command_line_offers_each_form() -> None:
    (option,) = (one for one in command.params if one.name == "also")
    assert isinstance(option.type, click.Choice)
    assert list(option.type.choices) == list(forms.ALSO)


@pytest.mark.shared
def test_words_of_texts_that_were_not_written_for_us_hold_each_character(shared_texts: list[Path]) -> None:
    for path in shared_texts[::10]:
        made = forms.make(xml.read(path), ["text.txt", "text.conllu"], {})
        words = "".join(token["form"] for sentence in conllu.parse(made["text.conllu"]) for token in sentence)
        assert words == "".join(made["text.txt"].split())
