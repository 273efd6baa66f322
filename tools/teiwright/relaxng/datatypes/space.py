"""White space of XML: four characters, and no other that Unicode calls space."""

from __future__ import annotations

import re

__all__ = ["WHITE", "collapsed", "kept", "replaced", "tokens"]

WHITE = " \t\r\n"

RUN = re.compile(r"[^ \t\r\n]+")
TABLE = str.maketrans("\t\r\n", "   ")


def tokens(text: str) -> list[str]:
    """The parts of `text` between white space."""
    return RUN.findall(text)


def collapsed(text: str) -> str:
    """`text` with one space for each run of white space, and none at either end."""
    return " ".join(RUN.findall(text))


def replaced(text: str) -> str:
    """`text` with a space for each character of white space."""
    return text.translate(TABLE)


def kept(text: str) -> str:
    """`text` as it is."""
    return text
