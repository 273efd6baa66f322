"""A term of the calendar, and the years that all forms share: ``1951``, ``'68``, ``44 BC``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teiwright.encode.dates import words
from teiwright.encode.dates.plausible import is_counted
from teiwright.encode.dates.tokens import APOSTROPHES
from teiwright.encode.dates.w3c import Point, Value
from teiwright.model import Cert

if TYPE_CHECKING:
    from teiwright.encode.dates.tokens import Line

__all__ = [
    "OF",
    "Term",
    "apostrophe_year",
    "bare_year",
    "era",
    "era_year",
    "goes_on",
    "short_year",
    "year_after",
    "year_cert",
    "year_number",
]

OF = words.row("of de del du")


@dataclass(frozen=True, slots=True)
class Term:
    """What one or more tokens say.

    Attributes:
        value: the point or period, perhaps without its year, perhaps one that the calendar lacks.
        begin: index of its first token.
        stop: index behind its last one.
        cert: how sure the reading is.
        bare: whether only its form speaks for it (a number that may be an amount, a month that may be a name).
        yearly: whether it comes back each year, so that no year belongs to it.
    """

    value: Value
    begin: int
    stop: int
    cert: Cert = Cert.HIGH
    bare: bool = False
    yearly: bool = False


def weaker(first: Cert, second: Cert) -> Cert:
    """The less sure of two certainties."""
    order = (Cert.HIGH, Cert.MEDIUM, Cert.LOW)
    return max(first, second, key=order.index)


def year_number(line: Line, at: int) -> int:
    """The four-digit year 1000 to 2199 at `at`, or 0; a number that goes on (1999a, 1999.5, 1,999) is none."""
    number = line.number(at)
    if line.digits(at) != 4 or not 1000 <= number < 2200:
        return 0
    return 0 if goes_on(line, at + 1) else number


def goes_on(line: Line, at: int) -> bool:
    """Whether the number before `at` is only a part of a longer sign."""
    if not line.glued(at):
        return False
    if line.word(at):
        return True
    return line.mark(at) in {".", ",", ":", "_", "@", "°"} and line.glued(at + 1) and line.digits(at + 1) > 0


_ERAS = (
    (-1, (("BCE",), ("BC",), ("B", "C", "E"), ("B", "C"), ("v", "Chr"), ("a", "C"))),
    (1, (("CE",), ("AD",), ("C", "E"), ("A", "D"), ("n", "Chr"), ("d", "C"))),
)


def era(line: Line, at: int) -> tuple[int, int] | None:
    """The sign (-1 before Christ, else 1) of the era named at `at`, and the index behind it."""
    for sign, forms in _ERAS:
        for form in forms:
            stop = _spelled(line, at, form)
            if stop:
                return sign, stop
    return None


def _spelled(line: Line, at: int, form: tuple[str, ...]) -> int:
    """The index behind `form` at `at`, with a full stop after each of its words when it has several; else 0."""
    for index, word in enumerate(form):
        if line.written(at) != word:
            return 0
        at += 1
        if len(form) == 1:
            return at
        last = index == len(form) - 1
        if line.mark(at) == "." and line.glued(at):
            at += 1
        elif not last:
            return 0
    return at


def era_year(line: Line, at: int) -> Term | None:
    """``44 BC``, ``AD 79``."""
    if line.glued(at) and (line.word(at - 1) or line.mark(at - 1) in {".", ",", ":"}):
        return None
    if line.written(at) == "AD" and 0 < line.number(at + 1) < 2200 and not goes_on(line, at + 2):
        return Term(Point(line.number(at + 1)), at, at + 2)
    named = era(line, at + 1) if line.number(at) > 0 else None
    if named is None:
        return None
    return Term(Point(named[0] * line.number(at)), at, named[1])


def short_year(line: Line, at: int) -> tuple[int, int] | None:
    """``'68``: the year from 1931 to 2030 that its two figures write, and the index behind it."""
    if (
        line.mark(at) not in APOSTROPHES
        or line.glued(at)
        or line.digits(at + 1) != 2
        or not line.glued(at + 1)
    ):
        return None
    if line.glued(at + 2) and (
        line.word(at + 2) or line.mark(at + 2) in APOSTROPHES or goes_on(line, at + 2)
    ):
        return None
    number = line.number(at + 1)
    return number + (1900 if number > 30 else 2000), at + 2


def year_cert(line: Line, stop: int) -> Cert:
    """How sure the year is that ends before token `stop`: one of two figures leaves its century to be guessed."""
    return Cert.MEDIUM if line.digits(stop - 1) == 2 else Cert.HIGH


def year_after(line: Line, at: int) -> tuple[int, int] | None:
    """The year that completes a day or a month before `at`, and the index behind it."""
    comma = line.mark(at) == ","
    if comma or line.word(at) in OF:
        at += 1
    number = year_number(line, at)
    if number and not (comma and is_counted(line, at, at + 1, (number,))):
        return number, at + 1
    if comma:
        return None
    short = short_year(line, at)
    if short:
        return short
    dated = era_year(line, at) if line.number(at) > 0 else None
    if dated is not None and isinstance(dated.value, Point) and dated.value.year is not None:
        return dated.value.year, dated.stop
    return None


def apostrophe_year(line: Line, at: int) -> Term | None:
    """``'68`` after a word that a year can follow."""
    short = short_year(line, at)
    if short is None or line.word(at - 1) not in {
        "of",
        "in",
        "since",
        "the",
        "from",
        "until",
        "before",
        "after",
    }:
        return None
    return Term(Point(short[0]), at, short[1], Cert.MEDIUM)


def bare_year(line: Line, at: int) -> Term | None:
    """``1951``."""
    number = year_number(line, at)
    return Term(Point(number), at, at + 1, bare=True) if 1000 <= number < 2100 else None
