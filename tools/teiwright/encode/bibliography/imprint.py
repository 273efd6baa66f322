"""Place and publisher at the end of what is open, and in what is open behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.encode.bibliography.division import capitals, ends_short
from teiwright.encode.bibliography.draft import trim
from teiwright.encode.bibliography.parts import OPEN, sentences
from teiwright.encode.bibliography.publication import (
    claim_publication,
    is_publisher,
    is_town,
    read_publication,
)
from teiwright.encode.bibliography.series import claim_series

if TYPE_CHECKING:
    from teiwright.encode.bibliography.draft import Draft

__all__ = ["claim_imprint", "claim_lone_publisher", "claim_others", "claim_repository"]


_REPOSITORY = re.compile(r"\b(?:[Rr]epositor(?:y|ium)|[Rr]epositorio|Dépôt|Digital Library)\b")
_DIVIDES = re.compile(r"(?P<stop>[.?!][”\"’»)]*)\s+(?=[^\s\da-zß-ÿ])|,\s+(?=\S)")


def claim_imprint(draft: Draft, low: int, high: int) -> int:
    """Claim the place and publisher at the end of an open run; where what stands before them ends."""
    best, best_score = None, 0.0
    for match in _DIVIDES.finditer(draft.open, low, high):
        if match["stop"] == "." and ends_short(draft.open[low : match.start()]):
            continue
        parts = read_publication(draft.open, match.end(), high)
        if not parts:
            continue
        score = _tail_score(draft, parts, stop=bool(match["stop"]))
        if score > best_score:
            best, best_score = (match, parts), score
    if not best:
        return high
    match, parts = best
    for part in parts:
        if not draft.has(part[0]):
            draft.add(*part)
    draft.close(match.end(), high)
    return match.start() + len(match["stop"] or "")


def _tail_score(draft: Draft, parts: list[tuple[str, int, int]], *, stop: bool) -> float:
    """How well place and publisher read, behind a full stop or a comma."""
    said = {name: draft.open[start:end] for name, start, end in parts}
    score = 1.0 if stop else 0.0
    if "place" in said:
        score += 2.0 if is_town(said["place"]) else 0.3 if stop else _lone_place(draft, said)
    if "publisher" in said:
        name = said["publisher"]
        score += 1.0 if is_publisher(name) else 0.0
        score -= 0.4 * name.count(", ") + (
            3.0
            if re.search(r"\w{3,}\. ", name) and not re.search(r"(?:Inc|Ltd|Univ|Publ|Verl)\. ", name)
            else 0.0
        )
        score += 0.2 if "place" in said else 0.0
        score -= 0.1 * max(0, len(name.split()) - 5)
        if not stop and "place" not in said and (draft.dotted or draft.has("event_date")):
            score -= 1.5
    return score


def _lone_place(draft: Draft, said: dict[str, str]) -> float:
    """How well an unknown place reads behind a comma: one word, with a short publisher, where commas divide."""
    name = said.get("publisher", "")
    lone = (
        not draft.dotted
        and " " not in said["place"]
        and name
        and len(name.split()) < 5
        and capitals(name) == 1
    )
    return 0.4 if lone else -2.0


def claim_others(draft: Draft, start: int) -> None:
    """Claim series, place and publisher in the later open runs."""
    for match in OPEN.finditer(draft.open, start):
        low, high = trim(draft.open, *match.span(), ",.;:() ")
        spans = sentences(draft, low, high)
        for span in reversed(spans):
            first, last = trim(draft.open, *span, ",;:() ")
            if (
                _dated_next(draft, last)
                and first > draft.start
                and len(draft.open[first:last].split()) < 7
                and capitals(draft.open[first:last]) == 1
                and not draft.has("publisher")
                and not is_town(draft.open[first:last])
            ):
                _claim_lone(draft, first, last)
                continue
            if _numbered_next(draft, last):
                draft.claim("title_s", first, last)
                continue
            if not any(name == "place" for name, _, _ in read_publication(draft.open, first, last)):
                last = claim_imprint(draft, first, last)
            if _is_lone(draft, first, last):
                draft.claim("publisher", first, last)
            elif not claim_publication(draft, first, last):
                claim_series(draft, first, last, numbered=len(spans) > 1)


def claim_lone_publisher(draft: Draft, low: int, high: int) -> int:
    """Claim a last sentence of few words, each with a capital, as a publisher that no word tells; where the rest ends.

    It stands before the year, or ends an entry whose year stands at the head.
    """
    spans = (
        sentences(draft, low, high) if draft.dotted and not draft.has("publisher", "place", "title_j") else []
    )
    if len(spans) < 2:
        return high
    first, last = trim(draft.open, *spans[-1], ",;: ")
    last -= draft.open[first:last].endswith(".")
    words = draft.open[first:last].split()
    ends = _dated_next(draft, last) or not any(map(str.isalnum, draft.open[last:]))
    if (
        not ends
        or len(words) > 4
        or capitals(draft.open[first:last]) < 1
        or any(map(str.isdigit, "".join(words)))
    ):
        return high
    draft.claim("publisher", first, last)
    return first


def claim_repository(draft: Draft, low: int, high: int) -> int:
    """Claim a last sentence that names a repository as a publisher, beside the one that runs it; where the rest ends."""
    spans = sentences(draft, low, high) if draft.dotted and not draft.has("title_j") else []
    first, last = trim(draft.open, *spans[-1], ",.;: ") if len(spans) > 1 else (high, high)
    if not _REPOSITORY.search(draft.open, first, last):
        return high
    draft.claim("publisher", first, last)
    return first


def _claim_lone(draft: Draft, start: int, end: int) -> None:
    """Claim what stands alone before the year: place and publisher, or a publisher that no word tells."""
    if not claim_publication(draft, start, end):
        draft.claim("publisher", start, end)


def _dated_next(draft: Draft, end: int) -> bool:
    """Whether the year of publication follows at once what ends at `end`."""
    return any(field.name == "date" and 0 < field.start - end < 4 for field in draft.fields)


def _is_lone(draft: Draft, start: int, end: int) -> bool:
    """Whether two or three words with capitals end an entry with full stops behind its title: a publisher."""
    words = draft.open[start:end].split()
    known = draft.has("publisher", "place", "title_j", "page", "meeting")
    ends = not any(map(str.isalnum, draft.open[end:]))
    named = (
        words
        and len(words) < 4
        and capitals(draft.open[start:end]) == 1
        and not re.search(r"\d", draft.open[start:end])
    )
    named = named and not read_publication(draft.open, start, end)
    return bool(draft.dotted and start > draft.start and not known and ends and named)


def _numbered_next(draft: Draft, end: int) -> bool:
    """Whether a volume without pages follows at once what ends at `end`: then that is a series."""
    if draft.has("page", "issue", "title_j"):
        return False
    return any(field.name == "volume" and 0 < field.start - end < 10 for field in draft.fields)
