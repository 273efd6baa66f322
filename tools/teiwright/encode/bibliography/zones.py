"""Volume, issue, year and pages, read as one row of numbers in the order that a style prints them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from teiwright.encode.bibliography.dates import MONTH
from teiwright.encode.bibliography.division import capitals, is_periodical
from teiwright.encode.bibliography.draft import GONE
from teiwright.encode.bibliography.pages import page_value

if TYPE_CHECKING:
    from teiwright.encode.bibliography.draft import Draft

__all__ = ["claim_numbers"]

_DASH = r"\s?[–—‒−‑-]{1,2}\s?"
_NUMBER = r"\d+[A-Za-z]?|[IVXLCDM]+\b|[ivxlcdm]+\b"
_PAGE = r"[A-Za-z]{0,2}\d+[A-Za-z]?"
_RANGE = rf"(?:{_PAGE}|[ivxlc]+)(?:{_DASH}(?:{_PAGE}|[ivxlc]+))?(?:\s?ff?\b\.?|\s?sq{{1,2}}\b\.?)?"
_YEAR = r"(?:1[4-9]|20)\d\d"
_ITEM = re.compile(
    rf"(?<!\w)(?=[\w№#])(?:(?P<skip>\d+(?:\.\d+){{2,}}|(?<=[^\W\d_,.:;][ )] )\d\.0(?![\w.(])|(?<=[\w)] )\d\.0(?=\.? *(?:[.;:,\x00]|$|[A-Z]))|\d{{1,3}},\d{{3}}(?!\d)|(?:ISO|DIN|EN|IEC|RFC|ANSI)[ /A-Z-]*\d[\d:–-]*|[Vv]ersi[oó]n \d[\d.]*)|(?:\b(?:[Vv]ols?|VOL|Volume|volume|Bd|Bde|Band|[Tt]omes?|[Tt]omo|[Jj]g|Jahrg|Jahrgang|[Rr]oč|[Tt]|[Vv])\b\.?,?\s*)(?P<volw>(?:{_NUMBER})(?:(?:{_DASH}|/)\d+)?)"
    rf"|(?:\b(?:[Nn]os?|NO|[Nn]rs?|[Nn]úms?|[Nn]um|[Nn]umber|Heft|Hft|H|[Ii]ssue|[Ii]ss|[Ff]asc|[Ff]asz|[Cc]ahier|[Nn]umero|[Nn]úmero|[Nn]uméro|Ausgabe|[Nn]|Z|№)\b\.?\s*|[Nn][°ºᵒ]\s*|#\s?|№\s*)(?P<issw>\d+[A-Za-z]?(?:(?:{_DASH}|/)\d+)?)"
    rf"|(?:\b(?:[Aa]rticle(?: no)?|[Aa]rt\. no|pp?|PP?|[Pp]ages?|[Pp]gs?|[Pp]ágs?|S|Seiten?|[Ss]s|[Ss]tr|с|С|hier|col|cols|Sp)\b\.?:?\s*)(?P<pagw>{_RANGE}(?:,\s?(?!{_YEAR}\b){_RANGE})*)"
    rf"|\b(?:[Cc]hap(?:ter)?|[Kk]ap(?:itel)?|[Cc]hapitre|[Cc]ap)\b\.?\s(?P<chapter>\d{{1,3}}|[IVXLC]+\b)"
    rf"|(?P<both>\d+[A-Za-z]?|[IVXLC]+)\s?\((?P<issue>(?!{_YEAR}\))(?:\d{{1,4}}[A-Za-z]?|[Ss]uppl(?:ement)?\.?(?: ?\d+)?|[Pp]t\.? ?\d+)(?:\s?[–/,&-]\s?\d+)?)\)"
    rf"|(?P<date>(?:(?:\d{{1,2}}(?:st|nd|rd|th|\.)?(?:{_DASH}\d{{1,2}})?\s+)?{MONTH}(?:[/–-]{MONTH})?(?:\s\d{{1,2}}(?:st|nd|rd|th)?\b(?!\d))?))"
    rf"|(?P<year>{_YEAR})(?P<suffix>[a-z])?(?![\w/])(?!\s?[–—‑-]\s?\d)"
    rf"|(?P<range>(?<![\w–‑-]){_PAGE}{_DASH}{_PAGE}(?![\w–‑-])(?:,\s?(?!{_YEAR}\b)\d+(?:[–‑-]\d+)?(?![\w(–‑-]))*|\b[ivxlc]+[–-][ivxlc]+\b)"
    rf"|(?P<slashed>\d{{1,3}})/(?P<under>\d{{1,3}}|{_YEAR})(?!\w)"
    rf"|(?P<pointed>\d{{1,3}})\.(?P<point>\d{{1,3}})(?![\w.])"
    rf"|(?P<number>(?<![\w–‑’-])(?:[A-Za-z]{{0,2}}\d+|\d+[A-Za-z]|(?!C|L)[IVXLC]{{1,6}}(?!\.\s?[A-Z]|[’'])|[CL][IVXLC]+)(?![\w–‑-])))"
)
_GAP = re.compile(
    r"(?:[\s,;:.()\[\]]{0,5}|[\s,;:()\[\]]{0,5}\x00{4,30}[\s,;:.()\[\]]{0,3})(?:(?:and|und|et)\s)?"
)
_AFTER = re.compile(r"[\s.,;:)\]]*(?:$|\x00|[A-ZÀ-Ý“\"„«(\[])")
_WIDEST = 45
_FIRM = 2.0
_LONGEST_ROW = 12


class Zone(NamedTuple):
    """A row of numbers: its span, its items as matches of one pattern, and how surely it is volume and pages."""

    start: int
    end: int
    items: tuple[re.Match[str], ...]
    score: float

    @property
    def firm(self) -> bool:
        """Whether it is more than a number that a title could hold."""
        return self.score >= _FIRM


def _find_zones(draft: Draft, start: int) -> list[Zone]:
    """The rows of numbers in the open text behind `start`, in order."""
    found: list[Zone] = []
    row: list[re.Match[str]] = []
    for match in _ITEM.finditer(draft.open, start):
        if match["skip"]:
            if row:
                found.append(_zone(draft, row))
                row = []
            continue
        if row:
            near = match.start() - row[-1].end() < _WIDEST
            gap = near and _GAP.fullmatch(draft.open, row[-1].end(), match.start())
            if not gap or len(row) == _LONGEST_ROW:
                found.append(_zone(draft, row))
                row = []
        row.append(match)
    if row:
        found.append(_zone(draft, row))
    return found


def _zone(draft: Draft, row: list[re.Match[str]]) -> Zone:
    """The zone of a row, without a year at its beginning where the year of the entry is known, with its score."""
    while len(row) > 1 and (
        (row[0]["year"] and draft.has("date"))
        or (_is_years(row[0]) and draft.open[row[0].start() - 1] == " ")
    ):
        row = row[1:]
    kinds = [match.lastgroup for match in row]
    kinds_of = [_kind(match) for match in row]
    score = 0.0
    for index, match in enumerate(row):
        kind = _kind(match)
        score += {
            "volw": 2.5,
            "issw": 2,
            "pagw": 2,
            "both": 3,
            "chapter": 2,
            "range": 1.5,
            "slashed": 1,
            "pointed": 1,
        }.get(kind, 0)
        if (
            kind == "range"
            and len(row) == 1
            and re.search(r"\w $", draft.open[max(0, match.start() - 2) : match.start()])
        ):
            score -= 1.0
        if kind == "number":
            score += 0.5 if len(kinds) == 1 else 1.0
        if kind in {"year", "date"} and index:
            score += 0.5 + 0.5 * (kinds_of[index - 1] == "number")
    end = row[-1].end()
    if _AFTER.match(draft.open, end):
        score += 0.5
    if all(_kind(match) in {"year", "date"} or _is_years(match) for match in row):
        score = -1.0
    return Zone(row[0].start(), end, tuple(row), score)


def _is_years(match: re.Match[str]) -> bool:
    """Whether a match is a range of years, as a title can end in: `1951–2001`."""
    return bool(match["range"] and re.fullmatch(rf"{_YEAR}\s?[–—‑-]\s?(?:{_YEAR}|\d\d)", match["range"]))


def _kind(match: re.Match[str]) -> str:
    names = (
        "volw",
        "issw",
        "pagw",
        "chapter",
        "both",
        "date",
        "year",
        "range",
        "slashed",
        "pointed",
        "number",
    )
    return next(name for name in names if match[name] is not None)


def _claim_zone(draft: Draft, zone: Zone) -> None:
    """Claim the volume, issue, pages and, where none is known yet, the year of a zone; the whole zone is closed."""
    for name, start, end in _read(draft, zone):
        if name == "date":
            if not draft.has("date"):
                draft.add("date", start, end)
                draft.year = draft.open[start:end]
        elif name == "page":
            if not draft.has("page"):
                draft.add("page", start, end, page_value(draft.open[start:end]))
        elif not draft.has(name):
            draft.add(name, start, end)
    draft.close(zone.start, zone.end)


def _read(draft: Draft, zone: Zone) -> list[tuple[str, int, int]]:
    """What each item of a zone says, with its span; the first that says a thing counts."""
    found: dict[str, tuple[int, int]] = {}
    for index, match in enumerate(zone.items):
        later = [_kind(other) for other in zone.items[index + 1 :]]
        for name, span in _said(draft, match, later, found):
            found.setdefault(name, span)
    return [(name, *span) for name, span in found.items()]


_LABELLED = {
    "volw": (("volume", "volw"),),
    "issw": (("issue", "issw"),),
    "pagw": (("page", "pagw"),),
    "chapter": (("chapter", "chapter"),),
    "both": (("volume", "both"), ("issue", "issue")),
}
_Spans = dict[str, tuple[int, int]]


def _said(
    draft: Draft, match: re.Match[str], later: list[str], found: _Spans
) -> list[tuple[str, tuple[int, int]]]:
    """What one item says, given the kinds of those behind it and what was found before it."""
    kind = _kind(match)
    if kind in _LABELLED:
        return [(name, match.span(group)) for name, group in _LABELLED[kind]]
    if kind in {"slashed", "pointed"}:
        return _paired(match, kind, found)
    if kind == "year":
        last = "volume" in found and "page" not in found and draft.has("date") and not later
        return [("page" if last else "date", match.span("year"))]
    if kind == "range":
        if _is_years(match) and draft.open[match.start() - 1] == "(" and not draft.has("date"):
            return [("date", match.span("range"))]
        pages_follow = any(other in {"range", "pagw"} for other in later)
        return [("volume" if pages_follow and "volume" not in found else "page", match.span("range"))]
    return [(_number_name(later, found), match.span("number"))] if kind == "number" else []


def _paired(match: re.Match[str], kind: str, found: _Spans) -> list[tuple[str, tuple[int, int]]]:
    """`37.2` and `4/89`: volume and issue, or volume and year; behind a volume the issue alone."""
    first, second = match.span(kind), match.span("under" if kind == "slashed" else "point")
    if "volume" in found:
        return [("issue", first)]
    dated = re.fullmatch(_YEAR, match.string[slice(*second)])
    return [("volume", first), ("date" if dated else "issue", second)]


def _number_name(later: list[str], found: _Spans) -> str:
    """A bare number is the volume, then the issue where pages follow, else the first page."""
    if "both" in later:
        return "number"
    if "volume" not in found and "volw" not in later:
        return "volume"
    more = any(kind in {"range", "pagw", "number"} for kind in later)
    return "issue" if more or "page" in found else "page"


def claim_numbers(draft: Draft, start: int) -> tuple[int, int] | None:
    """Claim the firmest row of numbers behind `start` as volume, issue and pages; its span."""
    zones = _find_zones(draft, start)
    zones = [zone for zone in zones if zone.score > 0]
    if not zones:
        return None
    best = max(zones, key=lambda zone: (zone.score, zone.start))
    if best.firm:
        _claim_zone(draft, best)
        return best.start, best.end
    last = zones[-1]
    name = re.split(r"[.?!,] ", draft.open[start : last.start].replace(GONE, ""))[-1].strip(" (")
    known = is_periodical(name) or (
        draft.dotted and capitals(name) == 1 and re.search(r"[.?!] ", draft.open[start : last.start])
    )
    dated = (
        re.match(r"\s?\x00{6,}", draft.open[last.end : last.end + 8]) and draft.open[last.start - 1] == " "
    )
    plain = re.match(r"\d|[IVXLCDM]+\b", draft.open[last.start : last.end])
    if dated or (known and plain and draft.open[last.end :].strip(" .,;:)" + GONE) == ""):
        _claim_zone(draft, last)
        return last.start, last.end
    return None
