"""The elements of what blocks stand in: lists, quotations, stanzas, tables, figures; opened, kept open, closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teiwright.encode.pointers import pointer
from teiwright.model import Container, ContainerKind, tei

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    Open = list[tuple[Container, etree._Element]]

__all__ = ["FILLED", "close", "close_from", "complete", "filled", "innermost", "last", "reopen", "wrap"]

FILLED = frozenset(
    {ContainerKind.TERM, ContainerKind.LINE, ContainerKind.CELL, ContainerKind.CODE, ContainerKind.CAPTION}
)
"""What holds characters itself, without a paragraph."""

NAMES = {
    ContainerKind.LIST: "list",
    ContainerKind.ITEM: "item",
    ContainerKind.TERM: "label",
    ContainerKind.QUOTATION: "quote",
    ContainerKind.VERSE: "lg",
    ContainerKind.LINE: "l",
    ContainerKind.TABLE: "table",
    ContainerKind.ROW: "row",
    ContainerKind.CELL: "cell",
    ContainerKind.CODE: "ab",
    ContainerKind.FIGURE: "figure",
    ContainerKind.CAPTION: "head",
}


def close(opened: Open, within: Sequence[Container]) -> None:
    """Close what a block that stands in `within` does not stand in; `opened` is changed."""
    shared = 0
    while shared < min(len(opened), len(within)) and opened[shared][0] == within[shared]:
        shared += 1
    del opened[shared:]


def close_from(opened: Open, element: etree._Element) -> None:
    """Close `element` and what is open in it; `opened` is changed."""
    place = next((n for n, (_, each) in enumerate(opened) if each is element), len(opened))
    del opened[place:]


def innermost(opened: Open, outside: etree._Element) -> etree._Element:
    """The innermost open element, or `outside`."""
    return opened[-1][1] if opened else outside


def reopen(opened: Open, within: Sequence[Container], outside: etree._Element) -> etree._Element:
    """The innermost element of `within`; those that are not open yet are made, in `outside`."""
    for container in within[len(opened) :]:
        opened.append((container, _made(innermost(opened, outside), container)))
    return innermost(opened, outside)


def last(opened: Open, kinds: Collection[ContainerKind]) -> etree._Element | None:
    """The innermost open element of one of the `kinds`."""
    return next((element for container, element in reversed(opened) if container.kind in kinds), None)


def wrap(element: etree._Element, name: str) -> etree._Element:
    """A new element `name` in place of `element`, which it holds; the tree is changed."""
    outer = etree.Element(tei(name))
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, outer)
    outer.append(element)
    return outer


def filled(element: etree._Element, kind: ContainerKind | None) -> etree._Element:
    """Where the characters of a block go that is all that `element` holds."""
    return etree.SubElement(element, tei("code")) if kind is ContainerKind.CODE else element


def complete(text: etree._Element) -> None:
    """Give each term of a list that defines nothing an empty item (TEI `list` has them in pairs); the tree is changed."""
    for label in list(text.iter(tei("label"))):
        parent = label.getparent()
        if parent is not None and parent.tag == tei("list"):
            following = label.getnext()
            if following is None or following.tag != tei("item"):
                label.addnext(etree.Element(tei("item")))


def _made(parent: etree._Element, container: Container) -> etree._Element:
    url = pointer(container.label) if container.kind is ContainerKind.FIGURE else None
    if container.kind is ContainerKind.FIGURE and url is None:
        return parent
    element: etree._Element = etree.SubElement(parent, tei(NAMES[container.kind]), _attributes(container))
    if url is not None:
        etree.SubElement(element, tei("graphic"), {"url": url})
    return element


def _attributes(container: Container) -> dict[str, str]:
    kind, label = container.kind, container.label
    if kind is ContainerKind.QUOTATION:
        return {"rend": "block", "resp": "#teiwright"}
    if kind is ContainerKind.CODE:
        return {"type": "code"}
    if kind is ContainerKind.LIST:
        return {"type": label} if label == "gloss" else {"rend": label}
    if not label:
        return {}
    names = {ContainerKind.ITEM: "n", ContainerKind.ROW: "role", ContainerKind.CELL: "rend"}
    return {names[kind]: label} if kind in names else {}
