"""Who and what is asked for: the persons, organizations and places of a TEI file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teiwright import authority
from teiwright.model import XML_ID, tei

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

    from teiwright.model import Document, MentionKind

__all__ = ["FACTS", "Subject", "subjects"]

YEAR = re.compile(r"-?\d{4,}")
DATED = ("when", "notBefore", "from")
FACTS = ("birth", "birth-year", "death", "death-year", "country", "occupation")
"""What of an entity can be sent as a property."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An entity as it is asked for.

    Attributes:
        id: its `xml:id`.
        kind: a person, organization or place.
        name: its preferred name.
        identifiers: its `idno` elements, as type and text.
        facts: by the names in `FACTS`, those that the file has.
    """

    id: str
    kind: MentionKind
    name: str
    identifiers: tuple[tuple[str, str], ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)


def subjects(document: Document) -> tuple[Subject, ...]:
    """The entities of an authority file, or those in an edition's own lists, in their order.

    Raises:
        AuthorityError: see `teiwright.authority.read`.
    """
    elements = {
        each.get(XML_ID): each for each in document.root.iter(tei("person"), tei("org"), tei("place"))
    }
    return tuple(
        Subject(
            entity.id,
            entity.kind,
            entity.names[0].text,
            tuple((n.get("type", ""), _text(n)) for n in elements[entity.id].iterchildren(tei("idno"))),
            dict(_facts(elements[entity.id])),
        )
        for entity in authority.from_document(document)
    )


def _facts(element: etree._Element) -> Iterator[tuple[str, str]]:
    for name in ("birth", "death"):
        event = element.find(tei(name))
        date = "" if event is None else next(filter(None, map(event.get, DATED)), "")
        year = YEAR.match(date)
        if date:
            yield name, date
        if year:
            yield f"{name}-year", year[0]
    for name in ("country", "occupation"):
        found = element.find(f"{tei('location')}/{tei(name)}")
        found = element.find(tei(name)) if found is None else found
        if found is not None and _text(found):
            yield name, _text(found)


def _text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())
