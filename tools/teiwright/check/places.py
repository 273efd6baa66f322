"""Where a node stands: line, column, XPath and id, for people and editors to find it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.check.gathered import gather
from teiwright.model import TEI_NS, XML_ID, XML_NS, Document, Locus
from teiwright.spots import spots

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from teiwright.check.gathered import Gathered
    from teiwright.spots import Position, Spots

NAMES = 2_000
"""How many names of elements and attributes are remembered as paths write them."""

__all__ = ["Places", "elements", "locus", "xpath"]


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
    _gathered: list[Gathered] = field(default_factory=list, repr=False, compare=False)
    _spots: list[Spots] = field(default_factory=list, repr=False, compare=False)
    _steps: dict[etree._Element, str] = field(default_factory=dict, repr=False, compare=False)
    _ids: dict[etree._Element, str] = field(default_factory=dict, repr=False, compare=False)

    def gathered(self) -> Gathered:
        """The elements of the tree, and the attributes that several checks look at."""
        if not self._gathered:
            self._gathered.append(gather(self.document.tree))
        return self._gathered[0]

    def origin(self, element: etree._Element) -> tuple[Places, etree._Element]:
        """The places of the file that `element` stands in, and the element there."""
        return self.origins.get(element, (self, element))

    def position(self, element: etree._Element, attribute: str = "") -> Position:
        """The 1-based line and column of the `<` of `element`, or of the name of its `attribute` (a Clark name).

        Both count in the element's file, the column in code points. Where the file is not at hand or no longer the one that was
        parsed, the line is lxml's and the column 0.
        """
        source, node = self.origin(element)
        own = source._read()  # noqa: SLF001 - another object of this class
        return own.attribute(node, attribute) if attribute else own.element(node)

    def words(self, element: etree._Element, text: str) -> Position:
        """The line and column of `text`, a text of `element` between two of its children, likewise."""
        source, node = self.origin(element)
        return source._read().words(node, text)  # noqa: SLF001 - another object of this class

    def xpath(self, element: etree._Element) -> str:
        """The path to `element` in its file, as the function `xpath` writes it.

        The children of a parent are counted once for all of them: a million wrong ones have a million paths.
        """
        source, node = self.origin(element)
        return _path(node, source._steps)  # noqa: SLF001 - another object of this class

    def nearest_id(self, element: etree._Element) -> str:
        """The `xml:id` of `element` or of its nearest ancestor that has one; empty where none has."""
        # libxml2 goes through all attributes for one, and an element with a million wrong ones is asked a million times.
        if element not in self._ids:
            self._ids[element] = _nearest_id(element)
        return self._ids[element]

    def _read(self) -> Spots:
        if not self._spots:
            self._spots.append(spots(self.document, self.gathered().elements))
        return self._spots[0]


def locus(places: Places, element: etree._Element, attribute: str = "", text: str = "") -> Locus:
    """The place of `element`, of its `attribute` (a Clark name), or of its `text`, whose XPath is the element's."""
    line, column = places.words(element, text) if text else places.position(element, attribute)
    path = places.xpath(element) + (f"/@{_name(attribute)}" if attribute else "")
    source, node = places.origin(element)
    return Locus(source.document.uri, line, column, path, source.nearest_id(node))


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


@lru_cache(NAMES)
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
