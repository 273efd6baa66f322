"""``teiwright reconcile``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from teiwright.cli.many import tracked
from teiwright.cli.words import force, output, taking

if TYPE_CHECKING:
    from teiwright.reconcile import Plan, Reconciled, Service

__all__ = ["Reconcile", "reconcile"]

SHOWN = 8
KINDS = ("person", "organization", "place")
FACTS = ("birth", "birth-year", "death", "death-year", "country", "occupation")


class Pair(click.ParamType[tuple[str, str]]):
    """A word of a few, an equals sign, and what it means to the service."""

    name = "pair"

    def __init__(self, words: tuple[str, ...]) -> None:
        """A pair whose first part is one of the `words`."""
        self.words = words

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """The two parts."""
        word, _, meaning = value.partition("=")
        if word not in self.words or not meaning.strip():
            self.fail(f'"{value}" is not {"=…, ".join(self.words)}=…', param, ctx)
        return word, meaning.strip()


@dataclass(frozen=True, slots=True)
class Reconcile:
    """Whose entities are asked for, of which service, how, and where the candidates go."""

    file: str
    service: str
    types: tuple[tuple[str, str], ...]
    properties: tuple[tuple[str, str], ...]
    limit: int
    idno_type: str
    review: str | None
    rate: float
    retries: int
    timeout: float
    output: str
    overwrite: bool


@click.command(short_help="Ask a reconciliation service who the persons, bodies and places are.")
@click.argument("file", metavar="FILE", type=click.Path(allow_dash=True))
@click.option("--service", metavar="URL", required=True, help="The address of the service.")
@click.option(
    "--type",
    "types",
    metavar="KIND=TYPE",
    multiple=True,
    type=Pair(KINDS),
    help="The service's type for a kind of entity: person=Q5. May be given several times.",
)
@click.option(
    "--property",
    "properties",
    metavar="FACT=PROPERTY",
    multiple=True,
    type=Pair(FACTS),
    help=f"The service's property for a fact of the entity: birth=P569. Facts are {', '.join(FACTS)}.",
)
@click.option(
    "--limit", type=click.IntRange(1, 50), default=5, show_default=True, help="Candidates for an entity."
)
@click.option(
    "--idno-type",
    metavar="WORD",
    default="",
    help="The type of the identifiers. [default: the site of the service's identifier space]",
)
@click.option(
    "--review", metavar="CSV", type=click.Path(), help="A table with decisions, which are not asked again."
)
@click.option(
    "--rate",
    metavar="N",
    type=click.FloatRange(0.001, 1000),
    default=1.0,
    show_default=True,
    help="Requests per second, at most.",
)
@click.option(
    "--retries",
    metavar="N",
    type=click.IntRange(0, 10),
    default=4,
    show_default=True,
    help="How often a request that failed is sent again.",
)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(0.1, 600),
    default=30.0,
    show_default=True,
    help="How long an answer is waited for.",
)
@output("the table")
@force
@taking(Reconcile)
def reconcile(job: Reconcile) -> int:
    """Ask a service which entities of its register the persons, organizations and places of FILE may be.

    FILE is an authority file, or an edition with entities of its own. The service is any that speaks the W3C
    Reconciliation Service API 0.1 or 0.2, as those for OpenRefine do. The table is CSV, a row for each candidate: the
    entity, its type and name, the candidate's identifier, name and description, the service's score, whether the service is
    sure, a page about the candidate, and the type that the identifier will have. The last column is yours: the decision,
    accept or reject. Nothing is decided for you, and nothing is written into FILE; `identify` reads the table back.

    An entity that has an identifier of this type is not asked for, nor is one that --review has accepted a candidate
    for; what it has rejected does not come back.

    Nobody but the service at URL is asked, and a redirection is not followed. The names, and the facts of --property, are
    sent to it. Each answer is kept for 30 days in the cache folder of the user; a run that ended early is gone on with by the
    same command.

    Exit status:
      0  the table is written, be it empty
      2  it is not: FILE cannot be read, the service fails, OUT is there already; what was answered is kept

    Example:
      teiwright reconcile authorities.xml --service https://example.org/reconcile --type person=Q5 -o candidates.csv
    """
    from teiwright import files, xml  # noqa: PLC0415 - `--help` does not pay for lxml
    from teiwright import reconcile as stage  # noqa: PLC0415 - likewise

    files.free(job.output, overwrite=job.overwrite)
    service = _service(job)
    subjects = stage.subjects(xml.read(job.file))
    found = stage.reconcile(subjects, service, stage.Kept(service.url), _plan(job), tracked)
    files.write(job.output, stage.table(found.rows).encode(), overwrite=job.overwrite)
    _tell(job, found)
    return 0


def _service(job: Reconcile) -> Service:
    from teiwright import reconcile as stage  # noqa: PLC0415 - `--help` does not pay for lxml

    return stage.Service(
        stage.address(job.service), stage.Caller(stage.Pace(job.rate, job.retries, job.timeout))
    )


def _plan(job: Reconcile) -> Plan:
    from teiwright import reconcile as stage  # noqa: PLC0415 - `--help` does not pay for lxml
    from teiwright.model import MentionKind  # noqa: PLC0415 - likewise

    if len(job.idno_type.split()) > 1:
        raise click.UsageError(f'--idno-type "{job.idno_type}" is not one word')
    types = {MentionKind(kind): tuple(t for k, t in job.types if k == kind) for kind, _ in job.types}
    decisions = stage.read(job.review) if job.review else stage.NO_DECISIONS
    return stage.Plan(types, job.limit, job.properties, job.idno_type.strip(), decisions)


def _tell(job: Reconcile, found: Reconciled) -> None:
    """Tell on standard error what has no candidates, which types there are, and that nothing is kept."""
    if found.without:
        told = _some(found.without)
        click.echo(f"teiwright: {job.file}: the service has no candidate for {told}", err=True)
    if found.manifest.types and not job.types:
        told = _some([f"{key} ({name})" for key, name in found.manifest.types])
        click.echo(f"teiwright: {job.service}: to look among its types, give --type; it has {told}", err=True)
    if not found.is_kept:
        click.echo("teiwright: there is no private cache folder; the answers are not kept", err=True)


def _some(items: list[str] | tuple[str, ...]) -> str:
    return ", ".join(items[:SHOWN]) + (f" and {len(items) - SHOWN} more" if len(items) > SHOWN else "")
