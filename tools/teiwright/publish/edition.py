"""From one TEI document to a folder that can be put on a web server as it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from teiwright import files, resources, saxon, xml
from teiwright.errors import OutputError
from teiwright.model import XML_ID, Document
from teiwright.publish import forms
from teiwright.publish.authority import relative_place
from teiwright.publish.coverage import coverage
from teiwright.publish.report import Published, Report, count_types

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Options", "publish"]

PAGE = "index.html"


@dataclass(frozen=True, slots=True)
class Options:
    """What a publisher may choose.

    Attributes:
        notes: where the plain text has its notes: `after` the line that calls them, at the `end`, `inline`, `omitted`.
        reading: the side of a `choice` that the text and the offsets follow: `source` or `editor`.
        excel: whether the tables are for a spreadsheet that takes them by a double click.
        also: further forms, by their names in `forms.ALSO`.
    """

    notes: str = "after"
    reading: str = "source"
    excel: bool = False
    also: tuple[str, ...] = ()


DEFAULTS = Options()


def publish(
    document: Document,
    out: Path,
    *,
    authority: Document | None = None,
    options: Options = DEFAULTS,
    overwrite: bool = False,
) -> Report:
    """Write page, plain text, tables, metadata and a copy of the TEI of `document` into the folder `out`.

    All of it is made before the first byte is written. If a file cannot be written, those written before are removed
    again, unless they replaced others.

    Args:
        document: any TEI document; it is not changed.
        out: the folder, made where it is missing.
        authority: what the names of the document refer to (`find_authority`); it is copied beside the TEI.
        options: what text and tables are to be like.
        overwrite: whether files that are there may be replaced.

    Raises:
        OutputError: the folder takes no file, or a file is there already.
        TransformError: a stylesheet stopped.
    """
    folder = files.writable_folder(out)
    outputs = _outputs(document, authority, options)
    targets = {
        folder / place: data.encode() if isinstance(data, str) else data for place, data in outputs.items()
    }
    shown = coverage(document)
    _write_all(targets, overwrite=overwrite)
    text = str(outputs[forms.TEXT])
    return Report(
        files=tuple(Published(path, len(data)) for path, data in targets.items()),
        characters=len(text),
        blocks=text.count("\n"),
        mentions=count_types(str(outputs[forms.MENTIONS])),
        entities=count_types(str(outputs[forms.ENTITIES])),
        coverage=shown,
    )


def _outputs(document: Document, authority: Document | None, options: Options) -> dict[str, str | bytes]:
    """What each file holds by its place in the folder, with `/` between its parts."""
    name = _tei_name(document)
    parameters: dict[str, str | bool | Document] = {
        "document": name,
        "notes": options.notes,
        "reading": options.reading,
    }
    if authority is not None:
        parameters["authority"] = authority
    names = (*forms.ALWAYS, *(forms.ALSO[form] for form in options.also))
    made = forms.make(document, names, parameters, excel=options.excel)
    page = saxon.compile_stylesheet(resources.xslt("html.xsl"))
    outputs: dict[str, str | bytes] = {
        PAGE: page.transform(document, {**parameters, "forms": " ".join(made)}),
        **made,
        name: xml.serialise(document),
    }
    if authority is not None:
        outputs.setdefault(str(relative_place(document, authority)), xml.serialise(authority))
    return outputs


def _tei_name(document: Document) -> str:
    """The name of the copy: that of the file, with the ending .xml; for standard input the id of the document."""
    if document.uri == "-":
        return f"{document.root.get(XML_ID, 'edition')}.xml"
    return PurePosixPath(Path(document.uri).name).with_suffix(".xml").name


def _write_all(targets: Mapping[Path, bytes], *, overwrite: bool) -> None:
    there = [path for path in targets if path.exists()]
    if there and not overwrite:
        raise OutputError(f"{there[0]}: is there already; give --force to overwrite it, or another folder")
    written: list[Path] = []
    try:
        for path, data in targets.items():
            files.write(path, data, overwrite=overwrite)
            written.append(path)
    except BaseException:  # an interrupt, too, leaves no half of an edition
        for path in written:
            if path not in there:
                path.unlink(missing_ok=True)
        raise
