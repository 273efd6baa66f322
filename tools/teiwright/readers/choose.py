"""Which reader a file needs: by its first bytes, and for HTML by the ending of its name."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from teiwright.errors import SourceError

if TYPE_CHECKING:
    from teiwright.readers.parts import Reading

__all__ = ["is_known", "read"]

ZIP, EMPTY_ZIP, OLE = b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
HTML = {".html", ".htm", ".xhtml"}
ZIPPED = {".docx", ".docm", ".dotx", ".odt", ".ott"}
UNREADABLE = {
    b"%PDF-": "a PDF, which holds glyphs and no text",
    b"{\\rtf": "an RTF file",
}
ADVICE = "open it in the word processor and save it as .docx or .odt"


def is_known(data: bytes, uri: str) -> bool:
    """Whether `read` is for this file: it is no text of its own, by its bytes or its name."""
    ending = PurePath(uri).suffix.lower()
    return data.startswith((ZIP, EMPTY_ZIP, OLE, *UNREADABLE)) or ending in HTML | ZIPPED


def read(data: bytes, uri: str) -> Reading:
    """What `data` says, as Markdown.

    Args:
        data: the bytes of a Word or OpenDocument file, or of HTML.
        uri: its name, for messages and for its ending.

    Raises:
        SourceError: the format cannot be read, or the file is protected, damaged or has tracked changes.
    """
    if data.startswith((ZIP, EMPTY_ZIP)):
        return _zipped(data, uri)
    if PurePath(uri).suffix.lower() in HTML:
        from teiwright.readers import html  # noqa: PLC0415 - who reads Markdown does not pay for it

        return html.read(data, uri)
    raise SourceError(f"{uri}: {_unreadable(data)}")


def _zipped(data: bytes, uri: str) -> Reading:
    from teiwright.readers import opendocument, package, word  # noqa: PLC0415 - likewise

    parts = package.opened(data, uri)
    if opendocument.MARK in parts.names:
        return opendocument.read(parts)
    return word.read(parts)


def _unreadable(data: bytes) -> str:
    """Why a file is not read, and what to do."""
    if data.startswith(OLE) and ENCRYPTED in data:
        return "is protected by a password; save it without one"
    if data.startswith(OLE):
        return f"is a file of Word 97 to 2003 (.doc) or another old format; {ADVICE}"
    for start, what in UNREADABLE.items():
        if data.startswith(start):
            return f"is {what}; {ADVICE}"
    return "is no Word or LibreOffice file, whatever its name says; check that it is the right one"
