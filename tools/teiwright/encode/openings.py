"""How a text begins: a running reference, the title, a subtitle, the names of its authors."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from teiwright.encode.headings import is_title_like
from teiwright.encode.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from teiwright.encode.roles import Part
    from teiwright.model import Block
    from teiwright.recipe import Agent

__all__ = ["opened"]

BYLINE_WORDS = 30
MOST_BYLINES = 6
REFERENCE = re.compile(r"\A[^()]{2,200}\((?:\d{4})[a-z]?\)")


def opened(parts: list[Part], authors: Sequence[Agent]) -> list[Part]:
    """`parts` with the running reference, the title, the subtitle and the bylines of a text by `authors`."""
    parts = list(parts)
    place = 0
    if len(parts) > 1 and parts[0].role is Role.PARAGRAPH and _is_reference(parts[0].block, parts[1].block):
        parts[0] = replace(parts[0], role=Role.REFERENCE)
        place = 1
    if place < len(parts) and (parts[place].role is Role.HEADING or is_title_like(parts[place].block)):
        parts[place] = replace(parts[place], role=Role.TITLE, level=1)
        place += 1
        if _is_subtitle(parts, place, authors):
            parts[place] = replace(parts[place], role=Role.SUBTITLE, level=0)
            place += 1
        for n in range(place, min(place + MOST_BYLINES, len(parts))):
            if not _is_byline(parts[n], authors):
                break
            parts[n] = replace(parts[n], role=Role.BYLINE)
    return parts


def _is_subtitle(parts: Sequence[Part], place: int, authors: Sequence[Agent]) -> bool:
    """Whether a heading or a line like one stands between the title and the first byline."""
    if place + 1 >= len(parts) or not authors or _is_byline(parts[place], authors):
        return False
    like = parts[place].role is Role.HEADING or is_title_like(parts[place].block)
    return like and _is_byline(parts[place + 1], authors)


def _is_reference(block: Block, following: Block) -> bool:
    """Whether `block` is a bibliographic reference to the text that `following` gives the title of."""
    words = re.findall(r"\w{4,}", following.text.lower())
    known = set(re.findall(r"\w{4,}", block.text.lower()))
    shared = sum(w in known for w in words)
    return bool(REFERENCE.match(block.text)) and bool(words) and shared * 5 >= len(words) * 4


def _is_byline(part: Part, authors: Iterable[Agent]) -> bool:
    names = [a.surname or a.name for a in authors]
    short = len(part.block.text.split()) <= BYLINE_WORDS
    return part.role is Role.PARAGRAPH and short and any(n and n in part.block.text for n in names)
