"""Records in TEI: this project's own `biblStruct`, and what others write."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from lxml import etree

from teiwright import xml
from teiwright.encode.bibliography import parse_all, structured
from teiwright.model import TEI_NS, XML_ID, tei
from teiwright.references import (
    Date,
    Name,
    Reference,
    bibliography,
    from_bibl,
    from_biblstruct,
    from_csl,
    list_bibl,
    to_biblstruct,
)
from teiwright.references.model import DATES, FIELDS, NAMES, TYPES
from teiwright.resources import schema
from unit.references.strategies import references

if TYPE_CHECKING:
    from collections.abc import Sequence


@pytest.fixture(scope="module")
def grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(schema("teiwright.rng"), xml.parser()))


def document(listed: etree._Element) -> etree._Element:
    root = etree.fromstring(
        f'<TEI xmlns="{TEI_NS}"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p>P</p>'
        "</publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader><text><body><p>x</p></body></text>"
        "<standOff/></TEI>"
    )
    root[-1].append(listed)
    return root


def valid(grammar: etree.RelaxNG, several: Sequence[Reference]) -> str:
    return "" if grammar.validate(document(list_bibl(several))) else str(grammar.error_log)


@settings(deadline=None, max_examples=100)
@given(references())
def test_a_reference_survives_tei(one: Reference) -> None:
    assert from_biblstruct(to_biblstruct(one, f"{one.id}.struct")) == one


def test_every_type_with_every_name_date_and_field_is_valid(grammar: etree.RelaxNG) -> None:
    names = {role: (Name("A", "B", suffix="Jr."), Name(literal="C")) for role in NAMES}
    dates = {name: Date((2001, 2), (2002,)) for name in DATES}
    fields = {name: f"<i>{name}</i> 1" for name in FIELDS} | {
        "URL": "https://example.org/ä?x={y}#z#w%%41",
        "DOI": "10.1000/182",
        "language": "fr",
        "page": "351-60",
    }
    whole = [Reference(f"a{n}", kind, names, dates, fields) for n, kind in enumerate(sorted(TYPES))]
    bare = [Reference(f"b{n}", kind) for n, kind in enumerate(sorted(TYPES))]
    assert valid(grammar, [*whole, *bare]) == ""


@settings(deadline=None, max_examples=40)
@given(references())
def test_what_is_written_is_valid(one: Reference) -> None:
    grammar = etree.RelaxNG(etree.parse(schema("teiwright.rng"), xml.parser()))
    assert valid(grammar, [one]) == ""


def test_a_key_that_is_no_xml_name_stands_in_n() -> None:
    one = Reference("http://zotero.org/users/1/items/AB", "book")
    (written,) = list_bibl([one])
    assert written.get(XML_ID) == "bibl-http---zotero.org-users-1-items-AB"
    assert from_biblstruct(written) == one


def test_a_last_page_is_given_in_full() -> None:
    one = Reference("a", "book", fields={"page": "351-60"})
    scope = to_biblstruct(one, "a").find(f".//{tei('biblScope')}")
    assert scope is not None
    assert (scope.text, scope.get("from"), scope.get("to")) == ("351-60", "351", "360")


def test_particles_keep_their_kind() -> None:
    one = Reference(
        "a", "book", {"author": (Name("Humboldt", "A.", dropping="von"), Name("H", "C.", non_dropping="de"))}
    )
    assert from_biblstruct(to_biblstruct(one, "a")) == one


PRINTED = {
    "Buckland, M. K. (1991) Information as Thing. Journal of the American Society for Information Science, 42(5): 351–60.": {
        "type": "article-journal",
        "author": [{"family": "Buckland", "given": "M. K."}],
        "title": "Information as Thing",
        "container-title": "Journal of the American Society for Information Science",
        "volume": "42",
        "issue": "5",
        "page": "351-60",
    },
    "Day, R. E. (2001) The Modern Invention of Information. Carbondale: Southern Illinois University Press.": {
        "type": "book",
        "author": [{"family": "Day", "given": "R. E."}],
        "title": "The Modern Invention of Information",
        "publisher": "Southern Illinois University Press",
        "publisher-place": "Carbondale",
    },
}


@pytest.mark.parametrize("text", PRINTED)
def test_what_encode_parses_and_what_a_record_gives_have_one_form(text: str) -> None:
    (entry,) = parse_all([text])
    record = from_csl([{"id": entry.key, "issued": {"date-parts": [[int(entry.year)]]}, **PRINTED[text]}])[0]
    parsed = structured(entry)
    given_ = to_biblstruct(record, f"{entry.key}.struct")
    assert outline(given_) == outline(parsed)
    assert from_biblstruct(parsed) == record


def outline(element: etree._Element) -> list[tuple[str, dict[str, str]]]:
    """Elements and attributes, without the pointer to a printed entry."""
    return [
        (str(one.tag), {k: v for k, v in sorted(one.attrib.items()) if k != "corresp"})
        for one in element.iter("*")
    ]


def element(text: str) -> etree._Element:
    return etree.fromstring(re.sub(r"^<(\w+)", rf'<\1 xmlns="{TEI_NS}"', text))


def test_the_export_of_zotero_is_read() -> None:
    found = from_biblstruct(
        element(
            '<biblStruct type="bookSection" xml:id="muri2016" corresp="http://zotero.org/groups/1/items/X"><analytic>'
            '<title level="a">The <hi rend="italics">Grub Street</hi> Project</title><author><forename>Allison</forename>'
            '<surname>Muri</surname></author></analytic><monogr><title level="m">Advancing</title><idno type="ISBN">978-1'
            "</idno><editor><forename>Tanya</forename><surname>Clement</surname></editor><respStmt><resp>translator</resp>"
            "<persName><forename>A</forename><surname>B</surname></persName></respStmt><imprint><pubPlace>Toronto</pubPlace>"
            '<biblScope unit="page">1–20</biblScope><publisher>Iter</publisher><date>2016</date><note type="accessed">'
            '2018-01-02</note></imprint></monogr><series><title level="s">New Tech</title><biblScope unit="volume">6'
            "</biblScope></series></biblStruct>"
        )
    )
    assert (found.id, found.type) == ("muri2016", "chapter")
    assert found.get("title") == "The <i>Grub Street</i> Project"
    assert found.names == {
        "author": (Name("Muri", "Allison"),),
        "editor": (Name("Clement", "Tanya"),),
        "translator": (Name("B", "A"),),
    }
    assert (found.get("page"), found.get("collection-number"), found.year) == ("1-20", "6", "2016")


def test_a_bibl_with_tagged_parts_is_read() -> None:
    found = from_bibl(
        element(
            '<bibl xml:id="b1"><author>Pierazzo, Elena</author>. <date>2015</date>. <title level="m">Digital Scholarly '
            'Editing</title>. <pubPlace>Farnham</pubPlace>: <publisher>Ashgate</publisher>. <idno type="doi">'
            'https://doi.org/10.1000/182</idno> <ref target="https://example.org/x">there</ref></bibl>'
        )
    )
    assert found is not None
    assert (found.id, found.type, found.year) == ("b1", "book", "2015")
    assert found.names["author"] == (Name("Pierazzo", "Elena"),)
    assert (found.get("DOI"), found.get("URL")) == ("10.1000/182", "https://example.org/x")


def test_an_article_in_a_bibl_is_told_by_its_titles() -> None:
    found = from_bibl(
        element(
            '<bibl><author><persName>Fiona Doe</persName></author>, <title level="a">“On X,”</title> <title level="j">'
            'Literary Computing</title> <biblScope unit="volume">vol. 9</biblScope>, <biblScope unit="page">pp. 1–9</biblScope>'
            "</bibl>"
        )
    )
    assert found is not None
    assert found.type == "article-journal"
    assert (found.get("title"), found.get("container-title")) == ("On X", "Literary Computing")
    assert (found.get("volume"), found.get("page")) == ("9", "1-9")


def test_a_bibl_in_which_nothing_is_tagged_is_no_record() -> None:
    assert from_bibl(element("<bibl>Pierazzo 2015</bibl>")) is None


@pytest.mark.parametrize(
    ("date", "read"),
    [
        ('<date when="1876" cert="medium">c. 1876</date>', Date((1876,), circa=True)),
        ('<date from="1933" to="1939"/>', Date((1933,), (1939,))),
        ('<date notBefore="1933" notAfter="1939">1930s</date>', Date((1933,), (1939,), circa=True)),
        ("<date>Spring 1997</date>", Date((1997,), season=1)),
        ("<date>in press</date>", Date(literal="in press")),
        ('<date when="2003-08-08">8 August</date>', Date((2003, 8, 8))),
    ],
)
def test_a_date_is_read_from_its_attributes_or_its_words(date: str, read: Date) -> None:
    text = f"<biblStruct><monogr><title>T</title><imprint>{date}</imprint></monogr></biblStruct>"
    assert from_biblstruct(element(text)).dates == {"issued": read}


@pytest.mark.parametrize(
    ("author", "name"),
    [
        (
            "<persName><surname>A</surname>, <forename>B</forename> <forename>C.</forename></persName>",
            Name("A", "B C."),
        ),
        ("<surname>A</surname>, <forename>B</forename>", Name("A", "B")),
        ("<name>A, B</name>", Name("A", "B")),
        ("A, B", Name("A", "B")),
        ("<orgName>Smith, Jones and Sons</orgName>", Name(literal="Smith, Jones and Sons")),
        ("TEI Consortium", Name(literal="TEI Consortium")),
        ("<persName>Elena Pierazzo</persName>", Name("Pierazzo", "Elena")),
        (
            "<persName><surname>H</surname><nameLink>van den</nameLink></persName>",
            Name("H", non_dropping="van den"),
        ),
    ],
)
def test_an_author_is_read_however_it_is_divided(author: str, name: Name) -> None:
    text = f"<biblStruct><monogr><author>{author}</author><title>T</title><imprint><date/></imprint></monogr></biblStruct>"
    assert from_biblstruct(element(text)).names == {"author": (name,)}


def test_names_behind_one_that_is_turned_round_end_with_the_family_name() -> None:
    found = from_bibl(
        element(
            "<bibl><author>Diehr, Franziska</author>, <author>Charles van den Heuvel</author>, <author>Charles Borchers IV</author>"
            ", <author>TEI Working Group on Names and Dates</author>, <title>T</title>, ed. <editor>Otto Ludwig</editor></bibl>"
        )
    )
    assert found is not None
    assert found.names == {
        "author": (
            Name("Diehr", "Franziska"),
            Name("Heuvel", "Charles", non_dropping="van den"),
            Name("Borchers", "Charles", suffix="IV"),
            Name(literal="TEI Working Group on Names and Dates"),
        ),
        "editor": (Name("Ludwig", "Otto"),),
    }


LIST = (
    f'<TEI xmlns="{TEI_NS}"><teiHeader><sourceDesc><bibl><title>Not this</title></bibl></sourceDesc></teiHeader><text><body>'
    '<p>See <bibl><title>nor this</title></bibl></p></body><back><listBibl><bibl xml:id="a"><title>Printed</title></bibl>'
    '<bibl xml:id="b"><title>Alone</title></bibl><bibl xml:id="c">Untagged 2001</bibl></listBibl></back></text><standOff><listBibl>'
    '<biblStruct xml:id="a.struct" corresp="#a"><monogr><title>Parsed</title><imprint><date/></imprint></monogr>'
    "<relatedItem><biblStruct><monogr><title>Inner</title><imprint><date/></imprint></monogr></biblStruct></relatedItem></biblStruct>"
    '<biblStruct xml:id="d"><monogr><title>Only parsed</title><imprint><date/></imprint></monogr></biblStruct>'
    "</listBibl></standOff></TEI>"
)


def test_each_work_of_an_edition_comes_once_and_in_order() -> None:
    found = bibliography(etree.fromstring(LIST))
    assert [(one.id, one.get("title")) for one in found] == [
        ("a", "Parsed"),
        ("b", "Alone"),
        ("d", "Only parsed"),
    ]


def test_an_untagged_entry_goes_to_whoever_can_parse_it() -> None:
    def parse(one: etree._Element) -> Reference:
        return Reference(one.get(XML_ID, ""), "book", fields={"title": one.text or ""})

    found = bibliography(etree.fromstring(LIST), parse)
    assert [one.id for one in found] == ["a", "b", "c", "d"]


def test_the_tree_is_not_changed() -> None:
    root = etree.fromstring(LIST)
    before = etree.tostring(root)
    bibliography(root)
    assert etree.tostring(root) == before


def test_the_same_keys_are_told_apart() -> None:
    one = Reference("a", "book", fields={"title": "x"})
    found = bibliography(list_bibl([one, replace(one, fields={"title": "y"})]))
    assert [(each.id, each.get("title")) for each in found] == [("a", "x"), ("a-2", "y")]
