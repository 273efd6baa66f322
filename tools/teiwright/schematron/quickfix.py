"""Schematron QuickFix: the fixes that a rule offers, as data."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.schematron.message import let, parts
from teiwright.schematron.model import SCH_NS, SQF_NS, Let, Operation, Part, QuickFix

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["quick_fixes"]

logger = logging.getLogger(__name__)

OPERATIONS = frozenset({"delete", "replace", "add", "stringReplace"})
TOLD = frozenset({"description", "param"})
"""What stands in a fix beside its operations and says nothing that must be done."""


def quick_fixes(node: etree._Element, rule: etree._Element, root: etree._Element) -> tuple[QuickFix, ...]:
    """The fixes that the assert `node` of `rule` names: those of the rule, of its abstract rule, or of the schema."""
    names = (node.get(f"{{{SQF_NS}}}fix") or "").split()
    if not names:
        return ()
    known: dict[str, etree._Element] = {}
    for holder in (rule, *node.iterancestors(f"{{{SCH_NS}}}rule"), *root.iter(f"{{{SQF_NS}}}fixes")):
        for each in holder.iter(f"{{{SQF_NS}}}fix", f"{{{SQF_NS}}}group"):
            known.setdefault(each.get("id", ""), each)
    return tuple(_fix(each, known) for name in names for each in _named(name, known))


def _named(name: str, known: Mapping[str, etree._Element]) -> Iterator[etree._Element]:
    """The fix `name`, or those of the group `name`."""
    found = known.get(name)
    if found is None:
        logger.warning('the schema has no quick fix "%s"; it is not offered', name)
    elif found.tag == f"{{{SQF_NS}}}group":
        yield from found.iterchildren(f"{{{SQF_NS}}}fix")
    else:
        yield found


def _fix(node: etree._Element, known: Mapping[str, etree._Element]) -> QuickFix:
    title = node.find(f"{{{SQF_NS}}}description/{{{SQF_NS}}}title")
    steps = _steps(node, known, ())
    return QuickFix(
        id=node.get("id", ""),
        title=() if title is None else tuple(parts(title)),
        when=node.get("use-when", ""),
        lets=() if steps is None else tuple(each for each in steps if isinstance(each, Let)),
        operations=() if steps is None else tuple(each for each in steps if isinstance(each, Operation)),
    )


def _steps(
    node: etree._Element, known: Mapping[str, etree._Element], above: tuple[str, ...]
) -> list[Let | Operation] | None:
    """The variables and operations of a fix in order, or None where it asks the user or does something else."""
    if node.get("use-for-each") or node.get("id", "") in above:
        return None
    steps: list[Let | Operation] = []
    for child in node.iterchildren(etree.Element):
        name = etree.QName(child).localname
        if name == "let" and child.tag == f"{{{SCH_NS}}}let":
            steps.append(let(child))
        elif name == "call-fix" and not len(child):
            called = known.get(child.get("ref", ""))
            more = None if called is None else _steps(called, known, (*above, node.get("id", "")))
            if more is None:
                return None
            steps += more
        elif name in OPERATIONS:
            steps.append(_operation(child, name))
        elif name not in TOLD or (name == "param" and child.get("default") is None):
            return None
        elif name == "param":
            steps.append(Let(child.get("name", ""), child.get("default", "")))
    return steps


def _operation(node: etree._Element, kind: str) -> Operation:
    return Operation(
        kind=kind,
        match=node.get("match") or ("descendant-or-self::text()" if kind == "stringReplace" else "."),
        node_type=node.get("node-type", ""),
        target=node.get("target", ""),
        position=node.get("position", ""),
        regex=node.get("regex", ""),
        flags=node.get("flags", ""),
        select=node.get("select", ""),
        content=tuple(_content(node)),
    )


def _content(node: etree._Element) -> Iterator[Part]:
    """What an operation writes: unlike in a message, elements stand for themselves."""
    yield Part(node.text or "")
    for child in node:
        if child.tag == f"{{{SCH_NS}}}value-of":
            yield Part(select=child.get("select", "."))
        elif isinstance(child.tag, str):
            yield Part(node=child)
        yield Part(child.tail or "")
