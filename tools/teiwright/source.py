"""Reading a source text: bytes in, `Source` out, nothing guessed."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from teiwright.errors import UnreadableError
from teiwright.model import Source

__all__ = ["from_bytes", "read"]

MEDIA_TYPES = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".xml": "application/tei+xml",
}
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


def read(path: Path | str) -> Source:
    """The source at `path`; ``-`` is standard input.

    Raises:
        UnreadableError: the file is missing, is empty, or is not UTF-8.
    """
    name = str(path)
    if name == "-":
        return from_bytes(sys.stdin.buffer.read(), "-")
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise UnreadableError(f"{name}: cannot be read ({error.strerror}); check the path") from error
    return from_bytes(data, name)


def from_bytes(data: bytes, uri: str) -> Source:
    """The source that `data` holds; the media type follows the ending of `uri` and is plain text without one.

    Raises:
        UnreadableError: `data` is empty or white space, or is not UTF-8.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"{uri}: not UTF-8 at byte {error.start} (0x{data[error.start]:02x}); "
            f"convert it first, for example with `iconv -f CP1252 -t UTF-8`"
        ) from error
    text = text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise UnreadableError(f"{uri}: is empty; give a file with text")
    media_type = MEDIA_TYPES.get(Path(uri).suffix.lower(), "text/plain")
    return Source(uri, data, text, hashlib.sha256(data).hexdigest(), media_type)
