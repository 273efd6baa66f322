"""One cause is one finding, and two causes stay two."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiwright.check import check_files
from teiwright.check.merge import merge
from teiwright.model import Finding, Locus, Severity

CASES = Path(__file__).parents[2] / "cases" / "invalid"
DATE = "/TEI/text/body/p[2]/date"

XSD_VALUE = "attribute when='2003-8-8': invalid value '2003-8-8'"
XSD_MORE = "'when' attribute not allowed for element"
XSD_LESS = "missing required attribute 'when'"
XSD_CHILD = "foo is not possible here in p"
XSD_END = "The content of element 'list' is not complete. Tag 'item' expected."
XSD_TEXT = "character data between child elements not allowed"


def _found(code: str, message: str, xpath: str = DATE, line: int = 3) -> Finding:
    return Finding(code, Severity.ERROR, Locus("a.xml", line, 5, xpath), message)


def _merged(*findings: Finding) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.code, each.also) for each in merge(findings)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (_found("rng-attribute-value", "x", f"{DATE}/@when"), XSD_VALUE),
        (_found("date-invalid", "x", f"{DATE}/@when"), XSD_VALUE),
        (_found("rng-attribute-unexpected", "x", f"{DATE}/@when"), XSD_MORE),
        (_found("rng-attribute-missing", 'date lacks its attribute "when"'), XSD_LESS),
        (_found("rng-element-unexpected", "x"), XSD_CHILD),
        (_found("rng-element-namespace", "x"), XSD_CHILD),
        (_found("rng-content-incomplete", "x"), XSD_END),
        (_found("rng-text-unexpected", "x"), XSD_TEXT),
        (_found("rng-text-value", "x"), "the value has not the form that is asked for"),
        (_found("rng", "Did not expect element attribute there"), XSD_CHILD),
        (_found("rng", "Did not expect text in element div content"), XSD_TEXT),
        (_found("rng", "Expecting an element, got nothing"), XSD_END),
        (_found("rng", "Invalid attribute when for element date"), XSD_VALUE),
    ],
)
def test_grammars_that_say_the_same_of_a_node_are_one_finding(first: Finding, second: str) -> None:
    xsd = _found("xsd", second)
    assert _merged(first, xsd) == _merged(xsd, first) == [(first.code, ("xsd",))]


FAULTS = [
    _found("rng-attribute-value", "x", f"{DATE}/@when"),
    _found("rng-attribute-unexpected", "x", f"{DATE}/@when"),
    _found("rng-attribute-missing", 'date lacks its attribute "when"'),
    _found("rng-element-unexpected", "x"),
    _found("rng-content-incomplete", "x"),
    _found("rng-text-unexpected", "x"),
]
SECONDS = [XSD_VALUE, XSD_MORE, XSD_LESS, XSD_CHILD, XSD_END, XSD_TEXT]


@pytest.mark.parametrize(
    ("first", "second"),
    [(a, b) for i, a in enumerate(FAULTS) for j, b in enumerate(SECONDS) if i != j],
)
def test_different_faults_of_one_element_stay_apart(first: Finding, second: str) -> None:
    assert len(_merged(first, _found("xsd", second))) == 2


def test_faults_of_two_attributes_and_of_two_elements_stay_apart() -> None:
    first = _found("rng-attribute-value", "x", f"{DATE}/@from")
    assert len(_merged(first, _found("xsd", XSD_VALUE))) == 2
    assert len(_merged(FAULTS[3], _found("xsd", XSD_CHILD, f"{DATE}[2]"))) == 2


def test_what_one_validator_says_twice_stays_twice() -> None:
    found = _merged(
        _found("pointer-dangling", 'target "#a" x', "/TEI/ref/@target"),
        _found("pointer-dangling", 'target "#b" x', "/TEI/ref/@target"),
    )
    assert found == [("pointer-dangling", ()), ("pointer-dangling", ())]


def test_what_is_said_twice_in_the_same_words_is_said_once() -> None:
    assert _merged(FAULTS[3], FAULTS[3]) == [("rng-element-unexpected", ())]


def test_a_bad_pointer_is_named_by_every_validator_that_sees_it() -> None:
    found = _merged(
        _found("pointer-invalid", 'target "#" is no pointer', "/TEI/ref/@target"),
        _found("rng-attribute-value", "x", "/TEI/ref/@target"),
        _found("xsd", "attribute target='#': bad", "/TEI/ref"),
        _found("sch:pointer-resolves", "No element has the id that # points to", "/TEI/ref"),
    )
    assert found == [("pointer-invalid", ("rng-attribute-value", "xsd", "sch:pointer-resolves"))]


def test_a_pointer_that_leads_nowhere_is_no_wrong_value() -> None:
    found = _merged(
        _found("pointer-dangling", 'target "#a" x', "/TEI/ref/@target"),
        _found("rng-attribute-value", "x", "/TEI/ref/@target"),
    )
    assert len(found) == 2


def test_a_rule_over_several_pointers_agrees_with_the_finding_of_each() -> None:
    a = _found("pointer-dangling", 'target "#a" x', "/TEI/ref/@target")
    b = _found("pointer-dangling", 'corresp "#b" x', "/TEI/ref/@corresp")
    rule = _found("sch:pointer-resolves", "No element has the id that #a, #b points to", "/TEI/ref")
    assert _merged(a, b, rule) == [("pointer-dangling", ("sch:pointer-resolves",))] * 2
    more = replace(rule, message="No element has the id that #a, #c points to")
    assert len(_merged(a, b, more)) == 3
    assert len(_merged(a, b, replace(rule, locus=Locus("a.xml", 3, 5, "/TEI/ref[2]")))) == 3


def test_a_span_that_runs_backwards_is_told_once() -> None:
    own = _found("date-range", 'from "1934" is later than to "1910-02"', f"{DATE}/@to")
    rule = _found("sch:span-forward", "The span from 1934 to 1910-02 ends before it begins")
    other = _found("sch:limits-forward", "Nothing is both not before 1950 and not after 1910-02")
    assert _merged(own, rule) == [("date-range", ("sch:span-forward",))]
    assert len(_merged(own, other)) == 2


def test_a_date_of_the_right_form_in_a_span_that_is_wrong_is_no_wrong_value() -> None:
    own = _found("date-range", 'from "1934" is later than to "1910"', f"{DATE}/@when")
    assert len(_merged(own, _found("xsd", XSD_VALUE))) == 2


def test_another_rule_on_the_same_node_stays() -> None:
    found = _merged(
        _found("date-invalid", "x", f"{DATE}/@when"),
        _found("sch:date-normalised", "x", DATE),
        _found("sch:when-alone", "x", DATE),
    )
    assert [code for code, _ in found] == ["date-invalid", "sch:date-normalised", "sch:when-alone"]


def test_the_gravest_word_counts() -> None:
    warned = replace(FAULTS[3], severity=Severity.WARNING)
    (found,) = merge([warned, _found("xsd", XSD_CHILD)])
    assert found.severity is Severity.ERROR


def test_findings_come_in_the_order_of_their_places_file_by_file() -> None:
    later = _found("rng-text-unexpected", "x", "/TEI/p", line=9)
    other = replace(FAULTS[3], locus=Locus("b.xml", 1, 1, DATE))
    assert [(each.locus.uri, each.locus.line) for each in merge([later, FAULTS[3], other])] == [
        ("a.xml", 3),
        ("a.xml", 9),
        ("b.xml", 1),
    ]


def test_a_finding_without_a_path_is_joined_with_nothing() -> None:
    assert len(_merged(_found("rng-text-unexpected", "x", ""), _found("xsd", XSD_TEXT, ""))) == 2


MANY = st.lists(
    st.builds(
        _found,
        code=st.sampled_from(
            [
                "rng-element-unexpected",
                "rng-attribute-value",
                "xsd",
                "pointer-dangling",
                "sch:pointer-resolves",
                "sch:x",
            ]
        ),
        message=st.sampled_from([*SECONDS, 'target "#a" x', "#a x", "#a, #b x"]),
        xpath=st.sampled_from([DATE, f"{DATE}/@when", "/TEI", ""]),
    )
)


@given(findings=MANY)
def test_merging_loses_no_code_and_merges_once(findings: list[Finding]) -> None:
    merged = list(merge(findings))
    assert {each.code for each in findings} == {code for each in merged for code in (each.code, *each.also)}
    assert list(merge(merged)) == merged
    assert len(merged) <= len(findings)


@pytest.mark.parametrize(
    "case",
    [
        "pointer-dangling+sch-pointer-resolves/link.xml",
        "pointer-invalid+rng-attribute-value+xsd+sch-pointer-resolves/empty-fragment.xml",
        "date-range+sch-span-forward/days.xml",
        "date-range+sch-limits-forward/years.xml",
        "date-invalid+rng-attribute-value+xsd/day-that-never-was.xml",
        "rng-element-unknown+xsd/unknown-element.xml",
        "rng-text-unexpected+xsd/text-where-none-may-stand.xml",
    ],
)
def test_a_case_with_one_fault_gives_one_finding(case: str) -> None:
    assert len(list(merge(check_files([CASES / case])))) == 1
