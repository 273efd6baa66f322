"""``teiwright identify``."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from teiwright.cli.words import force, output, taking

__all__ = ["Identify", "identify"]


@dataclass(frozen=True, slots=True)
class Identify:
    """Which file is given identifiers, by which decisions, and where the result goes."""

    file: str
    review: str
    output: str
    overwrite: bool


@click.command(short_help="Write the identifiers that the editor accepted into an authority file.")
@click.argument("file", metavar="FILE", type=click.Path(allow_dash=True))
@click.option(
    "--review",
    metavar="CSV",
    type=click.Path(),
    required=True,
    help="The table of `teiwright reconcile` with the editor's decisions.",
)
@output("the file with identifiers")
@force
@taking(Identify)
def identify(job: Identify) -> int:
    """Write an idno into FILE for each candidate that the editor accepted in the table of `reconcile`.

    FILE is the authority file, or the edition, that was reconciled. Its bytes stay as they are; the elements are put
    between them, each on a line like those around it. An identifier that is there already is passed by. Rows that are
    rejected or not decided change nothing. No network is used.

    Exit status:
      0  the file is written
      2  it is not: FILE or the table cannot be read, two candidates are accepted for one entity, an entity is not there or
         has another identifier of this type, OUT is there already

    Example:
      teiwright identify authorities.xml --review candidates.csv -o authorities.xml --force
    """
    from teiwright import files, reconcile, xml  # noqa: PLC0415 - `--help` does not pay for lxml

    decisions = reconcile.read(job.review)
    data = sys.stdin.buffer.read(xml.LARGEST + 1) if job.file == "-" else Path(job.file).read_bytes()
    files.write(job.output, reconcile.identify(data, job.file, decisions), overwrite=job.overwrite)
    return 0
