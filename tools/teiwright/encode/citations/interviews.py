"""Citations of interviews: from the word "interview" to its date (annotation guidelines, interview)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.encode.bibliography import Entry, fold
from teiwright.encode.citations.works import NOTHING, Link
from teiwright.encode.dates import find as find_dates
from teiwright.model import Cert, Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.encode.citations.works import Works

__all__ = ["find"]

INTERVIEW = re.compile(
    r"\b(?:(?:personal|author's)\s+)?(?:interview|Interview|entretien|entrevista)\s+(?:(?:with|mit|avec|con)\s+)?"
    r"(?P<who>[^,;()]{2,80}),\s*(?=\d|[^\W\d_]+\s+\d)"
)
DATE_REACH = 40


def find(text: str, works: Works) -> Iterator[Mention]:
    """The citations of interviews in `text`."""
    for found in INTERVIEW.finditer(text):
        dates = find_dates(text[found.end() : found.end() + DATE_REACH])
        if dates and dates[0].start == 0:
            when = dict(dates[0].attributes).get("when", "")
            link = _link(found["who"], when, works.interviews)
            cert = link.cert if link.key else Cert.LOW
            yield Mention(
                MentionKind.INTERVIEW,
                found.start(),
                found.end() + dates[0].end,
                link.key,
                (("when", when),),
                cert,
            )


def _link(who: str, when: str, entries: tuple[Entry, ...]) -> Link:
    """The interview of that date; else the one that differs in the year alone, which the citation clearly means."""
    same = [e for e in entries if _who(e) == fold(who)]
    exact = [e for e in same if e.first("date") == when]
    if exact:
        return Link(exact[0].key, Cert.HIGH)
    near = [e for e in same if e.first("date")[4:] == when[4:]]
    return Link(near[0].key, Cert.LOW) if len(near) == 1 else NOTHING


def _who(entry: Entry) -> str:
    return fold(entry.first("interviewee") or " ".join(entry.names))
