"""The characters of one block: its marks taken away, each character's place in the source kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teiwright.model import Mark, MarkKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

__all__ = ["Reading", "read"]

OPENING = {
    "em_open": MarkKind.ITALIC,
    "strong_open": MarkKind.BOLD,
    "sup_open": MarkKind.SUPERSCRIPT,
    "sub_open": MarkKind.SUBSCRIPT,
}
CLOSING = {"em_close", "strong_close", "sup_close", "sub_close"}


@dataclass(slots=True)
class Reading:
    """What has been read of a block's content so far.

    Attributes:
        content: the characters with their marks.
        origin: the offset in `Source.text` of each of them.
        cursor: how many of them have been passed.
        text: the kept characters, in pieces.
        places: the offset in `Source.text` of each kept character.
        marks: the marks that are closed, outer before inner.
        pending: the marks that are open: kind, start, value and place among `marks`.
    """

    content: str
    origin: Sequence[int]
    cursor: int = 0
    text: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    pending: list[tuple[MarkKind, int, str, int]] = field(default_factory=list)

    def keep(self, length: int) -> None:
        """Keep the next `length` characters."""
        self.text.append(self.content[self.cursor : self.cursor + length])
        self.places.extend(self.origin[self.cursor : self.cursor + length])
        self.cursor += length

    def keep_escaped(self, meant: str, length: int) -> None:
        """Keep the characters `meant` by the next `length` characters."""
        self.text.append(meant)
        self.places.extend([self.origin[self.cursor]] * len(meant))
        self.cursor += length

    def begin(self, kind: MarkKind, length: int, value: str = "") -> None:
        """Pass over an opening mark of `length` characters."""
        self.pending.append((kind, len(self.places), value, len(self.marks)))
        self.cursor += length

    def end(self, length: int) -> None:
        """Pass over a closing mark of `length` characters."""
        kind, start, value, position = self.pending.pop()
        self.marks.insert(position, Mark(kind, start, len(self.places), value))
        self.cursor += length


def read(tokens: Sequence[Token], content: str, origin: Sequence[int]) -> Reading:
    """The reading of `content` by its inline `tokens`, all of whose rules only take marks away."""
    reading = Reading(content, origin)
    for token in tokens:
        _step(reading, token)
    reading.keep(len(content) - reading.cursor)
    return reading


def _step(reading: Reading, token: Token) -> None:
    if token.type in OPENING:
        reading.begin(OPENING[token.type], len(token.markup))
    elif token.type in CLOSING:
        reading.end(len(token.markup))
    elif token.type == "code_inline":
        _code(reading, token)
    elif token.type == "link_open":
        reading.begin(MarkKind.LINK, 1, str(token.attrs.get("href", "")))
    elif token.type == "link_close":
        reading.end(_link_tail(reading))
    elif token.type == "footnote_ref":
        label = str(token.meta["label"])
        reading.begin(MarkKind.NOTE, len(f"[^{label}]"), label)
        reading.end(0)
    elif token.type == "text_special":
        reading.keep_escaped(token.content, len(token.markup))
    else:
        reading.keep(len(token.content))


def _code(reading: Reading, token: Token) -> None:
    """Code keeps its white space; the backquotes go."""
    fence = len(token.markup)
    start = reading.cursor + fence
    length = reading.content.index(token.markup, start) - start
    reading.begin(MarkKind.CODE, fence)
    reading.keep(length)
    reading.end(fence)


def _link_tail(reading: Reading) -> int:
    """The length of ``](target "title")`` at the cursor."""
    depth = 0
    for place in range(reading.cursor + 1, len(reading.content)):
        depth += {"(": 1, ")": -1}.get(reading.content[place], 0)
        if not depth:
            return place + 1 - reading.cursor
    return 1
