"""Ids that can be changed without a pointer that would then lead somewhere else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.check.characters import NAME_CHARACTERS, NAME_START
from teiwright.check.identifiers import NAME

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

__all__ = ["another", "legal", "words"]

WORD = re.compile(f"[{NAME_CHARACTERS}]+")
NO_NAME = re.compile(f"[^{NAME_CHARACTERS}]+")
# lxml's items() goes through all attributes of an element for each of them.
POINTING = etree.XPath("//@*[name() != 'xml:id']", smart_strings=False)
BEGINNING = re.compile(f"[{NAME_START}]")


def words(roots: Iterable[etree._Element]) -> frozenset[str]:
    """What an attribute of the trees of `roots` could point to: the values and every name-like part of them.

    The attribute `xml:id` is left out, since it says what ids there are.
    """
    found: set[str] = set()
    for root in roots:
        for value in POINTING(root):
            found |= {value, value.strip(), *WORD.findall(value)}
    return frozenset(found)


def another(name: str, taken: AbstractSet[str]) -> str:
    """`name` with the first number from 2 behind it that makes an id which is not taken."""
    number = 2
    while f"{name}-{number}" in taken:
        number += 1
    return f"{name}-{number}"


def legal(name: str) -> str | None:
    """The nearest id to `name` that is an NCName; None where nothing of it could stay."""
    kept = NO_NAME.sub("_", name.strip())
    if not kept.strip("_"):
        return None
    made = kept if BEGINNING.match(kept) else f"_{kept}"
    return made if NAME.fullmatch(made) else None
