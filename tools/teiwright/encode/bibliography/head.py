"""The head of a reference: its number, who, in which role, and the year where it stands there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.encode.bibliography.authors import Order, is_body, names_in
from teiwright.encode.bibliography.dates import MONTH
from teiwright.encode.bibliography.draft import GONE, flat, trim
from teiwright.encode.bibliography.entry import Name
from teiwright.encode.bibliography.people import UPPER, read_names
from teiwright.encode.bibliography.years import SPAN, YEAR, add_year

if TYPE_CHECKING:
    from teiwright.encode.bibliography.draft import Draft

__all__ = ["DASHES", "claim_head"]

_WORDS = r"n\. ?d\.|s\. ?[fda]\.|o\. ?J\.|[Ff]orthcoming|[Ii]n (?:press|print|preparation)|[Ii]m (?:Druck|Erscheinen)|[Ee]n prensa|[Àà] paraître|sous presse|[Aa]ccepted|[Ss]ubmitted|[Uu]ndated"

_DAY = rf"(?:\d{{1,2}}\.? )?{MONTH}(?: \d{{1,2}}\b)?(?:\s?[–-]\s?(?:{MONTH} ?)?\d{{0,2}})?|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter"

_HEAD_YEAR = re.compile(
    rf"[\s,.:]*(?P<open>\(|\[)?(?:(?:[Cc]a?\.|c) ?)?(?:(?P<first>(?<=[(\[]){YEAR}[)\]],? |{YEAR}/|\[{YEAR}\] ?))?(?:(?:{_DAY})[ ,]+)?(?:[Ff]orthcoming )?(?:(?P<year>{YEAR}{SPAN}[–-]?)(?P<suffix>[a-z])?|(?P<words>{_WORDS}))"
    rf"(?:,? (?P<day>{_DAY}))?(?P<close>[)\]])?(?P<stop>\s?[.:,;]*)(?=\s|$)\s*"
)

_ROLE = re.compile(
    r"[,.\s]*[(\[]?\b(?:(?P<editor>[Ee]ds?|[Ee]ditors?|Hgg?|Hrs?g|hrsg|[Dd]irs?|[Cc]oords?|[Éé]ds?|[Cc]omps?|[Rr]ed|a cura di)|(?P<translator>[Tt]rans|[Tt]ransl|Übers|[Tt]rad))\b(?!\.?,?\s(?:(?:by|de|par|por|vo[nm])\b|v\.|[A-ZÀ-Ý]\. ?[A-ZÀ-Ý]))\.?[)\]]?"
)

_LAST_ROLE = re.compile(rf"{_ROLE.pattern}$")
_NUMBERED = re.compile(
    r"\s*(?:[•►·*▪‣]\s|\[[^\[\]\s]{1,12}\]|\(\d{1,4}\)|\d{1,4}\.(?=\s)|\d{1,4}\)|\d{1,3}(?=\s+[^\W\d_a-zß-ÿ]))\s*"
)

_SIGNAL = re.compile(
    r"(?:[Vv]gl\.(?: auch| dazu| hierzu)?|[Cc]f\.|[Ss]ee(?: also|, e\.g\.,)?|[Ss]iehe(?: auch| dazu)?|[Vv]oir(?: aussi)?|[Vv]éase|[Vv]er)[:,]?\s+"
)

_SINGLE = re.compile(
    rf"(?P<who>[{UPPER}][a-zà-ÿ]{{3,20}}(?: of [{UPPER}][a-zà-ÿ]+)?)\. +(?=[{UPPER}“\"]|{YEAR}[a-z]?\.|\({YEAR}\))"
)
"""Homer, Averroes, Isidore of Seville: one name alone, of a person where the entry names who translated the work."""
_RENDERED = re.compile(
    r"[.,;(] ?(?:[Tt]ranslated|[Tt]rans\.|[Üü]bers\.|[Üü]bersetzt|[Tt]raduit|[Tt]raducid|[Tt]rad\.)"
)
_TAIL = re.compile(
    rf"[,;]? (?:and|und|et|y|&) (?:the |der |das |die |la |le |l’)?(?P<body>[{UPPER}][^.,;()\d\x00]{{4,80}})[.,]? (?=\(?{YEAR})"
)

_BY = re.compile(
    r",\s(?:ed\. by|edited by|[Hh](?:rs)?g\. v|herausgegeben|ed\. de|[ée]d\. (?:par|de)|trans\.|translated|trad\.)"
)
_BODY_ENDS = re.compile(
    rf"(?:[.:,]?\s*[(\[](?={YEAR}|n\. ?d)|[.,]\s+(?={YEAR}[a-z]?[.:,])|[.:,]\s+(?=[“\"„«‘])|\s(?={YEAR}[a-z]?[.:,])|\.\s+|:\s+)"
)
_ARTICLE = re.compile(r"(?:The|A|An|Der|Die|Das|Le|La|Les|Los|Las|El)\s")
_SENTENCES = re.compile(r"[^\W\d_]{3}\. [^\W\d_a-zß-ÿ]")
DASHES = re.compile(r"\s*(?:[–—―_-]{2,}|[–—―])\.?,?\s*")
"""What stands in the place of names that are those of the entry before."""


def claim_head(draft: Draft, *, natural: bool) -> None:
    """Claim the names and a year behind them, and set where the rest of the draft begins and how its parts are divided."""
    start = _claim_authors(draft, _label(draft), natural=natural)
    draft.start = _claim_head_year(draft, start)


def _label(draft: Draft) -> int:
    """Where the reference begins behind its number and a word such as `See`."""
    match = _NUMBERED.match(draft.open)
    start = match.end() if match and match.end() < len(draft.open) else 0
    if signal := _SIGNAL.match(draft.open, start):
        start = signal.end()
    return start


def _claim_authors(draft: Draft, start: int, *, natural: bool) -> int:
    """Claim the names at the beginning, with their role; where they end."""
    if dashes := DASHES.match(draft.open, start):
        return dashes.end()
    if single := _single(draft, start):
        return single
    names = read_names(draft.open, start, natural=natural)
    role = _ROLE.match(draft.open, names.end) if names else None
    if names and (names.firm or role or _may_be_person(draft, names.end)):
        part = "editor" if role and role["editor"] else "translator" if role else "author"
        for name in names.found:
            draft.add_name(part, *name)
        end = role.end() if role else names.end
        if (tail := _TAIL.match(draft.open, end)) and is_body(tail["body"]):
            draft.add_name(
                part, Name("", "", "", corporate=True, printed=flat(tail["body"])), *tail.span("body")
            )
            end = tail.end("body")
        draft.dotted = _is_dotted(draft, end)
        return end
    draft.dotted = bool(_SENTENCES.search(draft.open, start))
    return _claim_body_name(draft, start)


def _single(draft: Draft, start: int) -> int:
    """Claim the one name of a person of whom the entry names a translator, as `Homer. The Odyssey.`; where it ends, or 0."""
    single = _SINGLE.match(draft.open, start)
    if not single or not any(
        single.end() + 3 < match.start() for match in _RENDERED.finditer(draft.open, single.end())
    ):
        return 0
    printed = flat(single["who"])
    draft.add_name("author", Name(printed, "", "", corporate=False, printed=printed), *single.span("who"))
    draft.dotted = True
    return single.end()


def _may_be_person(draft: Draft, end: int) -> bool:
    """Whether one name in natural order is followed by what follows the person of a note, or by a title in quotes."""
    after = draft.open[end : end + 3]
    if _BY.match(draft.open, end):
        return False
    return after[:1] in {",", ":"} or (
        after[:1] == "." and not re.match(rf"\.\s+\(?{YEAR}", draft.open[end : end + 9])
    )


def _claim_body_name(draft: Draft, start: int) -> int:
    """Claim a body that stands before a year or a title, as `World Bank. 1999.`; where it ends."""
    for match in _BODY_ENDS.finditer(draft.open[start : start + 160]):
        low, high = trim(draft.open, start, start + match.start(), ",.:")
        content = draft.open[low:high]
        dated = match.group().strip(" .:,") in {"(", "["} or bool(
            re.match(YEAR, draft.open[start + match.end() :][:4])
        )
        if not content or GONE in content or re.search(r"\d,? \d", content):
            return start
        if re.search(r"\b[A-Z]$", content) and not dated:
            continue
        said = re.sub(r"\b(?:for|of|für|pour|des|on)\b", " ", content)
        if (not dated and ":" in match.group() and "," in content) or (
            _ARTICLE.match(content) and not is_body(said)
        ):
            return start
        if not (dated or is_body(said)) or len(content.split()) > 12 or content[:1] in "“\"„«‘'":
            return start
        role = _LAST_ROLE.search(content)
        if role:
            high = (
                low
                + role.start()
                + (draft.open[low + role.start() - 1].isupper() and content[role.start()] == ".")
            )
        draft.dotted = _is_dotted(draft, start + match.start())
        for name in names_in(draft.open, low, high, Order.INVERTED, several=False):
            draft.add_name("editor" if role and role["editor"] else "author", *name)
        return low + len(content)
    return start


def _is_dotted(draft: Draft, end: int) -> bool:
    """Whether a full stop, not a comma, ends the names."""
    return draft.open[end : end + 1] != "," and draft.open[end : end + 2] != ".,"


def _claim_head_year(draft: Draft, start: int) -> int:
    """Claim the year behind the names; where what follows it begins."""
    match = _HEAD_YEAR.match(draft.open, start) if start else None
    if not match or (
        not match["close"]
        and not match["stop"].strip()
        and not match.group().strip().startswith("(")
        and not draft.open[match.end() : match.end() + 1].isupper()
    ):
        return trim(draft.open, start, len(draft.open), ",.:;)")[0]
    if match["words"]:
        draft.add("status", *match.span("words"))
        draft.year = match["words"]
    else:
        add_year(draft, match)
        if first := re.search(YEAR, match["first"] or ""):
            low = match.start("first") + first.start()
            draft.add("original_date", low, low + 4)
    draft.dotted = match["stop"].strip()[:1] in {".", ":"} or (
        not match["close"] and "," not in match["stop"]
    )
    return match.end()
