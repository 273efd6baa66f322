"""Dates as bibliographies print them: day first or month first, ranges, numbers with points."""

from __future__ import annotations

import re
from calendar import monthrange

__all__ = ["DATE", "DAY", "date_value", "day_value", "is_range", "may_hold_date", "read_year"]

_NAMES = (
    "january january jan january janvier januar jänner enero gennaio janeiro",
    "february feb februar février febrero febbraio fevereiro",
    "march mar märz mars marzo março",
    "april apr avril abril aprile",
    "may mai mayo maggio maio",
    "june jun juni juin junio giugno junho",
    "july jul juli juillet julio luglio julho",
    "august aug août agosto",
    "september sept sep septembre septiembre settembre setembro",
    "october oct oktober okt octobre octubre ottobre outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre diciembre dicembre dezembro",
)
_MONTHS = {word: number for number, names in enumerate(_NAMES, 1) for word in names.split()}


def _spelt() -> str:
    """The names of the months in small letters, with a capital, and in capitals, by their first letter."""
    words = sorted(
        {form for word in _MONTHS for form in (word, word.title(), word.upper())}, key=lambda w: (-len(w), w)
    )
    firsts = sorted({word[0] for word in words})
    return "|".join(f"{first}(?:{'|'.join(w[1:] for w in words if w[0] == first)})" for first in firsts)


# ignoring case would cost each pattern with a month in it the quick look at its first letter
_MONTH = MONTH = rf"(?:{_spelt()})\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th|º|\.)?"
_DASH = r"\s?[–—-]\s?"
_YEAR = r"\d{4}"

_FORMS = (
    # 30 November – 2 December 2002
    rf"(?P<d1a>{_DAY})\s+(?P<m1a>{_MONTH}){_DASH}(?P<d2a>{_DAY})\s+(?:de\s+)?(?P<m2a>{_MONTH}),?\s+(?P<ya>{_YEAR})",
    # 2–4 December 2002, 14 May 2002, 5 de mayo de 2003
    rf"(?P<d1b>{_DAY})(?:{_DASH}(?P<d2b>{_DAY}))?\s+(?:de\s+)?(?P<m1b>{_MONTH}),?\s+(?:de\s+)?(?P<yb>{_YEAR})",
    # December 2–4, 2002
    rf"(?P<m1c>{_MONTH})\s+(?P<d1c>{_DAY})(?:{_DASH}(?P<d2c>{_DAY}))?,?\s+(?P<yc>{_YEAR})",
    # October–December 2009, September 2008
    rf"(?P<m1d>{_MONTH})(?:{_DASH}(?P<m2d>{_MONTH}))?,?\s+(?:de\s+)?(?P<yd>{_YEAR})",
    # 13.03.2006, 2006-03-13; a year of one to three digits is a slip of the printer, found but not read
    r"(?P<d1e>\d{1,2})\.\s?(?P<m1e>\d{1,2})\.\s?(?P<ye>\d{2,4})",
    r"(?P<yf>\d{4})[-–](?P<m1f>\d{2})[-–](?P<d1f>\d{2})",
)
DATE = re.compile(rf"(?<![\w–])(?=[\djfmasondegJFMASONDEG])(?:{'|'.join(_FORMS)})(?!\w)")
"""A date of day, month and year, of month and year, or a range of either."""

DAY = re.compile(
    rf"(?:(?P<m1>{_MONTH})\s+(?P<d1>{_DAY})(?:{_DASH}(?P<d2>{_DAY}))?|(?P<d1r>{_DAY})(?:{_DASH}(?P<d2r>{_DAY}))?\s+(?P<m1r>{_MONTH}))(?!\w)",
)
"""A day and month without a year."""

_WORDS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?\d\d|\d{4}[-–]\d\d[-–]\d\d")


def may_hold_date(text: str) -> bool:
    """Whether `text` holds the name of a month or a date in digits: a quick look before the slow patterns."""
    return not _MONTHS.keys().isdisjoint(_WORDS.findall(text.lower())) or bool(_DIGITS.search(text))


def day_value(match: re.Match[str], year: str) -> str:
    """The W3C form of a match of `DAY` in `year`; empty where no such day exists."""
    month, first = match["m1"] or match["m1r"], match["d1"] or match["d1r"]
    last = match["d2"] or match["d2r"]
    if not re.fullmatch(_YEAR, year):
        return ""
    days = [_iso(year, month, day) for day in (first, last) if day]
    return "/".join(days) if all(days) else ""


def date_value(match: re.Match[str]) -> str:
    """The W3C form of a match of `DATE`, a range as ``from/to``; empty where no such day exists."""
    form = next(key[1:] for key, found in match.groupdict().items() if found and key[0] == "y")
    part = {key[:-1]: found for key, found in match.groupdict().items() if found and key.endswith(form)}
    year = part["y"]
    if len(year) != 4:
        return ""
    first = _iso(year, part.get("m1", ""), part.get("d1", ""))
    if "d2" not in part and "m2" not in part:
        return first
    last = _iso(year, part.get("m2", part.get("m1", "")), part.get("d2", ""))
    return f"{first}/{last}" if first and last and first < last else ""


def is_range(value: str) -> bool:
    """Whether a date value has a beginning and an end."""
    return "/" in value


def read_year(printed: str) -> str:
    """The W3C form of a printed year: ``2003``; ``2014/2015`` of ``2014–15``; empty where it is none."""
    match = re.search(r"(\d{4})(?:\s?[–/-]\s?(\d{4}|\d{2})(?!\d))?", printed)
    if not match:
        return ""
    first, last = match.groups()
    if not last:
        return first
    last = last if len(last) == 4 else first[:2] + last
    return f"{first}/{last}" if first < last else first


def _iso(year: str, month: str, day: str) -> str:
    number = int(month) if month.isdigit() else _MONTHS[month.rstrip(".").lower()]
    if not 1 <= number <= 12:
        return ""
    if not day:
        return f"{year}-{number:02}"
    count = int(re.match(r"\d+", day).group())  # type: ignore[union-attr] # a day begins with digits
    return f"{year}-{number:02}-{count:02}" if 1 <= count <= monthrange(int(year), number)[1] else ""
