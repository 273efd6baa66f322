"""Where each tag, attribute and text of a tree stands in its file, so that one of them can be changed and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.check.decoding import decode
from teiwright.check.places import elements
from teiwright.spots import ATTRIBUTE, MARKUP, clark

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from teiwright.check.decoding import Decoded
    from teiwright.model import Document

__all__ = ["SourceMap", "Span", "Tag", "Value", "sourcemap"]


@dataclass(frozen=True, slots=True)
class Span:
    """Code points of a text: the first, and the one behind the last."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Value:
    """An attribute in a start tag: `whole` begins with the white space before it, `value` is between the quotes."""

    whole: Span
    name: Span
    value: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Tag:
    """An element: its start tag and its end tag, which are one where it is written as empty.

    `name` is the name in the start tag, `end_name` that in the end tag, None where there is none.
    """

    start: Span
    name: Span
    attributes: Span
    end: Span
    end_name: Span | None


@dataclass(frozen=True, slots=True)
class SourceMap:
    """The text of a file and the tags in it by element."""

    decoded: Decoded
    tags: Mapping[etree._Element, Tag] = field(repr=False)

    @property
    def text(self) -> str:
        """The characters of the file, line ends as they are."""
        return self.decoded.text

    def attributes(self, element: etree._Element) -> dict[str, Value]:
        """The attributes of `element` by Clark name, without namespace declarations."""
        span = self.tags[element].attributes
        found = {}
        for match in ATTRIBUTE.finditer(self.text, span.start, span.end):
            name = clark(match["name"], element)
            if name:
                kind = "double" if match["double"] is not None else "single"
                found[name] = Value(
                    Span(*match.span()),
                    Span(*match.span("name")),
                    Span(*match.span(kind)),
                    '"' if kind == "double" else "'",
                )
        return found


def sourcemap(document: Document, data: bytes) -> SourceMap | None:
    """The places in `data` of the elements of `document`; None where they are not the same or `data` cannot be edited."""
    decoded = decode(data)
    nodes = list(elements(document.tree))
    tags = _tags(decoded.text)
    names = (decoded.text[tag.name.start : tag.name.end].rpartition(":")[2] for tag in tags)
    if not decoded.exact or [etree.QName(node).localname for node in nodes] != list(names):
        return None
    return SourceMap(decoded, dict(zip(nodes, tags, strict=True)))


def _tags(text: str) -> list[Tag]:
    """The elements of `text` in document order."""
    found: list[Tag | None] = []
    starts: list[tuple[int, re.Match[str]]] = []
    for match in MARKUP.finditer(text):
        if match["start"]:
            found.append(None)
            starts.append((len(found) - 1, match))
        if (match["start"] and match["empty"]) or (match["end"] and starts):
            number, start = starts.pop()
            found[number] = _tag(start, match)
    return [tag for tag in found if tag is not None]


def _tag(start: re.Match[str], end: re.Match[str]) -> Tag:
    return Tag(
        Span(*start.span()),
        Span(*start.span("start")),
        Span(*start.span("attributes")),
        Span(*end.span()),
        Span(*end.span("end")) if end["end"] else None,
    )
