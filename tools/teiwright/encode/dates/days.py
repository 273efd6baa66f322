"""Days and months: ``8 August 2003``, ``August 8``, ``25.04.2009``, ``2003-08-08``, ``October 2002``, ``May``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from teiwright.encode.dates import words
from teiwright.encode.dates.plausible import is_counted
from teiwright.encode.dates.terms import OF, Term, goes_on, year_after, year_cert
from teiwright.encode.dates.tokens import DASHES
from teiwright.encode.dates.w3c import Point
from teiwright.model import Cert

if TYPE_CHECKING:
    from teiwright.encode.dates.tokens import Line

__all__ = ["day_month", "day_number", "iso_day", "month_day", "month_number", "named_month", "numeric_day"]


def day_number(line: Line, at: int) -> tuple[int, int] | None:
    """The day 1 to 31 at `at` with or without its ordinal ending, and the index behind it."""
    number = line.number(at)
    if not 1 <= number <= 31 or line.digits(at) > 2:
        return None
    if not line.glued(at + 1):
        return number, at + 1
    if line.word(at + 1) in {"st", "nd", "rd", "th", "er", "º"}:
        return number, at + 2
    if line.mark(at + 1) == "." and not (line.glued(at + 2) and line.digits(at + 2)):
        return number, at + 2
    return None if line.word(at + 1) else (number, at + 1)


def month_number(line: Line, at: int) -> tuple[int, int, bool] | None:
    """The month at `at`, the index behind it, and whether it may stand without a day or a year."""
    written = line.written(at)
    if written in words.MONTHS:
        return words.MONTHS[written], at + 1, True
    if written in words.SMALL_MONTHS:
        return words.SMALL_MONTHS[written], at + 1, False
    if written in words.ABBREVIATED_MONTHS:
        dotted = line.mark(at + 1) == "." and line.glued(at + 1)
        return words.ABBREVIATED_MONTHS[written], at + 1 + dotted, False
    if len(written) > 3 and written.isupper() and written.title() in words.MONTHS:
        return words.MONTHS[written.title()], at + 1, False
    return None


def _weekday(line: Line, at: int) -> int:
    """The index behind a weekday and its comma at `at`, or `at` where there is none."""
    if line.word(at) not in words.WEEKDAYS:
        return at
    at += 1
    if line.mark(at) == ",":
        at += 1
    return at + 1 if line.word(at) in words.ARTICLES else at


def day_month(line: Line, at: int) -> Term | None:
    """``8 August 2003``, ``8. August``, ``1st of October 2002``, ``8 de agosto de 2003``, with or without its weekday."""
    begin, at = at, _weekday(line, at)
    day = day_number(line, at)
    if day is None or (line.glued(at) and line.mark(at - 1) in {".", ",", ":"} and line.digits(at - 2)):
        return None
    at = day[1] + (line.word(day[1]) in OF)
    month = month_number(line, at)
    if month is None:
        return None
    year = year_after(line, month[1])
    if year is None:
        return Term(Point(None, month[0], day[0]), begin, month[1])
    return Term(Point(year[0], month[0], day[0]), begin, year[1], year_cert(line, year[1]))


def month_day(line: Line, at: int) -> Term | None:
    """``August 8, 2003``, ``October 1st``, with or without its weekday."""
    begin, at = at, _weekday(line, at)
    month = month_number(line, at)
    day = day_number(line, month[1]) if month else None
    if month is None or day is None:
        return None
    stop = day[1]
    if line.mark(stop - 1) == ".":  # the sentence's, not an ordinal's
        stop -= 1
    year = year_after(line, stop)
    if year:
        return Term(Point(year[0], month[0], day[0]), begin, year[1], year_cert(line, year[1]))
    # "In May 20 members left" has a month and an amount, "On May 20 she left" a day.
    before = line.word(begin - 1)
    if before == "in" or (before != "on" and is_counted(line, begin, stop, (day[0],))):
        return None
    return Term(Point(None, month[0], day[0]), begin, stop)


def named_month(line: Line, at: int) -> Term | None:
    """``October 2002``, ``agosto de 2003``, ``May``."""
    month = month_number(line, at)
    if month is None:
        return None
    number, stop, free = month
    year = year_after(line, stop)
    if year:
        return Term(Point(year[0], number), at, year[1], year_cert(line, year[1]))
    return Term(Point(None, number), at, stop, bare=True) if free else None


def iso_day(line: Line, at: int) -> Term | None:
    """``2003-08-08``."""
    if line.digits(at) != 4 or not all(line.glued(index) for index in range(at + 1, at + 5)):
        return None
    if line.mark(at + 1) not in {"-", "‑"} or line.mark(at + 3) not in {"-", "‑"}:
        return None
    if line.digits(at + 2) != 2 or line.digits(at + 4) != 2 or _in_sign(line, at, at + 5):
        return None
    return _numeric_term(line.number(at), line.number(at + 2), line.number(at + 4), at, at + 5)


def numeric_day(line: Line, at: int) -> Term | None:
    """``25.04.2009``, ``25. 4. 2009`` and ``25/04/2009``, the day first; ``04/25/2009`` can only be the month first."""
    mark = line.mark(at + 1)
    if mark not in {".", "/"} or line.mark(at + 3) != mark or line.digits(at + 4) != 4:
        return None
    if not (line.glued(at + 1) and line.glued(at + 3)) or max(line.digits(at), line.digits(at + 2)) > 2:
        return None
    if _in_sign(line, at, at + 5) or (mark == "/" and not (line.glued(at + 2) and line.glued(at + 4))):
        return None
    day, month, year = line.number(at), line.number(at + 2), line.number(at + 4)
    if mark == "/" and month > 12 >= day:
        return _numeric_term(year, day, month, at, at + 5)
    found = _numeric_term(year, month, day, at, at + 5)
    if found and mark == "/" and day <= 12 and day != month:
        return replace(found, cert=Cert.MEDIUM)
    return found


def _in_sign(line: Line, at: int, stop: int) -> bool:
    """Whether what stands from `at` to `stop` hangs together with more than it."""
    before = line.glued(at) and (line.word(at - 1) or line.mark(at - 1) in {".", ",", "/", "_", "#", *DASHES})
    after = line.glued(stop) and (line.word(stop) or line.mark(stop) in {"/", "_", "-"})
    return bool(before) or bool(after) or goes_on(line, stop)


def _numeric_term(year: int, month: int, day: int, begin: int, stop: int) -> Term | None:
    """The day of a date in figures; figures that no day or month can have are no date at all."""
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year < 2200):
        return None
    return Term(Point(year, month, day), begin, stop)
