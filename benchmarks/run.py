"""How long each stage takes, beside the time that lxml takes to parse the same edition.

Encoded is the chapter, where its source lies in `../shared/source/`, else the open sample. For each stage the table has the
first run in this process, which also loads and compiles what the stage needs, and the median of the runs after it. The ratio
is that of the median to the median of lxml's parse: it depends far less on the machine than the times do.

Usage: python benchmarks/run.py [REPETITIONS]
"""

from __future__ import annotations

import platform
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from teiwright import audit, authority, check, encode, publish, recipe, source, withhold, xml
from teiwright.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent
TEI = ROOT / "tei"
CHAPTER = ROOT.parent / "shared" / "source" / "georgi2010.txt"
SAMPLE = TEI / "otlet2026.md"
REPETITIONS = 9
LXML = "parse with lxml"


@dataclass(frozen=True, slots=True)
class Timing:
    """The first run of a stage and the median of the others, in seconds."""

    stage: str
    first: float
    median: float


def stages(text: Path, folder: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each stage with a call that does all of it; a stage begins with what the stages before it made."""
    read, names = source.read(text), authority.read(TEI / "authorities.xml")
    decisions = recipe.read(TEI / f"{text.stem}.toml")
    yield "encode", lambda: xml.serialise(encode.encode(read, decisions, names, href="authorities.xml"))
    encoded = encode.encode(read, decisions, names, href="authorities.xml")
    full = Document(encoded.tree, str(TEI / f"{text.stem}.xml"))
    data = xml.serialise(full)
    without = withhold.withhold(full, read)
    known = publish.find_authority(full)
    yield LXML, lambda: etree.fromstring(data)
    yield "parse, hardened", lambda: xml.parse(data, full.uri)
    yield "check", lambda: list(check.check(full))
    yield "publish", lambda: publish.publish(full, folder, authority=known, overwrite=True)
    yield "withhold", lambda: xml.serialise(withhold.withhold(full, read))
    yield "restore", lambda: xml.serialise(withhold.restore(without, read))
    yield "audit", lambda: list(audit.audit(full))
    yield "suggest", lambda: audit.suggest(full)


def measure(stage: str, call: Callable[[], object], repetitions: int) -> Timing:
    """The times of one run and of `repetitions` more."""
    times = [seconds(call) for _ in range(repetitions + 1)]
    return Timing(stage, times[0], statistics.median(times[1:]))


def seconds(call: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def main() -> None:
    """Measure every stage and print the table."""
    repetitions = int(sys.argv[1]) if len(sys.argv) > 1 else REPETITIONS
    text = CHAPTER if CHAPTER.is_file() else SAMPLE
    with tempfile.TemporaryDirectory() as folder:
        timings = [measure(stage, call, repetitions) for stage, call in stages(text, Path(folder))]
    base = next(timing.median for timing in timings if timing.stage == LXML)
    print(
        f"{text.name}, {text.stat().st_size} bytes; median of {repetitions} runs; Python {platform.python_version()}, "
        f"lxml {version('lxml')}, saxonche {version('saxonche')}, {platform.machine()}"
    )
    print(f"{'stage':<18}{'first':>12}{'median':>12}{'ratio':>10}")
    for timing in timings:
        print(
            f"{timing.stage:<18}{timing.first * 1000:>9.1f} ms{timing.median * 1000:>9.1f} ms{timing.median / base:>9.1f}×"
        )


if __name__ == "__main__":
    main()
