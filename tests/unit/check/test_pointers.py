"""Ids are unique names, and pointers lead somewhere without anything being opened that must not be."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teiwright.check.codes import CODES
from teiwright.check.identifiers import NAME, identifiers
from teiwright.check.places import Places
from teiwright.check.pointers import neighbours, pointers
from teiwright.check.uris import XML_BASE
from teiwright.model import tei
from teiwright.xml import parse, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from teiwright.model import Document

OTHER = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p xml:id="iom"/></body></text></TEI>'


def _codes(document: Document, *given_paths: Path) -> list[str]:
    return [found.code for found in pointers(Places(document), neighbours(given_paths))]


@pytest.fixture
def edition(tmp_path: Path) -> Callable[[str], Document]:
    """A function from a pointer to a document in a folder that has a neighbour with the id `iom`."""
    folder = tmp_path / "edition"
    (folder / "sub").mkdir(parents=True)
    (folder / "other.xml").write_text(OTHER)
    (folder / "sub" / "below.xml").write_text(OTHER)
    (folder / "broken.xml").write_text("<TEI")
    (folder / "plan.png").write_bytes(b"\x89PNG")
    (folder / "out.xml").symlink_to(tmp_path / "above.xml")
    (tmp_path / "above.xml").write_text(OTHER)

    def make(uri: str) -> Document:
        path = folder / "edition.xml"
        path.write_text(OTHER.replace('"iom"', f'"here" corresp="{uri}"'))
        return read(path)

    return make


@pytest.mark.parametrize(
    "uri",
    [
        "#here",
        "other.xml#iom",
        "./sub/../other.xml#iom",
        "sub/below.xml#iom",
        "other%2Exml#iom",
        "other.xml",
        "plan.png",
        "plan.png#xywh=0,0,1,1",
        "sub/",
        "https://example.org/#nothing",
        "//example.org/x.xml#nothing",
        "mailto:editor@example.org",
        "tei:4.10.2",
        "viaf://12345",
        "#here other.xml#iom",
        "",
    ],
)
def test_a_pointer_that_leads_somewhere_or_is_not_ours_is_left_alone(
    edition: Callable[[str], Document], uri: str
) -> None:
    assert _codes(edition(uri)) == []


@pytest.mark.parametrize(
    ("uri", "code"),
    [
        ("#nowhere", "pointer-dangling"),
        ("other.xml#nowhere", "pointer-dangling"),
        ("missing.xml#iom", "pointer-file-missing"),
        ("here", "pointer-file-missing"),
        (f"{'x' * 5000}.xml", "pointer-file-missing"),
        ("broken.xml#iom", "pointer-file-unreadable"),
        ("../above.xml#iom", "pointer-outside"),
        ("%2e%2e/above.xml#iom", "pointer-outside"),
        ("out.xml#iom", "pointer-outside"),
        ("/etc/hostname", "pointer-outside"),
        ("file:///etc/hostname", "pointer-outside"),
        ("file://example.org/etc/hostname", "pointer-outside"),
        ("file:other.xml", "pointer-outside"),
        ("#", "pointer-invalid"),
        ("other.xml#", "pointer-invalid"),
        ("a%00b.xml#iom", "pointer-invalid"),
        ("#here(", "pointer-invalid"),
        ("#xpath(//p)", "pointer-unchecked"),
        ("other.xml#string-range(iom,0,2)", "pointer-unchecked"),
        ("iom:prefixed", "prefix-unknown"),
    ],
)
def test_a_pointer_that_leads_nowhere_is_found(
    edition: Callable[[str], Document], uri: str, code: str
) -> None:
    assert _codes(edition(uri)) == [code]


def test_each_pointer_of_a_list_is_looked_up(edition: Callable[[str], Document]) -> None:
    assert _codes(edition("#here #one other.xml#two")) == ["pointer-dangling", "pointer-dangling"]


def test_a_missing_file_is_named_once(edition: Callable[[str], Document]) -> None:
    document = edition(
        "gone.xml#a gone.xml#b ./gone.xml lost.xml ../above.xml#a ../above.xml broken.xml#a broken.xml#b"
    )
    assert _codes(document) == [
        "pointer-file-missing",
        "pointer-file-missing",
        "pointer-outside",
        "pointer-file-unreadable",
    ]


def test_a_file_of_the_run_may_lie_anywhere(edition: Callable[[str], Document], tmp_path: Path) -> None:
    assert _codes(edition("../above.xml#iom"), tmp_path / "above.xml") == []


def test_a_file_uri_is_looked_up_below_the_folder_and_in_the_run(
    edition: Callable[[str], Document], tmp_path: Path
) -> None:
    beside, above = (tmp_path / "edition" / "other.xml").as_uri(), (tmp_path / "above.xml").as_uri()
    document = edition(f"{beside}#iom {beside}#no {above}#iom")
    assert _codes(document) == ["pointer-dangling", "pointer-outside"]
    assert _codes(document, tmp_path / "above.xml") == ["pointer-dangling"]


def test_the_name_of_a_picture_may_have_a_space(edition: Callable[[str], Document], tmp_path: Path) -> None:
    (tmp_path / "edition" / "two words.png").write_bytes(b"")
    edition("")
    path = tmp_path / "edition" / "edition.xml"
    path.write_text(OTHER.replace("<p ", '<graphic url="two words.png"/><graphic url="no such.png"/><p '))
    assert _codes(read(path)) == ["pointer-file-missing"]


HOSTILE = st.text("#:/.%?()psn$a1é\\ \u200b", max_size=12) | st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=8
)


@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
def test_no_pointer_prefix_or_base_makes_it_fail(uri: str, match: str, replacement: str, base: str) -> None:
    root = etree.Element(tei("TEI"))
    definition = etree.SubElement(etree.SubElement(root, tei("teiHeader")), tei("prefixDef"))
    for name, value in (("ident", "psn"), ("matchPattern", match), ("replacementPattern", replacement)):
        definition.set(name, value)
    for value in (uri, f"psn:{uri}"):
        etree.SubElement(root, tei("p"), {"ref": value, XML_BASE: base})
    document = parse(etree.tostring(root), "made.xml")
    assert all(found.code in CODES for found in pointers(Places(document), neighbours([])))


def test_a_file_outside_is_not_even_opened(edition: Callable[[str], Document], tmp_path: Path) -> None:
    (tmp_path / "above.xml").unlink()
    assert _codes(edition("../above.xml#iom")) == ["pointer-outside"]


def test_an_id_without_its_hash_sign_is_understood(edition: Callable[[str], Document]) -> None:
    (found,) = pointers(Places(edition("here")), neighbours([]))
    assert found.help == "write #here if the element of that id is meant"


PEOPLE = OTHER.replace('"iom"', '"MDH"')


def _codes_of(folder: Path, header: str, body: str, root: str = "") -> list[str]:
    """The codes of a document beside `people.xml` and above `names/people.xml`, which have the id `MDH`."""
    for path in (folder / "people.xml", folder / "names" / "people.xml"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(PEOPLE)
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0" {root}><teiHeader>{header}</teiHeader>{body}</TEI>'
    path = folder / "edition.xml"
    path.write_text(text)
    return _codes(read(path))


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ('<p xml:base="names/" ref="people.xml#MDH"/>', []),
        ('<p xml:base="names/x.xml" ref="people.xml#MDH"/>', []),
        ('<div xml:base="names/"><p xml:base="../" ref="people.xml#MDH"/></div>', []),
        ('<div xml:base="names/"><p ref="people.xml#MDH gone.xml"/></div>', ["pointer-file-missing"]),
        ('<p xml:base="nowhere/" ref="people.xml#MDH"/>', ["pointer-file-missing"]),
        ('<p xml:base="../" ref="people.xml#MDH"/>', ["pointer-outside"]),
        ('<p xml:base="https://example.org/a/" ref="people.xml#no /x ../y"/>', []),
        ('<p xml:base="https://example.org/a/" ref="#nowhere"/>', ["pointer-dangling"]),
        ('<p xml:base="https://example.org/a/" xml:id="x" ref="#x"/>', []),
    ],
)
def test_paths_are_relative_to_the_xml_base_in_force(tmp_path: Path, body: str, codes: list[str]) -> None:
    assert _codes_of(tmp_path, "", body) == codes


def _prefix(ident: str, match: str, replacement: str) -> str:
    return f'<prefixDef ident="{ident}" matchPattern="{match}" replacementPattern="{replacement}"/>'


PSN = _prefix("psn", "([A-Z]+)", "people.xml#$1")


@pytest.mark.parametrize(
    ("header", "pointer", "codes"),
    [
        (PSN, "psn:MDH", []),
        (PSN, "psn:MDX psn:MDH", ["pointer-dangling"]),
        (PSN, "psn:mdh", ["prefix-mismatch"]),
        (PSN, "psn:MDH1", ["prefix-mismatch"]),
        (PSN, "psx:MDH", ["prefix-unknown"]),
        (_prefix("psn", "(.+)", "gone.xml#$1"), "psn:a psn:b", ["pointer-file-missing"]),
        (_prefix("here", "(.+)", "#$1"), "here:nowhere", ["pointer-dangling"]),
        (_prefix("out", "(.+)", "../$1.xml"), "out:x", ["pointer-outside"]),
        (_prefix("local", "(.+)", "file:///etc/$1"), "local:hostname", ["pointer-outside"]),
        (_prefix("bibl", "([a-z]+)", "https://example.org/?id=$1"), "bibl:abc", []),
        (_prefix("two", "(.)(.)(.)", "people.xml#$3$1$2"), "two:DHM", []),
        (_prefix("all", "..", "people.xml#$0H"), "all:MD", []),
        (PSN + _prefix("psn", "([a-z]+)", "https://example.org/$1"), "psn:abc psn:MDX", ["pointer-dangling"]),
        (_prefix("psn", "(.+)", "gone.xml#$1") + _prefix("psn", "(.+)", "people.xml#$1"), "psn:MDH", []),
        (
            f"<listPrefixDef><listPrefixDef>{PSN}</listPrefixDef></listPrefixDef>",
            "psn:MDX",
            ["pointer-dangling"],
        ),
        (_prefix("psn", "(", "people.xml#$1"), "psn:MDH", ["prefix-invalid"]),
        (_prefix("psn", "(.+)", "people.xml#$2"), "psn:MDH", ["prefix-invalid"]),
        (_prefix("psn", "(.+)", ""), "psn:MDH", ["prefix-invalid"]),
        (_prefix("", "(.+)", "$1"), "#nowhere", ["prefix-invalid", "pointer-dangling"]),
        (_prefix("mailto", "([A-Z]+)", "people.xml#$1"), "mailto:MDX", ["pointer-dangling"]),
        (_prefix("psn", "(a+)+b", "people.xml#$1"), f"psn:{'a' * 60}", ["prefix-mismatch"]),
    ],
)
def test_an_abbreviated_pointer_leads_where_its_prefix_says(
    tmp_path: Path, header: str, pointer: str, codes: list[str]
) -> None:
    assert _codes_of(tmp_path, header, f'<p ref="{pointer}"/>') == codes


def test_an_abbreviated_pointer_is_told_with_what_it_stands_for(tmp_path: Path) -> None:
    _codes_of(tmp_path, PSN, '<p ref="psn:MDX"/>')
    (found,) = pointers(Places(read(tmp_path / "edition.xml")), neighbours([]))
    assert found.message == 'ref "psn:MDX" (people.xml#MDX) points to no xml:id of people.xml'


def test_an_abbreviated_pointer_is_relative_to_the_xml_base_where_it_stands(tmp_path: Path) -> None:
    header = _prefix("psn", "(.+)", "../people.xml#$1")
    assert _codes_of(tmp_path, header, '<p xml:base="names/" ref="psn:MDH"/>') == []
    assert _codes_of(tmp_path, header, '<p ref="psn:MDH"/>') == ["pointer-outside"]


def test_a_prefix_holds_below_the_header_it_is_in(tmp_path: Path) -> None:
    own = _prefix("psn", "(.+)", "names/people.xml#MDH")
    body = (
        f'<TEI><teiHeader>{own}</teiHeader><p ref="psn:x"/></TEI>'
        f'<TEI><teiHeader/><p ref="psn:x bib:a"/></TEI>'
        f'<TEI><teiHeader>{_prefix("bib", "(.+)", "https://example.org/$1")}</teiHeader><p ref="bib:a"/></TEI>'
    )
    text = f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{PSN}</teiHeader>{body}</teiCorpus>'
    _codes_of(tmp_path, "", "")
    (tmp_path / "corpus.xml").write_text(text)
    assert _codes(read(tmp_path / "corpus.xml")) == ["prefix-mismatch", "prefix-unknown"]


@pytest.mark.parametrize(
    "element",
    [
        '<date from="2001" to="2002"/>',
        '<gi scheme="TEI">p</gi>',
        '<num value="12"/>',
        '<interaction active="singular"/>',
        '<move where="L"/>',
        '<namespace name="http://www.tei-c.org/ns/1.0"/>',
        '<p xmlns="http://www.tei-c.org/ns/Examples" ref="#nothing"/>',
    ],
)
def test_an_attribute_that_is_no_pointer_on_its_element_is_left_alone(
    tei: Callable[[str], Document], element: str
) -> None:
    assert _codes(tei(element)) == []


@pytest.mark.parametrize(
    "element",
    [
        '<app from="#x"/>',
        '<keywords scheme="#x"/>',
        '<graphic url="#x"/>',
        '<relation active="#x"/>',
        '<root value="#x"/>',
    ],
)
def test_an_attribute_that_is_a_pointer_on_its_element_alone_is_looked_up(
    tei: Callable[[str], Document], element: str
) -> None:
    assert _codes(tei(element)) == ["pointer-dangling"]


def test_a_scheme_that_is_not_followed_is_named_once(edition: Callable[[str], Document]) -> None:
    document = edition("#xpath(//p) #xpath(//q) #match(here,'a') psn:a psn:b bib:a")
    assert _codes(document) == ["pointer-unchecked", "pointer-unchecked", "prefix-unknown", "prefix-unknown"]


@pytest.mark.parametrize("fragment", ["heer", "herre", "her", "Here", "HERE", "hare", "-here"])
def test_an_id_that_is_much_like_the_fragment_is_offered(
    edition: Callable[[str], Document], fragment: str
) -> None:
    (found,) = pointers(Places(edition(f"#{fragment}")), neighbours([]))
    assert found.help == "did you mean #here?"


@pytest.mark.parametrize("fragment", ["p2", "p12", "p", "q3", "there-is-none"])
def test_an_id_with_another_number_or_one_of_several_is_not_offered(
    tei: Callable[[str], Document], fragment: str
) -> None:
    document = tei(f'<p xml:id="p1"/><p xml:id="p3" ana="#{fragment}"/><p xml:id="o3"/><p xml:id="q2"/>')
    (found,) = pointers(Places(document), neighbours([]))
    assert found.help.startswith("mend the pointer")


def test_each_of_several_equal_ids_is_found_and_names_another_one(tei: Callable[[str], Document]) -> None:
    body = '<p xml:id="b"/>\n<p xml:id="c"/>\n<p xml:id="b"/>\n<p xml:id="b"/>'
    found = list(identifiers(Places(tei(body))))
    assert [(each.code, each.locus.line) for each in found] == [("id-duplicate", line) for line in (1, 3, 4)]
    assert [each.message.partition(" at ")[2][:2] for each in found] == ["3:", "1:", "1:"]


@pytest.mark.parametrize("name", ["1a", "", "a b", "a:b", "-a", "a/b"])
def test_an_id_that_is_no_name_is_found(tei: Callable[[str], Document], name: str) -> None:
    assert [found.code for found in identifiers(Places(tei(f'<p xml:id="{name}"/>')))] == ["id-invalid"]


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=4))
def test_a_name_is_what_xml_takes_for_the_name_of_an_element(name: str) -> None:
    if ":" in name or set(name) & set(string.whitespace + "<>/='\"&"):
        assert not NAME.fullmatch(name)
        return
    try:
        parse(f"<{name}/>".encode(), "name")
    except Exception:  # noqa: BLE001 - whatever the parser says, it is no name
        well_formed = False
    else:
        well_formed = True
    assert bool(NAME.fullmatch(name)) == well_formed
