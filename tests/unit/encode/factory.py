"""Small recipes, authorities and sources for the encoder's tests; the sentences are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright import authority, xml
from teiwright.encode import encode
from teiwright.recipe import Agent, Edition, Names, Recipe, Responsibility, SourceFacts, Structure
from teiwright.source import from_bytes

if TYPE_CHECKING:
    from teiwright.authority import Authority
    from teiwright.model import Document

AUTHORITY = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff>
<listPerson>
<person xml:id="weir"><persName><forename>Ada</forename> <surname>Weir</surname></persName></person>
<person xml:id="brook"><persName><forename>Carl</forename> <surname>Brook</surname></persName></person>
</listPerson>
<listOrg>
<org xml:id="for"><orgName type="full" xml:id="for.now">Friends of the River</orgName>
<orgName type="abbreviation">FOR</orgName><orgName type="variant" to="1950">River League</orgName></org>
<org xml:id="for-council"><orgName type="full">FOR Council</orgName></org>
<listRelation><relation name="part" active="#for-council" passive="#for"/></listRelation>
</listOrg>
<listPlace>
<place xml:id="bonn"><placeName>Bonn</placeName></place>
<place xml:id="us"><placeName>US</placeName></place>
</listPlace>
</standOff></TEI>"""


PLAIN = """Weir, Ada (2010): On Rivers and Old Mills. In: Carl Brook (ed.): Waters. Bonn: Mill Press, 1-9.

On Rivers and Old Mills

Ada Weir

Introduction

The river is old, and so is the mill beside it.

History

The first mill

It was built of wood and burned.

The second mill

It was built of stone and stands.

The water rose over the wheel and the wheel turned on.

(Brook, 1990, p. 3)

Conclusion

(1) The river is old: It was here before the mill.

It will be here after it.

- (2) The mill is new: It was built by hands.
- (3) So is the road.

Bibliography

Interviews

- Miller (05.05.2009): Personal interview, 05.05.2009, Bonn.

Literature

- Brook, C. (1990) Waters, Bonn: Mill Press.
"""


def small_authority(text: str = AUTHORITY) -> Authority:
    """The authority above, or one from `text`."""
    return authority.from_document(xml.parse(text.encode(), "authorities.xml"))


def small_recipe(*, names: Names | None = None, structure: Structure | None = None, **more: object) -> Recipe:
    """A recipe with the least that one needs."""
    edition = Edition(
        id="small",
        title="A Small Text",
        date="2026-11-24",
        publisher="Nobody",
        licence="https://creativecommons.org/licenses/by/4.0/",
        licence_name="CC BY 4.0",
        authors=(Agent(surname="Weir", forename="Ada"),),
        responsibilities=(
            Responsibility("teiwright", "teiwright", "rules"),
            Responsibility("editor", "Nobody", "review"),
        ),
    )
    facts = SourceFacts(rights="Written for tests.", licence="https://creativecommons.org/licenses/by/4.0/")
    return Recipe("r.toml", edition, facts, structure or Structure(), names or Names(), **more)  # type: ignore[arg-type]  # tests give known keys


def encoded(text: str, recipe: Recipe | None = None, name: str = "small.txt") -> Document:
    """The edition of `text`."""
    source = from_bytes(text.encode(), name)
    return encode(source, recipe or small_recipe(), small_authority(), href="authorities.xml")
