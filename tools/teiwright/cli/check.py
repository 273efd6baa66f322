"""``teiwright check``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from teiwright.cli.findings import Form, form, show
from teiwright.cli.many import each
from teiwright.cli.words import files, taking

if TYPE_CHECKING:
    from teiwright.model import Document, Finding

__all__ = ["Check", "check"]


@dataclass(frozen=True, slots=True)
class Check:
    """What is checked, and how the findings are shown."""

    files: tuple[str, ...]
    form: Form


@click.command(short_help="Prove that TEI is valid.")
@files
@form
@taking(Check)
def check(job: Check) -> int:
    """Prove that each FILE is valid: against itself, the grammars and the rules.

    In turn: well-formed XML without a document type declaration, unique ids, pointers that lead somewhere, RELAX NG,
    XML Schema, Schematron. Pointers between the files of one run resolve wherever the files lie.

    A finding is one line, and a second one that says what to do:
      FILE:LINE:COLUMN: CODE MESSAGE
          HELP

    Exit status:
      0  no errors; warnings and remarks may be shown
      1  errors
      2  a file cannot be read

    Example:
      teiwright check tei/*.xml
    """
    from teiwright.check import check as check_  # noqa: PLC0415 - `--help` does not pay for lxml
    from teiwright.check import neighbours, profile  # noqa: PLC0415 - likewise
    from teiwright.model import Severity  # noqa: PLC0415 - likewise

    schemas, near = profile(), neighbours(path for path in job.files if path != "-")

    def findings(document: Document) -> list[Finding]:
        return list(check_(document, schemas=schemas, near=near))

    found, failed = each(job.files, findings)
    status = show([finding for part in found for finding in part], job.form, Severity.ERROR)
    return failed or status
