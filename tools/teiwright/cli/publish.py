"""``teiwright publish``."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teiwright.cli.many import each
from teiwright.cli.words import files, force, taking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.model import Document
    from teiwright.publish import Coverage, Report

__all__ = ["Publish", "publish"]


@dataclass(frozen=True, slots=True)
class Publish:
    """What is published, and where."""

    files: tuple[str, ...]
    output: str
    notes: str
    reading: str
    excel: bool
    also: tuple[str, ...]
    overwrite: bool

    def folder(self, file: str) -> Path:
        """The folder for what is made of `file`: OUT itself for one file, one in it for each of several."""
        return Path(self.output) / (_name(file) if len(self.files) > 1 else "")


@click.command(short_help="Make a web page, plain text and tables of an edition.")
@files
@click.option(
    "-o", "--output", required=True, metavar="DIR", type=click.Path(), help="The folder for what is made."
)
@click.option(
    "--notes",
    type=click.Choice(["after", "end", "inline", "omitted"]),
    default="after",
    help="Where text.txt has the notes: after the line that calls them, at the end, in the line in brackets, or nowhere. "
    "[default: after]",
)
@click.option(
    "--reading",
    type=click.Choice(["source", "editor"]),
    default="source",
    help="Whose side of a correction or expansion text.txt and the tables follow. [default: source]",
)
@click.option(
    "--excel",
    is_flag=True,
    help="Make tables that a spreadsheet opens by a double click: with a mark of their encoding, and with a guard before "
    "what it would take for a formula.",
)
@click.option(
    "--also",
    multiple=True,
    type=click.Choice(["annotations", "vrt", "conllu", "hipe", "gexf", "graphml", "places", "turtle"]),
    help="Write this form too; give it several times for several.",
)
@force
@taking(Publish)
def publish(job: Publish) -> int:
    """Make a web page, a plain text and tables of each FILE, for any web server.

    Names are shown with what is known about them where FILE points to an authority file in its own folder. The names of
    all files that were written go to standard output. Of several files, each has a folder in DIR with its own name.
    Standard error tells how much of the text index.html shows, and what it shows as plain text for want of a template.

    Written are:
      index.html        the edition to read, with an index of its names and links between citations and entries
      text.txt          one paragraph a line, in Unicode form NFC
      offsets.jsonl     where each paragraph stands in text.txt, in code points
      mentions.csv      every mention, with its place in text.txt
      entities.csv      every person, organization and place that is mentioned
      edges.csv         which of them are mentioned together, and the relations of the authority file
      citations.csv     every citation with its entry
      bibliography.csv  every entry with its fields and where it is cited
      *.json            what the tables hold, for programs (CSV on the Web, Frictionless)
      metadata/         the edition for DataCite, OAI-PMH and whoever cites it, as far as its header says enough
      *.xml             the TEI itself, and its authority file

    Written with --also are:
      annotations  annotations.jsonld, the mentions as W3C Web Annotations of text.txt
      vrt          text.vrt, words a line for CQPweb and NoSketch Engine
      conllu       text.conllu, words and sentences for the tools of Universal Dependencies
      hipe         text.hipe.tsv, names for the tools of the HIPE shared tasks
      gexf         network.gexf, the edges for Gephi
      graphml      network.graphml, the edges for other programs
      places       places.geojson, the places in the Linked Places format
      turtle       entities.ttl, persons, organizations and places as linked data

    Exit status:
      0  all is written
      2  something is not: a file cannot be read, or one is there already

    Example:
      teiwright publish tei/essay.xml -o public
    """
    from teiwright.publish import Options, find_authority  # noqa: PLC0415 - `--help` does not pay for lxml
    from teiwright.publish import publish as publish_  # noqa: PLC0415 - likewise

    name, count = Counter(map(_name, job.files)).most_common(1)[0]
    if count > 1:
        raise click.UsageError(f"two files would be published into the folder {name}")

    def published(document: Document) -> tuple[str, Report]:
        return document.uri, publish_(
            document,
            job.folder(document.uri),
            authority=find_authority(document),
            options=Options(notes=job.notes, reading=job.reading, excel=job.excel, also=job.also),
            overwrite=job.overwrite,
        )

    reports, failed = each(job.files, published)
    for file, report in reports:
        for written in report.files:
            click.echo(written.path)
        for sentence in _covered(report.coverage):
            click.echo(f"teiwright: {file}: {sentence}", err=True)
    return failed


def _covered(coverage: Coverage) -> Iterator[str]:
    """What the page shows of the text, and how."""
    said = f"{coverage.characters} characters of text, "
    if not coverage.missing:
        yield f"{said}all of them in index.html"
    else:
        missing = ", ".join(
            f"{one.characters} in {one.element} ({_first(one.places)}line {one.line})"
            for one in coverage.missing
        )
        yield f"{said}{coverage.shown} of them in index.html; it lacks {missing}"
    if coverage.untemplated:
        names = ", ".join(f"{name} ({count})" for name, count in coverage.untemplated.items())
        yield f"shown as plain text, for want of a template: {names}"


def _first(places: int) -> str:
    return f"{places} places, the first in " if places > 1 else ""


def _name(file: str) -> str:
    return "edition" if file == "-" else Path(file).stem
