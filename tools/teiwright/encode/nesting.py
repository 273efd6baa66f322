"""What each part of a text stands in: by the marks of its source, or by its role where the source has none."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from teiwright.encode.roles import ASIDES, Part, Role
from teiwright.model import BlockKind, Container, ContainerKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["nested"]

Path = tuple[Container, ...]
LEAVES = {Role.VERSE, Role.CELL, Role.TERM, Role.CAPTION, Role.FIGURE, Role.ORNAMENT, Role.CODE}


@dataclass(slots=True)
class _Open:
    """What stands open before the next part: the lists by depth with their last items, a quotation, the last item."""

    lists: list[tuple[Container, Container]] = field(default_factory=list)
    quotation: Container | None = None
    item: Path = ()
    # The source counts upwards from one.
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(-1, -1))


def nested(parts: Iterable[Part]) -> Iterator[Part]:
    """`parts` with what they stand in; lists and quotations that no mark shows begin and end with their parts."""
    state = _Open()
    for part in parts:
        if part.role in ASIDES:
            yield replace(part, within=part.block.within)
            continue
        within = _within(state, part)
        if part.role is not Role.QUOTATION:
            state.quotation = None
        if part.role not in {Role.ITEM, Role.CONTINUATION}:
            state.lists.clear()
        state.item = _to_item(within)
        yield replace(part, within=within)


def _within(state: _Open, part: Part) -> Path:
    kinds = {c.kind for c in part.block.within}
    if part.role is Role.ITEM:
        marked = ContainerKind.ITEM in kinds and part.block.kind is BlockKind.ITEM
        return _numbered(part) if marked else _item(state, part)
    if part.role is Role.CONTINUATION:
        return part.block.within if ContainerKind.ITEM in kinds else state.item
    if part.role is Role.QUOTATION:
        return part.block.within if ContainerKind.QUOTATION in kinds else _quotation(state)
    return part.block.within if part.role in LEAVES else ()


def _numbered(part: Part) -> Path:
    """What the item stands in, with the number that it begins with where its source marks none."""
    *outer, listed, item = _to_item(part.block.within)
    if part.number and listed.label == "bulleted":
        listed, item = replace(listed, label="numbered"), replace(item, label=part.number)
    return (*outer, listed, item, *part.block.within[len(outer) + 2 :])


def _to_item(within: Path) -> Path:
    """`within` up to its innermost item."""
    places = [n for n, c in enumerate(within) if c.kind is ContainerKind.ITEM]
    return within[: places[-1] + 1] if places else ()


def _item(state: _Open, part: Part) -> Path:
    """An item in the list of its depth, which begins where none is open, or where numbers begin anew."""
    level = max(part.level, 1)
    del state.lists[level:]
    if part.number in {"1", "a", "i"} and len(state.lists) == level:
        state.lists.pop()
    item = Container(ContainerKind.ITEM, next(state.numbers), part.number)
    if len(state.lists) == level:
        state.lists[-1] = (state.lists[-1][0], item)
    while len(state.lists) < level:
        rend = "numbered" if part.number else "bulleted"
        state.lists.append((Container(ContainerKind.LIST, next(state.numbers), rend), item))
    return tuple(itertools.chain.from_iterable(state.lists))


def _quotation(state: _Open) -> Path:
    state.quotation = state.quotation or Container(ContainerKind.QUOTATION, next(state.numbers))
    return (state.quotation,)
