"""Suggestions as a table that an editor fills in, in a spreadsheet or by hand."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teiwright.audit.suggest import Suggestion

__all__ = ["COLUMNS", "table"]

COLUMNS = ("surface", "count", "guess", "reason", "paragraph", "context", "id", "kind", "preferred name")


def table(suggestions: Iterable[Suggestion]) -> str:
    """CSV by RFC 4180 with a row for each suggestion; the last three columns are empty, for the editor.

    A cell that a spreadsheet would take for a formula has an apostrophe before it.
    """
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    for found in suggestions:
        row = (found.surface, str(found.count), found.kind, found.reason, found.place, found.context)
        writer.writerow([_harmless(cell) for cell in row] + ["", "", ""])
    return stream.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t")) else cell
