"""Whether the page shows all of the text: each text node is traced through the stylesheet, none is looked for by its words."""

from __future__ import annotations

import copy
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from teiwright import resources, saxon
from teiwright.model import Document, tei

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Coverage", "Missing", "coverage"]

DESCRIBING = (tei("teiHeader"), tei("standOff"), tei("xenoData"))
"""What is about the text and no part of it."""
TOKEN = re.compile("\ue000(\\d+)\ue001")


@dataclass(frozen=True, slots=True)
class Missing:
    """Text that the page does not show.

    Attributes:
        element: the name of the element that holds it.
        characters: how many there are, white space aside, in code points.
        places: in how many text nodes.
        line: of the first, counted from 1; 0 where it is not known.
    """

    element: str
    characters: int
    places: int
    line: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What of a document its page shows.

    Attributes:
        characters: of the text, white space aside, in code points.
        missing: what is not shown, by element.
        untemplated: how often each element is shown for which no template is made.
    """

    characters: int
    missing: tuple[Missing, ...] = ()
    untemplated: Mapping[str, int] = field(default_factory=dict)

    @property
    def shown(self) -> int:
        """The characters that the page shows."""
        return self.characters - sum(one.characters for one in self.missing)


@dataclass(frozen=True, slots=True)
class _Node:
    """A text node: the name and line of its element, and how many characters it has."""

    element: str
    line: int
    characters: int


def coverage(document: Document) -> Coverage:
    """What the page of `document` shows of its text; the document is not changed.

    A copy, in which each text node is a number between two private characters, goes through the templates of the
    page: the numbers that its `main` lacks are those of the nodes that it does not show.

    Raises:
        TransformError: the stylesheet stopped.
    """
    root = copy.deepcopy(document.root)
    nodes = list(_numbered(root))
    traced = Document(root.getroottree(), document.uri)
    stylesheet = saxon.compile_stylesheet(resources.xslt("html.xsl"))
    text = stylesheet.transform(traced, {"traced": True})
    page = etree.fromstring(text, etree.HTMLParser(encoding="utf-8", huge_tree=True))
    shown = {int(number) for text in page.itertext() for number in TOKEN.findall(text)}
    return Coverage(
        characters=sum(node.characters for node in nodes),
        missing=tuple(_missing(node for number, node in enumerate(nodes) if number not in shown)),
        untemplated=dict(
            Counter(one.get("data-tei", "") for one in page.iterfind(".//*[@data-tei]")).most_common()
        ),
    )


def _numbered(root: etree._Element) -> Iterator[_Node]:
    """Make each text node of the text that is no white space a number, and tell what it was."""
    number = 0
    for element, is_tail in _places(root):
        text = (element.tail if is_tail else element.text) or ""
        holder = element.getparent() if is_tail else element
        if not text.strip() or holder is None:
            continue
        token = f"\ue000{number}\ue001"
        if is_tail:
            element.tail = token
        else:
            element.text = token
        number += 1
        yield _Node(etree.QName(holder).localname, holder.sourceline or 0, len("".join(text.split())))


def _places(root: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    """Each element and whether its tail is meant: where text can stand, in no fixed order."""
    for part in root:
        if part.tag in DESCRIBING:
            continue
        if part.tag == tei("TEI"):
            yield from _places(part)
            continue
        for node in part.iter():
            if isinstance(node.tag, str):
                yield node, False
            if node is not part:
                yield node, True


def _missing(nodes: Iterator[_Node]) -> Iterator[Missing]:
    groups: dict[str, list[_Node]] = {}
    for node in nodes:
        groups.setdefault(node.element, []).append(node)
    for element, group in groups.items():
        yield Missing(
            element, sum(one.characters for one in group), len(group), min(one.line for one in group)
        )
