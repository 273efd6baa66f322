"""The review table: what `suggest` writes, the editor fills in and `encode` reads."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from teiwright import authority, review, sheet, xml
from teiwright.audit import suggest, table
from teiwright.check import check
from teiwright.encode import encode
from teiwright.errors import ReviewError
from teiwright.model import MentionKind, tei
from teiwright.review import COLUMNS, Decision, Review
from teiwright.source import from_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from teiwright.model import Document

TEXT = """# On Mills

The engineer Bimal Ghosh went to Budapest with the Mill Owners Association. Ghosh knew the MOA. They saw Quark Lane there.
"""
NAMES = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPlace>
<place xml:id="bonn"><placeName>Bonn</placeName></place></listPlace></standOff></TEI>"""
SOURCE = from_bytes(TEXT.encode(), "mills.md")


def decided(*decisions: Decision) -> Review:
    return Review("d.csv", {each.surface: each for each in decisions})


def names(document: Document) -> list[tuple[str, str, str]]:
    """The characters, the pointer and the responsibility of each name in the text."""
    found = document.root.find(tei("text"))
    assert found is not None
    elements = found.iter(tei("persName"), tei("orgName"), tei("placeName"))
    return [("".join(e.itertext()), e.get("ref", ""), e.get("resp", "")) for e in elements]


PERSON = Decision("Bimal Ghosh", MentionKind.PERSON)
PLACE = Decision("Budapest", MentionKind.PLACE, "budapest")
NOBODY = Decision("Quark Lane", None)


def test_a_decided_name_is_the_editors_and_a_rejected_one_is_no_name() -> None:
    document = encode(SOURCE, review=decided(PERSON, PLACE, NOBODY))
    assert names(document) == [
        ("Bimal Ghosh", "#person.bimal-ghosh", "#editor"),
        ("Budapest", "#budapest", "#editor"),
        ("Mill Owners Association", "#org.mill-owners-association", "#teiwright"),
        ("Ghosh", "#person.bimal-ghosh", "#editor"),
        ("MOA", "#org.mill-owners-association", "#teiwright"),
    ]
    assert list(check(document)) == []


def test_decisions_with_one_preferred_name_are_one_entity() -> None:
    long = "Mill Owners Association"
    both = decided(
        Decision("MOA", MentionKind.ORGANIZATION, "", long), Decision(long, MentionKind.ORGANIZATION)
    )
    refs = {ref for text, ref, _ in names(encode(SOURCE, review=both)) if text in {"MOA", long}}
    assert refs == {"#org.mill-owners-association"}


def test_a_decision_for_an_id_of_the_authority_file_points_there() -> None:
    known = authority.from_document(xml.parse(NAMES.encode(), "a.xml"))
    review_ = decided(Decision("Budapest", MentionKind.PLACE, "bonn"), PERSON)
    document = encode(SOURCE, authority=known, href="a.xml", review=review_)
    assert [(text, ref) for text, ref, _ in names(document)] == [
        ("Bimal Ghosh", "#person.bimal-ghosh"),
        ("Budapest", "a.xml#bonn"),
        ("Ghosh", "#person.bimal-ghosh"),
    ]


def test_an_id_is_of_one_kind() -> None:
    known = authority.from_document(xml.parse(NAMES.encode(), "a.xml"))
    with pytest.raises(ReviewError, match=r'"Budapest" is decided as person, but "bonn" is a place'):
        encode(SOURCE, authority=known, review=decided(Decision("Budapest", MentionKind.PERSON, "bonn")))


def test_what_rules_proposed_is_asked_and_what_is_decided_is_not() -> None:
    review_ = decided(PERSON, PLACE, NOBODY)
    document = encode(SOURCE, review=review_)
    asked = {each.surface for each in suggest(document, review_)}
    assert {"Mill Owners Association", "MOA"} <= asked
    assert asked.isdisjoint({"Bimal Ghosh", "Ghosh", "Budapest", "Quark Lane"})


@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-8")])
def test_the_table_comes_back_from_any_spreadsheet(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = list(csv.reader(io.StringIO(table(suggest(encode(SOURCE))))))
    for row in rows:
        row[6:8] = ["place", "budapest"] if row[0] == "Budapest" else row[6:8]
    with (tmp_path / "d.csv").open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    assert review.read(tmp_path / "d.csv").decisions == {"Budapest": PLACE}


def test_an_apostrophe_against_formulas_is_taken_away_again(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text(f"surface,decision,id,preferred name\n{sheet.harmless('=MOA')},none,,\n", "utf-8")
    assert "=MOA" in review.read(path)


HEAD = ",".join(COLUMNS)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("surface,count\nBonn,1\n", "d.csv:1: has no column decision"),
        (f"{HEAD}\nBonn,1,,,,,town,,\n", 'd.csv:2: the decision "town" is none of person, organization'),
        (f"{HEAD}\nBonn,1,,,,,place,1 x,\n", 'd.csv:2: the id "1 x" is no XML name'),
        (f"{HEAD}\nBonn,1,,,,,place,,\nBonn,1,,,,,none,,\n", 'd.csv:3: decides about "Bonn" otherwise'),
    ],
)
def test_a_wrong_table_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "d.csv").write_text(text, "utf-8")
    with pytest.raises(ReviewError) as caught:
        review.read(tmp_path / "d.csv")
    assert message in str(caught.value)


def test_a_table_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_bytes("surface,Köln".encode("cp1252"))
    with pytest.raises(ReviewError, match="save the table as CSV UTF-8"):
        review.read(tmp_path / "d.csv")
