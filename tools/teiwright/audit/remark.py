"""A finding before it knows its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

    from teiwright.audit.entries import Entry

__all__ = ["Remark", "likely"]


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of an element.

    Attributes:
        code: one of `teiwright.audit.CODES`.
        message: what does not agree.
        element: of the edition; not changed.
        hint: what makes the help of the code precise; it goes before it.
        word: what is meant in the text of the element; empty where that is the element.
        text: the text that has it, up to the next child of the element.
    """

    code: str
    message: str
    element: etree._Element = field(repr=False)
    hint: str = ""
    word: str = ""
    text: str = field(default="", repr=False)


def likely(entry: Entry) -> str:
    """The hint that names `entry` and how it begins in print."""
    return f"the likely entry is {entry.id}: {entry.printed}"
