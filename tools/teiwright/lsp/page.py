"""Where in a text the elements, attributes and texts stand that findings are about.

The line and column of a finding were read off the file on the disk, which may be older than the text or missing; so its XPath
tells the element, and the text is scanned for that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.lsp.lines import Lines
from teiwright.lsp.scan import Kind, Tag, attributes, tags, value
from teiwright.model import tei

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.model import Document, Finding

__all__ = ["Located", "Page", "Remark", "Repair"]

STEP = re.compile(r"/(?:Q\{([^}]*)\})?([^/\[\]{}@]+)(?:\[([0-9]+)\])?")
ATTRIBUTE = re.compile(r"/@(?:Q\{[^}]*\}|\w+:)?([^/\[\]{}@:]+)\Z")
MODEL = re.compile(r"/processing-instruction\('xml-model'\)\[([0-9]+)\]")
STRAY = "rng-text-unexpected"
TEXT = re.compile(r"\S(?:.*\S)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Remark:
    """Another place that a finding speaks of, from `start` to `end` (code points), and what is there."""

    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class Repair:
    """A fix: what it does, in words, and for each edit from where to where (code points) and the new text.

    Where `is_safe`, it can mean one thing only, and all such fixes of a document can be made at once.
    """

    title: str
    edits: tuple[tuple[int, int, str], ...]
    is_safe: bool = True


@dataclass(frozen=True, slots=True)
class Located:
    """A finding and the characters of the text that it is about, from `start` to `end`, in code points.

    `related` are other places that it speaks of, `repairs` the fixes of it.
    """

    finding: Finding
    start: int
    end: int
    related: tuple[Remark, ...] = ()
    repairs: tuple[Repair, ...] = ()


class Page:
    """Where the elements of a document stand in its text."""

    def __init__(self, text: str, document: Document) -> None:
        """Take the `document` that was parsed from `text`."""
        self._text, self._root, self._lines = text, document.root, Lines(text)
        self._starts = [tag for tag in tags(text) if tag.kind in (Kind.START, Kind.EMPTY)]
        self._numbers = {node: number for number, node in enumerate(document.tree.iter(etree.Element))}

    def located(self, finding: Finding) -> Located:
        """The finding at its attribute or the name of its element; at its line and column where it tells no element."""
        if asked := MODEL.fullmatch(finding.locus.xpath):
            return Located(finding, *self._instruction(int(asked[1])))
        node = _element(self._root, ATTRIBUTE.sub("", finding.locus.xpath))
        if node is None:
            start = self._lines.at(finding.locus.line, finding.locus.column)
            return Located(finding, start, start)
        tag = self._starts[self._numbers[node]]
        start, end = tag.start, tag.name_end
        if found := ATTRIBUTE.search(finding.locus.xpath):
            for each in attributes(self._text, tag):
                if each.name.rpartition(":")[2] == found[1]:
                    start, end = each.start, each.value_end + 1
        elif finding.code == STRAY:
            start, end = self._text_in(tag)
        related = tuple(self._equal(tag)) if finding.code == "id-duplicate" else ()
        return Located(finding, start, end, related)

    def _instruction(self, number: int) -> tuple[int, int]:
        """From where to where the instruction ``xml-model`` with this number goes, counted from 1."""
        opaque = (tag for tag in tags(self._text) if self._text.startswith("<?xml-model", tag.start))
        return next(((tag.start, tag.end) for tag in islice(opaque, number - 1, None)), (0, 0))

    def _text_in(self, tag: Tag) -> tuple[int, int]:
        """From where to where the first text of the element of the start tag `tag` goes, else its name."""
        at, depth = tag.end, 1
        for each in tags(self._text, tag.end):
            if depth == 1 and (found := TEXT.search(self._text, at, each.start)):
                return found.span()
            at = each.end
            depth += {Kind.START: 1, Kind.END: -1}.get(each.kind, 0)
            if depth == 0:
                break
        return tag.start, tag.name_end

    def _equal(self, tag: Tag) -> Iterator[Remark]:
        """The other elements that have the id of `tag`."""
        name = value(self._text, tag, "xml:id")
        for each in self._by_id.get(name, ()):
            if each != tag:
                yield Remark(each.start, each.name_end, f'this has the xml:id "{name}" too')

    @cached_property
    def _by_id(self) -> dict[str, list[Tag]]:
        """The start tags by their ids, as those are written."""
        found: dict[str, list[Tag]] = {}
        for tag in self._starts:
            if "xml:id" in self._text[tag.start : tag.end]:
                found.setdefault(value(self._text, tag, "xml:id"), []).append(tag)
        return found


def _element(root: etree._Element, path: str) -> etree._Element | None:
    """The element at `path`, which `teiwright.check.places.xpath` wrote."""
    node: etree._Element | None = None
    for uri, name, position in STEP.findall(path):
        same = [root] if node is None else _children(node, uri, name)
        if int(position or 1) > len(same):
            return None
        node = same[int(position or 1) - 1]
    return node


def _children(node: etree._Element, uri: str, name: str) -> list[etree._Element]:
    """The children of `node` with this name; one without a namespace in a path is TEI's, or else has none."""
    return list(node.iterchildren(f"{{{uri}}}{name}" if uri else tei(name))) or list(node.iterchildren(name))
