"""``teiwright score``."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import click

from teiwright.cli.words import force, output, taking

if TYPE_CHECKING:
    from teiwright.score import Figures, Report

__all__ = ["Score", "score"]

FORMATS = ("text", "csv", "json", "html")
COLUMNS = (
    "type", "gold", "predicted", "precision", "recall", "strict_f1", "relaxed_f1", "link_accuracy", "linked_f1",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Score:
    """Which encoding is measured against which, and how the result is told."""

    gold: str
    predicted: str
    form: str
    output: str
    overwrite: bool


@click.command(short_help="Measure one encoding against another.")
@click.argument("gold", metavar="GOLD", type=click.Path(allow_dash=True))
@click.argument("predicted", metavar="PREDICTED", type=click.Path(allow_dash=True))
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How the result is told.",
)
@output("the result")
@force
@taking(Score)
def score(job: Score) -> int:
    """Measure the encoding in PREDICTED against the one in GOLD, two TEI files of the same text.

    For persons, organizations, places, dates, citations, quotations, headings and notes: how many the two have, precision and
    recall, F1 over spans with the same boundaries (strict) and over spans that overlap (relaxed), and the share of links
    that mean the same, whatever ids the two files use. Only letters and digits count, and notes may stand anywhere.
    JSON and HTML also have the confusions between types and every difference with its context.

    Exit status:
      0  the result is written, however good it is
      2  it is not: a file cannot be read, or OUT is there already

    Example:
      teiwright score gold.xml essay.xml
      teiwright score gold.xml essay.xml --format html -o differences.html
    """
    from teiwright import files, xml  # noqa: PLC0415 - `--help` does not pay for lxml
    from teiwright.score import compare, read  # noqa: PLC0415 - likewise

    report = compare(read(xml.read(job.gold)), read(xml.read(job.predicted)))
    files.write(job.output, _told(report, job.form), overwrite=job.overwrite)
    return 0


def _told(report: Report, form: str) -> bytes:
    from teiwright.score import page  # noqa: PLC0415 - likewise

    if form == "html":
        return page(report)
    if form == "json":
        return _json(report)
    return (_csv(report) if form == "csv" else _text(report)).encode()


def _values(each: Figures) -> list[str]:
    shares = (
        each.precision,
        each.recall,
        each.strict_f1,
        each.relaxed_f1,
        each.link_accuracy,
        each.linked_f1,
    )
    numbers = [str(each.gold), str(each.predicted)]
    return [each.kind, *numbers, *("" if share is None else f"{share:.4f}" for share in shares)]


def _text(report: Report) -> str:
    """A table, and a line where the texts differ."""
    rows = [COLUMNS, *map(_values, report.figures)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(COLUMNS))]
    lines = [
        "  ".join(cell.rjust(width) if n else cell.ljust(width) for n, (cell, width) in enumerate(zip(row, widths, strict=True)))
        for row in rows
    ]  # fmt: skip
    if not report.same_text:
        lines.append(f"the texts differ; {report.unplaced} predicted spans stand nowhere in the gold text")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _csv(report: Report) -> str:
    import csv  # noqa: PLC0415 - used in this one form
    import io  # noqa: PLC0415 - likewise

    stream = io.StringIO()
    csv.writer(stream).writerows([COLUMNS, *map(_values, report.figures)])
    return stream.getvalue()


def _json(report: Report) -> bytes:
    figures = [dict(zip(COLUMNS, _numbers(each), strict=True)) for each in report.figures]
    confusion = [{"gold": a, "predicted": b, "count": n} for (a, b), n in sorted(report.confusion.items())]
    whole = {
        "gold": report.gold, "predicted": report.predicted, "same_text": report.same_text, "unplaced": report.unplaced,
        "figures": figures, "confusion": confusion, "differences": [asdict(each) for each in report.differences],
    }  # fmt: skip
    return json.dumps(whole, ensure_ascii=False, indent=2).encode() + b"\n"


def _numbers(each: Figures) -> list[object]:
    shares = (
        each.precision,
        each.recall,
        each.strict_f1,
        each.relaxed_f1,
        each.link_accuracy,
        each.linked_f1,
    )
    return [each.kind, each.gold, each.predicted, *(None if s is None else round(s, 4) for s in shares)]
