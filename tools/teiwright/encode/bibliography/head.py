"""The head of an entry: who, in which role, and the year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.encode.bibliography.authors import Order, has_initials, names_in
from teiwright.encode.bibliography.dates import read_year

if TYPE_CHECKING:
    from teiwright.encode.bibliography.draft import Draft

__all__ = ["claim_head"]

_WORDS = (
    r"n\. ?d\.?|s\. ?[fda]\.|o\. ?J\.|[Uu]ndated|[Ff]orthcoming|[Ii]n (?:press|print|preparation)|[Aa]ccepted|[Ss]ubmitted"
    r"|[Ii]m (?:Druck|Erscheinen)|[Ee]n prensa|[Àà] paraître"
)
_SPAN = r"(?:\d{4}|\d{2})"
_YEAR = (
    rf"(?:[Cc]a?\. ?)?(?P<year>(?:1[4-9]|20)\d\d(?:\s?[–/-]\s?{_SPAN}(?!\d)|–(?=[.,)\]]))?)(?P<suffix>[a-z])?"
)
_BRACKET = re.compile(rf"\((?:{_YEAR}(?P<more>, [^()]{{3,40}})?|(?P<words>{_WORDS}))\)(?P<stop>[.:,]?)\s*")
_PLAIN = re.compile(
    rf"(?<=[.)\]?]) (?:\(\d{{4}}\) )?\[?(?:{_YEAR}(?P<more>[–-]\d\d[–-]\d\d)?\]?(?=[.,:;]|\s[{{A-ZÀ-Ý]|\s\W|\s*$)|(?P<words>{_WORDS})(?=[.,:;]|\s))"
    r"(?P<stop>[.,:;]{0,2})\s*"
)
_BARE = re.compile(rf"(?<=[a-zà-ÿ]) {_YEAR}(?P<more>)(?P<words>(?!))?(?P<stop>\.)\s+")
_ROLE = re.compile(
    r"[,\s]*[(\[]?\b(?:(?P<editor>eds?|editors?|Hgg?|Hrsg|Hg|dirs?|coords?|éds?|comps?)|(?P<translator>trans|transl|Übers))\.?(?:[)\]]|(?=\s*$))[,.]*\s*$"
)
_PLURAL = re.compile(r"eds|editors|Hgg|dirs|coords|éds|comps", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[\w)\].][\w)\]])(?<!\bal)[.?!](?= )|(?<=\bal)\.(?= )")


def claim_head(draft: Draft) -> None:
    """Claim the names and the year, and set where the rest of the draft begins and how its parts are divided."""
    matches = [match for pattern in (_BRACKET, _PLAIN) if (match := pattern.search(draft.open))]
    bare = _BARE.search(draft.open)
    if bare and "," in draft.open[: bare.start()] and not _SENTENCE.search(draft.open, 0, bare.start()):
        matches.append(bare)
    match = min(matches, key=lambda found: found.start(), default=None)
    if match is None or not draft.open[: match.start()].strip():
        _claim_names_only(draft)
        return
    draft.start = match.end()
    draft.dotted = match.re is not _BRACKET or match["stop"] == "."
    _claim_names(draft, match.start())
    if match["words"]:
        draft.add("status", *match.span("words"))
        draft.year = match["words"]
        return
    end = match.end("suffix") if match["suffix"] else match.end("year")
    value = read_year(match["year"])
    draft.add("date", match.start("year"), end, value)
    draft.year, draft.suffix = value.partition("/")[0], match["suffix"] or ""


def _claim_names_only(draft: Draft) -> None:
    """Without a year, the names run to the first full stop that ends a word; they are none where no comma is in them."""
    draft.dotted = True
    stop = _SENTENCE.search(draft.open)
    if stop and "," in draft.open[: stop.start()]:
        draft.start = stop.end()
        _claim_names(draft, stop.start())


def _claim_names(draft: Draft, end: int) -> None:
    """Claim the names before `end`; their role follows the last one, and without one they are authors."""
    role, several = "author", False
    if found := _ROLE.search(draft.open, 0, end):
        end = found.start()
        role = "editor" if found["editor"] else "translator"
        several = bool(_PLURAL.search(found.group()))
    line = draft.open[:end].rstrip()
    if re.search(r"(?:[^\W\d_]{2}|\))\.$", line) and not re.search(r"\b(?:Jr|Sr|al)\.$", line):
        line = line[:-1]
    draft.initials = has_initials(line)
    for name in names_in(draft.text, 0, len(line), Order.INVERTED, several=several):
        draft.add_name(role, *name)
