"""Reading OpenDocument texts: what is printed arrives, what the word processor only shows does not."""

from __future__ import annotations

import io
import json

import pytest
from odf import style as odf_style
from odf import text as odf_text
from odf.opendocument import OpenDocumentText

from teiwright.errors import SourceError
from teiwright.model import BlockKind, MarkKind
from unit.readers.documents import ODF, odt_xml, read, split, texts, zipped

NAME = "paper.odt"


def blocks_of(body: str, **parts: str) -> list[tuple[BlockKind, str]]:
    return [(b.kind, b.text) for b in split(odt_xml(body, **parts), NAME)]


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def named(name: str, display: str = "", family: str = "paragraph", inner: str = "", parent: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:display-name="{display}" style:family="{family}" '
        f'style:parent-style-name="{parent}">{inner}</style:style>'
    )


def test_a_file_of_odfpy_is_read() -> None:
    document = OpenDocumentText()
    italic = odf_style.Style(name="T1", family="text")
    italic.addElement(odf_style.TextProperties(fontstyle="italic"))
    document.automaticstyles.addElement(italic)
    document.text.addElement(odf_text.H(outlinelevel=2, text="Way"))
    paragraph = odf_text.P(text="A *literal* star, ")
    paragraph.addElement(odf_text.Span(stylename=italic, text="slanted"))
    paragraph.addElement(odf_text.S(c=2))
    paragraph.addText("and on.")
    document.text.addElement(paragraph)
    stream = io.BytesIO()
    document.write(stream)
    heading, text = split(stream.getvalue(), NAME)
    assert (heading.kind, heading.level, heading.text) == (BlockKind.HEADING, 2, "Way")
    assert text.text == "A *literal* star, slanted  and on."
    assert [(m.kind, text.text[m.start : m.end]) for m in text.marks] == [(MarkKind.ITALIC, "slanted")]


@pytest.mark.parametrize("style", ["Quotations", "Zitat", "Block_20_Text", "P1"])
def test_a_quotation_is_known_by_its_style_and_by_what_that_is_based_on(style: str) -> None:
    automatic = named("P1", parent="Quotations")
    assert blocks_of(p("Words.", style), automatic=automatic, styles=named("Quotations")) == [
        (BlockKind.QUOTATION, "Words.")
    ] or style in {"Zitat", "Block_20_Text"}
    styles = "".join(named(n) for n in ("Quotations", "Zitat", "Block_20_Text"))
    assert blocks_of(p("Words.", style), automatic=automatic, styles=styles) == [
        (BlockKind.QUOTATION, "Words.")
    ]


def test_a_paragraph_narrowed_at_both_sides_is_a_quotation() -> None:
    narrow = '<style:paragraph-properties fo:margin-left="1cm" fo:margin-right="0.5in"/>'
    body = p("One.") + p("Two.") + p("Apart.", "P1") + p("Three.")
    found = blocks_of(body, automatic=named("P1", inner=narrow))
    assert [k for k, _ in found] == [*[BlockKind.PARAGRAPH] * 2, BlockKind.QUOTATION, BlockKind.PARAGRAPH]


def test_footnotes_and_endnotes_stand_at_their_marks() -> None:
    def note(kind: str, text: str) -> str:
        citation = "<text:note-citation>1</text:note-citation>"
        return f'<text:note text:note-class="{kind}">{citation}<text:note-body>{p(text)}</text:note-body></text:note>'

    found = split(odt_xml(p(f"One{note('footnote', 'Foot.')} two{note('endnote', 'End.')}.")), NAME)
    assert [(b.text, b.label) for b in found] == [("One two.", ""), ("Foot.", "1"), ("End.", "i")]


LISTS = """<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"/>
  <text:list-level-style-bullet text:level="2"/></text:list-style>"""


def test_lists_are_numbered_and_nested_and_go_on() -> None:
    inner = f"<text:list><text:list-item>{p('b')}</text:list-item></text:list>"
    first = f'<text:list xml:id="x" text:style-name="L"><text:list-item>{p("a")}{p("more")}{inner}</text:list-item></text:list>'
    later = f'<text:list text:continue-list="x" text:style-name="L"><text:list-item>{p("c")}</text:list-item></text:list>'
    anew = f'<text:list text:style-name="L"><text:list-item>{p("d")}</text:list-item></text:list>'
    found = split(odt_xml(first + p("Between.") + later + p("Again.") + anew, automatic=LISTS), NAME)
    assert [(b.text, b.level, b.label) for b in found if b.kind is not BlockKind.PARAGRAPH] == [
        ("a", 1, "1"),
        ("more", 1, ""),
        ("b", 2, ""),
        ("c", 1, "2"),
        ("d", 1, "1"),
    ]


def test_a_numbered_heading_in_a_list_is_a_heading() -> None:
    heading = '<text:h text:outline-level="1">Way</text:h>'
    body = f'<text:list text:style-name="L"><text:list-item>{heading}</text:list-item></text:list>'
    assert blocks_of(body, automatic=LISTS) == [(BlockKind.HEADING, "Way")]


def test_white_space_counts_once_and_marked_space_as_often_as_it_says() -> None:
    body = p("a \n  b<text:s text:c='3'/>c<text:tab/>d<text:line-break/>e")
    assert blocks_of(body) == [(BlockKind.PARAGRAPH, "a b   c\td\ne")]


def test_tracked_changes_are_refused_with_their_number_and_the_first_place() -> None:
    regions = (
        "<text:tracked-changes><text:changed-region><text:insertion/></text:changed-region><text:changed-region>"
        f"<text:deletion>{p('gone')}</text:deletion></text:changed-region></text:tracked-changes>"
    )
    with pytest.raises(SourceError) as caught:
        read(odt_xml(regions + p("Fine.") + p('The <text:change-start text:change-id="a"/>new word.')), NAME)
    assert str(caught.value) == (
        "paper.odt: has tracked changes (1 insertion, 1 deletion), the first in paragraph 2 (“The new word.”); "
        "accept or reject them in the word processor (Edit, Track Changes, Accept All), and save"
    )


def test_comments_hidden_text_indexes_and_margins_are_left_out_and_told() -> None:
    hidden = named("T1", family="text", inner='<style:text-properties text:display="none"/>')
    comment = "<office:annotation><text:p>No.</text:p></office:annotation>"
    toc = f"<text:table-of-content><text:index-body>{p('Way 3')}</text:index-body></text:table-of-content>"
    body = toc + p(f'a{comment}<text:span text:style-name="T1">b</text:span>c')
    found = read(odt_xml(body, automatic=hidden), NAME)
    assert found.text == "ac\n"
    assert found.remarks == (
        "1 comment is left out",
        "1 generated index or table of contents is left out",
        "1 piece of hidden text is left out",
    )


def test_the_citations_of_zotero_hand_out_their_data() -> None:
    item = {"id": "doe", "type": "book"}
    name = "ZOTERO_ITEM CSL_CITATION " + json.dumps({"citationItems": [{"itemData": item}]}) + " RNDabc"
    start = f'<text:reference-mark-start text:name="{name.replace(chr(34), "&quot;")}"/>'
    found = read(odt_xml(p(f'So {start}(Doe 2010)<text:reference-mark-end text:name="x"/>.')), NAME)
    assert (found.text, json.loads(found.references)) == ("So (Doe 2010).\n", [item])


def test_a_table_has_its_cells_in_rows() -> None:
    def cell(inner: str) -> str:
        return f"<table:table-cell>{inner}</table:table-cell>"

    head = f"<table:table-header-rows><table:table-row>{cell(p('A'))}{cell(p('B'))}</table:table-row></table:table-header-rows>"
    row = f"<table:table-row>{cell(p('1') + p('2'))}<table:covered-table-cell/></table:table-row>"
    found = read(odt_xml(f"<table:table>{head}{row}</table:table>"), NAME).text
    assert found == "| A | B |\n|---|---|\n| 1&#10;2 |  |\n"


def test_a_picture_a_text_box_and_an_equation_are_read() -> None:
    picture = '<draw:frame><draw:image xlink:href="Pictures/1.png"/><svg:desc>A ship</svg:desc></draw:frame>'
    box = f"<draw:frame><draw:text-box>{p('In the box.')}</draw:text-box></draw:frame>"
    equation = (
        '<draw:frame><draw:object xlink:href="./Object 1"/><draw:image xlink:href="./r/1"/></draw:frame>'
    )
    math = '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>E</mi><mo>=</mo><mn>1</mn><annotation>x</annotation></math>'
    found = read(odt_xml(p(f"a{picture}{box} {equation}."), **{"Object 1/content.xml": math}), NAME)
    assert found.text == "a E=1.\n\n![A ship](Pictures/1.png)\n\nIn the box.\n"


def test_a_protected_file_is_refused() -> None:
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    manifest = f'<m:manifest xmlns:m="{space}"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    with pytest.raises(SourceError, match="is protected by a password"):
        read(odt_xml(p("a"), **{"META-INF/manifest.xml": manifest}), NAME)


def test_a_spreadsheet_is_refused() -> None:
    content = f"<office:document-content {ODF}><office:body><office:spreadsheet/></office:body></office:document-content>"
    with pytest.raises(SourceError, match="is an OpenDocument file, but no text"):
        read(zipped({"mimetype": "x", "content.xml": content}), "table.ods")


def test_a_file_that_names_itself_a_word_file_is_read_by_what_it_is() -> None:
    assert texts(odt_xml(p("Words.")), "paper.docx") == ["Words."]
