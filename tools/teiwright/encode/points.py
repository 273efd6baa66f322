"""Elements without a span of their own, put into an element that is already filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teiwright.model import tei

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teiwright.encode.inline import Inline

__all__ = ["insert"]


def insert(element: etree._Element, points: Iterable[Inline]) -> None:
    """Put each of the `points` behind as many characters of `element` as its offset says; the tree is changed."""
    for point in sorted(points, key=lambda p: p.start, reverse=True):
        made = etree.Element(tei(point.name), dict(point.attributes))
        if point.content is not None:
            point.content(made)
        _put(element, made, point.start)


def _put(element: etree._Element, made: etree._Element, offset: int) -> None:
    """Put `made` into the first text of `element` that reaches to `offset`."""
    passed = 0
    for event, node in etree.iterwalk(element, events=("start", "end")):
        tail = event == "end"
        if tail and node is element:
            break
        text = (node.tail if tail else node.text) or ""
        if passed + len(text) >= offset:
            _split(node, made, offset - passed, tail=tail)
            return
        passed += len(text)
    element.append(made)


def _split(node: etree._Element, made: etree._Element, place: int, *, tail: bool) -> None:
    text = (node.tail if tail else node.text) or ""
    before, behind = text[:place] or None, text[place:] or None
    if tail:
        node.addnext(made)
        node.tail = before
    else:
        node.insert(0, made)
        node.text = before
    made.tail = behind
