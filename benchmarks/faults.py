"""What `teiwright check`, jing and lxml say of twelve faults that people make, side by side, as Markdown.

The faults are those of `tests/acceptance/test_twelve_faults.py`, each in a file of its own. jing and lxml validate by the
same RELAX NG schema as this project's check: the profile, or the schema that is given. Nothing is left out of what they say.

Usage: PYTHONPATH=tests python benchmarks/faults.py [SCHEMA.rng]

jing is found as `JING_JAR`, `pyjing` or `jing`, and left out without it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from acceptance.test_twelve_faults import ATTACK, EDITION, FAULTS
from teiwright import resources
from teiwright.check import check_files
from teiwright.check.run import Terms
from teiwright.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SAID = re.compile(r"\.xml:(\d+):(\d+): (?:error|fatal): (.*)")


def ours(path: Path, schema: Path | None) -> Iterator[str]:
    """What this project's check says, with the help under it."""
    terms = Terms(schemas=(schema,)) if schema else None
    try:
        for each in check_files([path], terms=terms):
            advice = f" → {each.help}" if each.help else ""
            yield f"{each.locus.line}:{each.locus.column} {each.message}{advice}"
    except UnreadableError as error:
        yield str(error).replace(str(path), path.name)


def by_jing(path: Path, schema: Path, command: list[str]) -> Iterator[str]:
    """What jing says; its columns are those behind the tag."""
    done = subprocess.run([*command, str(schema), str(path)], capture_output=True, text=True, check=False)  # noqa: S603 - a validator named by who runs this
    for line in done.stdout.splitlines():
        said = SAID.search(line)
        yield f"{said[1]}:{said[2]} {said[3]}" if said else line


def by_lxml(path: Path, grammar: etree.RelaxNG) -> Iterator[str]:
    """What lxml says; it knows no columns."""
    try:
        tree = etree.parse(path)
    except etree.XMLSyntaxError as error:
        yield str(error).replace(str(path), path.name)
        return
    if not grammar.validate(tree):
        for entry in grammar.error_log:
            yield f"{entry.line} {entry.message}"


def jing() -> list[str]:
    """The command of jing, or nothing."""
    if jar := os.environ.get("JING_JAR"):
        return ["java", "-jar", jar]
    return next(([name] for name in ("pyjing", "jing") if shutil.which(name)), [])


def files(folder: Path) -> Iterator[tuple[str, Path, str]]:
    """The name of each fault, its file, and what is wrong in it."""
    for number, (name, (right, wrong, *_)) in enumerate(FAULTS.items(), 1):
        path = folder / f"fault-{number:02}.xml"
        path.write_text(EDITION.replace(right, wrong), encoding="utf-8")
        yield name, path, wrong
    path = folder / "attack.xml"
    path.write_text(ATTACK.format(uri=(folder / "secret.txt").as_uri()), encoding="utf-8")
    (folder / "secret.txt").write_text("hush", encoding="utf-8")
    yield "entity attack", path, ATTACK.format(uri="file:/…/secret.txt")


def shown(said: list[str], folder: str) -> str:
    """The cell of a table: all that a validator says, each on a line of its own."""
    lines = said or ["nothing"]
    return "<br>".join(
        each.replace(folder, "…").replace("&", "&amp;").replace("<", "&lt;").replace("|", "&#124;")
        for each in lines
    )


def main() -> None:
    """Run and print."""
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    schema, command = given or resources.schema("teiwright.rng"), jing()
    grammar = etree.RelaxNG(etree.parse(schema))
    validators: dict[str, Callable[[Path], Iterator[str]]] = {"teiwright": lambda path: ours(path, given)}
    if command:
        validators["jing"] = lambda path: by_jing(path, schema, command)
    validators["lxml"] = lambda path: by_lxml(path, grammar)
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, path, wrong) in enumerate(files(Path(folder)), 1):
            print(
                f"### {number}. {name[0].upper()}{name[1:]}\n\n```xml\n{wrong.strip()}\n```\n\n| | |\n|---|---|"
            )
            for validator, judge in validators.items():
                print(f"| {validator} | {shown(list(judge(path)), folder)} |")
            print(flush=True)


if __name__ == "__main__":
    main()
