"""Dates that are meant beyond doubt and not written as W3C dates (TEI, `teidata.temporal.w3c`)."""

from __future__ import annotations

import calendar
import re

__all__ = ["DATES", "NO_DATES", "is_date", "mended"]

DATES = frozenset({"when", "notBefore", "notAfter", "from", "to"})
"""The attributes of `att.datable.w3c`."""

NO_DATES = frozenset({"app", "arc", "biblScope", "citedRange", "locus", "span"})
"""The elements whose `from` and `to` are no dates."""

YEAR = r"-?(?:[1-9]\d{3,}|0\d{3})"
ZONE = r"(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?"
TIME = r"(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)"
DAY = re.compile(rf"(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?:T{TIME})?{ZONE}")
LESS = re.compile(
    rf"(?:{YEAR}(?:-(?:0[1-9]|1[0-2]))?|--(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?|---(?:0[1-9]|[12]\d|3[01])|{TIME}){ZONE}"
)
LEAP = 2000
DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))

YEAR_FIRST = re.compile(r"(-?\d{4})([-./])(\d{1,2})\2(\d{1,2})", re.ASCII)
YEAR_LAST = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4})", re.ASCII)
YEAR_MONTH = re.compile(r"(-?\d{4})-(\d)", re.ASCII)
YEAR_OF_THREE = re.compile(r"(-?)(\d{3})", re.ASCII)
SPACE_FOR_T = re.compile(rf"({YEAR}-\d\d-\d\d) ({TIME}{ZONE})", re.ASCII)


def is_date(value: str) -> bool:
    """Whether `value` is a date, time or part of one by `teidata.temporal.w3c`, with a day that its month has."""
    value = value.strip(" \t\r\n")
    full = DAY.fullmatch(value)
    if full:
        return _is_day(int(full["year"]), int(full["month"]), int(full["day"]))
    less = LESS.fullmatch(value)
    if not less or less["day"] is None:
        return bool(less)
    return _is_day(LEAP, int(less["month"]), int(less["day"]))


def mended(value: str) -> str | None:
    """The W3C date that `value` means, None where it is one already or where two dates could be meant.

    ``2003-8-8`` and ``2003/08/08`` are read as year, month, day; ``13.08.2003`` and ``08/13/2003`` have one number that is
    no month, and ``08.08.2003`` has the same one twice; ``08.09.2003`` stays as it is. A year of three digits gets its zero.
    """
    if is_date(value):
        return None
    written = " ".join(value.split()).translate(DASHES)
    found = written if is_date(written) else _rewritten(written)
    return found if found and is_date(found) else None


def _rewritten(value: str) -> str | None:
    first = YEAR_FIRST.fullmatch(value)
    if first:
        return f"{first[1]}-{int(first[3]):02}-{int(first[4]):02}"
    last = YEAR_LAST.fullmatch(value)
    if last:
        return _unambiguous(int(last[1]), int(last[3]), last[4])
    month = YEAR_MONTH.fullmatch(value)
    if month:
        return f"{month[1]}-0{month[2]}"
    year = YEAR_OF_THREE.fullmatch(value)
    if year:
        return f"{year[1]}0{year[2]}"
    timed = SPACE_FOR_T.fullmatch(value)
    return f"{timed[1]}T{timed[2]}" if timed else None


def _unambiguous(one: int, other: int, year: str) -> str | None:
    """The date of a day and a month in either order, where only one order is possible."""
    readings = {(day, month) for day, month in ((one, other), (other, one)) if month <= 12 and day <= 31}
    if len(readings) != 1:
        return None
    ((day, month),) = readings
    return f"{year}-{month:02}-{day:02}"


def _is_day(year: int, month: int, day: int) -> bool:
    # The calendar repeats after 400 years; Python's has none before the year 1.
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year % 400 + 400, month)[1]
