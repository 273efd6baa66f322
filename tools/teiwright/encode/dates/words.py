"""The words of the calendar in English, German, French and Spanish.

English and German write months with a capital, French and Spanish without: with the case kept, "May" is a month and
"may" a verb, and all four languages can be read at once.
"""

from __future__ import annotations

from teiwright.encode.dates.w3c import Part

__all__ = [
    "ABBREVIATED_MONTHS",
    "ARTICLES",
    "CENTURY_WORDS",
    "EACH",
    "INFLECTED_PARTS",
    "MONTHS",
    "OPENERS",
    "ORDINALS",
    "PARTS",
    "ROMAN",
    "ROMAN_ORDINALS",
    "SEASONS",
    "SMALL_MONTHS",
    "TENS",
    "WEEKDAYS",
    "row",
]

_ENGLISH = "January February March April May June July August September October November December"
_GERMAN = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
_FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
_SPANISH = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
_SHORT = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"


def row(text: str) -> frozenset[str]:
    """The words of `text` as a set: a vocabulary reads best as running text."""
    return frozenset(text.split())


def _numbered(*rows: str, first: int = 1) -> dict[str, int]:
    return {word: number for row in rows for number, word in enumerate(row.split(), first)}


MONTHS = _numbered(_ENGLISH, _GERMAN) | {"Jänner": 1, "Feber": 2}
"""Months that may stand alone after a preposition."""

SMALL_MONTHS = _numbered(_FRENCH, _SPANISH) | {"aout": 8, "setiembre": 9}
"""Months without a capital: only beside a day or a year, for "mars" and "mayo" are words besides."""

ABBREVIATED_MONTHS = _numbered(_SHORT) | {"Sept": 9, "Okt": 10, "Dez": 12}
"""Abbreviated months, with or without a full stop: only beside a day or a year."""

WEEKDAYS = row(
    "monday tuesday wednesday thursday friday saturday sunday "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "lunes martes miércoles jueves viernes sábado domingo"
)

SEASONS = {
    word: month
    for month, row in (
        (3, "spring Frühling Frühjahr printemps primavera"),
        (6, "summer Sommer été verano"),
        (9, "autumn fall Herbst automne otoño"),
        (12, "winter hiver invierno"),
    )
    for word in row.lower().split()
}
"""The first month of each season."""

PARTS = {"early": Part.EARLY, "mid": Part.MID, "middle": Part.MID, "late": Part.LATE}
"""Parts that stand right before what they are a part of."""

INFLECTED_PARTS = {
    "frühe": Part.EARLY,
    "frühen": Part.EARLY,
    "späte": Part.LATE,
    "späten": Part.LATE,
    "anfang": Part.EARLY,
    "mitte": Part.MID,
    "ende": Part.LATE,
    "début": Part.EARLY,
    "milieu": Part.MID,
    "fin": Part.LATE,
    "principios": Part.EARLY,
    "inicios": Part.EARLY,
    "comienzos": Part.EARLY,
    "mediados": Part.MID,
    "fines": Part.LATE,
    "finales": Part.LATE,
}
"""Parts of the other languages: an article may stand between ("Ende der 1990er Jahre"), they have no shorter form."""

ARTICLES = row("the der des den dem les des du de del la los las")

EACH = row("each every jeden jedes chaque cada")

TENS = _numbered("twenties thirties forties fifties sixties seventies eighties nineties", first=2)
"""Decades in words, by their digit."""

ORDINALS = _numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
"""Ordinals that number a century; the twenty-first is written in two words."""

CENTURY_WORDS = row("century centuries jahrhundert jahrhunderts jahrhunderte jahrhunderten siècle siècles")

_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
ROMAN = {"X" * (number // 10) + _ONES[number % 10]: number for number in range(1, 23)}
"""Centuries in Roman figures, as French and Spanish count them."""

ROMAN_ORDINALS = {f"{figures}e": number for figures, number in ROMAN.items()}

OPENERS = (
    frozenset(word.lower() for word in (*MONTHS, *SMALL_MONTHS, *ABBREVIATED_MONTHS, *ROMAN_ORDINALS))
    | WEEKDAYS
    | EACH
    | frozenset((*SEASONS, *PARTS, *INFLECTED_PARTS, *TENS, *ORDINALS))
    | row("twenty siglo década années años ad c ca circa")
)
"""The words, in lower case, that a date can begin with."""
