"""The dates of a paragraph as mentions, those without a year with the year of their context."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from teiwright.encode.dates.ranges import expression
from teiwright.encode.dates.terms import Term, weaker
from teiwright.encode.dates.tokens import tokenise
from teiwright.encode.dates.w3c import Point, attributes, exists, fill
from teiwright.model import Cert, Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.encode.dates.tokens import Line

__all__ = ["find", "last_year"]

_YEAR = re.compile(r"-?[0-9]{4}(?![0-9])")


def find(
    text: str, *, masked: Sequence[tuple[int, int]] = (), year: int | None = None
) -> tuple[Mention, ...]:
    """All calendar expressions of a paragraph.

    The surface leaves out articles and prepositions: of "in the early 1990s" it is "early 1990s". A range alone takes
    its "from" along: "from 1997-2001", "from 1990 to 2000".
    A day or month without a year has the last year that was named before it, and `cert` medium; where none was, its
    value is a W3C month or day of any year (``--05``). A date that the calendar lacks (31 February) is a mention
    without attributes and with `cert` low.

    Args:
        text: the paragraph; a line feed in it is white space.
        masked: spans in code points in which no date is looked for: citations, names, URLs.
        year: the last year that was named before the paragraph.

    Returns:
        Mentions of kind DATE in the order of the text; they do not overlap.
    """
    line = tokenise(text, masked)
    mentions: list[Mention] = []
    at = 0
    while at < len(line):
        found = expression(line, at)
        for one in found:
            mention = _mention(line, one, year)
            mentions.append(mention)
            year = last_year((mention,), year)
        at = found[-1].stop if found else at + 1
    return tuple(mentions)


def last_year(mentions: Sequence[Mention], year: int | None = None) -> int | None:
    """The year that a date without one has after `mentions`.

    Args:
        mentions: dates in the order of the text.
        year: the last year that was named before them.

    Returns:
        The year of the last mention that names one: its own, or the end of its range. A decade, a century and a part
        of one name none. `year` where there is no such mention.
    """
    for mention in reversed(mentions):
        named = _named_year(dict(mention.attributes))
        if named is not None:
            return named
    return year


def _named_year(values: dict[str, str]) -> int | None:
    first = _year_of(values.get("when") or values.get("from") or values.get("notBefore") or "")
    last = _year_of(values.get("when") or values.get("to") or values.get("notAfter") or "")
    if first is None or last is None:
        return None
    whole = "from" in values and len(values["from"].lstrip("-")) == 4 == len(values["to"].lstrip("-"))
    decade = whole and last - first == 9 and first % 10 == 0
    century = whole and last - first == 99
    if decade or century or ("notBefore" in values and last - first > 1):
        return None
    return first if "notBefore" in values else last


def _year_of(value: str) -> int | None:
    match = _YEAR.match(value)
    return int(match.group()) if match else None


def _mention(line: Line, found: Term, year: int | None) -> Mention:
    """The mention of `found`, its year filled in from `year` where it lacks one."""
    value, cert = found.value, found.cert
    first = value if isinstance(value, Point) else value.first
    if first.year is None and not found.yearly:
        value = value if year is None else fill(value, year)
        cert = weaker(cert, Cert.MEDIUM)
    mention = Mention(
        MentionKind.DATE,
        line[found.begin].start,
        line[found.stop - 1].end,
        attributes=attributes(value),
        cert=cert,
    )
    return mention if exists(value) else replace(mention, attributes=(), cert=Cert.LOW)
