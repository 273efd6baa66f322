"""Inclusions are followed below the folder of the document and nowhere else, and what is found stands in its own file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from teiwright import xml
from teiwright.check import Terms, check, check_files
from teiwright.check import xinclude as module
from teiwright.check.places import locus
from teiwright.check.xinclude import include

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from teiwright.check import Schemas
    from teiwright.check.places import Places
    from teiwright.model import Finding

    Made = Callable[..., tuple[Places, tuple[Finding, ...]]]

XI = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
TEI = f'<TEI xmlns="http://www.tei-c.org/ns/1.0" {XI} xml:id="a"><text><body>%s</body></text></TEI>'
PART = '<div xmlns="http://www.tei-c.org/ns/1.0" %s>%s</div>'


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """A function from the body of a document and its parts, by path, to what `include` makes of it."""

    def make(body: str, **parts: str | bytes) -> tuple[Places, tuple[Finding, ...]]:
        folder = tmp_path / "edition"
        for name, text in {"main": TEI % body, **parts}.items():
            path = folder / f"{name.replace('__', '/')}.xml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return include(xml.read(folder / "main.xml"))

    return make


def _body(places: Places) -> str:
    body = places.document.root[0][0]
    etree.cleanup_namespaces(body)
    text = etree.tostring(body, encoding="unicode")
    return text.partition(">")[2].rpartition("</")[0].replace(' xmlns="http://www.tei-c.org/ns/1.0"', "")


def test_a_document_without_inclusions_is_itself(made: Made) -> None:
    document = xml.parse((TEI % "<p/>").encode(), "a.xml")
    places, refused = include(document)
    assert (places.document, refused) == (document, ())
    assert made("<p/>")[1] == ()


def test_a_part_stands_where_it_is_included_and_the_tree_of_the_file_stays(
    tmp_path: Path, made: Made
) -> None:
    places, refused = made('<p/>one <xi:include href="b.xml"/> two<p/>', b=PART % ("", "x"))
    assert refused == ()
    assert _body(places) == "<p/>one <div>x</div> two<p/>"
    main = xml.read(tmp_path / "edition" / "main.xml")
    before = xml.serialise(main)
    include(main)
    assert xml.serialise(main) == before


def test_what_is_found_stands_in_its_own_file(tmp_path: Path, made: Made) -> None:
    inner = PART % ("", '\n  <p xml:id="q">é<hi/></p>')
    outer = PART % (XI, '\n<p/><xi:include href="deep/c.xml"/>')
    places, _ = made('\n<p/><xi:include href="b.xml"/><p/>', b=outer, deep__c=inner)
    (hi,) = places.document.root.iter("{*}hi")
    found = locus(places, hi)
    assert (found.uri, found.line, found.column) == (str(tmp_path / "edition" / "deep" / "c.xml"), 2, 18)
    assert (found.xpath, found.xml_id) == ("/div/p/hi", "q")
    last = places.document.root[0][0][-1]
    where = locus(places, last)
    assert (where.uri, where.line, where.xpath) == (
        str(tmp_path / "edition" / "main.xml"),
        2,
        "/TEI/text/body/p[2]",
    )


def test_an_id_names_the_element_that_is_included(made: Made) -> None:
    part = PART % ("", '<p xml:id="x">one</p><p xml:id="y">two</p>tail')
    assert _body(made('<xi:include href="b.xml" xpointer="y"/>', b=part)[0]) == '<p xml:id="y">two</p>'
    assert _body(made('<p xml:id="p">1</p><q><xi:include xpointer="p"/></q>')[0]) == (
        '<p xml:id="p">1</p><q><p xml:id="p">1</p></q>'
    )


def test_a_text_is_included_as_characters(tmp_path: Path, made: Made) -> None:
    (tmp_path / "edition").mkdir()
    (tmp_path / "edition" / "b.txt").write_text("a < é\n", encoding="utf-8")
    (tmp_path / "edition" / "c.txt").write_bytes(b"caf\xe9")
    body = '<p>1 <xi:include href="b.txt" parse="text"/> 2</p><p><hi/><xi:include href="c.txt" parse="text" encoding="ISO-8859-1"/></p>'
    places, refused = made(body)
    assert refused == ()
    assert _body(places) == "<p>1 a &lt; é\n 2</p><p><hi/>café</p>"


def test_a_fallback_stands_in_for_a_missing_file_and_is_itself_followed(made: Made) -> None:
    body = (
        '<xi:include href="no.xml"><xi:fallback>1<p/>2<xi:include href="b.xml"/>3</xi:fallback></xi:include>4'
    )
    places, refused = made(body, b=PART % ("", "x"))
    assert refused == ()
    assert _body(places) == "1<p/>2<div>x</div>34"


def test_a_fallback_that_is_not_needed_is_not_followed(made: Made) -> None:
    body = '<xi:include href="b.xml"><xi:fallback><xi:include href="/etc/passwd"/></xi:fallback></xi:include>'
    places, refused = made(body, b=PART % ("", "x"))
    assert (_body(places), refused) == ("<div>x</div>", ())


@pytest.mark.parametrize(
    ("inclusion", "why"),
    [
        ('href="https://example.org/b.xml"', "it is on the network"),
        ('href="//example.org/b.xml"', "it is on the network"),
        ('href="../secret.xml"', "it lies outside of the folder edition/"),
        ('href="link.xml"', "it lies outside of the folder edition/"),
        ('href="/etc/passwd" parse="text"', "it lies outside of the folder edition/"),
        ('href="file:///etc/passwd" parse="text"', "it lies outside of the folder edition/"),
        ('href="%2e%2e/secret.xml"', "it lies outside of the folder edition/"),
        ('href="no.xml"', "the file is not there"),
        ('href="b.xml" xml:base="https://example.org/x/"', "it is on the network"),
        ('href="b.xml#x"', "href has a fragment"),
        ('href="b.xml" xpointer="nobody"', 'that file has no xml:id "nobody"'),
        ('href="b.xml" xpointer="xpointer(//p)"', "is no id, and nothing else is followed"),
        ('href="b.xml" parse="html"', 'parse="html" is neither xml nor text'),
        ('href="b.xml" parse="text" xpointer="x"', "a text has no xpointer"),
        ('href="b.xml" parse="text" encoding="rot13"', "the encoding rot13 is not read"),
        ('href="broken.xml"', "it cannot be read ("),
        ('href="nul.xml" parse="text"', "it has characters that XML has not"),
        ('href="latin.xml" parse="text"', "not UTF-8"),
        ('href="doctype.xml"', "document type declaration"),
        ("", "it names no file"),
        ('parse="text"', "it names no file"),
        ('xpointer="a"', "it leads round in a circle (main.xml → main.xml)"),
        ('href="main.xml"', "it leads round in a circle (main.xml → main.xml)"),
        ('href="one.xml"', "it leads round in a circle (main.xml → one.xml → two.xml → one.xml)"),
    ],
)
def test_an_inclusion_that_is_not_followed_is_one_finding_that_says_why(
    tmp_path: Path, made: Made, inclusion: str, why: str
) -> None:
    (tmp_path / "secret.xml").write_text("<p>SECRET</p>")
    (tmp_path / "edition").mkdir()
    (tmp_path / "edition" / "link.xml").symlink_to(tmp_path / "secret.xml")
    places, (found,) = made(
        f"<xi:include {inclusion}/>",
        b=PART % ("", "x"),
        broken="<p>",
        nul=b"\x00",
        latin=b"caf\xe9",
        doctype="<!DOCTYPE p><p/>",
        one=PART % (XI, '<xi:include href="two.xml"/>'),
        two=PART % (XI, '<xi:include href="one.xml"/>'),
    )
    assert found.code == "xml:include"
    assert why in found.message
    assert found.help
    assert "\n" not in found.message
    assert "SECRET" not in etree.tostring(places.document.root, encoding="unicode")
    assert found.locus.line == 1


@pytest.mark.parametrize("href", ["https://example.org/b.xml", "../secret.xml"])
def test_a_fallback_of_a_file_outside_is_taken_with_a_warning(made: Made, href: str) -> None:
    places, (found,) = made(f'<xi:include href="{href}"><xi:fallback>x</xi:fallback></xi:include>')
    assert (found.code, found.severity, _body(places)) == ("xml:include-outside", "warning", "x")


def test_a_file_of_the_run_may_be_included_from_anywhere(tmp_path: Path, mini: Schemas) -> None:
    (tmp_path / "edition").mkdir()
    (tmp_path / "shared.xml").write_text((TEI % "<p/>").replace('"a"', '"b"'))
    main = tmp_path / "edition" / "main.xml"
    main.write_text(TEI % '<xi:include href="../shared.xml" xpointer="b"/>')
    terms = Terms((mini.relaxng, mini.xsd, mini.schematron))
    alone = {found.code for found in check_files([main], terms=terms)}
    together = {found.code for found in check_files([main, tmp_path / "shared.xml"], terms=terms)}
    assert "xml:include" in alone
    assert "xml:include" not in together


def test_every_step_of_the_check_sees_the_parts_and_names_them(tmp_path: Path, mini: Schemas) -> None:
    main, part = tmp_path / "main.xml", tmp_path / "parts" / "b.xml"
    part.parent.mkdir()
    main.write_text(TEI % '<xi:include href="parts/b.xml"/><p ana="#p">x</p>')
    part.write_text(
        '<p xmlns="http://www.tei-c.org/ns/1.0" xml:id="p" ana="../main.xml#a #a c.xml">\n<date>May</date><foo/></p>'
    )
    found = list(check(xml.read(main), schemas=mini.files("the test")))
    assert {each.locus.uri for each in found} == {str(part)}
    assert {code.partition("-")[0] for each in found for code in (each.code, *each.also)} >= {
        "pointer",
        "rng",
        "xsd",
        "sch:date",
    }
    assert [each.message for each in found if each.code.startswith("pointer")] == [
        'ana "c.xml" points to a file that is not there'
    ]


def test_inclusions_that_grow_without_end_are_bounded(monkeypatch: pytest.MonkeyPatch, made: Made) -> None:
    twice = '<xi:include href="{0}.xml"/><xi:include href="{0}.xml"/>'
    parts = {f"b{n}": PART % (XI, twice.format(f"b{n + 1}")) for n in range(30)}
    _, refused = made('<xi:include href="b0.xml"/>', **parts, b30=PART % ("", ""))
    assert len(refused) > 0
    assert "inclusions stand more than 20 deep" in refused[0].message
    monkeypatch.setattr(module, "INCLUSIONS", 100)
    parts = {f"b{n}": PART % (XI, twice.format(f"b{n + 1}")) for n in range(12)}
    _, refused = made('<xi:include href="b0.xml"/>', **parts, b12=PART % ("", ""))
    assert any("more than 100 inclusions" in found.message for found in refused)
    monkeypatch.setattr(xml, "LARGEST", 10_000)
    _, refused = made(twice.format("c") * 3, c=PART % ("", "x" * 3000))
    assert [found.message.rpartition(": ")[2] for found in refused] == [
        "all that is included has more than 0 MB"
    ] * 3


def test_parts_cannot_pile_up_deeper_than_a_file_may_be(made: Made) -> None:
    deep = PART % (XI, "<q>" * 200 + '<xi:include href="c.xml"/>' + "</q>" * 200)
    _, (found,) = made('<xi:include href="b.xml"/>', b=deep, c=PART % ("", "<q>" * 100 + "</q>" * 100))
    assert "more than 256 elements would stand in each other" in found.message
