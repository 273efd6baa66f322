"""Dates that are meant beyond doubt and not written as W3C dates (TEI, `teidata.temporal.w3c`)."""

from __future__ import annotations

import re

from teiwright.check.moments import NoMoment, moment

__all__ = ["SPACE", "is_date", "meant_date"]

SPACE = " \t\r\n"
DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))

YEAR_FIRST = re.compile(r"(-?\d{4})([-./])(\d{1,2})\2(\d{1,2})", re.ASCII)
YEAR_LAST = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4})", re.ASCII)
YEAR_MONTH = re.compile(r"(-?\d{4})-(\d)", re.ASCII)
YEAR_OF_THREE = re.compile(r"(-?)(\d{3})", re.ASCII)
SPACE_FOR_T = re.compile(r"(-?\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d.*)", re.ASCII)


def is_date(value: str) -> bool:
    """Whether `value` is a date, time or part of one by `teidata.temporal.w3c`, with a day that its month has."""
    try:
        moment(value.strip(SPACE))
    except NoMoment:  # the answer is no
        return False
    return True


def meant_date(value: str) -> str | None:
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
