"""The XSLT instructions that one assert and its quick fixes amount to."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.schematron.model import SCH_NS, XSL_NS
from teiwright.schematron.regex import with_java
from teiwright.schematron.xpath import renamed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from teiwright.schematron.model import Assertion, Let, Operation, Part, QuickFix

__all__ = ["OWN", "add", "caught", "finding", "variable"]

OWN = "https://teiwright.invalid/ns/schematron"
SPACE = re.compile(r"\s+")


def add(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    """A new XSLT instruction `tag` as the last child of `parent`."""
    node: etree._Element = etree.SubElement(parent, f"{{{XSL_NS}}}{tag}", attributes)
    return node


def variable(parent: etree._Element, let: Let, names: Mapping[str, str]) -> etree._Element:
    """The variable `let` as the last child of `parent`; `names` are the new names of variables."""
    node = add(parent, "variable", name=names.get(let.name, let.name))
    if let.type:
        node.set("as", let.type)
    if let.content is None:
        node.set("select", with_java(renamed(let.value, names)))
    else:
        node.text = let.content.text
        for child in let.content:
            node.append(_copied(child, names))
    return node


def finding(parent: etree._Element, assertion: Assertion, number: int, names: Mapping[str, str]) -> None:
    """The test of `assertion`, which is assert `number` of the schema, and what it says."""
    tried = add(parent, "try")
    choice = add(tried, "choose")
    when = add(choice, "when", test=with_java(renamed(assertion.test, names)))
    spoken = when if assertion.reports else add(choice, "otherwise")
    found: etree._Element = etree.SubElement(spoken, "finding", {"assert": str(number)})
    # `(subject, .)[1]` would take the context where it comes first in the document.
    found.set("path", f"{{teiwright:path(head((({renamed(assertion.subject, names)}), .)))}}")
    _parts(etree.SubElement(found, "message"), assertion.message, names)
    for advice in assertion.advice:
        _parts(etree.SubElement(found, "advice"), advice.parts, names)
    for advice in assertion.properties:
        _parts(etree.SubElement(found, "property"), advice.parts, names)
    for place, fix in enumerate(assertion.fixes):
        _fix(found, fix, place, names)
    caught(tried, "assert", number)


def caught(tried: etree._Element, kind: str, number: int) -> None:
    """What is written when something in `tried` fails: a failure of the rule or assert `number`."""
    node = add(tried, "catch", errors="*")
    failure = etree.SubElement(node, "failure", {kind: str(number), "path": "{teiwright:path(.)}"})
    add(
        failure,
        "value-of",
        select="concat(local-name-from-QName($teiwright-err:code), ' ', $teiwright-err:description)",
    )


def _fix(parent: etree._Element, fix: QuickFix, number: int, names: Mapping[str, str]) -> None:
    """What `fix` would do here; where that fails, the fix is told without edits and the finding stays."""
    tried = add(parent, "try")
    place = add(tried, "if", test=renamed(fix.when, names)) if fix.when else tried
    told: etree._Element = etree.SubElement(place, "fix", number=str(number))
    for let in fix.lets:
        variable(told, let, names)
    _parts(etree.SubElement(told, "title"), fix.title, names)
    for operation in fix.operations:
        _operation(told, operation, names)
    node = add(tried, "catch", errors="*")
    etree.SubElement(node, "fix", number=str(number))


def _operation(parent: etree._Element, operation: Operation, names: Mapping[str, str]) -> None:
    each = add(parent, "for-each", select=renamed(operation.match, names))
    edit: etree._Element = etree.SubElement(each, "edit", kind=operation.kind, path="{teiwright:path(.)}")
    fixed = {"node-type": operation.node_type, "position": operation.position}
    for name, value in fixed.items():
        if value:
            edit.set(name, _literal(value))
    templates = {"target": operation.target, "regex": operation.regex, "flags": operation.flags}
    for name, value in templates.items():
        if value:
            edit.set(name, renamed(value, names))
    if operation.select:
        # Nodes are copied, but the value of an attribute is a string, whatever it comes from.
        kind = "value-of" if operation.node_type in {"attribute", "comment"} else "copy-of"
        add(edit, kind, select=renamed(operation.select, names))
    else:
        _parts(edit, operation.content, names, verbatim=True)


def _parts(
    parent: etree._Element, parts: Iterable[Part], names: Mapping[str, str], *, verbatim: bool = False
) -> None:
    for part in parts:
        if part.node is not None:
            parent.append(_copied(part.node, names))
        elif part.select:
            add(parent, "value-of", select=renamed(part.select, names), separator=" ")
        elif part.text:
            add(parent, "text").text = part.text if verbatim else SPACE.sub(" ", part.text)


def _copied(node: etree._Element, names: Mapping[str, str]) -> etree._Element:
    """A copy of `node` as an instruction, with `value-of` and `name` of Schematron made those of XSLT."""
    fresh = copy.deepcopy(node)
    fresh.tail = None
    for each in fresh.iter(etree.Element):
        if each.tag == f"{{{SCH_NS}}}name":
            each.set("select", f"name({each.attrib.pop('path', '.')})")
        if each.tag in {f"{{{SCH_NS}}}value-of", f"{{{SCH_NS}}}name"}:
            each.tag = f"{{{XSL_NS}}}value-of"
        for name, value in each.items():
            each.set(name, renamed(value, names))
    return fresh


def _literal(text: str) -> str:
    """`text` as an attribute value template that means itself."""
    return text.replace("{", "{{").replace("}", "}}")
