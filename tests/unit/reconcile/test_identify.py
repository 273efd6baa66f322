"""Identifiers in a file: where they go, and that no other byte is touched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiwright import xml
from teiwright.check import check
from teiwright.errors import ReviewError, TeiwrightError
from teiwright.model import XML_ID, tei
from teiwright.reconcile import Decisions, identify, read, subjects
from teiwright.reconcile.candidates import Accepted

if TYPE_CHECKING:
    from pathlib import Path

FILE = """<?xml version="1.0" encoding="UTF-8"?>
<!-- <person xml:id="no"> -->
<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff>
  <listPerson>
    <person xml:id="otlet">
      <persName>Paul Otlet</persName> <!-- a > b -->
      <birth when='1868'/>
      <note type="a>b">A lawyer.</note>
    </person>
    <person xml:id="field"><persName>Hai<![CDATA[<x>]]>gh</persName></person>
    <person xml:id="viaf">
      <persName>V</persName>
      <idno type="viaf">7</idno>
      <occupation>one</occupation>
    </person>
  </listPerson>
  <listOrg><org xml:id="iom">
      <orgName>IOM</orgName>
      <desc>A body.</desc>
      <note>A note.</note>
  </org></listOrg>
  <listPlace>
    <place xml:id="chile">
      <placeName>Chile</placeName>

      <location><geo>1 1</geo></location>
      <place xml:id="santiago"><placeName>Santiago</placeName></place>
    </place>
  </listPlace>
</standOff></TEI>
"""


def accepting(*decided: tuple[str, str], kind: str = "test") -> Decisions:
    return Decisions("c.csv", {(e, kind): Accepted(e, kind, i, n) for n, (e, i) in enumerate(decided, 2)})


@pytest.mark.parametrize(
    ("entity", "put"),
    [
        ("otlet", "      <birth when='1868'/>\n      <idno type=\"test\">Q1</idno>\n"),
        ("field", '</persName><idno type="test">Q1</idno></person>'),
        ("viaf", '      <idno type="viaf">7</idno>\n      <idno type="test">Q1</idno>\n'),
        ("iom", '      <desc>A body.</desc>\n      <idno type="test">Q1</idno>\n      <note>'),
        ("chile", '</location>\n      <idno type="test">Q1</idno>\n      <place '),
        ("santiago", '</placeName><idno type="test">Q1</idno></place>'),
    ],
)
def test_an_identifier_stands_where_the_schema_has_it_on_a_line_like_its_siblings(
    entity: str, put: str
) -> None:
    found = identify(FILE.encode(), "a.xml", accepting((entity, "Q1"))).decode()
    assert put in found
    assert re.sub(r'\s*<idno type="test">Q1</idno>', "", found) == FILE


def test_all_other_bytes_stay_whatever_the_line_ends_and_the_encoding() -> None:
    text = FILE.replace("\n", "\r\n").replace("UTF-8", "ISO-8859-1").replace("Chile", "Chilé")
    found = identify(text.encode("latin-1"), "a.xml", accepting(("otlet", "Ω&1")))
    assert b"<birth when='1868'/>\r\n      <idno type=\"test\">&#937;&amp;1</idno>\r\n" in found
    assert found.replace(b'\r\n      <idno type="test">&#937;&amp;1</idno>', b"") == text.encode("latin-1")


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_stays(codec: str) -> None:
    data = FILE.replace("UTF-8", codec.removesuffix("-sig")).encode(codec)
    found = identify(data, "a.xml", accepting(("otlet", "Q1")))
    assert found.decode(codec).count("<idno") == 2
    assert found[:2] == data[:2]


def test_a_prefix_of_the_file_is_that_of_the_identifier() -> None:
    text = re.sub(r"(</?)(?=[a-zA-Z])(?!person xml:id=\"no)", r"\1t:", FILE).replace("xmlns=", "xmlns:t=")
    text = text.replace("<t:x>", "<x>")
    found = identify(text.encode(), "a.xml", accepting(("otlet", "Q1"))).decode()
    assert '\n      <t:idno type="test">Q1</t:idno>' in found


def test_what_is_there_already_is_passed_by() -> None:
    once = identify(FILE.encode(), "a.xml", accepting(("otlet", "Q1"), ("iom", "Q2")))
    assert identify(once, "a.xml", accepting(("otlet", "Q1"), ("iom", "Q2"))) == once


def test_nothing_decided_changes_nothing() -> None:
    assert identify(FILE.encode(), "a.xml", Decisions("c.csv")) == FILE.encode()


def test_another_identifier_of_this_type_is_not_replaced() -> None:
    with pytest.raises(ReviewError, match=r'c\.csv:2: accepts 8 for "viaf", which has the viaf identifier 7'):
        identify(FILE.encode(), "a.xml", accepting(("viaf", "8"), kind="viaf"))


def test_an_entity_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ReviewError, match=r'c\.csv:2: a\.xml has no entity "no"'):
        identify(FILE.encode(), "a.xml", accepting(("no", "Q1")))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1))
def test_whatever_the_identifier_is_it_is_read_again(identifier: str) -> None:
    found = identify(FILE.encode(), "a.xml", accepting(("otlet", identifier)))
    (otlet,) = [
        each for each in xml.parse(found, "a.xml").root.iter(tei("person")) if each.get(XML_ID) == "otlet"
    ]
    assert otlet.findtext(tei("idno")) == identifier


def test_the_authority_file_stays_valid_and_has_all_identifiers(checkout: Path, tmp_path: Path) -> None:
    data = (checkout / "tei/authorities.xml").read_bytes()
    entities = subjects(xml.parse(data, "a.xml"))
    decided = accepting(*((each.id, f"Q{n}") for n, each in enumerate(entities)))
    found = identify(data, "a.xml", decided)
    (tmp_path / "authorities.xml").write_bytes(found)
    document = xml.read(tmp_path / "authorities.xml")
    assert [each.identifiers for each in subjects(document)] == [
        (("test", f"Q{n}"),) for n in range(len(entities))
    ]
    assert not list(check(document))
    assert re.sub(rb'\s*<idno type="test">Q\d+</idno>', b"", found) == data


HEAD = "entity,candidate,idno type,decision,url\n"


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ("a,Q1,w,accept\na,Q2,w,accept\n", ':3: accepts Q2 for "a", and line 2 accepts Q1; keep one'),
        ("a,Q1,w,accept\na,Q1,w,reject\n", ':2: accepts Q1 for "a", and another row rejects it'),
        ("a,Q1,w,yes\n", ':2: the decision "yes" is neither accept nor reject'),
        ("a,,w,accept\n", ":2: is decided and has no candidate"),
        ("a,Q1,two words,accept\n", ':2: the idno type "two words" is not one word'),
        ('a,"Q\x01",w,accept\n', ":2: the candidate has a character"),
        ('a,"9,15E+21",w,accept\n', ":2: the candidate 9,15E+21 is not that of any register; a spreadsheet"),
        ("a,123,w,accept,https://r/00123\n", ":2: the candidate 123 is not that of https://r/00123"),
        ("a,Q1,w,accept,https://r/Q12\n", ":2: the candidate Q1 is not that of https://r/Q12"),
    ],
)
def test_decisions_that_cannot_be_are_refused(rows: str, sentence: str, tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text(HEAD + rows, encoding="utf-8")
    with pytest.raises(TeiwrightError, match=re.escape(sentence)):
        read(tmp_path / "c.csv")


def test_rows_that_are_not_decided_are_open(tmp_path: Path) -> None:
    rows = "a,Q1,w,\na,Q2,w, Accept \na,Q2,v,accept\na,Q3,w,REJECT\na,Q2,w,accept\n"
    (tmp_path / "c.csv").write_text(HEAD + rows, encoding="utf-8")
    found = read(tmp_path / "c.csv")
    assert [(o.entity, o.type, o.identifier) for o in found.accepted.values()] == [
        ("a", "w", "Q2"),
        ("a", "v", "Q2"),
    ]
    assert found.rejected == {("a", "w", "Q3")}


@pytest.mark.parametrize(
    "row",
    [
        "a,Q1,w,accept,https://r/Q1",
        "a,1/2,w,accept,https://r/p1%2F2.html",
        "a,http://r/é,w,accept,http://r/é",
    ],
)
def test_an_identifier_that_is_that_of_its_page_is_accepted(row: str, tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text(f"{HEAD}{row}\n", encoding="utf-8")
    assert [one.identifier for one in read(tmp_path / "c.csv").accepted.values()] == [row.split(",")[1]]
