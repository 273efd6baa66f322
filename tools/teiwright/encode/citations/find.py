"""The citations in a block: in brackets, narrative, and of interviews by date.

The surface runs from the author to the year and its locator; "cf.", "see also", semicolons and brackets stay
outside (annotation guidelines, citation). A name and a year that no rule of the bibliography supports, such as a
country with the year of its accession, is no citation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.encode.citations import authors, interviews
from teiwright.model import Cert, Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.encode.citations.works import Link, Works

__all__ = ["find"]

GROUP = re.compile(r"\((?P<round>(?:[^()]|\([^()]*\))*)\)|\[(?P<square>[^\[\]]*)\]")
YEAR = re.compile(
    r"(?<![\w.,/–-])(?P<year>(?:1[5-9]|20)\d\d|n\.\s?d\.|forthcoming|in press|im Erscheinen|o\.\s?J\.)"
    r"(?P<suffix>[a-z])?(?![\w]|[-–/.]\d)"
)
NUMBER = r"(?:[A-Z]?\d{1,5}(?:\.\d{1,3})*[a-z]?|[ivxlc]+\b|[IVXLC]+\b)"
RANGE = rf"{NUMBER}(?:\s?[-–]\s?{NUMBER})?(?:\s?(?:ff?|n)\.)?"
UNIT = (
    r"(?:pp?|S|ch(?:ap)?s?|Kap|fols?|ff|ill|vols?|Bd|nos?|Nr|secs?|figs?|Abb|tab|nn?|l{1,2}|paras?|Abs|cap|núm|pág)\."
    r"|pages?|chapters?|sections?|chapitre|capítulo|Kapitel|Seiten?|§§?|Tab\.|Table|note"
)
LOCATOR = re.compile(
    rf"[,.:]?\s*(?P<whole>(?:{UNIT})\s*(?P<numbers>{RANGE}(?:(?:,\s?|\s(?:and|und|et|y|&)\s){RANGE}(?!\d))*))"
    rf"|[,:]\s*(?P<bare>\d{{1,3}}(?!\d)(?:\s?[-–]\s?\d{{1,4}})?(?:,\s?\d{{1,3}}(?!\d)(?:[-–]\d{{1,4}})?)*)(?![\w.])"
)
NEXT_SUFFIX = re.compile(r",\s?(?:and\s)?(?P<suffix>[a-z])(?=[,;)\s]|\Z)")


def find(text: str, works: Works) -> tuple[Mention, ...]:
    """The citations and interviews of `text` in document order, each locator behind its citation."""
    found: list[Mention] = [*interviews.find(text, works)]
    taken = [(m.start, m.end) for m in found]
    for group in GROUP.finditer(text):
        kind = "round" if group["round"] is not None else "square"
        found.extend(_in_group(text, group.start(kind), group.end(kind), works, taken))
    return tuple(sorted(found, key=lambda m: (m.start, -m.end)))


def _in_group(
    text: str, start: int, end: int, works: Works, taken: list[tuple[int, int]]
) -> Iterator[Mention]:
    """The citations between two brackets; `position` is behind the last one, `author` its author."""
    position, author = start, ""
    for found in YEAR.finditer(text, start, end):
        if found.start() < position or any(a <= found.start() < b for a, b in taken):
            continue
        lead = text[position : found.start()]
        name = authors.before(lead, works)
        begin = position + name.start if name else found.start()
        if name is None and author and authors.is_same_author(lead):
            name = authors.Author(author, 0, 0)
        elif name is None and not lead.strip(" ,.:"):
            narrative = authors.narrative(text, start, works) if position == start else None
            if narrative:
                name, begin = narrative, narrative.start
        if name is None:
            continue
        link = works.link(name.text, found["year"], found["suffix"] or "")
        if not link.key and not authors.is_plausible(text, begin, found.end(), (start, end)):
            continue
        author = name.text
        outside = begin < start
        mentions = _citation(text, begin, found, link, end, closing=outside)
        position = max(m.end for m in mentions)
        yield from mentions
        for extra in _further_letters(text, found, position, end, author, works):
            position = extra.end
            yield extra


def _citation(
    text: str, begin: int, year: re.Match[str], link: Link, limit: int, *, closing: bool
) -> list[Mention]:
    """The citation and, if it has one, its locator; a narrative one takes its closing bracket along."""
    locator = LOCATOR.match(text, year.end(), limit)
    end = locator.end() if locator else year.end()
    whole = end + 1 if closing and end == limit else end
    mentions = [
        Mention(MentionKind.CITATION, begin, whole, link.key, cert=link.cert if link.key else Cert.LOW)
    ]
    if locator:
        name = "whole" if locator["whole"] else "bare"
        numbers = locator["numbers"] or locator["bare"]
        value = re.sub(r"\s+", " ", numbers).replace("–", "-")
        mentions.append(
            Mention(MentionKind.LOCATOR, locator.start(name), locator.end(name), attributes=(("n", value),))
        )
    return mentions


def _further_letters(
    text: str, year: re.Match[str], position: int, limit: int, author: str, works: Works
) -> Iterator[Mention]:
    """In "2003a, b" the letter alone is a citation too."""
    while year["suffix"]:
        found = NEXT_SUFFIX.match(text, position, limit)
        if not found:
            return
        link = works.link(author, year["year"], found["suffix"])
        if not link.key:
            return
        yield Mention(MentionKind.CITATION, found.start("suffix"), found.end(), link.key, cert=link.cert)
        position = found.end()
