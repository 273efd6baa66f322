"""Mixed content of Schematron, such as a message, as parts; and a variable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.model import XML_LANG
from teiwright.schematron.model import SCH_NS, XSL_NS, Let, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

__all__ = ["let", "name", "notes", "parts", "told"]

XSL = f"{{{XSL_NS}}}"
NAME = "if ($teiwright:n instance of element()) then name($teiwright:n) else string($teiwright:n)"


def parts(node: etree._Element) -> Iterator[Part]:
    """The content of `node`: text, `value-of`, `name`, and elements of XSLT, as they come.

    Of other elements, such as `emph`, `dir` and `span`, the content counts.
    """
    yield Part(node.text or "")
    for child in node:
        if child.tag == f"{{{SCH_NS}}}value-of":
            yield Part(select=child.get("select", "."))
        elif child.tag == f"{{{SCH_NS}}}name":
            yield Part(select=name(child))
        elif isinstance(child.tag, str) and child.tag.startswith(XSL):
            yield Part(node=child)
        elif isinstance(child.tag, str):
            yield from parts(child)
        yield Part(child.tail or "")


def let(node: etree._Element) -> Let:
    """The variable of the `sch:let` `node`; without @value its content is the value."""
    value = node.get("value")
    return Let(node.get("name", ""), value or "", node.get("as", ""), node if value is None else None)


def name(node: etree._Element) -> str:
    """The XPath of what the `sch:name` `node` says: the name of the context or of the nodes of @path, else its value."""
    path = node.get("path")
    return f"for $teiwright:n in ({path}) return {NAME}" if path else "name()"


def notes(node: etree._Element) -> tuple[tuple[str, str], ...]:
    """The attributes of `node` that are for readers, by their Clark names; its language may be that of a parent."""
    found = [(key, node.get(key)) for key in ("see", "icon", "fpi")]
    language = next(
        (each.get(XML_LANG) for each in (node, *node.iterancestors()) if each.get(XML_LANG)), None
    )
    return tuple((key, value) for key, value in (*found, (XML_LANG, language)) if value)


def told(node: etree._Element, tag: str) -> str:
    """The text of the children `tag` of `node`, on one line."""
    children = node.iterchildren(f"{{{SCH_NS}}}{tag}")
    return " ".join(word for child in children for word in "".join(child.itertext()).split())
