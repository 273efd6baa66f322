"""ISO Schematron from the constraints of a profile: one pattern a constraint, with its rationale beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teiwright import xml
from teiwright.odd.markup import Node, add, serialise
from teiwright.odd.read import SCH_NS

if TYPE_CHECKING:
    from teiwright.odd.spec import Rule, Schema

__all__ = ["schematron"]


def schematron(schema: Schema) -> bytes:
    """The Schematron of `schema`, as a file's bytes; its query language is XSLT 3.0.

    Each assertion bears the name of its constraint as `id`, and the role `error` where it names none.
    """
    root: Node = etree.Element(f"{{{SCH_NS}}}schema", nsmap={None: SCH_NS})
    root.set("queryBinding", "xslt3")
    add(root, SCH_NS, "title").text = schema.title
    add(root, SCH_NS, "ns", prefix="tei", uri=schema.namespace)
    rules = [rule for element in schema.elements.values() for rule in element.rules]
    for rule in rules:
        _pattern(root, rule)
    if any(rule.diagnostics for rule in rules):
        diagnostics = add(root, SCH_NS, "diagnostics")
        for text in (text for rule in rules for text in rule.diagnostics):
            _one_line(_graft(diagnostics, text))
    etree.cleanup_namespaces(root)
    return serialise(root, f"{schema.ident}.odd")


def _pattern(root: Node, spec: Rule) -> None:
    pattern = add(root, SCH_NS, "pattern", id=f"pattern-{spec.ident}")
    add(pattern, SCH_NS, "title").text = spec.title
    add(pattern, SCH_NS, "p").text = spec.rationale
    for let in spec.lets:
        _graft(pattern, let)
    rule = _graft(pattern, spec.xml)
    for each in rule.iter(f"{{{SCH_NS}}}assert", f"{{{SCH_NS}}}report"):
        each.set("id", spec.ident)
        each.set("role", each.get("role", "error"))
        _one_line(each)


def _graft(parent: Node, text: str) -> Node:
    """A new last child of `parent`, parsed from `text`."""
    child = etree.fromstring(text, xml.parser())
    parent.append(child)
    return child


def _one_line(message: Node) -> None:
    """Take the layout out of `message`, so that a processor need not normalise what it prints."""
    message.text = _squeezed(message.text).lstrip()
    for child in message:
        child.tail = _squeezed(child.tail)
    if len(message):
        message[-1].tail = (message[-1].tail or "").rstrip()
    else:
        message.text = message.text.rstrip()


def _squeezed(text: str | None) -> str:
    words = " ".join((text or "").split())
    if not words:
        return " " if text else ""
    before = " " if text and text[0].isspace() else ""
    after = " " if text and text[-1].isspace() else ""
    return before + words + after
