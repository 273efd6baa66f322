"""``teiwright suggest``."""

from __future__ import annotations

from dataclasses import dataclass

import click

from teiwright.cli.words import force, output, taking

__all__ = ["Suggest", "suggest"]


@dataclass(frozen=True, slots=True)
class Suggest:
    """Whose names are suggested, and where the table goes."""

    file: str
    review: str | None
    output: str
    overwrite: bool


@click.command(short_help="List the names that no mention claims.")
@click.argument("file", metavar="FILE", type=click.Path(allow_dash=True))
@click.option(
    "--review", metavar="CSV", type=click.Path(), help="A table with decisions, which are not asked again."
)
@output("the table")
@force
@taking(Suggest)
def suggest(job: Suggest) -> int:
    """List the capitalised names in FILE that nobody has decided about, as a table for the editor.

    FILE is any TEI with its full text. The table is CSV, the most frequent names first: the name, how often it stands in
    the text, a guess of its kind with the reason, the first paragraph and a few words around it. The last three columns are
    yours: the decision (person, organization, place, or none for what is no such name), and where you like an id and the
    preferred name. `encode --review` reads the table back. A name that only a rule proposed is asked about, too.

    Exit status:
      0  the table is written, be it empty
      2  it is not

    Example:
      teiwright suggest tei/essay.xml -o names.csv
    """
    from teiwright import files, review, xml  # noqa: PLC0415 - `--help` does not pay for lxml
    from teiwright.audit import suggest as suggest_  # noqa: PLC0415 - likewise
    from teiwright.audit import table  # noqa: PLC0415 - likewise

    known = review.read(job.review) if job.review else review.NO_REVIEW
    rows = table(suggest_(xml.read(job.file), known))
    files.write(job.output, rows.encode(), overwrite=job.overwrite)
    return 0
