"""``teiwright encode``."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teiwright.cli.bibliography import told
from teiwright.cli.words import force, output, taking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.model import Document, Source
    from teiwright.references import Reading, Reference

__all__ = ["Encode", "encode"]

SHOWN = 8
FILE = click.Path(allow_dash=False)


@dataclass(frozen=True, slots=True)
class Encode:
    """What is encoded, by which decisions, into what."""

    source: str
    recipe: str | None
    authority: str | None
    bibliography: str | None
    review: str | None
    output: str
    overwrite: bool
    pictures: bool = False
    ner: str | None = None

    @property
    def folder(self) -> Path:
        """Where the edition is written."""
        return Path.cwd() if self.output == "-" else Path(self.output).resolve().parent

    @property
    def href(self) -> str:
        """The authority file as the edition points to it: relative to the folder of the edition; empty without one."""
        if self.authority is None:
            return ""
        return Path(os.path.relpath(Path(self.authority).resolve(), self.folder)).as_posix()


@click.command(short_help="Make a TEI edition of a text.")
@click.argument("source", metavar="SOURCE", type=click.Path(allow_dash=True))
@click.option("-r", "--recipe", metavar="TOML", type=FILE, help="The editor's decisions for this source.")
@click.option(
    "-a",
    "--authority",
    metavar="XML",
    type=FILE,
    help="The persons, organizations and places that mentions point to.",
)
@click.option(
    "-b",
    "--bibliography",
    metavar="FILE",
    type=FILE,
    help="The author's own records: CSL-JSON, BibTeX, BibLaTeX or RIS.",
)
@click.option(
    "--review",
    metavar="CSV",
    type=FILE,
    help="The table of `teiwright suggest` with the editor's decisions about names.",
)
@click.option(
    "--ner",
    metavar="MODEL",
    help="Have a model of spaCy propose names too, an installed package or a folder; not with --authority.",
)
@click.option(
    "--pictures", is_flag=True, help="Copy the pictures of a Word or LibreOffice file beside OUT too."
)
@output("the edition")
@force
@taking(Encode)
def encode(job: Encode) -> int:
    """Make a TEI edition of SOURCE: a plain text or Markdown in UTF-8, a Word or LibreOffice file, a page of HTML.

    The edition has the structure of the text, its citations linked to its bibliography, its quotations tied to their
    sources, and its persons, organizations, places and dates marked up. No character of the text is changed: without
    the markup the edition is the source again. The same source, recipe and authority file give the same bytes.

    The recipe holds the facts for the header and the decisions that no rule can make; docs/reference/recipe.md has its
    form. Without one the edition is a draft: its header has the title, the authors and the language that the text itself
    tells, and says that the rights are not stated. Without an authority file rules propose the names, each with how sure they
    are; `suggest` makes the table in which the editor decides, and --review reads it back.

    Mentions point to the authority file by a path relative to OUT. Keep it in the folder of OUT: `check` and `publish` read
    nothing that lies outside of an edition's own folder.

    With --ner, a model of spaCy proposes further names, where no rule found any and outside of citations and code: each with the
    model's name and as uncertain. docs/how-to/add-names.md tells how to install one; nothing is downloaded.

    With --bibliography, a record of the author stands in for each printed entry that it matches, and citations may be keys of
    pandoc ([@day2001, p. 3]). A text that prints no bibliography is linked to the records it cites. Without that option the
    records count that Zotero or Mendeley has left in the citations of a Word or LibreOffice file.

    With --pictures, the pictures of a Word or LibreOffice file are copied into a folder beside OUT (paper-pictures), where the
    edition points to; without it `check` misses them.

    What a file holds beside its text (comments, hidden text, headers, menus) is left out; standard error says how much. Tracked
    changes must be accepted or rejected first. docs/how-to/encode-a-word-file.md tells what becomes of each thing.

    Exit status:
      0  the edition is written
      1  it is written, but some of the records could not be read; standard error says which
      2  it is not: a file cannot be read, the source has another SHA-256 than the recipe says, OUT is there already

    Example:
      teiwright encode article.md -o article.xml
      teiwright encode paper.docx -o paper.xml
      teiwright encode essay.md --recipe essay.toml --authority authorities.xml -o essay.xml
      teiwright encode essay.md --bibliography library.json -o essay.xml
    """
    from teiwright import authority, files, recipe, review, source, xml  # noqa: PLC0415 - `--help` does not pay for lxml
    from teiwright.encode import encode as encode_  # noqa: PLC0415 - likewise
    from teiwright.proposals import ner  # noqa: PLC0415 - likewise

    if job.ner and job.authority:
        raise click.UsageError("--ner proposes names, which --authority gives; leave one of the two out")
    files.free(job.output, overwrite=job.overwrite)
    recogniser = ner.load(job.ner) if job.ner else None
    decisions = recipe.read(job.recipe) if job.recipe else None
    names = authority.read(job.authority) if job.authority else authority.NOBODY
    text = source.read(job.source)
    for remark in text.remarks:
        click.echo(f"teiwright: {job.source}: {remark}", err=True)
    records = _records(job, text)
    status = told(records.findings)
    reviewed = review.read(job.review) if job.review else review.NO_REVIEW
    document = encode_(
        text,
        decisions,
        names,
        href=job.href,
        references=records.references,
        review=reviewed,
        recogniser=recogniser,
    )
    _copy_pictures(job, text)
    files.write(job.output, xml.serialise(document), overwrite=job.overwrite)
    _tell_idle(job.bibliography or job.source, records.references, document)
    return status


def _copy_pictures(job: Encode, text: Source) -> None:
    """Write the pictures that the text names where the edition points to; without --pictures tell how many they are."""
    from teiwright import files, readers  # noqa: PLC0415 - `--help` does not pay for lxml

    if job.pictures:
        for address, data in readers.pictures(text):
            files.write(job.folder / address, data, overwrite=job.overwrite)
    elif count := sum(1 for _ in readers.pictures(text)):
        named = "1 picture is" if count == 1 else f"{count} pictures are"
        click.echo(
            f"teiwright: {job.source}: {named} named and not copied; give --pictures to copy them", err=True
        )


def _records(job: Encode, text: Source) -> Reading:
    """The author's records: the file that was given, else what the source carries in itself."""
    from teiwright import references  # noqa: PLC0415 - `--help` does not pay for lxml

    if job.bibliography:
        return references.read(job.bibliography)
    if text.references:
        return references.from_bytes(text.references.encode(), f"{job.source}.json")
    return references.Reading(())


def _tell_idle(name: str, records: Sequence[Reference], document: Document) -> None:
    """Tell on standard error which records the edition has no use for; a whole library is told as a number."""
    from teiwright.encode import recorded  # noqa: PLC0415 - `--help` does not pay for lxml

    used = recorded(document)
    idle = [one.id for one in records if one.id not in used]
    if idle:
        shown = ", ".join(idle[:SHOWN]) + (", …" if len(idle) > SHOWN else "")
        click.echo(
            f"teiwright: {name}: {len(idle)} of {len(records)} records match no entry and no citation: {shown}",
            err=True,
        )
