"""Ids are unique names, and pointers lead somewhere without anything being opened that must not be."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiwright.check.places import Places
from teiwright.check.pointers import NAME, identifiers, neighbours, pointers
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
        "https://example.org/#nothing",
        "//example.org/x.xml#nothing",
        "mailto:editor@example.org",
        "iom:prefixed",
        "#xpath(//p)",
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
        ("#", "pointer-invalid"),
        ("other.xml#", "pointer-invalid"),
        ("a%00b.xml#iom", "pointer-invalid"),
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


def test_a_file_outside_is_not_even_opened(edition: Callable[[str], Document], tmp_path: Path) -> None:
    (tmp_path / "above.xml").unlink()
    assert _codes(edition("../above.xml#iom")) == ["pointer-outside"]


def test_an_id_without_its_hash_sign_is_understood(edition: Callable[[str], Document]) -> None:
    (found,) = pointers(Places(edition("here")), neighbours([]))
    assert found.help == "write #here if the element of that id is meant"


@pytest.mark.parametrize(
    "element",
    [
        '<date from="2001" to="2002"/>',
        '<gi scheme="TEI">p</gi>',
        '<p xmlns="http://www.tei-c.org/ns/Examples" ref="#nothing"/>',
    ],
)
def test_an_attribute_that_is_no_pointer_on_its_element_is_left_alone(
    tei: Callable[[str], Document], element: str
) -> None:
    assert _codes(tei(element)) == []


@pytest.mark.parametrize("element", ['<app from="#x"/>', '<keywords scheme="#x"/>', '<graphic url="#x"/>'])
def test_an_attribute_that_is_a_pointer_on_its_element_alone_is_looked_up(
    tei: Callable[[str], Document], element: str
) -> None:
    assert _codes(tei(element)) == ["pointer-dangling"]


def test_the_second_of_two_equal_ids_is_found_and_the_first_named(tei: Callable[[str], Document]) -> None:
    found = [found for found, _ in identifiers(Places(tei('<p xml:id="b"/>\n<p xml:id="b"/>')))]
    assert [each.code for each in found] == ["id-duplicate"]
    assert "at 1:" in found[0].message


@pytest.mark.parametrize("name", ["1a", "", "a b", "a:b", "-a", "a/b"])
def test_an_id_that_is_no_name_is_found(tei: Callable[[str], Document], name: str) -> None:
    assert [found.code for found, _ in identifiers(Places(tei(f'<p xml:id="{name}"/>')))] == ["id-invalid"]


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
