"""Schematron that is embedded in a RELAX NG grammar (XML syntax) or in a TEI ODD, brought into one schema.

RELAX NG (ISO/IEC 19757-3, annex; the form that TEI's stylesheets write): patterns, lets, namespaces, phases,
diagnostics, XSLT functions and keys stand anywhere between the grammar's own elements. ODD (TEI P5, chapter 23,
constraintSpec): a `constraint` holds the same, or rules without a pattern, or an assert or report without a rule,
whose context is then the element or attribute that the constraint belongs to.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.errors import SchemaError
from teiwright.model import TEI_NS, tei
from teiwright.schematron.model import SCH_NS, SQF_NS, XSL_NS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.model import Document

__all__ = ["embedded", "extract"]

RNG_NS = "http://relaxng.org/ns/structure/1.0"
SCHEMES = frozenset({"schematron", "isoschematron"})
BARE = frozenset({f"{{{SCH_NS}}}assert", f"{{{SCH_NS}}}report"})
RULE = f"{{{SCH_NS}}}rule"
PATTERN = f"{{{SCH_NS}}}pattern"
NS = f"{{{SCH_NS}}}ns"
DIAGNOSTIC = f"{{{SCH_NS}}}diagnostic"
ORDER = ("ns", "let", "phase", "pattern", "diagnostics", "properties")
"""The parts of a schema in the order of the standard; what is none of them comes after the lets."""
ADDED = {
    "tei": TEI_NS,
    "xs": "http://www.w3.org/2001/XMLSchema",
    "rng": RNG_NS,
    "sch": SCH_NS,
    "xlink": "http://www.w3.org/1999/xlink",
}
"""Prefixes that XPaths of an ODD may use undeclared, as TEI's own stylesheets let them."""


def extract(document: Document) -> bytes | None:
    """The Schematron schema that is embedded in `document`, as a file of its own, or None where there is none.

    Raises:
        SchemaError: an assert or report has no rule, and the place where it stands gives it no context; or a prefix
            is declared twice for different namespaces.
    """
    root = embedded(document.root, document.uri)
    if root is None:
        return None
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"


def embedded(root: etree._Element, uri: str) -> etree._Element | None:
    """The schema that is embedded in the tree `root`, which is not changed, or None.

    Raises:
        SchemaError: see `extract`.
    """
    found = list(_of_odd(root, uri) if etree.QName(root).namespace == TEI_NS else _of_grammar(root, uri))
    if not any(node.tag == PATTERN for node in found):
        return None
    schema = etree.Element(
        f"{{{SCH_NS}}}schema", {"queryBinding": _binding(root)}, nsmap={"sch": SCH_NS, "sqf": SQF_NS}
    )
    for prefix, namespace in _namespaces(root, found, uri).items():
        etree.SubElement(schema, NS, prefix=prefix, uri=namespace)
    schema.extend(sorted((node for node in found if node.tag != NS), key=_place))
    return schema


def _of_grammar(root: etree._Element, uri: str) -> Iterator[etree._Element]:
    """The top parts of the Schematron in a RELAX NG grammar: those whose parent is no Schematron."""
    for node in root.iter(f"{{{SCH_NS}}}*", f"{{{SQF_NS}}}fixes", f"{{{XSL_NS}}}*"):
        parent = node.getparent()
        if parent is None or etree.QName(parent).namespace in {SCH_NS, SQF_NS, XSL_NS}:
            continue
        if node.tag in BARE or node.tag == RULE:
            owner = _owner(node, {f"{{{RNG_NS}}}element"}, "name")
            yield _pattern([node], _named(owner, "name"), _step(owner, "name", uri, node))
        else:
            yield _loose(node)


def _of_odd(root: etree._Element, uri: str) -> Iterator[etree._Element]:
    for spec in root.iter(tei("constraintSpec")):
        if spec.get("scheme", "schematron") not in SCHEMES or _is_deleted(spec):
            continue
        for constraint in spec.iterchildren(tei("constraint")):
            yield from _of_constraint(constraint, spec, uri)


def _is_deleted(spec: etree._Element) -> bool:
    return any(node.get("mode") == "delete" for node in (spec, *spec.iterancestors()))


def _of_constraint(constraint: etree._Element, spec: etree._Element, uri: str) -> Iterator[etree._Element]:
    owner = _owner(spec, {tei("elementSpec"), tei("classSpec"), tei("macroSpec"), tei("dataSpec")}, "ident")
    name = "-".join(filter(None, (_named(owner, "ident"), spec.get("ident"))))
    rules = list(constraint.iterchildren(RULE, *BARE))
    if rules:
        bare = next((node for node in rules if node.tag in BARE), None)
        yield _pattern(rules, name, "" if bare is None else _context(owner, spec, uri, bare))
    for node in constraint.iterchildren(f"{{{SCH_NS}}}*", f"{{{XSL_NS}}}*", f"{{{SQF_NS}}}fixes"):
        if node not in rules:
            fresh = _loose(node)
            if node.tag == PATTERN and name and not node.get("id"):
                fresh.set("id", name)
            yield _diagnostics(fresh) if node.tag == DIAGNOSTIC else fresh


def _diagnostics(diagnostic: etree._Element) -> etree._Element:
    """The element that the standard puts round a diagnostic, which may stand beside its rule in an ODD."""
    around = etree.Element(f"{{{SCH_NS}}}diagnostics", nsmap={"sch": SCH_NS})
    around.append(diagnostic)
    return around


def _pattern(rules: list[etree._Element], name: str, context: str) -> etree._Element:
    """A pattern with copies of `rules`, in which asserts without a rule get one for the nodes `context`."""
    # Not the default namespace of the rules: it may be another one in a rule below, and lxml would confound them.
    around = {prefix: namespace for prefix, namespace in rules[0].nsmap.items() if prefix}
    pattern = etree.Element(PATTERN, {"id": name} if name else {}, nsmap={**around, "sch": SCH_NS})
    for node in rules:
        parent = pattern
        if node.tag in BARE:
            # Each gets a pattern's worth of its own nodes: asserts of one rule, so that none hides another.
            last = pattern[-1] if len(pattern) else None
            is_ours = last is not None and last.get("context") == context
            parent = (
                last if last is not None and is_ours else etree.SubElement(pattern, RULE, context=context)
            )
        parent.append(_loose(node))
    return pattern


def _owner(node: etree._Element, tags: set[str], named: str) -> etree._Element | None:
    return next((each for each in node.iterancestors(*tags) if each.get(named)), None)


def _named(owner: etree._Element | None, attribute: str) -> str:
    return "" if owner is None else owner.get(attribute, "")


def _context(owner: etree._Element | None, spec: etree._Element, uri: str, bare: etree._Element) -> str:
    """The nodes that a bare assert of the constraint `spec` is about: elements, or their attribute in an attDef."""
    attribute = next((each.get("ident", "") for each in spec.iterancestors(tei("attDef"))), "")
    if owner is not None and owner.tag == tei("classSpec"):
        names = _members(owner)
        if not names and attribute:
            return f"@{attribute}"
        steps = [_element(name, _namespace(name)) for name in names]
    elif owner is not None and owner.tag == tei("elementSpec"):
        steps = [_element(owner, _namespace(owner))]
    else:
        steps = []
    if not steps:
        raise _no_context(uri, bare)
    return " | ".join(f"{step}/@{attribute}" if attribute else step for step in steps)


def _no_context(uri: str, bare: etree._Element) -> SchemaError:
    kind = etree.QName(bare).localname
    return SchemaError(
        f"{uri}:{bare.sourceline}: nothing says which nodes the {kind} is about; put it into a sch:rule"
    )


def _members(owner: etree._Element) -> list[etree._Element]:
    """The elements of the ODD that are in the class `owner`, by themselves or by a class in it."""
    keys, specs = {owner.get("ident")}, list(owner.getroottree().iter(tei("classSpec"), tei("elementSpec")))
    while True:
        within = [
            spec for spec in specs if any(each.get("key") in keys for each in spec.iter(tei("memberOf")))
        ]
        more = {spec.get("ident") for spec in within if spec.tag == tei("classSpec")} - keys
        if not more:
            return [spec for spec in within if spec.tag == tei("elementSpec")]
        keys |= more


def _namespace(spec: etree._Element) -> str:
    """The namespace of the elements that `spec`, or the schemaSpec around it, defines."""
    return next(
        (each.get("ns", "") for each in (spec, *spec.iterancestors()) if each.get("ns") is not None), TEI_NS
    )


def _element(spec: etree._Element, namespace: str) -> str:
    return f"Q{{{namespace}}}{spec.get('ident')}"


def _step(owner: etree._Element | None, attribute: str, uri: str, node: etree._Element) -> str:
    """The XPath step for the RELAX NG element `owner` around `node`; a rule has a context and needs none."""
    if node.tag == RULE:
        return ""
    if owner is None:
        raise _no_context(uri, node)
    namespace = next(
        (each.get("ns", "") for each in (owner, *owner.iterancestors()) if each.get("ns") is not None), ""
    )
    prefix, _, local = owner.get(attribute, "").rpartition(":")
    return f"Q{{{owner.nsmap.get(prefix, '') if prefix else namespace}}}{local}"


def _loose(node: etree._Element) -> etree._Element:
    fresh = copy.deepcopy(node)
    fresh.tail = "\n"
    return fresh


def _place(node: etree._Element) -> int:
    name = etree.QName(node).localname if etree.QName(node).namespace == SCH_NS else ""
    return ORDER.index(name) if name in ORDER else ORDER.index("phase")


def _binding(root: etree._Element) -> str:
    """XSLT 3 unless the schema says otherwise: rules of TEI use XPath 2 and later without saying so."""
    found = root.get("queryBinding") or next(
        (each.get("queryBinding") for each in root.iter(f"{{{SCH_NS}}}schema")), None
    )
    return found or "xslt3"


def _namespaces(root: etree._Element, found: list[etree._Element], uri: str) -> dict[str, str]:
    """The prefixes that are declared by `sch:ns`, then those of the XML around the rules, then TEI's usual ones."""
    declared: dict[str, str] = {}
    for node in (each for part in found for each in part.iter(NS)):
        prefix, namespace = node.get("prefix", ""), node.get("uri", "")
        if declared.setdefault(prefix, namespace) != namespace:
            raise SchemaError(
                f'{uri}: the prefix "{prefix}" is declared twice, for different namespaces; rename one'
            )
    around: dict[str, str] = {}
    for node in (root, *found):
        around = {**{prefix: name for prefix, name in node.nsmap.items() if prefix}, **around}
    return {**ADDED, **around, **declared}
