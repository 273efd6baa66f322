"""Pages that a word announces, or a range behind a comma, and what they mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teiwright.encode.bibliography.draft import Draft

__all__ = ["claim_pages", "page_value"]

_DASH = r"\s?[–—‒‑-]\s?"
_RANGE = rf"(?:[A-Za-z]?\d+(?:{_DASH}[A-Za-z]?\d+)?|[ivxlc]+{_DASH}[ivxlc]+)"
PAGES = rf"{_RANGE}(?:,\s{_RANGE})*"
_PREFIXED = re.compile(rf"[,;.]?\s*(?:\bpp?\.|\bS\.|\b[Pp]ages?|\bpágs?\.)\s*(?P<page>{PAGES})")
_CHAPTER = re.compile(r",\s*(?P<page>\d+[–-]\d+(?:,\s\d+[–-]\d+)*)(?=\s*(?:[.,;]|$|\x00))")
_YEARS = re.compile(r"(?:1[4-9]|20)\d\d[–-](?:\d{1,2}|(?:1[4-9]|20)\d\d)$")


def page_value(printed: str) -> str:
    """The pages with elided digits filled in: ``217–34`` is ``217-234``; several ranges keep their commas."""
    values = []
    for part in printed.split(","):
        ends = [end.strip() for end in re.split(r"[–—‒‑-]", part) if end.strip()]
        if len(ends) == 2 and all(map(str.isdigit, ends)) and len(ends[1]) < len(ends[0]):
            ends[1] = ends[0][: len(ends[0]) - len(ends[1])] + ends[1]
        values.append("-".join(ends))
    return ", ".join(values)


def claim_pages(draft: Draft) -> None:
    """Claim pages that a word announces (``pp. 6–26``) or, without one, the last bare range behind a comma."""
    for match in (
        _PREFIXED.finditer(draft.open, draft.start) if draft.mentions("p.", "S.", "age", "ág") else ()
    ):
        if not draft.has("page"):
            _claim_page(draft, match)
    if draft.dotted and not draft.has("page"):
        ranges = [
            match for match in _CHAPTER.finditer(draft.open, draft.start) if not _YEARS.match(match["page"])
        ]
        if ranges:
            _claim_page(draft, ranges[-1])


def _claim_page(draft: Draft, match: re.Match[str]) -> None:
    draft.add("page", *match.span("page"), page_value(match["page"]))
    draft.close(*match.span())
