"""CSL-JSON as Zotero, pandoc and Crossref write it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from teiwright.errors import UnreadableError
from teiwright.references import (
    Date,
    Name,
    Reference,
    from_biblstruct,
    from_bytes,
    from_csl,
    to_biblstruct,
    to_csl,
)
from teiwright.references.csl import read, write
from unit.references.strategies import references


@settings(deadline=None, max_examples=60)
@given(references())
def test_a_reference_survives_csl_json(one: Reference) -> None:
    assert read(write([one]), "x.json").references == (one,)


def one(**item: object) -> Reference:
    return from_csl([{"id": "a", "type": "book", **item}])[0]


def test_numbers_and_strings_are_the_same_value() -> None:
    assert (
        one(volume=12).get("volume")
        == one(volume="12").get("volume")
        == one(volume=12.0).get("volume")
        == "12"
    )


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ({"date-parts": [["2015", "3", 5]]}, Date((2015, 3, 5))),
        ({"date-parts": [[1933], [1939]]}, Date((1933,), (1939,))),
        ({"date-parts": [[2015]], "season": "Spring"}, Date((2015,), season=1)),
        ({"date-parts": [[2015, 22]]}, Date((2015,), season=2)),
        ({"date-parts": [[1876]], "circa": 1}, Date((1876,), circa=True)),
        ({"date-parts": [[-44, 3, 15]]}, Date((-44, 3, 15))),
        ({"raw": "2003-08-08"}, Date((2003, 8, 8))),
        ({"literal": "forthcoming"}, Date(literal="forthcoming")),
        ("2003", Date((2003,))),
        ({"date-parts": [[2015, 2, 30]]}, Date((2015, 2))),
        ({"date-parts": [[2015, 0, 0]]}, Date((2015,))),
    ],
)
def test_a_date_is_read_in_each_form_that_is_about(value: object, date: Date) -> None:
    assert one(issued=value).dates["issued"] == date


@pytest.mark.parametrize(
    "value", [None, [], {}, {"date-parts": [[]]}, {"date-parts": [[None]]}, {"date-parts": "2015"}]
)
def test_an_empty_date_is_no_date(value: object) -> None:
    assert not one(issued=value).dates


def test_a_line_of_the_note_is_the_field_that_zotero_lacks() -> None:
    found = one(
        note="original-date: 1876\nOriginal Publisher: Amherst\nreviewed-author: Otlet || Paul\nSeen in Mons."
    )
    assert found.dates["original-date"] == Date((1876,))
    assert found.get("original-publisher") == "Amherst"
    assert found.names["reviewed-author"] == (Name("Otlet", "Paul"),)
    assert found.get("note") == "Seen in Mons."


def test_a_line_of_the_note_does_not_replace_a_field() -> None:
    found = one(publisher="Saur", note="publisher: Elsevier")
    assert (found.get("publisher"), found.get("note")) == ("Saur", "publisher: Elsevier")


def test_the_citation_key_is_the_id_where_there_is_one() -> None:
    assert one(id="http://zotero.org/users/1/items/ABC", **{"citation-key": "otlet1934"}).id == "otlet1934"


def test_two_items_with_one_id_stay_two() -> None:
    assert [r.id for r in from_csl([{"id": "a"}, {"id": "a"}, {}, {"id": "a-2"}])] == [
        "a",
        "a-3",
        "reference",
        "a-2",
    ]


def test_a_type_that_csl_does_not_know_is_a_document() -> None:
    assert one(type="holotape").type == "document"


def test_what_xml_forbids_is_left_out() -> None:
    assert one(title="a\x00b\ud800c\n d").get("title") == "abc d"


def test_marks_are_kept_and_nocase_is_left_out() -> None:
    title = '<span class="nocase">IOM</span> and <span style="font-variant:small-caps;">b</span> <i>c</i>'
    assert one(title=title).get("title") == "IOM and <sc>b</sc> <i>c</i>"


def test_tags_that_do_not_pair_are_characters() -> None:
    deep = "<i>" * 5000 + "</i>" * 5000
    for title in ("<i>a", "a</i>", "<i>a<b>b</i></b>", "2 < 3 <i>", deep):
        found = one(title=title)
        assert from_biblstruct(to_biblstruct(found, "a")).get("title") == title


def test_items_are_written_with_the_names_of_csl() -> None:
    person = {"family": "Heuvel", "given": "Charles", "non-dropping-particle": "van den"}
    item = {"id": "a", "type": "book", "author": [person], "title": "T", "issued": {"date-parts": [[2011]]}}
    assert to_csl(from_csl([item])) == [item]


@pytest.mark.parametrize("text", ["[", '{"a": 1}', "3", '"x"', "[" * 100_000, "[" + "9" * 6000 + "]", "nul"])
def test_what_is_no_csl_json_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(UnreadableError, match=r"^x\.json.*no (CSL-)?JSON") as error:
        from_bytes(text.encode(), "x.json")
    assert "\n" not in str(error.value)


def test_an_item_that_is_no_object_is_told_and_the_others_are_read() -> None:
    reading = read(json.dumps([3, {"id": "a", "type": "book"}]), "x.json")
    assert [r.id for r in reading.references] == ["a"]
    assert "item 1" in reading.findings[0].message


def test_a_library_in_an_object_is_read_too() -> None:
    assert read('{"items": [{"id": "a"}]}', "x").references[0].id == "a"
    assert read('{"references": [{"id": "a"}]}', "x").references[0].id == "a"
    assert read('{"id": "a", "type": "book"}', "x").references[0].id == "a"
