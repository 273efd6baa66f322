"""Where the cursor stands: in which elements, and in which part of a tag."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from teiwright.lsp.scan import Attribute, Kind, Tag, attributes, tags, value

__all__ = ["Open", "Part", "Spot", "clark", "find", "owner"]


WORD = re.compile(r"\S+")


class Part(StrEnum):
    """What the cursor can be in; `NOTHING` is a comment, a CDATA section, or between `=` and a quote."""

    TEXT = "text"
    NAME = "name"
    END_NAME = "end name"
    ATTRIBUTE = "attribute"
    VALUE = "value"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Open:
    """An element whose end tag has not come yet, with the names of the children before the cursor."""

    tag: Tag
    children: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of the cursor.

    Attributes:
        part: what it is in.
        open: the elements around it, the outermost first; without the one whose tag it is in.
        tag: the tag it is in, or the one it stands directly behind.
        attribute: the attribute it is in.
        start: the offset where the word around it begins, in code points; white space parts the words of a value.
        end: the offset behind that word.
    """

    part: Part
    open: tuple[Open, ...]
    tag: Tag | None
    attribute: Attribute | None
    start: int
    end: int


def find(text: str, offset: int) -> Spot:
    """The spot of `offset` (code points) in `text`, which need not be well-formed."""
    stack: list[Open] = []
    for tag in tags(text):
        if tag.start >= offset:
            break
        if offset < tag.end or (offset == tag.end and not tag.complete):
            return _inside(text, offset, tag, tuple(stack))
        _take(stack, tag)
        if offset == tag.end:
            return Spot(Part.TEXT, tuple(stack), tag, None, offset, offset)
    return Spot(Part.TEXT, tuple(stack), None, None, offset, offset)


def clark(text: str, around: tuple[Open, ...], name: str) -> str:
    """The Clark name of the element `name`, whose prefix is declared by the elements `around`, the last first."""
    prefix, _, local = name.rpartition(":")
    declaration = f"xmlns:{prefix}" if prefix else "xmlns"
    for element in reversed(around):
        if uri := value(text, element.tag, declaration):
            return f"{{{uri}}}{local}"
    return local


def owner(text: str, spot: Spot) -> str:
    """The Clark name of the element whose tag the cursor is in; empty where it is in none."""
    if spot.tag is None:
        return ""
    around = spot.open if spot.tag.kind is Kind.END else (*spot.open, Open(spot.tag))
    return clark(text, around, spot.tag.name)


def _take(stack: list[Open], tag: Tag) -> None:
    """Put `tag` on the `stack` or take its element off; an end tag that closes nothing is passed over."""
    if tag.kind is Kind.OPAQUE or not tag.name:
        return
    if tag.kind is Kind.END:
        depth = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].tag.name == tag.name), None)
        if depth is not None:
            del stack[depth:]
        return
    if stack:
        stack[-1].children.append(tag.name)
    if tag.kind is Kind.START:
        stack.append(Open(tag))


def _inside(text: str, offset: int, tag: Tag, around: tuple[Open, ...]) -> Spot:
    if tag.kind is Kind.OPAQUE or offset < tag.name_start:
        return Spot(Part.NOTHING, around, tag, None, offset, offset)
    if offset <= tag.name_end:
        part = Part.END_NAME if tag.kind is Kind.END else Part.NAME
        return Spot(part, around, tag, None, tag.name_start, tag.name_end)
    if tag.kind is Kind.END:
        return Spot(Part.NOTHING, around, tag, None, offset, offset)
    for each in attributes(text, tag):
        if each.start <= offset <= each.end:
            return Spot(Part.ATTRIBUTE, around, tag, each, each.start, each.end)
        if each.value is not None and each.value_start <= offset <= each.value_end:
            return Spot(Part.VALUE, around, tag, each, *_word(text, each, offset))
    part = (
        Part.ATTRIBUTE
        if text[offset - 1].isspace() and not _awaits_value(text, tag, offset)
        else Part.NOTHING
    )
    return Spot(part, around, tag, None, offset, offset)


def _word(text: str, attribute: Attribute, offset: int) -> tuple[int, int]:
    """Where the word around `offset` begins and ends in the value of `attribute`."""
    for match in WORD.finditer(text, attribute.value_start, attribute.value_end):
        if match.start() <= offset <= match.end():
            return match.span()
    return offset, offset


def _awaits_value(text: str, tag: Tag, offset: int) -> bool:
    return text[tag.start : offset].rstrip().endswith("=")
