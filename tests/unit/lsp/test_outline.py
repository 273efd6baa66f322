"""The outline has the divisions of a document by their headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.lsp.outline import DEPTH, Division, outline

if TYPE_CHECKING:
    from collections.abc import Iterable

TEXT = (
    "<TEI><teiHeader/><text><body><div type='chapter'><head>The <hi>Scale</hi></head><list><head>no</head></list>"
    "<div xml:id='d2'><p/></div></div></body></text></TEI>"
)


def names(divisions: Iterable[Division]) -> list[object]:
    return [[each.name, names(each.parts)] if each.parts else each.name for each in divisions]


def test_divisions_are_named_by_their_heading_their_id_or_their_element() -> None:
    assert names(outline(TEXT)) == [["TEI", [["text", [["body", [["The Scale", ["d2"]]]]]]]]]


def test_a_division_ends_behind_its_end_tag() -> None:
    (root,) = outline(TEXT)
    (division,) = root.parts[0].parts[0].parts
    assert TEXT[division.tag.start : division.end].endswith("</div></div>")


def test_a_document_that_breaks_off_has_an_outline() -> None:
    assert names(outline("<text><body><div><head>One</head><p><div><head>Two")) == [
        ["text", [["body", [["One", ["Two"]]]]]]
    ]


def test_a_document_without_divisions_has_none() -> None:
    assert outline("<a><b/></a>") == []


def test_the_outline_of_a_bottomless_document_has_a_bottom() -> None:
    depth, here = 0, outline("<div>" * 5000)
    while here:
        depth, here = depth + 1, here[0].parts
    assert depth <= DEPTH + 1
