"""Patterns in the simple form of RELAX NG (4.21), each written down once, so that equal ones are one object.

`Pool` makes them. Its constructors apply the rules 4.20 and 4.21 (`notAllowed` and `empty`) and flatten: a choice of
choices is one choice, a group of groups one group. So a content model is shallow, and a state of an automaton is told
from another by identity.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from teiwright.relaxng.datatypes import Datatype
    from teiwright.relaxng.names import NameClass

__all__ = [
    "Attribute",
    "Choice",
    "Data",
    "Element",
    "Empty",
    "Group",
    "Interleave",
    "List",
    "NotAllowed",
    "OneOrMore",
    "Pattern",
    "Pool",
    "Text",
    "Value",
]


class Pattern:
    """A pattern; `nullable` says whether no content at all matches it."""

    __slots__ = (
        "after",
        "attributes",
        "depth",
        "elements",
        "has_attributes",
        "has_strings",
        "in_context",
        "nullable",
        "order",
    )

    def __init__(self, *, nullable: bool, parts: tuple[Pattern, ...] = ()) -> None:
        """Take what the parts are into account.

        Args:
            nullable: whether no content at all matches.
            parts: the patterns right below that match the same element's content.
        """
        self.nullable: Final = nullable
        self.order: int = 0
        self.depth: int = 1 + max((part.depth for part in parts), default=0)
        self.has_attributes: bool = any(part.has_attributes for part in parts)
        self.has_strings: bool = any(part.has_strings for part in parts)
        self.in_context: bool = any(part.in_context for part in parts)
        self.after: dict[Element, Pattern] | None = None
        self.elements: frozenset[Element] | None = None
        self.attributes: tuple[Attribute, ...] | None = None


class Empty(Pattern):
    """No content."""

    __slots__ = ()

    def __init__(self) -> None:
        """No content is matched by no content."""
        super().__init__(nullable=True)


class NotAllowed(Pattern):
    """Nothing matches."""

    __slots__ = ()

    def __init__(self) -> None:
        """No content matches."""
        super().__init__(nullable=False)


class Text(Pattern):
    """Any text, also none."""

    __slots__ = ()

    def __init__(self) -> None:
        """No text is text too."""
        super().__init__(nullable=True)


class Choice(Pattern):
    """One of the items."""

    __slots__ = ("by_element", "items")

    def __init__(self, items: tuple[Pattern, ...]) -> None:
        """Choose one of at least two items."""
        super().__init__(nullable=any(item.nullable for item in items), parts=items)
        self.items: Final = items
        self.by_element: dict[Element, list[Pattern]] | None = None


class Group(Pattern):
    """All items in this order; the order of attributes has no meaning."""

    __slots__ = ("items",)

    def __init__(self, items: tuple[Pattern, ...]) -> None:
        """Put at least two items in a row."""
        super().__init__(nullable=all(item.nullable for item in items), parts=items)
        self.items: Final = items


class Interleave(Pattern):
    """All items, their content in any mingled order."""

    __slots__ = ("items",)

    def __init__(self, items: tuple[Pattern, ...]) -> None:
        """Mingle at least two items."""
        super().__init__(nullable=all(item.nullable for item in items), parts=items)
        self.items: Final = items


class OneOrMore(Pattern):
    """The item, once or more often."""

    __slots__ = ("item",)

    def __init__(self, item: Pattern) -> None:
        """Repeat `item`."""
        super().__init__(nullable=item.nullable, parts=(item,))
        self.item: Final = item


class List(Pattern):
    """A text whose tokens match the item."""

    __slots__ = ("item",)

    def __init__(self, item: Pattern) -> None:
        """Match the tokens of a text by `item`; a text without any matches if `item` is nullable."""
        super().__init__(nullable=False, parts=(item,))
        self.has_strings = True
        self.item: Final = item


class Data(Pattern):
    """A text of a datatype that does not match `but`."""

    __slots__ = ("but", "datatype")

    def __init__(self, datatype: Datatype, but: Pattern | None) -> None:
        """Match a text of `datatype`."""
        super().__init__(nullable=False)
        self.has_strings = True
        self.in_context = datatype.kind.in_context or (but is not None and but.in_context)
        self.datatype: Final = datatype
        self.but: Final = but


class Value(Pattern):
    """A text that is the same value of a datatype as a given one."""

    __slots__ = ("datatype", "key", "text")

    def __init__(self, datatype: Datatype, text: str, key: object) -> None:
        """Match a text with the same value.

        Args:
            datatype: decides which texts are one value.
            text: the value as the schema writes it.
            key: the value itself, of the datatype's value space.
        """
        super().__init__(nullable=False)
        self.has_strings = True
        self.in_context = datatype.kind.in_context
        self.datatype: Final = datatype
        self.text: Final = text
        self.key: Final = key


class Attribute(Pattern):
    """An attribute with one of the names whose value matches `item`."""

    __slots__ = ("item", "names")

    def __init__(self, names: NameClass, item: Pattern) -> None:
        """Require an attribute."""
        super().__init__(nullable=False)
        self.has_attributes = True
        self.depth = item.depth + 1
        self.in_context = item.in_context
        self.names: Final = names
        self.item: Final = item


class Element(Pattern):
    """An element with one of the names; `content` is set when the grammar has been read as far.

    Two of them are never the same, since their contents may refer to themselves.
    """

    __slots__ = ("content", "names", "where")

    def __init__(self, names: NameClass, where: str) -> None:
        """Require an element, whose content is filled in later; `where` it stands in the schema is for messages."""
        super().__init__(nullable=False)
        self.names: Final = names
        self.where: Final = where
        self.content: Pattern


class Pool:
    """The maker of patterns, which makes equal ones once."""

    def __init__(self) -> None:
        """Start with the three patterns that have no parts."""
        self._made: dict[tuple[object, ...], Pattern] = {}
        self._count = 0
        self.empty = self._numbered(Empty())
        self.not_allowed = self._numbered(NotAllowed())
        self.text = self._numbered(Text())

    def __len__(self) -> int:
        """How many patterns with parts are held."""
        return len(self._made)

    def forget(self) -> None:
        """Let go of all patterns made so far, and of what is left of them; those in use stay what they are."""
        for made in self._made.values():
            made.after = None
        self._made.clear()

    def _numbered(self, made: Pattern) -> Pattern:
        self._count += 1
        made.order = self._count
        return made

    def element(self, names: NameClass, where: str) -> Element:
        """A new element pattern, which the schema writes at `where`."""
        made = Element(names, where)
        self._numbered(made)
        return made

    def attribute(self, names: NameClass, item: Pattern) -> Pattern:
        """An attribute pattern; one whose value is not allowed is not allowed itself (4.20)."""
        if item is self.not_allowed:
            return item
        return self._once((Attribute, names, item), lambda: Attribute(names, item))

    def data(self, datatype: Datatype, but: Pattern | None = None) -> Pattern:
        """A data pattern; an exception that matches nothing is none (4.20)."""
        kept = None if but is self.not_allowed else but
        return self._once((Data, datatype, kept), lambda: Data(datatype, kept))

    def value(self, datatype: Datatype, text: str, key: object) -> Pattern:
        """A value pattern."""
        return self._once((Value, datatype, type(key), key), lambda: Value(datatype, text, key))

    def list(self, item: Pattern) -> Pattern:
        """A list pattern."""
        if item is self.not_allowed:
            return item
        return self._once((List, item), lambda: List(item))

    def one_or_more(self, item: Pattern) -> Pattern:
        """A repeated pattern."""
        if item is self.not_allowed or item is self.empty or isinstance(item, OneOrMore):
            return item
        if (
            isinstance(item, Choice)
            and all(part is self.empty or isinstance(part, OneOrMore) for part in item.items)
            and len(item.items) == 2
            and self.empty in item.items
        ):
            return item
        return self._once((OneOrMore, item), lambda: OneOrMore(item))

    def optional(self, item: Pattern) -> Pattern:
        """The pattern or nothing."""
        return self.choice((item, self.empty))

    def choice(self, items: tuple[Pattern, ...]) -> Pattern:
        """One of the items; the same one twice is one, and what is not allowed is no choice."""
        found: dict[Pattern, None] = {}
        for item in items:
            if isinstance(item, Choice):
                found.update(dict.fromkeys(item.items))
            elif item is not self.not_allowed:
                found[item] = None
        if len(found) > 1 and self.empty in found and any(i.nullable for i in found if i is not self.empty):
            del found[self.empty]
        if len(found) > 1:
            key = tuple(sorted(found, key=_order))
            return self._once((Choice, *key), lambda: Choice(tuple(found)))
        return next(iter(found), self.not_allowed)

    def group(self, items: tuple[Pattern, ...]) -> Pattern:
        """All items in a row."""
        found: list[Pattern] = []
        for item in items:
            if item is self.not_allowed:
                return item
            if isinstance(item, Group):
                found.extend(item.items)
            elif item is not self.empty:
                found.append(item)
        if len(found) > 1:
            key = tuple(found)
            return self._once((Group, *key), lambda: Group(key))
        return found[0] if found else self.empty

    def interleave(self, items: tuple[Pattern, ...]) -> Pattern:
        """All items mingled."""
        found: list[Pattern] = []
        for item in items:
            if item is self.not_allowed:
                return item
            if isinstance(item, Interleave):
                found.extend(item.items)
            elif item is not self.empty:
                found.append(item)
        if len(found) > 1:
            key = tuple(sorted(found, key=_order))
            return self._once((Interleave, *key), lambda: Interleave(key))
        return found[0] if found else self.empty

    def _once(self, key: tuple[object, ...], make: Callable[[], Pattern]) -> Pattern:
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._numbered(make())
        return found


def _order(item: Pattern) -> int:
    return item.order
