"""Findings as JUnit XML: a file is a suite, and what is wrong in it are the tests that fail."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.check.report.fields import visible
from teiwright.check.report.text import report_text
from teiwright.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from teiwright.model import Finding

__all__ = ["junit"]


def junit(findings: Iterable[Finding], files: Sequence[str] = ()) -> str:
    """A ``testsuites`` document with a ``testsuite`` for each file, in the order of their names.

    An error is a test that fails; a warning or a remark is a test that passes and says something. A file without a
    finding is a test that passes.

    Args:
        findings: what is reported.
        files: the files that were checked, for those without a finding.
    """
    by_file = {uri: list(part) for uri, part in groupby(sorted(findings, key=_uri), key=_uri)}
    suites = [_suite(uri, by_file.get(uri, [])) for uri in sorted({*by_file, *files})]
    root = etree.Element("testsuites", name="teiwright check")
    for name in ("tests", "failures"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in suites)))
    root.extend(suites)
    return etree.tostring(root, encoding="unicode", pretty_print=True).rstrip("\n")


def _uri(finding: Finding) -> str:
    return finding.locus.uri


def _suite(uri: str, findings: Sequence[Finding]) -> etree._Element:
    failures = sum(each.severity is Severity.ERROR for each in findings)
    suite = etree.Element("testsuite", name=visible(uri), errors="0")
    suite.set("tests", str(len(findings) or 1))
    suite.set("failures", str(failures))
    for each in findings:
        _case(suite, each)
    if not findings:
        etree.SubElement(suite, "testcase", classname=visible(uri), name="valid")
    return suite


def _case(suite: etree._Element, finding: Finding) -> None:
    place = f"{finding.locus.line}:{finding.locus.column}"
    name = f"{finding.code} at {place}"
    case = etree.SubElement(suite, "testcase", classname=visible(finding.locus.uri), name=name)
    if finding.severity is Severity.ERROR:
        said = etree.SubElement(case, "failure", type=finding.code, message=visible(finding.message))
    else:
        said = etree.SubElement(case, "system-out")
    said.text = "\n".join(report_text([finding]))
