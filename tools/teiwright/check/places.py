"""Where a node stands: line, column, XPath and id, for people and editors to find it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from teiwright import charset
from teiwright.errors import UnreadableError
from teiwright.model import TEI_NS, XML_ID, XML_NS, Document, Locus

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Places", "elements", "locus", "xpath"]

# In well-formed XML without a DTD a `<` outside of these three always begins a tag.
TAG = re.compile(r"<(?:!--.*?-->|!\[CDATA\[.*?\]\]>|\?.*?\?>|/|(?P<start>[^!?/]))", re.DOTALL)

Position = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a document's elements; what is told of them is worked out when the first one is asked for.

    Attributes:
        document: the tree that is checked.
        origins: of a tree that holds included files: for each element the places of its file and the element there. Empty
            for a tree that is its file.
    """

    document: Document
    origins: Mapping[etree._Element, tuple[Places, etree._Element]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _known: dict[etree._Element, Position] = field(default_factory=dict, repr=False, compare=False)
    _steps: dict[etree._Element, str] = field(default_factory=dict, repr=False, compare=False)

    def origin(self, element: etree._Element) -> tuple[Places, etree._Element]:
        """The places of the file that `element` stands in, and the element there."""
        return self.origins.get(element, (self, element))

    def position(self, element: etree._Element) -> Position:
        """The 1-based line and column of the `<` of `element` in its file, the column in code points.

        lxml knows the line where a start tag ends and no column, so the file is read again. Where it is not at hand or
        no longer the one that was parsed, the line is lxml's and the column 0.
        """
        source, node = self.origin(element)
        if not source._known:  # noqa: SLF001 - another object of this class
            source._known.update(_positions(source.document))  # noqa: SLF001 - likewise
        return source._known[node]  # noqa: SLF001 - likewise

    def xpath(self, element: etree._Element) -> str:
        """The path to `element` in its file, as the function `xpath` writes it.

        The children of a parent are counted once for all of them: a million wrong ones have a million paths.
        """
        source, node = self.origin(element)
        return _path(node, source._steps)  # noqa: SLF001 - another object of this class


def locus(places: Places, element: etree._Element, attribute: str = "") -> Locus:
    """The place of `element`, or of its `attribute` (a Clark name), whose line and column are the element's."""
    line, column = places.position(element)
    path = places.xpath(element) + (f"/@{_name(attribute)}" if attribute else "")
    source, node = places.origin(element)
    return Locus(source.document.uri, line, column, path, _nearest_id(node))


def xpath(element: etree._Element) -> str:
    """The path from the root to `element`, with the TEI namespace as the default namespace of elements.

    A position stands only where it is needed; a name of another namespace is written ``Q{uri}name`` (XPath 3.1).
    """
    return _path(element, {})


def elements(tree: etree._ElementTree[etree._Element]) -> Iterator[etree._Element]:
    """The elements of `tree` in document order, without comments and processing instructions."""
    return tree.iter(etree.Element)


def _path(element: etree._Element, steps: dict[etree._Element, str]) -> str:
    """The path to `element`; `steps` takes up the steps to it, to its ancestors, and to the siblings of them all."""
    for node in (element, *element.iterancestors()):
        if node not in steps:
            steps.update(_steps(node))
    return "/" + "/".join(reversed([steps[node] for node in (element, *element.iterancestors())]))


def _steps(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The steps from the parent of `element` to each of its children."""
    parent = element.getparent()
    children = [element] if parent is None else list(parent.iterchildren(etree.Element))
    total = Counter(str(child.tag) for child in children)
    seen: Counter[str] = Counter()
    for child in children:
        tag = str(child.tag)
        seen[tag] += 1
        yield child, _name(tag) + (f"[{seen[tag]}]" if total[tag] > 1 else "")


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
    try:
        return charset.characters(path.read_bytes(), document.uri) if path.is_file() else ""
    except (OSError, UnreadableError):  # it is no longer the file that was parsed
        return ""
