"""Which schemas hold for a document: given, the project's, its own wish, or the profile; nothing is fetched."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from teiwright.check.association import catalog_for, schemas_for
from teiwright.check.catalog import read_catalog, resolve
from teiwright.check.schemas import SchemaKind, kind_of, profile_files
from teiwright.check.settings import Settings
from teiwright.errors import SchemaError
from teiwright.model import Locus
from teiwright.xml import parse

if TYPE_CHECKING:
    from teiwright.model import Document

MINI = Path(__file__).with_name("mini")
RNG, SCH, XSD = (
    "http://relaxng.org/ns/structure/1.0",
    "http://purl.oclc.org/dsdl/schematron",
    "http://www.w3.org/2001/XMLSchema",
)
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"{}/>'
ODD = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><schemaSpec ident="x"/></body></text></TEI>'
REMOTE = "https://tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A project with a folder of schemas and one of documents."""
    shutil.copytree(MINI, tmp_path / "schema")
    (tmp_path / "schema" / "house.odd").write_text(ODD)
    (tmp_path / "schema" / "house.rnc").write_text("start = element p { text }")
    (tmp_path / "schema" / "named.xml").write_bytes((MINI / "mini.rng").read_bytes())
    (tmp_path / "schema" / "page.html").write_text("<html/>")
    (tmp_path / "tei").mkdir()
    return tmp_path


def _document(house: Path, *models: str, attributes: str = "") -> Document:
    prolog = "".join(f"<?xml-model {model}?>\n" for model in models)
    path = house / "tei" / "a.xml"
    path.write_text(f"<?xml version='1.0'?>\n<!-- c -->\n{prolog}{TEI.format(attributes)}", encoding="utf-8")
    return parse(path.read_bytes(), str(path))


def _files(house: Path, *models: str, attributes: str = "") -> list[tuple[str, str]]:
    found = schemas_for(_document(house, *models, attributes=attributes))
    assert found.findings == ()
    return [(file.kind.value, file.path.name) for file in found.files]


def test_a_document_that_asks_for_nothing_has_the_profile(house: Path) -> None:
    assert schemas_for(_document(house)).files == profile_files()


@pytest.mark.parametrize(
    ("models", "files"),
    [
        ([f'href="../schema/mini.rng" type="application/xml" schematypens="{RNG}"'], [("rng", "mini.rng")]),
        (["href='../schema/mini.rng'"], [("rng", "mini.rng")]),
        (['href="../schema/mini.xsd"'], [("xsd", "mini.xsd")]),
        ([f'href="../schema/mini.xsd" schematypens="{XSD}"'], [("xsd", "mini.xsd")]),
        (['href="../schema/mini.sch"'], [("sch", "mini.sch")]),
        (
            ['href="../schema/house.odd"', 'href="../schema/mini.rng"'],
            [("odd", "house.odd"), ("rng", "mini.rng")],
        ),
        (['href="../schema/named.xml"'], [("rng", "named.xml")]),
        (
            [
                f'href="../schema/mini.rng" schematypens="{RNG}"',
                f'href="../schema/mini.rng" schematypens="{SCH}"',
            ],
            [("rng", "mini.rng"), ("sch", "mini.rng")],
        ),
        (['href="../schema/mini.rng"'] * 2, [("rng", "mini.rng")]),
        (['href="../schema/mini%2Erng#start"'], [("rng", "mini.rng")]),
        (['href="&#46;./schema/mini.rng"'], [("rng", "mini.rng")]),
        (['href="no-such-folder/../../schema/mini.rng"'], [("rng", "mini.rng")]),
    ],
)
def test_the_instructions_of_a_document_are_followed(
    house: Path, models: list[str], files: list[tuple[str, str]]
) -> None:
    assert _files(house, *models) == files


def test_the_place_of_a_schema_is_told_by_xsi_schema_location(house: Path) -> None:
    attributes = (
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        ' xsi:schemaLocation="http://www.tei-c.org/ns/1.0 ../schema/mini.xsd http://example.org/ other.xsd odd"'
    )
    assert _files(house, attributes=attributes) == [("xsd", "mini.xsd")]


def test_a_phase_is_handed_on(house: Path) -> None:
    (file,) = schemas_for(_document(house, 'href="../schema/mini.sch" phase="draft"')).files
    assert (file.phase, file.why) == ("draft", "xml-model")


def test_an_instruction_inside_of_the_document_is_none(house: Path) -> None:
    document = parse(TEI.format("").replace("/>", '><?xml-model href="a.rng"?></TEI>').encode(), "a.xml")
    assert schemas_for(document).files == profile_files()
    assert house


@pytest.mark.parametrize(
    ("model", "code"),
    [
        (f'href="{REMOTE}" schematypens="{RNG}"', "schema-remote"),
        ('href="//example.org/a.rng"', "schema-remote"),
        ('href="file:///etc/hostname"', "schema-remote"),
        ('href="/etc/hostname"', "schema-remote"),
        ('href="../schema/gone.rng"', "schema-missing"),
        ('href="../schema/page.html"', "schema-missing"),
        ('href="../schema"', "schema-missing"),
        ('type="application/xml"', "schema-missing"),
        ('href="../schema/house.rnc"', "schema-unsupported"),
        ('href="x" type="application/relax-ng-compact-syntax"', "schema-unsupported"),
        ('href="a.dtd" type="application/xml-dtd"', "schema-unsupported"),
        (
            'href="a.nvdl" schematypens="http://purl.oclc.org/dsdl/nvdl/ns/structure/1.0"',
            "schema-unsupported",
        ),
        ('href="a.x" schematypens="http://example.org/language"', "schema-unsupported"),
    ],
)
def test_a_schema_that_cannot_be_had_is_a_finding_at_its_instruction(
    house: Path, model: str, code: str
) -> None:
    document = _document(house, model)
    found = schemas_for(document)
    assert found.files == (), "the profile is not what this document wants to be"
    (said,) = found.findings
    where = Locus(document.uri, 3, 1, "/processing-instruction('xml-model')[1]")
    assert (said.code, said.locus) == (code, where)
    assert "\n" not in said.message
    assert str(house) not in said.message


def test_a_schema_location_that_leads_nowhere_is_a_finding_at_its_attribute(house: Path) -> None:
    attributes = ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.tei-c.org/ns/1.0 gone.xsd"'
    (said,) = schemas_for(_document(house, attributes=attributes)).findings
    assert said.code == "schema-missing"
    assert said.locus.line == 3
    assert said.locus.column > 1
    assert said.locus.xpath.endswith("schemaLocation")


def test_the_second_of_two_instructions_is_where_it_stands(house: Path) -> None:
    document = _document(
        house, 'href="../schema/mini.rng"?><!-- <?xml-model?> --> <?other x?> <?xml-model href="gone.rng"'
    )
    found = schemas_for(document)
    assert [(said.locus.line, said.locus.column) for said in found.findings] == [(3, 75)]
    assert len(found.files) == 1


def test_a_document_that_lies_nowhere_has_no_column(house: Path) -> None:
    text = f'<?xml-model href="gone.rng"?>{TEI.format("")}'
    (said,) = schemas_for(parse(text.encode(), str(house / "none.xml"))).findings
    assert (said.locus.line, said.locus.column) == (1, 0)


def test_a_catalog_maps_an_address_and_a_path(house: Path) -> None:
    (house / "catalog.xml").write_text(
        f'<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><uri name="{REMOTE}" uri="schema/mini.rng"/>'
        '<uri name="house" uri="schema/mini.sch"/></catalog>'
    )
    document = _document(house, f'href="{REMOTE}#x"', 'href="house"')
    found = schemas_for(document, catalog=read_catalog([house / "catalog.xml"]))
    assert [file.path.name for file in found.files] == ["mini.rng", "mini.sch"]
    assert found.findings == ()


def test_catalogs_are_asked_in_their_order(house: Path) -> None:
    for name in ("given", "told", "around"):
        (house / f"{name}.xml").write_text(
            f'<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><uri name="{name}" uri="{name}.rng"/>'
            f'<uri name="all" uri="{name}.rng"/></catalog>'
        )
    settings = Settings(uri=str(house / "teiwright.toml"), catalog="told.xml")
    environment = {"XML_CATALOG_FILES": f"{house}/gone.xml {(house / 'around.xml').as_uri()}"}
    catalog = catalog_for([house / "given.xml"], settings, environment)
    assert catalog is not None
    names = [resolve(catalog, name) for name in ("given", "told", "around", "all")]
    assert names == [house / f"{name}.rng" for name in ("given", "told", "around", "given")]
    assert [note.partition(": ")[0] for note in catalog.notes] == [f"{house}/gone.xml"]
    assert catalog_for([], Settings(), {}) is None
    with pytest.raises(SchemaError):
        catalog_for([house / "gone.xml"], Settings(), {})


def test_a_catalog_can_give_another_schema_for_one_that_is_not_read(house: Path) -> None:
    (house / "catalog.xml").write_text(
        '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><uri name="a.rnc" uri="schema/mini.rng"/>'
        '<uri name="b.rng" uri="schema/gone.rng"/></catalog>'
    )
    document = _document(house, 'href="a.rnc"', 'href="b.rng"')
    found = schemas_for(document, catalog=read_catalog([house / "catalog.xml"]))
    assert [file.path.name for file in found.files] == ["mini.rng"]
    assert [said.message.partition(" is ")[2][:31] for said in found.findings] == [
        "not where the catalog says: " + str(house)[:3]
    ]


def test_what_is_given_goes_before_the_settings_and_these_before_the_document(house: Path) -> None:
    document = _document(house, 'href="../schema/mini.sch"')
    settings = Settings(uri=str(house / "teiwright.toml"), schemas=("schema/mini.xsd",))
    given = schemas_for(document, given=[house / "schema" / "mini.rng"], settings=settings)
    assert [(file.kind, file.why) for file in given.files] == [(SchemaKind.RNG, "--schema")]
    told = schemas_for(document, settings=settings)
    assert [(file.kind, file.why) for file in told.files] == [(SchemaKind.XSD, "teiwright.toml")]
    assert schemas_for(document, settings=Settings()).files[0].path.name == "mini.sch"


def test_an_odd_alone_says_what_it_cannot_do(house: Path) -> None:
    found = schemas_for(_document(house), given=[house / "schema" / "house.odd"])
    assert [said.code for said in found.findings] == ["schema-odd"]
    both = schemas_for(
        _document(house), given=[house / "schema" / "house.odd", house / "schema" / "mini.rng"]
    )
    assert both.findings == ()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("gone.rng", "cannot be read"),
        ("house.rnc", "is RELAX NG in the compact syntax"),
        ("page.html", "its root html is of no RELAX NG"),
        ("empty.rng", "is no XML"),
    ],
)
def test_a_given_file_that_is_no_schema_is_refused(house: Path, name: str, message: str) -> None:
    (house / "schema" / "empty.rng").write_text("")
    with pytest.raises(SchemaError, match=message) as caught:
        schemas_for(_document(house), given=[house / "schema" / name])
    assert "\n" not in str(caught.value)


def test_a_tei_element_other_than_an_odd_is_no_schema(house: Path) -> None:
    (house / "p.xml").write_text('<p xmlns="http://www.tei-c.org/ns/1.0"/>')
    with pytest.raises(SchemaError, match="name a schema"):
        kind_of(house / "p.xml")


def test_an_entity_bomb_as_schema_is_not_expanded(house: Path) -> None:
    bomb = '<!DOCTYPE grammar [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><grammar xmlns="{}">&b;</grammar>'
    (house / "bomb.rng").write_text(bomb.format(RNG))
    assert kind_of(house / "bomb.rng") is SchemaKind.RNG
