"""The built package works outside of the checkout: grammars, rules and stylesheets are inside the wheel."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[bytes]]

SOURCE = "On the Wind\n\nAn Editor\n\nIn 1806 Francis Beaufort began to note the wind (Huler, 2004).\n\nBibliography\n\n- Huler, S. (2004) Defining the Wind, New York: Crown.\n"
RECIPE = """[edition]
id = "wind"
title = "On the Wind"
date = "2026-11-24"
publisher = "An Editor"
licence = "https://creativecommons.org/licenses/by/4.0/"
licence_name = "Creative Commons Attribution 4.0 International"
authors = [{ name = "An Editor" }]
responsibilities = [
  { id = "teiwright", name = "teiwright", resp = "automatic encoding by rules" },
  { id = "editor", name = "An Editor", resp = "recipe and authority file" },
]

[source]
rights = "The text was written for this test."
"""
AUTHORITY = """<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>Names</title></titleStmt><publicationStmt><p>For a test.</p></publicationStmt>
<sourceDesc><p>For a test.</p></sourceDesc></fileDesc></teiHeader>
<standOff><listPerson><person xml:id="beaufort"><persName><forename>Francis</forename> <surname>Beaufort</surname>
</persName></person></listPerson></standOff>
</TEI>
"""


def pip(*words: str) -> subprocess.CompletedProcess[bytes]:
    """Run pip without a look at any registry."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", *words]
    return subprocess.run(command, capture_output=True, check=False)


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = pip("wheel", "--no-deps", "--no-index", "--no-build-isolation", "-w", str(folder), str(checkout))
    if built.returncode and b"No module named 'hatchling'" in built.stderr:
        pytest.skip("needs hatchling, which builds the wheel; install the extra dev")
    assert built.returncode == 0, built.stderr.decode()
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def run(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run the installed command in a folder outside of the checkout, on the installed package alone."""
    site = tmp_path_factory.mktemp("site")
    installed = pip("install", "--no-deps", "--no-index", "--quiet", "--target", str(site), str(wheel))
    assert installed.returncode == 0, installed.stderr.decode()
    folder = tmp_path_factory.mktemp("elsewhere")
    for name, text in {"wind.txt": SOURCE, "wind.toml": RECIPE, "names.xml": AUTHORITY}.items():
        (folder / name).write_text(text, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(site), "PYTHONSAFEPATH": "1"}

    def run_(*words: str) -> subprocess.CompletedProcess[bytes]:
        command = (
            [sys.executable, *words]
            if words[0] == "-c"
            else [sys.executable, str(site / "bin/teiwright"), *words]
        )
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)

    where = run_("-c", "import teiwright; print(teiwright.__file__)").stdout.decode()
    assert where.startswith(str(site)), where
    return run_


def test_the_wheel_holds_the_grammars_and_stylesheets_and_no_test(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"teiwright/schema/teiwright.{kind}" for kind in ("odd", "rng", "xsd", "sch")} <= names
    assert {f"teiwright/xslt/{name}.xsl" for name in ("html", "forms")} <= names
    assert "teiwright/py.typed" in names
    assert not [name for name in names if name.startswith(("tests/", "tools/", "tei/"))]


def test_the_installed_command_encodes_checks_and_publishes(run: Run) -> None:
    steps = (
        ("--help",),
        ("encode", "wind.txt", "--recipe", "wind.toml", "--authority", "names.xml", "-o", "wind.xml"),
        ("check", "wind.xml", "names.xml"),
        ("audit", "wind.xml"),
        ("publish", "wind.xml", "-o", "public"),
    )
    for words in steps:
        result = run(*words)
        shown = b"teiwright: wind.xml: 125 characters of text, all of them in index.html\n"
        assert (result.returncode, result.stderr) == (0, shown if words[0] == "publish" else b""), (
            words,
            result,
        )
