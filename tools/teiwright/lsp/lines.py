"""Offsets in a text and the positions of the Language Server Protocol (3.17, Position): lines, and code units in them.

The lines of pygls are those of `str.splitlines`, which also ends them at U+0085 or U+2028; the protocol ends them at LF,
CR LF and CR alone. So positions are counted here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from lsprotocol.types import Position, PositionEncodingKind, Range

__all__ = ["Lines"]

END = re.compile(r"\r\n|\n|\r")
UTF_8, UTF_16 = PositionEncodingKind.Utf8.value, PositionEncodingKind.Utf16.value


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of `text`, for positions in the code units of `encoding`: ``utf-8``, ``utf-16`` or ``utf-32``."""

    text: str = field(repr=False)
    encoding: str = UTF_16
    starts: list[int] = field(init=False, repr=False)
    """The offset of the first character of each line, in code points."""
    ends: list[int] = field(init=False, repr=False)
    """The offset behind the last character of each line, before its line end."""

    def __post_init__(self) -> None:
        """Find the lines."""
        found = [match.span() for match in END.finditer(self.text)]
        object.__setattr__(self, "starts", [0, *(end for _, end in found)])
        object.__setattr__(self, "ends", [*(start for start, _ in found), len(self.text)])

    def position(self, offset: int) -> Position:
        """The position of `offset`, which counts code points from 0; one behind the text is its end."""
        line = bisect_right(self.starts, offset) - 1
        before = self.text[self.starts[line] : min(offset, self.ends[line])]
        return Position(line, _units(before, self.encoding))

    def range(self, start: int, end: int) -> Range:
        """The range from the offset `start` to the offset `end`."""
        return Range(self.position(start), self.position(end))

    def offset(self, position: Position) -> int:
        """The offset of `position` in code points; one behind the line is the line's end, and so for the text.

        A position within a character is the one before it.
        """
        if position.line >= len(self.starts):
            return len(self.text)
        start, end = self.starts[position.line], self.ends[position.line]
        line = self.text[start:end]
        if line.isascii() or self.encoding not in (UTF_8, UTF_16):
            return min(start + position.character, end)
        units = 0
        for index, character in enumerate(line):
            units += _units(character, self.encoding)
            if units > position.character:
                return start + index
        return end

    def at(self, line: int, column: int) -> int:
        """The offset of a 1-based line and column in code points, as findings have them; 0 is the begin of the line.

        A place behind the text is its end.
        """
        if line > len(self.starts):
            return len(self.text)
        index = max(line, 1) - 1
        return min(self.starts[index] + max(column, 1) - 1, self.ends[index])


def _units(text: str, encoding: str) -> int:
    if encoding == UTF_16:
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
    if encoding == UTF_8:
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text)
