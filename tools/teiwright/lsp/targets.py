"""What a pointer leads to: the ids of a text, and files of the project, read as text and never parsed."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from teiwright.check.decoding import decode
from teiwright.check.pointers import POINTERS, POINTERS_OF
from teiwright.lsp.scan import Kind, opening, tags, value
from teiwright.model import TEI_NS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Project", "Target", "find", "identified", "is_pointer"]

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
BYTES = 50_000_000  # of a file that a pointer leads into; more is not read


@dataclass(frozen=True, slots=True)
class Target:
    """An element with an id: its name, where its start tag is (offsets in code points), and how its text begins."""

    id: str
    name: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Project:
    """The files that pointers of the document `path` may lead into.

    Attributes:
        path: the document.
        text: its text in the editor.
        folders: those that the editor has open; files in them and in the folder of `path` are looked into, no others.
        opened: the texts of the other files that the editor has open, by their resolved paths.
    """

    path: Path
    text: str = field(repr=False)
    folders: tuple[Path, ...] = ()
    opened: Mapping[Path, str] = field(default_factory=dict, repr=False)

    def resolve(self, uri: str) -> tuple[Path, str] | None:
        """The file and the id that the pointer `uri` leads to; the id is empty for a whole file.

        None where it has a scheme, or leads to no file that may be looked into.
        """
        name, _, fragment = (unquote(part) for part in uri.partition("#"))
        if SCHEME.match(uri) or "\0" in name:
            return None
        if not name:
            return self.path, fragment
        path = _real(self.path.parent / name)
        allowed = any(path.is_relative_to(_real(each)) for each in (self.path.parent, *self.folders))
        return (path, fragment) if allowed and path.is_file() else None

    def read(self, path: Path) -> str:
        """The text of a file of `resolve`: the editor's, or else the disk's; empty where that is too large.

        Raises:
            OSError: it cannot be read.
        """
        if path == self.path:
            return self.text
        if (text := self.opened.get(path)) is not None:
            return text
        return decode(path.read_bytes()).text if path.stat().st_size <= BYTES else ""

    def lead(self, uri: str) -> tuple[Path, Target] | None:
        """The file and the element that the pointer `uri` leads to; the begin of the file where it names no id.

        Raises:
            OSError: the file cannot be read.
        """
        place = self.resolve(uri)
        if place is None:
            return None
        path, name = place
        target = find(self.read(path), name) if name else Target("", "", 0, 0, "")
        return (path, target) if target else None


def is_pointer(tag: str, attribute: str) -> bool:
    """Whether `attribute` of the element with the Clark name `tag` holds pointers; only TEI's have any."""
    namespace, _, local = tag.removeprefix("{").rpartition("}")
    return namespace == TEI_NS and (attribute in POINTERS or attribute in POINTERS_OF.get(local, frozenset()))


def identified(text: str) -> Iterator[Target]:
    """The elements of `text` that have an id, in order."""
    for tag in tags(text):
        if tag.kind in (Kind.START, Kind.EMPTY) and (name := value(text, tag, "xml:id")):
            yield Target(name, tag.name, tag.start, tag.end, opening(text, tag))


def find(text: str, name: str) -> Target | None:
    """The first element of `text` with the id `name`."""
    return next((each for each in identified(text) if each.id == name), None)


def _real(path: Path) -> Path:
    """`path` without links and dots; unlike Path.resolve it does not raise on a loop of links."""
    return Path(os.path.realpath(path))
