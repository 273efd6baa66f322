"""Names of XML 1.0 (fifth edition, productions 4 to 8) and of namespaces."""

from __future__ import annotations

import re

__all__ = ["NAME", "NAME_START", "NAME_TAIL", "NCNAME", "NMTOKEN", "is_ncname"]

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


def _members(pairs: tuple[tuple[int, int], ...]) -> str:
    return "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in pairs)


NAME = re.compile(f"[{_members(NAME_START)}][{_members(NAME_START + NAME_TAIL)}]*")
NMTOKEN = re.compile(f"[{_members(NAME_START + NAME_TAIL)}]+")
NCNAME = re.compile(f"[{_members(NAME_START[1:])}][{_members(NAME_START[1:] + NAME_TAIL)}]*")


def is_ncname(text: str) -> bool:
    """Whether `text` is a name without a colon."""
    return NCNAME.fullmatch(text) is not None
