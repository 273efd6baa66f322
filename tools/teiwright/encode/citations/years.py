"""The years that a citation prints, and the words that stand for one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["NO_DATE", "SOON", "YEAR", "Year", "at", "find", "normal", "parse_range"]

YEAR = r"(?:1[4-9]\d\d|20[0-3]\d)"
NO_DATE, SOON = "n.d.", "forthcoming"
UNDATED = r"n\.\s?d\.|o\.\s?J\.|s\.\s?[daf]\.|ohne Jahr|sans date|sin fecha|undated|n\.y\."
COMING = (
    r"forthcoming|in press|to appear|accepted|submitted|in preparation|im Erscheinen|(?-i:i\.\s?E\.|i\.\s?Dr\.)|im Druck|in Vorbereitung|"
    r"erscheint demnächst|en prensa|en prep(?:\.|aración)|de próxima aparición|sous presse|à paraître|in corso di stampa"
)
SPAN = rf"{YEAR}(?:\s?[-–]\s?(?:{YEAR}|\d\d(?!\d))|[-–](?=[\s),;\].]|\Z))?"
PRINTED = re.compile(
    rf"(?<![\w.,/–-])(?:[\[(](?P<original>{SPAN})[\])],?\s?|(?P<first>{YEAR})/(?=\d))?"
    rf"(?P<year>{SPAN}|(?:{UNDATED}|(?i:{COMING}))(?!\w))"
    rf"(?P<suffix>-?[a-rt-z](?![a-z])(?:[-–/](?P<last>[a-z])(?![\w]))?)?"
    rf"(?P<behind>\s?[\[(](?:orig\.?\s)?(?P<later>{YEAR})[\])])?(?P<day>-\d\d-\d\d)?(?!\w|[-–/.]\d)"
)


@dataclass(frozen=True, slots=True)
class Year:
    """A printed year.

    Attributes:
        start: offset of its first character.
        end: offset behind its last one.
        value: ``1990``, ``1953/1957`` of a range, ``1994/`` of one that is open, `NO_DATE` or `SOON`.
        suffix: the letter behind it.
        last: the last letter of ``2003a–c``.
        original: the year of the first print where two are given, in the form of `value`.
        bounds: the place of `original` and of `value`, letters included.
    """

    start: int
    end: int
    value: str
    suffix: str = ""
    last: str = ""
    original: str = ""
    bounds: tuple[tuple[int, int], tuple[int, int]] = ((0, 0), (0, 0))

    @property
    def is_range(self) -> bool:
        """Whether it runs from one year to another."""
        return "/" in self.value


def find(text: str) -> Iterator[Year]:
    """The years in `text`, in order."""
    return map(_year, PRINTED.finditer(text))


def at(text: str, place: int, end: int) -> Year | None:
    """The year at `place`, before `end`."""
    found = PRINTED.match(text, place, end)
    return _year(found) if found else None


def _year(m: re.Match[str]) -> Year:
    original = m["original"] or m["first"] or m["later"] or ""
    group = "original" if m["original"] else "first" if m["first"] else "later"
    own = (m.start("year"), m.end("suffix") if m["suffix"] else m.end("year"))
    return Year(
        m.start(),
        m.end(),
        normal(m["year"]),
        (m["suffix"] or "").strip("-")[:1],
        m["last"] or "",
        parse_range(original) if original else "",
        (m.span(group) if original else own, own),
    )


def normal(printed: str) -> str:
    """The year, or the word for all words of its kind: ``normal("en prensa") == "forthcoming"``; empty for others."""
    words = " ".join(printed.split())
    if re.fullmatch(UNDATED, words, re.IGNORECASE):
        return NO_DATE
    if re.match(rf"(?:{COMING})(?!\w)", words, re.IGNORECASE):
        return SOON
    return parse_range(words)


def parse_range(printed: str) -> str:
    """``1953/1957`` for "1953–57", ``1994/`` for "1994–", ``1990`` for "1990"; empty without a year."""
    found = re.match(rf"({YEAR})(?:\s?([-–/])\s?(\d\d(?:\d\d)?)?)?", printed)
    if not found:
        return ""
    first, dash, last = found[1], found[2], found[3] or ""
    if not dash:
        return first
    return f"{first}/{first[: 4 - len(last)] + last if last else ''}"
