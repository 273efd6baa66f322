"""How well references are parsed, against reference strings that others have annotated.

FOLDER holds data sets in one of three public forms, each file a set: `*.tei.xml` or `*.xml` with `bibl` elements (GROBID's citation
corpus), `*.xml` with `sequence` elements (AnyStyle's parser data), and `*.jsonl` with `text` and `gold` (a list of values
for each of authors or surnames, year, title, container, volume, pages, publisher, place). None of it is kept here.

A field counts where its letters and digits are those of the annotation: all authors together, each surname alone, the
first year, the first number of a volume, pages with elided digits filled in. The figure is F1 over all of these fields; the last
column is processor time in milliseconds an entry.

Usage: python benchmarks/references.py FOLDER
"""

from __future__ import annotations

import json
import re
import sys
import time
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.encode.bibliography import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.encode.bibliography import Entry

FIELDS = ("authors", "surnames", "year", "title", "container", "volume", "pages", "publisher", "place")
Gold = dict[str, list[str]]
SEQUENCE = {
    "author": "authors",
    "title": "title",
    "journal": "container",
    "container-title": "container",
    "date": "year",
    "volume": "volume",
    "pages": "pages",
    "publisher": "publisher",
    "location": "place",
}
SCOPES = {"vol": "volume", "volume": "volume", "pp": "pages", "page": "pages"}
PLAIN = {"author": "authors", "date": "year", "publisher": "publisher", "pubPlace": "place"}
JOINTS = re.compile(
    r"\b(and|und|et al|et|y|e|i|others|u a|in|eds?|editors?|hgg?|hrsg|jr|dir|coord|éds?|comp|trans)\b",
    re.IGNORECASE,
)


def main() -> None:
    """Print a line for each set of the folder."""
    print(f"{'set':36} {'entries':>7} {'all':>6} " + " ".join(f"{name:>9}" for name in FIELDS) + "   ms")
    for path in sorted(Path(sys.argv[1]).rglob("*")):
        rows = list(read(path)) if path.suffix in {".xml", ".jsonl"} else []
        if rows:
            print(line(path.name, rows))


def line(name: str, rows: list[tuple[str, Gold]]) -> str:
    """The figures of a set."""
    begin = time.process_time()
    entries = [parse(text) for text, _ in rows]
    spent = (time.process_time() - begin) / len(rows) * 1000
    counts: Counter[tuple[str, str]] = Counter()
    for entry, (_, gold) in zip(entries, rows, strict=True):
        counts.update(compared(entry, gold))
    shown = " ".join(f"{f1(counts, (field,)):9.3f}" for field in FIELDS)
    return f"{name[:36]:36} {len(rows):7} {f1(counts, FIELDS):6.3f} {shown} {spent:5.2f}"


def f1(counts: Counter[tuple[str, str]], fields: tuple[str, ...]) -> float:
    """F1 over `fields`; 0 where nothing was to be found."""
    right, extra, missed = (
        sum(counts[field, how] for field in fields) for how in ("right", "extra", "missed")
    )
    return 2 * right / (2 * right + extra + missed) if right else 0.0


def compared(entry: Entry, gold: Gold) -> Counter[tuple[str, str]]:
    """What was right, extra and missed of an entry."""
    counts: Counter[tuple[str, str]] = Counter()
    have = predicted(entry)
    if gold.get("surnames"):
        wanted, found = (Counter(map(bare, names)) for names in (gold["surnames"], have["surnames"]))
        right = (wanted & found).total()
        counts["surnames", "right"] += right
        counts["surnames", "extra"] += found.total() - right
        counts["surnames", "missed"] += wanted.total() - right
    for field in FIELDS:
        if field == "surnames" or (field == "authors" and "surnames" in gold):
            continue
        wanted_values, found_values = expected(field, gold.get(field, [])), have[field]
        if any(value in wanted_values for value in found_values):
            counts[field, "right"] += 1
            continue
        counts[field, "missed"] += bool(wanted_values)
        counts[field, "extra"] += bool(found_values)
    return counts


def expected(field: str, values: list[str]) -> list[str]:
    """The annotated values as they are compared."""
    if not values:
        return []
    joined = " ".join(values)
    if field == "authors":
        return [named(joined)]
    if field == "year":
        return re.findall(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)", values[0])[:1]
    if field == "volume":
        return [bare(found) for found in re.findall(r"\d+|[IVXLC]+\b", values[0])[:1]]
    if field == "pages":
        return [re.sub(r"\D+", "-", values[0]).strip("-")]
    stripped = [
        re.sub(r"^(?:in|dans|en)\b[:\s]*", "", value.strip(), flags=re.IGNORECASE) for value in values
    ]
    return [bare(value) for value in stripped if bare(value)]


def predicted(entry: Entry) -> Gold:
    """The fields of a parsed entry as they are compared."""
    people = entry.authors or entry.responsible
    titles = [entry.first(name) for name in ("title_a", "title_u", "title_m", "title_j")]
    held = [*entry.values("title_j"), *entry.values("title_s"), *entry.values("meeting")]
    if entry.first("title_a"):
        held += entry.values("title_m")
    volumes = [*entry.values("volume"), *entry.values("number")] or [*entry.values("issue")]
    printed = [entry.text[field.start : field.end] for field in entry.fields if field.name == "page"]
    return {
        "authors": [named(" ".join(name.printed for name in people))] if people else [],
        "surnames": [name.surname or name.printed for name in people],
        "year": re.findall(r"\d{4}", entry.year)[:1],
        "title": [bare(next(filter(None, titles)))] if any(titles) else [],
        "container": [bare(value) for value in held],
        "volume": [bare(found) for value in volumes for found in re.findall(r"\d+|[IVXLC]+\b", value)[:1]],
        "pages": [re.sub(r"\D+", "-", value).strip("-") for value in (*printed, *entry.values("page"))],
        "publisher": [bare(value) for value in entry.values("publisher")],
        "place": [bare(value) for value in entry.values("place")],
    }


def bare(text: str) -> str:
    """The letters and digits of `text`, without case and marks."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(mark for mark in folded if mark.isalnum())


def named(text: str) -> str:
    """The letters of a list of names, without what joins them."""
    return bare(JOINTS.sub(" ", re.sub(r"[.,;:&()\[\]/]", " ", text)))


def read(path: Path) -> Iterator[tuple[str, Gold]]:
    """The entries of a file with their annotation."""
    if path.suffix == ".jsonl":
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            yield row["text"], row["gold"]
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.parse(str(path), parser).getroot()
    if root is None:
        return
    for element in root.iter(etree.Element):
        kind = etree.QName(element).localname
        if kind in {"bibl", "sequence"}:
            text = flat(element, " " if kind == "sequence" else "")
            if len(text) > 24:
                yield text, annotated(element)


def annotated(element: etree._Element) -> Gold:
    """The fields that an element marks."""
    gold: Gold = {}
    parted = element.find(".//{*}title[@level='a']") is not None
    for child in element.iterdescendants(etree.Element):
        kind = etree.QName(child).localname
        name = SEQUENCE.get(kind) if element.tag == "sequence" else PLAIN.get(kind)
        if kind == "biblScope":
            name = SCOPES.get(child.get("unit") or child.get("type") or "")
        if kind == "title" and element.tag != "sequence":
            level = child.get("level")
            name = (
                "container"
                if level == "j" or (level == "m" and parted)
                else "title"
                if level in {"a", "m"}
                else None
            )
        value = flat(child, "")
        if name and value:
            gold.setdefault(name, []).append(value)
    return gold


def flat(element: etree._Element, joint: str) -> str:
    """The text of an element on one line."""
    return " ".join(joint.join(element.itertext()).split())


if __name__ == "__main__":
    main()
