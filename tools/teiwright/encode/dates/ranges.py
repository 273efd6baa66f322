"""Terms that belong together: ranges, lists that share a month or a year, and the word circa.

"from X to Y" and "X–Y" are one range, "between X and Y" too; "X and Y" are two dates. What one end leaves out it has
from the other: "18–20 February 2009", "28 December to 3 January 2000", "1989–91". A range never runs backwards: ends
that would make it do so are dates of their own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from teiwright.encode.dates import plausible, words
from teiwright.encode.dates.days import day_number, month_number
from teiwright.encode.dates.grammar import term
from teiwright.encode.dates.periods import ordinal, short_decade
from teiwright.encode.dates.terms import Term, era, weaker, year_number
from teiwright.encode.dates.tokens import APOSTROPHES, DASHES, Kind
from teiwright.encode.dates.w3c import Period, Point, Value, century, exists, fill, forward, years
from teiwright.model import Cert

if TYPE_CHECKING:
    from teiwright.encode.dates.tokens import Line

__all__ = ["expression"]

_UNTIL = words.row("to until till through bis hasta")
_ROMANCE_UNTIL = words.row("à au a al")
_ROMANCE_FROM = words.row("de du del desde depuis")
_FROM = words.row("from von vom")
_AND = words.row("and und et y or oder ou")
_BETWEEN = words.row("between zwischen entre")
_SKIPPED = words.ARTICLES | {"year", "around", "about", "circa", "ca", "approx"}


def expression(line: Line, at: int) -> tuple[Term, ...]:
    """The dates that begin with the token at `at` and belong together; none where the sentence speaks against them.

    Returns:
        One term, or several where a list shares a month, a year or the word "century"; in the order of the text.
    """
    if not _may_begin(line, at):
        return ()
    inner = _behind_circa(line, at)
    if inner > at:
        return tuple(
            replace(one, begin=at, cert=weaker(one.cert, Cert.MEDIUM))
            for one in _joined(line, inner)[:1]
            if _plausible(line, one)
        )
    found = (
        _shared_days(line, at) or _shared_centuries(line, at) or _before_christ(line, at) or _joined(line, at)
    )
    return (
        tuple(_with_from(line, one) for one in found) if all(_plausible(line, one) for one in found) else ()
    )


def _with_from(line: Line, found: Term) -> Term:
    """A range takes the word "from" before it along: "from 1997-2001" is one surface, as the guidelines have it."""
    joint = any(
        line.mark(n) in DASHES | {"/"} or line.word(n) in _UNTIL | _ROMANCE_UNTIL
        for n in range(found.begin, found.stop)
    )
    before = found.begin - 1 - (line.word(found.begin - 1) in words.ARTICLES)
    if isinstance(found.value, Period) and joint and line.word(before) in _FROM:
        return replace(found, begin=before)
    return found


def _may_begin(line: Line, at: int) -> bool:
    """Whether a date can begin with the token at `at`; most words of a text are passed over here."""
    kind = line[at].kind
    return kind is Kind.NUMBER or line.word(at) in words.OPENERS or line.mark(at) in APOSTROPHES


def _behind_circa(line: Line, at: int) -> int:
    """The index behind "c.", "ca." or "circa", or `at` where there is none."""
    if line.word(at) == "circa":
        return at + 1
    if line.written(at) in {"c", "ca"} and (line.mark(at + 1) == "." or line.glued(at + 1)):
        return at + 2 if line.mark(at + 1) == "." else at + 1
    return at


def _plausible(line: Line, found: Term) -> bool:
    if not found.bare:
        return True
    value = found.value
    if isinstance(value, Point) and value.month is not None:
        return plausible.is_month(line, found.begin, found.stop)
    if line.digits(found.begin) != 4:
        return plausible.is_decade(line, found.begin)
    ends = (value,) if isinstance(value, Point) else (value.first, value.last)
    return plausible.is_year(line, found.begin, found.stop, tuple(end.year or 0 for end in ends))


def _until(line: Line, at: int, begin: int) -> int:
    """The index behind what makes a range at `at` of a term that began at `begin`, or 0."""
    word, before = line.word(at), line.word(begin - 1)
    ranges = (
        word in _UNTIL
        or (word in _ROMANCE_UNTIL and before in _ROMANCE_FROM)
        or (word in _AND and (before in _BETWEEN or line.word(begin - 2) in _BETWEEN))
    )
    if ranges:
        at += 1
        while line.word(at) in _SKIPPED or (line.mark(at) == "." and line.word(at - 1) in _SKIPPED):
            at += 1
        return at
    tight = line.glued(at) == line.glued(at + 1)
    return (
        at + 1
        if line.mark(at) in DASHES | {"/"} and tight and (line.glued(at) or line.mark(at) in "–—")
        else 0
    )


def _list_mark(line: Line, at: int) -> int:
    """The index behind a comma or "and", or both, at `at`; else 0."""
    comma = line.mark(at) == ","
    if line.word(at + comma) in _AND:
        return at + comma + 1
    return at + 1 if comma else 0


def _joined(line: Line, at: int) -> tuple[Term, ...]:
    """A term, with what makes it a range or a list."""
    left = term(line, at)
    if left is None:
        return ()
    if left.yearly:
        return (left,)
    stop = _until(line, left.stop, left.begin)
    if stop:
        joined = _short_end(line, left, stop) or _range(left, term(line, stop))
        return (joined or left,)
    following = _list_mark(line, left.stop)
    return _shared_year(line, left, following) if following else (left,)


def _short_end(line: Line, left: Term, at: int) -> Term | None:
    """A range whose end leaves out its century: ``1989–91``, ``2000-06``, ``1990/1``, ``1960s–70s``."""
    if isinstance(left.value, Period):
        return _short_decade_end(line, left, at)
    width = line.digits(at)
    if (
        left.value.year is None
        or left.value.month is not None
        or not line.glued(left.stop)
        or width not in {1, 2}
    ):
        return None
    if line.glued(at + 1) and (line.word(at + 1) or line.mark(at + 1) in {"/", *DASHES}):
        return None
    first = left.value.year
    last = _short_year_end(first, line.number(at), width)
    near = 1 if line.mark(at - 1) == "/" else 30
    # What passes the turn of a decade or a century is a range only if it is short: 2003/2 is an issue of a journal.
    turned = last // 100 > first // 100 or (width == 1 and last // 10 > first // 10)
    if turned and last - first > near:
        return None
    cert = Cert.MEDIUM if turned and last > first + 1 else left.cert
    return replace(left, value=years(first, last), stop=at + 1, cert=cert)


def _short_year_end(first: int, figures: int, width: int) -> int:
    """The next year after `first` whose last `width` figures are `figures`: 1989 and 91 give 1991, 1999 and 00 2000."""
    size = 10 if width == 1 else 100
    last = first - first % size + figures
    return last if last > first else last + size


def _short_decade_end(line: Line, left: Term, at: int) -> Term | None:
    short = short_decade(line, at)
    if short is None or not isinstance(left.value, Period) or left.value.last.year is None:
        return None
    first = left.value.last.year // 100 * 100 + short[0]
    return _range(left, Term(years(first, first + 9), at, short[1], left.cert))


def _range(left: Term, right: Term | None) -> Term | None:
    """`left` to `right` as one term, or None where they are none."""
    if right is None or right.yearly:
        return None
    ends = _completed(_first(left.value), _last(right.value))
    if ends is None:
        return None
    fuzzy = any(isinstance(one.value, Period) and one.value.fuzzy for one in (left, right))
    cert = weaker(left.cert, right.cert)
    bare = left.bare and right.bare and ends[0].month is None
    return Term(Period(*ends, fuzzy=fuzzy), left.begin, right.stop, cert, bare=bare)


def _first(value: Value) -> Point:
    return value if isinstance(value, Point) else value.first


def _last(value: Value) -> Point:
    return value if isinstance(value, Point) else value.last


def _completed(first: Point, last: Point) -> tuple[Point, Point] | None:
    """Both points with the year that one of them has, the nearest that lets the range run forward."""
    if (first.year is None) != (last.year is None) and (first.month is None or last.month is None):
        return None
    if first.year is None and last.year is not None:
        first = replace(first, year=last.year)
        if not forward(first, last):
            first = replace(first, year=last.year - 1)
    elif last.year is None and first.year is not None:
        last = replace(last, year=first.year)
        if not forward(first, last):
            last = replace(last, year=first.year + 1)
    return (first, last) if forward(first, last) else None


def _shared_year(line: Line, left: Term, at: int) -> tuple[Term, ...]:
    """``May and June 2003``, ``8 May and 9 June 2003``, ``1960s and 70s``: the first has what only the last says."""
    value = left.value
    if isinstance(value, Period):
        return _decades(line, left, at)
    right = term(line, at)
    if value.year is not None or right is None or right.yearly or not isinstance(right.value, Point):
        return (left,)
    if (
        right.value.year is None
        or right.value.month is None
        or (value.day is None) != (right.value.day is None)
    ):
        return (left,)
    return (replace(left, value=fill(value, right.value.year), bare=False), right)


def _decades(line: Line, left: Term, at: int) -> tuple[Term, ...]:
    short = short_decade(line, at)
    if short is None or not isinstance(left.value, Period) or left.value.last.year is None:
        return (left,)
    first = left.value.last.year // 100 * 100 + short[0]
    return (left, Term(years(first, first + 9), at, short[1], left.cert))


def _shared_days(line: Line, at: int) -> tuple[Term, ...]:
    """Days before a month or behind it that share it: "18–20 February 2009", "2, 5 and 7 May", "August 8–10, 2003"."""
    return _days_before(line, at) or _days_behind(line, at)


def _days_before(line: Line, at: int) -> tuple[Term, ...]:
    day = day_number(line, at)
    if day is None or (
        line.glued(at) and line.mark(at - 1) in {".", ",", "/", *DASHES} and line.digits(at - 2)
    ):
        return ()
    number, stop = day
    until, following = _until(line, stop, at), _list_mark(line, stop)
    behind = until or following
    later = day_number(line, behind) if behind else None
    if later is None or later[0] <= number:
        return ()
    rest = _days_before(line, behind) or _day_term(line, behind)
    if not rest or not isinstance(last := rest[0].value, Point):
        return ()
    first = replace(last, day=number)
    if not forward(first, last):
        return ()
    if until:
        return (Term(Period(first, last), at, rest[0].stop), *rest[1:]) if len(rest) == 1 else ()
    return (Term(first, at, stop), *rest)


def _day_term(line: Line, at: int) -> tuple[Term, ...]:
    found = term(line, at)
    if found is None or day_number(line, at) is None or not isinstance(found.value, Point):
        return ()
    # 18–20 May shares its month; 18–20.5.2009 is written otherwise.
    spelled = line.word(found.stop - 1) or line.word(found.stop - 2) or line.word(found.stop - 3)
    return (found,) if found.value.day is not None and spelled else ()


def _days_behind(line: Line, at: int) -> tuple[Term, ...]:
    """``August 8–10, 2003``."""
    month = month_number(line, at)
    day = day_number(line, month[1]) if month else None
    until = _until(line, day[1], at) if day else 0
    if month is None or day is None or not until or month_number(line, until):
        return ()
    end = day_number(line, until)
    if end is None or end[0] <= day[0] or month_number(line, end[1]):
        return ()
    comma = end[1] + (line.mark(end[1]) == ",")
    year = year_number(line, comma) or None
    stop = comma + 1 if year else end[1]
    first, last = (Point(year, month[0], number) for number in (day[0], end[0]))
    return (Term(Period(first, last), at, stop),)


def _shared_centuries(line: Line, at: int) -> tuple[Term, ...]:
    """``19th and 20th centuries``: two dates; ``17th to 19th centuries``: one."""
    counted = ordinal(line, at)
    if counted is None:
        return ()
    until, following = _until(line, counted[1], at), _list_mark(line, counted[1])
    right = term(line, until or following) if until or following else None
    if right is None or line.word(right.stop - 1) not in words.CENTURY_WORDS:
        return ()
    left = Term(century(counted[0]), at, counted[1])
    if until:
        joined = _range(left, right)
        return (joined,) if joined else ()
    return (left, right)


def _before_christ(line: Line, at: int) -> tuple[Term, ...]:
    """``500–450 BC``: the era of the end is that of the beginning."""
    until = _until(line, at + 1, at) if line.number(at) > 0 else 0
    named = era(line, until + 1) if until and line.number(until) > 0 else None
    if named is None or (line.glued(at) and line.mark(at - 1) in {*APOSTROPHES, *DASHES, "."}):
        return ()
    first, last = Point(named[0] * line.number(at)), Point(named[0] * line.number(until))
    return (Term(Period(first, last), at, named[1]),) if forward(first, last) and exists(first) else ()
