"""``teiwright check``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from teiwright.cli.findings import Form, form, show
from teiwright.cli.words import taking

if TYPE_CHECKING:
    from teiwright.cli.checking import Plan
    from teiwright.model import Finding

__all__ = ["Check", "check"]

FILE = click.Path(allow_dash=False)


@dataclass(frozen=True, slots=True)
class Check:
    """What is checked, by what, and what becomes of the findings."""

    files: tuple[str, ...]
    schemas: tuple[str, ...]
    phase: str
    catalog: str
    form: Form
    summary: bool
    baseline: str
    write_baseline: str
    fix: bool
    diff: bool
    jobs: int
    watch: bool
    audit: bool


@click.command(short_help="Prove that TEI is valid.")
@click.argument("files", nargs=-1, metavar="[FILE...]", type=click.Path(allow_dash=True))
@click.option(
    "--schema",
    "schemas",
    multiple=True,
    metavar="FILE",
    type=FILE,
    help="A schema to check by, instead of those that the files ask for: RELAX NG, XML Schema, Schematron or ODD. "
    "May be given several times.",
)
@click.option(
    "--phase",
    default="",
    metavar="ID",
    help="Which phase of the Schematron rules to check by, or #ALL. [default: the schema's own]",
)
@click.option(
    "--catalog",
    default="",
    metavar="FILE",
    type=FILE,
    help="An XML catalog that says which local file stands for the address of a schema. "
    "[default: XML_CATALOG_FILES]",
)
@form
@click.option("--summary", is_flag=True, help="Write how often each code was found, instead of the findings.")
@click.option(
    "--baseline",
    default="",
    metavar="FILE",
    type=FILE,
    help="Show only what is not among the known findings in FILE.",
)
@click.option(
    "--write-baseline",
    default="",
    metavar="FILE",
    type=FILE,
    help="Write what is found to FILE as known, and end.",
)
@click.option(
    "--fix", is_flag=True, help="Repair what can mean one thing only, in the files, and show what is left."
)
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(0),
    default=0,
    metavar="N",
    help="How many processes work at once. [default: one for each processor, where there is enough to do]",
)
@click.option(
    "--watch", is_flag=True, help="Go on: check each file again when it changes, until you interrupt."
)
@click.option(
    "--audit",
    is_flag=True,
    help="Audit each FILE, too: show with the others what `teiwright audit` finds. A project's settings can ask for it.",
)
@taking(Check)
def check(job: Check) -> int:
    """Prove that each FILE is valid: against itself, the grammars and the rules.

    In turn: well-formed XML without a document type declaration, unique ids, pointers that lead somewhere, dates and
    language tags, RELAX NG, XML Schema, Schematron. Pointers between the files of one run resolve wherever the files
    lie. What several of these say of one thing is said once.

    The schemas are those of --schema, else those of the project's settings, else those that a file asks for with
    xml-model or xsi:schemaLocation, else the profile of teiwright. Nothing is ever fetched. Without FILE the files are those
    of the settings; docs/reference/settings.md has their form.

    A finding is one line, and a second one that says what to do:
      FILE:LINE:COLUMN: CODE MESSAGE
          HELP

    Exit status:
      0  no errors; warnings and remarks may be shown
      1  errors, or with --diff something to repair
      2  a file cannot be read

    Example:
      teiwright check tei/*.xml
      teiwright check --schema tei_all.rng --schema house.sch --format sarif letters/*.xml
    """
    from teiwright.cli import checking  # noqa: PLC0415 - `--help` does not pay for lxml

    plan = checking.plan(job.files, job.schemas, job.catalog, job.phase)
    plan = replace(plan, audit=plan.audit or job.audit)
    if job.fix or job.diff:
        changed, failed = checking.repair(plan, write=job.fix)
        if job.diff:
            return failed or int(changed)
    if job.watch:
        return checking.watch(plan, lambda files: _examined(job, replace(plan, files=files)))
    return _examined(job, plan)


def _examined(job: Check, plan: Plan) -> int:
    """The status of one examination of the files of `plan`, whose findings are shown or kept."""
    from teiwright.cli import checking  # noqa: PLC0415 - `--help` does not pay for lxml

    found, failed = checking.examine_all(plan, job.jobs)
    if job.write_baseline:
        return failed or checking.write_known(job.write_baseline, found)
    status = _shown(job, checking.unknown(found, job.baseline, plan), plan.files)
    return failed or status


def _shown(job: Check, findings: list[Finding], files: tuple[str, ...]) -> int:
    from teiwright.model import Severity  # noqa: PLC0415 - `--help` does not pay for lxml

    if not job.summary:
        return show(findings, job.form, Severity.ERROR, files)
    from teiwright.check import summary  # noqa: PLC0415 - likewise

    click.echo(summary(findings))
    return int(any(found.severity is Severity.ERROR for found in findings))
