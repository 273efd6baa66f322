"""XML Schema 1.0 from a profile, and the schema of the `xml:` attributes that it imports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teiwright.errors import SchemaError
from teiwright.model import XML_NS
from teiwright.odd import resolve
from teiwright.odd.markup import Node, add, serialise
from teiwright.odd.spec import Content, Empty, Group, GroupKind, Reference, ReferenceKind, Text

if TYPE_CHECKING:
    from teiwright.odd.spec import Attribute, Datatype, Element, Schema

__all__ = ["xml_attributes", "xsd"]

XSD_NS = "http://www.w3.org/2001/XMLSchema"
GROUPS = {GroupKind.SEQUENCE: "sequence", GroupKind.ALTERNATE: "choice"}
NOTHING = "teiwright.nothing"


def xsd(schema: Schema) -> bytes:
    """The XSD 1.0 of `schema`, as a file's bytes; it imports `xml.xsd` from its own folder.

    Raises:
        SchemaError: text is allowed at some places of a content model only.
    """
    root: Node = etree.Element(f"{{{XSD_NS}}}schema", nsmap={"xs": XSD_NS, None: schema.namespace})
    root.set("targetNamespace", schema.namespace)
    root.set("elementFormDefault", "qualified")
    _add(root, "import", namespace=XML_NS, schemaLocation="xml.xsd")
    _nothing(root)
    for datatype in schema.datatypes.values():
        _datatype(_add(root, "simpleType", name=datatype.ident), datatype)
    for attributes in schema.attribute_classes.values():
        group = _add(root, "attributeGroup", name=attributes.ident)
        for attribute in attributes.attributes:
            _attribute(group, attribute)
    for model in schema.models.values():
        choice = _add(_add(root, "group", name=model.ident), "choice")
        for name in resolve.members(schema, model.ident):
            _add(choice, "group" if name in schema.models else "element", ref=name)
    for element in schema.elements.values():
        _element(_add(root, "element", name=element.ident), schema, element)
    return serialise(root, f"{schema.ident}.odd")


def xml_attributes(schema: Schema) -> bytes:
    """The XSD 1.0 of the `xml:` attributes that `schema` uses, as a file's bytes.

    Raises:
        SchemaError: one of them is declared in two ways, which a single file cannot hold.
    """
    root: Node = etree.Element(f"{{{XSD_NS}}}schema", nsmap={"xs": XSD_NS})
    root.set("targetNamespace", XML_NS)
    found: dict[str, Attribute] = {}
    for element in schema.elements.values():
        for spec in resolve.attributes(schema, element):
            if spec.ident.startswith("xml:") and found.setdefault(spec.ident, spec) != spec:
                raise SchemaError(
                    f"{schema.ident}: {spec.ident} is declared in two ways; declare it in one class"
                )
    for spec in found.values():
        datatype = resolve.datatype(schema, spec)
        attribute = _add(root, "attribute", name=spec.ident.removeprefix("xml:"))
        if datatype is None:
            attribute.set("type", f"xs:{spec.datatype}")
        else:
            _datatype(_add(attribute, "simpleType"), datatype)
    return serialise(root, f"{schema.ident}.odd")


def _nothing(root: Node) -> None:
    """Declare the type of empty elements: as in RELAX NG, white space may stand in them.

    It is a pattern, not a length of zero, because xmlschema lets no white space into the latter.
    """
    restriction = _add(_add(root, "simpleType", name=NOTHING), "restriction", base="xs:token")
    _add(restriction, "pattern", value="")


def _element(node: Node, schema: Schema, spec: Element) -> None:
    complex_type = _add(node, "complexType")
    pattern = resolve.content(schema, spec)
    simple = _simple(pattern)
    if simple:
        owner = _add(_add(complex_type, "simpleContent"), "extension", base=simple)
    else:
        owner = complex_type
        if resolve.is_mixed(schema, spec) and isinstance(pattern, Group):
            complex_type.set("mixed", "true")
            pattern = resolve.without_text(pattern)
        _particle(complex_type, pattern)
    for key in spec.classes:
        if key in schema.attribute_classes:
            _add(owner, "attributeGroup", ref=key)
    for attribute in spec.attributes:
        _attribute(owner, attribute)


def _simple(pattern: Content) -> str:
    """The simple type of an element without children; empty where it may have some."""
    if isinstance(pattern, Text):
        return "xs:string"
    if isinstance(pattern, Empty):
        return NOTHING
    if isinstance(pattern, Reference) and pattern.kind is ReferenceKind.DATATYPE:
        return pattern.key
    return ""


def _particle(parent: Node, pattern: Content) -> None:
    """Write `pattern`, without text and macros, into `parent`; a single reference gets a sequence around it."""
    is_type = etree.QName(parent).localname == "complexType"
    if isinstance(pattern, Reference):
        owner = _add(parent, "sequence") if is_type else parent
        tag = "group" if pattern.kind is ReferenceKind.CLASS else "element"
        _occurs(_add(owner, tag, ref=pattern.key), pattern)
    elif isinstance(pattern, Group):
        group = _add(parent, GROUPS[pattern.kind])
        _occurs(group, pattern)
        for part in pattern.parts:
            _particle(group, part)


def _occurs(node: Node, pattern: Reference | Group) -> None:
    if pattern.least != 1:
        node.set("minOccurs", str(pattern.least))
    if pattern.most != 1:
        node.set("maxOccurs", "unbounded" if pattern.most is None else str(pattern.most))


def _attribute(parent: Node, spec: Attribute) -> None:
    if spec.ident.startswith("xml:"):
        attribute = _add(parent, "attribute", ref=spec.ident)
    else:
        attribute = _add(parent, "attribute", name=spec.ident)
        _attribute_type(attribute, spec)
    if spec.required:
        attribute.set("use", "required")


def _attribute_type(attribute: Node, spec: Attribute) -> None:
    name = f"xs:{spec.datatype}" if spec.builtin else spec.datatype
    if spec.plural:
        # a list of XSD may be empty, one of RELAX NG with oneOrMore may not
        restriction = _add(_add(attribute, "simpleType"), "restriction")
        _add(_add(restriction, "simpleType"), "list", itemType=name)
        _add(restriction, "minLength", value="1")
    elif spec.closed:
        _enumeration(_add(attribute, "simpleType"), tuple(value.ident for value in spec.values))
    else:
        attribute.set("type", name)


def _datatype(node: Node, spec: Datatype) -> None:
    if spec.values:
        _enumeration(node, tuple(value.ident for value in spec.values))
    elif len(spec.names) > 1:
        _add(node, "union", memberTypes=" ".join(f"xs:{name}" for name in spec.names))
    else:
        restriction = _add(node, "restriction", base=f"xs:{spec.names[0]}")
        if spec.pattern:
            _add(restriction, "pattern", value=spec.pattern)


def _enumeration(node: Node, values: tuple[str, ...]) -> None:
    restriction = _add(node, "restriction", base="xs:token")
    for value in values:
        _add(restriction, "enumeration", value=value)


def _add(parent: Node, tag: str, /, **attributes: str) -> Node:
    return add(parent, XSD_NS, tag, **attributes)
