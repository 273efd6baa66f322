"""What a date, a pointer and an id become, and where it is not sure what is meant."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiwright.check.fixes import ids, pointers
from teiwright.check.identifiers import NAME
from teiwright.check.meant_date import is_date, meant_date

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2003-8-8", "2003-08-08"),
        ("2003-8", "2003-08"),
        ("2003/08/13", "2003-08-13"),
        ("2003.8.9", "2003-08-09"),
        ("08.08.2003", "2003-08-08"),
        ("13.08.2003", "2003-08-13"),
        ("08/13/2003", "2003-08-13"),
        ("2003\u201308\u201308", "2003-08-08"),
        ("\u00a02003-08-08 ", "2003-08-08"),
        ("850", "0850"),
        ("-44", None),
        ("2003-08-08 12:30:00", "2003-08-08T12:30:00"),
        ("08.09.2003", None),
        ("08/09/2003", None),
        ("2003-02-30", None),
        ("30.02.2003", None),
        ("2003-13-01", None),
        ("8 August 2003", None),
        ("85", None),
        ("8-8-03", None),
        ("", None),
    ],
)
def test_a_date_is_mended_where_it_can_mean_one_day_only(written: str, meant: str | None) -> None:
    assert meant_date(written) == meant


@pytest.mark.parametrize(
    "value",
    [
        *("2003-08-08", "2003-08", "2003", "--08-08", "--08", "---08", "-0044-03-15", "12003", "2000-02-29"),
        *("2003-08-08Z", "2003-08-08+02:00", "2003-08-08T12:30:00", "12:30:00", " 2003-08-08\n", "--02-29"),
    ],
)
def test_a_date_that_is_right_stays(value: str) -> None:
    assert is_date(value)
    assert meant_date(value) is None


@pytest.mark.parametrize(
    "value", ["2003-8-8", "2003-02-29", "1900-02-29", "--02-30", "---32", "24:30:00", "x"]
)
def test_a_date_that_is_wrong_is_seen(value: str) -> None:
    assert not is_date(value)


@given(
    day=st.dates(dt.date(1000, 1, 1)),
    form=st.sampled_from(["{0}-{1}-{2}", "{0}/{1}/{2}", "{0}.{1}.{2}"]),
)
def test_year_month_and_day_become_the_same_day(day: dt.date, form: str) -> None:
    written = form.format(day.year, day.month, day.day)
    assert (meant_date(written) or written) == day.isoformat()


@given(value=st.text("0123456789-./ T:Z\u2013", max_size=12))
def test_what_is_mended_is_a_date_and_stays(value: str) -> None:
    new = meant_date(value)
    if new is not None:
        assert is_date(new)
        assert meant_date(new) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("# p1", "#p1"),
        ("#p1,#p2", "#p1 #p2"),
        ("#p1; #p2", "#p1 #p2"),
        ("#p1\u00a0#p2", "#p1 #p2"),
        ("\u200b#gone", "#gone"),
        ("# gone", None),
        ("#p1,#gone", None),
        ("#p1  #p2", None),
        ("#p1", None),
        ("a,b.xml#p1", None),
        ("", None),
        ("\u00a0", None),
    ],
)
def test_pointers_lose_the_white_space_that_misleads_them(written: str, meant: str | None) -> None:
    assert pointers.mended(written, frozenset({"p1", "p2"}), None) == meant


def test_a_space_in_the_name_of_a_file_is_escaped_where_the_file_is_there(tmp_path: Path) -> None:
    (tmp_path / "my 100% page.png").touch()
    assert pointers.mended(" my 100% page.png", frozenset(), tmp_path) == "my%20100%25%20page.png"
    assert pointers.mended("no page.png", frozenset(), tmp_path) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1a", "_1a"),
        ("a b", "a_b"),
        (" a ", "a"),
        ("a:b", "a_b"),
        ("ä.1", "ä.1"),
        (":", None),
        ("", None),
        (" ", None),
    ],
)
def test_an_id_becomes_a_name(written: str, meant: str | None) -> None:
    assert ids.legal(written) == meant


@given(value=st.text(max_size=10))
def test_a_legal_id_is_a_name(value: str) -> None:
    made = ids.legal(value)
    assert made is None or NAME.fullmatch(made)


def test_another_id_is_one_that_nobody_has() -> None:
    assert ids.another("a", frozenset({"a", "a-2", "a-3"})) == "a-4"
