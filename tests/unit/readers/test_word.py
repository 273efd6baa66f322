"""Reading Word files: what is printed arrives, what Word only shows does not, and the styles say what is what."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from docx.shared import Cm

from teiwright.errors import SourceError
from teiwright.model import BlockKind, MarkKind
from teiwright.readers import pictures

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

from unit.readers.documents import PIXEL, field, p, r, read, split, texts, word, word_xml, zipped


def style(name: str, identifier: str = "", based: str = "", properties: str = "") -> str:
    based = f'<w:basedOn w:val="{based}"/>' if based else ""
    identifier = identifier or name.replace(" ", "")
    return f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/>{based}{properties}</w:style>'


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("heading 2", "Heading2"),
        ("heading 2", "berschrift2"),
        ("Überschrift 2", "X"),
        ("Titre 2", "Y"),
        ("Título 2", "Z"),
    ],
)
def test_a_heading_is_known_by_its_style_in_four_languages(name: str, identifier: str) -> None:
    (block,) = split(word_xml(p("Weg", style=identifier), styles=style(name, identifier)))
    assert (block.kind, block.level) == (BlockKind.HEADING, 2)


def test_a_heading_is_known_by_the_id_of_a_style_that_is_not_defined() -> None:
    (block,) = split(word_xml(p("Weg", style="Heading3")))
    assert (block.kind, block.level) == (BlockKind.HEADING, 3)


def test_a_style_is_what_it_is_based_on() -> None:
    styles = (
        style("heading 1", "Heading1") + style("House Heading", "H", "Heading1") + style("Mine", "M", "H")
    )
    (block,) = split(word_xml(p("Way", style="M"), styles=styles))
    assert (block.kind, block.level) == (BlockKind.HEADING, 1)


def test_styles_that_are_based_on_each_other_in_a_circle_end() -> None:
    styles = style("One", "A", "B") + style("Two", "B", "A")
    assert texts(word_xml(p("Way", style="A"), styles=styles)) == ["Way"]


def test_an_outline_level_makes_a_heading() -> None:
    outline = '<w:outlineLvl w:val="1"/>'
    styles = style("Abschnitt", "A", properties=f"<w:pPr>{outline}</w:pPr>")
    found = split(word_xml(p("By style", style="A") + p("Direct", properties=outline), styles=styles))
    assert [(b.kind, b.level) for b in found] == [(BlockKind.HEADING, 2)] * 2


@pytest.mark.parametrize(
    "name", ["Quote", "Intense Quote", "Zitat", "Block Text", "Quotations", "Cita", "Citation"]
)
def test_a_quotation_is_known_by_its_style(name: str) -> None:
    (block,) = split(word_xml(p("Words.", style="Q"), styles=style(name, "Q")))
    assert block.kind is BlockKind.QUOTATION


def test_a_paragraph_narrowed_at_both_sides_is_a_quotation() -> None:
    def build(document):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - python-docx
        for text in ("First.", "Second.", "Third."):
            document.add_paragraph(text)
        narrow = document.add_paragraph("Set apart.").paragraph_format
        narrow.left_indent = narrow.right_indent = Cm(1)

    assert [b.kind for b in split(word(build))] == [BlockKind.PARAGRAPH] * 3 + [BlockKind.QUOTATION]


def test_where_all_paragraphs_are_set_in_none_is_a_quotation() -> None:
    wide = '<w:ind w:left="1000" w:right="1000"/>'
    found = split(word_xml("".join(p(f"Text {n}.", properties=wide) for n in range(4))))
    assert {b.kind for b in found} == {BlockKind.PARAGRAPH}


def test_emphasis_is_what_differs_from_the_style_of_the_paragraph() -> None:
    styles = style("Quote", properties="<w:rPr><w:i/></w:rPr>")
    body = p(r("slanted "), r("upright", '<w:i w:val="0"/>'), r(" slanted", "<w:i/>"), style="Quote")
    (block,) = split(word_xml(body, styles=styles))
    assert [(m.kind, block.text[m.start : m.end]) for m in block.marks] == [(MarkKind.ITALIC, "upright")]


def test_a_style_for_characters_gives_emphasis() -> None:
    styles = '<w:style w:type="character" w:styleId="Emphasis"><w:rPr><w:i/></w:rPr></w:style>'
    (block,) = split(word_xml(p("a ", r("b", '<w:rStyle w:val="Emphasis"/>')), styles=styles))
    assert [(m.kind, m.start) for m in block.marks] == [(MarkKind.ITALIC, 2)]


def test_bold_all_over_a_heading_is_its_look() -> None:
    (block,) = split(word_xml(p(r("Way", "<w:b/>"), style="Heading1")))
    assert block.marks == ()


NUMBERING = """<w:abstractNum w:abstractNumId="7">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
  <w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>
  <w:num w:numId="4"><w:abstractNumId w:val="7"/>
    <w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>"""


def item(text: str, number: int = 3, level: int = 0) -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(text, properties=numbered) if text else f"<w:p><w:pPr>{numbered}</w:pPr></w:p>"


def test_items_are_numbered_as_word_counts_them() -> None:
    body = (
        item("a")
        + item("b", level=1)
        + item("c")
        + p("Between.")
        + item("d")
        + item("")
        + item("e")
        + item("f", 4)
    )
    found = split(word_xml(body, numbering=NUMBERING))
    assert [(b.text, b.level, b.label) for b in found if b.kind is BlockKind.ITEM] == [
        ("a", 1, "1"),
        ("b", 2, ""),
        ("c", 1, "2"),
        ("d", 1, "3"),
        ("e", 1, "5"),
        ("f", 1, "5"),
    ]


def test_the_number_zero_takes_a_paragraph_out_of_its_list() -> None:
    (block,) = split(word_xml(item("a", 0), numbering=NUMBERING))
    assert block.kind is BlockKind.PARAGRAPH


FOOTNOTES = f"""<w:footnote w:type="separator" w:id="-1">{p("line")}</w:footnote>
  <w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>", " The note.")}{p("Its second paragraph.")}</w:footnote>
  <w:footnote w:id="5">{p("Another.")}</w:footnote><w:footnote w:id="9"/>"""
MARK = '<w:r><w:footnoteReference w:id="{}"/></w:r>'.format


def test_footnotes_stand_at_their_marks_in_the_order_of_the_text() -> None:
    found = split(word_xml(p("One", MARK(5), " two", MARK(2), "."), footnotes=FOOTNOTES))
    assert [(b.text, b.label) for b in found] == [
        ("One two.", ""),
        ("Another.", "1"),
        ("The note.", "2"),
        ("Its second paragraph.", "2"),
    ]


def test_endnotes_have_roman_numbers_beside_footnotes() -> None:
    endnotes = f'<w:endnote w:id="1">{p("End.")}</w:endnote>'
    body = p("One", MARK(2), '<w:r><w:endnoteReference w:id="1"/></w:r>')
    found = split(word_xml(body, footnotes=FOOTNOTES, endnotes=endnotes))
    assert [b.label for b in found if b.kind is BlockKind.NOTE] == ["1", "1", "i"]


def test_a_note_without_words_is_left_out_and_told() -> None:
    found = read(word_xml(p("One", MARK(9), "."), footnotes=FOOTNOTES))
    assert (found.text, found.remarks) == ("One.\n", ("1 empty note is left out",))


def test_a_mark_without_its_note_is_refused() -> None:
    with pytest.raises(SourceError, match=r"paper.docx: has the mark of footnote 77, but not the note"):
        read(word_xml(p("One", MARK(77)), footnotes=FOOTNOTES))


def test_the_printed_result_of_a_field_is_text_and_its_instruction_is_not() -> None:
    assert texts(word_xml(p("See ", field(" REF _Ref1 \\h ", r("Figure 2")), "."))) == ["See Figure 2."]


def test_a_field_in_the_instruction_of_a_field_is_not_printed() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    inner = field("QUOTE", r("hidden"))
    assert texts(word_xml(p("a", mark("begin"), inner, mark("separate"), "b", mark("end")))) == ["ab"]


def test_a_table_of_contents_is_left_out_and_told() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    toc = p(mark("begin"), "<w:r><w:instrText>TOC \\o</w:instrText></w:r>", mark("separate"), "Way 3") + p(
        "Sea 5", mark("end")
    )
    found = read(word_xml(toc + p("Text.")))
    assert (found.text, found.remarks) == ("Text.\n", ("1 generated index or table of contents is left out",))


def test_a_field_that_never_ends_is_refused() -> None:
    body = p("a") + p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "b")
    with pytest.raises(SourceError, match=r"a field that begins in paragraph 2 never ends"):
        read(word_xml(body))


def test_links_go_out_of_the_document_and_not_into_it() -> None:
    out = f'<w:hyperlink r:id="L">{r("out")}</w:hyperlink>'
    into = f'<w:hyperlink w:anchor="x">{r("in")}</w:hyperlink>'
    by_field = field(' HYPERLINK "https://b.example/" ', r("field"))
    (block,) = split(word_xml(p(out, into, by_field), links={"L": "https://a.example/"}))
    assert block.text == "outinfield"
    assert [m.value for m in block.marks] == ["https://a.example/", "https://b.example/"]


ITEM = {"id": "doe2010", "type": "book", "title": "The “Harbour”", "author": [{"family": "Doe"}]}
CITATION = json.dumps({"citationItems": [{"id": 7, "itemData": ITEM}]})


def test_the_citations_of_zotero_keep_their_text_and_hand_out_their_data() -> None:
    instruction = f" ADDIN ZOTERO_ITEM CSL_CITATION {CITATION} ".replace('"', "&quot;")
    cited = field(instruction, r("(Doe 2010)"))
    found = read(word_xml(p("So ", cited, " and ", cited, ".")))
    assert found.text == "So (Doe 2010) and (Doe 2010).\n"
    assert json.loads(found.references) == [ITEM]


def test_a_citation_whose_data_is_broken_is_told() -> None:
    found = read(word_xml(p("So ", field(" ADDIN CSL_CITATION {no} ", r("(Doe 2010)")), ".")))
    assert (found.references, found.remarks) == (
        "",
        ("1 citation field without readable data is kept as text only",),
    )


def test_the_citations_of_mendeley_cite_hand_out_their_data() -> None:

    tag = "MENDELEY_CITATION_v3_" + base64.b64encode(CITATION.encode()).decode()
    control = f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{r("(Doe 2010)")}</w:sdtContent></w:sdt>'
    found = read(word_xml(p("So ", control, ".")))
    assert found.text == "So (Doe 2010).\n"
    assert json.loads(found.references) == [ITEM]


def test_tracked_changes_are_refused_with_their_number_and_the_first_place() -> None:
    inserted = f'<w:ins w:id="1" w:author="X">{r("new")}</w:ins>'
    deleted = '<w:del w:id="2" w:author="X"><w:r><w:delText>old</w:delText></w:r></w:del>'
    body = p("Fine.") + p("The ", inserted, deleted, " words of it.") + p(deleted)
    with pytest.raises(SourceError) as caught:
        read(word_xml(body))
    assert str(caught.value) == (
        "paper.docx: has tracked changes (1 insertion, 2 deletions), the first in paragraph 2 (“The newold words of it.”); "
        "accept or reject them in the word processor (Review, Accept All), and save"
    )


def test_a_tracked_change_in_a_footnote_is_refused() -> None:
    changed = p(f"<w:ins>{r('new')}</w:ins>")
    notes = f'<w:footnote w:id="2">{changed}</w:footnote>'
    with pytest.raises(SourceError, match="1 insertion"):
        read(word_xml(p("a", MARK(2)), footnotes=notes))


def test_a_tracked_change_of_looks_alone_is_no_matter() -> None:
    assert texts(word_xml(p(r("a", "<w:i/><w:rPrChange><w:rPr/></w:rPrChange>")))) == ["a"]


def test_comments_are_left_out_and_told() -> None:
    comment = '<w:commentRangeStart w:id="0"/>{}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    found = read(word_xml(p("So ", comment.format(r("it")), " is.")))
    assert (found.text, found.remarks) == ("So it is.\n", ("1 comment is left out",))


def test_hidden_text_is_left_out_and_told() -> None:
    found = read(word_xml(p("a", r("b", "<w:vanish/>"), "c")))
    assert (found.text, found.remarks) == ("ac\n", ("1 piece of hidden text is left out",))


def test_headers_and_footers_are_left_out_and_told() -> None:
    found = read(word_xml(p("Text."), header=p("Running head")))
    assert (found.text, found.remarks) == ("Text.\n", ("1 running header or footer is left out",))


def test_smart_tags_and_content_controls_are_read_through() -> None:
    tag = f"<w:smartTag>{r('Lima')}</w:smartTag>"
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{r(' and Quito')}</w:sdtContent></w:sdt>"
    around = f"<w:sdt><w:sdtContent>{p(tag, control)}</w:sdtContent></w:sdt>"
    assert texts(word_xml(around)) == ["Lima and Quito"]


def test_special_characters_are_themselves() -> None:
    special = (
        "<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:softHyphen/><w:t>era</w:t><w:tab/>"
        '<w:sym w:font="Symbol" w:char="F062"/><w:sym w:font="Wingdings" w:char="F0E0"/><w:t>\u00a0x</w:t></w:r>'
    )
    assert texts(word_xml(p(special))) == ["co\u2011op\u00adera\tβ\uf0e0\u00a0x"]


def test_a_page_break_is_told_and_a_line_break_kept() -> None:
    body = p("a", "<w:r><w:br/></w:r>", "b", '<w:r><w:br w:type="page"/></w:r>')
    found = read(word_xml(body))
    assert [b.text for b in split(word_xml(body))] == ["a\nb"]
    assert found.remarks == ("1 page or column break is left out",)


def test_the_characters_of_an_equation_are_kept_and_told() -> None:
    equation = "<m:oMath><m:r><m:t>E</m:t></m:r><m:r><m:t>=mc</m:t></m:r><m:sSup><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"
    found = read(word_xml(p("So ", equation, ".")))
    assert found.text == "So E=mc2.\n"
    assert found.remarks == ("1 equation is kept as characters without their layout",)


def test_a_text_box_is_read_once_and_stands_behind_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
    )
    fallback = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    data = word_xml(p("Before", drawing + fallback, " and on."))
    assert texts(data) == ["Before and on.", "In the box."]
    assert read(data).remarks == ("1 text box is put behind the paragraph that holds it",)


def test_a_picture_is_named_by_where_it_is_to_lie_and_its_bytes_are_at_hand() -> None:
    def build(document: WordDocument) -> None:
        document.add_picture(io.BytesIO(PIXEL))
        document.add_paragraph("Figure 1", style="Caption")

    found = read(word(build))
    assert found.text == "![](paper-pictures/image1.png)\n\nFigure 1\n"
    assert list(pictures(found)) == [("paper-pictures/image1.png", PIXEL)]


def test_a_picture_outside_of_the_file_keeps_its_address_and_is_not_read() -> None:
    drawing = '<w:r><w:drawing><wp:docPr descr="A ship"/><a:blip r:link="L"/></w:drawing></w:r>'
    found = read(word_xml(p(drawing), links={"L": "https://e.org/a.png"}))
    assert found.text == "![A ship](https://e.org/a.png)\n"
    assert list(pictures(found)) == []


def test_a_table_has_its_cells_in_rows() -> None:
    def row(*cells: str, properties: str = "") -> str:
        return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(f'<w:tc>{c}</w:tc>' for c in cells)}</w:tr>"

    span = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p("wide")
    table = row(p("A"), p("B"), properties="<w:tblHeader/>") + row(p("1") + p("2"), p("a|b")) + row(span)
    found = read(word_xml(f"<w:tbl>{table}</w:tbl>")).text
    assert found == "| A | B |\n|---|---|\n| 1&#10;2 | a&#124;b |\n| wide |  |\n"


def test_a_table_of_one_cell_is_a_frame() -> None:
    assert texts(word_xml(f"<w:tbl><w:tr><w:tc>{p('a')}{p('b')}</w:tc></w:tr></w:tbl>")) == ["a", "b"]


def test_an_initial_belongs_to_its_paragraph() -> None:
    body = p("O", properties='<w:framePr w:dropCap="drop"/>') + p("nce upon a time.")
    assert texts(word_xml(body)) == ["Once upon a time."]


def test_a_file_in_strict_open_xml_is_read() -> None:
    strict = word_xml(p("Way", style="Heading1"))

    old = zipfile.ZipFile(io.BytesIO(strict))
    renamed = (
        (
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
        (
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    )
    parts = {}
    for name in old.namelist():
        data = old.read(name)
        for transitional, other in renamed:
            data = data.replace(transitional, other)
        parts[name] = data
    (block,) = split(zipped(parts))
    assert (block.kind, block.text) == (BlockKind.HEADING, "Way")


def test_an_embedded_document_is_refused_since_its_text_would_be_lost() -> None:
    with pytest.raises(SourceError, match="holds another document in paragraph 1"):
        read(word_xml(p("a") + '<w:altChunk r:id="x"/>'))


def test_code_is_known_by_its_style() -> None:
    styles = style("HTML Preformatted", "H")
    (block,) = split(word_xml(p("  x = *1*", style="H") + p("y", style="H"), styles=styles))
    assert (block.kind, block.text) == (BlockKind.CODE, "  x = *1*\ny")


def test_the_data_and_the_digest_are_those_of_the_file() -> None:

    data = word_xml(p("a"))
    found = read(data)
    assert (found.data, found.sha256) == (data, hashlib.sha256(data).hexdigest())
