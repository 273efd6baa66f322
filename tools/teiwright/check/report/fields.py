"""What a finding tells, once for every report."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from teiwright.audit_codes import CODES as AUDITED
from teiwright.check.codes import CODES, RULE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from teiwright.model import Finding

__all__ = ["FIELDS", "Value", "fields", "meaning", "visible"]

Value = str | int | list[str]

FIELDS: Mapping[str, Callable[[Finding], Value]] = MappingProxyType(
    {
        "file": lambda finding: _told(finding.locus.uri),
        "line": lambda finding: finding.locus.line,
        "column": lambda finding: finding.locus.column,
        "code": lambda finding: finding.code,
        "severity": lambda finding: finding.severity.value,
        "message": lambda finding: finding.message,
        "help": lambda finding: finding.help,
        "xpath": lambda finding: finding.locus.xpath,
        "xml_id": lambda finding: finding.locus.xml_id,
        "also": lambda finding: list(finding.also),
    }
)
"""What a finding tells, by the name it has in every report; line and column are 1-based, and 0 where unknown."""

UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def fields(finding: Finding) -> dict[str, Value]:
    """Every field of `FIELDS` with its value."""
    return {name: read(finding) for name, read in FIELDS.items()}


def _told(uri: str) -> str:
    """`uri` with the bytes of a file name that are no characters written as escapes, so that it can be written at all."""
    return uri.encode("utf-8", "backslashreplace").decode()


def visible(text: str) -> str:
    r"""`text` with each character that steers a terminal, or that XML forbids, written as ``\u001b``."""
    return UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def meaning(code: str) -> str:
    """What findings of `code` have in common, for the list of rules in a report."""
    if code in CODES:
        return CODES[code].meaning
    if code in AUDITED:
        return f"{AUDITED[code].finds[:1].upper()}{AUDITED[code].finds[1:]}."
    if code.startswith(RULE):
        return f"The Schematron rule {code.removeprefix(RULE)} is not kept."
    return code
