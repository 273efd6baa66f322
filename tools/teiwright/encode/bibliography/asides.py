"""What stands beside title and imprint: extents, versions, kinds of reports, days, and a page cited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.encode.bibliography.dates import DATE, DAY, date_value, day_value
from teiwright.encode.bibliography.draft import GONE, trim
from teiwright.encode.bibliography.pages import page_value
from teiwright.encode.bibliography.parts import sentences

if TYPE_CHECKING:
    from teiwright.encode.bibliography.draft import Draft

__all__ = [
    "claim_dates",
    "claim_extents",
    "claim_locator",
    "claim_original",
    "claim_reports",
    "claim_versions",
]

_EXTENT = re.compile(
    r"(?<=[.,;:)»”\x00] )(?P<note>\d+ ?(?:pp?|S|Seiten|pages|págs?|с|vols?|vol|Bde?|Bände|tomes?|t)\b\.?)(?! ?\d)[,.]?"
)

_FIRST = re.compile(
    r"(?<=[.,;:)\]\x00] )[(\[]?(?:[Oo]riginal(?:ly)?(?: work| edition)? (?:published|printed)|[Oo]rig\. pub\.|[Ff]irst (?:published|printed)|[Ff]irst edition|Erstausgabe|Erstdruck|[Zz]uerst(?: erschienen)?|[Pp]remière édition|[Éé]d\. orig\.|[Pp]rimera edición|[Ee]d\. orig\.|1st ed\.)"
    r"(?: in)?[,:]? (?P<year>(?:1[4-9]|20)\d\d)(?!\d)[)\]]?[.,;]?"
)
_FIRST_WORDS = ("rigin", "rig.", "irst ", "rst", "remière", "rimera", "1st")

_NOWHERE = re.compile(r"(?<=[.,;:)] )(?:o\. ?O\.|[Ss]\. ?l\.|[Nn]\. ?p\.|\[?s\.l\.\]?)(?=[\s,:;])[,:;]?")
_REPORT = re.compile(
    r"(?<=[.,;:?!”\"’»\x00] )(?P<body>(?:[A-Z][\w’'-]*[, ] ?(?:of |for |on )?){1,6}?)??"
    r"(?P<kind>Tech(?:nical|\.) ?(?:[Rr]ep(?:ort|\.)|[Mm]emo(?:randum|\.)?|[Nn]ote)|Research [Rr]eport|(?:[Ww]orking|[Dd]iscussion|[Pp]olicy) [Pp]apers?(?: [Ss]eries)?|Arbeitspapier|Preprint|Policy Brief|(?:[A-Z]\w+ )?Series|Schriftenreihe)"
    r"(?:,? (?:[Nn]o\.?|[Nn]r\.?|#)? ?(?P<number>(?:[A-Z]+[ -]?)*(?:\d[\w/.-]*\w|\d)|[A-Z]+-[\w-]+))?(?=\s*(?:[.,;:(]|$|\x00))[.,]?"
)

_VERSION = re.compile(
    r"(?<=[,.] )(?P<note>(?:[Vv]ersi[oó]n \d(?:[\w.]*\w)?|[Rr]elease \d(?:[\w.]*\w)?|v\. ?\d+\.[\d.]*\d)(?: \([^()]{2,30}\))?)(?=\s*(?:[.,;]|$|\x00))[,.]?"
)

_KIND = re.compile(
    r"\[(?P<type>Data ?[Ss]et|Corpus|Computer [Ss]oftware|Software|Blog [Pp]ost|Web ?[Ss]ite|Video|Film|Dataset|Datensatz|Logiciel|Jeu de données|Conjunto de datos|Datenbank|Database|Programa informático|R package|Doctoral dissertation|[A-Z][\w’' -]{2,30} thesis|Conference [a-z]+|[Oo]nline|CD-ROM|Press release)\]\.?"
)

_LOCATOR = re.compile(
    r"(?<=\x00), (?P<page>\d{1,4}(?:\s?[–-]\s?\d{1,4})?(?:, ?\d{1,4}(?:[–-]\d+)?)*)(?=\s*[.,;]?\s*(?:$|\x00))"
)


def claim_original(draft: Draft) -> None:
    """Claim when the work first came out, where an entry of a reprint says so: `(Original work published 1900)`."""
    if draft.has("original_date") or not draft.mentions(*_FIRST_WORDS):
        return
    if match := _FIRST.search(draft.open, draft.start):
        draft.add("original_date", *match.span("year"))
        draft.close(*match.span())


def claim_extents(draft: Draft) -> None:
    """Claim how many pages or volumes a work has: `218 p.` or `3 vols.`; that no place is named says nothing."""
    for match in _NOWHERE.finditer(draft.open, draft.start):
        draft.close(*match.span())
    for match in _EXTENT.finditer(draft.open, draft.start):
        draft.add("note", *match.span("note"))
        draft.close(*match.span())


def claim_reports(draft: Draft, start: int) -> None:
    """Claim what kind of report a work is; one of a body, with a number, is a series."""
    if not draft.mentions("ep", "aper", "emo", "ote", "rint", "rief", "eries", "eihe"):
        return
    match = _REPORT.search(draft.open, start)
    if not match:
        return
    if match["body"] and match["number"]:
        draft.add("title_s", match.start("body"), match.end("kind"))
        draft.add("number", *match.span("number"))
    else:
        draft.add("type", *trim(draft.open, *match.span(), ".,"))
    draft.close(*match.span())


def claim_versions(draft: Draft, start: int) -> None:
    """Claim versions behind a comma or full stop, and what square brackets call the work."""
    for match in _VERSION.finditer(draft.open, start) if draft.mentions("ersi", "elease", "v.") else ():
        draft.add("note", *match.span("note"))
        draft.close(*match.span())
    for match in _KIND.finditer(draft.open, start):
        draft.add("type", *match.span("type"))
        draft.close(*match.span())


def claim_dates(draft: Draft, start: int) -> None:
    """Claim days and months that end a part of an entry whose year is known: `CJK Type Blog, June 16`."""
    if not draft.dated or not draft.year.isdigit():
        return
    spans = sentences(draft, start, len(draft.open))
    if not spans:
        return
    first = spans[0][1]
    for match in (*DATE.finditer(draft.open, first), *DAY.finditer(draft.open, first)):
        before, after = draft.open[match.start() - 2 : match.start()], draft.open[match.end() :].lstrip(" ")
        if (
            GONE in draft.open[match.start() : match.end()]
            or match.start() < first
            or before[-1:] not in {" ", GONE}
            or (after and after[0] not in "." + GONE)
        ):
            continue
        value = date_value(match) if match.re is DATE else day_value(match, draft.year)
        if not value or value[:4] == draft.year:
            draft.claim("document_date", *match.span(), value)


def claim_locator(draft: Draft) -> None:
    """Claim a bare page number that stands behind a bracketed imprint: `(Farnham: Ashgate, 2015), 12`."""
    match = None if draft.has("page") else _LOCATOR.search(draft.open, draft.start)
    if match:
        draft.add("page", *match.span("page"), page_value(match["page"]))
        draft.close(*match.span())
