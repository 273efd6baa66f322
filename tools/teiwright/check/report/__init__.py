"""Findings for people and for programs, in the form that is asked for, all from one table of fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from teiwright.check.report.as_csv import report_csv
from teiwright.check.report.as_json import jsonl, report_json
from teiwright.check.report.checkstyle import checkstyle
from teiwright.check.report.excerpt import excerpt
from teiwright.check.report.fields import FIELDS
from teiwright.check.report.github import github
from teiwright.check.report.junit import junit
from teiwright.check.report.sarif import sarif
from teiwright.check.report.summary import Tally, summary, tallies
from teiwright.check.report.text import report_text, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from teiwright.model import Finding

__all__ = [
    "FIELDS",
    "FORMATS",
    "Format",
    "Tally",
    "excerpt",
    "report",
    "report_json",
    "report_text",
    "summary",
    "tallies",
    "text",
]

Format = Literal["text", "json", "jsonl", "csv", "sarif", "junit", "github", "checkstyle"]
FORMATS: tuple[Format, ...] = get_args(Format)
"""The names of the forms a report can have."""


def report(findings: Iterable[Finding], form: Format, *, files: Sequence[str] = ()) -> Iterator[str]:
    """The report in `form`, in parts that each are one line or more and lack their last line end.

    `text`, `jsonl` and `github` speak as the findings come, the other forms when the last one is there. The excerpts of the
    source are for terminals: `text` gives them.

    Args:
        findings: what is reported.
        form: one of `FORMATS`.
        files: the files that were checked, which `sarif`, `junit` and `checkstyle` name even where nothing is wrong.
    """
    match form:
        case "text":
            yield from report_text(findings)
        case "jsonl":
            yield from jsonl(findings)
        case "github":
            yield from github(findings)
        case "json":
            yield report_json(findings)
        case "csv":
            yield report_csv(findings)
        case "sarif":
            yield sarif(findings, files)
        case "junit":
            yield junit(findings, files)
        case "checkstyle":
            yield checkstyle(findings, files)
