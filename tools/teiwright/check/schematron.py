"""What Schematron rules say of a document, as findings."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from teiwright.check.codes import RULE, finding
from teiwright.check.places import locus
from teiwright.model import Finding, Severity
from teiwright.schematron import DEFAULT, load, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from teiwright.check.places import Places
    from teiwright.schematron import Assertion, Result

__all__ = ["ROLES", "findings", "schematron", "severity"]

ROLES: Mapping[str, Severity] = MappingProxyType(
    {
        "error": Severity.ERROR,
        "fatal": Severity.ERROR,
        "info": Severity.INFO,
        "information": Severity.INFO,
        "nonfatal": Severity.WARNING,
        "warn": Severity.WARNING,
        "warning": Severity.WARNING,
    }
)
"""The roles and flags that say how grave a finding is; where none of them is given, it is an error."""


def schematron(places: Places, schema: Path, phase: str = DEFAULT) -> Iterator[Finding]:
    """What the rules of `schema` say of the document, node by node in document order.

    Args:
        places: the document.
        schema: a Schematron schema, or a RELAX NG grammar (XML syntax) or TEI ODD with one inside.
        phase: the id of a phase, ``#ALL`` for all patterns, or ``#DEFAULT`` for the schema's own choice.

    Raises:
        SchemaError: `schema` holds no Schematron, or an XPath of it has a static error.
        TransformError: Saxon stops on the document.
    """
    for result, found in findings(places, schema, phase):
        del result
        yield found


def findings(places: Places, schema: Path, phase: str = DEFAULT) -> Iterator[tuple[Result, Finding]]:
    """As `schematron`, each finding with the result it comes from, which holds its quick fixes.

    Raises:
        SchemaError, TransformError: as `schematron`.
    """
    for result in run(load(schema, phase), places.document):
        yield result, _finding(places, result)


def severity(role: str, flag: str = "") -> Severity:
    """How grave a finding of an assert with this `role` is, or, where that says nothing, with this `flag`."""
    return ROLES.get(role.lower(), ROLES.get(flag.lower(), Severity.ERROR))


def _finding(places: Places, result: Result) -> Finding:
    where = locus(places, result.place.element, result.place.attribute)
    assertion = result.assertion
    if assertion is None or result.failed:
        what = "a variable of a rule" if assertion is None else f'the rule "{assertion.id}"'
        return finding("rule-failed", where, f"{what} could not be evaluated: {result.message}")
    grade = severity(assertion.severity or assertion.role, assertion.flag)
    return Finding(f"{RULE}{assertion.id}", grade, where, result.message, _help(assertion, result))


def _help(assertion: Assertion, result: Result) -> str:
    """What to do: the diagnostics, or else what the quick fixes are called."""
    if assertion.advice:
        return " ".join(result.advice)
    return "; ".join(fix.title for fix in result.fixes)
