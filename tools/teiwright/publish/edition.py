"""From one TEI document to a folder that can be put on a web server as it is."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from teiwright import files, resources, saxon, xml
from teiwright.errors import OutputError
from teiwright.model import XML_ID, Document
from teiwright.publish.authority import relative_place
from teiwright.publish.report import Published, Report, count_kinds

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["publish"]

PAGE, TEXT, MENTIONS, ENTITIES = "index.html", "text.txt", "mentions.csv", "entities.csv"


def publish(
    document: Document, out: Path, *, authority: Document | None = None, overwrite: bool = False
) -> Report:
    """Write page, plain text, tables and a copy of the TEI of `document` into the folder `out`.

    All of it is made before the first byte is written. If a file cannot be written, those written before are removed
    again, unless they replaced others.

    Args:
        document: any TEI document; it is not changed.
        out: the folder, made where it is missing.
        authority: what the names of the document refer to (`find_authority`); it is copied beside the TEI.
        overwrite: whether files that are there may be replaced.

    Raises:
        OutputError: the folder takes no file, or a file is there already.
        TransformError: a stylesheet stopped.
    """
    folder = files.writable_folder(out)
    name = _tei_name(document)
    outputs = _outputs(document, authority, name)
    targets = {folder / place: data for place, data in outputs.items()}
    _write_all(targets, overwrite=overwrite)
    text = outputs[TEXT].decode("utf-8")
    return Report(
        files=tuple(Published(path, len(data)) for path, data in targets.items()),
        characters=len(text),
        blocks=text.count("\n"),
        mentions=count_kinds(outputs[MENTIONS].decode("utf-8")),
        entities=count_kinds(outputs[ENTITIES].decode("utf-8")),
    )


def _outputs(document: Document, authority: Document | None, name: str) -> dict[str, bytes]:
    """The bytes of each file by its place in the folder, with `/` between its parts."""
    parameters: dict[str, str | bool | Document] = {"document": name}
    if authority is not None:
        parameters["authority"] = authority
    outputs = {
        PAGE: _transform("html.xsl", document, parameters),
        TEXT: _transform("text.xsl", document, parameters),
        MENTIONS: _transform("entities.xsl", document, {**parameters, "table": "mentions"}),
        ENTITIES: _transform("entities.xsl", document, {**parameters, "table": "entities"}),
        name: xml.serialise(document),
    }
    if authority is not None:
        outputs.setdefault(str(relative_place(document, authority)), xml.serialise(authority))
    return outputs


def _transform(stylesheet: str, document: Document, parameters: Mapping[str, str | bool | Document]) -> bytes:
    compiled = saxon.compile_stylesheet(resources.xslt(stylesheet))
    return compiled.transform(document, parameters).encode("utf-8")


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
    except OutputError:
        for path in written:
            if path not in there:
                path.unlink(missing_ok=True)
        raise
