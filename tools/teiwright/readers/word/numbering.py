"""The lists of a Word file: which number an item has (ECMA-376 part 1, section 17.9)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teiwright.readers.word.ooxml import value, w

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

__all__ = ["Counters", "Item", "Numbering", "read"]

NONE = "0"
LEVELS = 9


@dataclass(frozen=True, slots=True)
class Item:
    """An item's place: its depth from 1, its number (none in a list of bullets), and what tells its list from others."""

    depth: int
    number: int | None
    list_id: str


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    start: int


@dataclass(frozen=True, slots=True)
class Numbering:
    """For each numbering its list's id, and its levels by number."""

    lists: Mapping[str, str]
    levels: Mapping[str, Mapping[int, _Level]]


@dataclass(slots=True)
class Counters:
    """How far each list has come; an item is counted when it is asked for."""

    numbering: Numbering
    counts: dict[str, list[int | None]] = field(default_factory=dict)

    def item(self, identifier: str, level: int) -> Item | None:
        """The next item of the numbering `identifier` at `level` from 0; none where it numbers nothing."""
        levels = self.numbering.levels.get(identifier)
        level = min(level, LEVELS - 1)
        if identifier == NONE or levels is None:
            return None
        found = levels.get(level, _Level("bullet", 1))
        if found.form == "none":
            return None
        list_id = self.numbering.lists[identifier]
        counts = self.counts.setdefault(list_id, [None] * LEVELS)
        before = counts[level]
        counts[level] = found.start if before is None else before + 1
        counts[level + 1 :] = [None] * (LEVELS - level - 1)
        return Item(level + 1, None if found.form == "bullet" else counts[level], list_id)


def read(root: etree._Element | None, numbering_styles: Mapping[str, str]) -> Numbering:
    """The numberings of ``word/numbering.xml``; `numbering_styles` are the numbering ids of styles for lists."""
    if root is None:
        return Numbering({}, {})
    abstract = {e.get(w("abstractNumId"), ""): e for e in root.iterchildren(w("abstractNum"))}
    numbers = {e.get(w("numId"), ""): e for e in root.iterchildren(w("num"))}
    lists: dict[str, str] = {}
    levels: dict[str, dict[int, _Level]] = {}
    for identifier, element in numbers.items():
        source = value(element, "abstractNumId") or ""
        shape = abstract.get(source)
        linked = numbering_styles.get(value(shape, "numStyleLink") or "", "")
        if linked in numbers:  # a list style keeps the levels in another numbering
            shape = abstract.get(value(numbers[linked], "abstractNumId") or "")
        levels[identifier] = {} if shape is None else _levels(shape)
        starts = _overrides(element)
        levels[identifier].update(
            {n: _Level(levels[identifier].get(n, _Level("decimal", 1)).form, s) for n, s in starts.items()}
        )
        lists[identifier] = f"{source}/{identifier}" if starts else source
    return Numbering(lists, levels)


def _levels(element: etree._Element) -> dict[int, _Level]:
    return {
        int(level.get(w("ilvl"), "0")): _Level(
            value(level, "numFmt") or "decimal", _whole(value(level, "start"), 1)
        )
        for level in element.iterchildren(w("lvl"))
        if level.get(w("ilvl"), "0").isdigit()
    }


def _overrides(element: etree._Element) -> dict[int, int]:
    """Where the levels of a numbering begin anew."""
    return {
        int(one.get(w("ilvl"), "0")): _whole(value(one, "startOverride"), 1)
        for one in element.iterchildren(w("lvlOverride"))
        if one.get(w("ilvl"), "0").isdigit() and value(one, "startOverride") is not None
    }


def _whole(number: str | None, otherwise: int) -> int:
    return int(number) if number and number.isdigit() and len(number) < 9 else otherwise
