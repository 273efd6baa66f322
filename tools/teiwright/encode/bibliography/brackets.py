"""What round brackets hold: an edition, a status, a date and symbol, a series, an occasion; else part of a title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.encode.bibliography.dates import DATE, DAY, date_value, day_value
from teiwright.encode.bibliography.draft import trim
from teiwright.encode.bibliography.series import claim_series

if TYPE_CHECKING:
    from teiwright.encode.bibliography.draft import Draft

__all__ = ["EDITION", "claim_brackets", "claim_edition", "claim_occasion"]

EDITION = re.compile(
    r"(?:\d{1,3}(?:st|nd|rd|th)(?: [Aa]nniversary)|\d{1,2}(?:st|nd|rd|th)?|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|[Rr]ev(?:ised|\.)|[Ee]xpanded|[Nn]ew|[Uu]pdated)"
    r"(?:(?:,| and| &)? (?:rev(?:ised|\.)|expanded|enlarged|updated|corr(?:ected|\.)))*,? (?:ed\b\.?|edn\b\.?|edition\b)"
    r"|\d{1,2}\.,? ?(?:[a-zäöü]+\.? (?:und )?){0,4}(?:Aufl(?:age|\.)|Ausg(?:abe|\.))|\d{1,2}\. (?:Aufl(?:age|\.)|Ausg(?:abe|\.))"
    r"|\d{1,2}ª ed(?:ición|\.)|\d{1,2}e éd(?:ition|\.)"
)
_MAYBE = re.compile(r"\b(?:edn?|edition|edición|éd|édition|Aufl|Auflage|Ausg|Ausgabe)\b")
"""A quick look before the slow pattern."""
_STATUS = re.compile(
    r"forthcoming|in (?:press|preparation|print)|im (?:Druck|Erscheinen)|unpublished|en prensa|à paraître",
    re.IGNORECASE,
)
_SYMBOL = re.compile(r"(?=\S*\d)[A-Z][A-Z0-9.]*(?:/[A-Z0-9][\w.-]*)+")
_OCCASION = re.compile(
    r"(?:[A-Z][a-z]+ )?(?:[Ss]peech|[Ss]ubmitted|[Pp]resented|[Pp]aper|[Kk]eynote|[Ll]ecture|[Tt]alk|[Ss]tatement|[Aa]ddress|[Rr]emarks|Vortrag|Rede)\b"
)
_GROUP = re.compile(r"\(([^()\x00]+)\)\.?")
_HELD = re.compile(
    rf"(?P<day>{DAY.pattern})(?:, (?P<place>[A-ZÀ-Ý][^\d,]{{2,30}}(?:, [A-ZÀ-Ý][^\d,]{{2,30}})?))?"
)
_IN_PLACE = re.compile(r"\b(?:in|at) (?P<place>[A-ZÀ-Ý][\w'’-]*(?:,? [A-ZÀ-Ý][\w'’-]*){0,3}),? *$")
_PLACE_AFTER = re.compile(r",? *(?P<place>[A-ZÀ-Ý][\w'’-]*(?:,? [A-ZÀ-Ý][\w'’-]*){0,2})\.?$")


def claim_brackets(draft: Draft, spared: tuple[int, int]) -> None:
    """Claim what the round brackets of the rest hold, those inside the quoted span `spared` left out."""
    for match in _GROUP.finditer(draft.open, draft.start):
        if not spared[0] <= match.start() < spared[1]:
            _claim_group(draft, match)


def claim_edition(draft: Draft) -> None:
    """Claim an edition statement that stands without brackets."""
    if not _MAYBE.search(draft.open, draft.start):
        return
    for match in EDITION.finditer(draft.open, draft.start):
        before = draft.open[draft.start : match.start()].rstrip(" ")[-1:]
        if re.match(r"\d+, ", match.group()):
            continue
        if before and (match.group()[0].isdigit() or before in ".,;") and not draft.has("edition"):
            draft.claim("edition", match.start(), match.end())


def claim_occasion(draft: Draft, start: int, end: int) -> None:
    """Add the date and the place of the occasion that the span tells of; nothing is closed."""
    match = DATE.search(draft.open, start, end)
    if not match:
        return
    before = _IN_PLACE.search(draft.open, start, match.start())
    after = _PLACE_AFTER.match(draft.open[:end], match.end())
    if place := before or after:
        draft.add("event_place", place.start("place"), place.end("place"))
    draft.add("event_date", match.start(), match.end(), date_value(match))


def _claim_group(draft: Draft, match: re.Match[str]) -> None:
    start, end = trim(draft.open, match.start(1), match.end(1))
    content = draft.open[start:end]
    if EDITION.match(content):
        draft.add("edition", start, end)
    elif _STATUS.fullmatch(content):
        draft.add("status", start, end)
    elif _OCCASION.match(content):
        draft.add("note", start, end)
        claim_occasion(draft, start, end)
    elif not any(claim(draft, start, end) for claim in (_claim_days, _claim_document, claim_series)):
        return
    draft.close(match.start(), match.end())


def _claim_days(draft: Draft, start: int, end: int) -> bool:
    """Claim a day without its year, or the days and place of an occasion: `(May 19–20, Madrid, Spain)`."""
    held = _HELD.fullmatch(draft.open, start, end)
    day = DAY.match(draft.open, start, end) if held else None
    value = day_value(day, draft.year) if day else ""
    if not held or not value:
        return False
    draft.add("event_date" if held["place"] else "document_date", *held.span("day"), value)
    if held["place"]:
        draft.add("event_place", *held.span("place"))
    return True


def _claim_document(draft: Draft, start: int, end: int) -> bool:
    """Claim a date, a symbol, or both with a comma between; False, with nothing done, where something else stands too."""
    date = DATE.search(draft.open, start, end)
    rest = (
        draft.open[start:end] if not date else draft.open[start : date.start()] + draft.open[date.end() : end]
    )
    symbol = _SYMBOL.search(draft.open, start, end)
    if symbol:
        rest = rest.replace(symbol.group(), "", 1)
    if rest.strip(" ,;.") or not (date or symbol):
        return False
    if date:
        draft.add("document_date", date.start(), date.end(), date_value(date))
    if symbol:
        draft.add("symbol", symbol.start(), symbol.end())
    return True
