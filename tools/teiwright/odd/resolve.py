"""What follows from the declarations: members of classes, attributes of elements, expanded content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.errors import SchemaError
from teiwright.odd.spec import Content, Element, Group, GroupKind, Reference, ReferenceKind, Text

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from teiwright.odd.spec import Attribute, Datatype, Schema

__all__ = [
    "attributes",
    "containers",
    "content",
    "datatype",
    "descendants",
    "expand",
    "is_mixed",
    "members",
    "references",
    "verify",
    "without_text",
]


def members(schema: Schema, model: str) -> tuple[str, ...]:
    """The direct members of the class `model`, classes before elements, each in the order of the ODD."""
    classes = (each.ident for each in schema.models.values() if model in each.classes)
    elements = (each.ident for each in schema.elements.values() if model in each.classes)
    return (*classes, *elements)


def descendants(schema: Schema, model: str) -> tuple[str, ...]:
    """The elements of the class `model` and of the classes in it, without duplicates."""
    found: dict[str, None] = {}
    for name in members(schema, model):
        found.update(dict.fromkeys(descendants(schema, name) if name in schema.models else (name,)))
    return tuple(found)


def attributes(schema: Schema, element: Element) -> tuple[Attribute, ...]:
    """All attributes of `element`: its classes' first, then its own.

    Raises:
        SchemaError: two of them have the same name.
    """
    found: dict[str, Attribute] = {}
    sources = [
        schema.attribute_classes[key].attributes for key in element.classes if key in schema.attribute_classes
    ]
    for attribute in (each for source in (*sources, element.attributes) for each in source):
        if attribute.ident in found:
            raise SchemaError(
                f"{schema.ident}: the element {element.ident} has the attribute {attribute.ident} twice; "
                f"take it out of a class or out of the element"
            )
        found[attribute.ident] = attribute
    return tuple(found.values())


def datatype(schema: Schema, attribute: Attribute) -> Datatype | None:
    """The declared datatype of `attribute`; None where it is a W3C type as it stands."""
    return None if attribute.builtin else schema.datatypes[attribute.datatype]


def content(schema: Schema, element: Element) -> Content:
    """The content of `element` with shared content models written out; classes are still classes."""
    return expand(schema, element.content)


def expand(schema: Schema, pattern: Content) -> Content:
    """`pattern` with the macros in it written out.

    Raises:
        SchemaError: a macro is repeated, which would repeat what it repeats.
    """
    if isinstance(pattern, Group):
        parts = tuple(expand(schema, part) for part in pattern.parts)
        return Group(pattern.kind, parts, pattern.least, pattern.most)
    if isinstance(pattern, Reference) and pattern.kind is ReferenceKind.MACRO:
        if (pattern.least, pattern.most) != (1, 1):
            raise SchemaError(f"{schema.ident}: {pattern.key} is repeated; put the repetition into the macro")
        return expand(schema, schema.macros[pattern.key].content)
    return pattern


def is_mixed(schema: Schema, element: Element) -> bool:
    """Whether characters may stand between the children of `element`; not so where it has characters alone.

    Raises:
        SchemaError: characters are allowed at some places only, which XSD 1.0 cannot say.
    """
    pattern = content(schema, element)
    count = sum(isinstance(part, Text) for part in _walk(pattern))
    if isinstance(pattern, Text) or not count:
        return False
    if isinstance(pattern, Group) and pattern.kind is GroupKind.ALTERNATE:
        direct = sum(isinstance(part, Text) for part in pattern.parts)
        if direct == count == 1 and (pattern.least, pattern.most) == (0, None):
            return True
    raise SchemaError(
        f"{schema.ident}: in {element.ident} text stands in a part of the content, and XSD 1.0 allows it everywhere or "
        f"nowhere; put it into an alternate that is the whole content and occurs any number of times"
    )


def without_text(pattern: Group) -> Group:
    """`pattern`, which is mixed, without its text node."""
    parts = tuple(part for part in pattern.parts if not isinstance(part, Text))
    return Group(pattern.kind, parts, pattern.least, pattern.most)


def references(schema: Schema, element: Element) -> frozenset[str]:
    """The names of the elements that may stand in `element` as children."""
    found: set[str] = set()
    for part in _walk(content(schema, element)):
        if isinstance(part, Reference) and part.kind is ReferenceKind.ELEMENT:
            found.add(part.key)
        elif isinstance(part, Reference) and part.kind is ReferenceKind.CLASS:
            found.update(descendants(schema, part.key))
    return frozenset(found)


def containers(schema: Schema) -> dict[str, tuple[str, ...]]:
    """For each element the names of those that may hold it, in alphabetical order."""
    found: dict[str, list[str]] = {name: [] for name in schema.elements}
    for element in schema.elements.values():
        for name in references(schema, element):
            found[name].append(element.ident)
    return {name: tuple(sorted(parents, key=str.lower)) for name, parents in found.items()}


def verify(schema: Schema) -> None:
    """Raise unless every key leads to a declaration, every class has members, and every element can occur.

    Raises:
        SchemaError: the first of these that does not hold.
    """
    for element in schema.elements.values():
        _verify_classes(schema, element.ident, element.classes)
        for attribute in attributes(schema, element):
            if not attribute.builtin and attribute.datatype not in schema.datatypes:
                raise SchemaError(
                    f"{schema.ident}: {element.ident}/@{attribute.ident} has the datatype {attribute.datatype}, "
                    f"which is not declared; add a dataSpec"
                )
    for model in schema.models.values():
        _verify_classes(schema, model.ident, model.classes)
        if not members(schema, model.ident):
            raise SchemaError(f"{schema.ident}: the class {model.ident} has no members; remove it")
    for element in schema.elements.values():
        _verify_content(schema, element.ident, element.content)
    for macro in schema.macros.values():
        _verify_content(schema, macro.ident, macro.content)
    _verify_reachable(schema)


def _verify_classes(schema: Schema, ident: str, keys: tuple[str, ...]) -> None:
    for key in keys:
        if key not in schema.models and key not in schema.attribute_classes:
            raise SchemaError(
                f"{schema.ident}: {ident} is a member of {key}, which is not declared; add a classSpec"
            )


def _verify_content(schema: Schema, ident: str, pattern: Content) -> None:
    tables: dict[ReferenceKind, Container[str]] = {
        ReferenceKind.ELEMENT: schema.elements,
        ReferenceKind.CLASS: schema.models,
        ReferenceKind.MACRO: schema.macros,
        ReferenceKind.DATATYPE: schema.datatypes,
    }
    for part in _walk(pattern):
        if isinstance(part, Reference) and part.key not in tables[part.kind]:
            raise SchemaError(
                f"{schema.ident}: {ident} refers to {part.key}, which is not declared; declare it"
            )


def _verify_reachable(schema: Schema) -> None:
    if schema.start not in schema.elements:
        raise SchemaError(f"{schema.ident}: starts with {schema.start}, which is not declared; declare it")
    reached, waiting = {schema.start}, [schema.start]
    while waiting:
        found = references(schema, schema.elements[waiting.pop()]) - reached
        reached |= found
        waiting.extend(found)
    lost = sorted(set(schema.elements) - reached)
    if lost:
        raise SchemaError(
            f"{schema.ident}: {', '.join(lost)} can stand nowhere; give them a place or remove them"
        )


def _walk(pattern: Content) -> Iterator[Content]:
    yield pattern
    if isinstance(pattern, Group):
        for part in pattern.parts:
            yield from _walk(part)
