"""References as local paths (RFC 3986)."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

from teiwright.model import XML_NS

__all__ = ["SCHEME", "XML_BASE", "file_path", "folder_of", "path_of"]

XML_BASE = f"{{{XML_NS}}}base"
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):|//")
FILE = re.compile(r"file:(?://(?:localhost)?(?=/))?", re.IGNORECASE)


def path_of(reference: str) -> str:
    """The path of `reference`, without query and fragment and with its escapes undone."""
    return unquote(re.split(r"[?#]", reference, maxsplit=1)[0])


def file_path(folder: Path | None, reference: str) -> Path | None:
    """The local file that `reference` names: a path relative to `folder`, or a ``file:`` URI of this machine.

    None where it is remote or no path, and where it is relative and `folder` is None.
    """
    local = FILE.match(reference)
    if local:
        name = path_of(reference[local.end() :])
        return Path(name) if name.startswith("/") and "\0" not in name else None
    name = path_of(reference)
    if SCHEME.match(reference) or folder is None or not name or "\0" in name:
        return None
    return folder / name


def folder_of(folder: Path | None, base: str) -> Path | None:
    """The folder that references are relative to where `base` is the `xml:base` and `folder` that of the parent.

    None where they are relative to no local folder.
    """
    if SCHEME.match(base):
        return None
    head, slash, _ = path_of(base).rpartition("/")
    if not slash or folder is None:
        return folder
    return folder / f"{head}/"
