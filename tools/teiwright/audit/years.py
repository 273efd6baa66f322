"""Years and days as citations and entries print them."""

from __future__ import annotations

import datetime as dt
import re

__all__ = ["DAY", "YEAR", "base", "day", "malformed", "years"]

YEAR = re.compile(r"(?<![\d/])(?P<year>(?:1[4-9]|20)\d\d)(?:[/–-]\d{1,4})?(?P<letter>[a-z](?![a-z]))?(?!\d)")
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
DAY = re.compile(
    r"(?<![\w./-])(?P<day>\d{1,2})(?:\.\s?(?P<number>\d{1,2})\.\s?|\s(?P<month>" + "|".join(MONTHS) + r")\s)"
    r"(?P<year>\d{2,4})(?!\d|\.\d)",
    re.IGNORECASE,
)
# Volume, issue and page may look like a day: 12.3.456 is none. A year that lost a digit keeps its two-digit month.
SHORTENED = re.compile(r"\d\d\.(?:0\d|1[0-2])\.(?:19|20)\d")


def years(text: str) -> tuple[str, ...]:
    """The years in `text` with the letter that tells works of one year apart: "2009", "2009a"; of a span the first."""
    return tuple(match["year"] + (match["letter"] or "") for match in YEAR.finditer(text))


def base(year: str) -> str:
    """`year` without its letter."""
    return year[:4]


def day(text: str) -> str:
    """The first day that `text` writes day-first, as `YYYY-MM-DD`; empty without one or where it does not exist."""
    match = DAY.search(text)
    return "" if match is None or len(match["year"]) != 4 else _iso(match)


def malformed(text: str) -> tuple[str, ...]:
    """The days in `text` that cannot be: a year that lost a digit, a 31 June, 30.30.2009."""
    return tuple(match[0] for match in DAY.finditer(text) if _impossible(match))


def _impossible(match: re.Match[str]) -> bool:
    if len(match["year"]) == 3:
        return SHORTENED.fullmatch(match[0]) is not None
    # A month above 12 with a day below is the American order, which is no fault.
    american = int(match["day"]) <= 12 < _month(match)
    return len(match["year"]) == 4 and not american and not _iso(match)


def _iso(match: re.Match[str]) -> str:
    try:
        return dt.date(int(match["year"]), _month(match), int(match["day"])).isoformat()
    except ValueError:
        return ""


def _month(match: re.Match[str]) -> int:
    return int(match["number"]) if match["number"] else MONTHS.index(match["month"].lower()) + 1
