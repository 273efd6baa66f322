"""The names of WordprocessingML (ECMA-376), and the parts of a Word file by their relationships."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teiwright.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

    from teiwright.readers.package import Package

__all__ = ["MC", "STRICT", "Relation", "W", "is_on", "main_part", "name", "relations", "tree", "value", "w"]

OFFICE = "http://schemas.openxmlformats.org"
W = f"{OFFICE}/wordprocessingml/2006/main"
MC = f"{OFFICE}/markup-compatibility/2006"
RELATIONSHIPS = f"{OFFICE}/officeDocument/2006/relationships"
PACKAGE = f"{OFFICE}/package/2006/relationships"
PREFIXES = {
    W: "w",
    MC: "mc",
    f"{OFFICE}/officeDocument/2006/math": "m",
    f"{OFFICE}/drawingml/2006/main": "a",
    f"{OFFICE}/drawingml/2006/wordprocessingDrawing": "wp",
    "urn:schemas-microsoft-com:vml": "v",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
}
STRICT = tuple(
    (f"http://purl.oclc.org/ooxml/{strict}".encode(), f"{OFFICE}/{transitional}".encode())
    for strict, transitional in (
        ("wordprocessingml/main", "wordprocessingml/2006/main"),
        ("officeDocument/relationships", "officeDocument/2006/relationships"),
        ("officeDocument/math", "officeDocument/2006/math"),
        ("drawingml/main", "drawingml/2006/main"),
        ("drawingml/wordprocessingDrawing", "drawingml/2006/wordprocessingDrawing"),
    )
)
"""The namespaces of a file saved as "Strict Open XML", and those that they are read as."""
OFF = {"0", "false", "off", "none"}


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part points to: a part of the package, or something outside of it that is never opened."""

    type: str
    target: str
    external: bool


def w(local: str) -> str:
    """The Clark name of ``w:local``."""
    return f"{{{W}}}{local}"


def name(element: etree._Element) -> str:
    """The name of `element` with the usual prefix, ``w:p``; empty for a comment or another namespace."""
    if not isinstance(element.tag, str):
        return ""
    namespace, _, local = element.tag[1:].partition("}")
    prefix = PREFIXES.get(namespace)
    return f"{prefix}:{local}" if prefix else ""


def value(element: etree._Element | None, path: str, attribute: str = "val") -> str | None:
    """The attribute of the child of `element` that `path` leads to (``numPr/ilvl``); none where there is no such child."""
    if element is None:
        return None
    found = element.find("/".join(w(step) for step in path.split("/")))
    return None if found is None else found.get(w(attribute), "")


def is_on(element: etree._Element | None, property_: str) -> bool | None:
    """Whether the run properties `element` switch `property_` on or off; none where they leave it."""
    found = value(element, property_)
    return None if found is None else found not in OFF


def tree(package: Package, part: str) -> etree._Element:
    """The root of `part`, whose namespaces are those of "Transitional" Open XML.

    Raises:
        SourceError: the part is missing, too large, broken or no XML, or has a document type declaration.
    """
    return package.tree(part, renamed=STRICT)


def main_part(package: Package) -> str:
    """The name of the part that holds the text.

    Raises:
        SourceError: the package names none.
    """
    for relation in relations(package, "").values():
        if relation.type == "officeDocument" and not relation.external:
            return relation.target
    raise SourceError(
        f"{package.uri}: is a zip archive, but no Word file; give a .docx, .odt, .html, .md or .txt"
    )


def relations(package: Package, part: str) -> Mapping[str, Relation]:
    """What `part` points to, by id; of the package itself where `part` is empty."""
    folder, file = posixpath.split(part)
    where = posixpath.join(folder, "_rels", f"{file}.rels")
    if where not in package.names:
        return {}
    return dict(_relations(tree(package, where), folder))


def _relations(root: etree._Element, folder: str) -> Iterator[tuple[str, Relation]]:
    for one in root.iterchildren(f"{{{PACKAGE}}}Relationship"):
        external = one.get("TargetMode") == "External"
        target = one.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        yield one.get("Id", ""), Relation(one.get("Type", "").rsplit("/", 1)[-1], target, external)


RELATION_ID = f"{{{RELATIONSHIPS}}}id"
RELATION_EMBED = f"{{{RELATIONSHIPS}}}embed"
RELATION_LINK = f"{{{RELATIONSHIPS}}}link"
