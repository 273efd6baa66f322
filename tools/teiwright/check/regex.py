r"""Regular expressions of XML Schema and XPath, matched in a time that is bounded by expression times text.

The patterns of a document are not to be trusted: a backtracking matcher can be kept busy for years by thirty characters.
Here an expression becomes a program whose threads walk the text side by side (Thompson 1968, with the groups of Pike),
so that no two threads are ever at one place. Back references are the one thing that cannot be done this way.

Known are XML Schema part 2, appendix F, without blocks (``\p{IsGreek}``), and of XPath and Functions 3.1, section 5.6.1,
groups that do not capture, reluctant quantifiers, and ``^`` and ``$``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teiwright.check.characters import Characters, parse_class, parse_escape

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["MOST", "Expression", "PatternError", "compile_pattern", "full_match"]

MOST = 2000
"""How many instructions an expression may become, and how many characters a text may have."""


class PatternError(ValueError):
    """An expression that is not well formed, that is too long, or that asks for what is not known."""


@dataclass(frozen=True, slots=True)
class _Take:
    """Go on where the next character is one of these."""

    characters: Characters


@dataclass(frozen=True, slots=True)
class _Split:
    """Go on at both places, the first one preferred; both are relative to this instruction."""

    first: int
    second: int


@dataclass(frozen=True, slots=True)
class _Jump:
    to: int


@dataclass(frozen=True, slots=True)
class _Save:
    """Note where the text is in the slot `slot`."""

    slot: int


@dataclass(frozen=True, slots=True)
class _At:
    """Go on at the start of the text, or at its end."""

    start: bool


_Instruction = _Take | _Split | _Jump | _Save | _At
_Code = tuple[_Instruction, ...]


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled expression and how many groups it has."""

    code: _Code
    groups: int


def compile_pattern(pattern: str) -> Expression:
    """The expression that `pattern` is.

    Raises:
        PatternError: it is not well formed, becomes more than `MOST` instructions, or has a back reference or a block.
    """
    if len(pattern) > MOST:
        raise PatternError("it is too long")
    reader = _Reader(pattern)
    code = reader.alternatives()
    if reader.place < len(pattern):
        raise PatternError(f"an unexpected {pattern[reader.place]} at {reader.place + 1}")
    return Expression(code, reader.groups)


def full_match(expression: Expression, text: str) -> tuple[str, ...] | None:
    """All of `text` and its groups, where the expression matches all of it, else None.

    A group that took no part is empty, as in XPath; a text of more than `MOST` characters never matches.
    """
    if len(text) > MOST:
        return None
    end = len(expression.code)
    threads = [(0, (-1,) * (2 * expression.groups))]
    for place in range(len(text) + 1):
        ready = _followed(expression.code, threads, place, len(text))
        if place == len(text):
            return next((_groups(text, slots) for at, slots in ready if at == end), None)
        threads = [
            (at + 1, slots) for at, slots in ready if at < end and _takes(expression.code[at], text[place])
        ]
    return None


_Thread = tuple[int, tuple[int, ...]]


def _takes(instruction: _Instruction, character: str) -> bool:
    return isinstance(instruction, _Take) and character in instruction.characters


def _groups(text: str, slots: tuple[int, ...]) -> tuple[str, ...]:
    pairs = zip(slots[::2], slots[1::2], strict=True)
    return (text, *(text[start:end] if start >= 0 <= end else "" for start, end in pairs))


def _followed(code: _Code, threads: list[_Thread], place: int, length: int) -> list[_Thread]:
    """The threads at the instructions that take a character or at the end, each instruction reached once only."""
    ready: list[_Thread] = []
    seen: set[int] = set()
    for thread in threads:
        waiting = [thread]
        while waiting:
            at, slots = waiting.pop()
            if at in seen:
                continue
            seen.add(at)
            if at == len(code) or isinstance(code[at], _Take):
                ready.append((at, slots))
            else:
                waiting += reversed(list(_steps(code[at], at, slots, place, length)))
    return ready


def _steps(
    instruction: _Instruction, at: int, slots: tuple[int, ...], place: int, length: int
) -> Iterator[_Thread]:
    match instruction:
        case _Split(first, second):
            yield at + first, slots
            yield at + second, slots
        case _Jump(to):
            yield at + to, slots
        case _Save(slot):
            yield at + 1, (*slots[:slot], place, *slots[slot + 1 :])
        case _At(start) if place == (0 if start else length):
            yield at + 1, slots


@dataclass(slots=True)
class _Reader:
    """A recursive descent over `pattern`; `place` is the offset of what comes next."""

    pattern: str
    place: int = 0
    groups: int = 0
    depth: int = 0

    def alternatives(self) -> _Code:
        branches = [self.branch()]
        while self.accept("|"):
            branches.append(self.branch())
        code = branches.pop()
        for branch in reversed(branches):
            code = (_Split(1, len(branch) + 2), *branch, _Jump(len(code) + 1), *code)
        return code

    def branch(self) -> _Code:
        code: _Code = ()
        while self.place < len(self.pattern) and self.pattern[self.place] not in "|)":
            atom = self.atom()
            code += self.quantified(atom)
            if len(code) > MOST:
                raise PatternError("it is too long")
        return code

    def atom(self) -> _Code:
        character = self.take()
        if character == "(":
            return self.group()
        if character in "^$":
            return (_At(start=character == "^"),)
        if character in "?*+{}])":
            raise PatternError(f"an unexpected {character} at {self.place}")
        return (_Take(self.characters(character)),)

    def characters(self, first: str) -> Characters:
        if first == ".":
            return Characters.parts([("\n", "\n"), ("\r", "\r")], negated=True)
        if first not in "[\\":
            return Characters.parts([(first, first)])
        parse = parse_class if first == "[" else parse_escape
        try:
            found, self.place = parse(self.pattern, self.place)
        except ValueError as error:
            raise PatternError(str(error)) from error
        return found

    def group(self) -> _Code:
        if self.depth == 50:
            raise PatternError("its groups are too deep")
        self.depth += 1
        captures = not self.pattern.startswith("?:", self.place)
        self.place += 0 if captures else 2
        slot = 2 * self.groups
        self.groups += captures
        code = self.alternatives()
        if not self.accept(")"):
            raise PatternError("a group is not closed")
        self.depth -= 1
        return (_Save(slot), *code, _Save(slot + 1)) if captures else code

    def quantified(self, atom: _Code) -> _Code:
        least, most = self.quantity()
        if (least, most) == (1, 1):
            return atom
        greedy = not self.accept("?")
        if len(atom) * max(least, most or 0, 1) > MOST:
            raise PatternError("it is too long")
        if most is None:
            return atom * least + _loop(atom, greedy=greedy)
        return atom * least + _optional(atom, most - least, greedy=greedy)

    def quantity(self) -> tuple[int, int | None]:
        """How often the atom before may occur; None is without end."""
        if self.accept("?"):
            return 0, 1
        if self.accept("*"):
            return 0, None
        if self.accept("+"):
            return 1, None
        if not self.accept("{"):
            return 1, 1
        least, comma, most = self.until("}").partition(",")
        if not _is_number(least) or (most and not _is_number(most)):
            raise PatternError("a quantity is no number")
        if not comma:
            return int(least), int(least)
        if most and int(most) < int(least):
            raise PatternError("a quantity runs backwards")
        return int(least), int(most) if most else None

    def until(self, sign: str) -> str:
        end = self.pattern.find(sign, self.place)
        if end < 0:
            raise PatternError(f"a {sign} is missing")
        found = self.pattern[self.place : end]
        self.place = end + 1
        return found

    def take(self) -> str:
        self.place += 1
        return self.pattern[self.place - 1]

    def accept(self, sign: str) -> bool:
        found = self.pattern.startswith(sign, self.place)
        self.place += found
        return found


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 6


def _loop(atom: _Code, *, greedy: bool) -> _Code:
    after = len(atom) + 2
    split = _Split(1, after) if greedy else _Split(after, 1)
    return (split, *atom, _Jump(-len(atom) - 1))


def _optional(atom: _Code, times: int, *, greedy: bool) -> _Code:
    """`atom` up to `times` times, each time only behind the one before."""
    size = len(atom) + 1
    ends = [(times - number) * size for number in range(times)]
    return tuple(each for end in ends for each in ((_Split(1, end) if greedy else _Split(end, 1)), *atom))
