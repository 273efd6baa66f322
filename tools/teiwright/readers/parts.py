"""What a reader finds in a file: paragraphs of styled runs, tables, pictures and notes, whatever the format."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "PLAIN",
    "Cell",
    "Content",
    "Kind",
    "Paragraph",
    "Part",
    "Picture",
    "Reading",
    "Run",
    "Script",
    "Style",
    "Table",
    "is_empty",
]


class Kind(StrEnum):
    """What a paragraph is by its style."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    BODY = "body"
    QUOTATION = "quotation"
    ITEM = "item"
    CONTINUATION = "continuation"
    VERSE = "verse"
    CODE = "code"
    CAPTION = "caption"


class Script(StrEnum):
    """Whether characters stand on the line."""

    LINE = ""
    SUPER = "super"
    SUB = "sub"


@dataclass(frozen=True, slots=True)
class Style:
    """How characters are set apart from those of their paragraph; `href` is what they link to."""

    italic: bool = False
    bold: bool = False
    script: Script = Script.LINE
    code: bool = False
    href: str = ""


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one style, a line break as a line feed; or the mark of the note `note`, without characters."""

    text: str
    style: Style = PLAIN
    note: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading, item or line of code.

    Attributes:
        kind: what it is.
        runs: its characters and the marks of its notes, in order.
        level: of a heading from 1, of an item or its continuation the depth from 1; else 0.
        number: of an item in a numbered list; none in another.
        list_id: what tells its list from another one beside it.
    """

    kind: Kind
    runs: tuple[Run, ...]
    level: int = 0
    number: int | None = None
    list_id: str = ""


Cell: TypeAlias = "tuple[Run, ...]"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; paragraphs in a cell are parted by line feeds. `headed`: the first row holds the labels."""

    rows: tuple[tuple[Cell, ...], ...]
    headed: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by what describes it and where it is kept; its bytes are not read."""

    description: str
    target: str


Part: TypeAlias = "Paragraph | Table | Picture"


@dataclass(frozen=True, slots=True)
class Content:
    """The parts of a file in order, and those of its notes by label."""

    parts: Sequence[Part]
    notes: Mapping[str, Sequence[Part]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a file.

    Attributes:
        text: it as Markdown that `teiwright.blocks` splits.
        remarks: what was left out or changed, a clause each.
        references: a JSON array of CSL items, empty where the file carries none.
    """

    text: str = field(repr=False)
    remarks: tuple[str, ...] = ()
    references: str = field(default="", repr=False)


def is_empty(runs: Sequence[Run]) -> bool:
    """Whether `runs` print nothing."""
    return not any(run.note or run.text.strip(" \t\n") for run in runs)
