"""Dates and times as TEI writes them by W3C (`teidata.temporal.w3c`): whether the calendar has them, and what comes first.

Every value is a span of time: ``1990`` begins with its first second and ends with its last. Years have any size, those before
year 1 are negative. A value without a year (``--11-05``, ``12:00:00``) comes each year or day anew and has no place in time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = [
    "DAY",
    "MONTHS",
    "NoMoment",
    "Span",
    "day_span",
    "days_before",
    "days_of",
    "moment",
    "month_span",
    "year_span",
]

DAY = 86_400
MONTHS = "January February March April May June July August September October November December".split()
LONGEST = 100
"""Characters of a value: a longer one is no date, and would cost time without end."""

ANY_ZONE = 14 * 3600
"""How far from UTC, in seconds, a clock may go that does not say its zone."""

ZONE = r"(?P<zone>Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?"
CLOCK = r"(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)(?P<part>\.\d+)?"
YEAR = r"(?P<year>-?(?:[1-9]\d{4,}|\d{4}))"
FORMS = tuple(
    re.compile(form + ZONE, re.ASCII)
    for form in (
        rf"{YEAR}(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T{CLOCK})?)?)?",
        r"--(?P<month>\d\d)(?:-(?P<day>\d\d))?",
        r"---(?P<day>\d\d)",
        CLOCK,
    )
)


class NoMoment(ValueError):  # noqa: N818 - it says why a text is none; nothing went wrong in the program
    """Why a text is no date or time."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time, in seconds from the start of year 1.

    Attributes:
        first: its first second.
        last: the second behind it.
        zoned: whether both are told in UTC, else by some local clock.
    """

    first: int
    last: int
    zoned: bool = False

    def after(self, other: Span) -> bool:
        """Whether all of it is surely behind all of `other`."""
        slack = 0 if self.zoned == other.zoned else ANY_ZONE
        return self.first - slack >= other.last


def moment(text: str) -> Span | None:
    """The span that `text` means in the forms of W3C; None where it has no year.

    Raises:
        NoMoment: it has none of the forms, or names a day or an hour that there is not.
    """
    form = (
        next((found for each in FORMS if (found := each.fullmatch(text))), None)
        if len(text) <= LONGEST
        else None
    )
    if form is None:
        raise NoMoment("is no date such as 1990-05-17, 1990-05 or 1990")
    parts = form.groupdict()
    year = int(parts["year"]) if parts.get("year") else None
    month = int(parts["month"]) if parts.get("month") else None
    span = _calendar(year, month, int(parts["day"]) if parts.get("day") else None)
    if parts.get("hour"):
        start = clock(*(int(parts[name]) for name in ("hour", "minute", "second")))
        span = Span(span.first + start, span.first + start + 1) if span else None
    return shifted(span, parts["zone"] or "") if span else None


def clock(hour: int, minute: int, second: int) -> int:
    """The seconds since midnight; hour 24 is the end of the day, and second 60 a leap second (ISO 8601).

    Raises:
        NoMoment: no clock shows this.
    """
    if hour > 24 or minute > 59 or second > 60 or (hour == 24 and (minute or second)):
        raise NoMoment(f"names a time, {hour:02}:{minute:02}:{second:02}, that no clock shows")
    return hour * 3600 + minute * 60 + second


def shifted(span: Span, zone: str) -> Span:
    """`span` by the clock of `zone` (``Z``, ``+01:00``, ``+0100``, ``+01``) in UTC; without a zone as it is."""
    if not zone:
        return span
    digits = zone[1:].replace(":", "").ljust(4, "0") if zone != "Z" else "0000"
    offset = (int(digits[:2]) * 3600 + int(digits[2:]) * 60) * (-1 if zone[0] == "-" else 1)
    return Span(span.first - offset, span.last - offset, zoned=True)


def year_span(year: int, years: int = 1) -> Span:
    """The span of `years` years from `year` on."""
    return Span(days_before(year) * DAY, days_before(year + years) * DAY)


def month_span(year: int, month: int) -> Span:
    """The span of a month.

    Raises:
        NoMoment: there is no such month.
    """
    first = day_span(year, month, 1).first
    return Span(first, first + days_of(year, month) * DAY)


def day_span(year: int, month: int, day: int) -> Span:
    """The span of a day.

    Raises:
        NoMoment: the month has no such day.
    """
    _check_day(year, month, day)
    first = days_before(year) + sum(days_of(year, before) for before in range(1, month)) + day - 1
    return Span(first * DAY, (first + 1) * DAY)


def days_before(year: int) -> int:
    """The days from the start of year 1 to that of `year`, by the Gregorian calendar without a beginning."""
    before = year - 1
    return 365 * before + before // 4 - before // 100 + before // 400


def days_of(year: int, month: int) -> int:
    """The length of a month.

    A February before year 1 has 29 days if it has them by either count of these years: that without a year 0 (XML Schema
    1.0) or that with one (ISO 8601).
    """
    if month != 2:
        return 30 if month in {4, 6, 9, 11} else 31
    leap = _is_leap(year) or (year < 1 and _is_leap(year + 1))
    return 29 if leap else 28


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _check_day(year: int | None, month: int, day: int) -> None:
    if not 1 <= month <= 12:
        raise NoMoment(f"names a month {month:02}, but a year has months 01 to 12")
    most = days_of(2000 if year is None else year, month)
    if not 1 <= day <= most:
        which = MONTHS[month - 1] if year is None else f"{MONTHS[month - 1]} {year}"
        raise NoMoment(f"names a day {day:02}, but {which} has days 01 to {most}")


def _calendar(year: int | None, month: int | None, day: int | None) -> Span | None:
    _check_day(year, 1 if month is None else month, 1 if day is None else day)
    if year is None:
        return None
    if month is None:
        return year_span(year)
    return month_span(year, month) if day is None else day_span(year, month, day)
