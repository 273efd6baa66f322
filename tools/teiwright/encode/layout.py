"""White space between blocks: structure is indented, running text stays on its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.model import tei

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["indent"]

STEP = "  "
RUNNING = frozenset(
    map(
        tei,
        (
            "p",
            "head",
            "bibl",
            "docAuthor",
            "title",
            "idno",
            "persName",
            "orgName",
            "placeName",
            "choice",
            "code",
            "l",
            "cell",
            "label",
            "fw",
            "figDesc",
        ),
    )
)


def indent(root: etree._Element) -> None:
    """Put each element of `root` that stands among elements only on a line of its own; the tree is changed."""
    stack: list[tuple[etree._Element, int]] = [(root, 0)]
    while stack:
        element, depth = stack.pop()
        children = list(element)
        if element.tag in RUNNING or not children or _has_text(element):
            continue
        element.text = f"\n{STEP * (depth + 1)}"
        for child in children:
            child.tail = f"\n{STEP * (depth + 1)}"
        children[-1].tail = f"\n{STEP * depth}"
        stack.extend((child, depth + 1) for child in children)


def _has_text(element: etree._Element) -> bool:
    return bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)
