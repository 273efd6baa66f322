"""The character classes of XML Schema's regular expressions (part 2, appendix F.1)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["NAME_CHARACTERS", "NAME_START", "Characters", "parse_class", "parse_escape"]

NAME_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
"""What a name without a colon begins with (XML 1.0, fifth edition, NameStartChar), as the inside of a Python class."""

NAME_CHARACTERS = f"{NAME_START}\\-.0-9\u00b7\u0300-\u036f\u203f\u2040"
"""What such a name goes on with."""

BEGINS = re.compile(f"[:{NAME_START}]")
GOES_ON = re.compile(f"[:{NAME_CHARACTERS}]")
SINGLE = MappingProxyType({"n": "\n", "r": "\r", "t": "\t"})
LITERAL = frozenset("\\|.?*+(){}-[]^$")
MULTIPLE = frozenset("sSiIcCdDwW")
CATEGORIES = re.compile(r"L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?")


@dataclass(frozen=True, slots=True)
class Characters:
    """A set of characters: ranges, escapes (``d``, ``pL`` …), and what is taken away from them."""

    ranges: tuple[tuple[str, str], ...] = ()
    escapes: tuple[str, ...] = ()
    negated: bool = False
    without: Characters | None = None

    @classmethod
    def parts(cls, ranges: Iterable[tuple[str, str]], *, negated: bool = False) -> Characters:
        """The characters of `ranges`, or all others."""
        return cls(tuple(ranges), (), negated)

    def __contains__(self, character: str) -> bool:
        """Whether the set has `character`."""
        found = any(first <= character <= last for first, last in self.ranges)
        found = found or any(_escaped(name, character) for name in self.escapes)
        return found != self.negated and not (self.without is not None and character in self.without)


def parse_escape(pattern: str, place: int) -> tuple[Characters, int]:
    """The set that the escape means whose backslash stands before `place`, and the offset behind it.

    Raises:
        ValueError: there is no such escape.
    """
    literal, name, place = _escape(pattern, place)
    return (Characters(escapes=(name,)) if name else Characters.parts([(literal, literal)])), place


def parse_class(pattern: str, place: int) -> tuple[Characters, int]:
    """The set that the class means whose ``[`` stands before `place`, and the offset behind its ``]``.

    Raises:
        ValueError: the class is not closed, is empty, or has a range that runs backwards.
    """
    negated = pattern.startswith("^", place)
    place += negated
    start, ranges, escapes = place, list[tuple[str, str]](), list[str]()
    without: Characters | None = None
    while not pattern.startswith("]", place) or place == start:
        if pattern.startswith("-[", place) and place > start:
            without, place = parse_class(pattern, place + 2)
            if not pattern.startswith("]", place):
                raise ValueError("what is taken from a class must stand at its end")
            break
        first, name, place = _one(pattern, place)
        if name:
            escapes.append(name)
            continue
        last = first
        if pattern.startswith("-", place) and not pattern.startswith(("-]", "-["), place):
            last, name, place = _one(pattern, place + 1)
        if name or last < first:
            raise ValueError("a range of characters runs backwards")
        ranges.append((first, last))
    return Characters(tuple(ranges), tuple(escapes), negated, without), place + 1


def _one(pattern: str, place: int) -> tuple[str, str, int]:
    if place >= len(pattern):
        raise ValueError("a class is not closed")
    if pattern[place] == "\\":
        return _escape(pattern, place + 1)
    if pattern[place] in "[]":
        raise ValueError(f"an unexpected {pattern[place]} in a class")
    return pattern[place], "", place + 1


def _escape(pattern: str, place: int) -> tuple[str, str, int]:
    """The one character that an escape means, or else the name of its set, and the offset behind it."""
    sign = pattern[place : place + 1]
    if sign in SINGLE or sign in LITERAL:
        return SINGLE.get(sign, sign), "", place + 1
    if sign in MULTIPLE and sign:
        return "", sign, place + 1
    end = pattern.find("}", place)
    category = pattern[place + 2 : end]
    if sign in {"p", "P"} and pattern.startswith("{", place + 1) and CATEGORIES.fullmatch(category):
        return "", sign + category, end + 1
    if sign.isascii() and sign.isprintable() and sign and not sign.isalnum():
        return sign, "", place + 1  # more than the standard allows, and written by many
    raise ValueError(f"the escape \\{sign} is not known")


def _escaped(name: str, character: str) -> bool:
    """Whether the set of the escape `name` has `character`; a capital letter means all others."""
    kind = name[0].lower()
    category = unicodedata.category(character)
    if kind == "p":
        found = category.startswith(name[1:])
    elif kind == "d":
        found = category == "Nd"
    elif kind == "w":
        found = category[0] not in "PZC"
    elif kind == "s":
        found = character in " \t\n\r"
    else:
        found = bool((BEGINS if kind == "i" else GOES_ON).match(character))
    return found != name[0].isupper()
