"""Where a node stands: line, column, XPath and id, for people and editors to find it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.model import TEI_NS, XML_ID, XML_NS, Document, Locus

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Places", "elements", "locus", "xpath"]

# In well-formed XML without a DTD a `<` outside of these three always begins a tag.
TAG = re.compile(r"<(?:!--.*?-->|!\[CDATA\[.*?\]\]>|\?.*?\?>|/|(?P<start>[^!?/]))", re.DOTALL)

Position = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a document's elements; `known` is filled when the first one is asked for."""

    document: Document
    known: dict[etree._Element, Position] = field(default_factory=dict, repr=False, compare=False)

    def position(self, element: etree._Element) -> Position:
        """The 1-based line and column of the `<` of `element`, the column in code points.

        lxml knows the line where a start tag ends and no column, so the file is read again. Where it is not at hand or
        no longer the one that was parsed, the line is lxml's and the column 0.
        """
        if not self.known:
            self.known.update(_positions(self.document))
        return self.known[element]


def locus(places: Places, element: etree._Element, attribute: str = "") -> Locus:
    """The place of `element`, or of its `attribute` (a Clark name), whose line and column are the element's."""
    line, column = places.position(element)
    path = xpath(element) + (f"/@{_name(attribute)}" if attribute else "")
    return Locus(places.document.uri, line, column, path, _nearest_id(element))


def xpath(element: etree._Element) -> str:
    """The path from the root to `element`, with the TEI namespace as the default namespace of elements.

    A position stands only where it is needed; a name of another namespace is written ``Q{uri}name`` (XPath 3.1).
    """
    steps = [_step(node) for node in (element, *element.iterancestors())]
    return "/" + "/".join(reversed(steps))


def elements(tree: etree._ElementTree[etree._Element]) -> Iterator[etree._Element]:
    """The elements of `tree` in document order, without comments and processing instructions."""
    return tree.iter(etree.Element)


def _step(element: etree._Element) -> str:
    tag = str(element.tag)
    before = len(list(element.itersiblings(tag, preceding=True)))
    after = next(element.itersiblings(tag), None)
    position = f"[{before + 1}]" if before or after is not None else ""
    return _name(tag) + position


def _name(clark: str) -> str:
    if not clark.startswith("{"):
        return clark
    uri, _, local = clark[1:].partition("}")
    if uri == TEI_NS:
        return local
    return f"xml:{local}" if uri == XML_NS else f"Q{{{uri}}}{local}"


def _nearest_id(element: etree._Element) -> str:
    for node in (element, *element.iterancestors()):
        name = node.get(XML_ID)
        if name:
            return name
    return ""


def _positions(document: Document) -> dict[etree._Element, Position]:
    text = _text(document)
    ends = [match.start() for match in re.finditer("\n", text)]
    starts = [match.start() for match in TAG.finditer(text) if match["start"]]
    nodes = list(elements(document.tree))
    if len(nodes) != len(starts):
        return {node: (node.sourceline or 0, 0) for node in nodes}
    return {node: _line_and_column(ends, start) for node, start in zip(nodes, starts, strict=True)}


def _line_and_column(ends: list[int], offset: int) -> Position:
    line = bisect_left(ends, offset)
    return line + 1, offset - (ends[line - 1] if line else -1)


def _text(document: Document) -> str:
    path = Path(document.uri)
    if not path.is_file():
        return ""
    data = path.read_bytes()
    try:
        text = data.decode(document.tree.docinfo.encoding or "utf-8", "replace")
    except LookupError:  # an encoding that libxml2 knows and Python does not
        return ""
    return text.removeprefix("\ufeff")
