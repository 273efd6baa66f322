"""What is told of an entry that a file of records holds and nobody can read, or reads with a loss."""

from __future__ import annotations

from teiwright.model import Finding, Locus, Severity

__all__ = ["UNREADABLE", "unreadable"]

UNREADABLE = "reference-unreadable"


def unreadable(uri: str, line: int, message: str, help_: str = "") -> Finding:
    """The finding that something in the file `uri` is not read; `line` counts from 1, 0 where it is not known."""
    return Finding(
        UNREADABLE, Severity.WARNING, Locus(uri, line), message, help_ or "mend the entry, or export it again"
    )
