"""Points and periods of the calendar, and how TEI's `att.datable.w3c` writes them.

Years before Christ follow XML Schema 1.0 part 2 (2nd edition, 3.2.7), the datatypes that TEI names: there is no year
zero, and 44 BC is ``-0044``. The leap years are those of the proleptic Gregorian calendar.

A decade's early part is its years 0 to 3, its middle 4 to 6, its late part 7 to 9; a century is cut after 33 and 67
years, a year after April and August, a month after the 10th and the 20th.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from enum import IntEnum

__all__ = [
    "Part",
    "Period",
    "Point",
    "Value",
    "attributes",
    "century",
    "exists",
    "fill",
    "forward",
    "part_of",
    "season",
    "years",
]


class Part(IntEnum):
    """Which third of a period is meant."""

    EARLY = 0
    MID = 1
    LATE = 2


@dataclass(frozen=True, slots=True)
class Point:
    """A year, a month or a day; without a `year` the day or month of any year. A year BC is negative, none is 0."""

    year: int | None
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """The W3C form: ``2003-08-08``, ``1989-11``, ``1951``, ``-0044``, ``--11``, ``--10-01``."""
        year = "-" if self.year is None else f"{'-' if self.year < 0 else ''}{abs(self.year):04d}"
        return "-".join([year, *(f"{n:02d}" for n in (self.month, self.day) if n is not None)])


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`, both included; a `fuzzy` one lies somewhere between them."""

    first: Point
    last: Point
    fuzzy: bool = False


Value = Point | Period

_THIRDS = {
    10: ((0, 3), (4, 6), (7, 9)),
    100: ((0, 32), (33, 66), (67, 99)),
}
_MONTHS = ((1, 4), (5, 8), (9, 12))


def _month_length(year: int | None, month: int) -> int:
    if month == 2:
        leap = year is not None and calendar.isleap(year + 1 if year < 0 else year)
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _point_exists(point: Point) -> bool:
    if point.year == 0 or (point.month is not None and not 1 <= point.month <= 12):
        return False
    if point.month is None or point.day is None:
        return True
    # Without its year a 29 February may well exist.
    length = 29 if point.year is None and point.month == 2 else _month_length(point.year, point.month)
    return 1 <= point.day <= length


def exists(value: Value) -> bool:
    """Whether the calendar has `value`; 31 February is a day that it lacks."""
    if isinstance(value, Point):
        return _point_exists(value)
    return _point_exists(value.first) and _point_exists(value.last)


def years(first: int, last: int) -> Period:
    """The period of whole years `first` to `last`."""
    return Period(Point(first), Point(last))


def century(ordinal: int, *, before_christ: bool = False) -> Period:
    """The `ordinal`-th century: the 19th is 1801 to 1900, the 5th BC is 500 to 401 BC."""
    if before_christ:
        return years(-100 * ordinal, -100 * ordinal + 99)
    return years(100 * ordinal - 99, 100 * ordinal)


def season(month: int, first: int, last: int) -> Period:
    """The three months from `month` of the year `first`; "winter 1944" may be the one it begins with or ends with.

    Args:
        month: the first month of the season on the northern half of the earth.
        first: the year it is named by, or the first of two ("winter 1944/45").
        last: the second of two, else `first`.
    """
    if month == 12:
        return Period(Point(first, 1 if last == first else 12), Point(first + 1, 2), fuzzy=True)
    return Period(Point(first, month), Point(last, month + 2), fuzzy=True)


def part_of(value: Value, part: Part) -> Period:
    """The early, middle or late part of `value` as a fuzzy period; a season or a day stays whole."""
    if isinstance(value, Period):
        start, end = value.first.year, value.last.year
        if start is None or end is None or end - start + 1 not in _THIRDS:
            return replace(value, fuzzy=True)
        low, high = _THIRDS[end - start + 1][part]
        return Period(Point(start + low), Point(start + high), fuzzy=True)
    if value.month is None:
        low, high = _MONTHS[part]
        return Period(replace(value, month=low), replace(value, month=high), fuzzy=True)
    if value.day is None:
        days = ((1, 10), (11, 20), (21, _month_length(value.year, value.month)))[part]
        return Period(replace(value, day=days[0]), replace(value, day=days[1]), fuzzy=True)
    return Period(value, value, fuzzy=True)


def fill(value: Value, year: int) -> Value:
    """`value` with `year` wherever a point of it has none."""
    if isinstance(value, Point):
        return _with_year(value, year)
    return replace(value, first=_with_year(value.first, year), last=_with_year(value.last, year))


def _with_year(point: Point, year: int) -> Point:
    return replace(point, year=year) if point.year is None else point


def forward(first: Point, last: Point) -> bool:
    """Whether `last` ends after `first` begins and does not hold it: "May 1990 to 1990" is no range."""
    begin = (first.year or 0, first.month or 1, first.day or 1)
    end = (last.year or 0, last.month or 12, last.day or 31)
    return begin < end and not str(first).startswith(str(last))


def attributes(value: Value) -> tuple[tuple[str, str], ...]:
    """The dating attributes of TEI for `value`, in the order they are written."""
    if isinstance(value, Point):
        return (("when", str(value)),)
    names = ("notBefore", "notAfter") if value.fuzzy else ("from", "to")
    return ((names[0], str(value.first)), (names[1], str(value.last)))
