r"""Regular expressions of XML Schema (XML Schema 2, appendix F) as those of Python.

The two write alike what they mean differently: in XML Schema ``^`` and ``$`` are letters, ``\d`` and ``\w`` are sets of
Unicode, classes are subtracted, and the expression always matches the whole. So it is read here and written anew, with
each class as its plain ranges.
"""

from __future__ import annotations

import re
import string
from dataclasses import dataclass, field
from functools import cached_property

from teiwright.relaxng.datatypes import charsets
from teiwright.relaxng.datatypes.charsets import (
    ASCII,
    UNICODE,
    Block,
    Category,
    Listed,
    Minus,
    Not,
    Set,
    Union,
)
from teiwright.relaxng.datatypes.names import NAME_START, NAME_TAIL

__all__ = ["Expression", "RegexError", "read"]

CATEGORIES = frozenset(
    "L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po Z Zs Zl Zp".split()
) | frozenset("S Sm Sc Sk So C Cc Cf Co Cn".split())
ESCAPES = {"n": "\n", "r": "\r", "t": "\t"} | {char: char for char in "\\|.?*+(){}-[]^"}
QUANTITY = re.compile(r"\{(\d+)(?:(,)(\d*))?\}", re.ASCII)
PROPERTY = re.compile(r"\{(?:Is([a-zA-Z0-9\-]+)|([A-Z][a-z]?))\}")
DOT = Not(Listed(((0x0A, 0x0A), (0x0D, 0x0D))))
SPACE = Listed(((0x09, 0x0A), (0x0D, 0x0D), (0x20, 0x20)))
SETS: dict[str, Set] = {
    "s": SPACE,
    "i": Listed(NAME_START),
    "c": Listed((*NAME_START, *NAME_TAIL)),
    "d": Category("Nd"),
    "w": Not(Union((Category("P"), Category("Z"), Category("C")))),
}
DEEPEST = 100
"""How deep groups may nest."""


class RegexError(ValueError):
    """The expression is not one of XML Schema; the message says why and where."""


@dataclass(frozen=True)
class Expression:
    """A regular expression of XML Schema.

    `parts` are literal pieces of a Python expression and sets of characters between them.
    """

    parts: tuple[str | Set, ...]

    def matches(self, text: str) -> bool:
        """Whether the whole of `text` matches."""
        return (self._ascii if text.isascii() else self._unicode).fullmatch(text) is not None

    @cached_property
    def _ascii(self) -> re.Pattern[str]:
        return self._compiled(ASCII)

    @cached_property
    def _unicode(self) -> re.Pattern[str]:
        return self._compiled(UNICODE)

    def _compiled(self, top: int) -> re.Pattern[str]:
        written = (
            part if isinstance(part, str) else _written(charsets.ranges(part, top)) for part in self.parts
        )
        return re.compile("".join(written))


def read(pattern: str) -> Expression:
    """The expression `pattern`.

    Raises:
        RegexError: it is not well-formed, or names a category or block that there is not.
    """
    reader = _Reader(pattern)
    reader.alternatives(0)
    if reader.at < len(pattern):
        raise reader.error("a closing parenthesis without an opening one")
    made = Expression(tuple(reader.parts))
    try:
        _ = made._ascii  # noqa: SLF001 - a part of the same module, made now so that faults show now
    except (re.error, OverflowError, RecursionError) as error:
        raise RegexError(f"{pattern}: {error}") from error
    return made


@dataclass(slots=True)
class _Reader:
    """Where the reading of a pattern stands."""

    pattern: str
    at: int = 0
    parts: list[str | Set] = field(default_factory=list)

    def error(self, reason: str) -> RegexError:
        return RegexError(f"{self.pattern}: {reason} at character {self.at + 1}")

    def peek(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def take(self) -> str:
        char = self.peek()
        if not char:
            raise self.error("the expression ends too early")
        self.at += 1
        return char

    def alternatives(self, depth: int) -> None:
        """Branches with bars between them, up to the end or a closing parenthesis."""
        if depth > DEEPEST:
            raise self.error(f"groups nest deeper than {DEEPEST}")
        self.parts.append("(?:")
        while self.peek() not in {"", ")"}:
            if self.peek() == "|":
                self.parts.append(self.take())
            else:
                self.atom(depth)
                self.quantifier()
        self.parts.append(")")

    def atom(self, depth: int) -> None:
        char = self.take()
        if char == "(":
            self.alternatives(depth + 1)
            if self.take() != ")":
                raise self.error("an opening parenthesis without a closing one")
        elif char == "[":
            self.parts.append(self.group(depth))
        elif char == ".":
            self.parts.append(DOT)
        elif char == "\\":
            self.parts.append(self.escape())
        elif char in "?*+{}]":
            self.at -= 1
            raise self.error(f"“{char}” without a backslash")
        else:
            self.parts.append(re.escape(char))

    def quantifier(self) -> None:
        if self.peek() in {"?", "*", "+"}:
            self.parts.append(self.take())
        elif self.peek() == "{":
            found = QUANTITY.match(self.pattern, self.at)
            if found is None:
                raise self.error("a “{” that begins no quantity")
            low, comma, high = found.groups()
            if high and int(high) < int(low):
                raise self.error("a quantity whose upper bound is below its lower one")
            self.parts.append(f"{{{int(low)}{comma or ''}{int(high) if high else ''}}}")
            self.at = found.end()

    def escape(self) -> Set:
        """What follows a backslash."""
        char = self.take()
        if char in ESCAPES:
            code = ord(ESCAPES[char])
            return Listed(((code, code),))
        if char in {"p", "P"}:
            found = self.property()
            return Not(found) if char == "P" else found
        named = SETS.get(char.lower())
        if named is None:
            self.at -= 1
            raise self.error(f"“\\{char}” is no escape")
        return Not(named) if char in string.ascii_uppercase else named

    def property(self) -> Set:
        found = PROPERTY.match(self.pattern, self.at)
        if found is None or (found[2] and found[2] not in CATEGORIES):
            raise self.error("a “\\p” without a category or block of Unicode")
        if found[1]:
            try:
                charsets.ranges(Block(found[1]), ASCII)
            except (KeyError, ValueError) as error:
                raise self.error(f"“{found[1]}” is no block of Unicode") from error
        self.at = found.end()
        return Block(found[1]) if found[1] else Category(found[2])

    def group(self, depth: int) -> Set:
        """A class in brackets, after its opening one."""
        if depth > DEEPEST:
            raise self.error(f"classes nest deeper than {DEEPEST}")
        negated = self.peek() == "^"
        if negated:
            self.at += 1
        items: list[Set] = []
        while True:
            char = self.take()
            if char == "]" and items:
                break
            if char == "-" and self.peek() == "[" and items:
                self.at += 1
                but = self.group(depth + 1)
                if self.take() != "]":
                    raise self.error("something after a subtracted class")
                return Minus(_class(items, negated=negated), but)
            items.append(self.member(char, first=not items))
        return _class(items, negated=negated)

    def member(self, char: str, *, first: bool) -> Set:
        """A character, an escape or a range of a class, which starts with `char`."""
        if char in "[]":
            self.at -= 1
            raise self.error(f"“{char}” in a class without a backslash")
        low = self.escape() if char == "\\" else Listed(((ord(char), ord(char)),))
        if char == "-" and not first and self.peek() not in {"]", "-"}:
            raise self.error("a “-” within a class without a backslash")
        following = self.pattern[self.at + 1 : self.at + 2]
        if self.peek() != "-" or following in {"]", "["} or not isinstance(low, Listed):
            return low
        if len(low.ranges) != 1 or low.ranges[0][0] != low.ranges[0][1]:
            return low
        return self.range(low.ranges[0][0])

    def range(self, low: int) -> Set:
        """A range, after its first character `low`."""
        self.at += 1
        char = self.take()
        high = self.escape() if char == "\\" else Listed(((ord(char), ord(char)),))
        if not isinstance(high, Listed) or len(high.ranges) != 1:
            raise self.error("a range that ends with a set")
        if high.ranges[0][1] < low:
            raise self.error("a range whose end is before its start")
        return Listed(((low, high.ranges[0][1]),))


def _class(items: list[Set], *, negated: bool) -> Set:
    joined = Union(tuple(items))
    return Not(joined) if negated else joined


def _written(pairs: charsets.Ranges) -> str:
    """A class of Python with these ranges; one without any matches nothing."""
    if not pairs:
        return r"(?!)"
    members = (_letter(low) if low == high else f"{_letter(low)}-{_letter(high)}" for low, high in pairs)
    return f"[{''.join(members)}]"


def _letter(code: int) -> str:
    return f"\\U{code:08x}"
