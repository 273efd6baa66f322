"""Whatever date is written in whatever form is found again, and no text makes the finder say something false."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import edtf
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from teiwright.encode.dates import find

if TYPE_CHECKING:
    from collections.abc import Callable


def row(words: str) -> list[str]:
    return words.split()


MONTHS = {
    "en": row("January February March April May June July August September October November December"),
    "de": row("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
    "fr": row("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    "es": row("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
}

FORMS: dict[str, Callable[[dt.date], str]] = {
    "8 August 2003": lambda day: f"{day.day} {MONTHS['en'][day.month - 1]} {day.year}",
    "August 8, 2003": lambda day: f"{MONTHS['en'][day.month - 1]} {day.day}, {day.year}",
    "25.04.2009": lambda day: f"{day:%d.%m.%Y}",
    "5.4.2009": lambda day: f"{day.day}.{day.month}.{day.year}",
    "25. 4. 2009": lambda day: f"{day.day}. {day.month}. {day.year}",
    "2003-08-08": lambda day: day.isoformat(),
    "8. August 2003": lambda day: f"{day.day}. {MONTHS['de'][day.month - 1]} {day.year}",
    "8 août 2003": lambda day: f"{day.day} {MONTHS['fr'][day.month - 1]} {day.year}",
    "8 de agosto de 2003": lambda day: f"{day.day} de {MONTHS['es'][day.month - 1]} de {day.year}",
}

days = st.dates(dt.date(1000, 1, 1), dt.date(2199, 12, 31))
pieces = st.sampled_from(
    [
        *row(
            "1990 2000 1100 44 8 31 91 06 May August Sept. each early mid late to and between from in the s th century"
        ),
        *row(
            "19th BC AD circa c. – - / . , ( ) ' ’ $ % people projects spring of 2003-08-08 25.04.2009 Ende der 1990er"
        ),
        *row("siglo XIX février de \n é 12345 ٣"),
    ]
)
texts = st.lists(st.tuples(pieces, st.sampled_from(["", " "])), max_size=14).map(
    lambda parts: "".join(piece + space for piece, space in parts)
)


def points(text: str) -> list[str]:
    return [value for found in find(text) for _, value in found.attributes]


@pytest.mark.parametrize("form", FORMS)
@given(day=days)
def test_a_day_in_any_form_is_found_with_its_value(form: str, day: dt.date) -> None:
    written = FORMS[form](day)
    text = f"They met ({written}) by the weir."
    (found,) = find(text)
    assert text[found.start : found.end] == written
    assert found.attributes == (("when", day.isoformat()),)


@given(first=days, last=days, dash=st.sampled_from([" to ", "–", " – ", " until "]))
def test_a_range_of_days_is_found_with_both_its_ends(first: dt.date, last: dt.date, dash: str) -> None:
    assume(first < last)
    written = FORMS["8 August 2003"](first) + dash + FORMS["8 August 2003"](last)
    (found,) = find(f"from {written} it rained")
    assert found.end - found.start == len(f"from {written}")
    assert found.attributes == (("from", first.isoformat()), ("to", last.isoformat()))


@given(first=st.integers(1400, 2029), length=st.integers(1, 9), dash=st.sampled_from("-–"))
def test_a_short_end_of_a_range_is_in_the_century_that_lets_it_run_forward(
    first: int, length: int, dash: str
) -> None:
    last = first + length
    written = f"{first}{dash}{last % 100:02d}"
    assert points(f"in {written}.") == [str(first), str(last)]


@given(year=st.integers(1400, 2029))
def test_a_decade_holds_its_early_middle_and_late_part(year: int) -> None:
    decade = year // 10 * 10
    assume(decade % 100 or decade >= 2000)
    assert points(f"in the {decade}s") == [str(decade), str(decade + 9)]
    parts = [points(f"in the {part} {decade}s") for part in ("early", "mid", "late")]
    assert [value for part in parts for value in part] == [str(decade + n) for n in (0, 3, 4, 6, 7, 9)]


@given(text=texts, cut=st.tuples(st.integers(0, 40), st.integers(0, 40)))
@example(text="1990 and 8 and 31 May", cut=(0, 0))
def test_mentions_stand_in_the_text_in_order_outside_the_masks(text: str, cut: tuple[int, int]) -> None:
    end = 0
    for found in find(text, masked=[cut], year=1951):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == text[found.start : found.end].strip()
        assert cut[0] >= cut[1] or found.end <= cut[0] or cut[1] <= found.start
        end = found.end


@given(text=texts)
def test_every_value_is_a_date_that_exists_and_every_range_runs_forward(text: str) -> None:
    for found in find(text, year=1951):
        names = [name for name, _ in found.attributes]
        assert names in ([], ["when"], ["from", "to"], ["notBefore", "notAfter"])
        values = [value for _, value in found.attributes if not value.startswith("--")]
        for value in values:
            edtf.parse_edtf(value)
        if len(values) == 2 and not any(value.startswith("-") for value in values):
            assert values[0] <= values[1]


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    for found in find(text):
        assert text[found.start : found.end].strip()
