"""The XSLT instructions that one assert and its quick fixes amount to."""

from __future__ import annotations

import copy
import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.schematron.message import name
from teiwright.schematron.model import SCH_NS, XSL_NS
from teiwright.schematron.regex import Context, literal, quick
from teiwright.schematron.xpath import renamed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from teiwright.schematron.model import Assertion, Let, Operation, Part, QuickFix

__all__ = ["CONTEXT", "OWN", "Scope", "add", "caught", "finding", "variable"]

OWN = "https://teiwright.invalid/ns/schematron"
CONTEXT = Context("$teiwright:text", "$teiwright:lower")
KEPT = "$teiwright:part"
PLAIN = "if (. instance of attribute()) then string(.) else ."
SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Scope:
    """The new names of variables, and those whose value is a string that is known, by their new names."""

    names: Mapping[str, str]
    constants: Mapping[str, str]

    def xpath(self, expression: str) -> str:
        """The XPath `expression` as it is said here."""
        return quick(renamed(expression, self.names), self.constants)

    def test(self, expression: str) -> str:
        """The XPath `expression`, a test of the node of a template that has the variables `CONTEXT`."""
        return quick(renamed(expression, self.names), self.constants, CONTEXT)

    def hiding(self, lets: Sequence[Let]) -> Scope:
        """This scope below the variables `lets`, which may have the names of others."""
        hidden = {let.name for let in lets}
        return Scope(self.names, {name: text for name, text in self.constants.items() if name not in hidden})


def add(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    """A new XSLT instruction `tag` as the last child of `parent`."""
    node: etree._Element = etree.SubElement(parent, f"{{{XSL_NS}}}{tag}", attributes)
    return node


def variable(parent: etree._Element, let: Let, scope: Scope) -> etree._Element:
    """The variable `let` as the last child of `parent`; as it is said in `scope`."""
    node = add(parent, "variable", name=scope.names.get(let.name, let.name))
    if let.type:
        node.set("as", let.type)
    node.set("select", scope.xpath(let.value) if let.content is None else _data(let.content))
    return node


def _data(node: etree._Element) -> str:
    """The XPath of the content of `node`, which is data, even where it is XSLT."""
    text = html.escape(node.text or "", quote=False)
    text += "".join(str(etree.tostring(child, encoding="unicode")) for child in node)
    return f"parse-xml-fragment({literal(text)})/node()"


def finding(parent: etree._Element, assertion: Assertion, number: int, scope: Scope, when: str = "") -> None:
    """The test of `assertion`, which is assert `number` of the schema, and what it says, if also `when` holds."""
    tried = add(parent, "try")
    choice = add(tried, "choose")
    told = add(choice, "when", test=scope.test(assertion.test))
    spoken = _when(told if assertion.reports else add(choice, "otherwise"), when)
    found: etree._Element = etree.SubElement(spoken, "finding", {"assert": str(number)})
    # `(subject, .)[1]` would take the context where it comes first in the document.
    found.set("path", f"{{teiwright:path(head((({scope.xpath(assertion.subject)}), .)))}}")
    _parts(etree.SubElement(found, "message"), assertion.message, scope)
    for advice in assertion.advice:
        _parts(etree.SubElement(found, "advice"), advice.parts, scope)
    for advice in assertion.properties:
        _parts(etree.SubElement(found, "property"), advice.parts, scope)
    for place, fix in enumerate(assertion.fixes):
        _fix(found, fix, place, scope)
    caught(tried, "assert", number, when)


def caught(tried: etree._Element, kind: str, number: int, when: str = "") -> None:
    """What is written when something in `tried` fails: a failure of the rule or assert `number`."""
    place = _when(add(tried, "catch", errors="*"), when)
    failure = etree.SubElement(place, "failure", {kind: str(number), "path": "{teiwright:path(.)}"})
    add(
        failure,
        "value-of",
        select="concat(local-name-from-QName($teiwright-err:code), ' ', $teiwright-err:description)",
    )


def _when(parent: etree._Element, test: str) -> etree._Element:
    return add(parent, "if", test=test) if test else parent


def _fix(parent: etree._Element, fix: QuickFix, number: int, scope: Scope) -> None:
    """What `fix` would do here; where that fails, the fix is told without edits and the finding stays."""
    tried = add(parent, "try")
    place = add(tried, "if", test=scope.xpath(fix.when)) if fix.when else tried
    told: etree._Element = etree.SubElement(place, "fix", number=str(number))
    for let in fix.lets:
        variable(told, let, scope)
    _parts(etree.SubElement(told, "title"), fix.title, scope)
    for operation in fix.operations:
        _operation(told, operation, scope)
    node = add(tried, "catch", errors="*")
    etree.SubElement(node, "fix", number=str(number))


def _operation(parent: etree._Element, operation: Operation, scope: Scope) -> None:
    each = add(parent, "for-each", select=scope.xpath(operation.match))
    edit: etree._Element = etree.SubElement(each, "edit", kind=operation.kind, path="{teiwright:path(.)}")
    fixed = {"node-type": operation.node_type, "position": operation.position}
    for key, value in fixed.items():
        if value:
            edit.set(key, _literal(value))
    templates = {"target": operation.target, "regex": operation.regex, "flags": operation.flags}
    for key, value in templates.items():
        if value:
            edit.set(key, renamed(value, scope.names))
    makes_element = operation.node_type == "element"
    if operation.select:
        _made(edit, f"({scope.xpath(operation.select)})", makes_element=makes_element)
    else:
        _content(edit, operation.content, scope, makes_element=makes_element)


def _content(edit: etree._Element, parts: Iterable[Part], scope: Scope, *, makes_element: bool) -> None:
    """What an operation writes: unlike in a message, text as it is, and nodes as nodes."""
    for part in parts:
        if part.node is not None:
            _kept(edit, part.node, scope)
            _made(edit, KEPT, makes_element=makes_element)
        elif part.select or part.text:
            content: etree._Element = etree.SubElement(edit, "content")
            _parts(content, (part,), scope, verbatim=True)


def _made(edit: etree._Element, items: str, *, makes_element: bool) -> None:
    """The nodes `items` as content; attributes as those of the new element where there is one, else as their values."""
    if makes_element:
        each = add(edit, "for-each", select=f"{items}[. instance of attribute()]")
        named = "{teiwright:name(.)}"
        add(etree.SubElement(each, "attribute", {"name": named}), "value-of", select="string(.)")
        items = f"{items}[not(. instance of attribute())]"
    add(etree.SubElement(edit, "content"), "copy-of", select=f"{items} ! ({PLAIN})")


def _kept(parent: etree._Element, node: etree._Element, scope: Scope) -> None:
    """The variable `KEPT` with what the XSLT of `node` makes.

    By a variable: an attribute behind text stops Saxon in the midst of a tag, which `xsl:try` leaves behind.
    """
    made = add(parent, "variable", name=KEPT.removeprefix("$"))
    made.set("as", "item()*")
    made.append(_copied(node, scope))


def _parts(parent: etree._Element, parts: Iterable[Part], scope: Scope, *, verbatim: bool = False) -> None:
    for part in parts:
        if part.node is not None:
            _kept(parent, part.node, scope)
            add(parent, "value-of", select=KEPT, separator="")
        elif part.select:
            add(parent, "value-of", select=scope.xpath(part.select), separator=" ")
        elif part.text:
            add(parent, "text").text = part.text if verbatim else SPACE.sub(" ", part.text)


def _copied(node: etree._Element, scope: Scope) -> etree._Element:
    """A copy of `node` as an instruction, with `value-of` and `name` of Schematron made those of XSLT."""
    fresh = copy.deepcopy(node)
    fresh.tail = None
    for each in fresh.iter(etree.Element):
        if each.tag == f"{{{SCH_NS}}}name":
            each.set("select", name(each))
            each.attrib.pop("path", None)
        if each.tag in {f"{{{SCH_NS}}}value-of", f"{{{SCH_NS}}}name"}:
            each.tag = f"{{{XSL_NS}}}value-of"
        for key, value in each.items():
            each.set(key, renamed(value, scope.names))
    return fresh


def _literal(text: str) -> str:
    """`text` as an attribute value template that means itself."""
    return text.replace("{", "{{").replace("}", "}}")
