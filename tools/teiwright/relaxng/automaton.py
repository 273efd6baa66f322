"""The tables that a document is walked with, filled as documents need them.

A state is a content model at some point of an element, or several at once where the schema leaves open which of its
element patterns an element is. It knows for each name of a child where the child begins and where its parent goes on. A
start is an element before its attributes have been looked at; each attribute leads to another start, and the last one to
the state of the content.

What is in the tables is only remembered, never needed: when they grow too large they are emptied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.relaxng import derive
from teiwright.relaxng.datatypes.space import WHITE
from teiwright.relaxng.names import Name, any_more, named
from teiwright.relaxng.patterns import Attribute, Data, Element, Pattern, Pool, Text, Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

    from teiwright.relaxng.derive import Namespaces
    from teiwright.relaxng.faults import Expected

__all__ = ["ANY_TEXT", "CHANGING", "NO_TEXT", "WHOLE", "Automaton", "Known", "Start", "State", "Step"]

ANY_TEXT, NO_TEXT, CHANGING, WHOLE = range(4)
"""What text does to a state: nothing, it is a fault, it leads to another state, or a datatype looks at all of it."""

LARGEST = 100_000
"""Entries of all tables together."""
VALUES = 2_000
"""Values that a table of one place holds."""
LONG = 100
"""Characters of a value that is not worth a place in a table."""


class State:
    """A point in the content of an element."""

    __slots__ = ("accepting", "ahead", "allowed", "children", "is_open", "mode", "parts", "texts")

    def __init__(self, parts: tuple[Pattern, ...], mode: int, *, is_open: bool = False) -> None:
        """Stand at a point.

        Args:
            parts: what is still to come, for each of the element patterns that the element may be.
            mode: what text does here.
            is_open: whether anything at all may come, since the element is not known.
        """
        self.parts = parts
        self.mode = mode
        self.is_open = is_open
        self.accepting = is_open or any(part.nullable for part in parts)
        self.children: dict[str, Step] = {}
        self.texts: dict[str, State] = {}
        self.allowed: tuple[Expected, ...] | None = None
        self.ahead: dict[str, tuple[Step, tuple[Expected, ...]] | None] = {}
        """For children that are not allowed: where they would be, and what is missing before (see `recover`)."""


class Start:
    """An element of which some attributes have been looked at."""

    __slots__ = ("allowed", "attributes", "by_name", "content", "is_open", "parts", "wild")

    def __init__(self, parts: tuple[Pattern, ...], *, is_open: bool = False) -> None:
        """Stand before the next attribute; the arguments are those of `State`."""
        self.parts = parts
        self.is_open = is_open
        self.attributes: dict[str, Known] = {}
        self.content: State | None = None
        self.allowed: tuple[Expected, ...] | None = None
        self.by_name: dict[str, list[Attribute]] | None = None
        self.wild: list[Attribute] = []

    def patterns(self, name: str) -> tuple[Attribute, ...]:
        """The attribute patterns that can have this name."""
        if self.by_name is None:
            self.by_name = {}
            for attribute in dict.fromkeys(found for part in self.parts for found in derive.attributes(part)):
                if isinstance(attribute.names, Name):
                    self.by_name.setdefault(attribute.names.tag, []).append(attribute)
                else:
                    self.wild.append(attribute)
        wild = [attribute for attribute in self.wild if attribute.names.holds(name)]
        return (*self.by_name.get(name, ()), *wild)


class Known:
    """What an attribute name means for a start."""

    __slots__ = ("allowed", "anyway", "following", "id_type", "matched", "patterns", "values")

    def __init__(self, patterns: tuple[Attribute, ...], following: Start | None, id_type: str) -> None:
        """Know an attribute.

        Args:
            patterns: the attribute patterns with this name.
            following: where any value leads, or None if the value has to be looked at.
            id_type: ``ID``, ``IDREF``, ``IDREFS`` or nothing.
        """
        self.patterns = patterns
        self.following = following
        self.id_type = id_type
        self.values: dict[str, Start] = {}
        self.matched: dict[frozenset[Attribute], Start] = {}
        self.anyway: Start | None = None
        self.allowed: tuple[Expected, ...] | None = None


class Step:
    """What a child of some name means for a state: where it starts, and where its parent goes on."""

    __slots__ = ("elements", "following", "joined", "start")

    def __init__(self, elements: tuple[Element, ...], start: Start, following: State | None) -> None:
        """Lead from a state to the state after a child.

        Args:
            elements: the element patterns that the child may be.
            start: the start of all of them.
            following: the next state, or None if it depends on which of them the child is.
        """
        self.elements = elements
        self.start = start
        self.following = following
        self.joined: dict[tuple[bool, ...], State] = {}


class Automaton:
    """The tables of one grammar."""

    def __init__(self, pool: Pool, start: Pattern, elements: Iterable[Element], *, with_ids: bool) -> None:
        """Start with empty tables.

        Args:
            pool: the maker of patterns.
            start: the pattern of the document element.
            elements: all element patterns of the grammar.
            with_ids: whether attributes with the types of ids are told.
        """
        self.pool = pool
        self.with_ids = with_ids
        self.named: dict[str, tuple[Element, ...]] = {}
        self._wild: list[Element] = []
        for element in elements:
            if any_more(element.names):
                self._wild.append(element)
            for tag in dict.fromkeys(named(element.names)):
                self.named[tag] = (*self.named.get(tag, ()), element)
        self._states: dict[tuple[Pattern, ...], State] = {}
        self._starts: dict[tuple[Pattern, ...], Start] = {}
        self._entries = 0
        # What follows the document element, comments and no more, is not this grammar's.
        self.root = State((start,), ANY_TEXT)
        self.anything = State((), ANY_TEXT, is_open=True)
        self.any_start = Start((), is_open=True)
        self.any_start.content = self.anything
        self._any_attribute = Known((), self.any_start, "")

    def _count(self) -> None:
        self._entries += 1
        if self._entries > LARGEST:
            self._empty()

    def _empty(self) -> None:
        """Forget all entries; states in use go on with tables of their own."""
        for state in (*self._states.values(), self.root, self.anything):
            state.children.clear()
            state.texts.clear()
            state.ahead.clear()
        for start in self._starts.values():
            start.attributes.clear()
            start.content = None
        self._states.clear()
        self._starts.clear()
        self.pool.forget()
        self._entries = 0

    def state(self, parts: tuple[Pattern, ...]) -> State:
        """The state with these patterns to come."""
        found = self._states.get(parts)
        if found is None:
            self._count()
            found = self._states[parts] = State(parts, self._mode(parts))
        return found

    def _mode(self, parts: tuple[Pattern, ...]) -> int:
        if any(part.has_strings for part in parts):
            return WHOLE
        after = tuple([derive.after_text(self.pool, part) for part in parts])
        if after == parts and any(part is not self.pool.not_allowed for part in parts):
            return ANY_TEXT
        return CHANGING if self._alive(after) else NO_TEXT

    def _alive(self, parts: tuple[Pattern, ...]) -> bool:
        return any(part is not self.pool.not_allowed for part in parts)

    def start(self, parts: tuple[Pattern, ...]) -> Start:
        """The start with these patterns to come."""
        found = self._starts.get(parts)
        if found is None:
            self._count()
            found = self._starts[parts] = Start(parts)
        return found

    def step(self, state: State, tag: str) -> Step | None:
        """What a child `tag` means for `state`, or None if it is not allowed there."""
        if state.is_open:
            step = self.misplaced(state, tag)
            if step is not None:
                self._count()
                state.children[tag] = step
            return step
        candidates = (*self.named.get(tag, ()), *(item for item in self._wild if item.names.holds(tag)))
        found = tuple(
            item
            for item in dict.fromkeys(candidates)
            if any(item in derive.elements(part) for part in state.parts)
        )
        if not found:
            return None
        start = self.start(tuple([element.content for element in found]))
        following = self._after(state, found) if len(found) == 1 else None
        self._count()
        made = state.children[tag] = Step(found, start, following)
        return made

    def _after(self, state: State, elements: tuple[Element, ...]) -> State:
        pool = self.pool
        return self.state(
            tuple(
                [
                    pool.choice(tuple([derive.after_element(pool, part, element) for element in elements]))
                    for part in state.parts
                ]
            )
        )

    def after(self, state: State, step: Step, end: State) -> State:
        """The state after a child of which `end` is the last one; if it is incomplete, it might have been any."""
        accepted = tuple([part.nullable for part in end.parts])
        found = step.joined.get(accepted)
        if found is None:
            chosen = tuple(
                [element for element, is_one in zip(step.elements, accepted, strict=True) if is_one]
            )
            found = step.joined[accepted] = self._after(state, chosen or step.elements)
        return found

    def misplaced(self, state: State, tag: str) -> Step | None:
        """A step for a child that is not allowed in `state`: it is what its name says, and its parent stays."""
        elements = self.named.get(tag)
        if elements is None:
            return None
        return Step(elements, self.start(tuple([element.content for element in elements])), state)

    def skipping(self, state: State, tag: str) -> Step | None:
        """A step for a child that is allowed once all that should come before is taken for present."""
        elements = self.named.get(tag, ())
        parts = tuple(
            [
                self.pool.choice(tuple([derive.skipping(self.pool, part, element) for element in elements]))
                for part in state.parts
            ]
        )
        if not self._alive(parts):
            return None
        start = self.start(tuple([element.content for element in elements]))
        return Step(elements, start, self.state(parts))

    def known(self, start: Start, name: str) -> Known | None:
        """What the attribute `name` means for `start`, or None if it is not allowed."""
        if start.is_open:
            return self._any_attribute
        patterns = start.patterns(name)
        if not patterns:
            return None
        id_type = next(filter(None, map(_id_type, patterns)), "") if self.with_ids else ""
        plain = not id_type and all(map(_takes_any, patterns))
        following = self._after_attribute(start, frozenset(patterns)) if plain else None
        self._count()
        made = start.attributes[name] = Known(patterns, following, id_type)
        return made

    def _after_attribute(self, start: Start, found: frozenset[Attribute]) -> Start:
        return self.start(tuple([derive.after_attribute(self.pool, part, found) for part in start.parts]))

    def after_value(self, start: Start, known: Known, value: str, node: etree._Element) -> Start | None:
        """The start after an attribute has this value, or None if it must not have it."""
        in_context = any(pattern.in_context for pattern in known.patterns)
        namespaces: Namespaces = node.nsmap if in_context else {}
        matched = frozenset(
            [pattern for pattern in known.patterns if self._is_value(pattern.item, value, namespaces)]
        )
        if not matched:
            return None
        following = known.matched.get(matched)
        if following is None:
            following = known.matched[matched] = self._after_attribute(start, matched)
        if not in_context and not known.id_type and len(value) < LONG:
            self._count()
            if len(known.values) > VALUES:
                known.values.clear()
            known.values[value] = following
        return following

    def _is_value(self, item: Pattern, value: str, namespaces: Namespaces) -> bool:
        if isinstance(item, Data) and item.but is None:  # as an id is, which no table remembers
            return item.datatype.allows(value, namespaces)
        return derive.is_value(self.pool, item, value, namespaces)

    def after_any_value(self, start: Start, known: Known) -> Start:
        """The start after an attribute with a wrong value: it might have been any of the attributes."""
        if known.anyway is None:
            known.anyway = self._after_attribute(start, frozenset(known.patterns))
        return known.anyway

    def content(self, start: Start) -> State | None:
        """The state of the content when no attribute follows, or None if one is missing."""
        found = self._closed(start.parts, forgiving=False)
        if not self._alive(found):
            return None
        # The state first: making it may empty the tables, of which this entry is one.
        state = self.state(found)
        start.content = state
        return state

    def content_anyway(self, start: Start) -> State:
        """The state of the content if the attributes that are missing are taken for present."""
        return self.state(self._closed(start.parts, forgiving=True))

    def _closed(self, parts: tuple[Pattern, ...], *, forgiving: bool) -> tuple[Pattern, ...]:
        return tuple([derive.closed(self.pool, part, forgiving=forgiving) for part in parts])

    def after_text(self, state: State, text: str) -> State | None:
        """The state after `text`, a part of mixed content, or None if it is not allowed.

        White space between elements is not looked at (6.2.6).
        """
        if not text.strip(WHITE):
            return state
        if state.mode == NO_TEXT:
            return None
        if state.mode == CHANGING and "" in state.texts:
            return state.texts[""]
        parts = tuple([derive.after_string(self.pool, part, text, {}) for part in state.parts])
        if not self._alive(parts):
            return None
        found = self.state(parts)
        if state.mode == CHANGING:  # what the text is does not matter
            state.texts[""] = found
        return found

    def after_whole(self, state: State, text: str, node: etree._Element) -> State | None:
        """The state after the whole content of an element is `text`, or None if that is not allowed (6.2.6)."""
        in_context = any(part.in_context for part in state.parts)
        namespaces: Namespaces = node.nsmap if in_context else {}
        pool, is_blank = self.pool, not text.strip(WHITE)
        parts = tuple(
            [
                pool.choice(
                    (
                        derive.after_string(pool, part, text, namespaces),
                        part if is_blank else pool.not_allowed,
                    )
                )
                for part in state.parts
            ]
        )
        if not self._alive(parts) or not any(part.nullable for part in parts):
            return None
        found = self.state(parts)
        if not in_context and len(text) < LONG:
            self._count()
            if len(state.texts) > VALUES:
                state.texts.clear()
            state.texts[text] = found
        return found


def _id_type(attribute: Attribute) -> str:
    item = attribute.item
    return item.datatype.kind.id_type if isinstance(item, Data | Value) else ""


def _takes_any(attribute: Attribute) -> bool:
    item = attribute.item
    return isinstance(item, Text) or (isinstance(item, Data) and item.but is None and item.datatype.is_any)
