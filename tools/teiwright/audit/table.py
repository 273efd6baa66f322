"""Suggestions as the review table, which an editor fills in, in a spreadsheet or by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright import sheet
from teiwright.review import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teiwright.audit.suggest import Suggestion

__all__ = ["table"]


def table(suggestions: Iterable[Suggestion]) -> str:
    """CSV by RFC 4180 with a row for each suggestion; the last three columns are empty, for the editor.

    A cell that a spreadsheet would take for a formula has an apostrophe before it.
    """
    return sheet.table(
        COLUMNS,
        (
            (
                found.surface,
                str(found.count),
                found.kind,
                found.reason,
                found.place,
                found.context,
                "",
                "",
                "",
            )
            for found in suggestions
        ),
    )
