"""`encode`, `withhold` and `restore` with a Word file, an OpenDocument text and a page, used as their user uses them."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from teiwright.cli.main import status
from unit.readers.documents import PIXEL, field, html, odt_xml, p, r, word, word_xml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docx.document import Document as WordDocument

    Run = Callable[..., tuple[str, str]]

TEI = "{http://www.tei-c.org/ns/1.0}"
ITEM = {
    "id": "weir",
    "type": "book",
    "title": "Rivers",
    "author": [{"family": "Weir", "given": "Ada"}],
    "issued": {"date-parts": [[1990]]},
}
INSTRUCTION = (
    f" ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps({'citationItems': [{'itemData': ITEM}]})}".replace(
        '"', "&quot;"
    )
)
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
NOTES = f'<w:footnote w:id="2">{p("A note on *mills*.")}</w:footnote>'
CELLS = "".join(
    f"<w:tr>{''.join(f'<w:tc>{p(c)}</w:tc>' for c in row)}</w:tr>"
    for row in (("Year", "Mills"), ("1990", "12"))
)
PROSE = (
    "The mills along the upper river stood in long and even rows until the great flood took the lower dam."
)
WORD = word_xml(
    p("Mills", style="Title")
    + p("Rows", style="Heading1")
    + p(
        PROSE,
        NOTE,
        " They were ",
        r("not", "<w:i/>"),
        " rebuilt ",
        field(INSTRUCTION, r("(Weir 1990, 3)")),
        ".",
    )
    + p(f"So it was said: {PROSE}", style="Quote")
    + f"<w:tbl>{CELLS}</w:tbl>"
    + p("References", style="Heading1")
    + p("Weir, Ada. 1990. Rivers. Kiel: Quay Press."),
    footnotes=NOTES,
)
ODT = odt_xml(
    '<text:p text:style-name="Title">Mills</text:p><text:h text:outline-level="1">Rows</text:h>'
    f'<text:p>{PROSE}<text:note text:note-class="footnote"><text:note-body><text:p>A note on *mills*.</text:p>'
    "</text:note-body></text:note> So.</text:p>"
)
PAGE = html(
    f'<nav>menu</nav><article><h1>Mills</h1><h2>Rows</h2><p>{PROSE}<a href="#fn1">1</a> So.</p>'
    '<ol class="footnotes"><li id="fn1">A note on *mills*.</li></ol></article>'
)
FILES = {"paper.docx": WORD, "paper.odt": ODT, "paper.html": PAGE}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """The command in this process, in a folder with the files; its two outputs."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str, expected: int = 0) -> tuple[str, str]:
        found = status(words)
        out, err = capfdbinary.readouterr()
        assert found == expected, err.decode()
        return out.decode(), err.decode()

    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    return run


@pytest.mark.parametrize("name", FILES)
def test_each_format_becomes_a_valid_edition_that_is_withheld_and_restored_to_the_byte(
    name: str, run: Run, tmp_path: Path
) -> None:
    run("encode", name, "-o", "paper.xml")
    assert run("check", "paper.xml") == ("", "")
    note = next(etree.parse(str(tmp_path / "paper.xml")).iter(f"{TEI}note"))
    assert "".join(note.itertext()).strip() == "A note on *mills*."
    run("withhold", "paper.xml", "--source", name, "-o", "public.xml")
    assert b"even rows" not in (tmp_path / "public.xml").read_bytes()
    run("restore", "public.xml", "--source", name, "-o", "again.xml")
    assert (tmp_path / "again.xml").read_bytes() == (tmp_path / "paper.xml").read_bytes()


def test_the_records_in_the_citations_of_a_word_file_are_those_of_its_author(
    run: Run, tmp_path: Path
) -> None:
    run("encode", "paper.docx", "-o", "paper.xml")
    struct = next(etree.parse(str(tmp_path / "paper.xml")).iter(f"{TEI}biblStruct"))
    assert struct.findtext(f".//{TEI}surname") == "Weir"
    reference = next(e for e in etree.parse(str(tmp_path / "paper.xml")).iter(f"{TEI}ref") if e.get("target"))
    assert reference.get("target") == "#weir"


def test_a_word_file_comes_from_standard_input_too() -> None:
    words = [sys.executable, "-W", "error", "-m", "teiwright", "encode", "-"]
    assert b"<note " in subprocess.run(words, input=WORD, capture_output=True, check=True).stdout


def test_what_was_left_out_is_told_on_standard_error(run: Run) -> None:
    _, told = run("encode", "paper.html", "-o", "paper.xml")
    assert told == "teiwright: paper.html: 1 part of the page (navigation, header, footer) is left out\n"


def test_tracked_changes_end_in_one_line_and_no_edition(run: Run, tmp_path: Path) -> None:
    (tmp_path / "draft.docx").write_bytes(word_xml(p("The ", f"<w:ins>{r('new')}</w:ins>", " word.")))
    _, told = run("encode", "draft.docx", "-o", "draft.xml", expected=2)
    assert told.count("\n") == 1
    assert told.startswith(
        "teiwright: draft.docx: has tracked changes (1 insertion), the first in paragraph 1 (“The new word.”)"
    )
    assert not (tmp_path / "draft.xml").exists()


def test_another_copy_of_a_word_file_with_the_same_words_restores_too(run: Run, tmp_path: Path) -> None:
    run("encode", "paper.docx", "-o", "paper.xml")
    run("withhold", "paper.xml", "--source", "paper.docx", "-o", "public.xml")
    (tmp_path / "copy.docx").write_bytes(WORD.replace(b"PK\x01\x02\x14", b"PK\x01\x02\x15"))
    run("restore", "public.xml", "--source", "copy.docx", "-o", "again.xml")
    assert (tmp_path / "again.xml").read_bytes() == (tmp_path / "paper.xml").read_bytes()


def test_a_word_file_with_other_words_does_not_restore(run: Run, tmp_path: Path) -> None:
    run("encode", "paper.docx", "-o", "paper.xml")
    run("withhold", "paper.xml", "--source", "paper.docx", "-o", "public.xml")
    (tmp_path / "other.docx").write_bytes(word_xml(p("Other words.")))
    _, told = run("restore", "public.xml", "--source", "other.docx", "-o", "again.xml", expected=2)
    assert told.startswith("teiwright: other.docx: is not the source that public.xml was made from")


def test_pictures_are_copied_to_where_the_edition_points_only_when_asked_for(
    run: Run, tmp_path: Path
) -> None:
    def build(document: WordDocument) -> None:
        document.add_paragraph("Mills.")
        document.add_picture(io.BytesIO(PIXEL))

    (tmp_path / "my mill.docx").write_bytes(word(build))
    _, told = run("encode", "my mill.docx", "-o", "a/mill.xml")
    assert (
        told == "teiwright: my mill.docx: 1 picture is named and not copied; give --pictures to copy them\n"
    )
    assert not (tmp_path / "a" / "my mill-pictures").exists()
    assert run("encode", "my mill.docx", "-o", "a/mill.xml", "--pictures", "--force") == ("", "")
    assert (tmp_path / "a" / "my mill-pictures" / "image1.png").read_bytes() == PIXEL
    assert run("check", "a/mill.xml") == ("", "")


def test_a_file_with_nothing_but_a_picture_becomes_a_valid_edition(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mill.docx").write_bytes(word(lambda document: document.add_picture(io.BytesIO(PIXEL))))
    assert run("encode", "mill.docx", "-o", "mill.xml", "--pictures") == ("", "")
    assert run("check", "mill.xml") == ("", "")
