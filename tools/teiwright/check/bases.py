"""What the paths on an element are relative to: its file and the `xml:base`s above it (XML Base, second edition)."""

from __future__ import annotations

import os.path
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from teiwright.check.uris import folder_of

if TYPE_CHECKING:
    from lxml import etree

    from teiwright.check.places import Places

__all__ = ["Bases", "bases", "real"]


@dataclass(frozen=True, slots=True)
class Bases:
    """The folders of a document's files and elements.

    Attributes:
        places: of the document.
        told: for each element with an `xml:base`: the folder that it means, or None where that is no local one.
        known: paths without links and dots, each asked of the disk once.
        folders: those of the files by their names.
    """

    places: Places
    told: dict[etree._Element, Path | None] = field(default_factory=dict)
    known: dict[Path, Path] = field(default_factory=dict, repr=False)
    folders: dict[str, Path] = field(default_factory=dict, repr=False)

    @property
    def vary(self) -> bool:
        """Whether not all elements have the same folder."""
        return bool(self.told or self.places.origins)

    def folder(self, element: etree._Element) -> Path:
        """The folder of the file that `element` stands in, which is that of the document unless it was included."""
        uri = self.places.origin(element)[0].document.uri
        if uri not in self.folders:
            self.folders[uri] = self.resolved(Path(uri).parent)
        return self.folders[uri]

    def base(self, element: etree._Element) -> Path | None:
        """The folder that paths on `element` are relative to, None where that is no local one."""
        file = self.places.origin(element)[0]
        for node in self.told and (element, *element.iterancestors()):
            if self.places.origin(node)[0] is not file:
                break
            if node in self.told:
                return self.told[node]
        return self.folder(element)

    def resolved(self, path: Path) -> Path:
        """`path` without links and dots."""
        if path not in self.known:
            self.known[path] = real(path)
        return self.known[path]


def bases(places: Places, known: dict[Path, Path] | None = None) -> Bases:
    """The folders of the document of `places`; what is asked of the disk is noted in `known`."""
    found = Bases(places, known={} if known is None else known)
    for element, _, base in places.gathered().bases:
        found.told[element] = folder_of(found.base(element), base)
    return found


def real(path: Path) -> Path:
    """`path` without links and dots; unlike Path.resolve it does not raise on a loop of links."""
    return Path(os.path.realpath(path))
