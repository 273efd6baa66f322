"""Whether a bare term is a date in its sentence: 2000 may be a year or an amount, May a month or a name.

A number is a year unless something speaks against it: what it hangs together with (``MC/2080``, ``$1999``), a word
before it (``over``, ``p.``, ``No.``), or a unit or a counted noun behind it (``2000 projects``). A round number is
sooner an amount; a number far from our time needs a word that speaks for it.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from teiwright.encode.dates import words
from teiwright.encode.dates.tokens import DASHES, Kind

if TYPE_CHECKING:
    from teiwright.encode.dates.tokens import Line

__all__ = ["is_counted", "is_decade", "is_month", "is_year"]

_CURRENCY = frozenset("$€£¥₤₣")
_MONEY = words.row(
    "usd eur gbp chf jpy dm euro euros dollar dollars pound pounds franc francs mark marks us$"
)
_UNITS = _MONEY | words.row(
    "percent per million millions billion billions thousand hundred km kilometres kilometers metres meters miles m cm "
    "kg tons tonnes feet hz khz mhz kb mb gb kw mw hectares acres words pages copies hours people persons staff men women children personnel "
    "inhabitants refugees employees members more or times degrees us"
)
_NUMBERED = words.row(
    "p pp page pages no nos nr nrs number numbers vol volume vols art article articles fig figure table chapter ch "
    "section sections sect line lines ll room issue resolution resolutions decision document doc directive "
    "regulation isbn issn tel phone fax item entry entries agenda horizon windows boeing iso din"
)
_ABBREVIATED = words.row("p pp no nos nr nrs vol vols art fig ch sect ll doc tel")
_OVER = words.row(
    "over nearly almost some approximately roughly exactly only another least than every per times just barely up "
    "additional further other"
)
_NEAR = words.row("around about circa ca c")
_TIME = words.row(
    "in since until till during before after from by between of to year years early late mid and through und seit "
    "im von bis nach vor zwischen ab en depuis durante pendant año avant après de entre desde hasta post pre"
)
_STRONG = words.row(
    "in since until till during before after year years seit im depuis durante pendant en desde"
)
_WHOLE = words.row("the them these those its their his her our us")
_COMPOUND = words.row("post pre mid the anti")
_NOT_PLURAL = words.row(
    "was has does this thus always perhaps towards across besides sometimes sees says marks brings remains its his "
    "hers ours theirs whereas unless versus less plus yes afterwards overseas means nowadays upwards onwards indeed "
    "respectively brings begins ends saw shows gives makes becomes seems comes goes"
)
_FREE_MONTH = words.row(
    "in since until till by during from before after of last next this early late mid between to and im seit ab bis "
    "vom zum nach vor"
)


def is_year(line: Line, begin: int, stop: int, numbers: tuple[int, ...]) -> bool:
    """Whether the bare year or the range of bare years from token `begin` to `stop` is a date.

    Args:
        line: the paragraph.
        begin: index of the first token.
        stop: index behind the last one.
        numbers: the years as they are, one or two.
    """
    if _hangs_together(line, begin, stop) or _numbered(line, begin) or _measured(line, begin):
        return False
    if is_counted(line, begin, stop, numbers) or _to_amount(line, begin, stop):
        return False
    if len(numbers) == 2 or 1400 <= numbers[0] < 2030:
        return True
    return line.word(begin - 1) in _STRONG or (line.mark(begin - 1) == "(" and line.mark(stop) == ")")


def _hangs_together(line: Line, begin: int, stop: int) -> bool:
    """Whether the number is a part of a longer sign."""
    if line.mark(begin - 1) in _CURRENCY or line.mark(stop) in _CURRENCY | {"%", "‰"}:
        return True
    if line.glued(begin):
        before = line.mark(begin - 1)
        if line.word(begin - 1) or before in {"/", "_", "#", ".", ",", ":", "@", "=", "&", "+", "§", "\\"}:
            return True
        if before in DASHES and line.glued(begin - 1) and not _prefixed(line, begin - 2):
            return True
    if not line.glued(stop):
        return line.mark(begin - 1) in {"#", "§"}
    after = line.mark(stop)
    return bool(line.word(stop)) or (
        after in {"/", "_", "@", "=", "°", *DASHES} and line.glued(stop + 1) and line.digits(stop + 1) > 0
    )


def _prefixed(line: Line, at: int) -> bool:
    """Whether the word before a hyphen is a prefix or a plain word (``post-1989``), not a code (``COVID-1919``)."""
    return line.word(at) in _COMPOUND or (line.written(at).islower() and line.word(at) not in _NUMBERED)


def _numbered(line: Line, begin: int) -> bool:
    """Whether the word before says that the number counts pages, articles or documents."""
    if line.mark(begin - 1) == ".":
        return line.word(begin - 2) in _ABBREVIATED
    return line.word(begin - 1) in _NUMBERED


def _measured(line: Line, begin: int) -> bool:
    """Whether the word or the number before says that an amount follows."""
    before = line.word(begin - 1)
    if before == "as" and line.word(begin - 2) in {"many", "much", "few"}:
        return True
    counted = line.digits(begin - 1) > 0 and not (line.glued(begin - 1) and line.word(begin - 2))
    return before in _OVER or before in _MONEY or counted


def _round(numbers: tuple[int, ...]) -> bool:
    return all(number % 100 == 0 or (number < 1500 and number % 10 == 0) for number in numbers)


def is_counted(line: Line, begin: int, stop: int, numbers: tuple[int, ...]) -> bool:
    """Whether what stands behind token `stop` is a unit or a noun that the number before it counts.

    A preposition of time or an article before token `begin` speaks for the year, unless the number is round.
    """
    if line.word(stop) in _UNITS and not _opens_clause(line, stop):
        return not (_opens_sentence(line, begin) and line.word(stop) not in _MONEY | {"per", "percent"})
    distance = _counted_noun(line, stop)
    if not distance:
        of_them = line.word(stop) == "of" and line.word(stop + 1) in _WHOLE
        return of_them and line.word(begin - 1) not in _TIME
    if _opens_sentence(line, begin):
        return False
    if line.word(begin - 1) in _NEAR:
        return True
    if line.word(begin - 1) in _TIME | {"the", "its", "their", "his", "her", "a", "an"}:
        return _round(numbers) and distance == 1
    return not (line[begin - 1].kind in {Kind.END, Kind.MARK} and not _round(numbers))


def _opens_clause(line: Line, at: int) -> bool:
    """Whether "more", "or" or "us" stands there as itself: "in 1990 or later"."""
    return line.word(at) in {"more", "or", "us"} and not (
        line.word(at + 1) in {"than", "so", "more", "dollar", "dollars", "$"} or line.mark(at + 1) == "$"
    )


def _opens_sentence(line: Line, begin: int) -> bool:
    """Whether "In" or "Since" with a capital stands before the number, as only a year has it."""
    return line.written(begin - 1) in {
        "In",
        "Since",
        "Until",
        "Before",
        "After",
        "During",
        "Im",
        "Seit",
        "En",
    }


def _counted_noun(line: Line, at: int) -> int:
    """How many words behind `at - 1` a plural stands, with nothing but small words between; 0 if there is none."""
    small = list(takewhile(lambda index: line.written(index).islower(), range(at, at + 3)))
    for index in small:
        word = line.word(index)
        if _plural(word):
            return index - at + 1
        if word in _TIME or len(word) < 4 or word in _NOT_PLURAL or word.endswith("ed"):
            return 0
    return 0


def _plural(word: str) -> bool:
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and word not in _NOT_PLURAL
    )


def _to_amount(line: Line, begin: int, stop: int) -> bool:
    """Whether the number is one end of a range whose other end is no year: "from 1100 to over 6000"."""
    if line.word(stop) == "to" or line.mark(stop) in {"–", "—"}:
        at = stop + 1
        while line.word(at) in _OVER | _NEAR | {"more"}:
            at += 1
        if line.digits(at) and not 1000 <= line.number(at) < 2200 and not line.written(at + 1).istitle():
            return True
    before = line.number(begin - 2)
    return (
        line.word(begin - 1) == "to"
        and line.word(begin - 3) == "from"
        and before >= 0
        and not 1000 <= before < 2200
    )


def is_month(line: Line, begin: int, stop: int) -> bool:
    """Whether the month that stands alone from token `begin` to `stop` is a date: a preposition stands before it."""
    if line.word(begin - 1) not in _FREE_MONTH or (line.glued(stop) and line.mark(stop) in DASHES | {"/"}):
        return False
    named = line.written(begin) in {"April", "May", "June", "August", "March"}
    return not (named and line.word(begin - 1) != "in" and line.written(stop).istitle())


def is_decade(line: Line, begin: int) -> bool:
    """Whether a decade without its century has a word before it that only a decade has: "the nineties"."""
    if line.glued(begin) and line.mark(begin - 1) not in DASHES | {"("}:
        return False
    return line.word(begin - 1) in {"the", "der", "den", "die", "and", "to"} and line.word(begin - 2) != "per"
