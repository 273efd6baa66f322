"""TOML tables fill dataclasses or are refused with one sentence."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - the reader asks for the type of each field
from dataclasses import dataclass, field
from typing import Any

import pytest

from teiwright.errors import SettingsError
from teiwright.tables import fill


@dataclass(frozen=True, slots=True)
class Inner:
    """A table in a table."""

    name: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Outer:
    """Every kind of field."""

    uri: str
    inner: Inner | None = None
    several: tuple[Inner, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)


def test_every_kind_of_field_is_filled() -> None:
    table = {"inner": {"name": "a"}, "several": [{"name": "b", "size": 2}], "words": {"c": "d"}}
    assert fill(Outer, table, "f.toml", SettingsError) == Outer(
        "f.toml", Inner("a"), (Inner("b", 2),), {"c": "d"}
    )


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"uri": "x"}, 'unknown key "uri"; take it out'),
        ({"iner": {}}, 'unknown key "iner"; the keys here are inner, several, words'),
        ({"inner": {}}, 'the key "inner.name" is missing; add it'),
        ({"inner": []}, '"inner" must be a table'),
        ({"words": "c"}, '"words" must be a table'),
        ({"words": {"c": 1}}, '"words.c" must be text in quotation marks, not 1'),
        ({"several": {}}, '"several" must be a list'),
        (
            {"several": [{"name": "a"}, {"name": 1}]},
            '"several[2].name" must be text in quotation marks, not 1',
        ),
        ({"inner": {"name": "a", "size": True}}, '"inner.size" must be a whole number, not True'),
    ],
)
def test_a_fault_is_one_sentence_with_its_place(table: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        fill(Outer, table, "f.toml", SettingsError)
    assert str(caught.value) == f"f.toml: {message}"
