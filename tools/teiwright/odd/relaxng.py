"""RELAX NG from a profile, in XML syntax (ISO/IEC 19757-2), one definition per declaration of the ODD."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teiwright.odd import resolve
from teiwright.odd.markup import Node, add, serialise
from teiwright.odd.spec import Content, Empty, Group, GroupKind, Reference, ReferenceKind, Text

if TYPE_CHECKING:
    from teiwright.odd.spec import Attribute, Datatype, Schema

__all__ = ["relaxng"]

RNG_NS = "http://relaxng.org/ns/structure/1.0"
XSD_TYPES = "http://www.w3.org/2001/XMLSchema-datatypes"
GROUPS = {GroupKind.SEQUENCE: "group", GroupKind.ALTERNATE: "choice"}


def relaxng(schema: Schema) -> bytes:
    """The RELAX NG grammar of `schema`, as a file's bytes."""
    grammar: Node = etree.Element(f"{{{RNG_NS}}}grammar", nsmap={None: RNG_NS})
    grammar.set("ns", schema.namespace)
    grammar.set("datatypeLibrary", XSD_TYPES)
    _ref(_add(grammar, "start"), schema.start)
    for datatype in schema.datatypes.values():
        _datatype(_add(grammar, "define", name=datatype.ident), datatype)
    for attributes in schema.attribute_classes.values():
        define = _add(grammar, "define", name=attributes.ident)
        for attribute in attributes.attributes:
            _attribute(define, attribute)
    for model in schema.models.values():
        choice = _add(_add(grammar, "define", name=model.ident), "choice")
        for name in resolve.members(schema, model.ident):
            _ref(choice, name)
    for macro in schema.macros.values():
        _content(_add(grammar, "define", name=macro.ident), macro.content)
    for name in schema.elements:
        _element(grammar, schema, name)
    return serialise(grammar, f"{schema.ident}.odd")


def _element(grammar: Node, schema: Schema, name: str) -> None:
    spec = schema.elements[name]
    element = _add(_add(grammar, "define", name=name), "element", name=name)
    _content(element, spec.content)
    for key in spec.classes:
        if key in schema.attribute_classes:
            _ref(element, key)
    for attribute in spec.attributes:
        _attribute(element, attribute)


def _content(parent: Node, pattern: Content) -> None:
    match pattern:
        case Text():
            _add(parent, "text")
        case Empty():
            _add(parent, "empty")
        case Reference(ReferenceKind(), key, least, most):
            for slot in _slots(parent, least, most):
                _ref(slot, key)
        case Group(kind, parts, least, most):
            for slot in _slots(parent, least, most):
                group = slot if _is_idle(kind, parts, slot) else _add(slot, GROUPS[kind])
                for part in parts:
                    _content(group, part)


def _is_idle(kind: GroupKind, parts: tuple[Content, ...], slot: Node) -> bool:
    """Whether a group in `slot` would say nothing: it has one part, or is a sequence where order rules already.

    libxml2 reads a group in a group wrongly: of `a` and a group of `a` alone it takes one `a` for the whole.
    """
    return len(parts) == 1 or (kind is GroupKind.SEQUENCE and etree.QName(slot).localname != "choice")


def _slots(parent: Node, least: int, most: int | None) -> list[Node]:
    """The places in `parent` that the same pattern is written into to occur from `least` to `most` times.

    Several places are one part of `parent`, in a group of their own, also where `parent` is a choice.
    """
    count = max(least, 1) if most is None else most
    owner = _add(parent, "group") if count > 1 else parent
    if most is None:
        return [owner] * max(least - 1, 0) + [_add(owner, "oneOrMore" if least else "zeroOrMore")]
    return [owner] * least + [_add(owner, "optional") for _ in range(most - least)]


def _attribute(parent: Node, spec: Attribute) -> None:
    owner = parent if spec.required else _add(parent, "optional")
    attribute = _add(owner, "attribute", name=spec.ident)
    if spec.plural:
        attribute = _add(_add(attribute, "list"), "oneOrMore")
    if spec.closed:
        _values(attribute, tuple(value.ident for value in spec.values))
    elif spec.builtin:
        _add(attribute, "data", type=spec.datatype)
    else:
        _ref(attribute, spec.datatype)


def _datatype(parent: Node, spec: Datatype) -> None:
    if spec.values:
        _values(parent, tuple(value.ident for value in spec.values))
        return
    target = parent if len(spec.names) == 1 else _add(parent, "choice")
    for name in spec.names:
        data = _add(target, "data", type=name)
        if spec.pattern:
            _add(data, "param", name="pattern").text = _pattern(spec)


def _pattern(spec: Datatype) -> str:
    r"""The pattern of a datatype, with white space around it where the type collapses that.

    libxml2 matches some types against their pattern before it takes the white space away.
    """
    return spec.pattern if spec.names == ("string",) else rf"\s*({spec.pattern})\s*"


def _values(parent: Node, values: tuple[str, ...]) -> None:
    choice = _add(parent, "choice")
    for value in values:
        _add(choice, "value").text = value


def _ref(parent: Node, name: str) -> None:
    _add(parent, "ref", name=name)


def _add(parent: Node, tag: str, /, **attributes: str) -> Node:
    return add(parent, RNG_NS, tag, **attributes)
