"""Files of records: which form one has, what it holds, and the same written."""

from __future__ import annotations

import codecs
import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from teiwright import charset
from teiwright.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teiwright.references.model import Reading, Reference

__all__ = ["Form", "form_of", "from_bytes", "read", "write"]

LARGEST = 64 * 1024 * 1024
"""The bytes of the largest file that is read."""


class Form(StrEnum):
    """The forms of records."""

    CSL = "csl"
    BIBTEX = "bibtex"
    RIS = "ris"


_SUFFIXES = {
    ".json": Form.CSL,
    ".csljson": Form.CSL,
    ".bib": Form.BIBTEX,
    ".bibtex": Form.BIBTEX,
    ".biblatex": Form.BIBTEX,
    ".ris": Form.RIS,
}
_SIGNS = (
    (Form.CSL, re.compile(r"\A\s*[\[{]")),
    (Form.RIS, re.compile(r"(?m)^[ \t]*TY {1,2}- ")),
    (Form.BIBTEX, re.compile(r"(?m)^[ \t]*@\w+[ \t]*[{(]")),
)
_DECLARED = re.compile(rb"\A(?:%[^\n]*\n)*%\s*Encoding:\s*(?P<name>[\w.-]+)", re.IGNORECASE)
"""What JabRef writes at the head of a BibTeX file."""


def read(path: Path | str) -> Reading:
    """The records at `path`: CSL-JSON, BibTeX, BibLaTeX or RIS, by its ending, else by what it holds; ``-`` is standard input.

    Raises:
        UnreadableError: the file is missing, empty or too large, is in none of the forms, or its characters are not known.
    """
    name = str(path)
    try:
        data = sys.stdin.buffer.read(LARGEST + 1) if name == "-" else _bytes(Path(path))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise UnreadableError(f"{name}: cannot be read ({reason}); check the path") from error
    return from_bytes(data, name)


def from_bytes(data: bytes, uri: str) -> Reading:
    """The records that `data` holds; `uri` is what findings call it, and its ending tells the form.

    Raises:
        UnreadableError: as with `read`.
    """
    if len(data) > LARGEST:
        raise UnreadableError(
            f"{uri}: has more than {LARGEST // 1024**2} MB; export the records of one text only"
        )
    if not data.strip():
        raise UnreadableError(f"{uri}: is empty; give a file of records (CSL-JSON, BibTeX or RIS)")
    text = _characters(data, uri).replace("\r\n", "\n").replace("\r", "\n")
    form = form_of(uri) or next((form for form, sign in _SIGNS if sign.search(text[:100_000])), None)
    # Each form loads its own parser, and BibTeX's takes a while.
    if form is Form.CSL:
        from teiwright.references.csl import read as read_form  # noqa: PLC0415 - likewise
    elif form is Form.BIBTEX:
        from teiwright.references.bibtex import read as read_form  # noqa: PLC0415 - likewise
    elif form is Form.RIS:
        from teiwright.references.ris import read as read_form  # noqa: PLC0415 - likewise
    else:
        raise UnreadableError(f"{uri}: holds no records; export the library as CSL-JSON, BibTeX or RIS")
    return read_form(text, uri)


def form_of(name: str) -> Form | None:
    """The form that the ending of a file's name tells, or None."""
    return _SUFFIXES.get(Path(name).suffix.lower())


def write(references: Iterable[Reference], form: Form) -> str:
    """`references` as a file in `form`."""
    if form is Form.CSL:
        from teiwright.references.csl import write as write_form  # noqa: PLC0415 - each form loads its own parser
    elif form is Form.BIBTEX:
        from teiwright.references.bibtex import write as write_form  # noqa: PLC0415 - likewise
    else:
        from teiwright.references.ris import write as write_form  # noqa: PLC0415 - likewise
    return write_form(references)


def _bytes(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(LARGEST + 1)


def _characters(data: bytes, uri: str) -> str:
    declared = _DECLARED.match(data[:1024])
    name = declared["name"].decode("ascii") if declared else ""
    if name:
        try:
            if codecs.lookup(name).name in map(_canonical, charset.ENCODINGS):
                return data.decode(name).removeprefix("\ufeff")
        except LookupError as error:
            raise UnreadableError(
                f"{uri}: declares the encoding {name}, which is not read; save it as UTF-8"
            ) from error
        except UnicodeDecodeError as error:
            raise UnreadableError(f"{uri}: is not in {name} as it declares; save it as UTF-8") from error
    try:
        return charset.characters(data, uri)
    except UnreadableError as error:
        raise UnreadableError(f"{str(error).partition(';')[0]}; save the file as UTF-8") from error


def _canonical(name: str) -> str:
    return codecs.lookup(name).name
