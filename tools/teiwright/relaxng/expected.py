"""What a pattern allows next, as names to show: the required first, then in the order of the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.relaxng import derive
from teiwright.relaxng.faults import Allowed, Expected
from teiwright.relaxng.names import NameChoice, NameClass
from teiwright.relaxng.patterns import (
    Attribute,
    Choice,
    Data,
    Element,
    Empty,
    Group,
    Interleave,
    List,
    OneOrMore,
    Pattern,
    Text,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["attributes", "content", "required_elements", "values"]


def content(patterns: Iterable[Pattern]) -> tuple[Expected, ...]:
    """The elements that can come next by any of the patterns, then text or the datatypes of the text."""
    found: dict[Expected, None] = {}
    alive = list(patterns)
    needed = _common(alive, Element)
    firsts = {first for pattern in alive for first in derive.elements(pattern)}
    for first in sorted(firsts, key=lambda item: item.order):
        for name in _shown(first.names):
            found[Expected(Allowed.ELEMENT, name, first.names in needed)] = None
    for pattern in alive:
        found.update(dict.fromkeys(_texts(pattern)))
    return _sorted(found)


def required_elements(patterns: Iterable[Pattern]) -> dict[NameClass, Pattern]:
    """The elements that all of the patterns need."""
    return _common(list(patterns), Element)


def attributes(patterns: Iterable[Pattern]) -> tuple[Expected, ...]:
    """The attributes that any of the patterns allows."""
    alive = list(patterns)
    needed = _common(alive, Attribute)
    found: dict[Expected, None] = {}
    for pattern in alive:
        for attribute in derive.attributes(pattern):
            for name in _shown(attribute.names):
                found[Expected(Allowed.ATTRIBUTE, name, attribute.names in needed)] = None
    return _sorted(found)


def values(patterns: Iterable[Pattern]) -> tuple[Expected, ...]:
    """The values and datatypes that any of the patterns, each of a whole text, allows."""
    found: dict[Expected, None] = {}
    for pattern in patterns:
        found.update(dict.fromkeys(_texts(pattern)))
        if isinstance(pattern, Empty):
            found[Expected(Allowed.VALUE, "")] = None
    return _sorted(found)


def _sorted(found: Iterable[Expected]) -> tuple[Expected, ...]:
    return tuple(sorted(found, key=lambda item: not item.required))


def _common(patterns: list[Pattern], kind: type[Pattern]) -> dict[NameClass, Pattern]:
    tables = [derive.required(pattern) for pattern in patterns]
    if not tables:
        return {}
    first, *others = tables
    return {
        names: part
        for names, part in first.items()
        if isinstance(part, kind) and all(names in other for other in others)
    }


def _shown(names: NameClass) -> Iterator[str]:
    if isinstance(names, NameChoice):
        for item in names.items:
            yield from _shown(item)
    else:
        yield str(names)


def _texts(pattern: Pattern) -> Iterator[Expected]:
    match pattern:
        case Text():
            yield Expected(Allowed.TEXT, "text")
        case Value(text=text):
            yield Expected(Allowed.VALUE, text)
        case Data(datatype=datatype, but=but):
            excepted = ", ".join(item.name for item in _texts(but)) if but else ""
            yield Expected(Allowed.DATATYPE, f"{datatype} except {excepted}" if excepted else str(datatype))
        case Choice(items=items) | Group(items=items) | Interleave(items=items):
            for item in items:
                yield from _texts(item)
        case OneOrMore(item=item) | List(item=item):
            yield from _texts(item)
