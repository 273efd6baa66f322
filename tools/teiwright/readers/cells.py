"""The cells of a table, each one line of runs: what cannot stand in a line is turned into lines or put behind the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.readers.parts import Paragraph, Run, Table
from teiwright.readers.remarks import Remark

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable

    from teiwright.readers.parts import Cell, Part

__all__ = ["is_bold", "of_parts"]


def of_parts(parts: Iterable[Part], remarks: Counter[Remark], behind: list[Part]) -> Cell:
    """The runs of a cell with these `parts`: paragraphs and the cells of inner tables are parted by line breaks.

    Args:
        parts: what stands in the cell.
        remarks: where an inner table is counted.
        behind: takes the pictures.
    """
    runs: list[Run] = []
    for part in parts:
        if isinstance(part, Paragraph):
            runs += (Run("\n"), *part.runs) if runs else part.runs
        elif isinstance(part, Table):
            remarks[Remark.INNER_TABLE] += 1
            runs += [run for row in part.rows for cell in row for run in (Run("\n"), *cell)]
        else:
            behind.append(part)
    return tuple(runs)


def is_bold(row: Iterable[Cell]) -> bool:
    """Whether all words of `row` are bold, as labels are."""
    words = [run.style for cell in row for run in cell if run.text.strip()]
    return bool(words) and all(style.bold for style in words)
