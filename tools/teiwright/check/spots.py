"""Where tags, attributes and texts begin in the characters of a file; in code points, from the tree that was parsed of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from teiwright import charset
from teiwright.errors import UnreadableError
from teiwright.model import XML_NS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from teiwright.model import Document

__all__ = ["ATTRIBUTE", "MARKUP", "Position", "Spots", "clark", "spots"]

Position = tuple[int, int]

# In well-formed XML without a DTD a `<` outside of the first three always begins a tag.
TAG = re.compile(r"<(?:!--.*?-->|!\[CDATA\[.*?\]\]>|\?.*?\?>|/|(?P<start>[^!?/]))", re.DOTALL)
MARKUP = re.compile(
    r"""<(?:
        (?P<other>!--.*?--|!\[CDATA\[.*?\]\]|\?.*?\?)
      | /(?P<end>[^\s>]+)\s*
      | (?P<start>[^\s/>!?]+)(?P<attributes>(?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(?P<empty>/?)
    )>""",
    re.DOTALL | re.VERBOSE,
)
ATTRIBUTE = re.compile(r"""\s+(?P<name>[^\s=]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""")
BLANK = re.compile(r"(?:\s|<!\[CDATA\[\s*(?:\]\]>)?)*")


@dataclass(frozen=True, slots=True)
class Spots:
    """The text of a file, the ends of its lines, and where the start tag of each element begins.

    `starts` is empty where the file is not at hand or no longer the one that was parsed; `latest` keeps the attributes of the
    element that was asked for last.
    """

    text: str = field(repr=False)
    ends: list[int] = field(repr=False)
    starts: Mapping[etree._Element, int] = field(repr=False)
    latest: dict[etree._Element, dict[str, int]] = field(default_factory=dict, repr=False)

    def element(self, element: etree._Element) -> Position:
        """The line and column of the `<` of `element`; without the file lxml's line and the column 0."""
        start = self.starts.get(element)
        return (element.sourceline or 0, 0) if start is None else self._position(start)

    def attribute(self, element: etree._Element, name: str) -> Position:
        """The line and column of the attribute `name` (a Clark name); those of the element where it has none."""
        if element not in self.latest:
            # One element can have a million attributes that are all wrong, so the latest one's are kept.
            self.latest.clear()
            self.latest[element] = dict(self._attributes(element))
        start = self.latest[element].get(name)
        return self.element(element) if start is None else self._position(start)

    def words(self, element: etree._Element, text: str) -> Position:
        """The line and column of the first sign of `text`, a text of the element between two of its children.

        Those of the element where it has no such text that is more than white space.
        """
        start = self.starts.get(element)
        after = _before(element, text)
        if start is None or after is None:
            return self.element(element)
        begin = self._behind(start, after)
        blank = BLANK.match(self.text, begin)
        return self._position(blank.end() if blank else begin)

    def _attributes(self, element: etree._Element) -> Iterator[tuple[str, int]]:
        """The Clark names of the attributes of `element` and where each begins."""
        start = self.starts.get(element)
        tag = None if start is None else MARKUP.match(self.text, start)
        if tag is not None:
            for match in ATTRIBUTE.finditer(self.text, *tag.span("attributes")):
                yield clark(match["name"], element), match.start("name")

    def _behind(self, start: int, children: int) -> int:
        """The offset behind the start tag that begins at `start`, or behind the child of that number from 1."""
        depth = 0
        for match in MARKUP.finditer(self.text, start):
            if (match["other"] or "").startswith("!["):
                continue
            depth += 1 if match["start"] and not match["empty"] else -1 if match["end"] else 0
            if depth == 0 or (depth == 1 and not children):
                return match.end()
            children -= depth == 1
        return start

    def _position(self, offset: int) -> Position:
        line = bisect_left(self.ends, offset)
        return line + 1, offset - (self.ends[line - 1] if line else -1)


def spots(document: Document) -> Spots:
    """The spots of `document`, whose file is read again, since lxml knows the line where a start tag ends and no column."""
    text = _text(document)
    ends = [match.start() for match in re.finditer("\n", text)]
    starts = [match.start() for match in TAG.finditer(text) if match["start"]]
    nodes = list(document.tree.iter(etree.Element))
    same = len(nodes) == len(starts)
    return Spots(text, ends, dict(zip(nodes, starts, strict=True)) if same else {})


def clark(name: str, element: etree._Element) -> str:
    """The Clark name of the attribute written `name` on `element`; empty for a namespace declaration."""
    prefix, colon, local = name.partition(":")
    if name == "xmlns" or (colon and prefix == "xmlns"):
        return ""
    if not colon:
        return name
    return f"{{{XML_NS if prefix == 'xml' else element.nsmap.get(prefix)}}}{local}"


def _before(element: etree._Element, text: str) -> int | None:
    """How many nodes of the element stand before its text `text`."""
    if element.text == text:
        return 0
    return next((number for number, child in enumerate(element, 1) if child.tail == text), None)


def _text(document: Document) -> str:
    path = Path(document.uri)
    try:
        return charset.characters(path.read_bytes(), document.uri) if path.is_file() else ""
    except (OSError, UnreadableError):  # it is no longer the file that was parsed
        return ""
