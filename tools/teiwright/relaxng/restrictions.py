"""What a schema in the simple form must not say (section 7)."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from teiwright.errors import SchemaError
from teiwright.relaxng.derive import attributes
from teiwright.relaxng.names import Name, NameClass, any_more, overlap
from teiwright.relaxng.patterns import (
    Attribute,
    Choice,
    Data,
    Element,
    Empty,
    Group,
    Interleave,
    List,
    NotAllowed,
    OneOrMore,
    Pattern,
    Text,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["checked"]

DEEPEST = 100
"""How deep choices, groups and repetitions may nest in one content model; more would exhaust the stack of Python."""

EMPTY, COMPLEX, SIMPLE = range(3)
"""The content types of 7.2."""

FORBIDDEN: dict[str, tuple[type[Pattern], ...]] = {
    "start": (Attribute, Data, Value, List, Text, Group, Interleave, OneOrMore, Empty),
    "attribute": (Attribute, Element),
    "list": (Attribute, Element, Text, List, Interleave),
    "except": (Attribute, Element, Text, List, Group, Interleave, OneOrMore, Empty),
    "oneOrMore//group": (Attribute,),
}
"""What must not stand anywhere within these (7.1)."""

WORDS: dict[type[Pattern], str] = {
    Attribute: "attribute",
    Choice: "choice",
    Data: "data",
    Element: "element",
    Empty: "empty",
    Group: "group",
    Interleave: "interleave",
    List: "list",
    NotAllowed: "notAllowed",
    OneOrMore: "oneOrMore",
    Text: "text",
    Value: "value",
}

Place = frozenset[str]


def checked(start: Pattern) -> list[Element]:
    """All element patterns that `start` leads to, when nothing in them breaks a restriction.

    Raises:
        SchemaError: something does.
    """
    check = _Check()
    check.place(start, frozenset(("start",)))
    for element in check.elements:
        check.where = f"{element.where}: the element “{element.names}”"
        if element.content.depth > DEEPEST:
            raise check.fault(f"nests patterns deeper than {DEEPEST}, which is refused; flatten its content")
        check.place(element.content, frozenset())
        check.content_type(element.content)
    return check.elements


@dataclass(slots=True)
class _Check:
    """What has been checked so far; shared parts of content models are checked once."""

    elements: list[Element] = field(default_factory=list)
    where: str = "the start"
    known: set[Element] = field(default_factory=set)
    placed: set[tuple[Pattern, Place]] = field(default_factory=set)
    types: dict[Pattern, int] = field(default_factory=dict)
    contained: dict[Pattern, tuple[Pattern, ...]] = field(default_factory=dict)

    def fault(self, reason: str) -> SchemaError:
        return SchemaError(f"{self.where} {reason}")

    def place(self, pattern: Pattern, within: Place) -> None:
        """Check that `pattern` may stand where it does, and what is in it (7.1, 7.3, 7.4)."""
        if (pattern, within) in self.placed:
            return
        self.placed.add((pattern, within))
        for outer in within:
            if isinstance(pattern, FORBIDDEN.get(outer, ())):
                word = WORDS[type(pattern)]
                raise self.fault(f"has “{word}” in “{outer}”, which RELAX NG forbids (7.1); move it out")
        match pattern:
            case Element():
                if pattern not in self.known:
                    self.known.add(pattern)
                    self.elements.append(pattern)
            case Attribute(names=names):
                self._wildcard(names, within)
            case Group(items=items):
                self._disjoint_attributes(items)
            case Interleave(items=items):
                self._disjoint_attributes(items)
                self._disjoint_elements(items)
        self._inside(pattern, within)

    def _inside(self, pattern: Pattern, within: Place) -> None:
        """Check the parts of `pattern`, each within what it adds to `within`."""
        match pattern:
            case Attribute(item=item) | List(item=item) | OneOrMore(item=item):
                self.place(item, within | {WORDS[type(pattern)]})
            case Data(but=but):
                if but is not None:
                    self.place(but, within | {"except"})
            case Choice(items=items):
                self._all(items, within)
            case Group(items=items) | Interleave(items=items):
                self._all(items, within | {"oneOrMore//group"} if "oneOrMore" in within else within)

    def _all(self, items: Iterable[Pattern], within: Place) -> None:
        for item in items:
            self.place(item, within)

    def _wildcard(self, names: NameClass, within: Place) -> None:
        if any_more(names) and "oneOrMore" not in within:
            raise self.fault(f"has one attribute of any name “{names}”; put it into “oneOrMore” (7.3)")

    def _disjoint_attributes(self, items: tuple[Pattern, ...]) -> None:
        """Check that no two of the items have an attribute of the same name (7.3)."""
        plain: dict[str, int] = {}
        others: list[tuple[int, NameClass]] = []
        for place, item in enumerate(items):
            for attribute in attributes(item):
                names = attribute.names
                if not isinstance(names, Name):
                    others.append((place, names))
                elif plain.setdefault(names.tag, place) != place:
                    raise self.fault(f"has the attribute “{names}” twice (7.3); remove one")
        pairs = [(place, Name(tag)) for tag, place in plain.items()] if others else []
        for place, names in others:
            for other, them in (*pairs, *others):
                if other != place and overlap(names, them):
                    raise self.fault(
                        f"has an attribute twice, as “{names}” and as “{them}” (7.3); remove one"
                    )

    def _disjoint_elements(self, items: tuple[Pattern, ...]) -> None:
        """Check that no two of the items have an element of the same name, or both text (7.4)."""
        inside = [self._contained(item) for item in items]
        if sum(any(isinstance(part, Text) for part in parts) for parts in inside) > 1:
            raise self.fault("mingles text with text in an “interleave” (7.4); remove one")
        for one, other in combinations(inside, 2):
            theirs = {part.names for part in other if isinstance(part, Element)}
            for names in {part.names for part in one if isinstance(part, Element)}:
                if any(overlap(names, them) for them in theirs):
                    raise self.fault(
                        f"has the element “{names}” in two parts of an “interleave” (7.4); part them"
                    )

    def _contained(self, pattern: Pattern) -> tuple[Pattern, ...]:
        """The element and text patterns in `pattern`."""
        found = self.contained.get(pattern)
        if found is None:
            found = self.contained[pattern] = tuple(dict.fromkeys(self._parts(pattern)))
        return found

    def _parts(self, pattern: Pattern) -> Iterator[Pattern]:
        match pattern:
            case Element() | Text():
                yield pattern
            case Choice(items=items) | Group(items=items) | Interleave(items=items):
                for item in items:
                    yield from self._contained(item)
            case OneOrMore(item=item):
                yield from self._contained(item)

    def content_type(self, pattern: Pattern) -> int:
        """The content type of `pattern` (7.2)."""
        found = self.types.get(pattern)
        if found is None:
            found = self.types[pattern] = self._content_type(pattern)
        return found

    def _content_type(self, pattern: Pattern) -> int:
        match pattern:
            case Text() | Element():
                return COMPLEX
            case Data() | Value() | List():
                return SIMPLE
            case Attribute(item=item):
                self.content_type(item)
            case Choice(items=items):
                return max(map(self.content_type, items))
            case Group(items=items) | Interleave(items=items):
                return self._joined([found for found in map(self.content_type, items) if found != EMPTY])
            case OneOrMore(item=item):
                found = self.content_type(item)
                return self._joined([found, found])
        return EMPTY

    def _joined(self, types: list[int]) -> int:
        if SIMPLE in types and len(types) > 1:
            raise self.fault(
                "mingles a datatype with other content (7.2); put it into an element, or use “text”"
            )
        return max(types, default=EMPTY)
