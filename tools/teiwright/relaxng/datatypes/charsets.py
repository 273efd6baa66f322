"""Sets of characters, as the regular expressions of XML Schema write them (XML Schema 2, appendix F.1).

A set is a term; `ranges` works it out over all of Unicode or over ASCII alone. Most values are ASCII, and over ASCII
the properties of characters cost no table: only a value outside of ASCII pays for reading Unicode once.
"""

from __future__ import annotations

import functools
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

__all__ = [
    "ASCII",
    "UNICODE",
    "Block",
    "Category",
    "Listed",
    "Minus",
    "Not",
    "Ranges",
    "Set",
    "Union",
    "ranges",
]

Ranges = tuple[tuple[int, int], ...]
"""Ranges of code points, first and last included, ascending, not touching."""

ASCII = 0x7F
UNICODE = 0x10FFFF

NAMED_BELOW = 0x40000
"""No character is assigned from here on but the tags and variation selectors of plane 14."""
PLANE_14 = range(0xE0000, 0xE1000)
PRIVATE = ((0xF0000, 0xFFFFD), (0x100000, 0x10FFFD))


@dataclass(frozen=True, slots=True)
class Listed:
    """The code points in some ranges."""

    ranges: Ranges


@dataclass(frozen=True, slots=True)
class Category:
    """The characters of a general category: a letter for a group of categories, two for one."""

    name: str


@dataclass(frozen=True, slots=True)
class Block:
    """The characters of a block, named without ``Is``."""

    name: str


@dataclass(frozen=True, slots=True)
class Not:
    """All characters but those of `of`."""

    of: Set


@dataclass(frozen=True, slots=True)
class Union:
    """The characters of any of the sets."""

    of: tuple[Set, ...]


@dataclass(frozen=True, slots=True)
class Minus:
    """The characters of `of` that are not in `but`."""

    of: Set
    but: Set


Set = Listed | Category | Block | Not | Union | Minus


def ranges(of: Set, top: int) -> Ranges:
    """The code points up to `top` that are in the set.

    Args:
        of: the set.
        top: `ASCII` or `UNICODE`.

    Raises:
        KeyError: a block or category is not one of Unicode.
    """
    match of:
        case Listed(listed):
            return _merged([(low, min(high, top)) for low, high in listed if low <= top])
        case Category(name):
            table = _categories(top)
            return _merged([pair for key, pairs in table.items() if key.startswith(name) for pair in pairs])
        case Block(name):
            return ranges(Listed(_block(name)), top)
        case Not(inner):
            return _complement(ranges(inner, top), top)
        case Union(items):
            return _merged([pair for item in items for pair in ranges(item, top)])
        case Minus(inner, but):
            outside = _complement(ranges(inner, top), top)
            return _complement(_merged([*outside, *ranges(but, top)]), top)


def _merged(pairs: list[tuple[int, int]]) -> Ranges:
    found: list[tuple[int, int]] = []
    for low, high in sorted(pairs):
        if found and low <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return tuple(found)


def _complement(pairs: Ranges, top: int) -> Ranges:
    fenced = ((-1, -1), *pairs, (top + 1, top + 1))
    return tuple((left[1] + 1, right[0] - 1) for left, right in pairwise(fenced) if left[1] + 1 < right[0])


@functools.cache
def _categories(top: int) -> dict[str, list[tuple[int, int]]]:
    """The ranges of each category of two letters, as this Python's Unicode has them."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    parts = [range(ASCII + 1)] if top == ASCII else [range(NAMED_BELOW), PLANE_14]
    for part in parts:
        start, previous = part.start, unicodedata.category(chr(part.start))
        for code, name in enumerate(map(unicodedata.category, map(chr, part)), part.start):
            if name != previous:
                found[previous].append((start, code - 1))
                start, previous = code, name
        found[previous].append((start, part.stop - 1))
    if top != ASCII:
        found["Co"].extend(PRIVATE)
        named = tuple(pair for pairs in found.values() for pair in pairs)
        found["Cn"].extend(_complement(_merged(list(named)), top))
    return dict(found)


def _block(name: str) -> Ranges:
    """The ranges of a block; few schemas name one, so the table of elementpath is read only for them."""
    from elementpath.regex import unicode_block  # noqa: PLC0415 - a heavy import that few schemas need

    found = [
        (item, item) if isinstance(item, int) else (item[0], item[1] - 1)
        for item in unicode_block(name).codepoints
    ]
    return _merged(found)
