"""What `make edition` does: every edition with a recipe becomes a folder that a reader can open."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


def edition(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "teiwright.cli.edition", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False)


@pytest.fixture
def sample(checkout: Path, tmp_path: Path) -> Path:
    """A folder whose `tei/` holds the open sample only."""
    (tmp_path / "tei").mkdir()
    for name in ("authorities.xml", "otlet2026.md", "otlet2026.toml", "otlet2026.xml"):
        shutil.copy(checkout / "tei" / name, tmp_path / "tei" / name)
    return tmp_path


def test_each_edition_gets_a_folder_and_may_be_made_again(sample: Path) -> None:
    for _ in range(2):
        result = edition(sample)
        assert (result.returncode, result.stderr) == (0, b"")
        assert "open dist/otlet2026/index.html" in result.stdout.decode()
    assert (sample / "dist/otlet2026/index.html").is_file()
    assert (sample / "dist/otlet2026/authorities.xml").is_file()


def test_a_withheld_edition_is_restored_from_the_copy_that_is_given(sample: Path) -> None:
    full = (sample / "tei/otlet2026.xml").rename(sample / "full.xml")
    withhold = ["withhold", "full.xml", "--source", "tei/otlet2026.md", "-o", "tei/otlet2026.xml"]
    subprocess.run(
        [sys.executable, "-m", "teiwright", *withhold], cwd=sample, capture_output=True, check=True
    )
    assert edition(sample).returncode == 0
    assert (sample / "dist/otlet2026/otlet2026.xml").read_bytes() != full.read_bytes()
    result = edition(sample, "--source", "tei/otlet2026.md")
    assert (result.returncode, "not for publication" in result.stdout.decode()) == (0, True)
    assert (sample / "dist/otlet2026/otlet2026.xml").read_bytes() == full.read_bytes()


def test_a_folder_without_recipes_and_a_missing_edition_are_told_in_one_line(sample: Path) -> None:
    (sample / "tei/otlet2026.xml").unlink()
    missing, nothing = edition(sample), edition(sample, "--from", "nowhere")
    for result in (missing, nothing):
        assert (result.returncode, result.stdout) == (2, b"")
        assert len(result.stderr.decode().splitlines()) == 1
