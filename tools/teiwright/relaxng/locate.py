"""The files of a schema: the one that is named, and those it takes in from its own folder, from nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from teiwright import xml
from teiwright.errors import SchemaError, UnreadableError

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Files"]

LARGEST = 64 * 2**20
"""Bytes of a file of a schema."""
MOST = 1_000
"""How often files are taken in; each place that names a file counts, since each is read for itself."""


class Files:
    """Reads the files of one schema, each once, and remembers their bytes."""

    def __init__(self, folder: Path | None) -> None:
        """Read below `folder`; without one nothing can be taken in."""
        self._folder = folder.resolve() if folder else None
        self._trees: dict[str, etree._Element] = {}
        self._asked = 0
        self.data: dict[str, bytes] = {}

    def parsed(self, data: bytes, uri: str) -> etree._Element:
        """The root element of a schema.

        Raises:
            SchemaError: the bytes are no XML, or have a document type declaration.
        """
        self.data[uri] = data
        try:
            return xml.parse(data, uri).root
        except UnreadableError as error:
            raise SchemaError(str(error)) from error

    def opened(self, path: Path) -> etree._Element:
        """The root element of the file at `path`.

        Raises:
            SchemaError: the file cannot be read, is too large, or is no XML.
        """
        uri = str(path)
        if uri not in self._trees:
            try:
                if path.stat().st_size > LARGEST:
                    raise SchemaError(
                        f"{uri}: is larger than {LARGEST} bytes, which no schema is; give another"
                    )
                data = path.read_bytes()
            except OSError as error:
                raise SchemaError(f"{uri}: cannot be read ({error.strerror}); check the path") from error
            self._trees[uri] = self.parsed(data, uri)
        return self._trees[uri]

    def found(self, href: str, base: str) -> Path:
        """The path of the file that `href` names in the file `base`.

        Raises:
            SchemaError: it is not a file in or below the folder of the schema.
        """
        self._asked += 1
        if self._asked > MOST:
            raise SchemaError(
                f"{base}: more than {MOST} files are taken in; write the schema out into one file"
            )
        parts = urlsplit(href)
        if parts.fragment or href.endswith("#"):
            raise SchemaError(f"{base}: “{href}” has a fragment, which RELAX NG does not allow; remove it")
        if parts.scheme or parts.netloc or parts.query:
            raise SchemaError(
                f"{base}: “{href}” is no file beside the schema, and nothing is fetched from elsewhere; "
                f"store a copy in the schema's folder and name that"
            )
        if self._folder is None:
            raise SchemaError(
                f"{base}: “{href}” cannot be found for a schema without a folder; give its path"
            )
        try:
            path = (Path(base).parent / unquote(parts.path)).resolve()
        except (OSError, ValueError) as error:
            raise SchemaError(f"{base}: “{href}” is no path of a file ({error}); mend it") from error
        if not path.is_relative_to(self._folder):
            raise SchemaError(
                f"{base}: “{href}” lies outside of the folder of the schema; move it into the folder"
            )
        return path
