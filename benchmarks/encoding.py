"""How well `encode` does on the development articles of jTEI, without a recipe, an authority file or any other decision.

Each article is turned into the Markdown that an author would have (`../shared/eval/jtei_text.py`), encoded, and compared with its own
TEI as `teiwright score` does: citations and their links, headings, notes, quotations. What the Markdown lacks (figures, tables, the
abstract) does not count. The figures are over all articles (micro) and the mean
of the articles (macro).

Usage: python benchmarks/encoding.py [ARTICLE.xml ...]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from teiwright import source
from teiwright.encode import encode
from teiwright.model import Document
from teiwright.score import Figures, Kind, Reading, compare, read
from teiwright.score.align import align

if TYPE_CHECKING:
    from collections.abc import Sequence

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
KINDS = (Kind.CITATION, Kind.HEADING, Kind.NOTE, Kind.QUOTATION)


def gold(path: Path) -> Reading:
    """The reading of an article; its DTD is not read."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, collect_ids=False)
    return read(Document(etree.parse(path, parser), path.name))


def figures(path: Path, text: Path) -> tuple[Figures, ...]:
    """What the encoding of `text` has in common with the article at `path`, in the words that both have."""
    article, ours = gold(path), read(encode(source.read(text)))
    shared = set(align(article, ours))
    spans = [
        s for s in article.spans if 2 * sum(n in shared for n in range(s.start, s.end)) > s.end - s.start
    ]
    return compare(replace(article, spans=tuple(spans)), ours).figures


def added(kind: Kind, all_: Sequence[Figures]) -> Figures:
    """The counts of all articles for one type."""
    return Figures(
        kind,
        *(
            sum(getattr(each, name) for each in all_)
            for name in ("gold", "predicted", "strict", "relaxed", "linkable", "linked")
        ),
    )


def main() -> None:
    """Measure and print the table."""
    articles = [Path(word) for word in sys.argv[1:]] or sorted((SHARED / "jtei-dev").glob("*.xml"))
    with tempfile.TemporaryDirectory() as name:
        folder, out = Path(name) / "xml", Path(name) / "text"
        folder.mkdir()
        for path in articles:
            (folder / path.name).write_bytes(path.read_bytes())
        script = SHARED / "eval" / "jtei_text.py"
        subprocess.run([sys.executable, script, folder, out], check=True, capture_output=True)  # noqa: S603 - ours
        start = time.perf_counter()
        found = [figures(path, out / f"{path.stem}.md") for path in articles]
        seconds = time.perf_counter() - start
    print(f"{len(articles)} articles, {seconds:.1f} s with parsing and scoring")
    print(
        f"{'':10}{'gold':>7}{'ours':>7}{'strict':>9}{'relaxed':>9}{'linked':>9}{'macro relaxed':>15}{'linked':>9}"
    )
    for kind in KINDS:
        each = [one for article in found for one in article if one.kind is kind]
        whole = added(kind, each)
        links = [f for one in each if (f := one.linked_f1) is not None]
        linked = f"{whole.linked_f1:>9.4f}" if whole.linked_f1 is not None else f"{'':9}"
        macro = f"{statistics.mean(links):>9.4f}" if links else ""
        print(
            f"{kind:10}{whole.gold:>7}{whole.predicted:>7}{whole.strict_f1:>9.4f}{whole.relaxed_f1:>9.4f}{linked}"
            f"{statistics.mean(one.relaxed_f1 for one in each):>15.4f}{macro}"
        )


if __name__ == "__main__":
    main()
