"""The calendar itself: which days exist, and how they are written."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiwright.encode.dates.w3c import (
    Part,
    Period,
    Point,
    attributes,
    century,
    exists,
    fill,
    forward,
    part_of,
    season,
)


@given(st.dates())
def test_a_day_that_exists_is_written_in_iso_form(day: dt.date) -> None:
    point = Point(day.year, day.month, day.day)
    assert exists(point)
    assert str(point) == day.isoformat()


@given(st.integers(1, 9999), st.integers(1, 12))
def test_the_day_before_the_first_of_a_month_is_the_last_that_exists(year: int, month: int) -> None:
    length = max(day for day in range(1, 32) if exists(Point(year, month, day)))
    try:
        following = dt.date(year, month, length) + dt.timedelta(days=1)
    except OverflowError:
        return
    assert following.day == 1


@pytest.mark.parametrize(
    ("point", "written"),
    [
        (Point(-44), "-0044"),
        (Point(-44, 3, 15), "-0044-03-15"),
        (Point(79), "0079"),
        (Point(None, 11), "--11"),
        (Point(None, 3, 8), "--03-08"),
    ],
)
def test_a_point_is_written_as_xml_schema_says(point: Point, written: str) -> None:
    assert str(point) == written


def test_there_is_no_year_zero_no_thirteenth_month_and_no_31_april() -> None:
    assert not any(map(exists, (Point(0), Point(2003, 13), Point(2003, 4, 31), Point(1900, 2, 29))))
    assert exists(Point(None, 2, 29))


def test_the_years_5_and_1_before_christ_had_a_29_february() -> None:
    assert exists(Point(-1, 2, 29))
    assert exists(Point(-5, 2, 29))
    assert not exists(Point(-4, 2, 29))


def test_the_parts_of_a_century_follow_each_other_without_a_gap() -> None:
    whole = century(19)
    parts = [part_of(whole, part) for part in Part]
    assert [(str(part.first), str(part.last)) for part in parts] == [
        ("1801", "1833"),
        ("1834", "1867"),
        ("1868", "1900"),
    ]


def test_the_late_part_of_february_ends_with_its_last_day() -> None:
    assert part_of(Point(2004, 2), Part.LATE).last == Point(2004, 2, 29)
    assert part_of(Point(2003, 2), Part.LATE).last == Point(2003, 2, 28)


def test_a_winter_named_by_two_years_lies_between_them() -> None:
    assert season(12, 1944, 1945) == Period(Point(1944, 12), Point(1945, 2), fuzzy=True)
    assert season(12, 2015, 2015) == Period(Point(2015, 1), Point(2016, 2), fuzzy=True)


def test_a_year_is_filled_in_only_where_none_is() -> None:
    assert fill(Period(Point(None, 5), Point(2003, 6)), 1999) == Period(Point(1999, 5), Point(2003, 6))


def test_a_period_that_ends_where_it_begins_does_not_run_forward() -> None:
    assert forward(Point(1990), Point(1990, 5))
    assert not forward(Point(1990), Point(1990))
    assert not forward(Point(-450), Point(-500))


def test_a_fuzzy_period_has_bounds_and_a_sure_one_has_ends() -> None:
    assert attributes(Period(Point(1990), Point(1993), fuzzy=True)) == (
        ("notBefore", "1990"),
        ("notAfter", "1993"),
    )
    assert attributes(century(19)) == (("from", "1801"), ("to", "1900"))
