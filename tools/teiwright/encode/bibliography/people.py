"""The names at the head of a reference, read from left to right in whatever order a style prints them."""

from __future__ import annotations

import re
from typing import NamedTuple

from teiwright.encode.bibliography.authors import Printed, is_body
from teiwright.encode.bibliography.draft import flat
from teiwright.encode.bibliography.entry import Name

__all__ = ["PARTICLE", "UPPER", "Names", "read_names"]

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠȘŢŤȚŦŨŪŬŮŰŲŴŶŸŹŻŽΑ-ΩΆ-ΏЀ-Я"
"""The capitals of Latin, Greek and Cyrillic scripts, for a character class."""
PARTICLE = (
    r"(?:[Dd]e la|[Dd]e los|[Dd]e las|[Vv]an den|[Vv]an der|[Vv]an de|[Vv]on der|[Vv]on den|in ’t|af|al|av|ben|bin|d[aeiou]|das|del|della|[Dd]er"
    r"|den|der|des|dos|el|la|le|ten|ter|te|[Vv]an|vom|[Vv]on|zu|zum|zur|’t|ibn|bint)\b"
)
_APOSTROPHE = r"(?:[dDlLO]['’])?"
_WORD = rf"{_APOSTROPHE}[{UPPER}][\w'’]{{0,30}}(?:[-‐‑]\s?[\w'’]{{1,30}}){{0,3}}"
_SURNAME = rf"(?:{PARTICLE} ){{0,3}}{_WORD}(?: (?:{PARTICLE} |[eyi] ){{0,2}}{_WORD}){{0,2}}"
_INITIAL = rf"(?:[{UPPER}]|Chr?|Th|Ph|Y[ua]|J[ua]|Fr|Gy|Sz|Zs|Wm|Jos|Joh|Geo|Alex|Ю)\."
_INITIALS = rf"{_INITIAL}(?:[ -]{{0,2}}{_INITIAL}){{0,5}}(?:[ -][{UPPER}](?=[,;]))?"
_BARE = rf"(?!I{{2,3}}\b|IV\b|VI{{1,3}}\b|XX?\b)[{UPPER}](?:[ -]?[{UPPER}]){{0,3}}(?![\w'’])"
_LONG = rf"(?![{UPPER}](?![\w'’])){_WORD}"
_GIVEN = (
    rf"(?:{_INITIALS}(?:[ -]?{_LONG}(?: {_LONG})?(?: ?{_INITIALS})?)?"
    rf"|(?:{_LONG}|[{UPPER}]\b(?!\.))(?:[ -](?:{_LONG}|[{UPPER}]\b(?!\.)|(?:{PARTICLE} )+{_LONG})){{0,3}}(?:[ -]?{_INITIALS})?)"
)
_PART = rf"(?: (?P<particle>{PARTICLE}(?: {PARTICLE})*))?"
_JUNIOR = r"(?:,? (?:Jr|Sr|jun|sen)\.?|,? I{2,3}\b(?!\.))?"
_AND = r"(?:and|und|et|y|e|en|och|og|i|и|&|u\.)"
_MORE = rf"(?:(?:[{UPPER}]\.\s?){{0,4}}(?:{PARTICLE} )?(?!Jr|Sr|I{{2,3}}\b)[{UPPER}](?:[\w'’-]{{1,14}}|[\w'’]{{1,14}}-[\w'’]{{1,14}})(?![\w'’-])"
_NO_SURNAME = rf"(?!\.?\s?{_MORE}(?: ?[,.;:&(/]| {_AND} | [{UPPER}]\.))|\.[{UPPER}])"
"""Behind the initials of an inverted name no surname follows: `Lisa F. Rau.` is in natural order."""
_NO_FORENAME = rf"(?!(?!\s?{_WORD}, [{UPPER}]\.)\s?{_MORE}(?: ?[,.;&(/]| {_AND} | [{UPPER}]\.| [12]\d\d\d)))"
_END = rf"(?=\s*(?:[,.;:/(\[&“”„«\"|]|$|\x00|(?<=\s){_AND}\s|et al|u\. ?a|eds?\b|hrsg|dir\b|(?:with|mit|avec)\s|[12]\d\d\d))"
_INVERTED_END = r"(?:(?<=\.)(?= )|(?=\W|$))"

_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        # Smith, J. A.; Smith J. A.; Smith, J. A. de
        rf"(?P<surname>{_SURNAME})(?:, ?(?P<forenames>{_INITIALS}){_NO_FORENAME}| (?P<close>{_INITIALS}){_NO_SURNAME}){_PART}{_JUNIOR}{_INVERTED_END}",
        # Smith JA; Smith, JA
        rf"(?P<surname>{_SURNAME}),? (?P<forenames>{_BARE}){_NO_SURNAME}{_JUNIOR}{_END}",
        # J. A. Smith; JA Smith; J. A. van der Smith
        rf"(?P<forenames>{_INITIALS}|{_BARE}) ?(?:(?P<particle>{PARTICLE}(?: {PARTICLE})*) )?(?P<surname>{_SURNAME}){_JUNIOR}{_END}",
        # SMITH John; SMITH (John); SMITH, John
        rf"(?P<surname>(?:{PARTICLE} )*[{UPPER}'’]{{2,}}(?:[ -](?:{PARTICLE} )?[{UPPER}'’]{{2,}})*),? \(?(?P<forenames>(?:{_INITIALS}|[{UPPER}][^\W\d_]*[a-zà-ÿ])(?:[ -]?(?:{_INITIALS}|[ -]{_LONG})){{0,3}})\)?{_PART}{_END}",
        # Smith, John A.; García Márquez, Gabriel
        rf"(?P<surname>{_SURNAME}), (?P<forenames>{_GIVEN}){_PART}{_JUNIOR}(?:{_END}|(?<=[^\W\d_A-Z] [{UPPER}]\.)(?= )|(?<=\.)(?= ){_NO_FORENAME})",
        # John A. Smith; Ludwig van Beethoven
        rf"(?P<forenames>(?:{_WORD}|{_INITIALS}|[{UPPER}]\b)(?:[ -](?:{_WORD}|{_INITIALS}|[{UPPER}]\b)){{0,3}}?) (?:(?P<particle>{PARTICLE}(?: {PARTICLE})*) )?(?P<surname>{_LONG}(?(particle)(?: {_WORD}){{0,2}})){_JUNIOR}{_END}",
        # Smith JA, behind another name of that form
        rf"(?P<surname>{_SURNAME}),? (?P<forenames>{_BARE}){_JUNIOR}{_END}",
        # Smith et al.
        rf"(?P<surname>{_SURNAME})(?P<forenames>)(?=,? (?:et al\b|u\. ?a\.|y otros|and others))",
        # Smith (J. A.)
        rf"(?P<surname>{_SURNAME}) \((?P<forenames>{_GIVEN})\)(?=\s*(?:[,;:«“]|{_AND}\s|et al|[12]\d\d\d|\())",
    )
)
_INITIALLED, _COMPACT, _LED, _CAPITALS, _FULL, _PLAIN, _NEXT, _LONE, _BRACKETED = range(9)
_NATURAL = frozenset({_LED, _PLAIN})
_AFTER = {
    _INITIALLED: (_INITIALLED, _LED, _FULL, _PLAIN),
    _COMPACT: (_NEXT, _INITIALLED),
    _LED: (_LED, _PLAIN),
    _CAPITALS: (_CAPITALS, _INITIALLED, _BRACKETED),
    _FULL: (_LED, _INITIALLED, _FULL, _PLAIN),
    _PLAIN: (_PLAIN, _LED),
    _LONE: (),
    _BRACKETED: (_BRACKETED, _CAPITALS),
}
"""Which forms can follow the one that a list begins with, first choice first."""
_SEPARATOR = re.compile(
    rf"(?P<weak>\s*,\s*(?=\S))?(?P<strong>\s*[;/|]\s*|\s*[–—]\s+)?(?P<joined>(?:(?<=\s)|(?<=[,;/])|\s)(?:{_AND})\s+|\s*&\s*)?(?P<with>with\s+)?"
)
_ET_AL = re.compile(
    r"[,;]?\s*(?:(?:et\.? ?al\b\.?|et coll\.|u\. ?a\.|e\. ?a\.|and others|y otros|y cols\.|et alii)|[(\[]et al\.?[)\]])"
)
_TITLE_WORD = re.compile(
    r"(?:The|A(?= )|An|On|In|At|For|From|To|Of|About|Der|Die|Das|Ein|Eine|Zur|Zum|Über|Un|Une|Sobre|Towards?|What|How|Why|When"
    r"|Wie|Was|Warum|Introduction|Review|Letter|Entry|Special|New|History|Encyclopedia|Dictionary|Journal)\b"
)
_LEADING = re.compile(rf"\b{PARTICLE} ")
_PARTICLES = re.compile(rf"(?:{PARTICLE})(?= )")
_GOES_ON = re.compile(rf"\s*,?\s*(?:{_AND})\s|,|\s*[.:(\[]|\s*[12]\d\d\d|,? ?et al|\s*$")
_GENITIVE = re.compile(r"['’]s\b")
_ARTICLE = re.compile(r"(?:Le|Les|La|Des|Los|Las|El|Il|Lo|Gli) |L['’]")
"""What begins titles, and surnames too: `Le Bœuf, P.`"""
_ROLE_AFTER = re.compile(r",?\s*[(\[]?(?:eds?|Eds?|editors?|Hgg?|Hrsg|hrsg|dirs?|coords?)\b")
_TITLE_LACKS = re.compile(r",?\s(?:in|In|dans|en)\b:?\s")
_SURNAME_NEXT = re.compile(
    rf" (?:[{UPPER}]\. ?){{0,2}}(?:{PARTICLE} ){{0,2}}[{UPPER}][\w'’-]+(?:\s*[,.]| {_AND} )"
)
_MAXIMUM = 60
_LONGEST = 100
_LONGEST_FORENAME = 12
_Chain = list[tuple[int, re.Match[str], int]]
"""The names of a list: the form of each, its match, and how firmly it is joined to the one before."""


class Names(NamedTuple):
    """A list of names: who, where it ends (behind ``et al.``), and whether the first name is in natural order.

    `firm` is false for one name in natural order without initials: it may be a body or a title as well.
    """

    found: tuple[Printed, ...]
    end: int
    natural: bool
    firm: bool


def read_names(text: str, start: int, *, natural: bool = False) -> Names | None:
    """The longest list of persons that begins at `start`; None where none does.

    Args:
        text: the entry, each white space character a space.
        start: the offset to read from, in code points.
        natural: whether forenames come first, as behind `edited by`.
    """
    first = _first(text, start, (_LED, _PLAIN, _INITIALLED) if natural else tuple(_AFTER))
    if not first:
        return None
    chain = [first]
    while len(chain) < _MAXIMUM and (following := _following(text, chain)):
        chain.append(following)
    natural = first[0] in _NATURAL
    if natural and not _is_list(text, chain):
        lacking = _TITLE_LACKS.match(text, chain[-1][1].end())
        joined = [index for index, (_, _, strength) in enumerate(chain) if strength > 1 and not lacking]
        last = max(joined, default=0)
        chain = chain[: last + 1]
    while len(chain) > 1 and not natural and _is_loose(text, chain[-1]):
        chain.pop()
    end = chain[-1][1].end()
    et_al = _ET_AL.match(text, end)
    firm = not natural or len(chain) > 1 or bool(et_al) or first[0] != _PLAIN
    found = tuple(_person(match) for _, match, _ in chain)
    return Names(found, et_al.end() if et_al else end, natural, firm)


def _first(text: str, start: int, forms: tuple[int, ...]) -> tuple[int, re.Match[str], int] | None:
    if _TITLE_WORD.match(text, start, start + _LONGEST):
        return None
    for form in forms:
        match = _FORMS[form].match(text, start, start + _LONGEST)
        if not match or is_body(match.group()) or _is_title(match, form):
            continue
        if form != _FULL or not (
            (_is_pair(match) and not _is_double(text, match))
            or _goes_on(text, match)
            or _is_note(text, match)
        ):
            return form, match, 0
    return None


def _following(text: str, chain: _Chain) -> tuple[int, re.Match[str], int] | None:
    """The next name behind a separator, with its form, and how firmly that joins: 1 a comma, 2 a semicolon, 3 `and`."""
    separator = _SEPARATOR.match(text, chain[-1][1].end())
    if not separator or not separator.group().strip():
        follower = re.compile(r"\s+").match(text, chain[-1][1].end()) if chain[0][0] == _INITIALLED else None
        match = (
            _FORMS[_INITIALLED].match(text, follower.end(), follower.end() + _LONGEST) if follower else None
        )
        return (_INITIALLED, match, 2) if match and match["forenames"] else None
    strength = 3 if separator["joined"] or separator["with"] else 2 if separator["strong"] else 1
    if _TITLE_WORD.match(text, separator.end(), separator.end() + _LONGEST):
        return None
    forms = tuple(_AFTER) if strength == 2 else _AFTER[chain[0][0]]
    for form in forms:
        match = _FORMS[form].match(text, separator.end(), separator.end() + _LONGEST)
        if not match or is_body(match.group()) or _is_title(match, form):
            continue
        if form == _FULL and strength != 2 and (_is_pair(match) or _goes_on(text, match)):
            continue
        if (
            form == _PLAIN
            and chain[0][0] not in _NATURAL
            and strength == 1
            and not _leads_on(text, match.end())
        ):
            continue
        return form, match, strength
    return None


def _is_loose(text: str, last: tuple[int, re.Match[str], int]) -> bool:
    """Whether a comma alone joins a last name in natural order, and nothing that ends a list follows."""
    form, match, strength = last
    after = text[match.end() : match.end() + 4]
    return (
        form == _PLAIN
        and strength == 1
        and not re.match(r"\s?\.|\s\(?[12]|,? et|\s?\(", after)
        and not _ROLE_AFTER.match(text, match.end())
    )


def _is_pair(match: re.Match[str]) -> bool:
    """Whether `A B, C D` is two names in natural order rather than one with its surname first."""
    lead = _LEADING.sub("", match["surname"])
    words = _given(match).split()
    return " " in lead and len(words) > 1 and not words[-1].endswith(".") and len(words[-1]) > 1


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether `A B, C D.` is followed by the surname of C D. Ee, so that both names are in natural order."""
    lead = _LEADING.sub("", match["surname"])
    return " " in lead and match.group().endswith(".") and bool(_SURNAME_NEXT.match(text, match.end()))


def _is_double(text: str, match: re.Match[str]) -> bool:
    """Whether `Pérez Priego, Miguel Ángel.` is a double surname with two forenames: a stop or a bracketed year follows."""
    words = match["forenames"].split()
    listed = re.match(r"\.(?= )| \([12]\d\d\d[a-z]?\)[:.]", text[match.end() : match.end() + 9])
    return bool(listed) and len(words) == 2 and all(word[0].isupper() for word in words)


def _is_note(text: str, match: re.Match[str]) -> bool:
    """Whether `A B, C` is a name in natural order and the first word of a title: no list or stop follows."""
    lead = _LEADING.sub("", match["surname"])
    if " " not in lead or " " in match["forenames"]:
        return False
    if len(match["forenames"]) > _LONGEST_FORENAME:
        return True
    after = text[match.end() : match.end() + 60]
    return not re.match(
        rf"\s*[.;,(/\[]|\s*[12]\d\d\d|\s+(?:{_AND}) [{UPPER}][\w'’.-]+,? (?:{PARTICLE} ){{0,2}}[{UPPER}]|,? et al",
        after,
    )


def _leads_on(text: str, end: int) -> bool:
    """Whether a list of names goes on, or ends as one does, behind `end`."""
    return bool(_GOES_ON.match(text, end))


def _is_list(text: str, chain: _Chain) -> bool:
    """Whether all of a natural chain are names: initials say so, or `and` before the last, or what ends it."""
    if _TITLE_LACKS.match(text, chain[-1][1].end()):
        return False
    if len(chain) == 1 or chain[-1][2] > 1 or _ET_AL.match(text, chain[-1][1].end()):
        return True
    if all("." in _given(one) or _given(one).isupper() for _, one, _ in chain):
        return True
    after = text[chain[-1][1].end() : chain[-1][1].end() + 4].lstrip()
    if after[:1] == "(":
        return after[1:3] in {"ed", "Ed", "Hg", "Hr", "di", "co"} or after[1:2] in {"1", "2"}
    return (
        len(chain) > 2
        if after[:1] in {".", ":"}
        else after[:1] == "" or after[:2] in {", “", ', "', ", „", ", «"}
    )


def _given(match: re.Match[str]) -> str:
    """The forenames of a match, wherever its form has them."""
    return match["forenames"] or match.groupdict().get("close") or ""


def _is_title(match: re.Match[str], form: int) -> bool:
    """Whether what looks like a name begins as titles do, or is too long for one."""
    lead = form in {_LED, _PLAIN} and _ARTICLE.match(match.group())
    return (
        bool(lead or _GENITIVE.search(match.group()) or _TITLE_WORD.match(_given(match)))
        or len(match.group()) > 70
    )


def _person(match: re.Match[str]) -> Printed:
    surname, particle = match["surname"], match.groupdict().get("particle") or ""
    while not particle or " " in surname:
        found = _PARTICLES.match(surname)
        if not found or surname[0].isupper():
            break
        particle, surname = f"{particle} {found.group()}".strip(), surname[found.end() + 1 :]
    name = Name(surname, _given(match).strip(" ("), particle, corporate=False, printed=flat(match.group()))
    return Printed(name, *match.span())
