"""Checking TEI: ids and pointers, RELAX NG, XML Schema and Schematron, each fault a `Finding` with a place and a code."""

from teiwright.check.codes import CODES, Code
from teiwright.check.jobs import WorkerError, check_many, processors, spread
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
from teiwright.check.run import Terms, check, check_files, examine
from teiwright.check.schemas import Schemas, profile
from teiwright.check.watch import changed

__all__ = [
    "CODES",
    "FIELDS",
    "FORMATS",
    "Code",
    "Format",
    "Neighbours",
    "Schemas",
    "Terms",
    "WorkerError",
    "changed",
    "check",
    "check_files",
    "check_many",
    "examine",
    "excerpt",
    "neighbours",
    "processors",
    "profile",
    "report",
    "report_json",
    "report_text",
    "spread",
    "summary",
    "tallies",
]
