"""The author that a citation prints before its year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teiwright.encode.bibliography import fold
from teiwright.encode.citations.names import INITIAL, PARTICLES, Level
from teiwright.encode.citations.works import NOTHING
from teiwright.encode.dates.words import ABBREVIATED_MONTHS, MONTHS, SMALL_MONTHS

if TYPE_CHECKING:
    from teiwright.encode.citations.works import Link, Works
    from teiwright.encode.citations.years import Year

__all__ = ["LEAD_IN", "Author", "before", "is_no_name", "is_same_author", "joined", "known", "name_like"]

REACH, LAST_WORD, WHOLE = 14, 4, 4
LETTER = re.compile(r"[^\W\d_]")
NO_NAMES = {name.casefold() for name in (*MONTHS, *SMALL_MONTHS, *ABBREVIATED_MONTHS)} | set(
    "spring summer autumn fall winter frühling sommer herbst printemps été automne hiver primavera verano otoño "
    "invierno early late mid since until around circa ca between during".split()
)
LEAD_IN = re.compile(
    r"\A(?:(?:cf|see|vgl|siehe|voir|véase|ver|compare|e\.\s?g|i\.\s?e|z\.\s?B|p\.\s?ex|p\.\s?ej|among\s+(?:them|others)|also|but|for\s+example|"
    r"for\s+instance|quoted\s+in|cited\s+(?:in|by|after)|zit\.?\s+n(?:ach|\.)|cité\s+(?:par|dans)|citado\s+(?:por|en)|in|by|from|after|and|or|"
    r"the|both|notably|especially|particularly|most\s+recently|most|as|auch|etwa|dazu|so|aussi|notamment|también|por\s+ejemplo|par\s+exemple|"
    r"zum\s+Beispiel|following|according\s+to|nach|bei|selon|d['’]après|según)\b\.?,?:?\s*)+",
    re.IGNORECASE,
)
LINK = frozenset("and und et y e & al al. others u.a. colleagues of for the on and/or".split())
TOKEN = re.compile(r"[^\s/&()\[\]]+|[/&]")
TAIL = re.compile(r"[\s,:(\[]*(?:(?<!\w)(?:ca?\.|circa)\s?)?\Z")
STOPPED = re.compile(r"(?:\bal|\bu\.\s?a|\bcols?|\bcoll|\b[^\W\d_]|\b(?:eds?|Hg|Hrsg|Jr|Sr|dir|trans))\.\Z")
ELIDED = re.compile(r"\A[dlDL]['’]")
NAME = re.compile(r"[^\W\d_][\w.'’\-–…]*,?\Z")
PART = re.compile(r"(?:[;:]\s|;(?=[^\W\d_]))(?!(?:and|und|et|y|&)\s)")
SENTENCE = re.compile(r"[\d()\[\]]|\w{3}\.\s")
BETWEEN = " \n\u00a0;,"
OPENING = "“\"'‘«(["


@dataclass(frozen=True, slots=True)
class Author:
    """An author as printed, with its place in the block and what it means with the year."""

    text: str
    start: int
    end: int
    link: Link


def before(text: str, start: int, place: int, year: Year, works: Works) -> Author | None:
    """The author between `start` and the year at `place` that fits an entry best; the longest of those that fit alike."""
    limit = _limit(text, start, place)
    begin = max((m.end() for m in PART.finditer(text, start, limit)), default=start)
    return known(text, begin, limit, year, works)


def joined(text: str, start: int, place: int, year: Year, works: Works) -> Author | None:
    """The names between `start` and the year at `place` that semicolons join, "Weir; Mill, 1990", if an entry has just them."""
    limit = _limit(text, start, place)
    ends = [start, *(m.end() for m in PART.finditer(text, start, limit))]
    for end in ends[-REACH:-1]:
        begin = end + len(text[end:limit]) - len(text[end:limit].lstrip(BETWEEN))
        if lead_in := LEAD_IN.match(text[begin:limit]):
            begin += lead_in.end()
        author = text[begin:limit]
        if SENTENCE.search(author) or not _begins(author.split(maxsplit=1)[0] if author else "", works):
            continue
        link = works.link(author, year)
        if link.fit.whole and link.fit.cover == WHOLE and link.fit.level >= Level.SPELT:
            return Author(author, begin, limit, link)
    return None


def known(text: str, start: int, limit: int, year: Year, works: Works) -> Author | None:
    """The run of words that ends at `limit` and is what an entry can be cited by."""
    if not LETTER.search(text, max(start, limit - LAST_WORD), limit):
        return None
    tokens = list(TOKEN.finditer(text, start, limit))[-REACH:]
    best: Author | None = None
    for number, token in enumerate(tokens):
        if not _begins(token[0], works):
            continue
        author = text[token.start() : limit]
        link = works.link(author, year)
        doubtful = SENTENCE.search(author) or is_no_name(author)
        if doubtful and not (link.firm and link.fit.whole):
            continue
        if _is_better(link, best) and (link.key or works.knows(author)):
            best = Author(author, _with_given_names(tokens, number, link, works), limit, link)
    return best


def name_like(text: str, start: int, place: int) -> tuple[int, int] | None:
    """The longest run of capitalised words, particles and links before `place` that begins with a capital or particle."""
    limit = _limit(text, start, place)
    begin = max((m.end() for m in PART.finditer(text, start, limit)), default=start)
    first: int | None = None
    for token in reversed(list(TOKEN.finditer(text, begin, limit))):
        word = token[0].strip(",")
        capital = bool(NAME.match(token[0])) and word[:1].isupper()
        if not (capital or word in PARTICLES or word in LINK or word in {"/", "&", "al."}):
            break
        if capital or word in PARTICLES:
            first = token.start()
    if first is None:
        return None
    if lead_in := LEAD_IN.match(text[first:limit]):
        first += lead_in.end()
    words = text[first:limit].split()
    if not words or not words[0][:1].isalpha() or is_no_name(words[-1]):
        return None
    return first, limit


def is_no_name(word: str) -> bool:
    """Whether `word` is a month, a season, or says when: no author, though a capital begins it."""
    return word.strip(".,").casefold() in NO_NAMES


def is_same_author(lead: str) -> bool:
    """Whether only a comma, a semicolon or "and" stands between two years: the second year is of the same author."""
    return bool(
        re.fullmatch(
            r"\s*(?:[,;/]|and|und|et|y|&|[,;]\s*(?:and|und|et|y|&))\s*(?:idem|id\.|ders\.|dies\.|eadem)?,?\s*",
            lead,
        )
    )


def _limit(text: str, start: int, place: int) -> int:
    """Where the author ends: before commas and spaces, and before a stop that is not its own."""
    tail = TAIL.search(text, max(start, place - 12), place)
    limit = tail.start() if tail else place
    if text[limit - 1 : limit] == "." and not STOPPED.search(text, max(start, limit - 8), limit):
        limit -= 1
    return max(limit, start)


def _begins(token: str, works: Works) -> bool:
    word = token.lstrip(OPENING)
    return (
        ELIDED.sub("", word)[:1].isupper() or word[:1].isdigit() or word in PARTICLES or works.is_small(word)
    ) and works.begins(word)


def _is_better(link: Link, best: Author | None) -> bool:
    return best is None or link.fit > best.link.fit


def _with_given_names(tokens: list[re.Match[str]], number: int, link: Link, works: Works) -> int:
    """Where the author begins with the particles, initials and given names before the surname."""
    fore = works.given_names(link.key) if link is not NOTHING else frozenset()
    while number:
        word = tokens[number - 1][0].lstrip(OPENING)
        given = word[:1].isupper() and not word.endswith(",") and fold(word) in fore
        if not (word in PARTICLES or given or (INITIAL.match(word) and word[:1].isupper())):
            break
        number -= 1
    token = tokens[number]
    return token.end() - len(token[0].lstrip(OPENING))
