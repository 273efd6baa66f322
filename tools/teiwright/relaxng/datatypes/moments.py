"""Dates, times and durations of XML Schema: which are well-formed, which are one, which comes first.

Years may be negative, there is no year 0 (XML Schema 2, 3.2.7 of the first version). A moment is told
as seconds since the start of the common era, with a time zone or without: a moment without one lies somewhere within 14
hours of where it would lie in UTC, so that it can be neither before nor after another.

Where the specification leaves room, the readings are those of jing, by which TEI documents are validated: there may be 60
seconds (a leap second, appendix D.1), the digits after a point may lack (which only the second edition asks for), and a day
ends at 23:59:60. The hour 24, which appendix D.1 allows for the end of a day, jing does not have, nor does the canonical form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

__all__ = ["Duration", "Moment", "duration", "moment"]

ZONE = r"(?P<zone>Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?"
YEAR = r"(?P<year>-?(?:[1-9]\d{4,}|\d{4}))"
MONTH = r"(?P<month>0[1-9]|1[0-2])"
DAY = r"(?P<day>0[1-9]|[12]\d|3[01])"
TIME = r"(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d):(?P<second>(?:[0-5]\d|60)(?:\.\d*)?)"
FORMS = {
    name: re.compile(form + ZONE, re.ASCII)
    for name, form in {
        "dateTime": f"{YEAR}-{MONTH}-{DAY}T{TIME}",
        "date": f"{YEAR}-{MONTH}-{DAY}",
        "time": TIME,
        "gYear": YEAR,
        "gYearMonth": f"{YEAR}-{MONTH}",
        "gMonth": f"--{MONTH}",
        "gMonthDay": f"--{MONTH}-{DAY}",
        "gDay": f"---{DAY}",
    }.items()
}
DURATION = re.compile(
    r"(-?)P(?=\d|T[\d.])(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=[\d.])(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d*)?|\.\d+)S)?)?",
    re.ASCII,
)
LEAP_YEAR = 1972
"""Stands for the year that a month and a day lack, so that 29 February is one."""
DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
DAY_SECONDS = 86_400
WIDEST_ZONE = 14 * 3_600
STARTS = ((1696, 9), (1697, 2), (1903, 3), (1903, 7))
"""The months from which two durations are measured to compare them (XML Schema 2, 3.2.6.2)."""
LAST_YEAR = 2**31 - 1
"""The last year that jing counts to; a limit is left to who implements the datatypes (XML Schema 2, 3.2.7)."""
LONGEST = 400
"""Characters of a date or duration: more would cost time without end."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of time in seconds, or of UTC if it is `zoned`."""

    seconds: Fraction
    zoned: bool

    def below(self, other: Moment) -> bool:
        """Whether it is surely before `other`."""
        slack = 0 if self.zoned == other.zoned else WIDEST_ZONE
        return self.seconds + slack < other.seconds


@dataclass(frozen=True, slots=True)
class Duration:
    """A span of months and of seconds, which are no multiple of each other."""

    months: int
    seconds: Fraction

    def below(self, other: Duration) -> bool:
        """Whether it is shorter than `other` from wherever both begin."""
        return all(self._from(start) < other._from(start) for start in STARTS)

    def _from(self, start: tuple[int, int]) -> Fraction:
        months = start[0] * 12 + start[1] - 1 + self.months
        return _days(months // 12, months % 12 + 1, 1) * DAY_SECONDS + self.seconds


def moment(kind: str, text: str) -> Moment | None:
    """The moment that `text` writes in the form of the datatype `kind`, or None if it is not of that form."""
    found = FORMS[kind].fullmatch(text)
    if found is None or len(text) > LONGEST:
        return None
    parts = found.groupdict()
    year = int(parts.get("year") or LEAP_YEAR)
    if year == 0 or abs(year) > LAST_YEAR:
        return None
    if year < 0:
        year += 1
    month, day = int(parts.get("month") or 1), int(parts.get("day") or 1)
    if day > _length(year, month):
        return None
    seconds = _days(year, month, day) * DAY_SECONDS + _clock(parts)
    zone = parts["zone"]
    return Moment(seconds - _offset(zone) if zone else seconds, zone is not None)


def _clock(parts: dict[str, str | None]) -> Fraction:
    hour, minute, second = (parts.get(name) or "0" for name in ("hour", "minute", "second"))
    return Fraction(int(hour) * 3_600 + int(minute) * 60) + Fraction(second)


def _offset(zone: str) -> int:
    if zone == "Z":
        return 0
    seconds = int(zone[1:3]) * 3_600 + int(zone[4:]) * 60
    return -seconds if zone[0] == "-" else seconds


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _length(year: int, month: int) -> int:
    return 29 if month == 2 and _is_leap(year) else DAYS[month - 1]


def _days(year: int, month: int, day: int) -> int:
    """The days from a fixed day to this one, in the Gregorian calendar without a beginning."""
    before = year - 1
    days = 365 * before + before // 4 - before // 100 + before // 400
    return days + sum(_length(year, earlier) for earlier in range(1, month)) + day


def duration(text: str) -> Duration | None:
    """The duration that `text` writes, or None if it writes none."""
    found = DURATION.fullmatch(text)
    if found is None or len(text) > LONGEST:
        return None
    sign, years, months, days, hours, minutes, seconds = found.groups()
    months_in_all = int(years or 0) * 12 + int(months or 0)
    whole = int(days or 0) * DAY_SECONDS + int(hours or 0) * 3_600 + int(minutes or 0) * 60
    span = Fraction(whole) + Fraction(seconds or 0)
    return Duration(-months_in_all, -span) if sign else Duration(months_in_all, span)
