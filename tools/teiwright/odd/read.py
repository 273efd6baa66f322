"""Reading an ODD: the declarations of its `schemaSpec`, each complete in itself (TEI chapter 22, TD)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teiwright import xml
from teiwright.errors import SchemaError
from teiwright.model import TEI_NS, tei
from teiwright.odd.spec import (
    Attribute,
    AttributeClass,
    Content,
    Datatype,
    Element,
    Empty,
    Group,
    GroupKind,
    Macro,
    ModelClass,
    Reference,
    ReferenceKind,
    Rule,
    Schema,
    Text,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from teiwright.model import Document

__all__ = ["SCH_NS", "read", "schema"]

SCH_NS = "http://purl.oclc.org/dsdl/schematron"
GROUP_NAMES = frozenset(kind.value for kind in GroupKind)
REFERENCE_NAMES = frozenset(kind.value for kind in ReferenceKind)
Node = etree._Element


def read(path: Path | str) -> Schema:
    """The profile that the ODD at `path` declares.

    Raises:
        UnreadableError: the file is missing or not well-formed.
        SchemaError: it has no `schemaSpec`, or a declaration is not of the form that this package compiles.
    """
    return schema(xml.read(path))


def schema(document: Document) -> Schema:
    """The profile that `document` declares; keys are not looked up here, see `teiwright.odd.resolve`.

    Raises:
        SchemaError: it has no `schemaSpec`, or a declaration is not of the form that this package compiles.
    """
    spec = document.root.find(f".//{tei('schemaSpec')}")
    if spec is None:
        raise SchemaError(f"{document.uri}: has no schemaSpec; give an ODD")
    title = document.root.find(f".//{tei('titleStmt')}/{tei('title')}")
    return Schema(
        ident=_get(spec, "ident"),
        namespace=spec.get("ns", TEI_NS),
        start=_get(spec, "start"),
        title="" if title is None else _text(title),
        intro=tuple(_text(p) for p in spec.itersiblings(tei("p"), preceding=True))[::-1],
        elements={e.ident: e for e in map(_element, _each(spec, "elementSpec"))},
        models={m.ident: m for m in map(_model, _classes(spec, "model"))},
        attribute_classes={a.ident: a for a in map(_attribute_class, _classes(spec, "atts"))},
        macros={m.ident: m for m in map(_macro, _each(spec, "macroSpec"))},
        datatypes={d.ident: d for d in map(_datatype, _each(spec, "dataSpec"))},
    )


def _each(spec: Node, name: str) -> Iterator[Node]:
    seen: set[str] = set()
    for node in spec.iterchildren(tei(name)):
        ident = _get(node, "ident")
        if ident in seen:
            raise SchemaError(f"line {node.sourceline}: {name} {ident} is declared twice; remove one")
        seen.add(ident)
        yield node


def _classes(spec: Node, kind: str) -> Iterator[Node]:
    return (node for node in _each(spec, "classSpec") if node.get("type") == kind)


def _element(node: Node) -> Element:
    return Element(
        _get(node, "ident"),
        _child(node, "desc"),
        _child(node, "gloss"),
        _memberships(node),
        _content(node),
        _attributes(node),
        tuple(_rule(rule) for rule in node.iterchildren(tei("constraintSpec"))),
    )


def _model(node: Node) -> ModelClass:
    return ModelClass(_get(node, "ident"), _child(node, "desc"), _child(node, "gloss"), _memberships(node))


def _attribute_class(node: Node) -> AttributeClass:
    return AttributeClass(
        _get(node, "ident"),
        _child(node, "desc"),
        _child(node, "gloss"),
        _memberships(node),
        _attributes(node),
    )


def _macro(node: Node) -> Macro:
    return Macro(_get(node, "ident"), _child(node, "desc"), content=_content(node))


def _memberships(node: Node) -> tuple[str, ...]:
    return tuple(_get(member, "key") for member in node.iterfind(f"{tei('classes')}/{tei('memberOf')}"))


def _datatype(node: Node) -> Datatype:
    ident = _get(node, "ident")
    content = node.find(tei("content"))
    if content is None:
        raise SchemaError(
            f"line {node.sourceline}: the dataSpec {ident} has no content; say which W3C type it is"
        )
    refs = list(content.iter(tei("dataRef")))
    patterns = [ref.get("restriction", "") for ref in refs]
    if len(refs) > 1 and any(patterns):
        raise SchemaError(
            f"line {node.sourceline}: the union {ident} has a pattern; restrict its parts instead"
        )
    return Datatype(
        ident,
        _child(node, "desc"),
        tuple(_get(ref, "name") for ref in refs),
        patterns[0] if patterns else "",
        _values(content.find(tei("valList"))),
    )


def _attributes(node: Node) -> tuple[Attribute, ...]:
    return tuple(_attribute(each) for each in node.iterfind(f"{tei('attList')}/{tei('attDef')}"))


def _attribute(node: Node) -> Attribute:
    ident = _get(node, "ident")
    datatype = node.find(tei("datatype"))
    ref = None if datatype is None else datatype.find(tei("dataRef"))
    if datatype is None or ref is None:
        raise SchemaError(f"line {node.sourceline}: the attribute {ident} has no dataRef; give it a datatype")
    values = node.find(tei("valList"))
    return Attribute(
        ident,
        _child(node, "desc"),
        ref.get("key") or _get(ref, "name"),
        builtin=ref.get("key") is None,
        required=node.get("usage") == "req",
        plural=datatype.get("maxOccurs", "1") != "1",
        closed=values is not None and values.get("type") == "closed",
        values=_values(values),
    )


def _values(node: Node | None) -> tuple[Value, ...]:
    if node is None:
        return ()
    return tuple(
        Value(_get(item, "ident"), _child(item, "desc")) for item in node.iterchildren(tei("valItem"))
    )


def _rule(node: Node) -> Rule:
    ident = _get(node, "ident")
    rules = node.findall(f"{tei('constraint')}/{{{SCH_NS}}}rule")
    if len(rules) != 1:
        raise SchemaError(
            f"line {node.sourceline}: the constraint {ident} has {len(rules)} sch:rule; give it one"
        )
    lets, advice = (
        tuple(map(_xml, node.findall(f"{tei('constraint')}/{{{SCH_NS}}}{name}")))
        for name in ("let", "diagnostic")
    )
    return Rule(ident, _child(node, "gloss"), _child(node, "desc"), lets, _xml(rules[0]), advice)


def _content(node: Node) -> Content:
    content = node.find(tei("content"))
    parts = [] if content is None else [_pattern(part) for part in content.iterchildren("*")]
    if len(parts) != 1:
        name = _get(node, "ident")
        raise SchemaError(
            f"line {node.sourceline}: the content of {name} has {len(parts)} parts; give it one"
        )
    return parts[0]


def _pattern(node: Node) -> Content:
    name = etree.QName(node).localname
    least, most = int(node.get("minOccurs", "1")), node.get("maxOccurs", "1")
    limit = None if most == "unbounded" else int(most)
    if name == "textNode":
        return Text()
    if name == "empty":
        return Empty()
    if name in GROUP_NAMES:
        parts = tuple(_pattern(part) for part in node.iterchildren("*"))
        return Group(GroupKind(name), parts, least, limit)
    if name in REFERENCE_NAMES:
        return Reference(ReferenceKind(name), _get(node, "key"), least, limit)
    raise SchemaError(
        f"line {node.sourceline}: {name} in a content model cannot be compiled; say it otherwise"
    )


def _child(node: Node, name: str) -> str:
    child = node.find(tei(name))
    return "" if child is None else _text(child)


def _xml(node: Node) -> str:
    return etree.tostring(node, encoding="unicode", with_tail=False)


def _text(node: Node) -> str:
    return " ".join("".join(node.itertext()).split())


def _get(node: Node, name: str) -> str:
    value = node.get(name)
    if not value:
        where = f"line {node.sourceline}: {etree.QName(node).localname}"
        raise SchemaError(f"{where} has no {name}; give it one")
    return value
