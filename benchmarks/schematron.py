"""How fast Schematron rules run, and where the time goes.

For the documents as they are, and for one large document made of the first by repeating the children of its body, the
table has the median of the repetitions for three things: lxml writes the tree; that, with Saxon's parse and the rules; and
that, with the findings brought back to their nodes. Megabytes are those of the files, 1,000,000 bytes each.

Usage: python benchmarks/schematron.py SCHEMA DOCUMENT... (a schema is .sch, or .rng or .odd with rules inside)
"""

from __future__ import annotations

import copy
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from lxml import etree

from teiwright import saxon, schematron, xml
from teiwright.model import Document, tei

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

REPETITIONS = 7
T = TypeVar("T")
LARGE = 20_000_000
"""How many bytes the large document has at least."""


def main(names: Sequence[str]) -> None:
    """Print the table for the schema and the documents named on the command line."""
    if len(names) < 2:
        sys.exit(__doc__)
    path, *files = map(Path, names)
    schema = _told(f"read {path.name}", lambda: schematron.load(path))
    sheet = _told("compile it in Saxon", lambda: saxon.compile_text(schema.text, schema.uri))
    print(f"{len(schema.rules.patterns)} patterns, {len(schema.order)} rules, {len(schema.asserts)} asserts")
    documents = [xml.read(file) for file in files]
    _table(f"{len(files)} documents", schema, sheet, documents)
    _table("one large document", schema, sheet, [_large(documents[0])])


def _told(what: str, do: Callable[[], T]) -> T:
    start = time.perf_counter()
    made = do()
    print(f"{what}: {(time.perf_counter() - start) * 1000:.0f} ms")
    return made


def _table(
    title: str, schema: schematron.Schema, sheet: saxon.Stylesheet, documents: Sequence[Document]
) -> None:
    size = sum(len(xml.serialise(document)) for document in documents) / 1e6
    steps: dict[str, Callable[[], object]] = {
        "lxml writes": lambda: [etree.tostring(each.root, encoding="unicode") for each in documents],
        "Saxon has run": lambda: [sheet.transform(each) for each in documents],
        "findings": lambda: [list(schematron.run(schema, each)) for each in documents],
    }
    print(f"\n{title}, {size:.1f} MB\n\n| step | seconds | MB/s |\n|---|---|---|")
    for step, do in steps.items():
        do()
        median = statistics.median(_timed(do) for _ in range(REPETITIONS))
        print(f"| {step} | {median:.3f} | {size / median:.1f} |")


def _timed(do: Callable[[], object]) -> float:
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def _large(document: Document) -> Document:
    root = copy.deepcopy(document.root)
    body = next(root.iter(tei("body")))
    children = list(body)
    while len(etree.tostring(body)) < LARGE:
        for _ in range(20):
            body.extend(copy.deepcopy(child) for child in children)
    for number, node in enumerate(
        body.iterfind(".//*[@xml:id]", {"xml": "http://www.w3.org/XML/1998/namespace"})
    ):
        node.set("{http://www.w3.org/XML/1998/namespace}id", f"x{number}")
    return Document(root.getroottree(), "large.xml")


if __name__ == "__main__":
    main(sys.argv[1:])
