"""The command `bibliography` and `encode --bibliography`, used as their user uses them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[bytes]]

BIB = "@book{weir1990,\n  author = {Weir, Ada},\n  year = {1990},\n  title = {Rivers}\n}\n"
TEXT = "# Mills\n\nThey stood in rows [@weir1990, p. 3].\n"


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def run(*words: str, data: bytes | None = None, status: int = 0) -> subprocess.CompletedProcess[bytes]:
        result = subprocess.run(
            [sys.executable, "-W", "error", "-m", "teiwright", *words],
            cwd=tmp_path,
            input=data,
            capture_output=True,
            check=False,
        )
        assert result.returncode == status, result.stderr.decode()
        return result

    return run


@pytest.fixture
def sample(checkout: Path, tmp_path: Path) -> Path:
    for name in ("otlet2026.md", "otlet2026.toml", "authorities.xml", "otlet2026.xml"):
        shutil.copy(checkout / "tei" / name, tmp_path)
    return tmp_path


@pytest.mark.parametrize("ending", ["json", "bib", "ris"])
def test_the_sample_encoded_with_its_own_records_gives_them_back(ending: str, run: Run, sample: Path) -> None:
    run("bibliography", "otlet2026.xml", "-o", f"library.{ending}")
    words = ("otlet2026.md", "-r", "otlet2026.toml", "-a", "authorities.xml")
    assert run("encode", *words, "--bibliography", f"library.{ending}", "-o", "new.xml").stderr == b""
    assert run("check", "new.xml").stdout == b""
    run("bibliography", "new.xml", "-o", f"again.{ending}")
    assert (sample / f"again.{ending}").read_bytes() == (sample / f"library.{ending}").read_bytes()


def test_the_form_is_that_of_the_output_or_the_one_asked_for(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(BIB, encoding="utf-8")
    assert json.loads(run("bibliography", "a.bib").stdout)[0]["id"] == "weir1990"
    assert run("bibliography", "a.bib", "--to", "ris").stdout.startswith(b"TY  - BOOK\nID  - weir1990\n")
    run("bibliography", "a.bib", "-o", "b.xml")
    assert b'<biblStruct type="book" xml:id="weir1990">' in (tmp_path / "b.xml").read_bytes()
    assert run("bibliography", "b.xml", "--to", "bibtex").stdout.decode() == BIB


def test_standard_input_is_read_in_any_form(run: Run) -> None:
    tei = run("bibliography", "-", "--to", "tei", data=BIB.encode()).stdout
    assert run("bibliography", "-", "--to", "bibtex", data=tei).stdout.decode() == BIB


def test_what_is_broken_is_told_with_its_line_and_the_rest_is_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(f"@book{{broken, title = {{x\n\n{BIB}", encoding="utf-8")
    result = run("bibliography", "a.bib", "--to", "bibtex", status=1)
    assert result.stdout.decode() == BIB
    assert result.stderr.decode().startswith("teiwright: a.bib:1: the entry that begins")


def test_an_edition_without_a_bibliography_is_told(run: Run) -> None:
    result = run(
        "bibliography", "-", data=b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>', status=1
    )
    assert (result.stdout, result.stderr.count(b"\n")) == (b"[]\n", 1)


def test_nothing_is_overwritten_unasked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(BIB, encoding="utf-8")
    assert b"--force" in run("bibliography", "a.bib", "-o", "a.bib", status=2).stderr
    run("bibliography", "a.bib", "-o", "a.bib", "--force")


def test_an_entry_in_which_nothing_is_tagged_is_read_by_its_words(run: Run) -> None:
    data = (
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><back><listBibl><bibl xml:id="b1">Weir, A. (1990) Rivers. Bonn: Mill '
        b'Press.</bibl><bibl xml:id="b2">?</bibl></listBibl></back></text></TEI>'
    )
    first, second = json.loads(run("bibliography", "-", data=data).stdout)
    assert (first["id"], first["title"], first["publisher"]) == ("b1", "Rivers", "Mill Press")
    assert (second["id"], second["title"]) == ("b2", "?")


def test_records_without_use_are_told_and_the_edition_is_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.bib").write_text(BIB + BIB.replace("weir1990", "idle"), encoding="utf-8")
    result = run("encode", "a.md", "--bibliography", "a.bib", "-o", "a.xml")
    assert result.stderr == b"teiwright: a.bib: 1 of 2 records match no entry and no citation: idle\n"
    assert run("check", "a.xml").stdout == b""
    assert b'target="#weir1990"' in (tmp_path / "a.xml").read_bytes()
    run("publish", "a.xml", "-o", "public")
    assert b'<li class="entry" id="weir1990"' in (tmp_path / "public/index.html").read_bytes()


def test_records_that_cannot_be_read_are_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.json").write_text("[1]", encoding="utf-8")
    (tmp_path / "b.json").write_text("prose", encoding="utf-8")
    assert b"item 1 is no object" in run("encode", "a.md", "-b", "a.json", "-o", "a.xml", status=1).stderr
    assert run("encode", "a.md", "-b", "b.json", "-o", "b.xml", status=2).stderr.count(b"\n") == 1
