"""Which characters the bytes of an HTML file stand for: by a mark at its start, by what it declares, else UTF-8."""

from __future__ import annotations

import codecs
import re

from teiwright.errors import SourceError

__all__ = ["decoded"]

HEAD = 4096
"""In how many bytes a page declares its encoding (browsers look at 1024)."""

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
DECLARED = re.compile(
    rb"""<meta\b[^>]*?charset\s*=\s*["']?\s*(?P<meta>[\w.:-]+)|<\?xml\b[^>]*?encoding\s*=\s*["'](?P<xml>[\w.:-]+)""",
    re.IGNORECASE,
)
WEB = {"iso-8859-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252", "utf-16": "utf-8"}
"""What browsers read where a page declares the name (WHATWG Encoding, section 4.2)."""


def decoded(data: bytes, uri: str) -> str:
    """The characters of `data`.

    Raises:
        SourceError: the declared encoding is not known or does not fit; or none is declared and it is not UTF-8.
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return _text(data.removeprefix(mark), name, uri)
    declared = DECLARED.search(data[:HEAD])
    if declared is None:
        return _text(data, "utf-8", uri)
    label = (declared["meta"] or declared["xml"]).decode("ascii", "replace").lower()
    try:
        name = codecs.lookup(WEB.get(label, label)).name
        "".encode(name)
    except LookupError as error:
        raise SourceError(
            f"{uri}: declares the encoding {label}, which is not known; save the page as UTF-8"
        ) from error
    return _text(data, name, uri)


def _text(data: bytes, name: str, uri: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{uri}: not {name.upper()} at byte {error.start} (0x{data[error.start]:02x}); save the page as UTF-8, "
            f"or declare the encoding that it has (<meta charset>)"
        ) from error
