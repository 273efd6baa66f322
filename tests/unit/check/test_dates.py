"""Dates are days of the calendar, and spans run forward."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiwright.check.dates import dates
from teiwright.check.iso8601 import iso_moment
from teiwright.check.moments import DAY, NoMoment, Span, moment
from teiwright.check.places import Places

if TYPE_CHECKING:
    from collections.abc import Callable

    from teiwright.model import Document

YEAR_1 = dt.date(1, 1, 1)


def _codes(document: Document) -> list[str]:
    return [found.code for found in dates(Places(document))]


@pytest.mark.parametrize(
    "value",
    [
        "1990", "1990-05", "1990-05-17", "2000-02-29", "-0044-03-15", "-0044", "12000-01-01", "0000", "--05-17", "--02-29",
        "--05", "---31", "12:30:00", "23:59:60", "24:00:00", "12:30:00.5+02:00", "1990-05-17T12:30:00Z", "1990-05-17Z", "1990+14:00",
        " 1990-05-17\n", "-0004-02-29", "-0005-02-29",
    ],
)  # fmt: skip
def test_a_date_of_w3c_is_allowed(tei: Callable[[str], Document], value: str) -> None:
    assert _codes(tei(f'<date when="{value}" when-iso="{value}"/>')) == []


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("1990-02-30", "names a day 30, but February 1990 has days 01 to 28"),
        ("1900-02-29", "names a day 29, but February 1900 has days 01 to 28"),
        ("1990-13", "names a month 13, but a year has months 01 to 12"),
        ("1990-00", "names a month 00"),
        ("1990-01-00", "names a day 00"),
        ("--02-30", "names a day 30, but February has days 01 to 29"),
        ("---32", "names a day 32"),
        ("25:00:00", "names a time, 25:00:00, that no clock shows"),
        ("24:00:01", "names a time"),
        ("23:59:61", "names a time"),
        ("1990-05-17T12:60:00", "names a time"),
        ("1990-5-17", "is no date"),
        ("17.5.1990", "is no date"),
        ("90", "is no date"),
        ("May 1990", "is no date"),
        ("1990?", "is no date"),
        ("1990/1991", "is no date"),
        ("", "is no date"),
        ("+1990", "is no date"),
        ("012345", "is no date"),
        ("1990-05-17T12:30", "is no date"),
        ("1990+15:00", "is no date"),
        ("\u0661\u0669\u0669\u0660", "is no date"),
        ("9" * 5000, "is no date"),
    ],
)
def test_a_date_that_there_is_not_is_found(tei: Callable[[str], Document], value: str, why: str) -> None:
    (found,) = dates(Places(tei(f'<date when="{value}"/>')))
    assert (found.code, found.locus.xpath) == ("date-invalid", "/TEI/text/body/date/@when")
    assert found.message.startswith(f'when "{value}" {why}')


@pytest.mark.parametrize(
    "value",
    [
        "19900517", "1990-137", "1990137", "1990-W20", "1990-W20-3", "1990W203", "2020-W53", "19", "+001990", "12:30", "1230",
        "T12", "T123015,5Z", "1990-05-17T12:30+02", "19900517T1230", "P1Y2M", "P3W", "PT12H30M", "P0.5D", "1990/1992",
        "1990-05-17/20", "2007-12-14T13:30/15:30", "1990/P2Y", "P2Y/1990", "R3/1990/P1Y", "1990/..", "../1990", "1990-05/1991",
        "1990-05/07", "19900517/19900518",
    ],
)  # fmt: skip
def test_a_date_of_iso_is_allowed(tei: Callable[[str], Document], value: str) -> None:
    assert _codes(tei(f'<date when-iso="{value}"/>')) == []


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("19900230", "names a day 30"),
        ("1990-366", "names a day 366 of a year, but 1990 has days 001 to 365"),
        ("1990-000", "names a day 000"),
        ("1990-W53", "names a week 53, but 1990 has weeks 01 to 52"),
        ("1990-W00", "names a week 00"),
        ("1990-W20-8", "names a day 8 of a week"),
        ("1990-05-17T25:00", "names a time"),
        ("1990-05T12:00", "gives a time to what is no single day"),
        ("1990-05-17T", "has a time that is none of ISO 8601"),
        ("1992/1990", "is an interval that ends before it begins"),
        ("1990-05-17/15", "is an interval that ends before it begins"),
        ("../..", "is no date of ISO 8601"),
        ("1990/1991/1992", "is no date of ISO 8601"),
        ("May 1990", "is no date of ISO 8601"),
        ("P", "is no date of ISO 8601"),
        ("", "is no date of ISO 8601"),
    ],
)
def test_a_date_that_iso_has_not_is_found(tei: Callable[[str], Document], value: str, why: str) -> None:
    (found,) = dates(Places(tei(f'<date when-iso="{value}"/>')))
    assert found.code == "date-invalid"
    assert found.message.startswith(f'when-iso "{value}" {why}')


@pytest.mark.parametrize(
    ("attributes", "codes"),
    [
        ('from="1990" to="1990"', []),
        ('from="1990-05-17" to="1990"', []),
        ('from="1990" to="1990-05"', []),
        ('from="1990-06" to="1990-05-31"', ["date-range"]),
        ('from="1991" to="1990"', ["date-range"]),
        ('from="-0044" to="-0045"', ["date-range"]),
        ('from="-0045" to="-0044"', []),
        ('notBefore="1991" notAfter="1990"', ["date-range"]),
        ('notBefore="1991" to="1990"', ["date-range"]),
        ('from="1991" notAfter="1990"', ["date-range"]),
        ('from="1991" notBefore="1991" to="1990" notAfter="1990"', ["date-range"]),
        ('from-iso="1990-W20" to-iso="1990-W19"', ["date-range"]),
        ('from="1991" to-iso="1990"', []),
        ('from="--12" to="--01"', []),
        ('from="22:00:00" to="02:00:00"', []),
        ('from="1990-13" to="1980"', ["date-invalid"]),
        ('from="1990-05-17T12:00:00Z" to="1990-05-17T13:00:00+02:00"', ["date-range"]),
        ('from="1990-05-17T12:00:00Z" to="1990-05-17T11:00:00"', []),
        ('from="1990-05-17T12:00:00" to="1990-05-17T12:00:00"', []),
        ('from="1990-05-17T24:00:00" to="1990-05-17"', ["date-range"]),
    ],
)
def test_a_span_runs_forward(tei: Callable[[str], Document], attributes: str, codes: list[str]) -> None:
    assert _codes(tei(f"<date {attributes}/>")) == codes


@pytest.mark.parametrize(
    "element",
    [
        '<biblScope from="xii" to="9"/>',
        '<citedRange from="240" to="250"/>',
        '<locus from="2r" to="1v"/>',
        '<app from="#a" to="#b"/>',
        '<date when-custom="The Ides of March"/>',
        '<date xmlns="http://www.tei-c.org/ns/Examples" when="soon"/>',
        '<timeline><when xml:id="w" absolute="1990-05-17T12:00:00"/></timeline>',
    ],
)
def test_what_is_no_date_is_left_alone(tei: Callable[[str], Document], element: str) -> None:
    assert _codes(tei(element)) == []


def test_the_absolute_time_of_a_timeline_is_a_date(tei: Callable[[str], Document]) -> None:
    assert _codes(tei('<timeline><when absolute="1990-02-30"/></timeline>')) == ["date-invalid"]


@given(st.dates())
def test_days_are_counted_as_python_counts_them(day: dt.date) -> None:
    first = (day - YEAR_1).days * DAY
    week = day.isocalendar()
    span = Span(first, first + DAY)
    assert moment(day.isoformat()) == span
    for text in (
        f"{day:%Y%m%d}".zfill(8),
        f"{day.year:04}-{day:%j}",
        f"{week.year:04}-W{week.week:02}-{week.weekday}",
    ):
        assert iso_moment(text) == span


@given(st.text("0123456789-/:.TZWPRYMD+ ", max_size=14))
def test_any_text_is_a_date_or_is_refused(text: str) -> None:
    for read in (moment, iso_moment):
        try:
            span = read(text)
        except NoMoment as error:
            assert str(error)  # noqa: PT017 - both outcomes are right
        else:
            assert span is None or span.first < span.last
