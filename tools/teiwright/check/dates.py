"""Dates in attributes: the calendar has them, and no span of time ends before it begins (TEI, chapter 14.4)."""

from __future__ import annotations

from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING

from teiwright.check.codes import finding
from teiwright.check.iso8601 import iso_moment
from teiwright.check.meant_date import meant_date
from teiwright.check.moments import NoMoment, Span, moment
from teiwright.check.places import locus
from teiwright.model import TEI_NS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lxml import etree

    from teiwright.check.places import Places
    from teiwright.model import Finding

__all__ = ["dates"]

STARTS = ("from", "notBefore")
ENDS = ("to", "notAfter")
ISO = "-iso"
READERS: Mapping[str, Callable[[str], Span | None]] = MappingProxyType(
    {
        **dict.fromkeys(("when", *STARTS, *ENDS), moment),
        **dict.fromkeys((f"{name}{ISO}" for name in ("when", *STARTS, *ENDS)), iso_moment),
    }
)
"""The attributes that hold dates, with what reads them."""

WORDS_ON = frozenset(["app", "arc", "biblScope", "citedRange", "locus", "rt", "span"])
"""The elements whose `from` and `to` are pointers, pages or folios."""

SPACE = " \t\r\n"


def dates(places: Places) -> Iterator[Finding]:
    """A finding for each date that there is not, and for each span that runs backwards.

    Looked at are `when`, `from`, `to`, `notBefore` and `notAfter`, the same with ``-iso``, and `absolute` of `when`. `-custom` dates
    follow no form that could be checked.
    """
    for element in places.document.tree.iter(f"{{{TEI_NS}}}*"):
        if element.attrib:
            yield from _of_element(places, element)


def _of_element(places: Places, element: etree._Element) -> Iterator[Finding]:
    name = str(element.tag)[len(TEI_NS) + 2 :]
    spans: dict[str, Span] = {}
    for attribute, value in element.items():
        reader = moment if (name, attribute) == ("when", "absolute") else READERS.get(str(attribute))
        if reader is None or (name in WORDS_ON and attribute in {"from", "to"}):
            continue
        try:
            span = reader(str(value).strip(SPACE))
        except NoMoment as error:
            where = locus(places, element, str(attribute))
            meant = meant_date(str(value))
            advice = f"write {meant}" if meant else ""
            yield finding("date-invalid", where, f'{attribute} "{value}" {error}', advice)
            continue
        if span is not None:
            spans[str(attribute)] = span
    if len(spans) > 1:
        yield from _backwards(places, element, spans)


def _backwards(places: Places, element: etree._Element, spans: dict[str, Span]) -> Iterator[Finding]:
    for suffix, start, end in product(("", ISO), STARTS, ENDS):
        first, last = spans.get(start + suffix), spans.get(end + suffix)
        if first is not None and last is not None and first.after(last):
            (one, other) = (element.get(name + suffix, "") for name in (start, end))
            message = f'{start}{suffix} "{one}" is later than {end}{suffix} "{other}"'
            yield finding("date-range", locus(places, element, end + suffix), message)
            return
