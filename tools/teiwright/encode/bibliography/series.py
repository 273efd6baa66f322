"""Series: a title and a number, with or without a word such as `No.` between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teiwright.encode.bibliography.draft import Draft

__all__ = ["claim_series"]

_UPPER = "A-ZÀ-ÖØ-Þ"
_NUMBER = r"\d[\w/.–-]*?|[IVXLC]+"
_NUMBERED = re.compile(
    rf"(?P<title>[{_UPPER}][^.]*?[^\s:,.])[:,.]?\s+(?:(?P<volume>[Vv]ol(?:ume|s)?\.?|Bd\.?|Band)|(?:N[or]\.?|no\.|nr\.|[Nn]umber|Heft|#))\s*(?P<number>{_NUMBER})[.,]?"
)
_PAPER = re.compile(
    rf"(?P<title>(?:[{_UPPER}\d][\w&'’.-]* (?:[\w&'’-]+ )*?)?(?:Papers?|Series|Reports?|Memorand(?:um|a)|Brief(?:ing)?s?|Studies|Monographs?"
    rf"|Lecture Notes[\w ]*|Beihefte?|Schriften|Dossiers?|Cahiers?))[:,]?\s+(?P<number>\d[\w/.–-]*?)[.,]?"
)
_COUNTED = re.compile(
    rf"(?P<title>[{_UPPER}][^\x00]*?[^\W\d]),? (?P<number>(?!(?:1[4-9]|20)\d\d)\d{{1,4}})[.,]?"
)
_ANNUAL = re.compile(
    rf"(?P<title>[{_UPPER}][\w'’-]*(?: [{_UPPER}][\w'’-]*){{1,4}}) (?P<number>(?:19|20)\d\d)[.,]?"
)


def claim_series(draft: Draft, start: int, end: int, *, numbered: bool = False) -> bool:
    """Claim the span as a series if it reads as one.

    Args:
        draft: the entry.
        start: where the candidate begins.
        end: where it ends.
        numbered: whether any title with a number counts, as where full stops divide an entry; else one of capitalised
            words with a year does (``Socialist Register 2004``).
    """
    patterns = (_NUMBERED, _PAPER, _COUNTED if numbered else _ANNUAL)
    match = next(
        (found for pattern in patterns if (found := pattern.fullmatch(draft.open, start, end))), None
    )
    if not match:
        return False
    kind = "volume" if match.groupdict().get("volume") else "number"
    draft.add("title_s", match.start("title"), match.end("title"))
    draft.add(kind, match.start("number"), match.end("number"))
    draft.close(start, end)
    return True
