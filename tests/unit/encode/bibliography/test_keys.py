"""Keys: valid, unique, stable."""

from __future__ import annotations

import re

import pytest

from teiwright.encode.bibliography import parse, parse_all

NCNAME = re.compile(r"[a-z][a-z0-9-]*")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Harvey, D. (2004) A Title.", "harvey2004"),
        ("IOM (2003a) A Title.", "iom2003a"),
        ("Human Rights Watch (2003) A Title.", "hrw2003"),
        ("Amnesty International, and Human Rights Watch (2002) A Title.", "amnestyinternational-hrw2002"),
        ("Düvell, F. (2003) A Title.", "duvell2003"),
        ("Łukasik, Jan. 2003. A Title.", "lukasik2003"),
        ("3M (2003) A Title.", "bibl3m2003"),
        ("Aa, Bb. Forthcoming. A Title.", "aa"),
        ("Interview IOM staff (05.05.2009): Personal interview.", "interview-iom-staff-2009-05-05"),
    ],
)
def test_a_key_is_who_and_when(text: str, key: str) -> None:
    assert parse(text).key == key


def test_keys_that_collide_get_letters_that_no_printed_suffix_has() -> None:
    texts = ["Aa, B. (2003) One.", "Aa, B. (2003b) Two.", "Aa, C. (2003) Three.", "Aa, D. (2003) Four."]
    assert [entry.key for entry in parse_all(texts)] == ["aa2003", "aa2003b", "aa2003c", "aa2003d"]


def test_two_interviews_on_one_day_have_two_keys() -> None:
    keys = [entry.key for entry in parse_all(["Interview IOM staff (05.05.2009): Personal interview."] * 3)]
    assert keys == [f"interview-iom-staff-2009-05-05{end}" for end in ("", "-b", "-c")]


@pytest.mark.parametrize("text", ["…", "2003", "Ωμέγα (2003) Title.", "(ed.) (2003)"])
def test_a_key_is_an_ncname_whatever_the_entry_says(text: str) -> None:
    keys = [entry.key for entry in parse_all([text] * 40)]
    assert len(set(keys)) == 40
    assert all(NCNAME.fullmatch(key) for key in keys)
