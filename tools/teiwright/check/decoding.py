"""The text of an XML file and the way back to its bytes, for excerpts and for edits."""

from __future__ import annotations

from dataclasses import dataclass, field

from teiwright.charset import encoding
from teiwright.errors import UnreadableError

__all__ = ["Decoded", "decode"]

MARK = "\ufeff"
SHIFTING = ("iso2022",)
"""Encodings in which the bytes of a character depend on those before it, so that no part can be changed alone."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file; `codec` gives its bytes back, behind the first `mark` bytes of the byte order mark.

    `exact` says whether the text, encoded again, is the file: only then may the file be edited.
    """

    text: str = field(repr=False)
    codec: str
    mark: int
    exact: bool

    def encode(self, text: str) -> bytes:
        """The bytes of `text` in the encoding of the file.

        Raises:
            UnicodeEncodeError: the encoding lacks a character of `text`.
        """
        return text.encode(self.codec)


def decode(data: bytes) -> Decoded:
    """The text of `data`, line ends as they are and without a byte order mark.

    A file that cannot be read has a text too, for an excerpt: bytes that its encoding does not have become U+FFFD, and all that
    is not ASCII where the encoding is not known.
    """
    codec = _codec(data)
    text = data.decode(codec, "replace")
    mark = len(MARK.encode(codec)) if text.startswith(MARK) else 0
    text = text.removeprefix(MARK)
    return Decoded(text, codec, mark, not codec.startswith(SHIFTING) and _encoded(text, codec) == data[mark:])


def _codec(data: bytes) -> str:
    try:
        return encoding(data, "")
    except UnreadableError:  # the parse says so; here the lines that are ASCII can still be shown
        return "ascii"


def _encoded(text: str, codec: str) -> bytes | None:
    try:
        return text.encode(codec)
    except UnicodeEncodeError:  # a character that only stands for bytes that were not understood
        return None
