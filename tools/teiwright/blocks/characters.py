"""Characters that no edition can hold."""

from __future__ import annotations

import re

from teiwright.errors import SourceError

__all__ = ["refuse"]

# XML 1.0, production 2, but for the form feed, which ends a page.
UNHELD = re.compile("[^\t\n\f\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def refuse(text: str, uri: str) -> None:
    """Refuse a text with a character that XML cannot hold, as that of a binary file has.

    Raises:
        SourceError: there is one; the message says which and where.
    """
    found = UNHELD.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise SourceError(
            f"{uri}: line {line} has the character U+{ord(found[0]):04X}, which no XML file can hold; "
            "give a text file, or take the character out"
        )
