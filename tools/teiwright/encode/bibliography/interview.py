"""Interviews: whom, when, where, and what is kept of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.encode.bibliography.dates import DATE, date_value
from teiwright.encode.bibliography.draft import flat, trim
from teiwright.encode.bibliography.entry import Name

if TYPE_CHECKING:
    from teiwright.encode.bibliography.draft import Draft

__all__ = ["claim_interview"]

_HEAD = re.compile(r"(?P<type>Interview)?\s*(?:with\s+)?(?P<who>[^()]*?)\s*\((?P<when>[^()]+)\)[:.,]?\s*")
_TYPE = re.compile(
    r"(?:(?:[Pp]ersonal|[Tt]elephone|[Ee]-?mail|[Ee]xpert|[Gg]roup|[Oo]nline|[Ss]kype|[Uu]npublished)\s)?[Ii]nterviews?\b"
)
_SENTENCE = re.compile(r"[^.]+(?:\.(?=\S)[^.]*)*\.?")


def claim_interview(draft: Draft) -> Name | None:
    """Claim the fields of an interview and give the person or body; None, with nothing done, where the entry is none."""
    head = _HEAD.match(draft.open)
    date = DATE.fullmatch(draft.open, *head.span("when")) if head else None
    if not head or not date:
        return None
    kind = _TYPE.match(draft.open, head.end())
    if not (kind or head["type"]) or not head["who"]:
        return None
    if head["type"]:
        draft.add("type", *head.span("type"))
    draft.add("interviewee", *head.span("who"))
    draft.add("date", *date.span(), date_value(date))
    draft.year = date_value(date)[:4]
    _claim_circumstances(draft, head.end(), kind)
    return Name("", "", "", corporate=True, printed=flat(head["who"]))


def _claim_circumstances(draft: Draft, start: int, kind: re.Match[str] | None) -> None:
    """The printed type, the date again, the place up to the full stop, and each sentence behind it as a note."""
    place = start
    if kind:
        draft.add("type", *kind.span())
        place = kind.end()
    if date := DATE.search(draft.open, place):
        draft.add("event_date", *date.span(), date_value(date))
        place = date.end()
    end = draft.open.find(".", place)
    end = len(draft.open) if end < 0 else end
    draft.add("event_place", *trim(draft.open, place, end, ",;"))
    for sentence in _SENTENCE.finditer(draft.open, min(end + 1, len(draft.open))):
        draft.add("note", *trim(draft.open, *sentence.span(), "."))
