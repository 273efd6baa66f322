"""Findings as JSON: one array, or one object a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from teiwright.check.report.fields import fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teiwright.model import Finding

__all__ = ["jsonl", "report_json"]


def report_json(findings: Iterable[Finding]) -> str:
    """A JSON array with an object for each finding, each with every field of `FIELDS`."""
    return json.dumps([fields(each) for each in findings], ensure_ascii=False, indent=2)


def jsonl(findings: Iterable[Finding]) -> Iterator[str]:
    """A JSON object on one line for each finding, as soon as it is found (JSON Lines)."""
    for each in findings:
        yield json.dumps(fields(each), ensure_ascii=False)
