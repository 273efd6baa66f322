"""What stands at one place of a paragraph: the forms of `days`, `periods` and `terms`, the most telling first.

Nothing here looks at what the sentence says around a term: that is `plausible`, for those terms that are `bare`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from teiwright.encode.dates import words
from teiwright.encode.dates.days import day_month, iso_day, month_day, month_number, named_month, numeric_day
from teiwright.encode.dates.periods import named_century, named_decade, named_part, named_season
from teiwright.encode.dates.terms import Term, apostrophe_year, bare_year, era_year
from teiwright.encode.dates.w3c import Point

if TYPE_CHECKING:
    from collections.abc import Callable

    from teiwright.encode.dates.tokens import Line

__all__ = ["term"]


def _yearly(line: Line, at: int) -> Term | None:
    """``each November``, ``every 8 March``."""
    if line.word(at) not in words.EACH:
        return None
    found = day_month(line, at + 1) or month_day(line, at + 1)
    if found is None:
        month = month_number(line, at + 1)
        found = Term(Point(None, month[0]), at, month[1]) if month else None
    if found is None or not isinstance(found.value, Point) or found.value.year is not None:
        return None
    return replace(found, begin=at, bare=False, yearly=True)


_FORMS: tuple[Callable[[Line, int], Term | None], ...] = (
    _yearly,
    named_part,
    iso_day,
    numeric_day,
    day_month,
    month_day,
    named_month,
    named_season,
    named_century,
    named_decade,
    era_year,
    apostrophe_year,
    bare_year,
)


def term(line: Line, at: int) -> Term | None:
    """The term that begins with the token at `at`, or None."""
    for form in _FORMS:
        found = form(line, at)
        if found is not None:
            return found
    return None
