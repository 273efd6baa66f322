"""The line of a file that a finding is about, with a caret under its place."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from teiwright.check.decoding import decode
from teiwright.check.report.fields import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.model import Locus

__all__ = ["excerpt"]

TAB = 4
CUT = "…"
NEAR = 4
LEAST = 20
"""The fewest cells of a line that are shown, however narrow the terminal is."""


def excerpt(data: bytes, locus: Locus, width: int = 80) -> str:
    """The line of `locus` and below it a caret, both behind the line's number; empty where the place is not known.

    A tab is shown as spaces to the next multiple of four cells, a control character as its escape, and of a line that is too long
    the part around the column. A caret without a column is left out.

    Args:
        data: the bytes of the file.
        locus: the place.
        width: of the terminal, in cells; wide characters take two.
    """
    lines = _lines(data)
    if not 0 < locus.line <= len(lines):
        return ""
    gutter = f"{locus.line:>5} | "
    room = max(width - len(gutter), LEAST)
    line = lines[locus.line - 1]
    column = min(max(locus.column - 1, 0), len(line))
    # A file can be one line of megabytes: what is far from the column is not looked at.
    begin, end = max(column - NEAR * room, 0), column + NEAR * room
    parts = _shown(line[begin:end])
    at = column - begin
    first, last = _window(parts, at, room)
    before = CUT if begin + first else ""
    after = CUT if begin + last < len(line) else ""
    shown = f"{gutter}{before}{''.join(parts[first:last])}{after}"
    indent = _cells(before + "".join(parts[first:at]))
    return f"{shown}\n{' ' * (len(gutter) - 2)}| {' ' * indent}^" if locus.column else shown


@functools.lru_cache(maxsize=1)
def _lines(data: bytes) -> tuple[str, ...]:
    """The lines of a file, counted as places count them; findings of one file come one after the other."""
    return tuple(line.removesuffix("\r") for line in decode(data).text.split("\n"))


def _shown(line: str) -> list[str]:
    """What is shown for each character of `line`."""
    parts: list[str] = []
    column = 0
    for character in line:
        part = " " * (TAB - column % TAB) if character == "\t" else visible(character)
        column += _cells(part)
        parts.append(part)
    return parts


def _window(parts: Sequence[str], at: int, width: int) -> tuple[int, int]:
    """The first part that is shown and the one behind the last: around `at`, in at most `width` cells."""
    sizes = [_cells(part) for part in parts]
    if sum(sizes) <= width:
        return 0, len(parts)
    room = width - 2 * len(CUT)
    first, taken = at, 0
    while first > 0 and taken + sizes[first - 1] <= room // 3:
        first -= 1
        taken += sizes[first]
    last = first
    taken = 0
    while last < len(parts) and taken + sizes[last] <= room:
        taken += sizes[last]
        last += 1
    while last == len(parts) and first > 0 and taken + sizes[first - 1] <= room:
        first -= 1
        taken += sizes[first]
    return first, last


def _cells(text: str) -> int:
    if text.isascii() and text.isprintable():
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415 - `--help` does not pay for rich

    return cell_len(text)
