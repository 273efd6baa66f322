"""``teiwright audit``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from teiwright.cli.findings import Form, form, show
from teiwright.cli.many import each
from teiwright.cli.words import files, force, taking

if TYPE_CHECKING:
    from teiwright.model import Document, Finding

__all__ = ["Audit", "audit"]


@dataclass(frozen=True, slots=True)
class Audit:
    """What is audited, how the findings are shown, and where the edition with them goes."""

    files: tuple[str, ...]
    form: Form
    write_tei: str
    overwrite: bool


@click.command(short_help="Compare the citations of an edition with its bibliography.")
@files
@form
@click.option(
    "--write-tei",
    default="",
    metavar="OUT",
    type=click.Path(allow_dash=True),
    help="Write the edition to OUT, with what is found in its standOff; - is standard output, instead of the findings.",
)
@force
@taking(Audit)
def audit(job: Audit) -> int:
    """Compare the citations of each FILE with its bibliography, and its abbreviations and names with each other.

    Found are citations that are not in the bibliography, that have another year, name or page than their entry, or that
    can mean several entries; entries that are listed twice, or have a day or a DOI that cannot be; abbreviations with two
    meanings. Remarks are made of what may be meant so: entries that nothing cites, quotations without a source,
    abbreviations before or without a definition, one body under two names.

    An audit says where a text disagrees with itself, not which of the two is right. What it finds stays as it is
    printed, until the editor decides in the recipe. docs/reference/audit.md has all codes.

    With --write-tei the findings of one FILE are put into a copy of it; an earlier audit in it is replaced.

    Exit status:
      0  nothing, or only remarks
      1  something that an editor should look at
      2  a file cannot be read or written

    Example:
      teiwright audit tei/essay.xml
      teiwright audit tei/essay.xml --format csv
      teiwright audit tei/essay.xml --write-tei tei/essay.xml --force
    """
    from teiwright.audit import audit as audit_  # noqa: PLC0415 - `--help` does not pay for lxml
    from teiwright.model import Severity  # noqa: PLC0415 - likewise

    if job.write_tei and len(job.files) > 1:
        raise click.UsageError("--write-tei takes one FILE; call it for each")

    def findings(document: Document) -> list[Finding]:
        found = list(audit_(document))
        if job.write_tei:
            _write(document, found, job)
        return found

    found, failed = each(job.files, findings)
    told = [finding for part in found for finding in part]
    if job.write_tei == "-":
        return failed or int(any(finding.severity is not Severity.INFO for finding in told))
    status = show(told, job.form, Severity.WARNING)
    return failed or status


def _write(document: Document, found: list[Finding], job: Audit) -> None:
    from teiwright import files as files_  # noqa: PLC0415 - `--help` does not pay for lxml
    from teiwright import xml  # noqa: PLC0415 - likewise
    from teiwright.audit import annotate  # noqa: PLC0415 - likewise

    data = xml.serialise(annotate(document, found))
    files_.write(job.write_tei, data, overwrite=job.overwrite)
