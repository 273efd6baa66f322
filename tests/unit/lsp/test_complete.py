"""What is offered at the cursor, from the profile's ODD and from the document itself."""

from __future__ import annotations

import pytest

from teiwright.lsp.complete import IDS, Offer, Sort, offers, unasked
from teiwright.lsp.guide import profile_guide
from teiwright.lsp.spot import find
from teiwright.lsp.vocabulary import profile
from unit.lsp.cursor import cut, edition


def offered(marked: str, *, whole: bool = False) -> list[Offer]:
    text, offset = cut(marked) if whole else edition(marked)
    return offers(text, offset, find(text, offset), profile_guide())


def labels(marked: str, sort: Sort) -> list[str]:
    return [each.label for each in offered(marked) if each.sort is sort]


def written(marked: str, label: str) -> str:
    """The text after the offer with this `label` was taken, with ``|`` where the cursor is then."""
    text, offset = edition(marked)
    offer = next(
        each for each in offers(text, offset, find(text, offset), profile_guide()) if each.label == label
    )
    taken = f"{offer.text[: offer.hole]}|{offer.text[offer.hole :]}"
    return (text[: offer.start] + taken + text[offset:])[len(edition("|")[0]) :]


def test_elements_that_may_stand_here_are_offered_with_what_they_are_for() -> None:
    found = {each.label: each for each in offered("<div><p><|") if each.sort is Sort.ELEMENT}
    assert {"persName", "placeName", "bibl", "date"} <= set(found)
    assert "div" not in found
    assert profile().schema.elements["persName"].desc[:20] in found["persName"].words


def test_an_element_is_offered_in_a_document_that_breaks_off_anywhere() -> None:
    for broken in (
        "<div><p><|",
        "<div><p n='<hi><|",
        "<div><p>a &broken <|",
        "<div></q><p><|",
        "<!-- x --><div><p><|",
    ):
        assert "persName" in labels(broken, Sort.ELEMENT), broken


def test_nothing_is_offered_in_comments_and_foreign_elements() -> None:
    assert offered("<div><!-- <|") == []
    assert labels('<div><x:a xmlns:x="urn:x"><|', Sort.ELEMENT) == []


def test_a_prefix_of_the_parent_is_kept() -> None:
    found = offered('<t:TEI xmlns:t="http://www.tei-c.org/ns/1.0"><|', whole=True)
    assert "t:teiHeader" in [each.label for each in found]


def test_an_empty_document_is_offered_its_root_with_the_namespace() -> None:
    (root,) = offered("<|", whole=True)
    assert root.text == 'TEI xmlns="http://www.tei-c.org/ns/1.0">'


@pytest.mark.parametrize(
    ("before", "label", "after"),
    [
        ("<div><p><per|", "persName", "<div><p><persName|"),
        ("<div><p>Paul |", "persName", "<div><p>Paul <persName|"),
        ("<div><p>one</|", "p", "<div><p>one</p>|"),
        ("<div><p>one</|></div>", "p", "<div><p>one</p|></div>"),
        ("<div><p>one<|", "/p", "<div><p>one</p>|"),
        ("<div><p>|", "</p>", "<div><p>|</p>"),
        ("<div><p>one|", "</p>", "<div><p>one</p>|"),
        ("<div><ref |>", "target", '<div><ref target="|">'),
        ("<div><ref tar|>", "target", '<div><ref target="|">'),
        ('<div><ref tar|="x">', "target", '<div><ref target|="x">'),
        ("<div><p><date cert='l|'", "low", "<div><p><date cert='low|'"),
        ("<div><p xml:id='a'>x</p><ref target='|'", "#a", "<div><p xml:id='a'>x</p><ref target='#a|'"),
        ("<div xml:id='a'><ref target='x #|'", "#a", "<div xml:id='a'><ref target='x #a|'"),
    ],
)
def test_what_is_taken_is_written_at_its_place(before: str, label: str, after: str) -> None:
    assert written(before, label) == after


def test_the_end_tag_is_not_offered_where_it_stands_already() -> None:
    assert labels("<div><p>|</p></div>", Sort.END_TAG) == []


@pytest.mark.parametrize(
    ("marked", "typed", "labels_"),
    [
        ("<div><p>one |", " ", []),
        ("<div><p>one/|", "/", []),
        ("<div><p>|", ">", ["</p>"]),
        ("<div><p>one</p>|", ">", []),
        ("<div><date cert='|", "'", ["high", "medium", "low"]),
    ],
)
def test_while_prose_is_typed_nothing_is_offered_but_the_end_tag(
    marked: str, typed: str, labels_: list[str]
) -> None:
    text, offset = edition(marked)
    spot = find(text, offset)
    found = unasked(offers(text, offset, spot, profile_guide()), spot, typed)
    assert [each.label for each in found] == labels_


def test_attributes_that_the_tag_has_already_are_not_offered() -> None:
    found = labels("<div><p><persName ref='#a' |>", Sort.ATTRIBUTE)
    assert "cert" in found
    assert "ref" not in found
    assert "ref" in labels("<div><p><persName re|f='#a'>", Sort.ATTRIBUTE)


def test_required_attributes_come_first() -> None:
    found = [each for each in offered("<div><p><gap |>") if each.sort is Sort.ATTRIBUTE]
    required = [each.detail == "required" for each in found]
    assert required == sorted(required, reverse=True)


def test_the_listed_values_are_offered_with_what_they_mean() -> None:
    found = {each.label: each.words for each in offered("<div><p><date cert='|'")}
    assert list(found) == ["high", "medium", "low"]
    assert "guess" in found["low"]


def test_ids_are_offered_to_pointers_with_how_their_text_begins() -> None:
    people = "<person xml:id='otlet'><persName>Paul Otlet</persName></person><person xml:id='fontaine'/>"
    (found,) = offered(f"{people}<p><persName ref='#OTL|'")
    assert (found.label, found.detail, found.words) == ("#otlet", "person", "Paul Otlet")
    assert labels(f"{people}<p n='|'", Sort.ID) == []


def test_of_many_ids_the_first_are_offered() -> None:
    many = "".join(f"<p xml:id='p{number}'/>" for number in range(IDS + 5))
    assert len(labels(f"<div>{many}<ref target='|'", Sort.ID)) == IDS
