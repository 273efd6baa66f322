"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read."""

from __future__ import annotations

import json
import os
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from teiwright.audit_codes import CODES as AUDITED
from teiwright.check.codes import CODES
from teiwright.check.report.fields import meaning
from teiwright.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from teiwright.model import Finding, Locus

__all__ = ["sarif"]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
)


def sarif(findings: Iterable[Finding], files: Sequence[str] = ()) -> str:
    """A SARIF log with one run; its columns count code points (`columnKind`, SARIF 3.14.17).

    The rules of the run are the codes that were found. A finding's help, its id and the validators that agree with it
    are properties of its result; its XPath is the logical location.

    Args:
        findings: what is reported.
        files: the files that were checked, which become the artifacts of the run.
    """
    all_ = list(findings)
    codes = sorted({each.code for each in all_})
    run: dict[str, Any] = {
        "tool": {"driver": _driver(all_, codes)},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(each)}} for each in files],
        "results": [_result(each, codes.index(each.code)) for each in all_],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _driver(findings: Sequence[Finding], codes: Sequence[str]) -> dict[str, Any]:
    from importlib.metadata import version  # noqa: PLC0415 - 10 ms that every worker would pay

    grades = {each.code: each.severity for each in findings}
    rules = [_rule(code, grades[code]) for code in codes]
    return {"name": "teiwright", "version": version("teiwright"), "rules": rules}


def _rule(code: str, grade: Severity) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "id": code,
        "shortDescription": {"text": meaning(code)},
        "defaultConfiguration": {"level": LEVELS[grade]},
    }
    known = CODES.get(code) or AUDITED.get(code)
    return rule if known is None else {**rule, "help": {"text": known.help}}


def _result(finding: Finding, index: int) -> dict[str, Any]:
    told = {"help": finding.help, "xmlId": finding.locus.xml_id, "also": list(finding.also)}
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [_location(finding.locus)],
        "properties": {name: value for name, value in told.items() if value},
    }


def _message(finding: Finding) -> str:
    text = f"{finding.message}\n{finding.help}" if finding.help else finding.message
    # Braces would be placeholders, and a bracket before a parenthesis a link (SARIF 3.11.5 and 3.11.6).
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _location(locus: Locus) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(locus.uri)}}
    if locus.line:
        column = {"startColumn": locus.column} if locus.column else {}
        place["region"] = {"startLine": locus.line, **column}
    location: dict[str, Any] = {"physicalLocation": place}
    if locus.xpath:
        kind = "attribute" if "/@" in locus.xpath else "element"
        location["logicalLocations"] = [{"fullyQualifiedName": locus.xpath, "kind": kind}]
    return location


def _uri(path: str) -> str:
    """`path` as a URI reference: an absolute one with the scheme `file`, a relative one with its signs escaped."""
    file = Path(path)
    return file.as_uri() if file.is_absolute() else quote(os.fsencode(file.as_posix()))
