"""Building an HTML page in memory: elements whose text is escaped when it is written, never before."""

from __future__ import annotations

from lxml import etree

__all__ = ["Inline", "Node", "element", "link", "write"]

Node = etree._Element
Inline = str | Node
BLOCKS = frozenset(
    ["dd", "div", "dl", "dt", "h1", "h2", "h3", "header", "li", "main", "nav", "p", "section", "ul"]
)


def element(tag: str, *children: Inline, **attributes: str) -> Node:
    """The HTML element `tag` with `children`; a trailing underscore of an attribute's name is left out."""
    node: Node = etree.Element(tag)
    for key, value in attributes.items():
        node.set(key.rstrip("_"), value)
    for child in children:
        if not isinstance(child, str):
            node.append(child)
        elif len(node):
            node[-1].tail = (node[-1].tail or "") + child
        else:
            node.text = (node.text or "") + child
    return node


def link(ident: str, text: str = "") -> Node:
    """A link to the section `ident` of the same page, as code; `text` is shown instead where it is given."""
    return element("a", element("code", text or ident), href=f"#{ident}")


def write(title: str, style: str, *body: Node) -> bytes:
    """The bytes of a page in English that asks for nothing from elsewhere: its style stands in it."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("style", style),
    )
    for node in (each for part in body for each in part.iter(*BLOCKS)):
        node.tail = (node.tail or "") + "\n"
    root = element("html", head, element("body", *body), lang="en")
    text: str = etree.tostring(root, method="html", encoding="unicode", doctype="<!DOCTYPE html>")
    return f"{text}\n".encode()
