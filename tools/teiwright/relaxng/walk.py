"""The walk over a document: one loop, no call and no new object for what is as it should be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from teiwright.relaxng.automaton import WHOLE, Automaton, State, Step
from teiwright.relaxng.datatypes.space import WHITE, tokens
from teiwright.relaxng.faults import Fault, Kind
from teiwright.relaxng.markup import text_of
from teiwright.relaxng.pairs import pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from teiwright.relaxng.recover import Recovery

    Open = tuple[Iterator[etree._Element], State, Step, etree._Element]

__all__ = ["faults"]

TEXT_BLAMED = 1
"""The text of an open element has been found at fault, which is not told twice."""


def faults(automaton: Automaton, recovery: Recovery, root: etree._Element) -> Iterator[Fault]:  # noqa: C901, PLR0912, PLR0915 - the inner loop of all validation: a call for each element would double its time
    """The faults of the document `root`, in the order of the document, those of ids that lead nowhere at the end.

    Args:
        automaton: the tables of the grammar.
        recovery: how to go on after a fault.
        root: the element to validate as document element; it is not changed.
    """
    ids: set[str] = set()
    references: list[tuple[etree._Element, str, str]] = []
    blame: dict[int, int] = {}
    stack: list[Open] = []
    state = automaton.root
    parent = root
    nodes: Iterator[etree._Element] = iter((root,))
    while True:
        for node in nodes:
            tag: Any = node.tag  # that of a comment is a function, which is looked up in vain
            step = state.children.get(tag)
            if step is None:
                if not isinstance(tag, str):
                    if state.mode and (text := node.tail) and text.strip(WHITE):
                        after = automaton.after_text(state, text)
                        if after is not None:
                            state = after
                        elif not blame.get(len(stack), 0) & TEXT_BLAMED:
                            blame[len(stack)] = blame.get(len(stack), 0) | TEXT_BLAMED
                            yield recovery.text(state, parent, text)
                    continue
                step = automaton.step(state, tag)
                if step is None:
                    fault, step = recovery.element(state, node)
                    if fault is not None:
                        yield fault

            start = step.start
            unexpected: list[str] | None = None
            for name, value in pairs(node):
                known = start.attributes.get(name)
                if known is None:
                    known = automaton.known(start, name)
                    if known is None:
                        unexpected = unexpected or []
                        unexpected.append(name)
                        yield recovery.attribute(step.start, node, name, value)
                        continue
                following = known.following
                if following is None:
                    following = known.values.get(value)
                    if following is None:
                        following = automaton.after_value(start, known, value, node)
                        if following is None:
                            following = automaton.after_any_value(start, known)
                            yield recovery.value(known, node, name, value)
                        elif known.id_type == "ID":
                            (token,) = tokens(value)
                            if token in ids:
                                yield Fault(Kind.ID_DUPLICATE, node, tag, name, token)
                            ids.add(token)
                        elif known.id_type:
                            references.extend((node, name, token) for token in tokens(value))
                start = following
            content = start.content
            if content is None:
                content = automaton.content(start)
                if content is None:
                    content = automaton.content_anyway(start)
                    missing = recovery.missing(start, node, unexpected or [])
                    if missing is not None:
                        yield missing

            has_children = len(node) > 0
            at_fault = False
            if content.mode:
                text = node.text
                if content.mode == WHOLE and not (
                    has_children and any(isinstance(child.tag, str) for child in node)
                ):
                    text = text_of(node) if has_children else text or ""
                    has_children = False
                    after = content.texts.get(text)
                    if after is None:
                        after = automaton.after_whole(content, text, node)
                    if after is not None:
                        content = after
                    else:
                        at_fault = True
                        yield recovery.whole(content, node, text)
                elif text and text.strip(WHITE):
                    after = automaton.after_text(content, text)
                    if after is not None:
                        content = after
                    else:
                        at_fault = True
                        yield recovery.text(content, node, text)

            if has_children:
                stack.append((nodes, state, step, node))
                if at_fault:
                    blame[len(stack)] = TEXT_BLAMED
                nodes = iter(node)
                state = content
                parent = node
                break
            if not content.accepting and not at_fault:
                yield recovery.incomplete(content, node)
            state = step.following or automaton.after(state, step, content)
            if state.mode and node is not root and (text := node.tail) and text.strip(WHITE):
                after = automaton.after_text(state, text)
                if after is not None:
                    state = after
                elif not blame.get(len(stack), 0) & TEXT_BLAMED:
                    blame[len(stack)] = blame.get(len(stack), 0) | TEXT_BLAMED
                    yield recovery.text(state, parent, text)
        else:
            # The end of an element, or of the document.
            blamed = blame.pop(len(stack), 0) if blame else 0
            if not stack:
                break
            if not state.accepting and not blamed:
                yield recovery.incomplete(state, parent)
            end = state
            nodes, state, step, node = stack.pop()
            state = step.following or automaton.after(state, step, end)
            parent = stack[-1][3] if stack else root
            if state.mode and node is not root and (text := node.tail) and text.strip(WHITE):
                after = automaton.after_text(state, text)
                if after is not None:
                    state = after
                elif not blame.get(len(stack), 0) & TEXT_BLAMED:
                    blame[len(stack)] = blame.get(len(stack), 0) | TEXT_BLAMED
                    yield recovery.text(state, parent, text)
    for node, name, token in references:
        if token not in ids:
            yield Fault(Kind.IDREF_DANGLING, node, str(node.tag), name, token)
