"""The place that a fix works at, and the changes that can be made there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from lxml import etree

from teiwright.check.fixes.edits import Change
from teiwright.model import XML_ID

if TYPE_CHECKING:
    from teiwright.check.sourcemap import SourceMap, Value
    from teiwright.model import Document, Finding

__all__ = [
    "Site",
    "Source",
    "add_attribute",
    "ids_of",
    "quoted",
    "rename_attribute",
    "rename_element",
    "set_value",
]


@dataclass(frozen=True, slots=True)
class Source:
    """A document with its source.

    Attributes:
        document: parsed from the file.
        source: the places in the file.
        ids: the ids of the document, with the elements that have each.
        pointed: what attributes of this and of other documents could point to.
        given: the ids that were given to elements by fixes so far.
    """

    document: Document
    source: SourceMap
    ids: dict[str, list[etree._Element]]
    pointed: frozenset[str]
    given: set[str] = field(default_factory=set)
    _children: dict[etree._Element, dict[str, list[etree._Element]]] = field(default_factory=dict)

    def children(self, parent: etree._Element, name: str) -> list[etree._Element]:
        """The children of `parent` with the Clark name `name`; those of one parent are counted once for all."""
        if parent not in self._children:
            by_name: dict[str, list[etree._Element]] = {}
            for child in parent.iterchildren(etree.Element):
                by_name.setdefault(str(child.tag), []).append(child)
            self._children[parent] = by_name
        return self._children[parent].get(name, [])


@dataclass(frozen=True, slots=True)
class Site:
    """One attribute of an element that a finding is about, or the element itself where `attribute` is empty."""

    of: Source
    finding: Finding
    element: etree._Element
    attribute: str = ""

    @property
    def value(self) -> str:
        """The value of the attribute; empty for an element."""
        return self.element.get(self.attribute, "") if self.attribute else ""

    @property
    def written(self) -> Value:
        """Where the attribute stands."""
        return self.of.source.attributes(self.element)[self.attribute]


def set_value(site: Site, value: str) -> Change:
    """Write `value` between the quotes of the attribute."""
    span = site.written.value
    return Change(span.start, span.end, _escaped(value, site.written.quote))


def rename_attribute(site: Site, name: str) -> Change:
    """Write `name`, as it stands in the file, for the name of the attribute."""
    span = site.written.name
    return Change(span.start, span.end, name)


def add_attribute(site: Site, name: str, value: str) -> Change:
    """Write the attribute `name` behind the last one of the element."""
    end = site.of.source.tags[site.element].attributes.end
    return Change(end, end, f" {name}={quoted(value)}")


def quoted(value: str) -> str:
    """`value` as that of an attribute, between quotes."""
    return f'"{_escaped(value, chr(34))}"'


def rename_element(site: Site, local: str) -> tuple[Change, ...]:
    """Write the local name `local` in the start tag and the end tag of the element; the prefix stays."""
    tag = site.of.source.tags[site.element]
    text = site.of.source.text
    spans = [tag.name, tag.end_name] if tag.end_name else [tag.name]
    starts = [span.end - len(text[span.start : span.end].rpartition(":")[2]) for span in spans]
    return tuple(Change(start, span.end, local) for start, span in zip(starts, spans, strict=True))


def _escaped(value: str, quote: str) -> str:
    signs = {quote: "&quot;" if quote == '"' else "&apos;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
    return escape(value, signs)


def ids_of(root: etree._Element) -> dict[str, list[etree._Element]]:
    """The ids below `root` with the elements that have each, in document order."""
    found: dict[str, list[etree._Element]] = {}
    for element in root.iter("*"):
        name = element.get(XML_ID)
        if name is not None:
            found.setdefault(name, []).append(element)
    return found
