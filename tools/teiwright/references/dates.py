"""Dates as the formats write them: CSL's parts, ISO 8601 with the marks of EDTF, and words."""

from __future__ import annotations

import re
from calendar import monthrange
from itertools import takewhile

from teiwright.references.model import Date
from teiwright.references.values import clean

__all__ = ["SEASONS", "from_csl", "iso", "parse", "to_csl", "valid"]

SEASONS = ("spring", "summer", "autumn", "winter")
_SEASON_WORDS = {
    "spring": 1,
    "summer": 2,
    "autumn": 3,
    "fall": 3,
    "winter": 4,
    "frühjahr": 1,
    "frühling": 1,
    "sommer": 2,
    "herbst": 3,
    "printemps": 1,
    "été": 2,
    "automne": 3,
    "hiver": 4,
    "primavera": 1,
    "verano": 2,
    "otoño": 3,
    "invierno": 4,
}
_POINT = re.compile(
    r"(?P<year>-?\d{1,6})(?:[-/](?P<month>\d{1,2})(?:[-/](?P<day>\d{1,2}))?)?(?:T[\d:.+Z-]*)?(?P<mark>[~?%]?)"
)
_CIRCA = re.compile(r"(?:c\.|ca?\.|circa|um|vers|hacia)\s*(?=-?\d)|\[\s*(?=-?\d)", re.IGNORECASE)
_SPAN = re.compile(
    r"\s*(?:--|–|—|(?<=\d{4})/(?=-?\d{4}|\.\.|\Z)|(?<=\d\d)/(?=-?\d{4}-|\.\.|\Z)|(?<=[~?%])/)\s*"
)
_CENTURY = re.compile(r"(?=.{4}\Z)([1-9]\d{1,2})[uUxX]{1,2}")
_YEARS = re.compile(r"(-?\d{4})\s*[-/]\s*(\d{4})")
_SEASON = re.compile(
    rf"(?P<circa>c\. )?(?P<season>{'|'.join(_SEASON_WORDS)})\s+(?P<year>-?\d{{1,6}})", re.IGNORECASE
)


def from_csl(value: object) -> Date:
    """The date of a CSL-JSON date variable: an object with ``date-parts``, ``raw`` or ``literal``, or a string."""
    if not isinstance(value, dict):
        return parse(clean(value))
    parts = value.get("date-parts")
    points = [valid(point) for point in parts if isinstance(point, list)] if isinstance(parts, list) else []
    if not points or not points[0][0]:
        return (
            parse(clean(value.get("raw") or value.get("edtf")))
            if value.get("raw") or value.get("edtf")
            else Date(literal=clean(value.get("literal")))
        )
    start, season = points[0]
    said = clean(value.get("season")).lower()
    season = season or _SEASON_WORDS.get(said, int(said) if said in {"1", "2", "3", "4"} else 0)
    end = points[1][0] if len(points) > 1 else ()
    return Date(start, end, season if len(start) == 1 and not end else 0, circa=bool(value.get("circa")))


def to_csl(date: Date) -> dict[str, object]:
    """`date` as a CSL-JSON date variable."""
    if not date.start:
        return {"literal": date.literal}
    found: dict[str, object] = {"date-parts": [list(point) for point in (date.start, date.end) if point]}
    if date.season:
        found["season"] = date.season
    if date.circa:
        found["circa"] = True
    return found


def valid(point: list[object]) -> tuple[tuple[int, ...], int]:
    """Year, month and day as far as a calendar has them, and the season where the month stands for one."""
    numbers = list(
        takewhile(lambda part: re.fullmatch(r"-?\d{1,6}", part) is not None, map(clean, point[:3]))
    )
    parts = tuple(map(int, numbers))
    if len(parts) < 2 or not parts[0]:
        return (parts if parts and parts[0] else ()), 0
    if parts[1] in {13, 14, 15, 16, 21, 22, 23, 24}:
        return parts[:1], parts[1] % 10 - (2 if parts[1] < 20 else 0)
    if not 1 <= parts[1] <= 12:
        return parts[:1], 0
    days = monthrange(parts[0] if 1 <= parts[0] <= 9999 else 2000, parts[1])[1]
    return (parts if len(parts) == 3 and 1 <= parts[2] <= days else parts[:2]), 0


def parse(text: str) -> Date:
    """The date that `text` writes: ``2003``, ``2003-08-08``, ``1933/1939``, ``1876~``, ``c. 1876``, ``Spring 1997``.

    What is no date is its `literal`.
    """
    text = re.sub(r"/(?:open|unknown)\Z", "", clean(text))
    if century := _CENTURY.fullmatch(text):
        digits = century[1]
        return Date((int(digits.ljust(4, "0")),), (int(digits.ljust(4, "9")),))
    if season := _SEASON.fullmatch(text):
        name = _SEASON_WORDS[season["season"].lower()]
        return Date((int(season["year"]),), season=name, circa=bool(season["circa"]))
    lead = _CIRCA.match(text)
    bare = (text[lead.end() :] if lead else text).rstrip("] ")
    years = _YEARS.fullmatch(bare)
    ends = years.groups() if years else _SPAN.split(bare, maxsplit=1)
    points = [_POINT.fullmatch(end) for end in ends]
    if not points[0] or (len(ends) > 1 and not points[1] and ends[1] not in {"", ".."}):
        return Date(literal=text)
    read = [valid(list(point.group("year", "month", "day"))) for point in points if point]
    if not read[0][0]:
        return Date(literal=text)
    end = read[1][0] if len(read) > 1 else ()
    circa = bool(lead) or any(point["mark"] for point in points if point)
    return Date(read[0][0], end, 0 if end else read[0][1], circa=circa)


def iso(point: tuple[int, ...]) -> str:
    """Year, month and day in the W3C form: ``2003-08-08``, ``-0044``."""
    sign = "-" if point[0] < 0 else ""
    return "-".join([f"{sign}{abs(point[0]):04}", *(f"{part:02}" for part in point[1:])])
