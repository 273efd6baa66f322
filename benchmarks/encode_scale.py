"""How the time and the memory of `encode` grow with a text: 80 kB, 320 kB, 1.3 MB and 5 MB of each shape.

The shapes are made of the development articles of jTEI where they lie in `../shared/jtei-dev/`, else of the open sample: articles
one after the other, each with its own bibliography; one bibliography for all; their notes; their words without a mark; one line;
short paragraphs; a bibliography of many entries with ten times as many citations. Each text is encoded by a process of its own,
without a recipe, an authority file or records. The table has the processor time of the whole command, that time over the one of
the size before (linear growth is the ratio of the sizes), and the most memory that the process held.

Usage: python benchmarks/encode_scale.py [SHAPE ...]
"""

from __future__ import annotations

import itertools
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SIZES = (80_000, 320_000, 1_280_000, 5_120_000)
HEADING = re.compile(r"^#+ *(?:bibliography|works cited|references)\b.*$", re.IGNORECASE | re.MULTILINE)
DEFINITION = re.compile(r"^\[\^[^\]]+\]: (.*)$", re.MULTILINE)
REFERENCE = re.compile(r"\[\^([^\]]+)\]")
MARKS = re.compile(r"^#+ *|^> ?|^ *[-*] |[*_`]", re.MULTILINE)
SURNAMES = ("Abel", "Brandt", "Castro", "Dupont", "Eder", "Fraser", "Greve", "Hansen", "Ibarra", "Jansen")


def articles(folder: Path) -> list[str]:
    """The texts that the shapes are made of."""
    if not (SHARED / "jtei-dev").is_dir():
        return [(ROOT / "tei" / "otlet2026.md").read_text(encoding="utf-8")]
    script = SHARED / "eval" / "jtei_text.py"
    subprocess.run([sys.executable, script, SHARED / "jtei-dev", folder], check=True, capture_output=True)  # noqa: S603 - ours
    return [p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.md"))]


def parted(text: str) -> tuple[str, str]:
    """What stands before the bibliography, and its entries."""
    found = HEADING.search(text)
    return (text[: found.start()], text[found.end() :]) if found else (text, "")


def numbered(texts: Sequence[str], size: int) -> Iterator[str]:
    """Copies of the `texts`, `size` characters in all, whose notes have labels of their own."""
    written = 0
    for number, text in enumerate(itertools.cycle(texts)):
        if written >= size:
            return
        yield REFERENCE.sub(rf"[^{number}-\1]", text)
        written += len(text)


def many(texts: Sequence[str], size: int) -> str:
    """Articles with their bibliographies."""
    return "\n\n".join(numbered(texts, size))


def single(texts: Sequence[str], size: int) -> str:
    """Articles, and one bibliography behind them all."""
    bodies, entries = zip(*map(parted, texts), strict=True)
    listed = "\n\n".join(entries)
    return "\n\n".join([*numbered(bodies, max(size - len(listed), 0)), "## Bibliography", listed])


def notes(texts: Sequence[str], size: int) -> str:
    """Paragraphs of ten words, each with a note."""
    said = [note for text in texts for note in DEFINITION.findall(text)] or [
        "Nothing more is said of it here."
    ]
    words = itertools.cycle(" ".join(parted(t)[0] for t in texts).replace("[^", "(").split())
    found: list[str] = []
    written = 0
    for number, note in enumerate(itertools.cycle(said)):
        if written >= size:
            return "# Notes\n\n" + "\n\n".join(found)
        paragraph = " ".join(itertools.islice(words, 10)).lstrip("#>-*+ ")
        found += [f"{paragraph}.[^{number}]", f"[^{number}]: {note}"]
        written += len(paragraph) + len(note)
    raise AssertionError


def plain(texts: Sequence[str], size: int) -> str:
    """Articles without a mark."""
    return MARKS.sub("", REFERENCE.sub("", many(texts, size)))


def line(texts: Sequence[str], size: int) -> str:
    """The bodies of articles in one line."""
    return " ".join(
        " ".join(numbered([REFERENCE.sub("", parted(t)[0]) for t in texts], size)).split()
    ).lstrip("#")


def short(texts: Sequence[str], size: int) -> str:
    """Paragraphs of a hundred characters."""
    words = line(texts, size)
    return "# Short\n\n" + "\n\n".join(words[n : n + 100].lstrip("#>-*+ ") for n in range(0, len(words), 100))


def entries(_: Sequence[str], size: int) -> str:
    """A bibliography with ten citations to each of its entries."""
    each = 800  # characters of an entry and the sentences that cite it
    works = [
        (f"{SURNAMES[n % 10]}{'aeiou'[n // 10 % 5]}{chr(97 + n // 50 % 26)}", 1950 + n % 70)
        for n in range(size // each)
    ]
    cited = (works[7 * n % len(works)] for n in range(10 * len(works)))
    body = " ".join(f"It was seen by others, too ({name} {year}, {year % 90 + 1})." for name, year in cited)
    body = re.sub(r"((?:[^.]*\.){20})", r"\1\n\n", body)
    listed = (f"{name}, Ana. {year}. Of Things Numbered {year}. Berlin: Mitte." for name, year in works)
    return "\n\n".join(["# Cited", body, "## References", *listed])


SHAPES: dict[str, Callable[[Sequence[str], int], str]] = {
    each.__name__: each for each in (many, single, notes, plain, line, short, entries)
}


def run(source: Path) -> tuple[float, int]:
    """The processor time of one `teiwright encode`, in seconds, and the most memory it held, in bytes."""
    command = [
        sys.executable,
        "-m",
        "teiwright",
        "encode",
        str(source),
        "-o",
        str(source.with_suffix(".xml")),
    ]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603 - ours
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def main() -> None:
    """Measure and print the table."""
    print(
        f"{'shape':10}{'bytes':>12}{'seconds':>10}{'ratio':>8}{'s/MB':>8}{'memory, MB':>12}{'per byte':>10}"
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = articles(folder / "text")
        for shape in sys.argv[1:] or SHAPES:
            before = 0.0
            for size in SIZES:
                source = folder / f"{shape}{size}.{'txt' if shape == 'plain' else 'md'}"
                source.write_text(SHAPES[shape](texts, size), encoding="utf-8")
                length, (seconds, memory) = source.stat().st_size, run(source)
                ratio = f"{seconds / before:>8.1f}" if before else f"{'':8}"
                print(
                    f"{shape:10}{length:>12,}{seconds:>10.2f}{ratio}{seconds / length * 1e6:>8.2f}"
                    f"{memory / 1e6:>12.0f}{memory / length:>10.0f}",
                    flush=True,
                )
                before = seconds


if __name__ == "__main__":
    main()
