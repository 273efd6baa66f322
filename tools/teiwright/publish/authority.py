"""Finding the authority file that an edition points to, on this machine and no farther than its folder."""

from __future__ import annotations

from collections import Counter
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from teiwright import xml
from teiwright.model import Document, tei

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["find_authority", "relative_place"]

POINTING = (tei("persName"), tei("orgName"), tei("placeName"))


def find_authority(document: Document) -> Document | None:
    """The authority file that most names of `document` point to by `@ref`; none where there is no such file.

    Only a file in the folder of the document, or below it, is read: not a URL, not an absolute path, nothing
    above the folder, and no link that leads out of it. An edition has one authority file; where its names point to
    several, the one named most often is taken, and the first of equals.

    Raises:
        UnreadableError: the file is there but is not well-formed, or has a document type declaration.
    """
    if document.uri == "-":
        return None
    folder = Path(document.uri).parent
    for name, _ in Counter(_named_files(document)).most_common():
        path = folder / name
        if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
            return xml.read(path)
    return None


def relative_place(document: Document, authority: Document) -> PurePosixPath:
    """Where `authority` lies as seen from `document`, so that pointers still lead there after both are copied.

    The name alone, where it does not lie in the folder of the document or below it.
    """
    folder, path = Path(document.uri).resolve().parent, Path(authority.uri).resolve()
    if document.uri != "-" and path.is_relative_to(folder):
        return PurePosixPath(path.relative_to(folder).as_posix())
    return PurePosixPath(path.name)


def _named_files(document: Document) -> Iterator[str]:
    """The file part of each pointer of a name, where it is a relative path that stays below its folder."""
    for element in document.root.iter(*POINTING):
        for pointer in element.get("ref", "").split():
            name = _local_path(pointer)
            if name:
                yield name


def _local_path(pointer: str) -> str:
    """The relative path in `pointer`, decoded; empty where it is a URL, is absolute or climbs."""
    try:
        parts = urlsplit(pointer)
    except ValueError:  # a bracket that is no IPv6 address: no pointer to a file
        return ""
    path = PurePosixPath(unquote(parts.path))
    if parts.scheme or parts.netloc or path.is_absolute() or ".." in path.parts or "\0" in str(path):
        return ""
    return str(path) if path.name else ""
