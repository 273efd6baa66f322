"""Where tags, attributes and texts begin in the characters of a file; in code points, from the tree that was parsed of it."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from teiwright import charset
from teiwright.errors import UnreadableError
from teiwright.model import XML_NS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml import etree

    from teiwright.model import Document

__all__ = ["ATTRIBUTE", "MARKUP", "Position", "Spots", "clark", "spots", "text_of"]

Position = tuple[int, int]

# In well-formed XML without a DTD a `<` outside of the last three always begins a tag; one that ends is passed by.
START = re.compile(r"<(?:([^!?/])|!--.*?-->|!\[CDATA\[.*?\]\]>|\?.*?\?>)", re.DOTALL)
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
    """The text of a file, and where the start tag of each element begins.

    `starts` is empty where the file is not at hand or no longer the one that was parsed. `lines` are the offsets that were asked
    for, in their order, each with its line and where that begins; `latest` keeps the attributes of the element that was asked for
    last.
    """

    text: str = field(repr=False)
    starts: Mapping[etree._Element, int] = field(repr=False)
    lines: list[tuple[int, int, int]] = field(default_factory=lambda: [(0, 1, 0)], repr=False)
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

    def word(self, element: etree._Element, text: str, word: str) -> Position:
        """The line and column of the first `word` in `text`, a text of the element between two of its children.

        Those of the element where it has no such text.
        """
        start = self.starts.get(element)
        after = _before(element, text)
        if start is None or after is None:
            return self.element(element)
        found = re.compile(rf"(?<!\w){re.escape(word)}").search(self.text, self._behind(start, after))
        return self.element(element) if found is None else self._position(found.start())

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
        # Lines are counted from the last offset before that was asked for: the faults come in the order of the document.
        place = bisect_right(self.lines, (offset, sys.maxsize))
        before, line, begin = self.lines[place - 1]
        more = self.text.count("\n", before, offset)
        if more:
            line, begin = line + more, self.text.rfind("\n", before, offset) + 1
        if before != offset:
            self.lines.insert(place, (offset, line, begin))
        return line, offset - begin + 1


def spots(document: Document, elements: Sequence[etree._Element]) -> Spots:
    """The spots of the `elements` of `document`, which are all of them, in its order.

    The file is read again, since lxml knows the line where a start tag ends and no column.
    """
    text = text_of(document)
    starts = [match.start() for match in START.finditer(text) if match.lastindex]
    same = len(elements) == len(starts)
    return Spots(text, dict(zip(elements, starts, strict=True)) if same else {})


def text_of(document: Document) -> str:
    """The characters of the file of `document`, none where it can no longer be read."""
    path = Path(document.uri)
    try:
        return charset.characters(path.read_bytes(), document.uri) if path.is_file() else ""
    except (OSError, UnreadableError):  # it is no longer the file that was parsed
        return ""


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
