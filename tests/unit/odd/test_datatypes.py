"""Each datatype of the profile means the same to RELAX NG in lxml, to XSD in lxml and to XSD in xmlschema."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import xmlschema
from lxml import etree

from teiwright import odd, resources
from teiwright.model import TEI_NS
from teiwright.odd import resolve
from teiwright.odd.spec import Attribute, Element
from unit.odd.documents import SAMPLES, WRONG

if TYPE_CHECKING:
    from pathlib import Path

    from teiwright.odd.spec import Datatype

PROFILE = odd.read(resources.schema("teiwright.odd"))
ALL = [attribute for each in PROFILE.elements.values() for attribute in resolve.attributes(PROFILE, each)]
# Each datatype alone, and as a list where an attribute takes a list of it.
USES = [(name, False) for name in PROFILE.datatypes] + [
    (name, True) for name in PROFILE.datatypes if any(each.plural and each.datatype == name for each in ALL)
]
PIECES = (*"aZz09:/#?@.-+_%&=~'(,;[|<é ", "--", "//", "%20", "%zz", "http:", "T", "00", "en", "Latn", "px")


def grammars(
    datatype: Datatype, folder: Path, *, plural: bool
) -> tuple[etree.RelaxNG, etree.XMLSchema, xmlschema.XMLSchema10]:
    """The grammars of a profile with one element `r`, whose attribute `x` has `datatype`."""
    attribute = Attribute("x", "", datatype.ident, plural=plural)
    small = replace(
        PROFILE,
        ident="small",
        start="r",
        elements={"r": Element("r", "", attributes=(attribute,))},
        models={},
        macros={},
        attribute_classes={},
        datatypes={datatype.ident: datatype},
    )
    (folder / "small.xsd").write_bytes(odd.xsd(small))
    (folder / "xml.xsd").write_bytes(odd.xml_attributes(small))
    return (
        etree.RelaxNG(etree.fromstring(odd.relaxng(small))),
        etree.XMLSchema(etree.parse(folder / "small.xsd")),
        xmlschema.XMLSchema10(str(folder / "small.xsd")),
    )


def attempts(ident: str, chance: random.Random) -> set[str]:
    """Values to try: the good ones, the wrong ones, good ones with a piece more or less, and heaps of pieces."""
    values = {*SAMPLES.get(ident, ()), *WRONG, "high"}
    for value in sorted(values):
        at = chance.randrange(len(value) + 1)
        values |= {
            value[:at] + chance.choice(PIECES) + value[at:],
            value[:at] + value[at + 1 :],
            f" {value}\n",
        }
    return values | {"".join(chance.choices(PIECES, k=chance.randint(1, 6))) for _ in range(400)}


@pytest.mark.parametrize(("datatype", "plural"), USES, ids=str)
def test_a_value_is_of_a_datatype_for_all_three_or_for_none(
    *, datatype: str, plural: bool, tmp_path: Path
) -> None:
    relaxng, lxml_xsd, xsd = grammars(PROFILE.datatypes[datatype], tmp_path, plural=plural)
    taken = 0
    for value in sorted(attempts(datatype, random.Random(3))):  # noqa: S311 - values, not secrets
        data = etree.tostring(etree.Element(f"{{{TEI_NS}}}r", x=value))
        verdicts = (
            relaxng.validate(etree.fromstring(data)),
            lxml_xsd.validate(etree.fromstring(data)),
            xsd.is_valid(data),
        )
        assert len(set(verdicts)) == 1, (value, verdicts)
        taken += verdicts[0]
    assert taken
