"""The audit on the command line: its table, the edition with it, and `check` that shows it, too."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from teiwright import xml
from teiwright.cli.main import command
from teiwright.model import tei

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

HEADER = """<teiHeader><fileDesc>
<titleStmt><title>Ice</title><respStmt xml:id="me"><resp>encoded</resp><name>Me</name></respStmt></titleStmt>
<publicationStmt><p>Unpublished.</p></publicationStmt>
<sourceDesc><p>None.</p></sourceDesc>
</fileDesc></teiHeader>"""
CITED = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="ice">
{header}
<text><body><div><head>Ice</head>
<p xml:id="p1">So it was (<ref type="bibl" resp="#me" target="#klein2007">Klein, {year}</ref>).</p></div></body>
<back><div type="bibliography"><head>References</head><listBibl>
<bibl xml:id="klein2007"><author>Klein, N.</author> (<date when="2007">2007</date>) <title level="m">Shock</title>.</bibl>
</listBibl></div></back></text></TEI>"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an edition that has a wrong year and one that has none."""
    for name, year in (("wrong", "2008"), ("right", "2007")):
        (tmp_path / f"{name}.xml").write_text(CITED.format(header=HEADER, year=year), encoding="utf-8")
    # Both end in one folder, and no settings above it count.
    (tmp_path / "teiwright.toml").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(command, list(words), standalone_mode=False)


def lines(words: str) -> list[str]:
    return [line for line in run(*words.split()).stdout.splitlines() if not line.startswith(" ")]


@pytest.mark.usefixtures("folder")
def test_a_finding_has_the_line_and_the_column_of_the_citation() -> None:
    (line,) = lines("audit wrong.xml")
    assert line.startswith("wrong.xml:8:27: citation-year ")


@pytest.mark.usefixtures("folder")
def test_the_table_of_an_audit_has_a_row_for_each_finding() -> None:
    (row,) = csv.DictReader(io.StringIO(run("audit", "wrong.xml", "--format", "csv").stdout, newline=""))
    assert (row["code"], row["xml_id"], row["line"], row["column"]) == ("citation-year", "p1", "8", "27")


def test_the_edition_with_its_audit_is_written_and_the_findings_are_shown(folder: Path) -> None:
    result = run("audit", "wrong.xml", "--write-tei", "out.xml")
    assert (result.return_value, "citation-year" in result.stdout) == (1, True)
    (note,) = xml.read(folder / "out.xml").root.iterfind(f"{tei('standOff')}/*/*/{tei('note')}")
    assert (note.get("type"), note.get("target")) == ("citation-year", "#p1")


def test_an_edition_is_replaced_only_with_force(folder: Path) -> None:
    before = (folder / "wrong.xml").read_bytes()
    refused = run("audit", "wrong.xml", "--write-tei", "wrong.xml")
    assert "is there already" in str(refused.exception)
    assert (folder / "wrong.xml").read_bytes() == before
    run("audit", "wrong.xml", "--write-tei", "wrong.xml", "--force")
    once = (folder / "wrong.xml").read_bytes()
    run("audit", "wrong.xml", "--write-tei", "wrong.xml", "--force")
    assert b"citation-year" in once
    assert (folder / "wrong.xml").read_bytes() == once


@pytest.mark.usefixtures("folder")
def test_an_edition_on_standard_output_is_all_that_is_there() -> None:
    result = run("audit", "wrong.xml", "--write-tei", "-")
    assert result.return_value == 1
    assert xml.parse(result.stdout_bytes, "out.xml").root.tag == tei("TEI")
    assert run("audit", "right.xml", "--write-tei", "-").return_value == 0


@pytest.mark.usefixtures("folder")
def test_a_file_that_is_missing_hides_no_finding_of_another() -> None:
    result = run("audit", "missing.xml", "wrong.xml")
    assert (result.return_value, "citation-year" in result.stdout) == (2, True)


@pytest.mark.usefixtures("folder")
def test_only_one_edition_is_written_at_a_time() -> None:
    assert "takes one FILE" in str(run("audit", "wrong.xml", "right.xml", "--write-tei", "out.xml").exception)


@pytest.mark.usefixtures("folder")
def test_check_shows_the_audit_where_it_is_asked_to() -> None:
    assert lines("check wrong.xml right.xml") == []
    shown = lines("check wrong.xml right.xml --audit")
    assert [line.split(" ")[1] for line in shown] == ["citation-year"]
    assert run("check", "wrong.xml", "--audit").return_value == 0


def test_the_settings_ask_for_the_audit_and_say_how_grave_it_is(folder: Path) -> None:
    settings = folder / "teiwright.toml"
    settings.write_text('audit = true\n[severity]\ncitation-year = "error"\n', encoding="utf-8")
    result = run("check", "wrong.xml", "--format", "json")
    assert ([each["severity"] for each in json.loads(result.stdout)], result.return_value) == (["error"], 1)
    settings.write_text('audit = true\n[severity]\ncitation-year = "off"\n', encoding="utf-8")
    assert lines("check wrong.xml") == []


@pytest.mark.usefixtures("folder")
def test_a_report_explains_the_codes_of_an_audit() -> None:
    (rule,) = json.loads(run("audit", "wrong.xml", "--format", "sarif").stdout)["runs"][0]["tool"]["driver"][
        "rules"
    ]
    assert rule["shortDescription"]["text"] == "A citation has another year than its entry."
    assert rule["help"]["text"].startswith("find out which one is right")


def test_what_is_checked_and_audited_comes_in_the_order_of_the_file(folder: Path) -> None:
    path = folder / "wrong.xml"
    text = path.read_text(encoding="utf-8")
    broken = text.replace("<head>Ice", "<head corresp='#a'>Ice").replace(
        "<head>Ref", "<head corresp='#b'>Ref"
    )
    path.write_text(broken, encoding="utf-8")
    codes = [line.split(" ")[1] for line in lines("check wrong.xml --audit")]
    assert codes == ["pointer-dangling", "citation-year", "pointer-dangling"]


def test_what_is_no_tei_and_what_cannot_be_read_is_not_audited(folder: Path) -> None:
    (folder / "other.xml").write_text("<other/>", encoding="utf-8")
    (folder / "broken.xml").write_text("<TEI>", encoding="utf-8")
    result = run("check", "other.xml", "broken.xml", "wrong.xml", "--audit")
    assert (result.return_value, result.stderr.count("not well-formed")) == (2, 1)
    assert [line.split(" ")[1] for line in result.stdout.splitlines() if line[0] != " "] == [
        "xml:root",
        "citation-year",
    ]
