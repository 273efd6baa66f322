"""Findings as CSV, for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.check.report.fields import FIELDS, fields, visible
from teiwright.sheet import table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teiwright.check.report.fields import Value
    from teiwright.model import Finding

__all__ = ["report_csv"]


def report_csv(findings: Iterable[Finding]) -> str:
    """CSV by RFC 4180 with the names of `FIELDS` as its first line and a row for each finding.

    The codes of `also` stand in one cell, with a space between two. No cell is a formula.
    """
    rows = ([visible(_cell(value)) for value in fields(each).values()] for each in findings)
    return table(tuple(FIELDS), rows).rstrip("\r\n")


def _cell(value: Value) -> str:
    return " ".join(value) if isinstance(value, list) else str(value)
