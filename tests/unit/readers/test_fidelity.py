"""Every character of a document's running text is in its edition, as an independent look into the file finds it."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.shared import Cm
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from teiwright import blocks
from teiwright.authority import NOBODY
from teiwright.encode import encode
from teiwright.model import BlockKind, MarkKind
from unit.readers.documents import ODF, read, split, word

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as WordDocument

TEI = "{http://www.tei-c.org/ns/1.0}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TROUBLE = "*_`[]<>&~^|#\\-+=:.)(!1{}%\"'“”« »\u00a0\u00ad\u2011\u200b\u2028"
WORDS = st.text(
    st.one_of(
        st.sampled_from(TROUBLE),
        st.sampled_from("abcé "),
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
    ),
    min_size=1,
    max_size=12,
)
RUNS = st.lists(st.tuples(WORDS, st.booleans(), st.booleans()), min_size=1, max_size=4)
STYLES = ["Normal", "Heading 1", "Quote", "List Bullet", "List Number", "Caption"]


def essay(document: WordDocument) -> None:
    """A text with all that authors write: what is not in it is in the other tests."""
    document.add_paragraph("The *Harbour* Lights", style="Title")
    document.add_paragraph("A study of 1. things", style="Subtitle")
    document.add_heading("Introduction #1", 1)
    paragraph = document.add_paragraph("It was, so one reads, [sic] a fog & a tide <of> sorts: ")
    paragraph.add_run("Harbour").italic = True
    paragraph.add_run("s were ")
    paragraph.add_run("not.").bold = True
    paragraph.add_run("Then H")
    paragraph.add_run("2").font.subscript = True
    paragraph.add_run("O froze (Doe 2010, 12).\u00a0“Ice,” he said.")
    for number, style in enumerate(
        ("List Number", "List Number", "List Bullet 2", "List Number", "List Bullet")
    ):
        document.add_paragraph(f"Item {number}, of which one says: 2. more", style=style)
    document.add_paragraph("A long quotation - with a dash (Doe 2010, 13).", style="Quote")
    narrow = document.add_paragraph("Another one, set apart by its margins.").paragraph_format
    narrow.left_indent = narrow.right_indent = Cm(1)
    lines = document.add_paragraph("12 Quay Street")
    lines.add_run().add_break()
    lines.add_run("Kiel")
    lines.add_run().add_break(WD_BREAK.PAGE)
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("Year", "Lamps | oil", "1. first", "two\nlines"), strict=True):  # noqa: SLF001 - python-docx has no other way to all cells
        cell.text = text
    document.add_heading("Sub", 2)
    document.add_paragraph("Figure 1: A lamp.", style="Caption")
    document.add_heading("References", 1)
    document.add_paragraph("Doe, Jane. 2010. Lamps. Kiel: Quay Press.")


ESSAY = word(essay)


NOTES = ("A note, with [brackets].", "A second note.")
NOTED = ["Way", "One *word* and another.", *NOTES, "a | b", "c", "d", "e", "The end."]


def noted() -> str:
    """A flat OpenDocument text, which LibreOffice reads: with notes, which python-docx cannot write, and a table."""

    def p(text: str) -> str:
        return f"<text:p>{text}</text:p>"

    def note(text: str) -> str:
        body = f"<text:note-body>{p(text)}</text:note-body>"
        return f'<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>{body}</text:note>'

    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(f'<table:table-cell>{p(c)}</table:table-cell>' for c in cells)}</table:table-row>"

    columns = '<table:table-column table:number-columns-repeated="2"/>'
    body = (
        f'<text:h text:outline-level="1">Way</text:h>{p(f"One *word*{note(NOTES[0])} and another{note(NOTES[1])}.")}'
        f'<table:table table:name="T">{columns}{row("a | b", "c")}{row("d", "e")}</table:table>{p("The end.")}'
    )
    kind = "application/vnd.oasis.opendocument.text"
    return f'<?xml version="1.0" encoding="UTF-8"?><office:document {ODF} office:mimetype="{kind}"><office:body><office:text>{body}</office:text></office:body></office:document>'


def letters(text: str) -> str:
    """`text` without white space, which blocks and lines may lose at their ends."""
    return re.sub(r"\s", "", text)


def independent(data: bytes) -> str:
    """The running text of a Word file by its bare XML: no class of this package has a part in it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return "".join(e.text or "" for e in root.iter(f"{W}t"))


def edition(data: bytes, name: str = "paper.docx") -> str:
    """The characters of the edition's `text`."""
    document = encode(read(data, name), None, NOBODY, href="authorities.xml")
    text = document.root.find(f"{TEI}text")
    assert text is not None
    return "".join(str(t) for t in text.itertext())


def test_the_edition_has_every_character_of_the_word_file_in_order() -> None:
    assert letters(edition(ESSAY)) == letters(independent(ESSAY))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(RUNS, st.sampled_from(STYLES)), min_size=1, max_size=4))
def test_any_characters_in_any_style_come_back_from_a_word_file(
    paragraphs: list[tuple[list[tuple[str, bool, bool]], str]],
) -> None:
    def build(document: WordDocument) -> None:
        for runs, style in paragraphs:
            paragraph = document.add_paragraph("x", style=style)
            for text, italic, bold in runs:
                run = paragraph.add_run(text)
                run.italic, run.bold = italic or None, bold or None

    expected = [f"x{''.join(text for text, _, _ in runs)}".strip(" ") for runs, _ in paragraphs]
    found = split(word(build))
    assert [b.text for b in found] == expected


def test_emphasis_comes_back_from_a_word_file() -> None:
    text = next(b for b in split(ESSAY) if b.text.startswith("It was"))
    marks = [(m.kind, text.text[m.start : m.end]) for m in text.marks]
    assert marks == [(MarkKind.ITALIC, "Harbour"), (MarkKind.BOLD, "not."), (MarkKind.SUBSCRIPT, "2")]


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the essay as LibreOffice converts it."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("needs soffice, the command of LibreOffice, to convert a Word file")
    folder = tmp_path_factory.mktemp("office")
    (folder / "essay.docx").write_bytes(ESSAY)
    (folder / "noted.fodt").write_text(noted(), encoding="utf-8")
    for form in ("odt", "html", "docx:MS Word 2007 XML"):
        words = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", form]
        subprocess.run(
            [*words, "--outdir", str(folder / form[:4]), "essay.docx", "noted.fodt"],
            cwd=folder,
            check=True,
            capture_output=True,
            timeout=120,
        )
    return folder


@pytest.mark.parametrize(
    ("folder", "name"), [("odt", "essay.odt"), ("docx", "essay.docx"), ("html", "essay.html")]
)
def test_what_libreoffice_converts_has_the_same_characters(converted: Path, folder: str, name: str) -> None:
    data = (converted / folder / name).read_bytes()
    assert letters(edition(data, name)) == letters(independent(ESSAY))


@pytest.mark.parametrize(("folder", "name"), [("odt", "essay.odt"), ("docx", "essay.docx")])
def test_what_libreoffice_converts_has_the_same_blocks(converted: Path, folder: str, name: str) -> None:
    def shape(data: bytes, uri: str) -> list[tuple[BlockKind, str, int, str]]:
        return [(b.kind, b.text, b.level, b.label) for b in blocks.split(read(data, uri))]

    assert shape((converted / folder / name).read_bytes(), name) == shape(ESSAY, "essay.docx")


@pytest.mark.parametrize("form", ["odt", "docx", "html"])
def test_notes_and_tables_come_out_of_what_libreoffice_writes(converted: Path, form: str) -> None:
    found = blocks.split(read((converted / form / f"noted.{form}").read_bytes(), f"noted.{form}"))
    assert [b.text for b in found] == NOTED
    assert [(b.kind, b.label) for b in found[2:4]] == [(BlockKind.NOTE, "1"), (BlockKind.NOTE, "2")]


def test_a_document_of_python_docx_without_a_change_is_empty() -> None:
    stream = io.BytesIO()
    docx.Document().save(stream)
    with pytest.raises(Exception, match="is empty"):
        read(stream.getvalue())
