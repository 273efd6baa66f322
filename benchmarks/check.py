"""One command over a thousand real files: `teiwright check`, jing and xmllint on RELAX NG, xmlschema on XSD, in one run.

Each command is a process of its own that gets all files at once. Cold is the first run, in which teiwright's cache folder
is empty; warm is the best of the runs after it. The ratios say how many times longer than teiwright each took, cold and
warm, by the clock and by the processors; the latter says more where the machine has other work to do.
teiwright does more in its time: it checks ids, pointers, dates and languages too, and places each fault.

The files are copies of those in `../shared/jtei-dev` and `tei/`, each with a comment of its own at the end.

Usage: python benchmarks/check.py SCHEMA.rng [SCHEMA.xsd] [NUMBER]

jing is found as `JING_JAR`, `pyjing` or `jing`; what is not there is left out. xmlschema is given one file in a hundred, and
its time per byte is taken for all of them, beyond the time it takes to build the schema.
"""

from __future__ import annotations

import itertools
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
NUMBER = 1000
WARM = 2
SAMPLE = 100
FAILED = 2
XMLSCHEMA = (
    "import sys, xmlschema; schema = xmlschema.XMLSchema10(sys.argv[1], allow='local');"
    "[list(schema.iter_errors(name, use_location_hints=False)) for name in sys.argv[2:]]"
)


@dataclass(frozen=True, slots=True)
class Time:
    """The seconds of one run: by the clock, and of all processors."""

    clock: float
    processor: float


@dataclass(frozen=True, slots=True)
class Row:
    """What a command took for all files: the first time, and at best after that."""

    name: str
    cold: Time
    warm: Time


def copies(folder: Path, number: int) -> list[Path]:
    """`number` real files, none the same as another."""
    sources = [
        *sorted((ROOT.parent / "shared" / "jtei-dev").glob("*.xml")),
        *sorted((ROOT / "tei").glob("*.xml")),
    ]
    made = []
    for turn, source in zip(range(number), itertools.cycle(sources), strict=False):
        path = folder / f"{turn:04}-{source.name}"
        path.write_bytes(source.read_bytes() + f"<!-- {turn} -->\n".encode())
        made.append(path)
    return made


def run(command: Sequence[str], cache: Path) -> Time:
    """How long a command takes; that it finds faults is no failure, that it cannot run is one."""
    start, before = time.perf_counter(), _processor()
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    done = subprocess.run(  # noqa: S603 - validators named by who runs this
        command, capture_output=True, check=False, env=environment
    )
    if done.returncode < 0 or done.returncode == FAILED:
        sys.exit(f"{' '.join(command[:4])}: status {done.returncode}: {done.stderr.decode()[:500]}")
    return Time(time.perf_counter() - start, _processor() - before)


def _processor() -> float:
    """The processor time of all processes that this one has started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measured(name: str, command: Sequence[str], files: Sequence[Path], cache: Path) -> Row:
    """The first run of a command over `files`, and the best of the others."""
    words = [*command, *map(str, files)]
    cold = run(words, cache)
    warm = [run(words, cache) for _ in range(WARM)]
    return Row(name, cold, min(warm, key=lambda each: each.clock))


def by_xmlschema(schema: Path, files: Sequence[Path], cache: Path) -> Row:
    """What xmlschema takes for a sample, reckoned up to all files."""
    command, some = [sys.executable, "-c", XMLSCHEMA, str(schema)], files[::SAMPLE]
    build, whole = run(command, cache), run([*command, *map(str, some)], cache)
    share = sum(path.stat().st_size for path in files) / sum(path.stat().st_size for path in some)
    clock = build.clock + (whole.clock - build.clock) * share
    processor = build.processor + (whole.processor - build.processor) * share
    return Row(f"xmlschema, from {len(some)} files", Time(clock, processor), Time(clock, processor))


def others(schema: Path) -> Iterator[tuple[str, list[str]]]:
    """The other validators that are there, by name."""
    jing = ["java", "-jar", jar] if (jar := os.environ.get("JING_JAR")) else []
    jing = jing or next(([name] for name in ("pyjing", "jing") if shutil.which(name)), [])
    if jing:
        yield "jing", [*jing, str(schema)]
    if shutil.which("xmllint"):
        yield "xmllint", ["xmllint", "--noout", "--relaxng", str(schema)]


def main() -> None:
    """Measure and print the table."""
    words = sys.argv[1:]
    if not words:
        sys.exit("usage: python benchmarks/check.py SCHEMA.rng [SCHEMA.xsd] [NUMBER]")
    number = next((int(word) for word in words[1:] if word.isdigit()), NUMBER)
    grammar, xsd = Path(words[0]), next((Path(word) for word in words[1:] if word.endswith(".xsd")), None)
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name) / "files", Path(name) / "cache"
        folder.mkdir()
        cache.mkdir()
        files = copies(folder, number)
        size = sum(path.stat().st_size for path in files)
        print(
            f"{len(files)} files, {size / 1e6:.1f} MB, by {grammar.name}; {os.cpu_count()} cores, {platform.machine()}"
        )
        heads = ("cold", "ratio", "processor", "ratio", "warm", "ratio", "processor", "ratio")
        print(f"{'command':<26}" + "".join(f"{head:>11}" for head in heads))
        first = None
        for row in rows(grammar, xsd, files, cache):
            first = first or row
            cells = (
                *(row.cold.clock, row.cold.clock / first.cold.clock),
                *(row.cold.processor, row.cold.processor / first.cold.processor),
                *(row.warm.clock, row.warm.clock / first.warm.clock),
                *(row.warm.processor, row.warm.processor / first.warm.processor),
            )
            told = "".join(f"{cell:>9.1f}{' ×' if n % 2 else ' s'}" for n, cell in enumerate(cells))
            print(f"{row.name:<26}{told}", flush=True)


def rows(grammar: Path, xsd: Path | None, files: Sequence[Path], cache: Path) -> Iterator[Row]:
    """The commands in turn, teiwright first."""
    ours = [sys.executable, "-m", "teiwright", "check", "--schema", str(grammar)]
    yield measured("teiwright check", ours, files, cache)
    for other, command in others(grammar):
        yield measured(other, command, files, cache)
    yield measured("teiwright check, one job", [*ours, "--jobs", "1"], files, cache / "one")
    if xsd:
        yield by_xmlschema(xsd, files, cache)


if __name__ == "__main__":
    main()
