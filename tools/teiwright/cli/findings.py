"""How commands show findings, and the status that these mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.model import Finding, Severity

__all__ = ["Form", "form", "show"]

COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}
ORDER = ("info", "warning", "error")
FOUND = 1


Form = Literal["text", "json"]

form = click.option(
    "--format",
    "form",
    type=click.Choice(get_args(Form)),
    default="text",
    show_default=True,
    help="How to write the findings.",
)


def show(findings: Sequence[Finding], form: Form, gravest: Severity) -> int:
    """Write `findings` to standard output; the status is 1 where one is at least as grave as `gravest`, else 0."""
    if form == "json":
        _json(findings)
    else:
        _text(findings)
    grave = any(ORDER.index(finding.severity) >= ORDER.index(gravest) for finding in findings)
    return FOUND if grave else 0


def _json(findings: Sequence[Finding]) -> None:
    from teiwright.check import report_json  # noqa: PLC0415 - `--help` does not pay for lxml

    click.echo(report_json(findings).encode())


def _text(findings: Sequence[Finding]) -> None:
    """Each finding as lines, in colour on a terminal."""
    from teiwright.check import report_text  # noqa: PLC0415 - `--help` does not pay for lxml

    for finding in findings:
        first, *others = report_text([finding])
        click.echo(click.style(first, fg=COLOURS[finding.severity]))
        for line in others:
            click.echo(click.style(line, dim=True))
