"""``teiwright audit``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from teiwright.cli.findings import Form, form, show
from teiwright.cli.many import each
from teiwright.cli.words import files, taking

if TYPE_CHECKING:
    from teiwright.model import Document, Finding

__all__ = ["Audit", "audit"]


@dataclass(frozen=True, slots=True)
class Audit:
    """What is audited, and how the findings are shown."""

    files: tuple[str, ...]
    form: Form


@click.command(short_help="Compare the citations of an edition with its bibliography.")
@files
@form
@taking(Audit)
def audit(job: Audit) -> int:
    """Compare the citations of each FILE with its bibliography.

    Found are citations that are not in the bibliography, that have another year or name than their entry, or that can
    mean several entries; entries with a day that cannot be. Remarks are made of authors left out, of entries that
    nothing cites, and of quotations without a source.

    An audit says where a text and its bibliography disagree, not which of the two is right. What it finds stays as it is
    printed, until the editor decides in the recipe.

    Exit status:
      0  nothing, or only remarks
      1  something that an editor should look at
      2  a file cannot be read

    Example:
      teiwright audit tei/essay.xml
    """
    from teiwright.audit import audit as audit_  # noqa: PLC0415 - `--help` does not pay for lxml
    from teiwright.model import Severity  # noqa: PLC0415 - likewise

    def findings(document: Document) -> list[Finding]:
        return list(audit_(document))

    found, failed = each(job.files, findings)
    status = show([finding for part in found for finding in part], job.form, Severity.WARNING)
    return failed or status
