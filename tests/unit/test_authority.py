"""The authority file: entities with their names, and what it may not hold."""

from __future__ import annotations

import pytest

from teiwright import authority, xml
from teiwright.errors import AuthorityError
from teiwright.model import MentionKind

HEAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff>'
PERSON = '<listPerson><person xml:id="w"><persName><forename>A.</forename> <surname>Weir</surname></persName></person></listPerson>'
TAIL = "</standOff></TEI>"


def read(body: str) -> authority.Authority:
    return authority.from_document(xml.parse(f"{HEAD}{body}{TAIL}".encode(), "a.xml"))


def test_an_entity_has_its_names_in_order_with_their_surname() -> None:
    (entity,) = read(PERSON)
    assert (entity.id, entity.kind) == ("w", MentionKind.PERSON)
    assert [(n.text, n.surname) for n in entity.names] == [("A. Weir", "Weir")]
    assert "w" in read(PERSON)


def test_dated_names_of_a_body_keep_their_ids() -> None:
    (body,) = read(
        '<listOrg><org xml:id="o"><orgName xml:id="o.1" from="1990">Old</orgName><orgName>New</orgName></org></listOrg>'
    )
    assert [(n.text, n.xml_id) for n in body.names] == [("Old", "o.1"), ("New", "")]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            PERSON + PERSON,
            r'a.xml:1: xml:id "w" stands twice, first on line 1; give each entity an id of its own',
        ),
        ("", "names no person, organization or place"),
        (PERSON.replace(' xml:id="w"', ""), "a person has no xml:id; add one"),
        ('<listPlace><place xml:id="p"/></listPlace>', "a place has no name; add one"),
        (
            f'{PERSON}<listRelation><relation name="part" active="#w" passive="#x"/></listRelation>',
            'relation/@passive points to "#x", which is not there',
        ),
    ],
)
def test_a_fault_is_refused_with_its_line(body: str, message: str) -> None:
    with pytest.raises(AuthorityError, match=message):
        read(body)
