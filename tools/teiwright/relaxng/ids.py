"""Whether a schema lets ids be checked (RELAX NG DTD compatibility, 5): what is an id must not depend on the content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.relaxng import derive
from teiwright.relaxng.names import Name, any_more, named, overlap
from teiwright.relaxng.patterns import (
    Attribute,
    Choice,
    Data,
    Element,
    Group,
    Interleave,
    List,
    OneOrMore,
    Pattern,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teiwright.relaxng.names import NameClass

__all__ = ["faults"]


def faults(elements: Iterable[Element]) -> tuple[str, ...]:
    """Why ids cannot be checked, a sentence each; none for a schema that is sound."""
    return tuple(dict.fromkeys(_faults(list(elements))))


def _faults(elements: list[Element]) -> Iterator[str]:
    types: dict[str, list[tuple[Element, Attribute, str]]] = {}
    known: dict[Pattern, bool] = {}
    for element in elements:
        if _has_id(element.content, known):
            yield f"{element.where}: an id outside of an attribute"
        for attribute in derive.attributes(element.content):
            kind = _own_type(attribute.item)
            if not kind:
                if _has_id(attribute.item, known):
                    yield f"{element.where}: an id as a part of the value of “{attribute.names}”"
            elif not any_more(attribute.names) and not any_more(element.names):
                for tag in named(attribute.names):
                    types.setdefault(tag, []).append((element, attribute, kind))
            else:
                yield f"{element.where}: an id in an element or attribute of any name"
    for tag, holders in types.items():
        yield from _conflicts(tag, holders, elements)


def _conflicts(
    tag: str, holders: list[tuple[Element, Attribute, str]], elements: list[Element]
) -> Iterator[str]:
    """The elements in which the attribute `tag` may be something else than it is in `holders`."""
    kinds: dict[str, str] = {}
    for element, _, kind in holders:
        for name in named(element.names):
            if kinds.setdefault(name, kind) != kind:
                yield f"{element.where}: “{tag}” is {kind} here and {kinds[name]} elsewhere"
    plain = set(kinds)
    wild: dict[Attribute, bool] = {}
    for other in elements:
        if not _meets(other.names, plain):
            continue
        for attribute in derive.attributes(other.content):
            if attribute not in wild:
                wild[attribute] = not _own_type(attribute.item) and overlap(attribute.names, Name(tag))
            if wild[attribute]:
                yield f"{other.where}: “{tag}” is an id in one “{other.names}” and none in another"


def _meets(names: NameClass, plain: set[str]) -> bool:
    if isinstance(names, Name):
        return names.tag in plain
    return any(names.holds(tag) for tag in plain)


def _own_type(item: Pattern) -> str:
    """The type of an attribute whose whole value is an id."""
    return item.datatype.kind.id_type if isinstance(item, Data | Value) else ""


def _has_id(pattern: Pattern, known: dict[Pattern, bool]) -> bool:
    """Whether an id stands in `pattern` outside of attributes and elements."""
    if not pattern.has_strings and not isinstance(pattern, Attribute):
        return False
    found = known.get(pattern)
    if found is None:
        found = known[pattern] = _holds_id(pattern, known)
    return found


def _holds_id(pattern: Pattern, known: dict[Pattern, bool]) -> bool:
    match pattern:
        case Data(but=but):
            return bool(_own_type(pattern)) or (but is not None and _has_id(but, known))
        case Value():
            return bool(_own_type(pattern))
        case Choice(items=items) | Group(items=items) | Interleave(items=items):
            return any(_has_id(item, known) for item in items)
        case OneOrMore(item=item) | List(item=item):
            return _has_id(item, known)
    return False
