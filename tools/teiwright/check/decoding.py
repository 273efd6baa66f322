"""The text of an XML file and the way back to its bytes, for places and for edits."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field

__all__ = ["Decoded", "decode"]

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks with the encoding each means; a mark of UTF-32 begins as one of UTF-16 does."""

WIDE = ((b"<\0?\0", "utf-16-le"), (b"\0<\0?", "utf-16-be"))
DECLARED = re.compile(rb"""\A<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]+)""")


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
    """The text of `data`, line ends as they are, by its byte order mark or its XML declaration, else as UTF-8.

    Bytes that the encoding does not have become U+FFFD, as does all of a file whose encoding Python does not know.
    """
    codec, mark = _codec(data)
    text = data[mark:].decode(codec, "replace")
    return Decoded(text, codec, mark, _encoded(text, codec) == data[mark:])


def _codec(data: bytes) -> tuple[str, int]:
    for mark, codec in MARKS:
        if data.startswith(mark):
            return codec, len(mark)
    for start, codec in WIDE:
        if data.startswith(start):
            return codec, 0
    declared = DECLARED.match(data[:1024])
    name = declared[1].decode("ascii") if declared else "utf-8"
    try:
        return codecs.lookup(name).name, 0
    except LookupError:  # an encoding that libxml2 knows and Python does not
        return "ascii", 0


def _encoded(text: str, codec: str) -> bytes | None:
    try:
        return text.encode(codec)
    except UnicodeEncodeError:  # a character that only stands for bytes that were not understood
        return None
