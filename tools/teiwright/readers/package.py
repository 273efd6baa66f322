"""The parts of a zipped document (Word, OpenDocument): found by name, read within bounds, never written to the disk."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePath, PurePosixPath
from typing import TYPE_CHECKING

from teiwright import xml
from teiwright.errors import SourceError, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

__all__ = ["LARGEST_PART", "MOST_PARTS", "Package", "opened", "picture_address"]

LARGEST_PART = 64 * 1024 * 1024
"""The bytes of the largest part that is read, unpacked; a text of 5 MB takes about as much in a Word file."""

MOST_PARTS = 10_000
"""How many parts a document may have."""

ENCRYPTED = 0x1
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True)
class Package:
    """A zipped document by the name of its file."""

    uri: str
    archive: zipfile.ZipFile
    names: frozenset[str]

    def tree(self, name: str, *, renamed: Sequence[tuple[bytes, bytes]] = ()) -> etree._Element:
        """The root of the XML part `name`.

        Args:
            name: of the part.
            renamed: other names of namespaces, and those that they are read as.

        Raises:
            SourceError: the part is missing, too large, broken or no XML, or has a document type declaration.
        """
        data = self.data(name)
        for other, usual in renamed:
            data = data.replace(other, usual)
        try:
            return xml.parse(data, name).root
        except UnreadableError as error:
            reason = str(error).split(";", 1)[0]
            raise SourceError(
                f"{self.uri}: {reason}; open it in its word processor and save it anew"
            ) from error

    def data(self, name: str) -> bytes:
        """The bytes of the part `name`.

        Raises:
            SourceError: the part is missing, too large or broken.
        """
        if name not in self.names:
            raise SourceError(f"{self.uri}: lacks its part {name}; save it anew in its word processor")
        try:
            if self.archive.getinfo(name).flag_bits & ENCRYPTED:
                raise SourceError(f"{self.uri}: is protected by a password; save it without one")
            with self.archive.open(name) as stream:
                data = stream.read(LARGEST_PART + 1)
        except BROKEN as error:
            raise SourceError(
                f"{self.uri}: its part {name} is damaged ({error}); save it anew in its word processor"
            ) from error
        if len(data) > LARGEST_PART:
            raise SourceError(
                f"{self.uri}: its part {name} has more than {LARGEST_PART // 1024**2} MB when unpacked; divide the text"
            )
        return data


def picture_address(uri: str, part: str) -> str:
    """Where the picture `part` of the document `uri` is to lie beside the edition: ``paper-pictures/image1.png``."""
    stem = PurePath(uri).stem.strip("-")
    return f"{stem}-pictures/{PurePosixPath(part).name}" if stem else f"pictures/{PurePosixPath(part).name}"


def opened(data: bytes, uri: str) -> Package:
    """The zipped document that `data` holds.

    Raises:
        SourceError: it is no zip archive, or has too many parts.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as error:
        raise SourceError(
            f"{uri}: is damaged or no document at all ({error}); save it anew in its word processor"
        ) from error
    names = archive.namelist()
    if len(names) > MOST_PARTS:
        raise SourceError(f"{uri}: has more than {MOST_PARTS} parts, as no text has; give the text alone")
    return Package(uri, archive, frozenset(names))
