"""What ``make edition`` runs: each edition of `tei/` published into a folder of `dist/`."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teiwright.cli.main import guarded
from teiwright.cli.words import taking

if TYPE_CHECKING:
    from teiwright.model import Document
    from teiwright.publish import Report

__all__ = ["Editions", "editions", "main"]


@dataclass(frozen=True, slots=True)
class Editions:
    """Where the editions are and where they go; `source` is a copy of the text of the withheld one, or empty."""

    source: str
    folder: str
    output: str


@click.command("edition")
@click.option("--source", default="", metavar="TEXT", help="Your copy of the text of a withheld edition.")
@click.option(
    "--from", "folder", default="tei", show_default=True, help="The folder with the recipes and editions."
)
@click.option("-o", "--output", default="dist", show_default=True, help="The folder for what is made.")
@taking(Editions)
def editions(job: Editions) -> int:
    """Publish every edition that has a recipe, each into a folder named by its id.

    With a copy of the source of a withheld edition, that edition is restored first. The result is for the owner of the
    copy, and not for publication.
    """
    from teiwright import recipe, xml  # noqa: PLC0415 - `--help` does not pay for lxml
    from teiwright.errors import UnreadableError  # noqa: PLC0415 - likewise
    from teiwright.publish import find_authority, publish  # noqa: PLC0415 - likewise

    recipes = sorted(Path(job.folder).glob("*.toml"))
    if not recipes:
        raise UnreadableError(f"{job.folder}: has no recipe; run this at the root of a checkout")
    for path in recipes:
        identifier = recipe.read(path).edition.id
        document = xml.read(path.parent / f"{identifier}.xml")
        authority = find_authority(document)
        full = _full(document, job.source)
        out = Path(job.output) / identifier
        report = publish(full, out, authority=authority, overwrite=True)
        _tell(out, report, restored=full is not document)
    return 0


def _full(document: Document, source: str) -> Document:
    """`document` restored from the copy `source`, if it is withheld and there is one; else itself."""
    from teiwright import source as source_  # noqa: PLC0415 - `--help` does not pay for lxml
    from teiwright.withhold import measure, restore  # noqa: PLC0415 - likewise

    if not source or not measure(document).gaps:
        return document
    return restore(document, source_.read(source))


def _tell(out: Path, report: Report, *, restored: bool) -> None:
    mentions = ", ".join(f"{count} {kind}" for kind, count in report.mentions.items())
    click.echo(f"{out}/  {len(report.files)} files; {report.characters} characters; {mentions}")
    click.echo(f"  open {out / 'index.html'}")
    if restored:
        click.echo("  with the text of your copy, restored: not for publication")


def main() -> None:
    """Run the command with the words of the process, and leave with its status."""
    sys.exit(guarded(lambda: editions.main(prog_name="edition", standalone_mode=False)))


if __name__ == "__main__":
    main()
