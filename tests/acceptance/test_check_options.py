"""Each option of `teiwright check`, from outside: schemas, catalogs, settings, baselines, repairs, many files, watching."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Result = subprocess.CompletedProcess[str]
    Run = Callable[..., Result]

ROOT = Path(__file__).parents[2]
MINIMAL = ROOT / "tests" / "cases" / "valid" / "minimal.xml"
NOTES_RNG = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><element name="notes"><zeroOrMore>
<element name="note"><attribute name="day"/><text/></element></zeroOrMore></element></start></grammar>"""
NOTES_SCH = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3">
<pattern><rule context="note"><assert id="said" test="normalize-space()">a note says nothing</assert></rule></pattern></schema>"""
COMMAND = [sys.executable, "-m", "teiwright", "check"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with one valid TEI file, two schemas of notes, and a file of notes."""
    text = MINIMAL.read_text(encoding="utf-8")
    (tmp_path / "good.xml").write_text(text, encoding="utf-8")
    (tmp_path / "notes.rng").write_text(NOTES_RNG)
    (tmp_path / "notes.sch").write_text(NOTES_SCH)
    (tmp_path / "notes.xml").write_text('<notes><note day="1">x</note><note/></notes>')
    return tmp_path


@pytest.fixture
def run(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run ``teiwright check`` in the project."""
    cache = str(tmp_path_factory.getbasetemp() / "xdg-cache")

    def check(*words: str, **environment: str) -> Result:
        around = {**os.environ, "XDG_CACHE_HOME": cache, **environment}
        return subprocess.run(
            [*COMMAND, *words],
            cwd=folder,
            env=around,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return check


def codes(result: Result) -> list[str]:
    return re.findall(r"^\S+:\d+:\d+: (\S+)", result.stdout, re.MULTILINE)


def broken(folder: Path, old: str, new: str) -> Path:
    """The valid file with one fault."""
    text = MINIMAL.read_text(encoding="utf-8")
    assert old in text
    path = folder / "bad.xml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_given_schemas_hold_for_any_xml(run: Run) -> None:
    result = run("--schema", "notes.rng", "--schema", "notes.sch", "notes.xml")
    assert (result.returncode, codes(result)) == (1, ["rng-attribute-missing", "sch:said"])


def test_a_phase_says_which_rules_count(folder: Path, run: Run) -> None:
    rules = NOTES_SCH.replace("<pattern>", '<phase id="draft"/><pattern>')
    (folder / "phases.sch").write_text(rules)
    words = ("notes.xml", "--schema", "phases.sch")
    assert run(*words).returncode == 1
    assert run(*words, "--phase", "#ALL").returncode == 1
    assert run(*words, "--phase", "draft").returncode == 0
    lost = run(*words, "--phase", "final")
    assert lost.returncode == 2
    assert "phase" in lost.stderr


def test_a_file_names_its_own_schema(folder: Path, run: Run) -> None:
    path = folder / "own.xml"
    path.write_text('<?xml-model href="notes.rng"?><notes><remark/></notes>')
    assert codes(run("own.xml")) == ["rng-element-unknown"]


def test_a_catalog_says_which_file_stands_for_an_address(folder: Path, run: Run) -> None:
    (folder / "own.xml").write_text(
        '<?xml-model href="https://example.org/notes.rng"?><notes><remark/></notes>'
    )
    (folder / "catalog.xml").write_text(
        '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">'
        '<uri name="https://example.org/notes.rng" uri="notes.rng"/></catalog>'
    )
    assert "schema-remote" in codes(run("own.xml"))
    assert codes(run("--catalog", "catalog.xml", "own.xml")) == ["rng-element-unknown"]
    assert codes(run("own.xml", XML_CATALOG_FILES=str(folder / "catalog.xml"))) == ["rng-element-unknown"]


def test_settings_name_files_schemas_and_severities(folder: Path, run: Run) -> None:
    (folder / "teiwright.toml").write_text(
        'files = ["notes.xml"]\nschemas = ["notes.rng"]\n[severity]\nrng-attribute-missing = "warning"\n'
    )
    result = run("--format", "json")
    (found,) = json.loads(result.stdout)
    assert (result.returncode, found["code"], found["severity"]) == (0, "rng-attribute-missing", "warning")


def test_no_file_at_all_is_a_wrong_use(run: Run) -> None:
    result = run()
    assert (result.returncode, result.stdout) == (2, "")
    assert "no FILE is given" in result.stderr


def test_what_is_known_is_not_said_again(folder: Path, run: Run) -> None:
    known = run("--schema", "notes.rng", "--write-baseline", "known.jsonl", "notes.xml")
    assert (known.returncode, known.stderr) == (0, "known.jsonl: 1 known findings\n")
    again = ["--schema", "notes.rng", "--baseline", "known.jsonl", "notes.xml"]
    assert (run(*again).returncode, run(*again).stdout) == (0, "")
    (folder / "notes.xml").write_text('<notes><note day="1">x</note><note/><remark/></notes>')
    assert codes(run(*again)) == ["rng-element-unknown"]


def test_a_summary_counts_instead_of_telling(run: Run) -> None:
    result = run("--summary", "--schema", "notes.rng", "notes.xml")
    assert result.returncode == 1
    assert re.search(r"^1\s+error\s+rng-attribute-missing\s+in 1 file$", result.stdout, re.MULTILINE)


def test_a_diff_shows_what_fix_then_does_and_nothing_else(folder: Path, run: Run) -> None:
    path = broken(folder, "<body>", '<body>\n<p xml:id="q"><date when="2003-8-8" resp="#editor">x</date></p>')
    before = path.read_bytes()
    shown = run("--diff", "bad.xml")
    assert shown.returncode == 1
    changed = [line for line in shown.stdout.splitlines() if re.match(r"[-+][^-+]", line)]
    assert [("2003-8-8" in line, "2003-08-08" in line) for line in changed] == [(True, False), (False, True)]
    assert path.read_bytes() == before
    fixed = run("--fix", "bad.xml")
    assert fixed.stderr == "bad.xml: 1 repaired\n"
    assert path.read_bytes() == before.replace(b"2003-8-8", b"2003-08-08")
    assert "date-invalid" not in codes(fixed)
    assert (run("--diff", "bad.xml").stdout, run("--diff", "good.xml").returncode) == ("", 0)


def test_an_id_that_another_file_of_the_run_points_to_keeps_its_name(folder: Path, run: Run) -> None:
    path = broken(folder, "<body>", '<body>\n<p xml:id="q">x</p><p xml:id="q">y</p>')
    before = path.read_bytes()
    text = (folder / "good.xml").read_text(encoding="utf-8")
    pointer = '<body>\n<p xml:id="z">See <ref target="bad.xml#q" resp="#editor">x</ref></p>'
    (folder / "other.xml").write_text(text.replace("<body>", pointer), encoding="utf-8")
    run("--fix", "bad.xml", "other.xml")
    assert path.read_bytes() == before
    assert run("--fix", "bad.xml").stderr == "bad.xml: 1 repaired\n"
    assert path.read_bytes() == before.replace(b'"q">y', b'"q-2">y')


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_number_of_processes_changes_nothing(folder: Path, run: Run, jobs: str) -> None:
    padding = f"<!-- {'x' * 900_000} -->\n"
    names = [f"n{number}.xml" for number in range(5)]
    for name in names:
        (folder / name).write_text(f"<notes><note/>{padding}</notes>")
    result = run("--schema", "notes.rng", "--jobs", jobs, *names)
    assert (result.returncode, result.stderr) == (1, "")
    assert [line.split(":")[0] for line in result.stdout.splitlines()[::2]] == names


def test_a_broken_schema_is_told_once(folder: Path, run: Run) -> None:
    (folder / "broken.rng").write_text("<grammar xmlns='http://relaxng.org/ns/structure/1.0'/>")
    result = run("--schema", "broken.rng", "notes.xml", "good.xml")
    assert (result.returncode, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)


def test_watching_checks_a_file_again_when_it_changes(folder: Path) -> None:
    words = [*COMMAND, "--schema", "notes.rng", "--watch", "notes.xml"]
    with subprocess.Popen(
        words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as watcher:
        assert watcher.stdout is not None
        assert "rng-attribute-missing" in watcher.stdout.readline()
        watcher.stdout.readline()
        time.sleep(0.6)
        (folder / "notes.xml").write_text("<notes><remark/></notes>")
        assert "rng-element-unknown" in watcher.stdout.readline()
        watcher.terminate()


@pytest.mark.parametrize("form", ["jsonl", "sarif", "junit", "github", "checkstyle"])
def test_every_format_names_the_code(run: Run, form: str) -> None:
    result = run("--schema", "notes.rng", "--format", form, "notes.xml")
    assert result.returncode == 1
    assert "rng-attribute-missing" in result.stdout
