"""A project's settings: found upwards, every key and code known, severities as told."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from teiwright.check.codes import finding
from teiwright.check.settings import Settings, apply_severity, find_settings, read_settings
from teiwright.errors import SettingsError
from teiwright.model import Finding, Locus, Severity

if TYPE_CHECKING:
    from pathlib import Path

FULL = """
files = ["tei/**/*.xml", "extra.xml"]
schemas = ["schema/house.rng"]
catalog = "catalog.xml"
baseline = "known.jsonl"
[severity]
pointer-outside = "off"
id-invalid = "warning"
"sch:house-rule" = "info"
"""


def _written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_all_keys_are_read_and_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    settings = read_settings(_written(tmp_path / "teiwright.toml", FULL))
    assert settings.schema_paths() == (tmp_path / "schema" / "house.rng",)
    assert settings.catalog_path() == tmp_path / "catalog.xml"
    assert settings.baseline_path() == tmp_path / "known.jsonl"
    assert settings.severity["id-invalid"] == "warning"


def test_the_files_are_those_that_are_there_each_once(tmp_path: Path) -> None:
    settings = read_settings(
        _written(tmp_path / "teiwright.toml", 'files = ["tei/**/*.xml", "tei/b.xml", "none.xml"]')
    )
    for name in ("tei/b.xml", "tei/deep/a.xml", "tei/c.txt"):
        _written(tmp_path / name, "")
    assert settings.paths() == (tmp_path / "tei" / "b.xml", tmp_path / "tei" / "deep" / "a.xml")


def test_the_nearest_settings_are_taken(tmp_path: Path) -> None:
    _written(tmp_path / "teiwright.toml", 'baseline = "above"')
    _written(tmp_path / "project" / "pyproject.toml", '[tool.teiwright]\nbaseline = "here"')
    _written(tmp_path / "project" / "part" / "pyproject.toml", '[project]\nname = "other"')
    assert find_settings(tmp_path / "project" / "part").baseline == "here"
    assert find_settings(tmp_path).baseline == "above"


def test_teiwright_toml_goes_before_pyproject_toml(tmp_path: Path) -> None:
    _written(tmp_path / "teiwright.toml", 'baseline = "own"')
    _written(tmp_path / "pyproject.toml", '[tool.teiwright]\nbaseline = "shared"')
    assert find_settings(tmp_path).baseline == "own"


def test_an_empty_table_of_pyproject_toml_counts(tmp_path: Path) -> None:
    _written(tmp_path / "teiwright.toml", 'baseline = "above"')
    _written(tmp_path / "here" / "pyproject.toml", "[tool.teiwright]")
    assert find_settings(tmp_path / "here").baseline == ""


def test_no_settings_are_the_empty_ones() -> None:
    nothing = Settings()
    assert (nothing.paths(), nothing.schema_paths(), nothing.catalog_path(), nothing.baseline_path()) == (
        (),
        (),
        None,
        None,
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "file = []",
            'unknown key "file"; the keys here are audit, baseline, catalog, files, schemas, severity',
        ),
        ("files = 'a'", '"files" must be a list'),
        (
            "[severity]\npointer-danging = 'off'",
            'the code "pointer-danging"; did you mean "pointer-dangling"?',
        ),
        ("[severity]\nx = 'off'", 'the code "x"; docs/reference/findings.md has all codes'),
        ("[severity]\nxsd = 'fatal'", 'severity.xsd must be one of error, warning, info, off, not "fatal"'),
        ("files = ['../a.xml']", 'files: "../a.xml" leads out of this folder'),
        ("files = ['/a.xml']", 'files: "/a.xml" leads out of this folder'),
        ("files = ['']", 'files: "" leads out of this folder'),
        ("files = ['a**/b.xml']", 'files: "a**/b.xml" is no pattern'),
        ("files =", "is not TOML"),
        ("baseline = 1", '"baseline" must be text in quotation marks, not 1'),
    ],
)
def test_a_fault_is_one_sentence_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    path = _written(tmp_path / "teiwright.toml", text)
    with pytest.raises(SettingsError, match=re.escape(message)) as caught:
        read_settings(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["[tool]\nteiwright = 1", "[tool.teiwright]\nfile = 1"])
def test_a_fault_in_pyproject_toml_is_told(tmp_path: Path, text: str) -> None:
    _written(tmp_path / "pyproject.toml", text)
    with pytest.raises(SettingsError, match=r"pyproject\.toml: "):
        find_settings(tmp_path)


def test_severities_are_as_told_and_what_is_off_is_gone() -> None:
    here = Locus("a.xml")
    rule = Finding("sch:house-rule", Severity.ERROR, here, "m")
    findings = [
        finding("id-invalid", here, "m"),
        finding("pointer-outside", here, "m"),
        finding("xsd", here, "m"),
        rule,
    ]
    told = Settings(severity={"pointer-outside": "off", "id-invalid": "warning", "sch:house-rule": "info"})
    assert [(each.code, each.severity.value) for each in apply_severity(findings, told)] == [
        ("id-invalid", "warning"),
        ("xsd", "error"),
        ("sch:house-rule", "info"),
    ]


def test_the_page_of_settings_describes_every_key(checkout: Path) -> None:
    page = (checkout / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    assert [
        each.name for each in fields(Settings) if f"| `{each.name}` |" not in page and each.name != "uri"
    ] == []


def test_the_example_of_the_page_is_read(checkout: Path, tmp_path: Path) -> None:
    page = (checkout / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    example = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert example is not None
    assert read_settings(_written(tmp_path / "teiwright.toml", example[1])).severity
