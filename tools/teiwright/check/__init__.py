"""Checking TEI: ids and pointers, RELAX NG, XML Schema and Schematron, each fault a `Finding` with a place and a code."""

from teiwright.check.codes import CODES, Code
from teiwright.check.pointers import Neighbours, neighbours
from teiwright.check.report import FIELDS, report_json, report_text
from teiwright.check.run import check, check_files
from teiwright.check.schemas import Schemas, profile

__all__ = [
    "CODES",
    "FIELDS",
    "Code",
    "Neighbours",
    "Schemas",
    "check",
    "check_files",
    "neighbours",
    "profile",
    "report_json",
    "report_text",
]
