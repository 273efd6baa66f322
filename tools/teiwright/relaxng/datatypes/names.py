"""Names of XML 1.0 (fifth edition, productions 4 to 8) and of namespaces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

__all__ = ["NAME", "NAME_START", "NAME_TAIL", "NCNAME", "NMTOKEN", "Form", "is_ncname"]

NAME_START = (
    (0x3A, 0x3A),
    (0x41, 0x5A),
    (0x5F, 0x5F),
    (0x61, 0x7A),
    (0xC0, 0xD6),
    (0xD8, 0xF6),
    (0xF8, 0x2FF),
    (0x370, 0x37D),
    (0x37F, 0x1FFF),
    (0x200C, 0x200D),
    (0x2070, 0x218F),
    (0x2C00, 0x2FEF),
    (0x3001, 0xD7FF),
    (0xF900, 0xFDCF),
    (0xFDF0, 0xFFFD),
    (0x10000, 0xEFFFF),
)
"""The characters that can begin a name."""

NAME_TAIL = ((0x2D, 0x2E), (0x30, 0x39), (0xB7, 0xB7), (0x300, 0x36F), (0x203F, 0x2040))
"""Those that can only follow."""


@dataclass(frozen=True)
class Form:
    """A form that names have; the names outside of ASCII, which few schemas have, cost their table only when one comes."""

    ascii: re.Pattern[str]
    unicode: str

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match of all of `text`, or None."""
        return (self.ascii if text.isascii() else self._wide).fullmatch(text)

    @cached_property
    def _wide(self) -> re.Pattern[str]:
        start, tail = _members(NAME_START[1:]), _members(NAME_TAIL)
        return re.compile(self.unicode.replace("<start>", start).replace("<tail>", tail))


def _members(pairs: tuple[tuple[int, int], ...]) -> str:
    return "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in pairs)


NAME = Form(re.compile(r"[A-Za-z_:][A-Za-z0-9._:\-]*"), "[:<start>][:<start><tail>]*")
NMTOKEN = Form(re.compile(r"[A-Za-z0-9._:\-]+"), "[:<start><tail>]+")
NCNAME = Form(re.compile(r"[A-Za-z_][A-Za-z0-9._\-]*"), "[<start>][<start><tail>]*")


def is_ncname(text: str) -> bool:
    """Whether `text` is a name without a colon."""
    return NCNAME.fullmatch(text) is not None
