"""The names that `xml:id` gives: well-formed, and each of them given once (xml:id 1.0, section 4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.check.characters import NAME_CHARACTERS, NAME_START
from teiwright.check.codes import finding
from teiwright.check.places import locus
from teiwright.model import XML_ID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from teiwright.check.places import Places
    from teiwright.model import Finding

__all__ = ["NAME", "START", "identifiers", "wrong_ids"]

START = NAME_START
"""What a name begins with, as the inside of a class of a Python expression."""

NAME = re.compile(f"[{START}][{NAME_CHARACTERS}]*")
"""A name without a colon (XML Namespaces 1.0, NCName)."""


def identifiers(places: Places) -> Iterator[Finding]:
    """A finding for each `xml:id` that is no name and for each that several elements have.

    Every element that shares its id has a finding, which names the place of another one.
    """
    for name, elements in _wrong(places):
        for element in elements:
            where = locus(places, element, XML_ID)
            if not NAME.fullmatch(name):
                yield finding("id-invalid", where, f'the xml:id "{name}" is not a name')
            else:
                other = elements[1] if element is elements[0] else elements[0]
                message = f'the xml:id "{name}" is on the element at {_place(places, element, other)} too'
                yield finding("id-duplicate", where, message)


def wrong_ids(places: Places) -> set[etree._Element]:
    """The elements that `identifiers` speaks of."""
    return {element for _, elements in _wrong(places) for element in elements}


def _wrong(places: Places) -> Iterator[tuple[str, list[etree._Element]]]:
    """Each id that is no name or that several elements have, with its elements."""
    owners: dict[str, list[etree._Element]] = {}
    for element, _, name in places.gathered().ids:
        owners.setdefault(name, []).append(element)
    for name, elements in owners.items():
        if len(elements) > 1 or not NAME.fullmatch(name):
            yield name, elements


def _place(places: Places, element: etree._Element, other: etree._Element) -> str:
    """Line and column of `other`, with the name of its file where `element` stands in another one."""
    line, column = places.position(other)
    own, its = (places.origin(node)[0].document.uri for node in (element, other))
    return f"{line}:{column}" if own == its else f"{its}:{line}:{column}"
