"""The documentation does what it says: files are written, commands run, and what they print is what is shown.

In a page, a fence whose info string has a file name writes that file; with ``into=TAG`` behind it, the text goes into an
existing file before the end tag; with ``append``, to its end. A fence ``console`` is run, and so is a fence ``python``. The fences of a page are done in their order, in one folder for each page, which begins with a copy
of `schema/` or with what another page leaves. In what is shown, ``…`` stands for anything. A command that is not followed by
``$ echo $?`` must leave with 0.
"""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import TYPE_CHECKING, Union, get_args, get_origin, get_type_hints

import pytest

from teiwright.audit import CODES
from teiwright.cli.reference import page
from teiwright.recipe import Agent, Recipe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
FENCE = re.compile(
    r"^(?P<fence>`{3,}) *(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=fence) *$", re.MULTILINE | re.DOTALL
)
LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")
BEGINS = re.compile(r"<!-- begins with the files of (?P<page>\S+) -->")
INTO = re.compile(r"into=(?P<tag>\w+)")
STATUS = "\x1e"
SHELL = f"trap 'exit' INT\nrun() {{ (exit $LAST); eval \"$1\"; LAST=$?; printf '{STATUS}%s\\n' \"$LAST\"; }}\nLAST=0\n"


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block: the words of its info string, its text, and its line in the page."""

    info: tuple[str, ...]
    body: str
    line: int

    @property
    def is_session(self) -> bool:
        """Whether it is a session that is run."""
        return self.info[:1] == ("console",)

    @property
    def is_program(self) -> bool:
        """Whether it is a program that is run."""
        return self.info == ("python",)

    @property
    def file(self) -> str:
        """The file that it writes, or empty."""
        return self.info[1] if len(self.info) > 1 and self.info[0] != "console" else ""


def fences(path: Path) -> Iterator[Fence]:
    text = path.read_text(encoding="utf-8")
    for match in FENCE.finditer(text):
        yield Fence(tuple(match["info"].split()), match["body"], text.count("\n", 0, match.start()) + 1)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


SESSIONS = [path for path in PAGES if any(fence.is_session or fence.is_program for fence in fences(path))]


def write(folder: Path, fence: Fence) -> None:
    path = folder / fence.file
    path.parent.mkdir(parents=True, exist_ok=True)
    into = INTO.fullmatch(fence.info[2]) if len(fence.info) > 2 else None
    if into:
        end = f"</{into['tag']}>"
        before, found, behind = path.read_text(encoding="utf-8").rpartition(end)
        assert found, f"{fence.file} has no {end}"
        path.write_text(before + fence.body + end + behind, encoding="utf-8")
    elif "append" in fence.info:
        path.write_text(path.read_text(encoding="utf-8") + fence.body, encoding="utf-8")
    else:
        path.write_text(fence.body, encoding="utf-8")


def commands(session: str) -> Iterator[tuple[str, str]]:
    """Each command of a session with the output that is shown below it."""
    for part in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        while command.endswith("\\"):
            more, _, shown = shown.partition("\n")
            command = f"{command}\n{more}"
        yield command, shown


def run(folder: Path, session: str) -> None:
    steps = list(commands(session))
    script = SHELL + "".join(f"run {quoted(command)}\n" for command, _ in steps)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "LC_ALL": "C.UTF-8", "COLUMNS": "80"}
    result = subprocess.run(
        ["/bin/bash", "-c", script],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    parts = re.split(f"{STATUS}(\\d+)\n", result.stdout.decode().replace("\r\n", "\n"))
    assert len(parts) == 2 * len(steps) + 1, result.stdout.decode()
    for place, (command, shown) in enumerate(steps):
        said, status = parts[2 * place], int(parts[2 * place + 1])
        assert matches(shown, said), f"$ {command}\n{said}\nis not what the page shows:\n{shown}"
        asked = place + 1 < len(steps) and steps[place + 1][0] == "echo $?"
        assert asked or status == 0, f"$ {command}\nleft with {status}:\n{said}"


def matches(shown: str, said: str) -> bool:
    pattern = "".join(".*?" if part == "…" else re.escape(part) for part in re.split("(…)", shown.strip()))
    return re.fullmatch(pattern, said.strip(), re.DOTALL) is not None


def quoted(command: str) -> str:
    return "'" + command.replace("'", "'\\''") + "'"


def do(path: Path, folder: Path) -> None:
    """Do in `folder` what a page says."""
    for fence in fences(path):
        if fence.file:
            write(folder, fence)
        elif fence.is_session:
            run(folder, fence.body)
        elif fence.is_program:
            subprocess.run([sys.executable, "-W", "error", "-c", fence.body], cwd=folder, check=True)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """The folder that a page leaves, done once."""

    @functools.cache
    def done(path: Path) -> Path:
        folder = tmp_path_factory.mktemp("begun")
        do(path, folder)
        return folder

    return done


@pytest.mark.parametrize("path", SESSIONS, ids=name)
def test_a_page_does_what_it_says(path: Path, tmp_path: Path, begun: Callable[[Path], Path]) -> None:
    first = BEGINS.search(path.read_text(encoding="utf-8"))
    folder = tmp_path / "folder"
    if first:
        shutil.copytree(begun(ROOT / first["page"]), folder)
    else:
        shutil.copytree(ROOT / "schema", folder / "schema")
    do(path, folder)


def test_the_pages_that_teach_are_run() -> None:
    taught = {name(path) for path in ROOT.glob("docs/tutorial/*.md")} | {
        name(path) for path in ROOT.glob("docs/how-to/*.md")
    }
    assert taught
    assert taught <= {name(path) for path in SESSIONS}


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_links_inside_the_repository_lead_somewhere(path: Path) -> None:
    text = FENCE.sub("", path.read_text(encoding="utf-8"))
    for match in LINK.finditer(text):
        target, _, anchor = match["target"].partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        place = (path.parent / target).resolve() if target else path
        assert place.exists(), f"{name(path)} links to {target}"
        if anchor and place.suffix == ".md":
            assert anchor in anchors(place), f"{name(path)} links to {target}#{anchor}"


def anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ +(.+?) *$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_every_target_of_make_that_a_page_names_exists(path: Path) -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    named = re.findall(r"(?:`|^)make (\w+)", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert set(named) <= targets


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_no_page_names_a_path_of_one_machine(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"(?<![\w.>])/(?:work|home|root|tmp|Users)/", text)


def test_the_reference_of_the_command_line_is_that_of_the_commands() -> None:
    written = (ROOT / "docs/reference/cli.md").read_text(encoding="utf-8")
    assert written == page(), "docs/reference/cli.md is stale; make it again as its first line says"


def test_every_key_of_a_recipe_is_documented() -> None:
    text = (ROOT / "docs/reference/recipe.md").read_text(encoding="utf-8")
    code = " ".join([*(match["body"] for match in FENCE.finditer(text)), *re.findall(r"`([^`\n]+)`", text)])
    words = set(re.findall(r"\w+", code))
    assert [key for key in recipe_keys(Recipe, "") if key.rpartition(".")[2] not in words] == []


def recipe_keys(kind: type[object], prefix: str) -> Iterator[str]:
    """The dotted keys of the tables below a recipe; a person or body has the same keys everywhere."""
    assert is_dataclass(kind)
    hints = get_type_hints(kind)
    for field in fields(kind):
        if (kind, field.name) == (Recipe, "uri"):
            continue
        inner = hints[field.name]
        while get_origin(inner) in {tuple, Union, UnionType}:
            inner = next(each for each in get_args(inner) if each is not type(None))
        yield f"{prefix}{field.name}"
        if isinstance(inner, type) and is_dataclass(inner) and inner is not Agent:
            yield from recipe_keys(inner, f"{prefix}{field.name}.")


def test_every_code_of_an_audit_is_documented() -> None:
    text = (ROOT / "docs/reference/audit.md").read_text(encoding="utf-8")
    assert [code for code in CODES if f"`{code}`" not in text] == []
