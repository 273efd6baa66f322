"""The year of publication: how it is printed, and the one that stands at the end of a reference."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.encode.bibliography.dates import DATE, date_value, read_year

if TYPE_CHECKING:
    from teiwright.encode.bibliography.draft import Draft

__all__ = ["SPAN", "YEAR", "add_year", "claim_trailing_year", "close_again"]

YEAR = r"(?:1[4-9]|20)\d\d"

SPAN = r"(?:\s?[–/-]\s?(?:\d{4}|\d{2})(?!\d))?"

_UNDATED = re.compile(
    r"[,.]? (?P<words>n\. ?d\.|s\. ?[fda]\.|o\. ?J\.|[Ff]orthcoming|[Ii]n press)[,.]?(?=\s*[,.)]?\s*(?:$|\x00|pp?\.|S\.))"
)
_TRAILING = re.compile(rf"(?<![\w/–-])(?P<year>{YEAR}{SPAN})(?P<suffix>[a-z])?(?![\w/–-]|\.\d)")


_AGAIN = re.compile(r"(?<=[,.?!] )\d{4}(?=[\s.,]*(?:$|\x00))")


def add_year(draft: Draft, match: re.Match[str]) -> None:
    """Add the groups `year` and `suffix` of a match as the date of the entry."""
    value = read_year(match["year"])
    end = match.end("suffix") if match["suffix"] else match.end("year")
    draft.add("date", match.start("year"), end, value)
    draft.year, draft.suffix = value.partition("/")[0], match["suffix"] or ""


def claim_trailing_year(draft: Draft, start: int) -> None:
    """Claim the last year that stands open, where none is known yet."""
    if draft.has("date") or draft.year:
        return
    if undated := _UNDATED.search(draft.open, start):
        draft.add("status", *undated.span("words"))
        draft.year = undated["words"]
        draft.close(*undated.span())
        return
    date = None
    for found in DATE.finditer(draft.open, start) if draft.dated else ():
        date = found
    years = list(_TRAILING.finditer(draft.open, start))
    if date and (not years or date.end() >= years[-1].end()):
        value = date_value(date)
        if value:
            draft.claim("date", *date.span(), value)
            draft.year = value[:4]
            return
    years = [
        match
        for match in years
        if not re.search(
            r"(?<![,.:;)])\s[a-zà-ÿ]{1,5} $|(?<![,.:;)])\s[a-zà-ÿ]{2,7}[’'][àa] $|[’'–-]\s?$",
            draft.open[max(0, match.start() - 12) : match.start()],
        )
    ]
    if years:
        add_year(draft, years[-1])
        draft.close(*years[-1].span())
    elif event := next((field for field in draft.fields if field.name == "event_date" and field.value), None):
        draft.year = event.value[:4]


def close_again(draft: Draft, start: int) -> None:
    """Close the year of publication where a part behind a comma or stop prints it again."""
    if draft.year.isdigit():
        for match in _AGAIN.finditer(draft.open, start):
            if match.group() == draft.year:
                draft.close(*match.span())
