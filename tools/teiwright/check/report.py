"""Findings for people and for programs, from one table of fields."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from teiwright.model import Finding

__all__ = ["FIELDS", "report_json", "report_text"]

FIELDS: Mapping[str, Callable[[Finding], str | int]] = {
    "file": lambda finding: finding.locus.uri,
    "line": lambda finding: finding.locus.line,
    "column": lambda finding: finding.locus.column,
    "code": lambda finding: finding.code,
    "severity": lambda finding: finding.severity.value,
    "message": lambda finding: finding.message,
    "help": lambda finding: finding.help,
    "xpath": lambda finding: finding.locus.xpath,
    "xml_id": lambda finding: finding.locus.xml_id,
}
"""What a finding tells, by the name it has in every report; line and column are 1-based, and 0 where unknown."""

UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def report_text(findings: Iterable[Finding]) -> Iterator[str]:
    """Lines without line ends: ``file:line:column: code message`` and, indented below it, what to do.

    Control characters, which a hostile file could steer a terminal with, are written as escapes.
    """
    for each in findings:
        fields = _fields(each)
        yield _visible("{file}:{line}:{column}: {code} {message}".format(**fields))
        if fields["help"]:
            yield _visible("    {help}".format(**fields))


def report_json(findings: Iterable[Finding]) -> str:
    """A JSON array with an object for each finding, each with every field of `FIELDS`."""
    return json.dumps([_fields(each) for each in findings], ensure_ascii=False, indent=2)


def _fields(finding: Finding) -> dict[str, str | int]:
    return {name: read(finding) for name, read in FIELDS.items()}


def _visible(line: str) -> str:
    return UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", line)
