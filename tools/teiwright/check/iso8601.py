"""Dates, times, durations and intervals of ISO 8601 as TEI allows them in `when-iso` and its kin (`teidata.temporal.iso`)."""

from __future__ import annotations

import re

from teiwright.check.moments import (
    DAY,
    NoMoment,
    Span,
    clock,
    day_span,
    days_before,
    days_of,
    moment,
    month_span,
    shifted,
    year_span,
)

__all__ = ["iso_moment"]

YEAR = r"(?P<year>\d{4}|[+-]\d{4,})"
ZONE = r"(?P<zone>Z|[+-]\d\d(?::?[0-5]\d)?)?"
TIME = re.compile(
    rf"T?(?P<hour>\d\d)(?:(?::(?P<minute>\d\d)(?::(?P<second>\d\d))?)|(?P<minutes>\d\d)(?P<seconds>\d\d)?)?(?:[.,]\d+)?{ZONE}",
    re.ASCII,
)
DATES = tuple(
    re.compile(form, re.ASCII)
    for form in (
        rf"{YEAR}(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?",
        r"(?P<year>\d{4}|[+-]\d{4,}?)(?P<month>\d\d)(?P<day>\d\d)",
        rf"{YEAR}-?W(?P<week>\d\d)(?:-?(?P<weekday>\d))?",
        rf"{YEAR}-(?P<ordinal>\d{{3}})",
        r"(?P<year>\d{4})(?P<ordinal>\d{3})",
        r"(?P<century>[+-]?\d\d)",
    )
)
DURATION = re.compile(
    r"P(?=[\dT])(?:\d+(?:[.,]\d+)?W|(?:\d+(?:[.,]\d+)?Y)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?D)?"
    r"(?:T(?=\d)(?:\d+(?:[.,]\d+)?H)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?S)?)?|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)",
    re.ASCII,
)
REPEATED = re.compile(r"R\d*/")
OPEN = frozenset({"", ".."})
LONGEST = 100
FORM = "is no date of ISO 8601 such as 1990-05-17, 1990-W20, 1990-137 or 1990/1992"


def iso_moment(text: str) -> Span | None:
    """The span that `text` means; of an interval, from its start to its end. None where it has no place in time.

    Raises:
        NoMoment: it has no form of ISO 8601 or W3C, names a day that there is not, or is an interval that runs backwards.
    """
    if len(text) > LONGEST:
        raise NoMoment(FORM)
    rest = text[found.end() :] if (found := REPEATED.match(text)) else text
    start, slash, end = rest.partition("/")
    if not slash:
        return _single(rest)
    if "/" in end or (start in OPEN and end in OPEN):
        raise NoMoment(FORM)
    return _interval(start, end)


def _interval(start: str, end: str) -> Span | None:
    first = None if start in OPEN else _single(start)
    last = None if end in OPEN else _end(start, end)
    if first is None or last is None:
        return None
    if first.after(last):
        raise NoMoment("is an interval that ends before it begins")
    return Span(first.first, last.last, first.zoned and last.zoned)


def _end(start: str, end: str) -> Span | None:
    """The end of an interval, which may leave out what it shares with the start: ``2007-11-13/15``."""
    if len(end) < len(start) and not end.startswith("P") and not start.startswith("P"):
        whole = start[: len(start) - len(end)] + end
        shared = not re.match(r"\d{4}(?!\d)", end) or re.match(r"\d{8}", start)
        if shared and _is_moment(whole):
            return _single(whole)
    return _single(end)


def _is_moment(text: str) -> bool:
    try:
        _single(text)
    except NoMoment:
        return False
    return True


def _single(text: str) -> Span | None:
    if DURATION.fullmatch(text):
        return None
    date, sign, time = text.partition("T")
    if sign and not date:
        _time(text)
        return None
    for form in DATES:
        found = form.fullmatch(date)
        if found:
            return _at(_date(found.groupdict()), time) if sign else _date(found.groupdict())
    try:
        return moment(text)
    except NoMoment as error:
        if not sign and TIME.fullmatch(text):
            _time(text)
            return None
        raise (error if str(error).startswith("names") else NoMoment(FORM)) from error


def _at(day: Span, time: str) -> Span:
    if day.last - day.first != DAY:
        raise NoMoment("gives a time to what is no single day")
    start, zone = _time(time)
    return shifted(Span(day.first + start, day.first + start + 1), zone)


def _time(text: str) -> tuple[int, str]:
    found = TIME.fullmatch(text)
    if found is None:
        raise NoMoment("has a time that is none of ISO 8601, such as 12:30 or 12:30:15")
    minute = found["minute"] or found["minutes"] or "0"
    second = found["second"] or found["seconds"] or "0"
    return clock(int(found["hour"]), int(minute), int(second)), found["zone"] or ""


def _date(parts: dict[str, str | None]) -> Span:
    if parts.get("century"):
        return year_span(int(parts["century"] or 0) * 100, 100)
    year = int(parts["year"] or 0)
    if parts.get("week"):
        return _week(year, int(parts["week"] or 0), int(parts["weekday"] or 0))
    if parts.get("ordinal"):
        return _ordinal(year, int(parts["ordinal"] or 0))
    month, day = parts.get("month"), parts.get("day")
    if month is None:
        return year_span(year)
    return month_span(year, int(month)) if day is None else day_span(year, int(month), int(day))


def _week(year: int, week: int, weekday: int) -> Span:
    """A week, which begins on Monday, or a day of it; the first week of a year has its 4 January in it."""
    first = _first_week(year)
    weeks = (_first_week(year + 1) - first) // 7
    if not 1 <= week <= weeks:
        raise NoMoment(f"names a week {week:02}, but {year} has weeks 01 to {weeks}")
    if weekday > 7:
        raise NoMoment(f"names a day {weekday} of a week, but a week has days 1 to 7")
    start = first + (week - 1) * 7
    return Span((start + max(weekday - 1, 0)) * DAY, (start + (weekday or 7)) * DAY)


def _first_week(year: int) -> int:
    fourth = days_before(year) + 3  # days since the start of year 1, which was a Monday
    return fourth - fourth % 7


def _ordinal(year: int, number: int) -> Span:
    most = 337 + days_of(year, 2)
    if not 1 <= number <= most:
        raise NoMoment(f"names a day {number:03} of a year, but {year} has days 001 to {most}")
    start = days_before(year) + number - 1
    return Span(start * DAY, (start + 1) * DAY)
