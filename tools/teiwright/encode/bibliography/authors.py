"""Lists of names: inverted or natural order, initials or forenames, persons or bodies."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from teiwright.encode.bibliography.draft import flat, trim
from teiwright.encode.bibliography.entry import Name

__all__ = ["Order", "Printed", "is_body", "names_in"]


class Printed(NamedTuple):
    """A name and the span of the text that prints it, in code points."""

    name: Name
    start: int
    end: int


_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽ"
_PARTICLE = (
    r"(?:af|al|ben|da|das|de|del|della|den|der|des|di|do|dos|du|el|la|le|ten|ter|van|vom|von|zu|zum|zur)\b"
)
_WORD = rf"(?:[dDlL]['’])?[{_UPPER}][\w'’]*(?:-[\w'’]+)*"
_SURNAME = rf"(?:{_PARTICLE} )*{_WORD}(?: (?:{_PARTICLE} )*{_WORD}){{0,2}}"
_INITIALS = rf"[{_UPPER}][a-z]?\.(?:[ -]?[{_UPPER}][a-z]?\.)*"
_JUNIOR = r"(?:,? (?:Jr|Sr)\.|,? I{2,3}\b)?"
_AND = r"(?:and|und|et|y|e|en|&)\b|&"
_GAP = rf"(?:\s*[,;]\s*(?:{_AND})?\s*|\s+(?:{_AND})\s+|\s+)"

_INVERTED = re.compile(
    rf"(?P<surname>{_SURNAME}), (?P<forenames>{_INITIALS})(?: (?P<particle>{_PARTICLE}(?: {_PARTICLE})*))?{_JUNIOR}"
)
_NATURAL = re.compile(
    rf"(?P<forenames>{_INITIALS}) (?:(?P<particle>{_PARTICLE}(?: {_PARTICLE})*) )?(?P<surname>{_SURNAME})"
)
_BETWEEN = re.compile(_GAP)
_FULL = re.compile(
    rf"(?P<surname>{_SURNAME}), (?P<forenames>(?:{_WORD}|{_INITIALS})(?:(?: {_PARTICLE})?[ -](?:{_WORD}|{_INITIALS}|[{_UPPER}]\b))*)"
    rf"(?: (?P<particle>{_PARTICLE}(?: {_PARTICLE})*))?{_JUNIOR}"
)
_PERSON = re.compile(
    rf"(?P<forenames>(?:{_WORD}|{_INITIALS}|[{_UPPER}])(?:[ -](?:{_WORD}|{_INITIALS}|[{_UPPER}]))*?)"
    rf" (?:(?P<particle>{_PARTICLE}(?: {_PARTICLE})*) )?(?P<surname>{_WORD}(?(particle)(?: {_WORD})?)){_JUNIOR}"
)
_ET_AL = re.compile(r",?\s+(?:et al\.?|u\. ?a\.|and others)\s*$|,?\s+[(\[]et al\.?[)\]]\.?\s*$")
_SPLIT = re.compile(rf"\s*;\s*(?:(?:{_AND})\s+)?|\s*,\s+(?:(?:{_AND})\s+)?|\s+(?:{_AND})\s+")
_BODIES = re.compile(rf"\s*;\s*|,\s+(?:{_AND})\s+|\s+/\s+")
_BODY_WORDS = re.compile(
    r"(?:universit|institut|committee|council|commission|commissie|consortium|organi[sz]ation|association|society|gesellschaft"
    r"|group|gruppe|network|netzwerk|initiative|office|büro|bureau|ministr|agency|agentur|international|congress"
    r"|foundation|stiftung|federation|verein|verband|union|centre|center|zentrum|library|bibliothek|archiv|academy|akademie"
    r"|department|government|program|project|projekt|team|board|bank|press\b|service|forschungsgemeinschaft|contributors"
    r"|workgroup|verlag|publish|repositor|conference|nations?\b|national|\b(?:for|of|für|pour|des|on)\b)"
)


class Order(StrEnum):
    """How a list orders the parts of its names, where they are not initials.

    `INVERTED`: the first person has the surname first, as at the head of an entry. `NATURAL`: forenames first.
    """

    INVERTED = "inverted"
    NATURAL = "natural"


def names_in(text: str, start: int, end: int, order: Order, *, several: bool) -> list[Printed]:
    """The names that the span `start` to `end` of `text` lists, with offsets in `text`.

    Args:
        text: the entry; a line feed counts as a space.
        start: where the list begins.
        end: where it ends, its role (``(eds)``) already left out.
        order: how it orders the parts of a name that has no initials.
        several: whether the list is known to hold more than one name (``eds``).
    """
    start, end = trim(text, start, end, ",;:[]")
    line = text[:end].replace("\n", " ")
    if rest := _ET_AL.search(line, start):
        end = rest.start()
        line = line[:end]
    for pattern in (_INVERTED, _NATURAL):
        if persons := _chain(pattern, line, start):
            return persons
    if ";" in line[start:] and (persons := _pieces(_FULL, line, start, re.compile(r"\s*;\s*"))):
        return persons
    if order is Order.INVERTED and (persons := _first_inverted(line, start)):
        return persons
    natural = order is Order.NATURAL
    if natural and not is_body(line[start:]) and (persons := _pieces(_PERSON, line, start, _SPLIT)):
        return persons
    return _mixed(line, start, natural=natural, several=several)


def _chain(pattern: re.Pattern[str], line: str, start: int) -> list[Printed]:
    """The names, where each of them has the form of `pattern`; none as soon as one has not."""
    found, place = [], start
    while place < len(line):
        match = pattern.match(line, place)
        if not match:
            return []
        found.append(_person(match))
        gap = _BETWEEN.match(line, match.end())
        place = gap.end() if gap else match.end() + len(line) * (match.end() < len(line))
        if place > len(line):
            return []
    return found


def _pieces(pattern: re.Pattern[str], line: str, start: int, splitter: re.Pattern[str]) -> list[Printed]:
    found = []
    for low, high in _spans(line, start, splitter):
        match = pattern.fullmatch(line, low, high)
        if not match:
            return []
        found.append(_person(match))
    return found


def _first_inverted(line: str, start: int) -> list[Printed]:
    """`Surname, Forename, Forename Surname, and Forename Surname`; a body may stand among them."""
    parts = _spans(line, start, _SPLIT)
    if len(parts) < 2:
        return []
    first = _FULL.fullmatch(line, parts[0][0], parts[1][1])
    if not first or is_body(first.group()):
        return []
    found, rest = [_person(first)], parts[2:]
    while rest:
        (low, high), rest = rest[0], rest[1:]
        pair = _FULL.fullmatch(line, low, rest[0][1]) if rest else None
        if pair and " " not in line[low:high] and not _AND_BEFORE.search(line[high : rest[0][0]]):
            found.append(_person(pair))
            rest = rest[1:]
            continue
        person = _PERSON.fullmatch(line, low, high)
        found.append(_person(person) if person else _body(line, low, high))
    return found


_AND_BEFORE = re.compile(_AND)


def _mixed(line: str, start: int, *, natural: bool, several: bool) -> list[Printed]:
    """Bodies, and persons in natural order between them."""
    parts = _spans(line, start, _SPLIT if several else _BODIES)
    found = []
    for low, high in parts:
        person = _NATURAL.fullmatch(line, low, high) or (
            _PERSON.fullmatch(line, low, high) if natural else None
        )
        found.append(_body(line, low, high) if not person or is_body(line[low:high]) else _person(person))
    return found


def _spans(line: str, start: int, splitter: re.Pattern[str]) -> list[tuple[int, int]]:
    spans, low = [], start
    for match in splitter.finditer(line, start):
        spans.append((low, match.start()))
        low = match.end()
    spans.append((low, len(line)))
    return [(low, high) for low, high in spans if line[low:high].strip()]


def is_body(text: str) -> bool:
    """Whether `text` holds a word that names of bodies have and those of persons have not."""
    return bool(_BODY_WORDS.search(text.lower()))


def _person(match: re.Match[str]) -> Printed:
    surname, particle = match["surname"], match["particle"] or ""
    while not particle or " " in surname:
        lead, _, rest = surname.partition(" ")
        if not rest or not re.fullmatch(_PARTICLE, lead):
            break
        particle, surname = f"{particle} {lead}".strip(), rest
    printed = flat(match.group())
    return Printed(
        Name(surname, match["forenames"], particle, corporate=False, printed=printed), *match.span()
    )


def _body(line: str, start: int, end: int) -> Printed:
    start, end = trim(line, start, end, ",;")
    return Printed(Name("", "", "", corporate=True, printed=flat(line[start:end])), start, end)
