"""The `bibl` keeps each character; the `biblStruct` has the order of TEI P5."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from teiwright import xml
from teiwright.encode.bibliography import Entry, parse, parse_all, printed, structured
from teiwright.encode.bibliography.fields import UNTAGGED
from teiwright.model import TEI_NS, XML_ID, Mark, MarkKind, tei
from teiwright.resources import schema

# The content models of TEI P5, of the elements that `structured` writes (`tei_all.rng`, P5 4.4).
MODELS = {
    "biblStruct": "(analytic )?monogr (series )*(ref )*(note )*",
    "analytic": "(author )*title (idno )*",
    "monogr": "(author |editor |meeting )*(title )+(idno )*(edition )?imprint ",
    "imprint": "(pubPlace |publisher |date |biblScope )+",
    "series": "title (biblScope )?",
    "author": "(persName |orgName )?",
    "editor": "persName |orgName ",
    "persName": "surname (forename )?(nameLink )?",
    "meeting": "(name )?(date )?",
}


STYLES = Path(__file__).with_name("styles.tsv")


def test_the_text_of_a_bibl_is_the_entry(entry: Entry) -> None:
    element = printed(entry, entry.key)
    assert "".join(element.itertext()) == entry.text
    assert element.get(XML_ID) == entry.key


def test_each_field_is_one_element(entry: Entry) -> None:
    elements = [
        child for child in printed(entry, entry.key).iter() if child.tag not in {tei("bibl"), tei("series")}
    ]
    fields = [field for field in entry.fields if field.name not in UNTAGGED]
    assert ["".join(child.itertext()) for child in elements] == [
        entry.text[field.start : field.end] for field in fields
    ]


def test_a_biblstruct_has_the_order_of_tei(entry: Entry) -> None:
    root = structured(entry)
    assert (root.get(XML_ID), root.get("corresp")) == (f"{entry.key}.struct", f"#{entry.key}")
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        children = "".join(f"{etree.QName(child).localname} " for child in element)
        assert re.fullmatch(MODELS.get(name, ""), children), f"{name}: {children}"


def test_a_biblstruct_says_what_the_entry_says(entry: Entry) -> None:
    root = structured(entry)
    told = " ".join("|".join(str(text) for text in root.itertext()).split())
    names = {"author", "editor", "translator", "type"}
    missing = [
        field
        for field in entry.fields
        if field.name not in names and entry.text[field.start : field.end] not in told
    ]
    assert not missing


def test_a_page_break_is_a_line_feed_and_a_pb() -> None:
    text = "Aa, B. (2003) A Long\nTitle, London: Verso."
    title = printed(parse(text), "aa2003").find(tei("title"))
    assert title is not None
    assert (title.text, [(child.tag, child.tail) for child in title]) == ("A Long\n", [(tei("pb"), "Title")])


def test_a_meeting_that_a_page_break_splits_stays_untagged() -> None:
    text = "Aa, B. (2003) 'A Title'. Paper presented at the conference Big\nOne, Rome, 1 May 2003."
    root = printed(parse(text), "aa2003")
    assert root.find(tei("meeting")) is None
    assert len(root.findall(tei("pb"))) == 1
    assert "".join(root.itertext()) == text


def test_a_url_works_in_target_and_stands_as_printed() -> None:
    ref = printed(parse("Aa, B. (2003) A Title, http:// a.org/b|c.pdf."), "a").find(tei("ref"))
    assert ref is not None
    assert (ref.get("target"), ref.text) == ("http://a.org/b%7Cc.pdf", "http:// a.org/b|c.pdf")


def test_italics_are_divided_where_a_field_ends() -> None:
    text = "Aa, B. (2003) 'A Title'. Paper presented at the conference Big One, Rome, 1 May 2003."
    mark = Mark(MarkKind.ITALIC, text.index("Big"), text.index(" Rome"))
    root = printed(parse(text), "aa2003", [mark])
    meeting = root.find(tei("meeting"))
    assert meeting is not None
    assert [(child.tag, child.get("rend"), child.text) for child in meeting] == [
        (tei("hi"), "italic", "Big One")
    ]
    assert "".join(root.itertext()) == text


def test_a_series_holds_its_title_and_number() -> None:
    series = printed(
        parse("Hansen, R. (2010) A Title. IOM Migration Research Series No. 38, Geneva: IOM."), "a"
    ).find(tei("series"))
    assert series is not None
    assert [(child.get("level"), child.get("unit"), child.text) for child in series] == [
        ("s", None, "IOM Migration Research Series"),
        (None, "issue", "38"),
    ]


def test_printed_and_parsed_entries_are_valid_in_the_profile(texts: list[str]) -> None:
    rest = (
        "<titleStmt><title/></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc>"
    )
    root = etree.fromstring(
        f'<TEI xmlns="{TEI_NS}"><teiHeader><fileDesc>{rest}</fileDesc></teiHeader>'
        "<text><body><listBibl/></body></text><standOff><listBibl/></standOff></TEI>"
    )
    of_text, of_stand_off = root.iter(tei("listBibl"))
    styles = [line.split("\t")[1] for line in STYLES.read_text(encoding="utf-8").splitlines()[1:]]
    for entry in parse_all([*texts, *styles, *(text.replace(", ", ",\n", 1) for text in texts)]):
        of_text.append(printed(entry, entry.key))
        of_stand_off.append(structured(entry))
    grammar = etree.RelaxNG(etree.parse(schema("teiwright.rng"), xml.parser()))
    grammar.assertValid(root)
