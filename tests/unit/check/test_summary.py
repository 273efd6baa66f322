"""The table by code."""

from __future__ import annotations

from teiwright.check import summary, tallies
from teiwright.model import Finding, Locus, Severity


def _found(code: str, severity: Severity, uri: str) -> Finding:
    return Finding(code, severity, Locus(uri), "x")


FINDINGS = [
    _found("pointer-outside", Severity.WARNING, "a.xml"),
    _found("xsd", Severity.ERROR, "a.xml"),
    *[_found("rng", Severity.ERROR, uri) for uri in ("a.xml", "a.xml", "b.xml")],
]


def test_the_gravest_come_first_and_among_them_the_most_frequent() -> None:
    assert [(each.code, each.count, each.files) for each in tallies(FINDINGS)] == [
        ("rng", 3, 2),
        ("xsd", 1, 1),
        ("pointer-outside", 1, 1),
    ]


def test_the_table_has_a_row_for_each_code_and_the_sum() -> None:
    assert summary(FINDINGS).splitlines() == [
        "3  error    rng              in 2 files",
        "1  error    xsd              in 1 file",
        "1  warning  pointer-outside  in 1 file",
        "5  in all                    in 2 files",
    ]


def test_without_findings_there_is_one_sentence() -> None:
    assert summary([]) == "nothing found"
