"""Dates in attributes: the calendar has them, and no span of time ends before it begins (TEI, chapter 14.4)."""

from __future__ import annotations

from itertools import groupby, product
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING

from teiwright.check.attributes import DATES
from teiwright.check.codes import finding
from teiwright.check.iso8601 import iso_moment
from teiwright.check.meant_date import meant_date
from teiwright.check.moments import NoMoment, Span, moment
from teiwright.check.places import locus
from teiwright.model import TEI_NS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from lxml import etree

    from teiwright.check.gathered import Entry
    from teiwright.check.places import Places
    from teiwright.model import Finding

__all__ = ["dates"]

STARTS = ("from", "notBefore")
ENDS = ("to", "notAfter")
ISO = "-iso"
READERS: Mapping[str, Callable[[str], Span | None]] = MappingProxyType(
    {name: iso_moment if name.endswith(ISO) else moment for name in DATES - {"absolute"}}
)
"""The attributes that hold dates, with what reads them."""

WORDS_ON = frozenset(["app", "arc", "biblScope", "citedRange", "locus", "rt", "span"])
"""The elements whose `from` and `to` are pointers, pages or folios."""

SPACE = " \t\r\n"
TEI = f"{{{TEI_NS}}}"


def dates(places: Places) -> Iterator[Finding]:
    """A finding for each date that there is not, and for each span that runs backwards.

    Looked at are `when`, `from`, `to`, `notBefore` and `notAfter`, the same with ``-iso``, and `absolute` of `when`. `-custom` dates
    follow no form that could be checked.
    """
    known: dict[tuple[str, str], Span | NoMoment | None] = {}
    for element, entries in groupby(places.gathered().dates, key=itemgetter(0)):
        tag = str(element.tag)
        local = tag.removeprefix(TEI)
        if local != tag:
            yield from _of_element(places, local, entries, known)


def _of_element(
    places: Places,
    local: str,
    entries: Iterable[Entry],
    known: dict[tuple[str, str], Span | NoMoment | None],
) -> Iterator[Finding]:
    """What is wrong with the dates of one element; `known` holds what the values of a document are, and is added to."""
    spans: dict[str, Span] = {}
    for element, attribute, value in entries:
        reader = moment if (local, attribute) == ("when", "absolute") else READERS.get(attribute)
        if reader is None or (local in WORDS_ON and attribute in {"from", "to"}):
            continue
        if (attribute, value) not in known:
            known[attribute, value] = _read(reader, value)
        span = known[attribute, value]
        if isinstance(span, NoMoment):
            where = locus(places, element, attribute)
            meant = meant_date(value)
            advice = f"write {meant}" if meant else ""
            yield finding("date-invalid", where, f'{attribute} "{value}" {span}', advice)
        elif span is not None:
            spans[attribute] = span
    if len(spans) > 1:
        yield from _backwards(places, element, spans)


def _read(reader: Callable[[str], Span | None], value: str) -> Span | NoMoment | None:
    try:
        return reader(value.strip(SPACE))
    except NoMoment as error:
        return error


def _backwards(places: Places, element: etree._Element, spans: dict[str, Span]) -> Iterator[Finding]:
    for suffix, start, end in product(("", ISO), STARTS, ENDS):
        first, last = spans.get(start + suffix), spans.get(end + suffix)
        if first is not None and last is not None and first.after(last):
            (one, other) = (element.get(name + suffix, "") for name in (start, end))
            message = f'{start}{suffix} "{one}" is later than {end}{suffix} "{other}"'
            yield finding("date-range", locus(places, element, end + suffix), message)
            return
