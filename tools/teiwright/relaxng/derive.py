"""Derivatives: what is left of a pattern when it has matched something (Clark, An algorithm for RELAX NG validation).

An element is consumed as a whole here, as a letter of the content model; the tables of `automaton` keep the content
models of all open elements. So no pattern grows with the depth of a document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.relaxng.datatypes.space import tokens
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
    Pool,
    Text,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from teiwright.relaxng.names import NameClass

    Namespaces = Mapping[str | None, str]

__all__ = [
    "after_attribute",
    "after_element",
    "after_string",
    "after_text",
    "attributes",
    "children",
    "closed",
    "elements",
    "is_value",
    "required",
    "skipping",
    "without",
]

NOTHING: frozenset[Element] = frozenset()


def elements(pattern: Pattern) -> frozenset[Element]:
    """The element patterns that can come first."""
    found = pattern.elements
    if found is None:
        found = pattern.elements = _elements(pattern)
    return found


def _elements(pattern: Pattern) -> frozenset[Element]:
    match pattern:
        case Element():
            return frozenset((pattern,))
        case Choice(items=items) | Interleave(items=items):
            return NOTHING.union(*map(elements, items))
        case OneOrMore(item=item):
            return elements(item)
        case Group(items=items):
            found = []
            for item in items:
                found.append(elements(item))
                if not item.nullable and not isinstance(item, Attribute):
                    break
            return NOTHING.union(*found)
    return NOTHING


def after_element(pool: Pool, pattern: Pattern, element: Element) -> Pattern:
    """What is left of `pattern` after `element`; ``notAllowed`` if it cannot come first."""
    if element not in elements(pattern):
        return pool.not_allowed
    memo = pattern.after
    if memo is None:
        memo = pattern.after = {}
    found = memo.get(element)
    if found is None:
        found = memo[element] = _after(pool, pattern, element)
    return found


def _after(pool: Pool, pattern: Pattern, element: Element) -> Pattern:
    match pattern:
        case Choice():
            return pool.choice(
                tuple(after_element(pool, item, element) for item in _starting(pattern, element))
            )
        case Group() | Interleave() | OneOrMore():
            return _parts(pool, pattern, lambda item: after_element(pool, item, element))
    return pool.empty


def _starting(pattern: Choice, element: Element) -> list[Pattern]:
    """The items of `pattern` that `element` can start."""
    table = pattern.by_element
    if table is None:
        table = pattern.by_element = {}
        for item in pattern.items:
            for first in elements(item):
                table.setdefault(first, []).append(item)
    return table[element]


def _parts(pool: Pool, pattern: Pattern, after: Callable[[Pattern], Pattern]) -> Pattern:
    """What is left of a group, an interleave or a repetition, when `after` says so of a part."""
    match pattern:
        case Group(items=items):
            return pool.choice(tuple(_group(pool, items, after)))
        case Interleave(items=items):
            return pool.choice(
                tuple(
                    pool.interleave((*items[:place], after(item), *items[place + 1 :]))
                    for place, item in enumerate(items)
                )
            )
        case OneOrMore(item=item):
            return pool.group((after(item), pool.optional(pattern)))
    return pool.not_allowed


def _group(pool: Pool, items: tuple[Pattern, ...], after: Callable[[Pattern], Pattern]) -> Iterator[Pattern]:
    for place, item in enumerate(items):
        yield pool.group((after(item), *items[place + 1 :]))
        if not item.nullable:
            return


def after_text(pool: Pool, pattern: Pattern) -> Pattern:
    """What is left after some text, where no datatype looks at it."""
    match pattern:
        case Text():
            return pattern
        case Choice(items=items):
            return pool.choice(tuple(after_text(pool, item) for item in items))
        case OneOrMore(item=item):
            after, rest = after_text(pool, item), pool.optional(pattern)
            # What repeats a text has taken up any number of them, so mixed content stays as it is.
            return rest if isinstance(after, Text) else pool.group((after, rest))
        case Group() | Interleave():
            return _parts(pool, pattern, lambda item: after_text(pool, item))
    return pool.not_allowed


def after_string(pool: Pool, pattern: Pattern, text: str, namespaces: Namespaces) -> Pattern:
    """What is left after the whole text `text`, at which datatypes look.

    Args:
        pool: the maker of patterns.
        pattern: the pattern, without attributes.
        text: the text.
        namespaces: the prefixes in scope, for names in the text.
    """
    match pattern:
        case Text():
            return pattern
        case Data() | Value() | List():
            return pool.empty if _matches(pool, pattern, text, namespaces) else pool.not_allowed
        case Choice(items=items):
            return pool.choice(tuple(after_string(pool, item, text, namespaces) for item in items))
        case Group() | Interleave() | OneOrMore():
            return _parts(pool, pattern, lambda item: after_string(pool, item, text, namespaces))
    return pool.not_allowed


def _matches(pool: Pool, pattern: Pattern, text: str, namespaces: Namespaces) -> bool:
    match pattern:
        case Data(datatype=datatype, but=but):
            return datatype.allows(text, namespaces) and (
                but is None or not after_string(pool, but, text, namespaces).nullable
            )
        case Value(datatype=datatype, key=key):
            return datatype.same(text, namespaces, key)
        case List(item=item):
            for token in tokens(text):
                item = after_string(pool, item, token, namespaces)
                if item is pool.not_allowed:
                    return False
            return item.nullable
    return False


def is_value(pool: Pool, pattern: Pattern, text: str, namespaces: Namespaces) -> bool:
    """Whether the attribute value, or the whole text of an element, `text` matches `pattern` (6.2.7, 6.2.8)."""
    if pattern.nullable and not tokens(text):
        return True
    return after_string(pool, pattern, text, namespaces).nullable


def attributes(pattern: Pattern) -> tuple[Attribute, ...]:
    """The attribute patterns in `pattern`, each once, in the order of the schema."""
    found = pattern.attributes
    if found is None:
        found = pattern.attributes = tuple(dict.fromkeys(_attributes(pattern)))
    return found


def _attributes(pattern: Pattern) -> Iterator[Attribute]:
    if not pattern.has_attributes:
        return
    match pattern:
        case Attribute():
            yield pattern
        case Choice(items=items) | Group(items=items) | Interleave(items=items):
            for item in items:
                yield from attributes(item)
        case OneOrMore(item=item):
            yield from attributes(item)


def after_attribute(pool: Pool, pattern: Pattern, found: frozenset[Attribute]) -> Pattern:
    """What is left after an attribute whose name and value match just the patterns `found`."""
    if not pattern.has_attributes:
        return pool.not_allowed
    match pattern:
        case Attribute():
            return pool.empty if pattern in found else pool.not_allowed
        case Choice(items=items):
            return pool.choice(tuple(after_attribute(pool, item, found) for item in items))
        case Group(items=items) | Interleave(items=items):
            join = pool.group if isinstance(pattern, Group) else pool.interleave
            left = ((place, after_attribute(pool, item, found)) for place, item in enumerate(items))
            return pool.choice(
                tuple(
                    join((*items[:place], rest, *items[place + 1 :]))
                    for place, rest in left
                    if rest is not pool.not_allowed
                )
            )
        case OneOrMore(item=item):
            return pool.group((after_attribute(pool, item, found), pool.optional(pattern)))
    return pool.not_allowed


def closed(pool: Pool, pattern: Pattern, *, forgiving: bool = False) -> Pattern:
    """What is left when no attribute follows: the content.

    Args:
        pool: the maker of patterns.
        pattern: the pattern after the attributes that are there.
        forgiving: whether those that are missing are taken for present.
    """
    return _replaced(pool, pattern, pool.empty if forgiving else pool.not_allowed)


def _replaced(pool: Pool, pattern: Pattern, by: Pattern) -> Pattern:
    if not pattern.has_attributes:
        return pattern
    match pattern:
        case Choice(items=items):
            return pool.choice(tuple(_replaced(pool, item, by) for item in items))
        case Group(items=items):
            return pool.group(tuple(_replaced(pool, item, by) for item in items))
        case Interleave(items=items):
            return pool.interleave(tuple(_replaced(pool, item, by) for item in items))
        case OneOrMore(item=item):
            return pool.one_or_more(_replaced(pool, item, by))
    return by


def skipping(pool: Pool, pattern: Pattern, element: Element) -> Pattern:
    """What is left after `element` if anything that should come before it is taken for present."""
    match pattern:
        case Element():
            return pool.empty if pattern is element else pool.not_allowed
        case Choice(items=items):
            return pool.choice(tuple(skipping(pool, item, element) for item in items))
        case Group(items=items):
            return pool.choice(
                tuple(
                    pool.group((skipping(pool, item, element), *items[place + 1 :]))
                    for place, item in enumerate(items)
                )
            )
        case Interleave() | OneOrMore():
            return _parts(pool, pattern, lambda item: skipping(pool, item, element))
    return pool.not_allowed


def without(pool: Pool, pattern: Pattern, element: Element) -> Pattern:
    """What is left if `element`, which comes later, has been there before its turn; ``notAllowed`` if it does not come."""
    match pattern:
        case Element():
            return pool.empty if pattern is element else pool.not_allowed
        case Choice(items=items):
            return pool.choice(tuple(without(pool, item, element) for item in items))
        case Group(items=items):
            return pool.choice(
                tuple(
                    pool.group((*items[:place], without(pool, item, element), *items[place + 1 :]))
                    for place, item in enumerate(items)
                )
            )
        case Interleave() | OneOrMore():
            return _parts(pool, pattern, lambda item: without(pool, item, element))
    return pool.not_allowed


def children(pattern: Pattern) -> Iterator[Element]:
    """The element patterns anywhere in `pattern`; one that is there several times may come several times."""
    match pattern:
        case Element():
            yield pattern
        case Choice(items=items) | Group(items=items) | Interleave(items=items):
            for item in items:
                yield from children(item)
        case OneOrMore(item=item):
            yield from children(item)


def required(pattern: Pattern) -> dict[NameClass, Pattern]:
    """The names of the elements and attributes without which nothing can match `pattern`, with a pattern of each."""
    match pattern:
        case Element() | Attribute():
            return {pattern.names: pattern}
        case Choice(items=items):
            first, *others = map(required, items)
            return {names: part for names, part in first.items() if all(names in other for other in others)}
        case Group(items=items) | Interleave(items=items):
            return {names: part for item in items for names, part in required(item).items()}
        case OneOrMore(item=item):
            return required(item)
    return {}
