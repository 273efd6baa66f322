"""Place and publisher: `Oxford: Oxford University Press`, or a place alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.encode.bibliography.draft import trim
from teiwright.encode.bibliography.parts import runs, sentences

if TYPE_CHECKING:
    from teiwright.encode.bibliography.draft import Draft

__all__ = ["claim_imprint", "is_place"]

_UPPER = "A-ZÀ-ÖØ-ÞĀ-Ž"
_WORD = rf"(?:St\.|\[?[{_UPPER}][\w'’.-]*\]?)"
_LINK = r"(?:am|an der|auf der|de|del|d’|do|im|in|la|le|of|on|ob der|sur|upon|i\.|a\.)"
_CITY = re.compile(
    rf"{_WORD}(?:(?: {_LINK})? {_WORD}){{0,3}}(?: ?(?:/|-|–|&|and|und|et|y) ?{_WORD}(?: {_WORD})?)*(?: \([\w .]+\))?"
)
_REGION = re.compile(r"(?:[A-Z]{2,3}|[A-Z]\.[A-Z]\.|[A-Z][a-z]{2,4}\.)")
_KEPT_STOP = re.compile(r"\b(?:Ltd|Inc|Co|Corp|Bros|Univ|e\. ?V|Verl|S\.A|B\.V)\.$")
_PUBLISHER = re.compile(rf"(?:[{_UPPER}\d]|[a-z]+[{_UPPER}]|\w+\.\w|de |l’|ed\.)")
_MAXIMUM = 120


def is_place(text: str) -> bool:
    """Whether `text` reads as the name of a town or country: few words, each with a capital, no number."""
    return bool(_CITY.fullmatch(text)) and not any(map(str.isdigit, text)) and len(text.split()) <= 5


def claim_imprint(draft: Draft, start: int, end: int, *, titled: bool) -> bool:
    """Claim the last `PLACE: PUBLISHER` of the span; False where none is.

    Args:
        draft: the entry.
        start: where the title, or what follows a quoted one, begins.
        end: where the span ends.
        titled: whether a quoted title stands before the span, so that the place can begin it.
    """
    spans = sentences(draft, start, end) if draft.dotted else runs(draft, start, end)
    for low, high in reversed(spans):
        bounded = titled or low > spans[0][0]
        colon = draft.open.rfind(": ", low, high)
        while colon >= low:
            place = _place_before(draft, low, colon, bounded=bounded)
            publisher = _publisher_after(draft, colon + 1, high)
            if place and publisher:
                draft.claim("place", *place)
                draft.claim("publisher", *publisher)
                return True
            colon = draft.open.rfind(": ", low, colon)
    return False


def _place_before(draft: Draft, low: int, colon: int, *, bounded: bool) -> tuple[int, int] | None:
    """The place that ends at `colon`: a list of towns from the bound on, or the last part with the region behind it."""
    parts = [trim(draft.open, *span, ",.;") for span in _parts(draft, low, colon)]
    parts = [span for span in parts if span[0] < span[1]]
    if not parts:
        return None
    if bounded and len(parts) <= 3 and all(is_place(draft.open[first:last]) for first, last in parts):
        return parts[0][0], colon
    last = draft.open[slice(*parts[-1])]
    if len(parts) > 2 and _REGION.fullmatch(last) and is_place(draft.open[slice(*parts[-2])]):
        return parts[-2][0], colon
    if len(parts) > 1 and is_place(last):
        return parts[-1]
    stop = draft.open.rfind(". ", *parts[-1])
    behind = trim(draft.open, stop + 1, colon)
    return behind if stop > 0 and is_place(draft.open[slice(*behind)]) else None


def _parts(draft: Draft, low: int, high: int) -> list[tuple[int, int]]:
    found, begin = [], low
    for match in re.compile(r"[,;]\s").finditer(draft.open, low, high):
        found.append((begin, match.start()))
        begin = match.end()
    return [*found, (begin, high)]


def _publisher_after(draft: Draft, start: int, end: int) -> tuple[int, int] | None:
    """The publisher behind a colon: what is left of the span, which must be short and one sentence."""
    first, last = trim(draft.open, start, end, ",;")
    if len(sentences(draft, first, last)) > 1:
        return None
    if draft.open[first:last].endswith(".") and not _KEPT_STOP.search(draft.open[first:last]):
        last -= 1
    content = draft.open[first:last]
    good = content and len(content) <= _MAXIMUM and ": " not in content and _PUBLISHER.match(content)
    return (first, last) if good else None
