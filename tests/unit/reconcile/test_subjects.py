"""Who is asked for: the entities with their names, identifiers and facts."""

from __future__ import annotations

from teiwright import xml
from teiwright.cli.reconcile import FACTS as OFFERED
from teiwright.model import MentionKind
from teiwright.reconcile import FACTS, Subject, subjects

FILE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>
<person xml:id="otlet"><persName><forename>Paul</forename> <surname>Otlet</surname></persName><persName>P. O.</persName>
<birth when="1868-08-23"/><death notBefore="1944"/><occupation>lawyer</occupation><idno type="viaf"> 7 </idno></person>
</listPerson><listPlace><place xml:id="mons"><placeName>Mons</placeName><location><country>Belgium</country></location></place>
<place xml:id="nil"><placeName>Nil</placeName></place></listPlace></standOff></TEI>"""


def test_an_entity_is_asked_for_by_its_preferred_name_with_what_the_file_tells() -> None:
    otlet, mons, nil = subjects(xml.parse(FILE.encode(), "a.xml"))
    facts = {
        "birth": "1868-08-23",
        "birth-year": "1868",
        "death": "1944",
        "death-year": "1944",
        "occupation": "lawyer",
    }
    assert otlet == Subject("otlet", MentionKind.PERSON, "Paul Otlet", (("viaf", "7"),), facts)
    assert mons == Subject("mons", MentionKind.PLACE, "Mons", (), {"country": "Belgium"})
    assert nil == Subject("nil", MentionKind.PLACE, "Nil")


def test_the_command_offers_the_facts_that_there_are() -> None:
    assert OFFERED == FACTS
