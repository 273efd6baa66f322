"""Recipes: every key known, every value of its form, each error one sentence that says where and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teiwright import recipe
from teiwright.errors import RecipeError

if TYPE_CHECKING:
    from pathlib import Path

LEAST = """
[edition]
id = "small"
title = "A Small Text"
date = "2026-11-24"
publisher = "Nobody"
licence = "https://creativecommons.org/licenses/by/4.0/"
licence_name = "CC BY 4.0"
[[edition.authors]]
surname = "Weir"
forename = "Ada"
[[edition.responsibilities]]
id = "teiwright"
name = "teiwright"
resp = "rules"
[source]
rights = "Written for tests."
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "r.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_least_recipe_is_enough(tmp_path: Path) -> None:
    found = recipe.read(written(tmp_path, LEAST))
    assert found.edition.authors[0].surname == "Weir"
    assert found.names.ignore == ()


def test_all_tables_are_read(tmp_path: Path) -> None:
    more = """
[names]
ignore = ["US Dollars"]
[[names.fixes]]
context = "the [Council]"
ref = "c"
[[structure.fixes]]
starts = "One"
level = 3
[[citations]]
citation = "A, 1990"
entry = "a1990"
[[corrections]]
sic = "oold"
corr = "old"
[source.printed]
title = "T"
year = "1990"
"""
    found = recipe.read(written(tmp_path, LEAST + more))
    assert found.structure.fixes[0].level == 3
    assert found.names.fixes[0].context == "the [Council]"
    assert found.source.printed is not None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("[source]", "[sauce]"), 'unknown key "sauce"; the keys here are '),
        (('id = "small"', 'id = "small"\ncolour = "red"'), 'unknown key "edition.colour"'),
        (('surname = "Weir"', 'surename = "Weir"'), r'unknown key "edition.authors\[1\].surename"'),
        (('rights = "Written for tests."', ""), 'the key "source.rights" is missing; add it'),
        (('id = "small"', "id = 3"), '"edition.id" must be text in quotation marks, not 3'),
        (('id = "small"', 'id = "no name"'), '"no name" is no XML name'),
        (('id = "small"', "id = small"), "is not TOML"),
        (("[[edition.authors]]", "[edition.authors]"), '"edition.authors" must be a list'),
        (("[edition]", "uri = 'x'\n[edition]"), 'unknown key "uri"'),
    ],
)
def test_a_fault_is_named_with_its_place(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    assert change[0] in LEAST
    with pytest.raises(RecipeError, match=message) as caught:
        recipe.read(written(tmp_path, LEAST.replace(*change)))
    assert str(caught.value).startswith(str(tmp_path / "r.toml"))
    assert "\n" not in str(caught.value)


def test_a_missing_recipe_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(RecipeError, match="cannot be read"):
        recipe.read(tmp_path / "none.toml")
