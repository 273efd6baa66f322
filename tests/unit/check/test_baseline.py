"""A baseline knows old findings wherever their lines move to, and no new ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from teiwright.check.baseline import Baseline, new_findings, read_baseline, write_baseline
from teiwright.check.codes import finding
from teiwright.errors import OutputError, SettingsError
from teiwright.model import Finding, Locus

if TYPE_CHECKING:
    from pathlib import Path


def _found(folder: Path, **changes: str | int) -> Finding:
    where = Locus(str(folder / "tei" / "a.xml"), 3, 5, "/TEI/text", "p1")
    message = str(changes.pop("message", "the xml:id is on the element at 3:7 already"))
    return finding(str(changes.pop("code", "xsd")), replace(where, **changes), message)  # type: ignore[arg-type]  # fields of Locus


@pytest.fixture
def known(tmp_path: Path) -> Baseline:
    write_baseline(tmp_path / "known.jsonl", [_found(tmp_path), _found(tmp_path, xml_id="")])
    return read_baseline(tmp_path / "known.jsonl")


def test_what_was_written_is_known(tmp_path: Path, known: Baseline) -> None:
    assert list(new_findings([_found(tmp_path), _found(tmp_path, xml_id="")], known)) == []


def test_a_finding_may_move(tmp_path: Path, known: Baseline) -> None:
    moved = _found(
        tmp_path,
        line=300,
        column=1,
        xpath="/TEI/text[2]",
        message=_found(tmp_path).message.replace("3:7", "299:1"),
    )
    assert list(new_findings([moved], known)) == []


@pytest.mark.parametrize(
    "change",
    [
        {"code": "id-invalid"},
        {"uri": "b.xml"},
        {"xml_id": "p2"},
        {"xml_id": "", "xpath": "/TEI"},
        {"message": "other"},
    ],
)
def test_another_finding_is_new(tmp_path: Path, known: Baseline, change: dict[str, str]) -> None:
    other = _found(tmp_path, **change)
    assert list(new_findings([other], known)) == [other]


def test_one_more_of_the_same_is_new(tmp_path: Path, known: Baseline) -> None:
    first, second = _found(tmp_path), _found(tmp_path, line=9)
    assert list(new_findings([first, second], known)) == [second]
    assert list(new_findings([first], known)) == [], "counting must not use the baseline up"


def test_files_are_known_by_their_place_beside_the_baseline(
    tmp_path: Path, known: Baseline, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tei").mkdir()
    monkeypatch.chdir(tmp_path / "tei")
    assert list(new_findings([_found(tmp_path, uri="a.xml")], known)) == []
    assert '"file": "tei/a.xml"' in (tmp_path / "known.jsonl").read_text(encoding="utf-8")


def test_writing_sorts_overwrites_and_counts(tmp_path: Path) -> None:
    path = tmp_path / "known.jsonl"
    findings = [_found(tmp_path, code="xsd"), _found(tmp_path)]
    assert write_baseline(path, findings) == 2
    first = path.read_bytes()
    assert write_baseline(path, reversed(findings)) == 2
    assert path.read_bytes() == first


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"code": "rng"}', '{"code":1,"file":"","where":"","message":""}']
)
def test_a_line_that_is_none_is_told_with_its_number(tmp_path: Path, line: str) -> None:
    path = tmp_path / "known.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"known\.jsonl:2: is no .*; write the baseline anew"):
        read_baseline(path)


def test_a_missing_baseline_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        read_baseline(tmp_path / "none.jsonl")
    with pytest.raises(OutputError):
        write_baseline(tmp_path, [])
