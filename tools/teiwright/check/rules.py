"""The nouns of ISO Schematron (ISO/IEC 19757-3:2020), and reading them with abstract rules and patterns written out.

Read: ns, let, pattern, param, rule, assert, report, name, value-of, emph, dir, span, extends/@rule, diagnostics, and the
foreign xsl:function and xsl:key beside the patterns. Refused, rather than passed over: include, extends/@href,
pattern/@documents, a let without @value, an assert or report without an id, and two of them with the same one.
Phases are not read: all patterns are active (`#ALL`).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.errors import SchemaError
from teiwright.xml import parser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

__all__ = ["Assertion", "Let", "Part", "Pattern", "Rule", "Rules", "read_rules"]

SCH_NS = "http://purl.oclc.org/dsdl/schematron"
XSL_NS = "http://www.w3.org/1999/XSL/Transform"
BINDINGS = frozenset({"xslt", "xslt2", "xslt3", "xpath2", "xpath3", "xpath31"})


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a message: `text` as it is, or, where `select` is not empty, the value of that XPath."""

    text: str = ""
    select: str = ""


@dataclass(frozen=True, slots=True)
class Let:
    """A variable: its name and the XPath of its value."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Assertion:
    """An assert, or a report where `reports`: it speaks up when `test` is false, or true for a report.

    `subject` is the XPath of the node to show, seen from the context; `advice` is what its diagnostics say.
    """

    id: str
    test: str
    reports: bool
    role: str
    subject: str
    message: tuple[Part, ...]
    advice: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """The nodes that match `context`, with what holds for them."""

    context: str
    lets: tuple[Let, ...]
    assertions: tuple[Assertion, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Rules of which the first that matches a node is the only one for it; `title` and `reason` are for readers."""

    id: str
    title: str
    reason: str
    lets: tuple[Let, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """A Schematron schema; `foreign` holds the XSLT functions and keys that its XPaths use."""

    namespaces: Mapping[str, str]
    lets: tuple[Let, ...]
    patterns: tuple[Pattern, ...]
    foreign: tuple[etree._Element, ...]

    def assertions(self) -> Iterator[Assertion]:
        """All asserts and reports in order; an abstract rule's come once for each rule that extends it."""
        for pattern in self.patterns:
            for rule in pattern.rules:
                yield from rule.assertions


@dataclass(frozen=True, slots=True)
class _Context:
    """What reading one schema needs everywhere."""

    uri: str
    abstract_rules: Mapping[str, etree._Element]
    diagnostics: Mapping[str, etree._Element]

    def error(self, node: etree._Element, what: str) -> SchemaError:
        return SchemaError(f"{self.uri}:{node.sourceline}: {what}")


def read_rules(data: bytes, uri: str) -> Rules:
    """The rules that the Schematron schema `data` holds; nothing else is read.

    Raises:
        SchemaError: it is not well-formed, is no Schematron, or uses a part of it that is not read (see above).
    """
    root = _root(data, uri)
    _refuse_doubles(root, uri)
    context = _Context(uri, _by_id(root, "rule[@abstract='true']"), _by_id(root, "diagnostics/s:diagnostic"))
    for node in _select(root, ".//s:include | .//s:extends[@href] | .//s:pattern[@documents]"):
        raise context.error(node, f"{_local(node)} of other files is not supported; write it into this file")
    return Rules(
        namespaces={node.get("prefix", ""): node.get("uri", "") for node in _select(root, "s:ns")},
        lets=_lets(context, root),
        patterns=tuple(_patterns(context, root)),
        foreign=tuple(root.iterchildren(f"{{{XSL_NS}}}function", f"{{{XSL_NS}}}key")),
    )


def _root(data: bytes, uri: str) -> etree._Element:
    try:
        root = etree.fromstring(data, parser())
    except etree.XMLSyntaxError as error:
        raise SchemaError(f"{uri}: is not well-formed ({error}); make it again from the ODD") from error
    binding = root.get("queryBinding", "xslt").lower()
    if root.tag != f"{{{SCH_NS}}}schema":
        raise SchemaError(f"{uri}: is no ISO Schematron schema; its root must be schema in {SCH_NS}")
    if binding not in BINDINGS:
        raise SchemaError(f'{uri}: the queryBinding "{binding}" is not known; write xslt3')
    return root


def _refuse_doubles(root: etree._Element, uri: str) -> None:
    nodes = _select(root, ".//s:assert | .//s:report")
    for node in nodes:
        if not node.get("id"):
            raise SchemaError(
                f"{uri}:{node.sourceline}: the {_local(node)} has no id; give it one, which is its code"
            )
    name, count = Counter(node.get("id") for node in nodes).most_common(1)[0] if nodes else ("", 1)
    if count > 1:
        raise SchemaError(
            f'{uri}: the id "{name}" stands on {count} asserts or reports; a code means one thing'
        )


def _patterns(context: _Context, root: etree._Element) -> Iterator[Pattern]:
    models = _by_id(root, "pattern[@abstract='true']")
    for node in _select(root, "s:pattern[not(@abstract='true')]"):
        name = node.get("id", "")
        model = node.get("is-a")
        if model is None:
            yield _pattern(context, node, name)
        elif model in models:
            given = {param.get("name", ""): param.get("value", "") for param in _select(node, "s:param")}
            yield _instance(_pattern(context, models[model], name), given)
        else:
            raise context.error(node, f'there is no abstract pattern "{model}"; mend is-a')


def _pattern(context: _Context, node: etree._Element, name: str) -> Pattern:
    rules = _select(node, "s:rule[not(@abstract='true')]")
    return Pattern(
        id=name,
        title=_told(node, "title"),
        reason=_told(node, "p"),
        lets=_lets(context, node),
        rules=tuple(_rule(context, rule) for rule in rules),
    )


def _rule(context: _Context, node: etree._Element) -> Rule:
    if not node.get("context"):
        raise context.error(node, "the rule has no context; give it one, or make it abstract")
    parts = list(_extended(context, node, ()))
    return Rule(
        context=node.get("context", ""),
        lets=tuple(let for part in parts for let in _let(context, part)),
        assertions=tuple(
            _assertion(context, part, node) for part in parts if _local(part) in {"assert", "report"}
        ),
    )


def _extended(context: _Context, node: etree._Element, above: tuple[str, ...]) -> Iterator[etree._Element]:
    """The children of a rule, each `extends` replaced by those of the abstract rule it names."""
    for child in node.iterchildren(f"{{{SCH_NS}}}*"):
        if _local(child) != "extends":
            yield child
            continue
        name = child.get("rule", "")
        if name not in context.abstract_rules or name in above:
            raise context.error(child, f'there is no abstract rule "{name}", or it extends itself; mend it')
        yield from _extended(context, context.abstract_rules[name], (*above, name))


def _assertion(context: _Context, node: etree._Element, rule: etree._Element) -> Assertion:
    if not node.get("test"):
        raise context.error(node, f"the {_local(node)} has no test; give it one")
    advice: list[Part] = []
    for name in node.get("diagnostics", "").split():
        if name not in context.diagnostics:
            raise context.error(node, f'there is no diagnostic "{name}"; mend diagnostics')
        advice += _message(context.diagnostics[name])
    return Assertion(
        id=node.get("id", ""),
        test=node.get("test", ""),
        reports=_local(node) == "report",
        role=node.get("role") or rule.get("role") or "",
        subject=node.get("subject") or rule.get("subject") or ".",
        message=tuple(_message(node)),
        advice=tuple(advice),
    )


def _message(node: etree._Element) -> Iterator[Part]:
    yield Part(node.text or "")
    for child in node:
        if child.tag == f"{{{SCH_NS}}}value-of":
            yield Part(select=child.get("select", "."))
        elif child.tag == f"{{{SCH_NS}}}name":
            yield Part(select=f"name({child.get('path', '.')})")
        elif isinstance(child.tag, str):
            yield from _message(child)
        yield Part(child.tail or "")


def _lets(context: _Context, node: etree._Element) -> tuple[Let, ...]:
    return tuple(let for child in _select(node, "s:let") for let in _let(context, child))


def _let(context: _Context, node: etree._Element) -> Iterator[Let]:
    if _local(node) != "let":
        return
    name, value = node.get("name"), node.get("value")
    if not name or not value:
        raise context.error(node, "the let lacks its name or value; give both as attributes")
    yield Let(name, value)


def _instance(pattern: Pattern, given: Mapping[str, str]) -> Pattern:
    """The abstract `pattern` with each parameter, `$name`, replaced by what is given for it."""
    if not given:
        return pattern
    names = "|".join(sorted((re.escape(name) for name in given), key=len, reverse=True))
    parameter = re.compile(rf"\$({names})(?![\w.-])")

    def fill(xpath: str) -> str:
        return parameter.sub(lambda match: given[match[1]], xpath)

    rules = tuple(_fill(rule, fill) for rule in pattern.rules)
    return replace(pattern, lets=_fill_lets(pattern.lets, fill), rules=rules)


def _fill(rule: Rule, fill: Callable[[str], str]) -> Rule:
    assertions = tuple(
        replace(
            each,
            test=fill(each.test),
            subject=fill(each.subject),
            message=tuple(replace(part, select=fill(part.select)) for part in each.message),
            advice=tuple(replace(part, select=fill(part.select)) for part in each.advice),
        )
        for each in rule.assertions
    )
    return Rule(fill(rule.context), _fill_lets(rule.lets, fill), assertions)


def _fill_lets(lets: Sequence[Let], fill: Callable[[str], str]) -> tuple[Let, ...]:
    return tuple(replace(let, value=fill(let.value)) for let in lets)


def _told(node: etree._Element, tag: str) -> str:
    """The text of the children `tag`, on one line."""
    return " ".join(word for child in _select(node, f"s:{tag}") for word in "".join(child.itertext()).split())


def _by_id(root: etree._Element, path: str) -> Mapping[str, etree._Element]:
    return {node.get("id", ""): node for node in _select(root, f".//s:{path}")}


def _select(node: etree._Element, path: str) -> list[etree._Element]:
    found: list[etree._Element] = node.xpath(path, namespaces={"s": SCH_NS})
    return found


def _local(node: etree._Element) -> str:
    return str(etree.QName(node).localname)
