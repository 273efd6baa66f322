"""References as local paths, and the base that `xml:base` gives them (RFC 3986 and XML Base, second edition)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from teiwright.model import XML_NS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

__all__ = ["SCHEME", "XML_BASE", "bases", "file_path", "folder_of", "path_of"]

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


def bases(tree: etree._ElementTree[etree._Element], folder: Path) -> Mapping[etree._Element, Path | None]:
    """The folder of each element that has an `xml:base`, where `folder` is that of the document.

    An element without one has the folder of the nearest ancestor that has one.
    """
    found: dict[etree._Element, Path | None] = {}
    for element in tree.iter("{*}*"):
        base = element.get(XML_BASE)
        if base is not None:
            above = next((found[node] for node in element.iterancestors() if node in found), folder)
            found[element] = folder_of(above, base)
    return found
