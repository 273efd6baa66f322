"""The elements that blocks become: nested lists, tables, figures, verse, running heads, endnotes, parts of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from teiwright import blocks, xml
from teiwright.encode import encode
from teiwright.encode.pointers import pointer
from teiwright.encode.sections import kind
from teiwright.model import TEI_NS
from teiwright.source import from_bytes
from teiwright.withhold import restore, withhold
from unit.encode.articles import EVERYTHING

if TYPE_CHECKING:
    from pathlib import Path

    from teiwright.model import Document


@pytest.fixture(scope="module")
def made() -> Document:
    return edition(EVERYTHING)


def edition(text: str, name: str = "x.md") -> Document:
    return xml.parse(xml.serialise(encode(from_bytes(text.encode(), name))), "x.xml")


def paths(document: Document, *names: str) -> list[str]:
    """The path of each element called one of `names` below `text`, and its words."""
    found = []
    for element in document.root.iterfind(f".//{{{TEI_NS}}}text//*"):
        name = etree.QName(element).localname
        if name in names:
            above = [etree.QName(a).localname for a in element.iterancestors()][:2]
            found.append(f"{'/'.join(reversed(above))}/{name} {''.join(element.itertext()).strip()}".strip())
    return found


def test_all_of_it_is_valid_and_comes_back_from_withholding(made: Document, checkout: Path) -> None:
    grammar = etree.RelaxNG(file=checkout / "schema" / "teiwright.rng")
    assert grammar.validate(made.tree), grammar.error_log.last_error
    source = from_bytes(EVERYTHING.encode(), "x.md")
    kept = xml.parse(xml.serialise(withhold(made, source)), "kept.xml")
    assert xml.serialise(restore(kept, source)) == xml.serialise(made)


def test_lists_nest_in_items(made: Document) -> None:
    assert [p.split(" ")[0] for p in paths(made, "item")][:2] == ["div/list/item", "item/list/item"]


def test_a_term_and_what_it_is_are_a_pair(made: Document) -> None:
    assert "div/list/label Term" in paths(made, "label")


def test_a_caption_is_the_head_of_its_table_or_figure(made: Document) -> None:
    heads = paths(made, "head")
    assert "div/table/head Table 1. What there is" in heads
    assert "div/figure/head Figure 1: The mill at work" in heads


def test_a_table_has_its_head_row_and_its_alignment(made: Document) -> None:
    rows = [row.get("role") for row in made.root.iter(f"{{{TEI_NS}}}row")]
    cells = [cell.get("rend") for cell in made.root.iter(f"{{{TEI_NS}}}cell")]
    assert (rows, cells) == (["label", None], [None, "right", None, "right"])


def test_a_figure_has_its_picture_and_its_description(made: Document) -> None:
    assert [g.get("url") for g in made.root.iter(f"{{{TEI_NS}}}graphic")] == ["mill.png"]
    assert paths(made, "figDesc") == ["div/figure/figDesc A mill"]


def test_verse_is_lines_in_a_stanza(made: Document) -> None:
    assert paths(made, "l") == ["div/lg/l A line", "div/lg/l another"]


def test_a_dash_below_a_quotation_begins_its_attribution(made: Document) -> None:
    assert next(p.split(" ")[0] for p in paths(made, "bibl")) == "div/cit/bibl"


def test_subtitle_byline_and_run_in_head_are_told(made: Document) -> None:
    subs = [h.text for h in made.root.iter(f"{{{TEI_NS}}}head") if h.get("type") == "sub"]
    assert subs == ["And Their Rivers"]
    assert paths(made, "docAuthor") == ["div/byline/docAuthor Ada Weir"]
    assert paths(made, "label")[0].endswith("label Abstract")


def test_divisions_are_what_their_headings_say(made: Document) -> None:
    types = [d.get("type") for d in made.root.iter(f"{{{TEI_NS}}}div")]
    assert types == ["chapter", "section", "acknowledgements", "bibliography", "appendix"]


def test_a_link_to_a_heading_points_to_its_division(made: Document) -> None:
    targets = [
        r.get("target") for r in made.root.iter(f"{{{TEI_NS}}}ref") if "".join(r.itertext()) == "there"
    ]
    assert targets == ["#s1"]


def test_code_holds_characters_and_nothing_else(made: Document) -> None:
    assert [len(c) for c in made.root.iter(f"{{{TEI_NS}}}code")] == [0]


def test_the_numbers_of_endnotes_point_to_them() -> None:
    made = edition("# T\n\nOne.[1] Two.¹ Three.^2^ [9]\n\n## Notes\n\n1. First.\n\n2. Second.\n")
    notes = [(n.get("place"), n.get("n")) for n in made.root.iter(f"{{{TEI_NS}}}note")]
    refs = [r.get("target") for r in made.root.iterfind(f".//{{{TEI_NS}}}p/{{{TEI_NS}}}ref")]
    assert notes == [("end", "1"), ("end", "2")]
    assert [t for t in refs if t] == ["#endnote1", "#endnote1", "#endnote2"]


def test_several_bibliographies_and_what_follows_them_are_told_apart() -> None:
    text = (
        "# T\n\nText.\n\n## Primary Sources\n\n- Brook, C. (1990) Waters, Bonn: M.\n\n## Secondary Sources\n\n"
        "- Dove, E. (1991) Airs, Bonn: M.\n\n## Appendix\n\nMore.\n"
    )
    types = [d.get("type") for d in edition(text).root.iter(f"{{{TEI_NS}}}div")]
    assert types == ["chapter", "bibliography", "bibliography", "appendix"]


def test_a_page_that_ends_in_a_paragraph_has_its_foot_before_the_break_and_its_head_behind() -> None:
    text = "\f".join(
        f"ON MILLS\n\n{body}\n\n{n}\n"
        for n, body in ((7, "The mill in the"), (8, "valley and the"), (9, "hills."))
    )
    made = edition(text, "x.txt")
    paragraph = next(p for p in made.root.iter(f"{{{TEI_NS}}}p") if "valley" in "".join(p.itertext()))
    assert [etree.QName(c).localname for c in paragraph] == ["fw", "pb", "fw"] * 2
    assert [c.get("place") for c in paragraph] == ["bottom", None, "top"] * 2


def test_headings_without_a_mark_are_told_by_number_capitals_and_place() -> None:
    text = "A Title\n\n1. First\n\nText here.\n\n1.1 Below\n\nText here.\n\nII. ROMAN\n\nText here.\n\nChapter 3\n\nText.\n"
    made = edition(text, "x.txt")
    numbers = [(d.get("n"), "".join(d[0].itertext())) for d in made.root.iter(f"{{{TEI_NS}}}div")]
    assert numbers == [
        (None, "A Title"),
        ("1", "1. First"),
        ("1.1", "1.1 Below"),
        ("2", "II. ROMAN"),
        ("3", "Chapter 3"),
    ]


def test_short_lines_that_count_are_a_list_and_no_headings() -> None:
    made = edition("A Title\n\nText here.\n\n1. Apples\n\n2. Pears\n\n3. Plums\n\nText here.\n", "x.txt")
    assert [i.get("n") for i in made.root.iter(f"{{{TEI_NS}}}item")] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("http://x.org/a b", "http://x.org/a%20b"),
        ("http://x.org/?q=[1]#a#b", "http://x.org/?q=%5B1%5D#a%23b"),
        ("mailto:a@b.c", "mailto:a@b.c"),
        ("a/b.png", "a/b.png"),
        ("100%", "100%25"),
        ("#a", "#a"),
        ("", None),
        ("http://", None),
    ],
)
def test_an_address_is_encoded_or_none(address: str, meant: str | None) -> None:
    assert pointer(address) == meant


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("Abstract", "abstract"),
        ("Danksagung", "acknowledgements"),
        ("5. Notes", "notes"),
        ("Anhang B: Tabellen", "appendix"),
        ("Notes on Rivers", "section"),
    ],
)
def test_a_section_is_what_its_heading_says(heading: str, meant: str) -> None:
    assert kind(heading) == meant


def test_the_stream_of_everything_is_its_edition_s(made: Document) -> None:
    text = "".join(made.root.find(f"{{{TEI_NS}}}text").itertext())  # type: ignore[union-attr]  # every edition has one
    assert "".join(text.split()) == "".join(blocks.stream(from_bytes(EVERYTHING.encode(), "x.md")).split())
