"""What a reader leaves out or changes, counted, and the clauses that tell the user."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections import Counter

__all__ = ["Remark", "clauses"]


class Remark(Enum):
    """One kind of thing: what one is called, what several are called, and what becomes of it."""

    COMMENT = "comment", "comments", "left out"
    CONTENTS = "line of a table of contents", "lines of a table of contents", "left out"
    GENERATED = "generated index or table of contents", "generated indexes or tables of contents", "left out"
    MARGIN = "running header or footer", "running headers and footers", "left out"
    HIDDEN = "piece of hidden text", "pieces of hidden text", "left out"
    BREAK = "page or column break", "page or column breaks", "left out"
    DRAWING = (
        "drawing or embedded object without text",
        "drawings or embedded objects without text",
        "left out",
    )
    PLACEHOLDER = "empty form field", "empty form fields", "left out"
    EMPTY_NOTE = "empty note", "empty notes", "left out"
    CITATION = (
        "citation field without readable data",
        "citation fields without readable data",
        "kept as text only",
    )
    EQUATION = "equation", "equations", "kept as characters without their layout"
    BOX = "text box", "text boxes", "put behind the paragraph that holds it"
    INNER_TABLE = "table in a cell of a table", "tables in cells of tables", "turned into lines of the cell"
    ASIDE = (
        "part of the page (navigation, header, footer)",
        "parts of the page (navigation, header, footer)",
        "left out",
    )
    SCRIPT = "script, form or embedded page", "scripts, forms or embedded pages", "left out"
    QUOTED = (
        "quotation marked by markup alone",
        "quotations marked by markup alone",
        "put into quotation marks",
    )
    CONTROL = "control character", "control characters", "replaced by U+FFFD, since XML has none"


def clauses(counted: Counter[Remark]) -> tuple[str, ...]:
    """A clause for each remark that was made: ``2 comments are left out``."""
    return tuple(_clause(remark, counted[remark]) for remark in Remark if counted[remark])


def _clause(remark: Remark, count: int) -> str:
    one, several, fate = remark.value
    return f"1 {one} is {fate}" if count == 1 else f"{count} {several} are {fate}"
