"""``teiwright restore``."""

from __future__ import annotations

from dataclasses import dataclass

import click

from teiwright.cli.words import force, output, source, taking

__all__ = ["Restore", "restore"]


@dataclass(frozen=True, slots=True)
class Restore:
    """Which withheld edition gets its prose back, from which copy, and where the result goes."""

    withheld: str
    source: str
    output: str
    overwrite: bool


@click.command(short_help="Bring the prose of a withheld edition back.")
@click.argument("withheld", metavar="WITHHELD", type=click.Path(allow_dash=True))
@source
@output("the full edition")
@force
@taking(Restore)
def restore(job: Restore) -> int:
    """Bring the prose of WITHHELD back from a copy of its source.

    The copy must be the text that the edition was made from; other line ends, a byte order mark and another Unicode
    normalisation form do not matter. Another copy is refused, and each paragraph that differs is named.

    The full edition is what it was before it was withheld, byte for byte. It is not for publication.

    Exit status:
      0  the full edition is written
      2  it is not: the copy differs, or the edition withholds nothing

    Example:
      teiwright restore public/essay.xml --source essay.md -o essay.xml
    """
    from teiwright import files, xml  # noqa: PLC0415 - `--help` does not pay for lxml
    from teiwright import source as source_  # noqa: PLC0415 - likewise
    from teiwright.withhold import restore as restore_  # noqa: PLC0415 - likewise

    document = restore_(xml.read(job.withheld), source_.read(job.source))
    files.write(job.output, xml.serialise(document), overwrite=job.overwrite)
    return 0
