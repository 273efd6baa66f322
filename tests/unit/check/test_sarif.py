"""The SARIF report against the standard (SARIF 2.1.0, OASIS)."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from teiwright.check import report
from teiwright.model import Finding, Locus, Severity

FOUND = Finding(
    "pointer-dangling",
    Severity.ERROR,
    Locus("tei/a b.xml", 3, 7, "/TEI/text/@corresp", "p1"),
    'corresp "#é" points nowhere',
    "mend it",
    ("sch:pointer-resolves",),
)
RULE = Finding("sch:date-when", Severity.WARNING, Locus("/tmp/c.xml", 9), "no when")  # noqa: S108 - a name
NOWHERE = Finding("rng", Severity.INFO, Locus("-"), "a {0} [b](c)")


def _log(*findings: Finding, files: tuple[str, ...] = ()) -> dict[str, Any]:
    log: dict[str, Any] = json.loads("\n".join(report(findings, "sarif", files=files)))
    return log


def test_the_log_is_valid_by_the_schema_of_the_standard() -> None:
    model = pytest.importorskip(
        "pydantic_sarif.model", reason="pydantic-sarif, the schema as types, is missing"
    )
    log = _log(FOUND, RULE, NOWHERE, files=("tei/a b.xml", "clean.xml"))
    schema = model.StaticAnalysisResultsFormatSarifVersion210JsonSchema
    assert schema.model_validate_json(json.dumps(log)).runs[0].results[1].ruleId == "sch:date-when"
    del log["runs"][0]["tool"]["driver"]["name"]
    with pytest.raises(ValueError, match="name"):
        schema.model_validate_json(json.dumps(log))


def test_columns_count_code_points() -> None:
    assert _log()["runs"][0]["columnKind"] == "unicodeCodePoints"


def test_a_result_has_its_rule_its_level_and_its_place() -> None:
    (run,) = _log(FOUND, RULE, NOWHERE)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[each["ruleIndex"]]["id"] for each in run["results"]] == [
        "pointer-dangling",
        "sch:date-when",
        "rng",
    ]
    assert [each["level"] for each in run["results"]] == ["error", "warning", "note"]
    first = run["results"][0]
    assert first["message"]["text"] == 'corresp "#é" points nowhere\nmend it'
    assert first["properties"] == {"help": "mend it", "xmlId": "p1", "also": ["sch:pointer-resolves"]}
    (place,) = first["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "tei/a%20b.xml"},
        "region": {"startLine": 3, "startColumn": 7},
    }
    assert place["logicalLocations"] == [{"fullyQualifiedName": "/TEI/text/@corresp", "kind": "attribute"}]


def test_a_place_that_is_not_known_is_left_out() -> None:
    places = [each["locations"][0]["physicalLocation"] for each in _log(RULE, NOWHERE)["runs"][0]["results"]]
    assert places == [
        {"artifactLocation": {"uri": "file:///tmp/c.xml"}, "region": {"startLine": 9}},
        {"artifactLocation": {"uri": "-"}},
    ]


def test_a_message_holds_no_placeholder_and_no_link() -> None:
    (result,) = _log(NOWHERE)["runs"][0]["results"]
    assert result["message"]["text"] == "a {{0}} [b] (c)"


def test_the_rules_are_the_codes_that_were_found_each_once() -> None:
    (run,) = _log(FOUND, replace(FOUND, message="again"), RULE)["runs"]
    rules = {each["id"]: each for each in run["tool"]["driver"]["rules"]}
    assert list(rules) == ["pointer-dangling", "sch:date-when"]
    assert rules["pointer-dangling"]["help"]["text"].startswith("mend the pointer")
    assert rules["sch:date-when"]["defaultConfiguration"] == {"level": "warning"}


def test_the_files_of_the_run_are_its_artifacts() -> None:
    (run,) = _log(files=("a.xml", "b.xml"))["runs"]
    assert [each["location"]["uri"] for each in run["artifacts"]] == ["a.xml", "b.xml"]
    assert run["results"] == []
