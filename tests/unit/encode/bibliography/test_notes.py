"""Full references in running notes of four languages: `notes.txt` has them in square brackets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from teiwright.encode.bibliography import references_in

NOTES = Path(__file__).with_name("notes.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("note", NOTES)
def test_each_full_reference_of_a_note_is_told_from_its_first_name_to_its_locator(note: str) -> None:
    text = re.sub(r"[\[\]]", "", note)
    found = references_in(text)
    assert [text[one.start : one.end] for one in found] == re.findall(r"\[([^\]]*)\]", note)
    assert all(one.entry.year and one.entry.responsible for one in found)
