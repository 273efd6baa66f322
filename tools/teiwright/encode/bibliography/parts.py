"""Where the open text of an entry divides: sentences, segments, and what is left between claimed spans."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.encode.bibliography.draft import GONE, trim

if TYPE_CHECKING:
    from teiwright.encode.bibliography.draft import Draft

__all__ = ["OPEN", "first_run", "segments", "sentences"]

_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[\x00])(?:[A-ZÀ-Ý]|[A-Z][a-z]?\.-?[A-Z]|[Vv]ol|[Nn]os?|[Nn]r|pp?|eds?|ca|cf|vs|St|Jr|Sr|Dr|Prof|Mr|Mrs|bzw|hrsg|Hg|Hrsg|Bd|Inc|Ltd"
    r"|Co|Univ|art|par|fol|ms|Mt|et al|etc|i\.e|e\.g|z\. ?B|(?:[Dd](?:er|ie|as|es|em|en)|[Zz]um|[Ii]m) \d{1,2})$"
)
OPEN = re.compile(f"[^{GONE}]+")
"""A run of characters that nothing has claimed."""
_LONGEST = 14
"""More code points than an abbreviation with the space before it has."""
_STOP = re.compile(r"[.?!][’”\"')\]]*(?= +[^\s a-zß-öø-ÿ(])|[.?!][’”\"')\]]*(?= +\()|\x00+[.,;:]*")
_COMMA = re.compile(r"[,;](?= )")
_JOINED = re.compile(r"\s*(?:[Vv]ol|[Nn]o|[Nn]r|Bd|Heft)\.?\s*\d")


def sentences(draft: Draft, start: int, end: int) -> list[tuple[int, int]]:
    """The open spans between full stops (not those of abbreviations and initials) and claimed characters."""
    found, low = [], start
    for match in _STOP.finditer(draft.open, start, end):
        gone = match.group()[0] == GONE
        if (
            not gone
            and match.group()[0] == "."
            and _ABBREVIATION.search(draft.open[max(low, match.start() - _LONGEST) : match.start()])
        ):
            continue
        found.append(trim(draft.open, low, match.start() if gone else match.end()))
        low = match.end()
    found.append(trim(draft.open, low, end))
    return [
        (first, last)
        for first, last in found
        if first < last and any(map(str.isalnum, draft.open[first:last]))
    ]


def segments(draft: Draft, start: int, end: int) -> list[tuple[int, int]]:
    """The `sentences`, divided again at commas; `No. 3` stays with what it counts."""
    found = []
    for low, high in sentences(draft, start, end):
        begin = low
        for match in _COMMA.finditer(draft.open, low, high):
            if not _JOINED.match(draft.open, match.end()):
                found.append(trim(draft.open, begin, match.start(), ",;"))
                begin = match.end()
        found.append(trim(draft.open, begin, high, ",;"))
    return [(low, high) for low, high in found if low < high]


def first_run(draft: Draft, start: int, end: int) -> tuple[int, int]:
    """The first open stretch of the span that says anything; an empty span at `start` where none does."""
    for match in OPEN.finditer(draft.open, start, end):
        if any(map(str.isalnum, match.group())):
            return match.span()
    return start, start
