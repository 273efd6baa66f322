"""What a block of a source is for the edition."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teiwright.model import Block, Container

__all__ = ["ASIDES", "Part", "Role"]


class Role(StrEnum):
    """What a block is for the edition."""

    REFERENCE = "reference"
    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CONTINUATION = "continuation"
    QUOTATION = "quotation"
    ATTRIBUTION = "attribution"
    CODE = "code"
    VERSE = "verse"
    CELL = "cell"
    TERM = "term"
    CAPTION = "caption"
    FIGURE = "figure"
    ORNAMENT = "ornament"
    FORME = "forme"
    NOTE = "note"
    ENDNOTE = "endnote"
    BIBLIOGRAPHY = "bibliography"
    ENTRY = "entry"


ASIDES = frozenset({Role.NOTE, Role.FORME})
"""What stands beside the running text: the rules that read what follows what pass over it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A block with its role.

    Attributes:
        role: what it is.
        block: its characters and marks.
        level: of a title 1, of a heading 2 and more, of an item its depth; else 0.
        number: the printed number of an item or an endnote, without brackets and stop.
        within: what it stands in, outermost first.
    """

    role: Role
    block: Block
    level: int = 0
    number: str = ""
    within: tuple[Container, ...] = ()
