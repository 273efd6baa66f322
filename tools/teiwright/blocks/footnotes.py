"""Notes at the foot of a plain text's pages, whose numbers stand in the text above them."""

from __future__ import annotations

import re
from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

from teiwright.model import Block, BlockKind, Mark, MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["place"]

NOTE = re.compile(r"[(\[]?(?P<number>\d{1,3}|[¹²³⁰⁴-⁹]{1,3})[.)\]]?[ \t]+(?=\S)")
RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
LOWERED = str.maketrans("1234567890", "¹²³⁴⁵⁶⁷⁸⁹⁰")


def place(pages: Sequence[Sequence[Block]]) -> list[list[Block]]:
    """`pages` with the paragraphs at their feet as notes, where a number shows beyond doubt to which words each belongs.

    Each number must grow by one through the text and stand once in the text of its page, behind a word or a stop.
    """
    result = [list(page) for page in pages]
    found = [(p, n, number) for p, page in enumerate(result) for n, number in _at_foot(page)]
    numbers = [number for _, _, number in found]
    if len(set(numbers)) < len(numbers) or numbers != sorted(numbers):
        return result
    for p, n, number in found:
        marked = [
            (h, m)
            for h in range(n)
            if result[p][h].kind is not BlockKind.NOTE
            for m in _marks(result[p][h], number)
        ]
        if len(marked) == 1:
            host, mark = marked[0]
            result[p][host] = _with_mark(result[p][host], mark, number)
            result[p][n] = _note(result[p][n], number)
    return result


def _at_foot(page: Sequence[Block]) -> list[tuple[int, str]]:
    """The last paragraphs of a page that begin with a number, and that number."""
    found: list[tuple[int, str]] = []
    for n in range(len(page) - 1, 0, -1):
        start = NOTE.match(page[n].text) if page[n].kind is BlockKind.PARAGRAPH else None
        if start:
            found.append((n, start["number"].translate(RAISED)))
        elif page[n].kind is not BlockKind.FORME:
            break
    return [(n, number.zfill(3)) for n, number in reversed(found)]


def _marks(block: Block, number: str) -> Iterator[re.Match[str]]:
    plain = number.lstrip("0")
    forms = f"(?:{plain}|\\[{plain}\\])(?!\\d|[.,]\\d)|{plain.translate(LOWERED)}(?![¹²³⁰⁴-⁹])"
    return re.finditer(
        rf"(?<=[^\W\d_])(?:{forms})(?!\w)|(?<=[.,;:!?)\"'”’»])(?:{forms})(?=\s|\Z|[)\]])", block.text
    )


def _with_mark(block: Block, found: re.Match[str], number: str) -> Block:
    """`block` with a mark in place of the printed number."""
    start, end = found.span()
    size = end - start

    def moved(place: int) -> int:
        return place if place <= start else max(start, place - size)

    marks = [replace(m, start=moved(m.start), end=moved(m.end)) for m in block.marks]
    mark = Mark(MarkKind.NOTE, start, start, number.lstrip("0"))
    return replace(
        block,
        text=block.text[:start] + block.text[end:],
        marks=tuple(sorted([*marks, mark], key=lambda m: (m.start, -m.end))),
        origin=array("I", [*block.origin[:start], *block.origin[end:]]),
    )


def _note(block: Block, number: str) -> Block:
    """`block` as a note, without its number."""
    found = NOTE.match(block.text)
    size = found.end() if found else 0
    marks = (replace(m, start=max(0, m.start - size), end=m.end - size) for m in block.marks if m.end >= size)
    return replace(
        block,
        kind=BlockKind.NOTE,
        text=block.text[size:],
        label=number.lstrip("0"),
        marks=tuple(marks),
        origin=block.origin[size:],
    )
