"""The quick fixes that Schematron rules offer for what they find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.check.association import in_phase, schemas_for
from teiwright.check.places import Places
from teiwright.check.schemas import SchemaKind
from teiwright.check.schematron import findings
from teiwright.schematron import DEFAULT, load

if TYPE_CHECKING:
    from teiwright.check.run import Terms
    from teiwright.model import Document, Finding
    from teiwright.schematron import Fix

__all__ = ["offers"]


def offers(document: Document, terms: Terms) -> dict[Finding, tuple[Fix, ...]]:
    """The quick fixes by the finding they are for, where a rule offers any.

    Raises:
        SchemaError, TransformError: as `teiwright.check.check`.
    """
    asked = schemas_for(document, given=terms.schemas, catalog=terms.catalog, settings=terms.settings)
    rules = [
        file for file in in_phase(asked.files, terms.phase) if file.kind in {SchemaKind.SCH, SchemaKind.ODD}
    ]
    places = Places(document)
    return {
        found: tuple(result.fixes)
        for file in rules
        if any(assertion.fixes for assertion in load(file.path, file.phase or DEFAULT).rules.assertions())
        for result, found in findings(places, file.path, file.phase or DEFAULT)
        if result.fixes
    }
