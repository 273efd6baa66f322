"""``teiwright bibliography``."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teiwright.cli.words import force, output, taking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

    from teiwright.model import Finding
    from teiwright.references import Reading, Reference

__all__ = ["Bibliography", "bibliography", "told"]

TEI_ENDINGS = {".xml", ".tei"}
FOUND = 1


@dataclass(frozen=True, slots=True)
class Bibliography:
    """Which file's works are written, in which form, where."""

    file: str
    form: str | None
    output: str
    overwrite: bool

    @property
    def target(self) -> str:
        """The form that was asked for, else that of the output's ending, else CSL-JSON."""
        from teiwright.references import form_of  # noqa: PLC0415 - `--help` does not pay for lxml

        ending = "tei" if Path(self.output).suffix.lower() in TEI_ENDINGS else form_of(self.output)
        return self.form or ending or "csl"


@click.command(short_help="Export the bibliography of an edition, or turn records into TEI.")
@click.argument("file", metavar="FILE", type=click.Path(allow_dash=True))
@click.option(
    "--to",
    "form",
    type=click.Choice(["csl", "bibtex", "ris", "tei"]),
    help="The form of the result. [default: by the ending of OUT, else csl]",
)
@output("the records")
@force
@taking(Bibliography)
def bibliography(job: Bibliography) -> int:
    """Write the works of FILE as CSL-JSON, BibTeX, RIS or TEI.

    FILE is a TEI edition of any project, whose bibliography is exported for Zotero, pandoc or LaTeX; or a file of records
    in CSL-JSON, BibTeX, BibLaTeX or RIS, which becomes any other of these forms, or a TEI listBibl of biblStruct.

    Each work of an edition comes once: from its biblStruct, from a bibl with its parts tagged, or from the words of a bibl in which
    nothing is tagged. Its citation key is its xml:id. docs/reference/references.md says what each form can hold.

    Exit status:
      0  all is written
      1  it is written, but something in FILE is no record or has no bibliography; standard error says where
      2  nothing is written: FILE cannot be read, OUT is there already

    Example:
      teiwright bibliography essay.xml -o essay.bib
      teiwright bibliography library.json --to tei
    """
    from teiwright import files  # noqa: PLC0415 - `--help` does not pay for lxml

    reading = _reading(job.file)
    status = told(reading.findings)
    if not reading.references:
        click.echo(f"teiwright: {job.file}: has no bibliography and no records", err=True)
        status = FOUND
    files.write(job.output, _written(reading.references, job.target), overwrite=job.overwrite)
    return status


def told(findings: Sequence[Finding]) -> int:
    """Tell on standard error what was not read of a file of records; the status 1 where there is something, else 0."""
    for one in findings:
        place = f"{one.locus.uri}:{one.locus.line}" if one.locus.line else one.locus.uri
        click.echo(f"teiwright: {place}: {one.message}; {one.help}", err=True)
    return FOUND if findings else 0


def _reading(name: str) -> Reading:
    from teiwright import references, xml  # noqa: PLC0415 - `--help` does not pay for lxml

    if name == "-":
        data = sys.stdin.buffer.read(xml.LARGEST + 1)
        if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"<":
            return references.from_bytes(data, name)
        document = xml.parse(data, name)
    elif Path(name).suffix.lower() in TEI_ENDINGS:
        document = xml.read(name)
    else:
        return references.read(name)
    return references.Reading(references.bibliography(document.root, _parsed))


def _parsed(bibl: etree._Element) -> Reference | None:
    """A printed entry in which nothing is tagged, read as `encode` reads one; its words are its title where that finds none."""
    from teiwright.encode.bibliography import parse, structured  # noqa: PLC0415 - only such editions need it
    from teiwright.model import XML_ID  # noqa: PLC0415 - likewise
    from teiwright.references import from_biblstruct  # noqa: PLC0415 - likewise

    text = " ".join("".join(bibl.itertext()).split())
    if not text:
        return None
    found = from_biblstruct(structured(parse(text)))
    fields = found.fields if found.get("title") else {**found.fields, "title": text}
    return replace(found, id=bibl.get(XML_ID) or found.id, fields=fields)


def _written(references: Sequence[Reference], form: str) -> bytes:
    from teiwright import references as forms  # noqa: PLC0415 - `--help` does not pay for lxml
    from teiwright import xml  # noqa: PLC0415 - likewise
    from teiwright.encode import layout  # noqa: PLC0415 - likewise
    from teiwright.model import Document  # noqa: PLC0415 - likewise

    if form != "tei":
        return forms.write(references, forms.Form(form)).encode()
    listed = forms.list_bibl(references)
    layout.indent(listed)
    return xml.serialise(Document(listed.getroottree(), "-"))
