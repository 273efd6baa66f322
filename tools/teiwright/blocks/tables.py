"""The rows of a table in GitHub Flavored Markdown: where each cell begins and ends, and how a column is aligned."""

from __future__ import annotations

import itertools
from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["alignments", "cells", "unescaped"]

SPACES = " \t"


def cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each cell of the row in `text` from `start` to `end` lies, the spaces round it left out."""
    bars = [n for n in range(start, end) if text[n] == "|" and (n == start or text[n - 1] != "\\")]
    bounds = [start - 1, *bars, end]
    pieces = [_trimmed(text, a + 1, b) for a, b in itertools.pairwise(bounds)]
    if len(pieces) > 1 and text[start] == "|":
        pieces.pop(0)
    if len(pieces) > 1 and bars[-1:] == [end - 1]:
        pieces.pop()
    yield from pieces


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in SPACES:
        start += 1
    while end > start and text[end - 1] in SPACES:
        end -= 1
    return start, end


def unescaped(text: str, start: int, end: int) -> tuple[str, array[int]]:
    """The characters of a cell and their offsets, without the backslash before a bar."""
    places = [
        n for n in range(start, end) if not (text[n] == "\\" and text[n + 1 : n + 2] == "|" and n + 1 < end)
    ]
    return "".join(text[n] for n in places), array("I", places)


def alignments(delimiter: str) -> tuple[str, ...]:
    """``left``, ``center``, ``right`` or nothing for each column, by the row of dashes below a table's head."""
    columns = [c.strip(SPACES) for c in delimiter.strip(SPACES + ">").strip("|").split("|")]
    return tuple(ALIGNED[c.startswith(":"), c.endswith(":")] for c in columns)


ALIGNED = {(True, True): "center", (True, False): "left", (False, True): "right", (False, False): ""}
