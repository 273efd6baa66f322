"""Which characters the bytes of an XML file stand for (XML 1.0, section 4.3.3 and appendix F).

libxml2 could tell as well, but it knows other encodings in each build, and it reads a document type declaration before
anyone can look for one in UTF-16. So the bytes become characters here, and whoever looks into them sees what is parsed.
"""

from __future__ import annotations

import codecs
import re

from teiwright.errors import UnreadableError

__all__ = ["ENCODINGS", "UTF_8", "characters", "encoding"]

UTF_8 = "utf-8"
ENCODINGS = frozenset(
    [
        *("utf-8", "utf-16", "utf-16le", "utf-16be", "utf-32", "utf-32le", "utf-32be", "us-ascii", "ascii"),
        *(f"iso-8859-{part}" for part in range(1, 17) if part != 12),
        *(f"windows-125{part}" for part in range(9)),
        *(f"cp125{part}" for part in range(9)),
        *("latin1", "latin-1", "macintosh", "koi8-r", "koi8-u", "big5", "gb2312", "gbk", "gb18030"),
        *("euc-jp", "euc-kr", "iso-2022-jp", "shift_jis"),
    ]
)
"""What an XML declaration may name, in small letters; each is a name that Python knows too."""

# The longer marks first: that of UTF-32 begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Without a mark an encoding of two or four bytes shows in the beginning of its XML declaration.
BEGINNINGS = tuple(("<?".encode(name), name) for name in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"))
DECLARED = re.compile(
    r"""<\?xml\s+version\s*=\s*(?:"[^"]*"|'[^']*')\s+encoding\s*=\s*(["'])([A-Za-z][\w.-]*)\1""", re.ASCII
)
HEAD = 1024
"""In how many bytes the XML declaration ends."""


def characters(data: bytes, uri: str) -> str:
    """The characters of `data`, without a byte order mark and with the line ends as they are.

    Args:
        data: the bytes of an XML file.
        uri: what the error calls the file.

    Raises:
        UnreadableError: the encoding is not known, is declared wrongly, or has no characters for some of the bytes.
    """
    name = encoding(data, uri)
    try:
        return data.decode(name).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(
            f"{uri}:{line}: not {name.upper()} at byte {error.start} (0x{data[error.start]:02x}); "
            f"save the file as UTF-8, or declare the encoding that it has"
        ) from error


def encoding(data: bytes, uri: str) -> str:
    """The Python name of the encoding of `data`: what its first bytes show, else what it declares, else UTF-8.

    Raises:
        UnreadableError: what is declared is not known, or is not what the first bytes show.
    """
    shown = _shown(data)
    declared = DECLARED.match(data[:HEAD].decode(shown or "latin-1", "replace").removeprefix("\ufeff"))
    if not declared:
        return shown or UTF_8
    name = declared[2].lower()
    if name not in ENCODINGS:
        raise UnreadableError(
            f"{uri}: declares the encoding {declared[2]}, which is not read; save the file as UTF-8"
        )
    wide = name.startswith(("utf-16", "utf-32"))
    if (wide and not shown) or (shown and not _agree(name, shown)):
        fact = f"its bytes are {shown.upper()}" if shown else "each character is one byte or more"
        raise UnreadableError(
            f"{uri}: declares the encoding {declared[2]}, and {fact}; "
            f"correct the XML declaration, or save the file as UTF-8"
        )
    return shown or codecs.lookup(name).name


def _shown(data: bytes) -> str | None:
    return next((name for start, name in (*MARKS, *BEGINNINGS) if data.startswith(start)), None)


def _agree(declared: str, shown: str) -> bool:
    """Whether a file that declares the one can be the other: UTF-16 leaves open which byte is first."""
    return shown.replace("-", "").startswith(declared.replace("-", ""))
