"""The pages of a plain text: where each begins, and the running heads, feet and page numbers on it.

A page ends at a form feed; without any, where page numbers that grow by one stand alone on a line, again and again.
A running head or foot is a line at the edge of a page that returns there with no other change than its digits.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Line", "Pages", "lines", "pages"]

EDGE = 2
REPEATED = 3
SHORTEST_PAGE = 8
LONGEST_HEAD = 120
NUMBER = re.compile(
    r"[-–—\[(|\s]*(?:(?:page|seite|p\.|s\.|página)\s*)?(\d{1,4})(?:\s*(?:/|of|von|de)\s*\d{1,4})?[-–—\])|.\s]*\Z",
    re.IGNORECASE,
)
ROMAN = re.compile(r"[-–—\[(\s]*[ivxlc]{1,7}[-–—\])\s]*\Z", re.IGNORECASE)
DIGITS = re.compile(r"\d+|(?<![^\W\d_])[ivxlc]{1,7}(?![^\W\d_])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text without the white space at its ends; `start` and `end` are offsets in the text.

    `indent` counts the columns before it, a tab up to the next multiple of four; `page` counts form feeds.
    """

    start: int
    end: int
    text: str
    indent: int
    page: int


@dataclass(frozen=True, slots=True)
class Pages:
    """Which lines begin a page, and which are running heads (``top``) or feet (``bottom``), by their place."""

    begins: frozenset[int]
    formes: Mapping[int, str]


def lines(text: str) -> list[Line]:
    """The lines of `text`; a form feed ends one too."""
    found: list[Line] = []
    page = 0
    for match in re.finditer(r"([^\n\f]*)(\n|\f|\Z)", text):
        raw = match[1]
        bare = raw.strip(" \t")
        start = match.start() + (len(raw) - len(raw.lstrip(" \t")) if bare else 0)
        indent = len(raw[: start - match.start()].expandtabs(4))
        found.append(Line(start, start + len(bare), bare, indent, page))
        page += match[2] == "\f"
    return found


def pages(rows: Sequence[Line]) -> Pages:
    """The pages that `rows` fall into; one that begins everywhere and nowhere is none."""
    begins = [n for n in range(1, len(rows)) if rows[n].page != rows[n - 1].page]
    if not begins:
        begins = _numbered(rows)
    if not begins:
        return Pages(frozenset(), {})
    spans = list(itertools.pairwise([0, *begins, len(rows)]))
    formes = dict(_formes(rows, spans))
    return Pages(frozenset(begins), formes)


def _numbered(rows: Sequence[Line]) -> list[int]:
    """Where pages begin by their numbers: behind the number where it stands at the foot."""
    alone = [
        (n, int(m[1])) for n, row in enumerate(rows) if (m := NUMBER.match(row.text)) and _is_alone(rows, n)
    ]
    best: list[tuple[int, int]] = []
    chain: list[tuple[int, int]] = []
    for place, number in alone:
        if chain and number == chain[-1][1] + 1 and place - chain[-1][0] >= SHORTEST_PAGE:
            chain.append((place, number))
        elif not chain or number != chain[-1][1]:
            chain = [(place, number)]
        best = max(best, chain, key=len)
    gaps = [b - a for (a, _), (b, _) in itertools.pairwise(best)]
    if len(best) < REPEATED or max(gaps) > 3 * min(gaps):
        return []
    return [place + 1 for place, _ in best if place + 1 < len(rows)]


def _is_alone(rows: Sequence[Line], place: int) -> bool:
    """Whether a blank line, or the edge of the text, stands before and behind."""
    around = [rows[n].text for n in (place - 1, place + 1) if 0 <= n < len(rows)]
    return not any(around) or (len(around) > 1 and not around[0])


def _formes(rows: Sequence[Line], spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    tops = [list(_edge(rows, range(a, b))) for a, b in spans]
    feet = [list(_edge(rows, range(b - 1, a - 1, -1))) for a, b in spans]
    for place, edges in (("top", tops), ("bottom", feet)):
        for depth in range(EDGE):
            there = [e[depth] for e in edges if len(e) > depth]
            shapes = Counter(_shape(rows[n].text) for n in there)
            for edge in edges:
                # What stands deeper is only a running line where all nearer to the edge are.
                parted = depth == 0 or (len(edge) > depth and _is_parted(rows, edge[depth], place))
                if len(edge) > depth and parted and _runs(rows[edge[depth]].text, shapes, len(spans)):
                    yield edge[depth], place
                else:
                    del edge[depth:]


def _edge(rows: Sequence[Line], places: range) -> Iterator[int]:
    """The first lines of a page that are not blank, seen from its edge."""
    return itertools.islice((n for n in places if rows[n].text), EDGE)


def _is_parted(rows: Sequence[Line], number: int, place: str) -> bool:
    """Whether a blank line stands between a line and the text of its page."""
    inner = number + 1 if place == "top" else number - 1
    return not 0 <= inner < len(rows) or not rows[inner].text


def _shape(text: str) -> str:
    return DIGITS.sub("0", text.casefold())


def _runs(text: str, shapes: Counter[str], count: int) -> bool:
    """Whether `text` returns on at least three pages, or on half of them; of two pages only a number does."""
    needed = max(2, min(REPEATED, count // 2 + 1)) if count > 2 else 2
    is_number = bool(NUMBER.match(text) or ROMAN.match(text))
    return len(text) <= LONGEST_HEAD and (shapes[_shape(text)] >= needed or (is_number and count > 1))
