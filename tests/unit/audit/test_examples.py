"""Each code has an example that has the fault, and without it nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editions import small
from teiwright.audit import CODES, audit, audit_page
from teiwright.audit.examples import EXAMPLES

if TYPE_CHECKING:
    from pathlib import Path


def test_each_code_has_an_example_in_the_order_of_the_codes() -> None:
    assert list(EXAMPLES) == list(CODES)


@pytest.mark.parametrize("code", CODES)
def test_an_example_has_its_fault_before_and_not_after(code: str) -> None:
    example = EXAMPLES[code]
    assert code in {finding.code for finding in audit(small(example.before))}
    assert code not in {finding.code for finding in audit(small(example.after))}


@pytest.mark.parametrize("code", [code for code in CODES if code != "entry-uncited"])
def test_an_example_after_has_no_fault_at_all(code: str) -> None:
    assert [finding.message for finding in audit(small(EXAMPLES[code].after))] == []


def test_the_page_is_made_from_the_codes_and_the_examples(checkout: Path) -> None:
    assert (checkout / "docs" / "reference" / "audit.md").read_text(encoding="utf-8") == audit_page()
