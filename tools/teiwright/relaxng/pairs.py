"""The attributes of an element, in a time that grows with their number."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["pairs"]

MANY = 200
"""Attributes of an element from which on lxml's `items`, which seeks each value by its name, is not asked."""
VALUES = etree.XPath("@*", smart_strings=False)


def pairs(node: etree._Element) -> Iterable[tuple[str, str]]:
    """The Clark names and values of the attributes of `node`, in their order."""
    names = node.keys()
    if not names:
        return ()
    if len(names) < MANY:
        return node.items()
    return zip(names, cast("list[str]", VALUES(node)), strict=True)
