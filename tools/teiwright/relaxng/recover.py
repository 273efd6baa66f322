"""What to say of a fault, and how to go on after it so that one cause is one fault."""

from __future__ import annotations

import difflib
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from teiwright.relaxng import derive, expected
from teiwright.relaxng.automaton import Automaton, Known, Start, State, Step
from teiwright.relaxng.faults import Allowed, Expected, Fault, Kind
from teiwright.relaxng.names import named, split
from teiwright.relaxng.patterns import Choice

if TYPE_CHECKING:
    from lxml import etree

    from teiwright.relaxng.patterns import Element, Pattern

__all__ = ["Recovery"]

FOLLOWING = 100
"""How many siblings are looked at to tell an element in the wrong order from one whose predecessor is missing."""
ALIKE = 0.7
"""From which likeness on an attribute that is not allowed is taken for a misspelled one that is missing."""

READINGS = 16
"""How many alternatives more a state may have after a fault than before it."""
REMEMBERED = 10_000
"""States after a fault that are remembered."""


class Recovery:
    """Tells faults and finds the way on."""

    def __init__(self, automaton: Automaton) -> None:
        """Tell the faults of documents that `automaton` walks."""
        self._automaton = automaton
        self._namespaces: frozenset[str] = frozenset(split(tag)[0] for tag in automaton.named)
        self._after: dict[tuple[State, tuple[Element, ...]], State] = {}
        self._locals: dict[str, list[str]] = {}
        for tag in automaton.named:
            self._locals.setdefault(split(tag)[1], []).append(tag)

    def element(self, state: State, node: etree._Element) -> tuple[Fault | None, Step]:
        """The fault of a child that `state` does not allow, and the step that goes on.

        Args:
            state: the state of the parent.
            node: the child.
        """
        tag = str(node.tag)
        step = self._automaton.misplaced(state, tag)
        if step is None:
            return self._unknown(state, node, tag)
        parents = self._parents_of(node, tag)
        # What may not stand in this parent at all comes neither later nor too early.
        ahead = None if parents else self._ahead(state, tag)
        if ahead is not None:
            later, missing = ahead
            if not _follows(node, missing):
                return Fault(Kind.ELEMENT_TOO_EARLY, node, tag, expected=missing), later
        fault = Fault(Kind.ELEMENT_UNEXPECTED, node, tag, expected=_content(state), parents=parents)
        return fault, Step(step.elements, step.start, self._after_fault(state, "" if parents else tag))

    def _parents_of(self, node: etree._Element, tag: str) -> tuple[str, ...]:
        """The elements in which `tag` may stand, but none if the parent of `node` is one, or `node` has no parent."""
        parent = node.getparent()
        found = self._parents.get(tag, ())
        return () if parent is None or parent.tag in found else found

    @cached_property
    def _parents(self) -> dict[str, tuple[str, ...]]:
        """For each name the names of the elements that can have it as a child, made when the first fault asks for it."""
        found: dict[str, dict[str, None]] = {}
        for parent, elements in self._automaton.named.items():
            patterns = dict.fromkeys(
                child for element in elements for child in derive.children(element.content)
            )
            for tag in dict.fromkeys(tag for pattern in patterns for tag in named(pattern.names)):
                found.setdefault(tag, {})[parent] = None
        return {tag: tuple(parents) for tag, parents in found.items()}

    def _after_fault(self, state: State, tag: str) -> State:
        """The state after a child `tag` that is at fault, worked out once for a state.

        The child may be one too many; it may stand for one that was to come here, which its fault has told; and it may be
        the one that comes later. Only what is missing whichever of these it is will be told as missing.
        """
        if state.is_open:
            return state
        elements = self._automaton.named.get(tag, ())
        found = self._after.get((state, elements))
        if found is None:
            if len(self._after) > REMEMBERED:
                self._after.clear()
            if elements:
                before = self._after_fault(state, "")
                moved = zip(before.parts, state.parts, strict=True)
                parts = tuple([self._moved(part, left, elements) for part, left in moved])
            else:
                parts = tuple(map(self._replaced, state.parts))
            found = self._after[state, elements] = self._automaton.state(parts)
        return found

    def _replaced(self, part: Pattern) -> Pattern:
        """What can be left of `part` after a child that is too many, or stands for what was to come."""
        pool = self._automaton.pool
        stood_for = [derive.after_element(pool, part, first) for first in derive.elements(part)]
        text = [pool.empty] if part.has_strings else []
        return self._bounded(part, pool.choice((part, *stood_for, *text)))

    def _moved(self, replaced: Pattern, part: Pattern, elements: tuple[Element, ...]) -> Pattern:
        """What can be left of `part` if the child may also be one of `elements`, before its turn."""
        pool = self._automaton.pool
        moved = [derive.without(pool, part, element) for element in elements]
        return self._bounded(part, pool.choice((replaced, *moved)))

    def _bounded(self, part: Pattern, readings: Pattern) -> Pattern:
        # Where elements come in any order there are too many readings: all that is left may be missing then.
        fits = _width(readings) <= _width(part) + READINGS
        return readings if fits else self._automaton.pool.optional(part)

    def _ahead(self, state: State, tag: str) -> tuple[Step, tuple[Expected, ...]] | None:
        """The step to where `tag` would be allowed, and what is missing before; worked out once for a state."""
        if tag not in state.ahead:
            step = self._automaton.skipping(state, tag)
            found = None
            if step is not None and step.following is not None:
                found = step, self._missing(state, step.following, tag)
            state.ahead[tag] = found
        return state.ahead[tag]

    def _missing(self, state: State, following: State, tag: str) -> tuple[Expected, ...]:
        """What should have come before `tag`, after which `following` is reached."""
        later = expected.required_elements(following.parts)
        needed = expected.required_elements(state.parts)
        missing = [names for names in needed if names not in later and not names.holds(tag)]
        if missing:
            return tuple(Expected(Allowed.ELEMENT, str(names), required=True) for names in missing)
        return tuple(item for item in _content(state) if item.kind is Allowed.ELEMENT)

    def _unknown(self, state: State, node: etree._Element, tag: str) -> tuple[Fault | None, Step]:
        """The fault of an element that the grammar does not have at all.

        Within another one of these it is a fault of its own only in a namespace that the grammar has: all of a foreign
        vocabulary is one fault.
        """
        automaton = self._automaton
        namespace, local = split(tag)
        skipped = Step((), automaton.any_start, self._after_fault(state, tag))
        if state.is_open and namespace not in self._namespaces:
            return None, skipped
        others = [other for other in self._locals.get(local, ()) if other != tag]
        if not others:
            allowed = () if state.is_open else _content(state)
            return Fault(Kind.ELEMENT_UNKNOWN, node, tag, expected=allowed), skipped
        right = next((step for step in (automaton.step(state, other) for other in others) if step), None)
        if right is not None and right.following is not None:
            skipped = Step((), automaton.any_start, right.following)
        meant = tuple(Expected(Allowed.ELEMENT, other) for other in others)
        return Fault(Kind.ELEMENT_NAMESPACE, node, tag, expected=meant), skipped

    def incomplete(self, state: State, node: etree._Element) -> Fault:
        """The fault of an element that ends in `state`."""
        return Fault(Kind.CONTENT_INCOMPLETE, node, str(node.tag), expected=_content(state))

    def text(self, state: State, node: etree._Element, text: str) -> Fault:
        """The fault of a text that `state` does not allow in the element `node`."""
        return Fault(Kind.TEXT_UNEXPECTED, node, str(node.tag), value=text, expected=_content(state))

    def whole(self, state: State, node: etree._Element, text: str) -> Fault:
        """The fault of an element whose whole content is `text`, which no datatype allows."""
        return Fault(Kind.TEXT_VALUE, node, str(node.tag), value=text, expected=_content(state))

    def attribute(self, first: Start, node: etree._Element, name: str, value: str) -> Fault:
        """The fault of an attribute that the element does not have."""
        return Fault(Kind.ATTRIBUTE_UNEXPECTED, node, str(node.tag), name, value, _attributes(first))

    def value(self, known: Known, node: etree._Element, name: str, value: str) -> Fault:
        """The fault of an attribute with a wrong value."""
        if known.allowed is None:
            known.allowed = expected.values(pattern.item for pattern in known.patterns)
        return Fault(Kind.ATTRIBUTE_VALUE, node, str(node.tag), name, value, known.allowed)

    def missing(self, start: Start, node: etree._Element, unexpected: list[str]) -> Fault | None:
        """The fault of attributes that are missing, but for those that seem to be there under a wrong name."""
        allowed = _attributes(start)
        needed = tuple(item for item in allowed if item.required) or allowed
        left = tuple(item for item in needed if not _resembles(item.name, unexpected))
        if not left:
            return None
        return Fault(Kind.ATTRIBUTE_MISSING, node, str(node.tag), expected=left)


def _width(pattern: Pattern) -> int:
    return len(pattern.items) if isinstance(pattern, Choice) else 1


def _content(state: State) -> tuple[Expected, ...]:
    """What can come next, worked out once for a state."""
    if state.allowed is None:
        state.allowed = expected.content(state.parts)
    return state.allowed


def _attributes(start: Start) -> tuple[Expected, ...]:
    """What attributes can follow, worked out once for a start."""
    if start.allowed is None:
        start.allowed = expected.attributes(start.parts)
    return start.allowed


def _follows(node: etree._Element, missing: tuple[Expected, ...]) -> bool:
    """Whether something that is missing before `node` comes after it."""
    names = {item.name for item in missing}
    return any(other.tag in names for other in islice(node.itersiblings(), FOLLOWING))


def _resembles(name: str, others: list[str]) -> bool:
    local = split(name)[1]
    return any(
        split(other)[1] == local or difflib.SequenceMatcher(None, local, split(other)[1]).ratio() >= ALIKE
        for other in others[:FOLLOWING]
    )
