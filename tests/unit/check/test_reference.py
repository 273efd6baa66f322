"""The page of findings knows every code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from teiwright.check import CODES, Schemas, profile
from teiwright.check.reference import findings_page
from teiwright.schematron import read_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "findings.md"


@pytest.fixture(scope="module")
def page() -> str:
    """The page as it is committed."""
    return PAGE.read_text(encoding="utf-8")


def _rule_ids() -> Iterator[str]:
    rules = read_rules(profile().schematron.read_bytes(), "teiwright.sch")
    yield from (each.id for each in rules.assertions())


def test_every_code_has_an_entry(page: str) -> None:
    missing = [name for name in CODES if f"\n| `{name}` |" not in page]
    assert missing == []


def test_every_rule_of_the_profile_has_an_entry(page: str) -> None:
    missing = [name for name in _rule_ids() if f"\n| `sch:{name}` |" not in page]
    assert missing == []


def test_the_page_is_the_one_that_the_code_makes(page: str) -> None:
    assert page == findings_page(profile().schematron), "write findings_page(…) to docs/reference/findings.md"


def test_a_rule_without_title_is_explained_by_its_message(mini: Schemas) -> None:
    made = findings_page(mini.schematron)
    assert '| `sch:date-when` | warning | The date "…" has no when. |  |' in made
    assert "| `sch:date-empty` | error | A … says nothing. | Write the date as it is printed. |" in made
