"""XSLT inside of a schema: what may stand where, since Saxon ends the process over some of what stands elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teiwright.schematron.model import SCH_NS, XSL_NS

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["declarations", "misplaced"]

DECLARATIONS = frozenset(
    {"accumulator", "character-map", "decimal-format", "function", "key", "param", "template", "variable"}
)
"""What may stand in a schema or a pattern: nothing that reads another file or changes how the rules run."""

INSTRUCTIONS = frozenset(
    "analyze-string apply-templates attribute call-template catch choose comment copy copy-of element "
    "fallback fork for-each for-each-group if iterate map map-entry matching-substring message namespace next-iteration "
    "non-matching-substring number on-completion on-empty on-non-empty otherwise param perform-sort "
    "processing-instruction break sequence sort text try value-of variable when where-populated with-param".split()
)
CHILDREN = {"accumulator": {"accumulator-rule"}, "character-map": {"output-character"}}
"""What else may stand in a declaration, and nowhere else."""


def declarations(root: etree._Element) -> Iterator[etree._Element]:
    """The XSLT declarations in the schema `root` and in its patterns; they hold for all of it."""
    for node in root.iter(f"{{{XSL_NS}}}*"):
        if _holder(node) in {"schema", "pattern"}:
            yield node


def misplaced(root: etree._Element) -> etree._Element | None:
    """The first element of XSLT in the schema `root` that may not stand where it does, or None.

    The content of an `sch:let` is data and not looked at.
    """
    for node in root.iter(f"{{{XSL_NS}}}*"):
        name = etree.QName(node).localname
        holder = _holder(node)
        if holder in {"schema", "pattern"}:
            allowed = name in DECLARATIONS
        elif next(node.iterancestors(f"{{{SCH_NS}}}let"), None) is not None:
            continue
        else:
            parent = node.getparent()
            within = "" if parent is None else etree.QName(parent).localname
            allowed = name in (CHILDREN.get(within) or INSTRUCTIONS)
        if not allowed:
            return node
    return None


def _holder(node: etree._Element) -> str:
    """The local name of the parent where that is an element of Schematron."""
    parent = node.getparent()
    if parent is None or etree.QName(parent).namespace != SCH_NS:
        return ""
    return str(etree.QName(parent).localname)
