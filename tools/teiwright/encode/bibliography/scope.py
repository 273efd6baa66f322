"""Volume, issue and pages, in their several forms, and the journal that stands before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from teiwright.encode.bibliography.dates import DAY
from teiwright.encode.bibliography.draft import GONE, trim
from teiwright.encode.bibliography.parts import last_sentence

if TYPE_CHECKING:
    from teiwright.encode.bibliography.draft import Draft

__all__ = ["Scope", "claim_journal", "claim_pages", "claim_scope", "find_scope", "lone_volume", "page_value"]

_DASH = r"\s?[–—‒-]\s?"
_RANGE = rf"(?:[A-Za-z]?\d+(?:{_DASH}[A-Za-z]?\d+)?|[ivxlc]+{_DASH}[ivxlc]+)"
PAGES = rf"{_RANGE}(?:,\s{_RANGE})*"
_MONTHLY = r"\s*\((?![\d–/-]+\))[^()\d]*\d{0,4}\)"
_VOLUME = r"(?:[Vv]ol(?:ume)?\.? |Bd\. ?)?(?P<volume>\d+[a-z]?(?:[–/-]\d+)?|[IVXLC]+)"
_ISSUE = r"(?P<issue>(?:\d+\w?|[A-Z]\d+|[Ss]uppl\.? ?\d*)(?:\s?[–/,-]\s?\d+)?)"
_END = r"(?=\s*(?:[.,;:]|$|\x00|\())"
_FORMS = tuple(
    re.compile(form)
    for form in (
        # 37(2), 217–34; 18(2): 211-4; 6(1)
        rf"(?<=[\s,.]){_VOLUME}\s?\({_ISSUE}\)(?:{_MONTHLY})?(?:\s*[:,]\s*(?:pp?\.\s*)?(?P<page>{PAGES}))?{_END}",
        # 8, no. 3: 365–83; vol. 8, no. 3 (May): 3–4
        rf"(?<=[\s,.]){_VOLUME},?\s+(?:no|nr|núm|n°|Heft|H|issue)\.?\s*{_ISSUE}(?:{_MONTHLY})?(?:\s*[:,]\s*(?:pp?\.\s*)?(?P<page>{PAGES}))?{_END}",
        # 31: 419–47; 100 (January): 3–4
        rf"(?<=[\s,.]){_VOLUME}(?:{_MONTHLY})?\s?:\s?(?:pp?\.\s*)?(?P<page>{PAGES}){_END}",
        # (1); (July–August): 33–49
        rf"(?<=[^\W\d] )\((?P<issue>\d{{1,3}})\)(?:\s*:\s*(?P<page>{PAGES}))?(?=\s*[.,;]?\s*(?:$|\x00))",
        rf"(?<=[^\W\d] )\([A-Z][a-zé]+(?:[–-][A-Z][a-zé]+)?(?: \d{{4}})?\):\s*(?P<page>{PAGES}){_END}",
        # 26, 174–83
        rf"(?<=[^\W\d] )(?P<volume>\d{{1,3}}),\s(?P<page>\d+{_DASH}\d+)(?=\s*[.,;]?\s*(?:$|\x00))",
        # no. 37: 1–12
        rf"(?<=[\s,.])(?:no|nr|núm|n°|Heft|H|issue)\.?\s*{_ISSUE}(?:\s*[:,]\s*(?:pp?\.\s*)?(?P<page>{PAGES}))?{_END}",
    )
)
_LONE = re.compile(
    r"(?:(?<=[^\W\d]\s)|(?<=[\w)],\s))(?P<volume>\d{1,3}(?:\.\d{1,2})?|[IVXLC]{2,})(?:\s*\([^()\d]*\))?(?=[\s.]*(?:$|\x00))"
)
_PREFIXED = re.compile(rf"[,;.]?\s*(?:\bpp?\.|\bS\.|\b[Pp]ages?|\bpágs?\.)\s*(?P<page>{PAGES})")
_CHAPTER = re.compile(r",\s*(?P<page>\d+[–-]\d+(?:,\s\d+[–-]\d+)*)(?=\s*(?:[.,;]|$|\x00))")
_YEARS = re.compile(r"(?:1[4-9]|20)\d\d[–-](?:\d{1,2}|(?:1[4-9]|20)\d\d)$")
_WHOLE_NUMBER = re.compile(r"\s(?P<number>\d{2,4})\s*$")
_LEAD = re.compile(r"(?:in|In|En|Dans)\b:?\s+|[,.;:]\s+")


class Scope(NamedTuple):
    """The spans of volume, issue and pages in the open text; absent parts have no span."""

    start: int
    end: int
    parts: tuple[tuple[str, int, int], ...]


def page_value(printed: str) -> str:
    """The pages with elided digits filled in: ``217–34`` is ``217-234``; several ranges keep their commas."""
    values = []
    for part in printed.split(","):
        ends = [end.strip() for end in re.split(r"[–—‒-]", part) if end.strip()]
        if len(ends) == 2 and all(map(str.isdigit, ends)) and len(ends[1]) < len(ends[0]):
            ends[1] = ends[0][: len(ends[0]) - len(ends[1])] + ends[1]
        values.append("-".join(ends))
    return ", ".join(values)


def claim_pages(draft: Draft) -> None:
    """Claim pages that a word announces (``pp. 6–26``) or, without one, the last bare range behind a comma."""
    for match in _PREFIXED.finditer(draft.open, draft.start):
        if not draft.has("page"):
            _claim_page(draft, match)
    if draft.dotted and not draft.has("page"):
        ranges = [
            match for match in _CHAPTER.finditer(draft.open, draft.start) if not _YEARS.match(match["page"])
        ]
        if ranges:
            _claim_page(draft, ranges[-1])


def find_scope(draft: Draft, start: int) -> Scope | None:
    """The first volume with its issue or pages behind `start`."""
    found = [match for form in _FORMS if (match := form.search(draft.open, start))]
    if not found:
        return None
    match = min(found, key=lambda hit: (hit.start(), -hit.end()))
    parts = ((name, *match.span(name)) for name, text in match.groupdict().items() if text)
    return Scope(match.start(), match.end(), tuple(parts))


def lone_volume(draft: Draft, start: int) -> Scope | None:
    """A bare number at the end of what stands open behind `start`: the volume of a periodical."""
    match = _LONE.search(draft.open, start)
    days = [
        day
        for day in DAY.finditer(draft.open, start)
        if match and day.start() < match.end() and match.start() < day.end()
    ]
    if not match or days:
        return None
    return Scope(match.start(), match.end(), (("volume", *match.span("volume")),))


def claim_scope(draft: Draft, scope: Scope) -> None:
    """Claim volume, issue and pages."""
    for name, start, end in scope.parts:
        if name != "page" or not draft.has("page"):
            draft.add(name, start, end, page_value(draft.open[start:end]) if name == "page" else None)
    draft.close(scope.start, scope.end)


def claim_journal(draft: Draft, start: int, scope: Scope | None, *, titled: bool) -> bool:
    """Claim a journal with its volume, issue and pages; False, with nothing done, where none stands behind `start`.

    Args:
        draft: the entry.
        start: where the journal's title can begin.
        scope: volume, issue and pages, if any were found.
        titled: whether the title of the article is known already, so that the journal begins at `start`.
    """
    if not scope:
        return False
    low, high = trim(draft.open, start, scope.start, " ,.;:")
    if not titled:
        begin = low
        low = last_sentence(draft, low, high)
        if low <= begin:
            return False
    if lead := _LEAD.match(draft.open, low, high):
        low = lead.end()
    if GONE in draft.open[low:high] or not any(map(str.isalpha, draft.open[low:high])):
        return False
    claim_scope(draft, scope)
    if number := _WHOLE_NUMBER.search(draft.open, low, high):
        draft.add("number", *number.span("number"))
        high = number.start()
    draft.add("title_j", *trim(draft.open, low, high, ","))
    draft.close(start if titled else low, scope.start)
    return True


def _claim_page(draft: Draft, match: re.Match[str]) -> None:
    draft.add("page", *match.span("page"), page_value(match["page"]))
    draft.close(*match.span())
