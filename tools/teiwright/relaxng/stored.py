"""A grammar that has been read as plain data, from which it is made again in a fraction of the time.

The data are lists, texts and numbers, so that they can be kept as JSON; nothing in them is ever run. A pattern is the number of its
row, an element pattern the number of its own below zero, since contents may refer to what comes later.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any

from teiwright.relaxng.datatypes import LIBRARIES, datatype
from teiwright.relaxng.names import AnyName, Name, NameChoice, NsName
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
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from teiwright.relaxng.datatypes import Datatype
    from teiwright.relaxng.names import NameClass

__all__ = ["made", "plain"]

Row = list[Any]
"""What kind of pattern it is, and what it is made of."""


def plain(start: Pattern, elements: Sequence[Element]) -> list[Any] | None:
    """The patterns as plain data; None where a value depends on the prefixes of the schema, which are not kept.

    Args:
        start: the pattern of the document element.
        elements: all element patterns that it leads to.
    """
    if any(element.content.in_context for element in elements):
        return None
    writer = _Writer(elements)
    first = writer.number(start)
    ranks = {each: rank for rank, each in enumerate(sorted(elements, key=lambda each: each.order))}
    contents = [
        [_names(each.names), each.where, ranks[each], writer.number(each.content)] for each in elements
    ]
    return [first, contents, writer.types, writer.rows]


def made(data: Sequence[Any], pool: Pool) -> tuple[Pattern, list[Element]]:
    """The start and the elements that `plain` has written, made by `pool`, which is new.

    Raises:
        ValueError, TypeError, KeyError, IndexError: these are no such data.
    """
    first, contents, types, rows = data
    # What is expected is told in the order in which the elements were read.
    ranked = sorted(contents, key=itemgetter(2))
    by_rank = [pool.element(_named(names), where) for names, where, _, _ in ranked]
    elements = [by_rank[rank] for _, _, rank, _ in contents]
    kinds = [datatype(library, name, tuple(map(tuple, params)), {}) for library, name, params in types]
    patterns: list[Pattern] = [pool.empty, pool.not_allowed, pool.text]

    def at(number: int) -> Pattern:
        return patterns[number] if number >= 0 else elements[-1 - number]

    makers = _makers(pool, kinds, at)
    for kind, *parts in rows:
        patterns.append(makers[kind](*parts))
    for element, (_, _, _, content) in zip(elements, contents, strict=True):
        element.content = at(content)
    return at(first), elements


def _makers(
    pool: Pool, kinds: Sequence[Datatype], at: Callable[[int], Pattern]
) -> Mapping[str, Callable[..., Pattern]]:
    """By kind of row: what makes its pattern of the rest of it."""

    def value(kind: int, text: str) -> Pattern:
        return pool.value(kinds[kind], text, kinds[kind].value(text, {}))

    return {
        "choice": lambda *items: pool.choice(tuple(map(at, items))),
        "group": lambda *items: pool.group(tuple(map(at, items))),
        "interleave": lambda *items: pool.interleave(tuple(map(at, items))),
        "oneormore": lambda item: pool.one_or_more(at(item)),
        "list": lambda item: pool.list(at(item)),
        "data": lambda kind, but: pool.data(kinds[kind], None if but is None else at(but)),
        "value": value,
        "attribute": lambda names, item: pool.attribute(_named(names), at(item)),
    }


class _Writer:
    """Gives each pattern a row, those that it is made of first."""

    def __init__(self, elements: Sequence[Element]) -> None:
        self.rows: list[Row] = []
        self.types: list[Row] = []
        self._numbers: dict[Pattern, int] = {each: -1 - place for place, each in enumerate(elements)}
        self._types: dict[Datatype, int] = {}

    def number(self, pattern: Pattern) -> int:
        found = self._numbers.get(pattern)
        if found is None:
            row = self._row(pattern)
            if isinstance(row, int):
                found = row
            else:
                self.rows.append(row)
                found = len(self.rows) + 2
            self._numbers[pattern] = found
        return found

    def _row(self, pattern: Pattern) -> Row | int:
        """The row of a pattern, or the number of one of the three that need none."""
        match pattern:
            case Choice(items=items) | Group(items=items) | Interleave(items=items):
                return [type(pattern).__name__.lower(), *map(self.number, items)]
            case OneOrMore(item=item) | List(item=item):
                return [type(pattern).__name__.lower(), self.number(item)]
            case Data(datatype=kind, but=but):
                return ["data", self._type(kind), None if but is None else self.number(but)]
            case Value(datatype=kind, text=text):
                return ["value", self._type(kind), text]
            case Attribute(names=names, item=item):
                return ["attribute", _names(names), self.number(item)]
        return ("Empty", "NotAllowed", "Text").index(type(pattern).__name__)

    def _type(self, kind: Datatype) -> int:
        if kind not in self._types:
            self._types[kind] = len(self.types)
            own = kind.kind
            library = next(uri for uri, types in LIBRARIES.items() if types.get(own.name) is own)
            self.types.append([library, own.name, kind.params])
        return self._types[kind]


def _names(names: NameClass | None) -> Any:  # noqa: ANN401 - plain data
    match names:
        case Name(tag=tag):
            return tag
        case AnyName(but=but):
            return ["any", _names(but)]
        case NsName(namespace=namespace, but=but):
            return ["namespace", namespace, _names(but)]
        case NameChoice(items=items):
            return ["choice", *map(_names, items)]
    return None


def _named(data: Any) -> Any:  # noqa: ANN401 - what _names has written
    if data is None or isinstance(data, str):
        return data if data is None else Name(data)
    kind, *parts = data
    if kind == "any":
        return AnyName(_named(parts[0]))
    if kind == "namespace":
        return NsName(parts[0], _named(parts[1]))
    return NameChoice(tuple(map(_named, parts)))
