"""The characters of one block: its marks taken away, each character's place in the source kept."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teiwright.model import Mark, MarkKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token

__all__ = ["Reading", "read"]

OPENING = {
    "em_open": MarkKind.ITALIC,
    "strong_open": MarkKind.BOLD,
    "s_open": MarkKind.STRIKE,
    "sup_open": MarkKind.SUPERSCRIPT,
    "sub_open": MarkKind.SUBSCRIPT,
}
CLOSING = {name.replace("open", "close") for name in OPENING}
BREAK = re.compile(r"\\?[ \t]*\n[ \t]*")
FEEDS = {"\n", "\r"}
# What references to no character are read as, and a character that XML does not have.
UNPRINTED = {"\N{REPLACEMENT CHARACTER}", "\f"}


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
        notes: the readings of the notes that stand in the line itself, by the label of their mark.
    """

    content: str
    origin: Sequence[int]
    cursor: int = 0
    text: list[str] = field(default_factory=list)
    places: array[int] = field(default_factory=lambda: array("I"))
    marks: list[Mark] = field(default_factory=list)
    pending: list[tuple[MarkKind, int, str, int]] = field(default_factory=list)
    notes: dict[str, Reading] = field(default_factory=dict)

    def keep(self, length: int) -> None:
        """Keep the next `length` characters; a line feed among them is a space."""
        self.text.append(self.content[self.cursor : self.cursor + length].replace("\n", " "))
        self.places.extend(self.origin[self.cursor : self.cursor + length])
        self.cursor += length

    def keep_as(self, meant: str, length: int) -> None:
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

    def break_line(self, length: int) -> None:
        """A line break that the source means: a line feed, none behind white space, and the mark of the break."""
        last = self.text[-1][-1:] if self.text else ""
        self.keep_as("" if last.isspace() else "\n", length)
        self.begin(MarkKind.LINE_BREAK, 0)
        self.end(0)


def read(tokens: Sequence[Token], content: str, origin: Sequence[int], *, breaks: bool = False) -> Reading:
    """The reading of `content` by its inline `tokens`.

    Args:
        tokens: what `dialect.inline_tokens` made of `content`.
        content: the characters of one block.
        origin: the offset in `Source.text` of each of them.
        breaks: whether each line feed is a line break that the source means, not layout.
    """
    reading = Reading(content, origin)
    before: Token | None = None
    for token in tokens:
        if not (before and before.type == "link_open" and before.markup == "autolink"):
            _step(reading, token, breaks=breaks)
        before = token
    reading.keep(len(content) - reading.cursor)
    return reading


def _step(reading: Reading, token: Token, *, breaks: bool) -> None:
    if token.type in OPENING:
        reading.begin(OPENING[token.type], len(token.markup))
    elif token.type in CLOSING:
        reading.end(len(token.markup))
    elif token.type in {"softbreak", "hardbreak"}:
        _line_feed(reading, meant=breaks or token.type == "hardbreak")
    else:
        STEPS.get(token.type, _text)(reading, token)


def _text(reading: Reading, token: Token) -> None:
    reading.keep(len(token.content))


def _line_feed(reading: Reading, *, meant: bool) -> None:
    found = BREAK.match(reading.content, reading.cursor)
    length = len(found[0]) if found else 1
    if meant:
        reading.break_line(length)
    else:
        feed = reading.content.index("\n", reading.cursor)
        reading.cursor, length = feed, length - (feed - reading.cursor)
        reading.keep_as(" ", length)


def _special(reading: Reading, token: Token) -> None:
    """An escape or a character reference: one mark for the character that it means."""
    length = len(token.markup)
    if token.content in FEEDS:
        reading.break_line(length)
    elif token.info == "escape":
        skipped = length - len(token.content)
        reading.cursor += skipped
        reading.keep(length - skipped)
    elif token.content in UNPRINTED:
        reading.keep(length)
    else:
        reading.keep_as(token.content, length)


def _code(reading: Reading, token: Token) -> None:
    """Code keeps its white space; the backquotes go."""
    fence = len(token.markup)
    start = reading.cursor + fence
    closing = re.compile(f"(?<!`){token.markup}(?!`)").search(reading.content, start)
    length = (closing.start() if closing else len(reading.content)) - start
    reading.begin(MarkKind.CODE, fence)
    reading.keep(length)
    reading.end(fence)


def _link(reading: Reading, token: Token) -> None:
    """The beginning of a link; the words of one in angle brackets are its address as written, not as decoded."""
    reading.begin(MarkKind.LINK, 1, str(token.attrs.get("href", "")))
    if token.markup == "autolink":
        reading.keep(reading.content.index(">", reading.cursor) - reading.cursor)


def _link_end(reading: Reading, token: Token) -> None:
    reading.end(1 if token.markup == "autolink" else token.meta["end"] - reading.cursor)


def _image(reading: Reading, token: Token) -> None:
    """The description of a picture; marks inside it are passed over."""
    reading.begin(MarkKind.IMAGE, 2, str(token.attrs.get("src", "")))
    start = reading.cursor
    end = start + len(token.content)
    inside = read(token.children or [], reading.content[start:end], reading.origin[start:end])
    reading.text.extend(inside.text)
    reading.places.extend(inside.places)
    reading.cursor = end
    reading.end(token.meta["end"] - end)


def _note(reading: Reading, token: Token) -> None:
    label = str(token.meta.get("label") or "")
    if label:
        reading.begin(MarkKind.NOTE, len(f"[^{label}]"), label)
        reading.end(0)
        return
    label = token.meta["name"]
    start = reading.cursor + 2
    end = start + len(token.meta["content"])
    reading.notes[label] = read(token.meta["tokens"], reading.content[start:end], reading.origin[start:end])
    reading.begin(MarkKind.NOTE, end + 1 - reading.cursor, label)
    reading.end(0)


STEPS: dict[str, Callable[[Reading, Token], None]] = {
    "text_special": _special,
    "code_inline": _code,
    "link_open": _link,
    "link_close": _link_end,
    "image": _image,
    "footnote_ref": _note,
}
