"""Round brackets that hold place, publisher and year, as notes print them: `(Farnham: Ashgate, 2015)`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.encode.bibliography.brackets import claim_brackets
from teiwright.encode.bibliography.division import capitals
from teiwright.encode.bibliography.draft import trim
from teiwright.encode.bibliography.people import read_names
from teiwright.encode.bibliography.publication import is_town, read_publication
from teiwright.encode.bibliography.years import SPAN, YEAR, add_year

if TYPE_CHECKING:
    from teiwright.encode.bibliography.draft import Draft

__all__ = ["claim_groups"]

_GROUP = re.compile(r"[(\[](?P<inside>[^()\[\]\x00]{2,140})[)\]]")

_GROUP_YEAR = re.compile(
    rf",?\s*(?:[^\W\d_]{{3,}}\.?(?:[/–-][^\W\d_]{{3,}}\.?)?\s)?(?:\d{{1,2}}[.,]?\s)?(?P<year>{YEAR}{SPAN})(?P<suffix>[a-z])?$"
)

_RESPONSIBLE = re.compile(
    r"\((?P<names>[^()\x00]{3,120}?),? (?P<role>(?P<editor>Eds?\.|[Dd]irs?\.|[Hh]rsg\.|Ed\. & Trans\.)|[Tt]rans\.|[Tt]rad\.|[Üü]bers\.)\)"
)
_ODD = re.compile(r"\d")


def claim_groups(draft: Draft, start: int) -> None:
    """Claim what round brackets hold: `(Place: Publisher, Year)`, a year, or any form that brackets of entries have."""
    for match in _RESPONSIBLE.finditer(draft.open, start):
        _claim_responsible(draft, match)
    for match in _GROUP.finditer(draft.open, start):
        _claim_printed(draft, match)
    for match in _GROUP.finditer(draft.open, start):
        low, high = match.span("inside")
        year = _GROUP_YEAR.fullmatch(draft.open, low, high)
        if year and not draft.has("date") and _ends_title(draft, match):
            add_year(draft, year)
            draft.close(*match.span())
    begin, draft.start = draft.start, start
    claim_brackets(draft, (start, start))
    draft.start = begin


def _claim_responsible(draft: Draft, match: re.Match[str]) -> None:
    """Claim `(J. Doe & A. Roe, Trans.)`."""
    names = read_names(draft.open, match.start("names"), natural=True)
    if not names or names.end < match.end("names"):
        return
    for name in names.found:
        draft.add_name("editor" if match["editor"] else "translator", *name)
    draft.close(*match.span())


def _claim_printed(draft: Draft, match: re.Match[str]) -> None:
    """Claim `(Place: Publisher, Year)`, `(Place, Year)`, `(Publisher, Year)` and `(Place: Publisher)`."""
    low, high = match.span("inside")
    year = _GROUP_YEAR.search(draft.open, low, high)
    head = trim(draft.open, low, year.start() if year else high, ",")
    parts = read_publication(draft.open, *head) if head[0] < head[1] else []
    if (
        not parts
        and year
        and head[1] - head[0] > 2
        and capitals(draft.open[slice(*head)]) == 1
        and not draft.has("date")
    ):
        parts = [("publisher", *head)] if draft.open[head[1] : year.start() + 1].startswith(",") else []
    if (
        year
        and ":" not in draft.open[low:high]
        and re.search(r"[^\W\d_]{3,}\.? \d{1,2}\b|\d \w", year.group())
    ):
        return
    if not year and parts and not is_town(draft.open[slice(*parts[0][1:])]):
        return
    if (
        not parts
        or any(name == "publisher" and _ODD.search(draft.open[low:high]) for name, low, high in parts)
        or draft.has("place")
        or not (year or len(parts) > 1)
    ):
        return
    for part in parts:
        draft.add(*part)
    if year and not draft.has("date"):
        add_year(draft, year)
    draft.close(*match.span())


def _ends_title(draft: Draft, match: re.Match[str]) -> bool:
    """Whether a bracketed year is the year of publication: what follows is no more of a title."""
    return bool(re.match(r"\s*(?:[.,:;]|$|\x00|pp?\b|S\.|\d)", draft.open[match.end() : match.end() + 6]))
