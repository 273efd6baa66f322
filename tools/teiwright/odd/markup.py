"""Writing generated XML: elements built in memory, indented the same way every time."""

from __future__ import annotations

from lxml import etree

__all__ = ["Node", "add", "serialise"]

Node = etree._Element


def add(parent: Node, namespace: str, tag: str, /, **attributes: str) -> Node:
    """A new child of `parent` with `attributes` in the order given."""
    child: Node = etree.SubElement(parent, f"{{{namespace}}}{tag}")
    for key, value in attributes.items():
        child.set(key, value)
    return child


def serialise(root: Node, source: str) -> bytes:
    """The bytes of `root` with a comment that names `source`: UTF-8, LF, two spaces an indent, LF at the end.

    The tree of `root` is changed: white space is added, and the comment before it.
    """
    etree.indent(root, space="  ")
    root.addprevious(
        etree.Comment(f" Generated from {source} by `make schema`; change that file, not this one. ")
    )
    data: bytes = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8")
    return data.rstrip(b"\n") + b"\n"
