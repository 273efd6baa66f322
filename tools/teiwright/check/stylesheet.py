"""From Schematron rules to one XSLT 3.0 stylesheet.

Each rule becomes a template of one mode, so that one walk over the document serves all patterns. Rules of one pattern
exclude each other: the first that matches a node is the only one, which the tunnel parameter `fired`, the numbers of
the patterns that have spoken, sees to; after it `xsl:next-match` hands the node to the rules of the other patterns. Each
test runs inside `xsl:try`, so that a value of the wrong form becomes a failure of its own and stops nothing.

The stylesheet writes a small XML document, in which a path counts child elements from 1:

    <findings>
      <finding id="date-when" role="warning" path="1/2/1/4/@when"><message>…</message><help>…</help></finding>
      <failure id="date-order" path="1/2/1/4">FORG0001 cannot convert …</failure>
    </findings>
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.check.rules import XSL_NS
from teiwright.errors import SchemaError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from teiwright.check.rules import Assertion, Let, Part, Rule, Rules

__all__ = ["stylesheet"]

OWN = "https://teiwright.invalid/ns/schematron"
RESERVED = {
    "xsl": XSL_NS,
    "xs": "http://www.w3.org/2001/XMLSchema",
    "err": "http://www.w3.org/2005/xqt-errors",
    "own": OWN,
}

SPACE = re.compile(r"\s+")

FRAME = f"""\
<xsl:stylesheet xmlns:xsl="{XSL_NS}" xmlns:xs="{RESERVED["xs"]}" xmlns:own="{OWN}" version="3.0">
  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>
  <xsl:mode on-no-match="fail"/>
  <xsl:mode name="own:rules" on-no-match="fail"/>
  <xsl:global-context-item as="document-node()" use="required"/>
  <xsl:template match="/" as="element(findings)">
    <findings>
      <xsl:apply-templates select="." mode="own:rules"/>
    </findings>
  </xsl:template>
  <xsl:template match="/ | @* | node()" mode="own:rules" as="element()*" priority="0">
    <xsl:apply-templates select="@* | node()" mode="#current">
      <xsl:with-param name="own:fired" select="()" as="xs:integer*" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:template>
  <xsl:function name="own:path" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="steps" as="xs:string*"
        select="$node/ancestor-or-self::* ! string(count(preceding-sibling::*) + 1)"/>
    <xsl:variable name="attribute" as="xs:string*"
        select="$node[self::attribute()] ! ('@' || (namespace-uri()[string()] ! ('{{' || . || '}}')) || local-name())"/>
    <xsl:sequence select="string-join(($steps, $attribute), '/')"/>
  </xsl:function>
</xsl:stylesheet>
"""


def stylesheet(rules: Rules, uri: str) -> str:
    """The stylesheet that tries `rules` on a document, as text; it reads nothing but its source document.

    Raises:
        SchemaError: two variables of the schema and its patterns have one name, or a prefix is reserved.
    """
    root = _frame(rules.namespaces, uri)
    lets = [*rules.lets, *(let for pattern in rules.patterns for let in pattern.lets)]
    _refuse_doubles(lets, uri)
    root[-1].tail = "\n"
    for node in rules.foreign:
        root.append(copy.deepcopy(node))
        root[-1].tail = "\n"
    for let in lets:
        _add(root, "variable", name=let.name, select=let.value).tail = "\n"
    numbered = [(number, rule) for number, pattern in enumerate(rules.patterns, 1) for rule in pattern.rules]
    for before, (number, rule) in enumerate(numbered):
        _template(root, rule, number, priority=len(numbered) - before)
    return str(etree.tostring(root, encoding="unicode"))


def _frame(namespaces: Mapping[str, str], uri: str) -> etree._Element:
    """The frame's root, made anew: only a new element takes the namespace prefixes that the XPaths use."""
    for prefix, namespace in namespaces.items():
        if RESERVED.get(prefix, namespace) != namespace:
            raise SchemaError(f'{uri}: the prefix "{prefix}" is reserved; give {namespace} another one')
    frame = etree.fromstring(FRAME)
    root = etree.Element(frame.tag, frame.attrib, nsmap={**namespaces, **RESERVED})
    root.set("exclude-result-prefixes", "#all")
    root.extend(frame)
    return root


def _refuse_doubles(lets: Sequence[Let], uri: str) -> None:
    # Variables of patterns become global ones; renaming them would mean rewriting every XPath.
    for name, count in Counter(let.name for let in lets).items():
        if count > 1:
            raise SchemaError(
                f'{uri}: {count} variables of the schema and its patterns are called "{name}"; rename one'
            )


def _template(root: etree._Element, rule: Rule, number: int, priority: int) -> None:
    template = _add(root, "template", match=rule.context, mode="own:rules", priority=str(priority))
    template.set("as", "element()*")
    template.tail = "\n"  # one rule a line, so that an error on a line is one in its rule
    fired = {"name": "own:fired", "as": "xs:integer*", "tunnel": "yes"}
    _add(template, "param", **fired)
    first = _add(template, "if", test=f"not($own:fired = {number})")
    tried = _add(first, "try")
    for let in rule.lets:
        _add(tried, "variable", name=let.name, select=let.value)
    for assertion in rule.assertions:
        _assertion(tried, assertion)
    _catch(tried, "")
    rest = _add(template, "next-match")
    _add(rest, "with-param", select=f"$own:fired, {number}", **fired)


def _assertion(parent: etree._Element, assertion: Assertion) -> None:
    tried = _add(parent, "try")
    choice = _add(tried, "choose")
    when = _add(choice, "when", test=assertion.test)
    spoken = when if assertion.reports else _add(choice, "otherwise")
    found = _result(spoken, "finding", assertion.id, assertion.subject)
    found.set("role", _literal(assertion.role))
    _parts(etree.SubElement(found, "message"), assertion.message)
    _parts(etree.SubElement(found, "help"), assertion.advice)
    _catch(tried, assertion.id)


def _catch(tried: etree._Element, name: str) -> None:
    caught = _add(tried, "catch", errors="*")
    failure = _result(caught, "failure", name, ".")  # the subject may be what failed
    _add(failure, "value-of", select="local-name-from-QName($err:code), $err:description")


def _result(parent: etree._Element, name: str, code: str, subject: str) -> etree._Element:
    node: etree._Element = etree.SubElement(parent, name, id=_literal(code))
    # `(subject, .)[1]` would take the context where it comes first in the document.
    node.set("path", f"{{own:path(head((({subject}), .)))}}")
    return node


def _parts(parent: etree._Element, parts: Sequence[Part]) -> None:
    for part in parts:
        if part.select:
            _add(parent, "value-of", select=part.select, separator=" ")
        elif part.text:
            _add(parent, "text").text = SPACE.sub(" ", part.text)


def _literal(text: str) -> str:
    """`text` as an attribute value template that means itself."""
    return text.replace("{", "{{").replace("}", "}}")


def _add(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    node: etree._Element = etree.SubElement(parent, f"{{{XSL_NS}}}{tag}", attributes)
    return node
