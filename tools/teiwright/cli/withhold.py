"""``teiwright withhold``."""

from __future__ import annotations

from dataclasses import dataclass

import click

from teiwright.cli.words import force, output, source, taking

__all__ = ["Withhold", "withhold"]


@dataclass(frozen=True, slots=True)
class Withhold:
    """Which edition loses its prose, what brings it back, and where the result goes."""

    edition: str
    source: str
    output: str
    overwrite: bool


@click.command(short_help="Take the prose out of an edition.")
@click.argument("edition", metavar="EDITION", type=click.Path(allow_dash=True))
@source
@output("the withheld edition")
@force
@taking(Withhold)
def withhold(job: Withhold) -> int:
    """Take the prose out of EDITION, so that its encoding can be published where its text cannot.

    Header, structure, headings, bibliography and every mention stay in their places; where prose stood, a gap says how many
    characters. `restore` brings the prose back from a copy of the source. Give as source the text that the edition was
    made from, or the TEI file itself.

    How much was withheld, and the longest run of words that was kept, is told on standard error. An edition that would keep
    twelve words of running text in a row is refused.

    Exit status:
      0  the withheld edition is written
      2  it is not: this is another source, the edition is withheld already, or it would show too much

    Example:
      teiwright withhold essay.xml --source essay.md -o public/essay.xml
    """
    from teiwright import files, xml  # noqa: PLC0415 - `--help` does not pay for lxml
    from teiwright import source as source_  # noqa: PLC0415 - likewise
    from teiwright.withhold import measure  # noqa: PLC0415 - likewise
    from teiwright.withhold import withhold as withhold_  # noqa: PLC0415 - likewise

    document = withhold_(xml.read(job.edition), source_.read(job.source))
    files.write(job.output, xml.serialise(document), overwrite=job.overwrite)
    kept = measure(document)
    where = f", in {kept.longest_run_in}" if kept.longest_run else ""
    click.echo(
        f"withheld {kept.withheld} of {kept.withheld + kept.kept} characters ({kept.share:.1%}) in {kept.gaps} gaps; "
        f"the longest run of words kept is {kept.longest_run}{where}",
        err=True,
    )
    return 0
