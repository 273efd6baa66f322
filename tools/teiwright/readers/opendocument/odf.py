"""The names of OpenDocument text (ODF 1.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["get", "name", "q"]

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = {
    "office": f"{OASIS}:office:1.0",
    "text": f"{OASIS}:text:1.0",
    "table": f"{OASIS}:table:1.0",
    "style": f"{OASIS}:style:1.0",
    "draw": f"{OASIS}:drawing:1.0",
    "fo": f"{OASIS}:xsl-fo-compatible:1.0",
    "svg": f"{OASIS}:svg-compatible:1.0",
    "manifest": f"{OASIS}:manifest:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "math": "http://www.w3.org/1998/Math/MathML",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
PREFIXES = {namespace: prefix for prefix, namespace in NAMESPACES.items()}


def q(prefixed: str) -> str:
    """The Clark name of ``text:p``."""
    prefix, _, local = prefixed.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def name(element: etree._Element) -> str:
    """The name of `element` with the usual prefix, ``text:p``; empty for a comment or another namespace."""
    if not isinstance(element.tag, str):
        return ""
    namespace, _, local = element.tag[1:].partition("}")
    prefix = PREFIXES.get(namespace)
    return f"{prefix}:{local}" if prefix else ""


def get(element: etree._Element, prefixed: str) -> str:
    """The attribute ``text:style-name`` of `element`, empty where it has none."""
    return element.get(q(prefixed), "")
