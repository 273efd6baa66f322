"""Citations by key, as pandoc writes them: ``[@pierazzo2015, p. 3; see @day2001]``, ``@day2001 [ch. 2]``, ``[-@day2001]``.

The characters stay as they are; the key is the link (https://pandoc.org/MANUAL.html#citation-syntax).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.model import Cert, Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["cited"]

_KEY = re.compile(r"(?<![\w@])@(?:\{(?P<braced>[^{}\s]+)\}|(?P<plain>[\w](?:[\w]|[:.#$%&\-+?<>~/](?=\w))*))")
_GROUP = re.compile(r"\[[^\[\]]*\]")
_NUMBER = r"(?:[A-Z]?\d+(?:\.\d+)*[a-z]?|[ivxlc]+\b|[IVXLC]+\b)"
_RANGE = rf"{_NUMBER}(?:\s?[-–]\s?{_NUMBER})?(?:\s?ff?\.)?"
_LOCATOR = re.compile(
    rf",?\s*(?P<whole>(?:[^\W\d_]{{1,12}}(?:\.\s*|\s+)|[§¶]+\s*)?(?P<numbers>{_RANGE}(?:,\s?{_RANGE})*))(?=\s*(?:[;,]|\Z))"
)
"""A locator has the word that its language has for it, or none: pandoc takes each number behind the comma for one."""
_BEHIND = re.compile(r"\s\[(?P<inside>[^\[\]@]*)\]")


def cited(text: str, keys: Mapping[str, str], others: Sequence[Mention]) -> tuple[Mention, ...]:
    """The citations of `text` by key together with `others`, in document order; of two that overlap, the one by key.

    Args:
        text: a block.
        keys: the `xml:id` for each citation key; without any there are no citations by key.
        others: what else was found in the text.
    """
    found = list(_found(text, keys)) if keys and "@" in text else []
    if not found:
        return tuple(others)
    taken = [(one.start, one.end) for one in found]
    free = [one for one in others if all(one.end <= low or high <= one.start for low, high in taken)]
    return tuple(sorted((*found, *free), key=lambda one: (one.start, -one.end)))


def _found(text: str, keys: Mapping[str, str]) -> Iterator[Mention]:
    """Each key that is known; in brackets also one that is not, if it has a digit: ``[@type]`` is an attribute."""
    groups = [match.span() for match in _GROUP.finditer(text)]
    for match in _KEY.finditer(text):
        group = next((span for span in groups if span[0] < match.start() < span[1]), None)
        key = match["braced"] or match["plain"]
        ref = keys.get(key, "")
        if ref or (group and re.search(r"\d", key)):
            yield from _mentions(text, match, ref, group)


def _mentions(text: str, match: re.Match[str], ref: str, group: tuple[int, int] | None) -> Iterator[Mention]:
    """The citation, and its locator: behind a comma in the group, or in brackets of its own behind a key in the text."""
    locator, end = _locator(text, match.end(), group)
    yield Mention(MentionKind.CITATION, match.start(), end, ref, cert=Cert.HIGH if ref else Cert.LOW)
    if locator:
        numbers = re.sub(r"\s+", " ", locator["numbers"]).replace("–", "-")
        start = match.end() + locator.start("whole") + (0 if group else 2)
        yield Mention(MentionKind.LOCATOR, start, start + len(locator["whole"]), attributes=(("n", numbers),))


def _locator(text: str, place: int, group: tuple[int, int] | None) -> tuple[re.Match[str] | None, int]:
    """The locator behind a key, and where the citation ends; the match counts from the key, or from behind its own bracket."""
    if group:
        locator = _LOCATOR.match(text[place : group[1] - 1].partition(";")[0])
        return locator, place + (locator.end() if locator else 0)
    behind = _BEHIND.match(text, place)
    locator = _LOCATOR.fullmatch(behind["inside"]) if behind else None
    return locator, behind.end() if behind and locator else place
