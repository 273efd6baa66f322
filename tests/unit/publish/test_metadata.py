"""The metadata: each fact from the header, none made up, and none that could end the script it stands in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from datacite import schema45
from lxml import etree

from teiwright import resources, saxon, xml
from teiwright.publish import forms, publish

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from teiwright.model import Document

    PageOf = Callable[..., etree._Element]

NAMES = ("metadata/datacite.json", "metadata/oai_dc.xml", "metadata/CITATION.cff")
PERSON = "<persName><forename>{}</forename> <surname>{}</surname></persName>"
HEADER = f"""
<fileDesc><titleStmt><title type="main">Ports</title><title type="sub">An edition</title>
<author>{PERSON.format("Ada", "Thorne")}<idno type="ORCID">0000-0002-1825-0097</idno></author>
<author><orgName>Harbour Board</orgName></author><editor>{PERSON.format("Ida", "Grand")}</editor></titleStmt>
<editionStmt><edition n="2.1">Second</edition></editionStmt>
<publicationStmt><publisher>Quay</publisher><date when="2024-05-01">1 May 2024</date><idno type="DOI">https://doi.org/10.1234/ports</idno>
<idno type="URL">https://example.org/ports/</idno>
<availability status="free"><licence target="https://creativecommons.org/licenses/by/4.0/"><p>Free.</p></licence></availability></publicationStmt>
<sourceDesc>{{source}}</sourceDesc></fileDesc>
<profileDesc><abstract><p>On ports.</p></abstract><textClass><keywords><term>ports</term><term>clocks</term></keywords></textClass></profileDesc>"""
CHAPTER = (
    f"<biblStruct><analytic><author>{PERSON.format('Ada', 'Thorne')}</author><title level='a'>Clocks</title></analytic>"
    f"<monogr><editor>{PERSON.format('Ida', 'Grand')}</editor><title level='m'>Harbours</title><idno type='ISBN'>1-2-3</idno><imprint>"
    "<pubPlace>Mereport</pubPlace><publisher>Tide</publisher><date when='1931'>1931</date><biblScope unit='page'>4–9</biblScope>"
    "</imprint></monogr></biblStruct>"
)
DRAFT = (
    "<fileDesc><titleStmt><title>Notes</title></titleStmt><publicationStmt><publisher>Unpublished draft</publisher>"
    '<availability status="unknown"><p>Nothing is said.</p></availability></publicationStmt><sourceDesc><p>x</p></sourceDesc></fileDesc>'
)


def edition(header: str, body: str = "<p>x</p>") -> Document:
    data = (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader>{header}</teiHeader>'
        f"<text><body>{body}</body></text></TEI>"
    )
    return xml.parse(data.encode(), "edition.xml")


def ld_of(page: etree._Element) -> dict[str, Any]:
    (script,) = page.xpath("head/script[@type='application/ld+json']")
    said: dict[str, Any] = json.loads(script.text)
    return said


def metas(page: etree._Element, prefix: str) -> list[tuple[str, str]]:
    return [
        (name.removeprefix(prefix), meta.get("content", ""))
        for meta in page.iter("meta")
        if (name := meta.get("name") or meta.get("property") or "").startswith(prefix)
    ]


def made(document: Document) -> dict[str, str]:
    return forms.make(document, NAMES, {"document": "edition.xml"})


@pytest.fixture(scope="module")
def chapter() -> Document:
    return edition(HEADER.format(source=CHAPTER))


def test_zotero_is_told_of_the_printed_chapter(chapter: Document, page_of: PageOf) -> None:
    assert metas(page_of(chapter), "citation_") == [
        ("title", "Clocks"),
        ("author", "Thorne, Ada"),
        ("publication_date", "1931"),
        ("online_date", "2024/05/01"),
        ("inbook_title", "Harbours"),
        ("editor", "Grand, Ida"),
        ("firstpage", "4"),
        ("lastpage", "9"),
        ("isbn", "1-2-3"),
        ("publisher", "Tide"),
        ("language", "en"),
        ("keywords", "ports"),
        ("keywords", "clocks"),
        ("public_url", "https://example.org/ports/"),
    ]


def test_without_a_printed_source_the_edition_itself_is_cited(page_of: PageOf) -> None:
    said = dict(metas(page_of(edition(HEADER.format(source="<p>Born digital.</p>"))), "citation_"))
    assert (said["title"], said["publication_date"], said["publisher"], said["doi"]) == (
        "Ports", "2024/05/01", "Quay", "10.1234/ports",
    )  # fmt: skip
    assert "online_date" not in said


def test_an_article_is_part_of_the_journal_of_its_header(page_of: PageOf) -> None:
    series = (
        "<seriesStmt><title level='j'>Tides</title><biblScope unit='volume' n='3'/><biblScope unit='issue' n='2'>Two</biblScope>"
        "<idno type='ISSN'>1234-5678</idno></seriesStmt><sourceDesc>"
    )
    page = page_of(edition(HEADER.format(source="<p>Born digital.</p>").replace("<sourceDesc>", series)))
    said = dict(metas(page, "citation_"))
    assert [said[name] for name in ("journal_title", "volume", "issue", "issn")] == [
        "Tides",
        "3",
        "2",
        "1234-5678",
    ]
    assert ld_of(page)["@type"] == "ScholarlyArticle"
    assert ld_of(page)["isPartOf"]["name"] == "Tides"


def test_a_search_engine_is_told_of_the_edition_and_its_source(chapter: Document, page_of: PageOf) -> None:
    said = ld_of(page_of(chapter))
    assert said["@type"] == "Chapter"
    assert said["@id"] == "https://doi.org/10.1234/ports"
    assert [author["@type"] for author in said["author"]] == ["Person", "Organization"]
    assert said["author"][0]["sameAs"] == "https://orcid.org/0000-0002-1825-0097"
    assert (said["datePublished"], said["license"]) == (
        "2024-05-01", "https://creativecommons.org/licenses/by/4.0/",
    )  # fmt: skip
    assert said["isBasedOn"]["isPartOf"] == {
        "@type": "Book",
        "name": "Harbours",
        "editor": {"@type": "Person", "name": "Ida Grand", "familyName": "Grand", "givenName": "Ida"},
        "publisher": {"@type": "Organization", "name": "Tide"},
        "isbn": "1-2-3",
    }


def test_a_book_of_two_volumes_has_both_numbers(page_of: PageOf) -> None:
    twice = "<idno type='ISBN'>1-2-3</idno><idno type='ISBN'>4-5-6</idno><idno type='DOI'>10.1/a</idno><idno type='DOI'>10.1/b</idno>"
    document = edition(HEADER.format(source=CHAPTER.replace("<idno type='ISBN'>1-2-3</idno>", twice)))
    page = page_of(document)
    assert ld_of(page)["isBasedOn"]["isPartOf"]["isbn"] == ["1-2-3", "4-5-6"]
    assert [value for name, value in metas(page, "citation_") if name == "isbn"] == ["1-2-3", "4-5-6"]
    schema45.validate(json.loads(made(document)["metadata/datacite.json"]))


def test_entities_of_headings_are_the_subject_and_others_are_mentioned(
    harbour: Document, authorities: Document, page_of: PageOf
) -> None:
    said = ld_of(page_of(harbour, authorities))
    assert said["about"] == {"@type": "Organization", "name": "Harbour Board"}
    assert {"@type": "Person", "name": "Lowe, Emil", "sameAs": "https://example.org/id/lowe"} in said[
        "mentions"
    ]
    assert "Ile-sur-Mer" not in json.dumps(said)
    assert "javascript" not in json.dumps(said)


def test_an_identifier_of_a_register_and_a_pointer_to_the_web_say_what_an_entity_is(page_of: PageOf) -> None:
    body = (
        "<p><persName ref='#a'>A</persName> <placeName ref='https://www.geonames.org/1'>B</placeName></p><listPerson>"
        "<person xml:id='a'><persName>A</persName><idno type='GND'>118540238</idno></person></listPerson>"
    )
    said = ld_of(page_of(edition(DRAFT, body)))
    assert [entity["sameAs"] for entity in said["mentions"]] == [
        "https://d-nb.info/gnd/118540238", "https://www.geonames.org/1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "evil", ["&lt;/script>&lt;script>alert(1)", "&lt;!--&lt;script>", '"\\"&#x2028;</p>'[:-4]]
)
def test_no_title_ends_the_script_that_holds_it(page_of: PageOf, evil: str) -> None:
    document = edition(f"<fileDesc><titleStmt><title>{evil}</title></titleStmt></fileDesc>")
    text = saxon.compile_stylesheet(resources.xslt("html.xsl")).transform(document, {})
    inside = text.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert "<" not in inside
    title = document.root.findtext(".//{*}title") or ""
    assert json.loads(inside)["name"] == " ".join(title.split())
    assert len(page_of(document).xpath("//script")) == 1


def test_a_draft_has_no_publisher_no_date_and_no_licence(page_of: PageOf) -> None:
    page = page_of(edition(DRAFT))
    assert metas(page, "citation_") == [("title", "Notes"), ("language", "en")]
    assert ld_of(page).keys() & {"publisher", "datePublished", "license", "author"} == set()
    assert "Unpublished" not in "".join(content for _, content in metas(page, ""))
    assert made(edition(DRAFT)).keys() == {"metadata/oai_dc.xml"}


def test_a_document_without_a_header_has_a_title_at_most() -> None:
    document = xml.parse(
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>x</p></body></text></TEI>', "x.xml"
    )
    assert made(document).keys() == {"metadata/oai_dc.xml"}


def test_of_what_is_restricted_no_licence_is_told_to_programs(chapter: Document, page_of: PageOf) -> None:
    text = xml.serialise(chapter).decode().replace('status="free"', 'status="restricted"')
    page = page_of(xml.parse(text.encode(), "edition.xml"))
    assert "license" not in ld_of(page)
    assert page.xpath("head/link[@rel='license']") == []
    assert ("rights", "Free.") in metas(page, "DC.")


def test_dublin_core_and_open_graph_say_the_same(chapter: Document, page_of: PageOf) -> None:
    core, graph = metas(page_of(chapter), "DC."), metas(page_of(chapter), "og:")
    assert [value for name, value in core if name == "creator"] == ["Thorne, Ada", "Harbour Board"]
    assert dict(core)["source"] == "Thorne, Ada: Clocks. In: Harbours. Mereport: Tide, 1931, 4–9."
    assert dict(graph) == {
        "type": "article", "title": "Ports", "description": "On ports.", "url": "https://example.org/ports/",
    }  # fmt: skip


def test_the_record_of_datacite_is_valid(chapter: Document) -> None:
    record = json.loads(made(chapter)["metadata/datacite.json"])
    schema45.validate(record)
    assert record["creators"][0]["nameIdentifiers"][0]["nameIdentifierScheme"] == "ORCID"
    assert record["relatedItems"][0]["relatedItemType"] == "BookChapter"
    assert record["contributors"] == [
        {
            "name": "Grand, Ida",
            "nameType": "Personal",
            "givenName": "Ida",
            "familyName": "Grand",
            "contributorType": "Editor",
        }
    ]


def test_the_record_of_oai_holds_elements_of_dublin_core_alone(chapter: Document) -> None:
    root = xml.parse(made(chapter)["metadata/oai_dc.xml"].encode(), "oai_dc.xml").root
    assert root.tag == "{http://www.openarchives.org/OAI/2.0/oai_dc/}dc"
    assert {etree.QName(child).namespace for child in root} == {"http://purl.org/dc/elements/1.1/"}
    assert [etree.QName(child).localname for child in root][:3] == ["title", "creator", "creator"]


def test_the_citation_file_is_yaml_with_what_the_format_needs(chapter: Document) -> None:
    said = yaml.safe_load(made(chapter)["metadata/CITATION.cff"])
    assert said.keys() >= {"cff-version", "message", "title", "authors"}
    assert said["authors"] == [
        {"family-names": "Thorne", "given-names": "Ada", "orcid": "https://orcid.org/0000-0002-1825-0097"},
        {"name": "Harbour Board"},
    ]
    (source,) = said["references"]
    assert (source["type"], source["title"], source["year"], source["start"], source["publisher"]) == (
        "book", "Clocks", 1931, 4, {"name": "Tide"},
    )  # fmt: skip


def test_the_page_leads_to_each_file_beside_it(
    harbour: Document, tmp_path: Path, authorities: Document
) -> None:
    publish(harbour, tmp_path, authority=authorities)
    page = etree.parse(tmp_path / "index.html", etree.HTMLParser(encoding="utf-8")).getroot()
    led = {
        link.get("href", "") for link in page.iter("link") if link.get("rel") in {"alternate", "describedby"}
    }
    there = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert led == there - {"index.html", "authorities.xml"}
    assert page.xpath("head/link[@href='harbour.xml']/@type") == ["application/tei+xml"]


@pytest.mark.shared
def test_texts_that_were_not_written_for_us_have_valid_records(shared_texts: list[Path]) -> None:
    for path in shared_texts[::4]:
        files = made(xml.read(path))
        schema45.validate(json.loads(files["metadata/datacite.json"]))
        assert yaml.safe_load(files["metadata/CITATION.cff"])["authors"]
