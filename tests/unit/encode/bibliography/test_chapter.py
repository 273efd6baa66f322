"""All printed entries of the chapter against a table of their fields that was read by hand, twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from teiwright.encode.bibliography import parse
from teiwright.encode.bibliography.fields import NAMES

if TYPE_CHECKING:
    from pathlib import Path

    from teiwright.encode.bibliography import Entry

LEFT_OVER = {"and", "ed", "eds", "in", "no", "pp", "vol"}

Rows = tuple[tuple[str, str, str], ...]


def test_the_table_holds_every_entry_of_the_chapter(texts: list[str]) -> None:
    assert len(texts) == 76


def test_each_printed_field_comes_out_and_nothing_else(entry: Entry, rows: Rows) -> None:
    assert {row[0] for row in rows} <= NAMES
    assert (
        tuple((field.name, entry.text[field.start : field.end], field.value) for field in entry.fields)
        == rows
    )


def test_each_entry_has_its_kind_and_key(entry: Entry, kind: str, key: str) -> None:
    assert (entry.kind.value, entry.key) == (kind, key)


def test_only_joints_stand_outside_the_fields(entry: Entry) -> None:
    claimed = {place for field in entry.fields for place in range(field.start, field.end)}
    rest = "".join(" " if place in claimed else mark for place, mark in enumerate(entry.text))
    assert {word.lower() for word in re.findall(r"\w+", rest)} <= LEFT_OVER


@pytest.mark.shared
def test_the_table_holds_the_entries_as_the_source_prints_them(shared: Path, texts: list[str]) -> None:
    lines = (shared / "source" / "georgi2010.txt").read_text(encoding="utf-8").splitlines()
    behind = lines[lines.index("Bibliography") :]
    assert [line.removeprefix("- ").replace("*", "") for line in behind if line.startswith("- ")] == texts


def test_a_page_break_at_any_space_changes_no_value(entry: Entry) -> None:
    values = [(field.name, field.value) for field in entry.fields]
    for place in (place for place, mark in enumerate(entry.text) if mark == " "):
        broken = parse(f"{entry.text[:place]}\n{entry.text[place + 1 :]}")
        assert [(field.name, field.value) for field in broken.fields] == values
        assert broken.names == entry.names
