"""Reports in both forms, from one table of fields."""

from __future__ import annotations

import json

from teiwright.check import FIELDS, report_json, report_text
from teiwright.model import Finding, Locus, Severity

FOUND = Finding(
    "pointer-dangling",
    Severity.ERROR,
    Locus("tei/a.xml", 3, 7, "/TEI/text/@corresp", "p1"),
    'corresp "#é" points to no xml:id of this file',
    "mend it",
)


def test_a_line_says_where_and_what_and_the_next_what_to_do() -> None:
    assert list(report_text([FOUND])) == [
        'tei/a.xml:3:7: pointer-dangling corresp "#é" points to no xml:id of this file',
        "    mend it",
    ]


def test_without_help_there_is_one_line() -> None:
    assert len(list(report_text([Finding("rng", Severity.ERROR, Locus("a.xml"), "x")]))) == 1


def test_json_has_every_field_of_every_finding() -> None:
    (found, again) = json.loads(report_json([FOUND, FOUND]))
    assert found == again
    assert list(found) == list(FIELDS)
    assert found == {
        "file": "tei/a.xml",
        "line": 3,
        "column": 7,
        "code": "pointer-dangling",
        "severity": "error",
        "message": 'corresp "#é" points to no xml:id of this file',
        "help": "mend it",
        "xpath": "/TEI/text/@corresp",
        "xml_id": "p1",
    }


def test_no_findings_are_an_empty_array() -> None:
    assert json.loads(report_json([])) == []


def test_a_control_character_of_the_document_reaches_no_terminal() -> None:
    line, _ = (
        report_text([Finding("rng", Severity.ERROR, Locus("a\nb.xml"), "\x9b2J \u202e x\u2028y", "\x1b[0m")]),
        None,
    )
    assert list(line) == ["a\\u000ab.xml:0:0: rng \\u009b2J \\u202e x\\u2028y", "    \\u001b[0m"]
