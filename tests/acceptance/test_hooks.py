"""The hook for pre-commit and the GitHub Action run what they promise."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests/cases"
WRONG = CASES / "invalid/sch-gap-measured/no-quantity.xml"
PATH = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


def loaded(name: str) -> Any:  # noqa: ANN401 - what YAML holds
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def hook(*files: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """What pre-commit does: the words of the entry, then the files that changed, in the folder of the repository."""
    (entry,) = [each["entry"] for each in loaded(".pre-commit-hooks.yaml") if each["id"] == "teiwright-check"]
    words = [*shlex.split(entry), *files]
    return subprocess.run(
        words, cwd=cwd, env={**os.environ, "PATH": PATH}, capture_output=True, text=True, check=False
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A folder with one valid and one wrong edition, one of them in a folder with a space in its name."""
    (tmp_path / "my tei").mkdir()
    shutil.copy(CASES / "valid/minimal.xml", tmp_path / "my tei/right.xml")
    shutil.copy(WRONG, tmp_path / "wrong.xml")
    return tmp_path


def test_the_hook_is_a_python_hook_for_xml() -> None:
    (one,) = loaded(".pre-commit-hooks.yaml")
    assert {key: one[key] for key in ("id", "language", "types", "require_serial")} == {
        "id": "teiwright-check",
        "language": "python",
        "types": ["xml"],
        "require_serial": True,
    }


def test_the_hook_lets_what_is_valid_pass_and_stops_what_is_not(repository: Path) -> None:
    assert hook("my tei/right.xml", cwd=repository).returncode == 0
    stopped = hook("my tei/right.xml", "wrong.xml", cwd=repository)
    assert stopped.returncode == 1
    assert "wrong.xml:" in stopped.stdout


def action(files: str, *, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The last step of the action, as GitHub runs it: ``bash --noprofile --norc -eo pipefail``."""
    step = loaded("action.yml")["runs"]["steps"][-1]
    assert step["shell"] == "bash"
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    environment = {**os.environ, "PATH": PATH, "FILES": files}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def test_the_action_uses_no_action_of_a_third_party_and_puts_no_input_into_a_script() -> None:
    runs = loaded("action.yml")["runs"]
    assert runs["using"] == "composite"
    used = [step["uses"].partition("@")[0] for step in runs["steps"] if "uses" in step]
    assert used == ["actions/setup-python"]
    assert not any("${{" in step.get("run", "") for step in runs["steps"])


def test_the_action_says_when_no_file_matches(tmp_path: Path) -> None:
    done = action("tei/**/*.xml", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout.startswith("::error ")


def test_the_action_shows_each_fault_beside_its_line(repository: Path) -> None:
    assert action("my tei/*.xml", cwd=repository).returncode == 0
    found = action("**/right.xml\nwrong.*\n$(touch harm)\n", cwd=repository)
    assert found.returncode == 2  # the last of the names is no file
    assert "::error file=wrong.xml,line=" in found.stdout
    assert not (repository / "harm").exists()
