"""Reading a source text: bytes in, `Source` out, nothing guessed."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from teiwright import readers
from teiwright.errors import UnreadableError
from teiwright.model import COMMONMARK, Source

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
        SourceError: it is a Word or LibreOffice file that cannot be read, is protected, or has tracked changes.
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

    A Word or LibreOffice file and HTML become Markdown; `Source.data` and its SHA-256 are those of the file.

    Raises:
        UnreadableError: `data` is empty or white space, or is not UTF-8.
        SourceError: it is a Word or LibreOffice file that cannot be read, is protected, or has tracked changes.
    """
    if readers.is_known(data, uri):
        return _converted(data, uri)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"{uri}: not UTF-8 at byte {error.start} (0x{data[error.start]:02x}); "
            f"convert it first, for example with `iconv -f CP1252 -t UTF-8`"
        ) from error
    text = text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")
    _refuse_empty(text, uri)
    media_type = MEDIA_TYPES.get(Path(uri).suffix.lower(), "text/plain")
    return Source(uri, data, text, hashlib.sha256(data).hexdigest(), media_type)


def _converted(data: bytes, uri: str) -> Source:
    found = readers.read(data, uri)
    _refuse_empty(found.text, uri)
    sha256 = hashlib.sha256(data).hexdigest()
    return Source(uri, data, found.text, sha256, COMMONMARK, found.remarks, found.references)


def _refuse_empty(text: str, uri: str) -> None:
    if not text.strip():
        raise UnreadableError(f"{uri}: is empty; give a file with text")
