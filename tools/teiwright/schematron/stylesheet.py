"""From Schematron rules to one XSLT 3.0 stylesheet.

Each rule becomes a template of one mode, so that one walk over the document serves all patterns. Rules of one pattern
exclude each other: the first that matches a node is the only one, which the tunnel parameter `teiwright:fired`, the
numbers of the patterns that have spoken, sees to; a pattern of one rule and a group need none, and such rules with the same context
share a template, and the text in lower case where several tests look into it. After it `xsl:next-match` hands the node to the rules of the other patterns. The walk leaves out the
kinds of nodes that no rule can match. Each test runs inside `xsl:try`, so that a value of the wrong form becomes a
failure of its own and stops nothing.

The stylesheet writes a small XML document, in which numbers count the rules and asserts from 0, and a path begins with
the number of an element in document order, from 1, which an accumulator counts when the first finding asks for it:

    <findings>
      <finding assert="3" path="57/@when"><message>…</message><advice>…</advice>
        <fix number="0"><title>…</title><edit kind="delete" path="57/@when"/>
        <edit kind="replace" path="57"><attribute name="n">…</attribute><content>…</content></edit></fix></finding>
      <failure assert="4" path="57">FORG0001 cannot convert …</failure>
    </findings>
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.errors import SchemaError
from teiwright.schematron.instructions import CONTEXT, OWN, Scope, add, caught, finding, variable
from teiwright.schematron.model import XSL_NS
from teiwright.schematron.regex import text_of
from teiwright.schematron.xpath import renamed, walked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from teiwright.schematron.model import Let, Pattern, Rule, Rules

__all__ = ["stylesheet"]

RESERVED = {
    "teiwright-xsl": XSL_NS,
    "teiwright-xs": "http://www.w3.org/2001/XMLSchema",
    "teiwright-err": "http://www.w3.org/2005/xqt-errors",
    "teiwright": OWN,
}
OLD = frozenset({"xslt", "xpath"})
"""The bindings of XPath 1.0, whose rules of comparison and conversion Saxon follows where `version` is 1.0."""

FRAME = f"""\
<xsl:stylesheet xmlns:xsl="{XSL_NS}" xmlns:teiwright-xs="{RESERVED["teiwright-xs"]}" xmlns:teiwright="{OWN}" version="3.0">
  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>
  <xsl:mode on-no-match="fail" use-accumulators="#all"/>
  <xsl:mode name="teiwright:rules" on-no-match="fail"/>
  <xsl:accumulator name="teiwright:number" as="teiwright-xs:integer" initial-value="0">
    <xsl:accumulator-rule match="*" select="$value + 1"/>
  </xsl:accumulator>
  <xsl:global-context-item as="document-node()" use="required"/>
  <xsl:template match="/" as="element(findings)">
    <findings>
      <xsl:apply-templates select="." mode="teiwright:rules"/>
    </findings>
  </xsl:template>
  <xsl:template match="attribute() | text() | comment() | processing-instruction()" mode="teiwright:rules" as="element()*"
      priority="-1"/>
  <xsl:template match="/ | *" mode="teiwright:rules" as="element()*" priority="-1">
    <xsl:apply-templates select="@* | node()" mode="#current">
      <xsl:with-param name="teiwright:fired" select="()" as="teiwright-xs:integer*" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:template>
  <xsl:function name="teiwright:name" as="teiwright-xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="(namespace-uri($node)[string()] ! ('{{' || . || '}}')) || local-name($node)"/>
  </xsl:function>
  <xsl:function name="teiwright:path" as="teiwright-xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="number" as="teiwright-xs:integer"
        select="max((1, $node/ancestor-or-self::*[1]/accumulator-before('teiwright:number')))"/>
    <xsl:variable name="last" as="teiwright-xs:string*">
      <xsl:choose>
        <xsl:when test="$node instance of attribute()">
          <xsl:sequence select="'@' || teiwright:name($node)"/>
        </xsl:when>
        <xsl:when test="$node instance of text()">
          <xsl:sequence select="'text()[' || count($node/preceding-sibling::text()) + 1 || ']'"/>
        </xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:sequence select="string-join(($number, $last), '/')"/>
  </xsl:function>
</xsl:stylesheet>
"""


STEP = r"""(?:ancestor|parent)::(?:[\w.-]+:)?[\w.-]+(?:\[(?:not\()?@[\w:.-]+(?:\s*=\s*(?:'[^']*'|"[^"]*"))?\)?\])*"""
LATE = re.compile(
    rf"\s*text\(\)\s*\[\s*(?P<when>not\(\s*{STEP}(?:\s*(?:\||\bor\b)\s*{STEP})*\s*\))\s*\]"
    r"""(?P<rest>(?:\[\s*\(?(?:matches|contains)\((?:[^\[\]'"]|'[^']*'|"[^"]*")*\])?)\s*"""
)
"""Text outside of some elements, the context of many rules on wording. Such a condition cannot fail and asks for no
position, so that it may as well be asked after the test, which few texts fail, instead of before, for all of them."""


POSITION = re.compile(r"\b(?:position|last)\s*\(")


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A rule with its number, that of its first assert, its scope, and the condition that is asked after its tests."""

    rule: Rule
    number: int
    first: int
    scope: Scope
    when: str


@dataclass(frozen=True, slots=True)
class _Template:
    """The rules that one template stands for: one of a pattern with others, or those with the same context.

    `pattern` is the number of the pattern where it has other rules, else None.
    """

    context: str
    pattern: int | None
    rules: list[_Numbered] = field(default_factory=list)


def stylesheet(rules: Rules, uri: str, *, traced: bool = False) -> str:
    """The stylesheet that tries `rules` on a document, as text; it reads nothing but its source document.

    Args:
        rules: the rules of a schema.
        uri: what messages call the schema.
        traced: whether it also writes ``<fired rule="0" path="…"/>`` for each rule that fires.

    Raises:
        SchemaError: two variables of the schema have one name, or a prefix is reserved.
    """
    root = _frame(rules, uri)
    for node in rules.foreign:
        root.append(copy.deepcopy(node))
        root[-1].tail = "\n"
    patterns = _scoped(rules, uri)
    for let in rules.lets:
        variable(root, let, Scope({}, {})).tail = "\n"
    for pattern, scope in patterns:
        for let in pattern.lets:
            variable(root, let, scope).tail = "\n"
    templates = _planned(patterns, traced=traced)
    for before, template in enumerate(templates):
        _template(root, template, len(templates) - before, traced=traced)
    if rules.binding in OLD:
        for node in root.iterchildren(*(f"{{{XSL_NS}}}{name}" for name in ("variable", "template"))):
            if node.get("mode") or node.tag == f"{{{XSL_NS}}}variable":
                node.set("version", "1.0")
    return str(etree.tostring(root, encoding="unicode"))


def _frame(rules: Rules, uri: str) -> etree._Element:
    """The frame's root, made anew: only a new element takes the namespace prefixes that the XPaths use."""
    for prefix, namespace in rules.namespaces.items():
        if prefix.startswith("teiwright") and RESERVED.get(prefix, namespace) != namespace:
            raise SchemaError(f'{uri}: the prefix "{prefix}" is reserved; give {namespace} another one')
    frame = etree.fromstring(FRAME)
    named = {prefix: namespace for prefix, namespace in rules.namespaces.items() if prefix}
    try:
        root = etree.Element(frame.tag, frame.attrib, nsmap={"xsl": XSL_NS, **named, **RESERVED})
    except ValueError as error:
        raise SchemaError(f"{uri}: a prefix cannot be declared ({error}); mend its sch:ns") from error
    root.set("exclude-result-prefixes", "#all")
    root.extend(frame)
    visited = walked([rule.context for pattern in rules.patterns for rule in pattern.rules])
    for walk in root.iterfind(f"{{{XSL_NS}}}template/{{{XSL_NS}}}apply-templates"):
        walk.set("select", visited)
    root[-1].tail = "\n"
    return root


def _scoped(rules: Rules, uri: str) -> list[tuple[Pattern, Scope]]:
    """The patterns, each with new names for those of its variables that are taken.

    A variable of a pattern becomes a global one, so that other patterns see it too, as many schemas expect.
    """
    for name, count in Counter(let.name for let in rules.lets).items():
        if count > 1:
            raise SchemaError(f'{uri}: {count} variables of the schema are called "{name}"; rename one')
    taken = {let.name for let in rules.lets}
    constants: dict[str, str] = {}
    _learn(rules.lets, {}, constants)
    scoped = []
    for number, pattern in enumerate(rules.patterns):
        names = [let.name for let in pattern.lets]
        if len(set(names)) < len(names):
            raise SchemaError(f'{uri}: two variables of the pattern "{pattern.id}" have one name; rename one')
        new = {name: f"teiwright:p{number}.{name.replace(':', '.')}" for name in names if name in taken}
        _learn(pattern.lets, new, constants)
        taken.update(names)
        scoped.append((pattern, Scope(new, constants)))
    return scoped


def _learn(lets: Sequence[Let], new: Mapping[str, str], constants: dict[str, str]) -> None:
    """Add to `constants` those of `lets` that are strings, by their `new` names."""
    for let in lets:
        text = text_of(renamed(let.value, new), constants)
        if text is not None:
            constants[new.get(let.name, let.name)] = text


def _planned(patterns: Sequence[tuple[Pattern, Scope]], *, traced: bool) -> list[_Template]:
    """The templates in order, each with its rules."""
    templates: list[_Template] = []
    alone: dict[str, _Template] = {}
    number = first = 0
    for place, (pattern, scope) in enumerate(patterns):
        is_free = pattern.is_group or len(pattern.rules) == 1
        for rule in pattern.rules:
            context, when = scope.xpath(rule.context), ""
            late = LATE.fullmatch(context)
            if late and not POSITION.search(context) and is_free and not rule.lets and not traced:
                context, when = f"text(){late['rest']}", late["when"]
            own = _Template(context, None if is_free else place)
            template = own if own.pattern is not None else alone.setdefault(context, own)
            if template is own:
                templates.append(own)
            template.rules.append(_Numbered(rule, number, first, scope.hiding(rule.lets), when))
            number, first = number + 1, first + len(rule.assertions)
    return templates


def _template(root: etree._Element, planned: _Template, priority: int, *, traced: bool) -> None:
    template = add(root, "template", match=planned.context, mode="teiwright:rules")
    template.set("priority", str(priority))
    template.set("as", "element()*")
    template.tail = "\n"  # one template a line, so that an error on a line is one in its rules
    fired = {"name": "teiwright:fired", "as": "teiwright-xs:integer*", "tunnel": "yes"}
    body = template
    if planned.pattern is not None:
        add(template, "param", **fired)
    if "matches" in "".join(each.test for one in planned.rules for each in one.rule.assertions):
        for made, value in ((CONTEXT.text, "string(.)"), (CONTEXT.lower, f"lower-case({CONTEXT.text})")):
            add(template, "variable", name=made.removeprefix("$"), select=value)
    if planned.pattern is not None:
        body = add(template, "if", test=f"not($teiwright:fired = {planned.pattern})")
    for plain, rules in groupby(planned.rules, lambda each: not each.rule.lets and not traced):
        told = list(rules)
        holder = _where_one_speaks(body, told) if plain else body
        for each in told:
            _rule(holder, each, traced=traced)
    rest = add(template, "next-match")
    if planned.pattern is not None:
        add(rest, "with-param", select=f"$teiwright:fired, {planned.pattern}", **fired)


def _where_one_speaks(body: etree._Element, rules: Sequence[_Numbered]) -> etree._Element:
    """The place for what `rules` say: it is come to where one of their tests speaks up or fails.

    All other nodes cost one `xsl:try` that writes nothing.
    """
    asked = [
        f"boolean(({test}))" if assertion.reports else f"not(({test}))"
        for each in rules
        for assertion in each.rule.assertions
        for test in [each.scope.test(assertion.test)]
    ]
    speaks = add(body, "variable", name="teiwright:speaks")
    speaks.set("as", "teiwright-xs:boolean")
    outer = add(speaks, "try")  # around the other one, as in `_rule`
    tried = add(outer, "try", select=" or ".join(asked) or "false()")
    for each in (tried, outer):
        add(each, "catch", errors="*", select="true()")
    return add(body, "if", test="$teiwright:speaks")


def _rule(body: etree._Element, each: _Numbered, *, traced: bool) -> None:
    if traced:
        etree.SubElement(body, "fired", rule=str(each.number), path="{teiwright:path(.)}")
    tried = add(body, "try")  # around the other ones, since Saxon may take what fails out of those
    for let in each.rule.lets:
        variable(tried, let, each.scope)
    for number, assertion in enumerate(each.rule.assertions, each.first):
        finding(tried, assertion, number, each.scope, each.when)
    caught(tried, "rule", each.number, each.when)
