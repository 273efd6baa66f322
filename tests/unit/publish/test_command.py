"""The options of the command `publish`."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from teiwright.cli.publish import publish
from teiwright.publish import forms

HARBOUR = Path(__file__).resolve().parents[2] / "data" / "publish" / "harbour.xml"


def run(out: Path, *words: str) -> Result:
    return CliRunner().invoke(publish, [str(HARBOUR), "-o", str(out), *words], standalone_mode=False)


def test_what_is_written_is_named_and_what_is_shown_is_told(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert {Path(line).relative_to(tmp_path).as_posix() for line in result.stdout.splitlines()} == {
        "index.html", "harbour.xml", "authorities.xml", *forms.ALWAYS,
    }  # fmt: skip
    assert result.stderr == f"teiwright: {HARBOUR}: 1119 characters of text, all of them in index.html\n"


@pytest.mark.parametrize(("where", "last"), [("end", "The bill"), ("omitted", "Interview with a keeper")])
def test_notes_go_where_they_are_sent(tmp_path: Path, where: str, last: str) -> None:
    run(tmp_path, "--notes", where)
    assert (tmp_path / "text.txt").read_text(encoding="utf-8").splitlines()[-1].startswith(last)


def test_the_editors_reading_can_be_taken(tmp_path: Path) -> None:
    run(tmp_path, "--reading", "editor")
    assert "paid him forty crowns" in (tmp_path / "text.txt").read_text(encoding="utf-8")


def test_tables_for_a_spreadsheet_hold_the_same_records(tmp_path: Path) -> None:
    run(tmp_path / "plain")
    run(tmp_path / "excel", "--excel")
    plain, excel = (
        (tmp_path / name / "entities.csv").read_text(encoding="utf-8") for name in ("plain", "excel")
    )
    assert excel.startswith("\ufeff")
    assert list(csv.reader(io.StringIO(excel.removeprefix("\ufeff")))) == list(csv.reader(io.StringIO(plain)))


def test_further_forms_are_written_when_named(tmp_path: Path) -> None:
    result = run(tmp_path, "--also", "vrt", "--also", "places")
    assert {"text.vrt", "places.geojson"} <= {Path(line).name for line in result.stdout.splitlines()}


def test_what_the_page_lacks_and_what_it_has_no_template_for_are_told(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>a <floruit>b</floruit> '
        "<app><lem>c</lem>\n<rdg>de</rdg></app></p></body></text></TEI>",
        encoding="utf-8",
    )
    words = [str(path), "-o", str(tmp_path / "out")]
    result = CliRunner().invoke(publish, words, standalone_mode=False)
    assert result.return_value == 0
    assert result.stderr.splitlines() == [
        f"teiwright: {path}: 5 characters of text, 3 of them in index.html; it lacks 2 in rdg (line 2)",
        f"teiwright: {path}: shown as plain text, for want of a template: floruit (1)",
    ]
