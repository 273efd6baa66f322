"""How commands show findings, and the status that these mean."""

from __future__ import annotations

import functools
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.model import Finding, Severity

__all__ = ["Form", "form", "show"]

COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}
ORDER = ("info", "warning", "error")
FOUND = 1
WIDTH = 80


# The same as teiwright.check.FORMATS, written out so that `--help` does not pay for lxml; a test compares them.
Form = Literal["text", "json", "jsonl", "csv", "sarif", "junit", "github", "checkstyle"]

form = click.option(
    "--format",
    "form",
    type=click.Choice(get_args(Form)),
    default="text",
    show_default=True,
    help="How to write the findings.",
)


def show(findings: Sequence[Finding], form: Form, gravest: Severity, files: Sequence[str] = ()) -> int:
    """Write `findings` to standard output; the status is 1 where one is at least as grave as `gravest`, else 0.

    Args:
        findings: what is shown, in this order.
        form: how.
        gravest: the severity from which on a finding counts.
        files: the files that were looked at, for the forms that name them even where nothing is wrong.
    """
    if form == "text":
        _text(findings)
    else:
        from teiwright.check import report  # noqa: PLC0415 - `--help` does not pay for lxml

        for part in report(findings, form, files=files):
            click.echo(part.encode())
    grave = any(ORDER.index(finding.severity) >= ORDER.index(gravest) for finding in findings)
    return FOUND if grave else 0


def _text(findings: Sequence[Finding]) -> None:
    """Each finding as lines: on a terminal in colour, and with the line of the file that it is about."""
    from teiwright.check import report_text  # noqa: PLC0415 - `--help` does not pay for lxml
    from teiwright.check.report import text  # noqa: PLC0415 - likewise

    terminal = sys.stdout.isatty()
    width = (os.get_terminal_size().columns if terminal else 0) or WIDTH
    source = functools.lru_cache(maxsize=1)(_bytes)  # the findings of one file follow each other
    for finding in findings:
        first, *others = text([finding], source, width) if terminal else report_text([finding])
        lines = [click.style(first, fg=COLOURS[finding.severity])]
        lines += [click.style(line, dim=True) for line in others]
        click.echo("\n".join(lines))


def _bytes(uri: str) -> bytes | None:
    """The bytes of a file that was checked; standard input cannot be read twice."""
    path = Path(uri)
    return path.read_bytes() if uri != "-" and path.is_file() else None
