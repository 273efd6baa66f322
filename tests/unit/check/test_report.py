"""Reports in every form, from one table of fields."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teiwright.check import FIELDS, FORMATS, Format, report, report_json, report_text
from teiwright.check.report import text
from teiwright.model import Finding, Locus, Severity
from teiwright.xml import parser

FOUND = Finding(
    "pointer-dangling",
    Severity.ERROR,
    Locus("tei/a.xml", 3, 7, "/TEI/text/@corresp", "p1"),
    'corresp "#é" points to no xml:id of this file',
    "mend it",
)
AGREED = replace(FOUND, also=("sch:pointer-resolves", "xsd"))
WARNED = Finding("pointer-outside", Severity.WARNING, Locus("tei/b, c.xml", 9), "100% ::outside")
HOSTILE = Finding("rng", Severity.ERROR, Locus("a\nb.xml"), "\x9b2J \u202e x\u2028y \ufffe", "\x1b[0m")

FINDINGS = st.lists(
    st.builds(
        Finding,
        code=st.sampled_from(["rng", "sch:x", "id-duplicate"]),
        severity=st.sampled_from(Severity),
        locus=st.builds(
            Locus,
            uri=st.text(
                min_size=1, alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"])
            ),
            line=st.integers(0, 10**6),
            column=st.integers(0, 10**6),
            xpath=st.text(),
            xml_id=st.text(),
        ),
        message=st.text(),
        help=st.text(),
        also=st.lists(st.text()).map(tuple),
    ),
    max_size=5,
)


def _joined(findings: list[Finding], form: Format, files: tuple[str, ...] = ()) -> str:
    return "\n".join(report(findings, form, files=files))


def test_a_line_says_where_and_what_and_the_next_what_to_do() -> None:
    assert list(report_text([FOUND])) == [
        'tei/a.xml:3:7: pointer-dangling corresp "#é" points to no xml:id of this file',
        "    mend it",
    ]


def test_without_help_there_is_one_line() -> None:
    assert len(list(report_text([Finding("rng", Severity.ERROR, Locus("a.xml"), "x")]))) == 1


def test_validators_that_agree_are_named_behind_the_message() -> None:
    first, _ = report_text([AGREED])
    assert first.endswith("of this file (also sch:pointer-resolves, xsd)")


def test_the_source_stands_between_the_message_and_the_help() -> None:
    data = b'<TEI>\n<text>\n<body corresp="#x"/></text></TEI>'
    lines = list(text([FOUND], {"tei/a.xml": data}.get))
    assert lines[1:] == ['    3 | <body corresp="#x"/></text></TEI>', "      |       ^", "    mend it"]
    assert list(text([FOUND], {"b.xml": data}.get)) == list(report_text([FOUND]))


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
        "also": [],
    }


def test_no_findings_are_an_empty_array() -> None:
    assert json.loads(report_json([])) == []


def test_json_lines_are_the_objects_of_the_array() -> None:
    lines = list(report([AGREED, WARNED], "jsonl"))
    assert [json.loads(line) for line in lines] == json.loads(_joined([AGREED, WARNED], "json"))


def test_a_control_character_of_the_document_reaches_no_terminal() -> None:
    assert list(report_text([HOSTILE])) == [
        "a\\u000ab.xml:0:0: rng \\u009b2J \\u202e x\\u2028y \\ufffe",
        "    \\u001b[0m",
    ]


def test_github_is_told_the_place_and_the_message_with_its_signs_escaped() -> None:
    assert list(report([FOUND, WARNED], "github")) == [
        '::error file=tei/a.xml,line=3,col=7,title=pointer-dangling::corresp "#é" points to no xml:id of this file%0Amend it',
        "::warning file=tei/b%2C c.xml,line=9,title=pointer-outside::100%25 ::outside",
    ]


def test_a_message_cannot_end_the_line_of_a_github_command() -> None:
    (line,) = report([replace(HOSTILE, message="a\n::error::b\r")], "github")
    assert "\n" not in line
    assert "\r" not in line
    assert line.startswith("::error file=a\\u000ab.xml,title=rng::a\\u000a")


def test_checkstyle_has_the_findings_of_each_file_and_the_clean_files() -> None:
    root = etree.fromstring(_joined([WARNED, AGREED], "checkstyle", ("clean.xml",)).encode(), parser())
    assert root.xpath("/checkstyle/file/@name") == ["clean.xml", "tei/a.xml", "tei/b, c.xml"]
    (error,) = root.xpath("file[@name='tei/a.xml']/error")
    assert dict(error.attrib) == {
        "line": "3",
        "column": "7",
        "severity": "error",
        "message": 'corresp "#é" points to no xml:id of this file; mend it',
        "source": "teiwright.pointer-dangling",
    }
    (warning,) = root.xpath("file[@name='tei/b, c.xml']/error")
    assert "column" not in warning.attrib


def test_junit_fails_for_errors_and_passes_for_warnings_and_clean_files() -> None:
    root = etree.fromstring(_joined([FOUND, WARNED], "junit", ("clean.xml", "tei/a.xml")).encode(), parser())
    assert (root.get("tests"), root.get("failures")) == ("3", "1")
    assert root.xpath("testsuite/@name") == ["clean.xml", "tei/a.xml", "tei/b, c.xml"]
    (failure,) = root.xpath("//failure")
    assert failure.get("type") == "pointer-dangling"
    assert failure.text == "\n".join(report_text([FOUND]))
    assert root.xpath("testsuite[@name='clean.xml']/testcase[not(*)]")
    assert root.xpath("//system-out/text()") == list(report_text([WARNED]))


def test_a_table_has_the_fields_as_columns_and_no_formula() -> None:
    formula = replace(AGREED, message="=HYPERLINK(1)", help='say "a, b"')
    (row,) = csv.DictReader(io.StringIO(_joined([formula], "csv"), newline=""))
    assert list(row) == list(FIELDS)
    assert (row["message"], row["help"]) == ("'=HYPERLINK(1)", 'say "a, b"')
    assert (row["line"], row["column"], row["also"]) == ("3", "7", "sch:pointer-resolves xsd")


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_name_that_is_no_text_can_be_reported(form: Format) -> None:
    found = replace(FOUND, locus=replace(FOUND.locus, uri=b"caf\xe9.xml".decode("utf-8", "surrogateescape")))
    made = _joined([found], form).encode()
    assert (b"caf%E9.xml" if form == "sarif" else b"udce9.xml") in made


@pytest.mark.parametrize("form", FORMATS)
@given(findings=FINDINGS)
def test_every_form_can_say_every_finding(form: Format, findings: list[Finding]) -> None:
    made = _joined(findings, form)
    if form in {"checkstyle", "junit"}:
        tag = "error" if form == "checkstyle" else "testcase"
        root = etree.fromstring(made.encode(), parser())
        assert len(list(root.iter(tag))) == max(len(findings), 0)
    elif form == "csv":
        rows = list(csv.DictReader(io.StringIO(made, newline="")))
        assert [row["line"] for row in rows] == [str(each.locus.line) for each in findings]
        assert "\x1b" not in made
    elif form in {"json", "sarif"}:
        json.loads(made)
    else:
        assert "\x1b" not in made
