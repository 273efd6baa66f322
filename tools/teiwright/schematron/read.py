"""Reading a Schematron schema (ISO/IEC 19757-3:2020), with abstract rules and patterns written out.

Read: all of the standard, XSLT functions, keys, named templates, variables, accumulators and decimal formats, and Schematron
QuickFix. Of the edition of 2025: group, library, rules, severity. Refused, rather than passed over: pattern/@documents,
rule/@visit-each, phase/@from, computed roles, XSLT that reads other files, and all that is no word of the standard.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.errors import SchemaError
from teiwright.schematron.foreign import declarations, misplaced
from teiwright.schematron.gather import gather_bytes
from teiwright.schematron.message import let, notes, parts, told
from teiwright.schematron.model import SCH_NS, XSL_NS, Advice, Assertion, Let, Pattern, Rule, Rules
from teiwright.schematron.names import name_asserts
from teiwright.schematron.quickfix import quick_fixes
from teiwright.schematron.vocabulary import check_vocabulary
from teiwright.schematron.xpath import fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from teiwright.schematron.gather import Gathered

__all__ = ["ALL", "DEFAULT", "read_rules", "rules_of"]

ALL, DEFAULT = "#ALL", "#DEFAULT"
BINDINGS = frozenset({"xslt", "xslt2", "xslt3", "xpath", "xpath2", "xpath3", "xpath31"})


@dataclass(frozen=True, slots=True)
class _Context:
    """What reading one schema needs everywhere."""

    uri: str
    root: etree._Element
    abstract_rules: Mapping[str, etree._Element]
    diagnostics: Mapping[str, etree._Element]
    properties: Mapping[str, etree._Element]

    def error(self, node: etree._Element, what: str) -> SchemaError:
        return SchemaError(f"{self.uri}:{node.sourceline}: {what}")


def read_rules(data: bytes, uri: str, phase: str = DEFAULT) -> Rules:
    """The rules that `data` holds, a Schematron schema or a RELAX NG grammar or ODD with one; no file is read.

    Args:
        data: the bytes of the schema.
        uri: what messages call it.
        phase: the id of a phase, ``#ALL`` for all patterns, or ``#DEFAULT`` for the `defaultPhase` of the schema,
            which is ``#ALL`` where it names none.

    Raises:
        SchemaError: it is not well-formed, is no Schematron, or uses a part of it that is not read (see above).
    """
    return rules_of(gather_bytes(data, uri), phase)


def rules_of(gathered: Gathered, phase: str = DEFAULT) -> Rules:
    """The rules of a schema whose files have been gathered; see `read_rules`. The tree gets ids for its asserts."""
    root, uri = gathered.root, gathered.uri
    if root.tag != f"{{{SCH_NS}}}schema":
        raise SchemaError(f"{uri}: is no ISO Schematron schema; its root must be schema in {SCH_NS}")
    binding = root.get("queryBinding", "xslt").lower()
    if binding not in BINDINGS:
        raise SchemaError(f'{uri}: the queryBinding "{binding}" is not known; write xslt3')
    check_vocabulary(root, uri)
    name_asserts(root)
    context = _Context(
        uri,
        root,
        abstract_rules=_by_id(root, "rule[@abstract='true']"),
        diagnostics=_by_id(root, "diagnostics/s:diagnostic"),
        properties=_by_id(root, "properties/s:property"),
    )
    name, active = _phase(context, phase)
    nodes = _select(root, "s:pattern | s:group | s:rules/s:pattern | s:rules/s:group")
    return Rules(
        title=told(root, "title"),
        version=root.get("schemaVersion", ""),
        binding=binding,
        phase=name,
        namespaces={node.get("prefix", ""): node.get("uri", "") for node in _select(root, "s:ns")},
        lets=(*_lets(context, root), *(() if active is None else _lets(context, active))),
        patterns=tuple(_patterns(context, nodes, active)),
        foreign=_foreign(context),
    )


def _phase(context: _Context, asked: str) -> tuple[str, etree._Element | None]:
    """The name of the phase that is active, and its element, None for all patterns."""
    name = context.root.get("defaultPhase", ALL) if asked == DEFAULT else asked
    if name in {ALL, DEFAULT}:
        return ALL, None
    phases = _by_id(context.root, "phase")
    if name not in phases:
        known = ", ".join(phases) or "none"
        raise SchemaError(f'{context.uri}: there is no phase "{name}"; the phases are: {known}, {ALL}')
    if phases[name].get("from") is not None:
        raise context.error(
            phases[name], "a phase with @from is not read; write it into the contexts of its rules"
        )
    return name, phases[name]


def _patterns(
    context: _Context, nodes: list[etree._Element], active: etree._Element | None
) -> Iterator[Pattern]:
    chosen = None if active is None else {each.get("pattern") for each in _select(active, "s:active")}
    missing = (chosen or set()) - {node.get("id") for node in nodes}
    if active is not None and missing:
        raise context.error(
            active, f'there is no pattern "{min(map(str, missing))}", which the phase has; mend active'
        )
    models = {node.get("id", ""): node for node in nodes if node.get("abstract") == "true"}
    for node in nodes:
        if node.get("abstract") == "true" or (chosen is not None and node.get("id") not in chosen):
            continue
        model = node.get("is-a")
        if model is None:
            yield _pattern(context, node)
        elif model in models:
            yield _instance(context, models[model], node)
        else:
            raise context.error(node, f'there is no abstract pattern "{model}"; mend is-a')


def _instance(context: _Context, model: etree._Element, node: etree._Element) -> Pattern:
    """The abstract pattern `model` with its parameters filled in, also in what its asserts refer to."""
    given = {param.get("name", ""): param.get("value", "") for param in _select(model, "s:param")}
    given |= {param.get("name", ""): param.get("value", "") for param in _select(node, "s:param")}
    made = _filled(model, given)
    made.set("id", node.get("id") or model.get("id") or "")
    for place, own in enumerate(
        node.iterchildren(f"{{{SCH_NS}}}title", f"{{{SCH_NS}}}p", f"{{{SCH_NS}}}let")
    ):
        made.insert(place, copy.deepcopy(own))
    told = {name: _filled(each, given) for name, each in context.diagnostics.items()}
    asked = {name: _filled(each, given) for name, each in context.properties.items()}
    return _pattern(replace(context, diagnostics=told, properties=asked), made)


def _filled(node: etree._Element, given: Mapping[str, str]) -> etree._Element:
    """A copy of `node` with the parameters in its attributes filled in."""
    made = copy.deepcopy(node)
    for each in made.iter(etree.Element):
        for name in each.attrib:
            each.set(name, fill(each.get(name, ""), given))
    return made


def _pattern(context: _Context, node: etree._Element) -> Pattern:
    if node.get("documents") is not None:
        raise context.error(
            node,
            "the pattern is about other documents (@documents), which are not read; check those by themselves",
        )
    return Pattern(
        id=node.get("id", ""),
        title=told(node, "title"),
        reason=told(node, "p"),
        lets=_lets(context, node),
        rules=tuple(_rule(context, rule) for rule in _select(node, "s:rule[not(@abstract='true')]")),
        is_group=_is(node, "group"),
    )


def _rule(context: _Context, node: etree._Element) -> Rule:
    if node.get("visit-each") is not None:
        raise context.error(node, "a rule with visit-each is not read; write what it visits into the context")
    if not node.get("context"):
        raise context.error(node, "the rule has no context; give it one, or make it abstract")
    children = list(_extended(context, node, ()))
    return Rule(
        id=node.get("id", ""),
        context=node.get("context", ""),
        role=node.get("role", ""),
        flag=node.get("flag", ""),
        lets=tuple(_let(context, child) for child in children if _is(child, "let")),
        assertions=tuple(
            _assertion(context, child, node) for child in children if _is(child, "assert", "report")
        ),
    )


def _extended(context: _Context, node: etree._Element, above: tuple[str, ...]) -> Iterator[etree._Element]:
    """The children of a rule, each `extends` replaced by those of the abstract rule it names."""
    for child in node.iterchildren(f"{{{SCH_NS}}}*"):
        if not _is(child, "extends"):
            yield child
            continue
        name = child.get("rule", "")
        # A rule of an abstract pattern extends the one of its own instance, whose parameters are filled in.
        near = [
            each
            for each in _select(node, "(ancestor::s:pattern | ancestor::s:group)//s:rule")
            if each.get("id") == name and each.get("abstract") == "true"
        ]
        found = near[0] if near else context.abstract_rules.get(name)
        if found is None or name in above:
            raise context.error(child, f'there is no abstract rule "{name}", or it extends itself; mend it')
        yield from _extended(context, found, (*above, name))


def _assertion(context: _Context, node: etree._Element, rule: etree._Element) -> Assertion:
    if not node.get("test"):
        raise context.error(node, f"the {etree.QName(node).localname} has no test; give it one")
    return Assertion(
        id=node.get("id", ""),
        test=node.get("test", ""),
        reports=_is(node, "report"),
        role=node.get("role") or rule.get("role") or "",
        flag=node.get("flag") or rule.get("flag") or "",
        severity=node.get("severity") or rule.get("severity") or "",
        subject=node.get("subject") or rule.get("subject") or ".",
        message=tuple(parts(node)),
        advice=_advice(context, node, "diagnostics", context.diagnostics),
        properties=_advice(context, node, "properties", context.properties),
        fixes=quick_fixes(node, rule, context.root),
        notes=notes(node),
    )


def _advice(
    context: _Context, node: etree._Element, attribute: str, known: Mapping[str, etree._Element]
) -> tuple[Advice, ...]:
    names = node.get(attribute, "").split()
    for name in names:
        if name not in known:
            raise context.error(
                node, f'there is no {attribute.replace("ties", "ty").rstrip("s")} "{name}"; mend {attribute}'
            )
    return tuple(_advised(name, known[name]) for name in names)


def _advised(name: str, node: etree._Element) -> Advice:
    return Advice(name, tuple(parts(node)), node.get("role", ""), node.get("scheme", ""), notes(node))


def _lets(context: _Context, node: etree._Element) -> tuple[Let, ...]:
    return tuple(_let(context, child) for child in _select(node, "s:let"))


def _let(context: _Context, node: etree._Element) -> Let:
    made = let(node)
    if not made.name or not (made.value or (made.content is not None and (len(node) or node.text))):
        raise context.error(node, "the let lacks its name or value; give both")
    return replace(made, name=made.name.removeprefix("$"))


def _foreign(context: _Context) -> tuple[etree._Element, ...]:
    wrong = misplaced(context.root)
    if wrong is not None:
        what = f"xsl:{etree.QName(wrong).localname}"
        raise context.error(wrong, f"{what} is not read here; a schema may hold functions, keys and the like")
    return tuple(declarations(context.root))


def _by_id(root: etree._Element, path: str) -> dict[str, etree._Element]:
    return {node.get("id", ""): node for node in _select(root, f".//s:{path}")}


def _select(node: etree._Element, path: str) -> list[etree._Element]:
    found: list[etree._Element] = node.xpath(path, namespaces={"s": SCH_NS, "x": XSL_NS})
    return found


def _is(node: etree._Element, *names: str) -> bool:
    return node.tag in {f"{{{SCH_NS}}}{name}" for name in names}
