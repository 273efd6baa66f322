"""What is left of an entry when the firm forms are claimed: occasions, types, dates, places, series, and the title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.encode.bibliography.dates import DATE, DAY, date_value, day_value, is_range
from teiwright.encode.bibliography.draft import GONE, trim
from teiwright.encode.bibliography.parts import segments, sentences
from teiwright.encode.bibliography.publication import is_place
from teiwright.encode.bibliography.series import claim_series

if TYPE_CHECKING:
    from teiwright.encode.bibliography.draft import Draft

__all__ = [
    "claim_event",
    "claim_notes",
    "claim_presentation",
    "claim_tail",
    "claim_thesis",
]

_TYPE = re.compile(
    r"(?:Info ?[Ss]heet|Fact ?[Ss]heet|Press [Rr]elease|Pressemitteilung|News [Rr]elease|Briefing [Pp]aper|Policy [Bb]rief|Working [Pp]aper|Discussion [Pp]aper"
    r"|White [Pp]aper|(?:Technical |Annual |Final )?[Rr]eport|W3C (?:[A-Z]\w+ ){0,3}(?:Recommendation|Note|Report|Draft)|(?:R )?[Dd]ata package|R package|Logiciel|Datensatz|Programa informático|Conjunto de datos|Jeu de données|Documentation|Poster|Blog(?: post)?|Preprint|Slides|Corpus|Dataset|CD-ROM|DVD|PDF|Computer software|Software)\.?"
)
_NOTE = re.compile(
    r"(?:Version|version|Versión|\d(?:st|nd|rd|th) release|Release|Revised|Final|Draft|Discussion Draft|Personal [Nn]ote|Technology report|Report prepared|Text by|Last (?:updated|modified)|N\.p\b|\d+ vols?\b|\d+ Bde?\b|Author['’]?s?['’]? version|Supplement to|Special issue|Originally|First published|Reprint"
    r"|Translated|Preface|With |By |Nachdruck|Recording|Notes|Or see|See also|Available|Abstract|Updated)",
)
_REPRINT = re.compile(
    r"(?P<note>Reprint(?:ed)?|Rpt\.|Repr\.|Nachdruck|Nachdr\.|Réimpression|Réimpr\.|Reimpresión|Reimpr\.),? (?=[^\W\d_a-zß-ÿ][\w .,]{1,30}: )"
)
_STANDARD = re.compile(r"(?:ISO|DIN|EN|IEC|RFC|ANSI|BS)(?:[/ ](?:ISO|EN|IEC|TS|TR))* \d[\d.–:-]*")
_KIND = re.compile(r"(?P<type>[A-Z][\w ]{3,50}), (?=\x00|(?:[^\W\d_]+ )?\d)")
_PRESENTED = re.compile(
    r"(?P<type>(?:[A-Z][\w-]+ )?(?:[Pp]aper|[Pp]resentation|[Ll]ecture|[Kk]eynote|[Tt]alk|[Pp]oster|[Ss]peech|[Aa]ddress|Vortrag)?(?: [a-z]+)?\s?(?:[Pp]resented|[Gg]iven|[Dd]elivered|[Rr]ead|intended|prepared|gehalten)"
    r" (?:at|for|to|before|auf|bei)(?: (?:the|der|dem|an?))?(?: (?:annual |international |\d+\w\w )?(?:conference|workshop|meeting|symposium|congress|seminar|Tagung|Konferenz))?"
    r"|(?:Closing|Opening|Introductory) (?:[Rr]emarks|[Aa]ddress|[Ll]ecture) at(?: the)?|(?:Keynote|Invited|Plenary) (?:presentation|lecture|talk|address)(?: at)?(?: the)?"
    r"|(?:Full |Short )?(?:Paper|Presentation|Panel(?: discussion)?|Poster|Lecture|Talk|Workshop) (?:at|for)(?: the)?),?:?\s+"
)
_THESIS = re.compile(
    r"(?P<type>(?:(?:Unpublished )?(?:Ph\.? ?D\.?|[Dd]octoral|M\.?A\.?|M\.?Sc\.?|[Mm]aster[’']?s?|[Bb]achelor[’']?s?|[Mm]asters)(?: [a-z]+)? (?:[Tt]hesis|[Dd]iss(?:ertation|\.))"
    r"|Diss(?:ertation|\.)|Ph\.?D\.?|[Tt]hèse(?: de doctorat)?|[Tt]esis doctoral|Magisterarbeit|Masterarbeit|Diplomarbeit|Habilitationsschrift))[,:.]?\s*(?P<school>[^\x00]*)"
)
_PRESENTED_WORDS = (
    "resent",
    "iven",
    "eliver",
    "ead ",
    "gehalten",
    "ynote",
    "nvited",
    "lenary",
    "aper",
    "anel",
    "oster",
    "ecture",
    "alk ",
    "emarks",
    "ddress",
    "orkshop",
)
_HELD = re.compile(r"\. (?:In|Dans|En):? (?=[^\W\d_a-zß-ÿ])")
_THESIS_WORDS = ("hes", "hès", "iss", "Ph", "arbeit", "schrift")
_LONELY_DATE = re.compile(rf"\s*(?:{DATE.pattern})\s*[.,]?\s*")
_CAPITALS = re.compile(r"[A-ZÀ-Ý][\w'’-]*(?: [A-ZÀ-Ý][\w'’-]*){1,3}")


def claim_presentation(draft: Draft) -> bool:
    """Claim `Paper presented at the conference X, PLACE, DATE`; False where the entry tells of none."""
    if not draft.mentions(*_PRESENTED_WORDS):
        return False
    match = _PRESENTED.search(draft.open, draft.start)
    if not match:
        return False
    draft.add("type", *match.span("type"))
    end = draft.open.find(GONE, match.end()) if GONE in draft.open[match.end() :] else len(draft.text)
    end = next((stop.start() + 1 for stop in _HELD.finditer(draft.open, match.end(), end)), end)
    date = DATE.search(draft.open, match.end(), end)
    day = None if date else DAY.search(draft.open, match.end(), end)
    if found := date or day:
        draft.add("event_date", *found.span(), date_value(found) if date else day_value(found, draft.year))
    low, high = trim(draft.open, match.end(), found.start() if found else end, ",.;(")
    comma = draft.open.rfind(", ", low, high)
    if draft.open[comma + 2 : high].isupper() and high - comma < 6:
        comma = draft.open.rfind(", ", low, comma)
    if comma > low:
        draft.add("event_place", comma + 2, high)
        high = comma
    draft.add("meeting", low, high)
    draft.close(match.start(), end)
    return True


def claim_thesis(draft: Draft) -> bool:
    """Claim the kind of a thesis and the school behind it; False where the entry is none."""
    if not draft.mentions(*_THESIS_WORDS):
        return False
    match = _THESIS.search(draft.open, draft.start)
    if not match or match.start() == draft.start:
        return False
    draft.add("type", *match.span("type"))
    draft.close(*match.span("type"))
    return True


def claim_tail(draft: Draft, start: int, end: int) -> None:
    """Claim, from the last part of the span to its second, what reads as series, type or place; commas divide it."""
    parts = segments(draft, start, end)
    while len(parts) > 1 and _claim_part(draft, *parts[-1]):
        parts = parts[:-1]
    if len(parts) > 1:
        _claim_subseries(draft, parts)


def claim_event(draft: Draft, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Claim what follows a date that stands alone: the meeting that it dates and where that met; the parts before it."""
    for index, (low, high) in enumerate(parts[1:], 1):
        date = _LONELY_DATE.fullmatch(draft.open, low, high)
        if not date:
            continue
        after = parts[index + 1 :]
        meeting = [part for part in after if not is_place(draft.open[slice(*part)])]
        if meeting:
            whole = GONE not in draft.open[meeting[0][0] : meeting[-1][1]]
            draft.claim("meeting", meeting[0][0], meeting[-1 if whole else 0][1])
        if after and (meeting or draft.has("place")) and after[-1] not in meeting:
            draft.claim("event_place", *trim(draft.open, *after[-1], "."))
        elif after and after[-1] not in meeting:
            draft.claim("place", *trim(draft.open, *after[-1], "."))
        value = date_value(date)
        draft.claim(
            "event_date" if meeting or is_range(value) else "document_date",
            low,
            _date_end(draft, low, high),
            value,
        )
        return parts[:index]
    return parts


def _date_end(draft: Draft, low: int, high: int) -> int:
    return trim(draft.open, low, high, ".,")[1]


def _claim_part(draft: Draft, low: int, high: int) -> bool:
    """Claim one part; False where it reads as part of a title."""
    content = draft.open[low:high]
    bare = trim(draft.open, low, high, ".,")
    if _TYPE.fullmatch(content):
        draft.claim("type", *bare)
    elif is_place(draft.open[slice(*bare)]) and _may_be_place(draft, content):
        draft.claim("place", *bare)
    else:
        return claim_series(draft, low, high, numbered=False)
    return True


def _may_be_place(draft: Draft, content: str) -> bool:
    """Without a gazetteer: one or two words that are no abbreviation, and no place is known yet."""
    return (
        not draft.has("place", "title_j") and len(content.split()) <= 2 and not content.rstrip(".").isupper()
    )


def claim_notes(draft: Draft) -> None:
    """In entries with full stops, claim each later sentence that is a note (`Version 2.9.1`) or a day (`August 21`)."""
    for low, high in sentences(draft, draft.start, len(draft.text))[1:]:
        bare = trim(draft.open, low, high, ".,")
        day = DAY.fullmatch(draft.open, *bare)
        if reprint := _REPRINT.match(draft.open, low, high):
            draft.claim("note", *reprint.span("note"))
        elif _STANDARD.fullmatch(draft.open, *bare):
            draft.claim("symbol", *bare)
        elif (kind := _KIND.match(draft.open, *bare)) and _TYPE.fullmatch(kind["type"]):
            draft.claim("type", *kind.span("type"))
        elif _TYPE.fullmatch(draft.open, *bare):
            draft.claim("type", *bare)
        elif _NOTE.match(draft.open, low, high):
            draft.claim("note", *bare)
        elif day:
            draft.claim("document_date", *bare, day_value(day, draft.year))


def _claim_subseries(draft: Draft, parts: list[tuple[int, int]]) -> None:
    """Two to four capitalised words behind a subtitle without another comma are a series: `…: Subtitle, Series, Place`."""
    (low, high), before = parts[-1], draft.open[parts[0][0] : parts[-1][0]]
    single = len(parts) == 2 and draft.has("publisher") and ": " in before
    if single and _CAPITALS.fullmatch(draft.open, low, high):
        draft.claim("title_s", low, high)
