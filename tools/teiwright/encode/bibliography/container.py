"""The volume that holds a chapter: `in X (ed.) Title`, `In Title, edited by X`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.encode.bibliography.authors import Order, names_in

if TYPE_CHECKING:
    from teiwright.encode.bibliography.draft import Draft

__all__ = ["claim_container", "claim_edited_by", "find_container"]

_IN = re.compile(r"[\s,.;]*\b(?:in|In|En|Dans|Abstract in|Presented in)\b:?\s+(?=\S)")
_IN_SENTENCE = re.compile(
    r"(?:(?<=[.?!]\s)|(?<=[.?!][’”\"')\]]\s))(?:In|En|Dans|Abstract in)\b:?\s+(?=\S)|,\s+In\s(?=\S)"
)
_IN_EDITED = re.compile(r",?\s\bin:?\s+(?=[^()\x00]{2,120}\((?:eds?|Hgg?|Hrsg)\.?\))")
_EDITORS = re.compile(
    r"(?P<names>[^()\x00]{2,160}?),?\s*\((?P<role>eds?|Hgg?|Hrsg|dirs?|coords?)\.?\)[,:]?\s*"
)
_EDITED_BY = re.compile(
    r",?\s*(?P<role>\b[Ee]dited (?:and [a-z]+ )?by|\b[Ee]ds?\.|[Hh](?:rsg|g)\. v(?:on|\.)|herausgegeben von|[Ee]ditad[oa]s? por|[Éé]dité par|ed\. de)\s+(?P<names>[^\x00]+)"
)
_AFTER_NAMES = re.compile(
    r"(?<=[\w)]{2})\.(?=\s|$)|,\s(?=special issue|with |vol\.|\d)|,?\s\d+(?=[.:,]|$)|\x00"
)
_TRANSLATED = re.compile(
    r"[,.]?\s*(?:[Tt]rans(?:lated|\.)(?: from [A-Z]\w+)?(?: by)?|[Üü]bersetzt von|[Tt]raducido por|[Tt]raduit par)\s+(?P<names>[^\x00]+)"
)


def find_container(draft: Draft, start: int, *, titled: bool) -> tuple[int, int] | None:
    """The end of the part's title and the beginning of the container behind `in`; None without one."""
    if titled:
        match = _IN.match(draft.open, start)
    else:
        pattern = _IN_SENTENCE if draft.dotted else _IN_EDITED
        match = pattern.search(draft.open, start)
    return match.span() if match else None


def claim_container(draft: Draft, start: int) -> int:
    """Claim the editors at the beginning of the container; its title begins at the offset returned."""
    match = _EDITORS.match(draft.open, start)
    if not match:
        return start
    several = match["role"] not in {"ed", "Hg", "Hrsg", "dir", "coord"}
    order = Order.INITIALS if draft.initials else Order.NATURAL
    for name in names_in(draft.open, *match.span("names"), order, several=several):
        draft.add_name("editor", *name)
    draft.close(start, match.end())
    return match.end()


def claim_edited_by(draft: Draft) -> None:
    """Claim editors and translators that words announce: `edited by`, `hrsg. von`, `translated by`."""
    for role, pattern in (("translator", _TRANSLATED), ("editor", _EDITED_BY)):
        match = pattern.search(draft.open, draft.start)
        if not match:
            continue
        stop = _AFTER_NAMES.search(draft.open, match.start("names"))
        end = stop.start() if stop else match.end("names")
        for name in names_in(draft.open, match.start("names"), end, Order.NATURAL, several=True):
            draft.add_name(role, *name)
        draft.close(match.start(), end)
