"""Putting one piece of a tree in the place of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["depth", "replace"]


def depth(node: etree._Element, enough: int) -> int:
    """How many elements stand in each other in `node`, itself counted; no more than `enough` and one are looked at."""
    level, levels = [node], 0
    while level and levels <= enough:
        level = [child for parent in level for child in parent.iterchildren(etree.Element)]
        levels += 1
    return levels


def replace(element: etree._Element, text: str, nodes: Sequence[etree._Element]) -> None:
    """Put `text` and `nodes` with their tails in the place of `element`, whose own tail stays behind them.

    The trees of `element` and of the nodes are changed.

    Raises:
        ValueError: `element` is a root.
    """
    parent = element.getparent()
    if parent is None:
        raise ValueError("a root cannot be replaced")
    tail = element.tail or ""
    _append(parent, element.getprevious(), text)
    for node in nodes:
        element.addprevious(node)
    _append(parent, element.getprevious(), tail)
    element.tail = None
    parent.remove(element)


def _append(parent: etree._Element, before: etree._Element | None, text: str) -> None:
    if before is None:
        parent.text = (parent.text or "") + text
    elif text:
        before.tail = (before.tail or "") + text
