"""Full references in running notes: `See Elena Pierazzo, Digital Scholarly Editing (Farnham: Ashgate, 2015), 12.`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from teiwright.encode.bibliography.parse import LONGEST, parse
from teiwright.encode.bibliography.people import UPPER, read_names
from teiwright.encode.bibliography.publication import is_town
from teiwright.encode.bibliography.years import YEAR

if TYPE_CHECKING:
    from teiwright.encode.bibliography.entry import Entry

__all__ = ["Reference", "references_in"]

_BEGIN = re.compile(
    rf"(?:^|(?<=[.;?!] )|(?<=; and )|(?<=; und )|(?<=; et )|(?<=; y )|(?<=[.;?!]\) )|(?<=[(:] )|(?<=\()|\b(?:[Ss]ee(?: also)?|[Cc]f\.|[Cc]ompare|[Vv]gl\.(?: auch| dazu)?|[Ss]iehe(?: auch)?|[Vv]oir(?: aussi)?|[Vv]éase|[Ii]n:?|[Bb]y|e\.g\.,?|bei|chez|[Aa]lready|after|from|of|[Ss]chon|[Bb]ereits|nach|von|bei|[Dd]éjà|de|par|dans|[Yy]a|por|en) )(?=[{UPPER}])"
)
_SIGNAL = re.compile(
    r"(?:[Ss]ee(?: also)?|[Cc]f\.|[Cc]ompare|[Vv]gl\.(?: auch| dazu)?|[Ss]iehe(?: auch)?|[Vv]oir(?: aussi)?|[Vv]éase|Thus|Also|So|And|But) "
)
_TITLE_NEXT = re.compile(
    rf"(?:,? et al\.)?(?:,? \(?(?:eds?|Hgg?|Hrsg|dirs?)\.?\)?)?[,:] (?:[“\"„«‘'»]|[{UPPER}\d]|[ld][’'])"
)
_IMPRINT = re.compile(rf"\((?:[^()]{{2,110}}[,:]? )?{YEAR}[a-z]?\)")
_TOWN_YEAR = re.compile(
    rf", (?=(?P<town>[{UPPER}][^,;()]{{1,40}}?)(?:[,:] [{UPPER}][^,;()]{{1,50}}?)?,? (?P<year>{YEAR})(?![\d–-]))"
)
"""`, Stuttgart 1997` or `, Paris, Seuil, 1989`; it takes the comma only, since the title may read as a town."""
_LOCATOR = re.compile(
    r"(?:,? ?:? (?:(?:pp?|S|Sp|fols?|§+|n|nn?|chap|Kap|Bd|vol|no)\. ?)?\d[\d–‑-]*(?::\d[\d–‑-]*)?(?: ?ff?\.)?(?:, \d[\d–‑-]*)*)*(?:,? (?:https?://|doi:)[^\s,;]*[^\s,;.)])?"
)
_WINDOW = 420


class Reference(NamedTuple):
    """A full reference in running text: the parsed entry, and the span in code points, locator and URL included."""

    entry: Entry
    start: int
    end: int


def references_in(text: str) -> tuple[Reference, ...]:
    """The full references that a note gives in its running text, in order.

    A reference begins with a person where a sentence, a bracket or a word such as `see` lets it begin, goes on with a
    title, and ends with `(Place: Publisher, 2015)`, `(2015)` or `, Town 2015`, `, Town, Publisher, 2015` and the numbers behind that. What has not all of
    these is none: a short citation (`Pierazzo, 12`) is the business of `encode.citations`. The entry's `first("page")` is the
    locator where the reference has no pages of its own. Only the first 4,000 code points are looked at.
    """
    line = re.sub(r"\s", " ", text[:LONGEST])
    found: list[Reference] = []
    for match in _BEGIN.finditer(line):
        if found and match.end() < found[-1].end:
            continue
        if reference := _reference(line, match.end()):
            found.append(reference)
    return tuple(found)


def _reference(line: str, start: int) -> Reference | None:
    if signal := _SIGNAL.match(line, start):
        start = signal.end()
    names = read_names(line, start, natural=True)
    if not names or not _TITLE_NEXT.match(line, names.end):
        return None
    end = _end(line, names.end)
    if not end:
        return None
    entry = parse(line[start:end], natural=True)
    titled = any(entry.first(name) for name in ("title_a", "title_m", "title_u"))
    return Reference(entry, start, end) if entry.authors + entry.editors and titled and entry.year else None


def _end(line: str, start: int) -> int:
    """Where the reference ends whose names end at `start`; 0 where nothing closes it in time."""
    window = min(len(line), start + _WINDOW)
    imprint = _IMPRINT.search(line, start, window)
    stop = imprint.end() if imprint else 0
    for match in _TOWN_YEAR.finditer(line, start, imprint.start() if imprint else window):
        if is_town(match["town"]):
            stop = match.end("year")
            break
    between = line[start:stop]
    if not stop or "; " in between or re.search(r"\w{4,}\. (?:See|Vgl|Cf|Voir)\b", between):
        return 0
    locator = _LOCATOR.match(line, stop)
    return locator.end() if locator else stop
