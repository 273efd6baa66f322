"""The reference page of a profile: each element with its content, attributes, places and rules, and what they refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teiwright import xml
from teiwright.odd import resolve
from teiwright.odd.notation import notation
from teiwright.odd.page import Inline, Node, element, link, write
from teiwright.odd.read import SCH_NS
from teiwright.odd.style import STYLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teiwright.odd.spec import Attribute, Datatype, Element, Rule, Schema, Value

__all__ = ["reference"]


def reference(schema: Schema) -> bytes:
    """The reference page of `schema` as HTML; it links to places of itself only."""
    names = sorted(schema.elements, key=str.lower)
    places = resolve.containers(schema)
    elements = [_element(schema, schema.elements[name], places[name]) for name in names]
    return write(
        schema.title,
        STYLE,
        element("header", element("h1", schema.title), *(element("p", text) for text in schema.intro)),
        _contents(schema, names),
        element(
            "main",
            *elements,
            _models(schema),
            _attribute_classes(schema),
            _macros(schema),
            _datatypes(schema),
        ),
    )


def _contents(schema: Schema, names: list[str]) -> Node:
    rules = [rule for name in names for rule in schema.elements[name].rules]
    return element(
        "nav",
        element("h2", f"{len(names)} elements"),
        element("ul", *(element("li", link(name)) for name in names), class_="index"),
        element("h2", f"{len(rules)} rules"),
        element(
            "ul",
            *(element("li", link(f"rule-{rule.ident}", rule.ident), f": {rule.title}") for rule in rules),
        ),
        element(
            "p",
            "Also: ",
            element("a", "model classes", href="#models"),
            ", ",
            element("a", "attribute classes", href="#attributes"),
            ", ",
            element("a", "shared content", href="#macros"),
            ", ",
            element("a", "datatypes", href="#datatypes"),
            ".",
        ),
    )


def _element(schema: Schema, spec: Element, places: tuple[str, ...]) -> Node:
    gloss: list[Inline] = [" ", element("small", f"({spec.gloss})")] if spec.gloss else []
    return element(
        "section",
        element("h3", element("code", spec.ident), *gloss, id=spec.ident),
        element("p", spec.desc),
        element("p", "Content: ", *notation(spec.content), class_="model"),
        *_places(spec, schema, places),
        *_attributes(schema, spec),
        *(_rule(rule) for rule in spec.rules),
    )


def _places(spec: Element, schema: Schema, places: tuple[str, ...]) -> list[Node]:
    models = [link(key) for key in spec.classes if key in schema.models]
    found = [element("p", "Member of ", *_listed(models), ".")] if models else []
    if places:
        summary = element("summary", f"Stands in {len(places)} element{'s' if len(places) > 1 else ''}")
        found.append(element("details", summary, element("p", *_listed(map(link, places)))))
    return found


def _attributes(schema: Schema, spec: Element) -> list[Node]:
    shared = [link(key) for key in spec.classes if key in schema.attribute_classes]
    found = [element("p", "Attributes of ", *_listed(shared), ".")] if shared else []
    if spec.attributes:
        found.append(element("dl", *(node for each in spec.attributes for node in _attribute(each))))
    return found


def _attribute(spec: Attribute) -> list[Node]:
    kind = element("code", spec.datatype) if spec.builtin else link(spec.datatype)
    many = ", one or more" if spec.plural else ""
    use = "required" if spec.required else "optional"
    term = element("dt", element("code", f"@{spec.ident}"), " ", element("small", use, ", ", kind, many))
    description = element("dd", spec.desc)
    if spec.values:
        description.append(element("p", "One of:" if spec.closed else "For example:"))
        description.append(_values(spec.values))
    return [term, description]


def _values(values: Iterable[Value]) -> Node:
    pairs = (
        element("div", element("dt", element("code", value.ident)), " ", element("dd", value.desc))
        for value in values
    )
    return element("dl", *pairs, class_="values")


def _rule(spec: Rule) -> Node:
    rule = etree.fromstring(spec.xml, xml.parser())
    tests = [f"{node.get('test')}" for node in rule.iter(f"{{{SCH_NS}}}assert", f"{{{SCH_NS}}}report")]
    return element(
        "div",
        element("p", element("strong", spec.title), " ", element("code", spec.ident)),
        element("p", spec.rationale),
        element(
            "details",
            element("summary", "As XPath"),
            element("p", "Where ", element("code", rule.get("context", "")), ":"),
            *(
                element("p", element("code", f"${let.get('name')} := {let.get('value')}"))
                for let in rule.iter(f"{{{SCH_NS}}}let")
            ),
            *(element("p", element("code", test)) for test in tests),
        ),
        class_="rule",
        id=f"rule-{spec.ident}",
    )


def _models(schema: Schema) -> Node:
    sections = (
        element(
            "section",
            element("h3", element("code", model.ident), id=model.ident),
            element("p", model.desc),
            element("p", "Members: ", *_listed(map(link, resolve.members(schema, model.ident))), "."),
        )
        for model in schema.models.values()
    )
    return element("section", element("h2", "Model classes", id="models"), *sections)


def _attribute_classes(schema: Schema) -> Node:
    sections = (
        element(
            "section",
            element("h3", element("code", each.ident), id=each.ident),
            element("p", each.desc),
            element("dl", *(node for attribute in each.attributes for node in _attribute(attribute))),
        )
        for each in schema.attribute_classes.values()
    )
    return element("section", element("h2", "Attribute classes", id="attributes"), *sections)


def _macros(schema: Schema) -> Node:
    sections = (
        element(
            "section",
            element("h3", element("code", macro.ident), id=macro.ident),
            element("p", macro.desc),
            element("p", *notation(macro.content), class_="model"),
        )
        for macro in schema.macros.values()
    )
    return element("section", element("h2", "Shared content", id="macros"), *sections)


def _datatypes(schema: Schema) -> Node:
    sections = (_datatype(each) for each in schema.datatypes.values())
    return element("section", element("h2", "Datatypes", id="datatypes"), *sections)


def _datatype(spec: Datatype) -> Node:
    section = element(
        "section", element("h3", element("code", spec.ident), id=spec.ident), element("p", spec.desc)
    )
    if spec.values:
        section.append(_values(spec.values))
    else:
        text = " or ".join(f"xs:{name}" for name in spec.names)
        section.append(element("p", f"XML Schema: {text}", class_="model"))
    if spec.pattern:
        section.append(element("p", "Pattern: ", element("code", spec.pattern), class_="model"))
    return section


def _listed(nodes: Iterable[Node]) -> list[Inline]:
    found: list[Inline] = []
    for node in nodes:
        found += [", ", node] if found else [node]
    return found
