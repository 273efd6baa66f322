"""The authority file: the persons, organizations and places that an edition's mentions point to.

It is a TEI file whose `standOff` holds `listPerson`, `listOrg`, `listPlace` and `listRelation`
(TEI P5 Guidelines, chapter 14, Names, Dates, People, and Places).
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from teiwright import xml
from teiwright.errors import AuthorityError
from teiwright.model import XML_ID, Document, MentionKind, tei

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from lxml import etree

__all__ = ["NOBODY", "Authority", "Entity", "Name", "from_document", "read"]

KINDS = {
    tei("person"): (MentionKind.PERSON, tei("persName")),
    tei("org"): (MentionKind.ORGANIZATION, tei("orgName")),
    tei("place"): (MentionKind.PLACE, tei("placeName")),
}
POINTERS = ("active", "passive", "mutual")


@dataclass(frozen=True, slots=True)
class Name:
    """A form under which an entity is named.

    Attributes:
        text: the characters, white space folded.
        type: ``full``, ``abbreviation``, ``variant``, or empty for the preferred form.
        surname: the family name inside a person's name, or empty.
        xml_id: of a dated name that relations point to, or empty.
    """

    text: str
    type: str = ""
    surname: str = ""
    xml_id: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organization or place with all of its names, the preferred one first."""

    id: str
    kind: MentionKind
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Authority:
    """All that may be referred to, by `xml:id`."""

    uri: str
    entities: Mapping[str, Entity]

    def __contains__(self, identifier: str) -> bool:
        """Whether an entity has this id."""
        return identifier in self.entities

    def __iter__(self) -> Iterator[Entity]:
        """The entities in the order of the file."""
        return iter(self.entities.values())


NOBODY = Authority("", MappingProxyType({}))
"""The authority of a text for which nobody wrote one."""


def read(path: Path | str) -> Authority:
    """The authority file at `path`.

    Raises:
        UnreadableError: it cannot be read as XML.
        AuthorityError: an id stands twice, an entity has no id or no name, or a relation leads nowhere.
    """
    return from_document(xml.read(path))


def from_document(document: Document) -> Authority:
    """The authority that `document` holds; raises as `read` does."""
    root = document.root
    ids = _ids(root, document.uri)
    entities = {e.id: e for e in _entities(root, document.uri)}
    if not entities:
        raise AuthorityError(
            f"{document.uri}: names no person, organization or place; give a TEI file with listPerson, listOrg or listPlace"
        )
    _check_relations(root, ids, document.uri)
    return Authority(document.uri, entities)


def _ids(root: etree._Element, uri: str) -> set[str]:
    seen: dict[str, int] = {}
    for element in root.iter("*"):
        identifier = element.get(XML_ID)
        if identifier is None:
            continue
        if identifier in seen:
            raise AuthorityError(
                f'{uri}:{element.sourceline}: xml:id "{identifier}" stands twice, first on line {seen[identifier]}; '
                "give each entity an id of its own"
            )
        seen[identifier] = element.sourceline or 0
    return set(seen)


def _entities(root: etree._Element, uri: str) -> Iterator[Entity]:
    for element in root.iter(*KINDS):
        kind, tag = KINDS[str(element.tag)]
        names = tuple(_name(n) for n in element.iterchildren(tag) if _text(n))
        identifier = element.get(XML_ID)
        if not identifier or not names:
            missing = "xml:id" if not identifier else "name"
            raise AuthorityError(f"{uri}:{element.sourceline}: a {kind} has no {missing}; add one")
        yield Entity(identifier, kind, names)


def _name(element: etree._Element) -> Name:
    surname = element.find(tei("surname"))
    return Name(
        _text(element),
        element.get("type", ""),
        "" if surname is None else _text(surname),
        element.get(XML_ID, ""),
    )


def _text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _check_relations(root: etree._Element, ids: set[str], uri: str) -> None:
    for relation in root.iter(tei("relation")):
        for attribute in POINTERS:
            for pointer in relation.get(attribute, "").split():
                if pointer.startswith("#") and pointer[1:] not in ids:
                    raise AuthorityError(
                        f'{uri}:{relation.sourceline}: relation/@{attribute} points to "{pointer}", which is not there; '
                        "mend the pointer or add the entity"
                    )
