"""Elements in which no `gap` may stand, such as `code`: while their characters are withheld a `seg` stands in for them.

`code` with a gap becomes ``<seg type="code" n="withheld"><gap/></seg>``; what it says of its language is kept in `subtype`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teiwright.model import tei
from teiwright.withhold.prose import GAP, texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teiwright.model import Document

__all__ = ["bring_back", "stand_in"]

SEG = tei("seg")
# TEI P5, chapter 22, Documentation Elements: their content is text alone.
TEXT_ONLY = frozenset(tei(name) for name in ("att", "code", "eg", "gi", "ident", "tag", "val"))
ADDED = {"type", "n"}
TAKEN = {*ADDED, "subtype"}
# The attributes that such an element has and `seg` has not.
OWN = {"lang", "scheme"}


def stand_in(document: Document) -> None:
    """Let a `seg` stand in for each element of text alone that holds a gap; changes the tree."""
    for text in texts(document):
        for gap in text.iter(GAP):
            element = gap.getparent()
            if element is not None and element.tag in TEXT_ONLY and _is_free(element):
                _replace(element)


def bring_back(document: Document) -> None:
    """Undo `stand_in`; changes the tree."""
    for text in texts(document):
        for seg in text.iter(SEG):
            if seg.get("n") == "withheld" and tei(seg.get("type", "")) in TEXT_ONLY:
                own = (
                    tuple(value.split("=", 1)) if key == "subtype" else (key, value)
                    for key, value in _items(seg)
                )
                tag = tei(seg.get("type", ""))
                kept = [(key, value) for key, value in own if key not in ADDED]
                _set(seg, tag, kept)


def _is_free(element: etree._Element) -> bool:
    """Whether the attributes that a `seg` needs are there to be used."""
    names = set(map(str, element.keys()))
    return names.isdisjoint(TAKEN) and len(names & OWN) < 2


def _replace(element: etree._Element) -> None:
    """Attributes keep their order, so that the file comes back to the byte."""
    name = etree.QName(element).localname
    kept = [("subtype", f"{key}={value}") if key in OWN else (key, value) for key, value in _items(element)]
    _set(element, SEG, [("type", name), ("n", "withheld"), *kept])


def _items(element: etree._Element) -> list[tuple[str, str]]:
    return [(str(key), str(value)) for key, value in element.items()]


def _set(element: etree._Element, tag: str, attributes: Iterable[tuple[str, str]]) -> None:
    given = list(attributes)
    element.tag = tag
    for key in list(element.attrib):
        del element.attrib[key]
    for key, value in given:
        element.set(key, value)
