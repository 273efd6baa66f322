"""Checking TEI: ids and pointers, RELAX NG, XML Schema and Schematron, each fault a `Finding` with a place and a code."""

from teiwright.check.codes import CODES, Code
from teiwright.check.pointers import Neighbours, neighbours
from teiwright.check.report import (
    FIELDS,
    FORMATS,
    Format,
    excerpt,
    report,
    report_json,
    report_text,
    summary,
    tallies,
)
from teiwright.check.run import check, check_files
from teiwright.check.schemas import Schemas, profile

__all__ = [
    "CODES",
    "FIELDS",
    "FORMATS",
    "Code",
    "Format",
    "Neighbours",
    "Schemas",
    "check",
    "check_files",
    "excerpt",
    "neighbours",
    "profile",
    "report",
    "report_json",
    "report_text",
    "summary",
    "tallies",
]
