"""Seasons, decades, centuries and their parts: ``spring 1968``, ``early 1990s``, ``nineteenth century``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.encode.dates import words
from teiwright.encode.dates.days import named_month
from teiwright.encode.dates.terms import OF, Term, bare_year, era, short_year, year_number
from teiwright.encode.dates.tokens import APOSTROPHES, DASHES
from teiwright.encode.dates.w3c import Part, Period, century, part_of, season, years
from teiwright.model import Cert

if TYPE_CHECKING:
    from teiwright.encode.dates.tokens import Line

__all__ = ["named_century", "named_decade", "named_part", "named_season", "ordinal", "short_decade"]


def named_season(line: Line, at: int) -> Term | None:
    """``spring 1968``, ``summer of 1914``, ``winter 1944/45``."""
    month = words.SEASONS.get(line.word(at))
    if month is None:
        return None
    begin, at = at, at + 1 + (line.word(at + 1) in OF)
    short = short_year(line, at)
    first, stop = short or (year_number(line, at), at + 1)
    if not first:
        return None
    last = first
    joined = line.mark(stop) in {"/", *DASHES} and line.glued(stop) and line.glued(stop + 1)
    if joined and line.digits(stop + 1) == 2 and line.number(stop + 1) == (first + 1) % 100:
        last, stop = first + 1, stop + 2
    return Term(season(month, first, last), begin, stop, Cert.MEDIUM)


def short_decade(line: Line, at: int) -> tuple[int, int] | None:
    """``'90s``, ``70s``, ``90er``: the last two digits of a decade and the index behind it."""
    at += line.mark(at) in APOSTROPHES and line.glued(at + 1)
    if line.digits(at) != 2 or line.number(at) % 10 or line.number(at) < 20 or not line.glued(at + 1):
        return None
    stop = _decade_ending(line, at + 1)
    return (line.number(at), stop) if stop else None


def _decade_ending(line: Line, at: int) -> int:
    """The index behind the ending that makes the number before `at` a decade, or 0."""
    if line.mark(at) in APOSTROPHES and line.glued(at + 1) and line.written(at + 1) == "s":
        return at + 2
    if line.written(at) == "s":
        return 0 if line.glued(at + 1) and line.word(at + 1) else at + 1
    if line.written(at) not in {"er", "ern"}:
        return 0
    stop = at + 1
    if line.mark(stop) in DASHES and line.glued(stop):
        stop += 1
    return stop + 1 if line.word(stop) in {"jahre", "jahren"} else at + 1


def named_decade(line: Line, at: int) -> Term | None:
    """``1990s``, ``'90s``, ``the 90s``, ``1990er Jahre``, ``années 1990``, ``the nineties``."""
    if line.word(at) in {"années", "años"} and line.digits(at + 1) in {2, 4}:
        number = line.number(at + 1) + (1900 if line.digits(at + 1) == 2 else 0)
        return Term(years(number, number + 9), at, at + 2) if number >= 1000 and number % 10 == 0 else None
    if line.word(at) == "década" and line.word(at + 1) == "de":
        number = year_number(line, at + 2)
        return Term(years(number, number + 9), at, at + 3) if number and number % 10 == 0 else None
    if line.word(at) in words.TENS:
        first = 1900 + 10 * words.TENS[line.word(at)]
        return Term(years(first, first + 9), at, at + 1, Cert.MEDIUM, bare=True)
    short = short_decade(line, at)
    if short:
        quoted = line.mark(at) in APOSTROPHES
        return Term(years(1900 + short[0], 1909 + short[0]), at, short[1], Cert.MEDIUM, bare=not quoted)
    number = line.number(at)
    if line.digits(at) != 4 or number % 10 or not 1000 <= number < 2200 or not line.glued(at + 1):
        return None
    stop = _decade_ending(line, at + 1)
    return _plain_decade(number, at, stop) if stop else None


def _plain_decade(number: int, begin: int, stop: int) -> Term:
    """The decade from `number`; "1800s" is a century, "1900s" may be one."""
    if number % 100 or number >= 2000:
        return Term(years(number, number + 9), begin, stop)
    return Term(years(number, number + (9 if number == 1900 else 99)), begin, stop, Cert.MEDIUM)


def named_century(line: Line, at: int) -> Term | None:
    """``19th century``, ``nineteenth-century``, ``twenty-first century``, ``XIXe siècle``, ``siglo XIX``."""
    counted = _century_number(line, at)
    if counted is None:
        return None
    number, stop = counted
    named = era(line, stop)
    if named:
        return Term(century(number, before_christ=named[0] < 0), at, named[1])
    return Term(century(number), at, stop) if number <= 22 else None


def _century_number(line: Line, at: int) -> tuple[int, int] | None:
    if line.word(at) == "siglo":
        number = words.ROMAN.get(line.written(at + 1), 0)
        return (number, at + 2) if number else None
    counted = ordinal(line, at)
    if counted is None:
        return None
    number, stop = counted
    if line.mark(stop) in DASHES and line.glued(stop):
        stop += 1
    return (number, stop + 1) if line.word(stop) in words.CENTURY_WORDS else None


def ordinal(line: Line, at: int) -> tuple[int, int] | None:
    """The ordinal at `at` in figures, words or Roman figures, and the index behind it."""
    word = line.word(at)
    if word == "twenty" and line.mark(at + 1) in DASHES and line.word(at + 2) == "first":
        return 21, at + 3
    if word in words.ORDINALS:
        return words.ORDINALS[word], at + 1
    if line.written(at) in words.ROMAN_ORDINALS:
        return words.ROMAN_ORDINALS[line.written(at)], at + 1
    if 1 <= line.number(at) <= 30 and line.glued(at + 1):
        ending = line.word(at + 1) in {"st", "nd", "rd", "th"} or line.mark(at + 1) == "."
        return (line.number(at), at + 2) if ending else None
    return None


def named_part(line: Line, at: int) -> Term | None:
    """``early 1990s``, ``mid-1975``, ``mid- to late 1980s``, ``Ende der 1990er Jahre``, ``principios de 1931``."""
    parts = _parts(line, at)
    if parts is None or line.word(at - 1) in {
        "his",
        "her",
        "their",
        "my",
        "our",
        "your",
    }:  # "in her late sixties"
        return None
    first, last, stop = parts
    whole = _whole(line, stop)
    if whole is None:
        return None
    value = Period(part_of(whole.value, first).first, part_of(whole.value, last).last, fuzzy=True)
    return Term(value, at, whole.stop, Cert.MEDIUM)


def _parts(line: Line, at: int) -> tuple[Part, Part, int] | None:
    """The first and the last part that are named at `at`, and the index of what they are parts of."""
    word = line.word(at)
    if word in words.INFLECTED_PARTS:
        part, stop = words.INFLECTED_PARTS[word], at + 1
        while line.word(stop) in words.ARTICLES:
            stop += 1
        return part, part, stop
    if word not in words.PARTS:
        return None
    first, stop = words.PARTS[word], _behind_hyphen(line, at + 1)
    if line.word(stop) in {"to", "and", "or"} and line.word(stop + 1) in words.PARTS:
        last = words.PARTS[line.word(stop + 1)]
        return (first, last, _behind_hyphen(line, stop + 2)) if first < last else None
    return first, first, stop


def _behind_hyphen(line: Line, at: int) -> int:
    return at + 1 if line.mark(at) in DASHES and line.glued(at) else at


def _whole(line: Line, at: int) -> Term | None:
    """What can have an early or a late part."""
    return (
        named_century(line, at)
        or named_decade(line, at)
        or named_season(line, at)
        or named_month(line, at)
        or bare_year(line, at)
    )
