"""The reference of the recipe names every key, and its least recipe works."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

import pytest

from teiwright import recipe
from teiwright.encode.roles import Role

if TYPE_CHECKING:
    from pathlib import Path

TABLES = [
    recipe.Agent,
    recipe.Responsibility,
    recipe.Edition,
    recipe.Printed,
    recipe.SourceFacts,
    recipe.StructureFix,
    recipe.MentionFix,
    recipe.Names,
    recipe.CitationFix,
    recipe.Correction,
]


@pytest.fixture(scope="module")
def page(checkout: Path) -> str:
    return (checkout / "docs" / "reference" / "recipe.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", TABLES)
def test_every_key_is_described(page: str, table: type) -> None:
    for key in dataclasses.fields(table):
        assert f"`{key.name}`" in page or key.name == "fixes", key.name


def test_every_kind_of_block_is_named(page: str) -> None:
    assert all(f"`{role}`" in page for role in Role)


def test_the_least_recipe_of_the_page_is_read(page: str, tmp_path: Path) -> None:
    least = re.search(r"```toml\n(\[edition\].*?)```", page, re.DOTALL)
    assert least is not None
    (tmp_path / "r.toml").write_text(least[1], encoding="utf-8")
    assert recipe.read(tmp_path / "r.toml").edition.id == "mill1990"
