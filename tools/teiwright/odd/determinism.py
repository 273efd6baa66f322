"""Unique Particle Attribution: whether each child tells by its name which particle it belongs to.

XML Schema Part 1, 3.8.6 asks it of every content model; a model without it is one that no XSD 1.0 can say. A content
model is turned into the automaton of its positions (Glushkov), in which no two successors may bear the same name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teiwright.errors import SchemaError
from teiwright.odd import resolve
from teiwright.odd.spec import Content, Group, GroupKind, Reference, ReferenceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from teiwright.odd.spec import Schema

__all__ = ["ambiguous", "verify"]

Positions = frozenset[int]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an automaton: can it be nothing, where it begins and where it ends."""

    nullable: bool
    first: Positions
    last: Positions


NOTHING = Part(nullable=True, first=frozenset(), last=frozenset())


class Automaton:
    """The positions of one content model, their names, and which may follow which."""

    def __init__(self, schema: Schema, pattern: Content) -> None:
        """Build the automaton of `pattern`, in which macros are written out already."""
        self.schema = schema
        self.names: list[str] = []
        self.follow: dict[int, set[int]] = {}
        self.start = self._part(pattern)

    def conflicts(self) -> list[str]:
        """The names that two positions with the same predecessor bear, in alphabetical order."""
        found: set[str] = set()
        for positions in (self.start.first, *map(frozenset, self.follow.values())):
            names = [self.names[position] for position in positions]
            found.update(name for name in names if names.count(name) > 1)
        return sorted(found)

    def _part(self, pattern: Content) -> Part:
        if isinstance(pattern, Reference) and pattern.kind is not ReferenceKind.DATATYPE:
            is_class = pattern.kind is ReferenceKind.CLASS
            names = resolve.descendants(self.schema, pattern.key) if is_class else (pattern.key,)
            return self._repeated(pattern.least, pattern.most, lambda: self._choice(map(self._name, names)))
        if isinstance(pattern, Group):
            join = self._chain if pattern.kind is GroupKind.SEQUENCE else self._choice
            return self._repeated(pattern.least, pattern.most, lambda: join(map(self._part, pattern.parts)))
        return NOTHING

    def _name(self, name: str) -> Part:
        position = len(self.names)
        self.names.append(name)
        self.follow[position] = set()
        return Part(nullable=False, first=frozenset({position}), last=frozenset({position}))

    def _repeated(self, least: int, most: int | None, make: Callable[[], Part]) -> Part:
        copies = max(least, 1) if most is None else most
        parts = [make() for _ in range(copies)]
        if most is None:
            self._link(parts[-1].last, parts[-1].first)
        optional = [
            Part(part.nullable or index >= least, part.first, part.last) for index, part in enumerate(parts)
        ]
        return self._chain(optional)

    def _chain(self, parts: Iterable[Part]) -> Part:
        whole = NOTHING
        for part in parts:
            self._link(whole.last, part.first)
            first = whole.first | part.first if whole.nullable else whole.first
            last = whole.last | part.last if part.nullable else part.last
            whole = Part(whole.nullable and part.nullable, first, last)
        return whole

    def _choice(self, parts: Iterable[Part]) -> Part:
        found = list(parts)
        return Part(
            any(part.nullable for part in found),
            frozenset().union(*(part.first for part in found)),
            frozenset().union(*(part.last for part in found)),
        )

    def _link(self, ends: Positions, begins: Positions) -> None:
        for end in ends:
            self.follow[end] |= begins


def ambiguous(schema: Schema, pattern: Content) -> list[str]:
    """The names of `pattern` that may belong to two particles at once; empty where it is deterministic."""
    return Automaton(schema, resolve.expand(schema, pattern)).conflicts()


def verify(schema: Schema) -> None:
    """Raise unless the content of every element is deterministic.

    Raises:
        SchemaError: the first element whose content is not.
    """
    for element in schema.elements.values():
        names = ambiguous(schema, element.content)
        if names:
            raise SchemaError(
                f"{schema.ident}: in the content of {element.ident} it is open which part {', '.join(names)} belongs "
                f"to; rewrite the content so that each child's name decides"
            )
