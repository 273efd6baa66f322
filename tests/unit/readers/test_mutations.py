"""Files whose elements were dropped, doubled and moved end in a text or in one line, whatever they are."""

from __future__ import annotations

import copy
import io
import random
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from teiwright import blocks
from teiwright.errors import TeiwrightError
from unit.readers.documents import field, html, odt_xml, p, r, read, word_xml, zipped

NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
BOX = f"<w:r><w:drawing><wps:txbx><w:txbxContent>{p('box')}</w:txbxContent></wps:txbx></w:drawing></w:r>"
LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
WORD = word_xml(
    p("Way", style="Heading1")
    + p(
        "a",
        NOTE,
        field('HYPERLINK "https://e.org"', r("b", "<w:i/>")),
        BOX,
        '<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>',
    )
    + p("one", properties=LISTED)
    + p("two", properties=LISTED)
    + f"<w:tbl><w:tr><w:tc>{p('c')}</w:tc><w:tc>{p('d')}</w:tc></w:tr></w:tbl>",
    footnotes=f'<w:footnote w:id="2">{p("note")}</w:footnote>',
    numbering='<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>',
    styles='<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="N"/></w:style>',
)
NOTED = (
    '<text:note text:note-class="footnote"><text:note-body><text:p>n</text:p></text:note-body></text:note>'
)
ODT = odt_xml(
    f'<text:h text:outline-level="1">Way</text:h><text:p>a{NOTED}<text:span text:style-name="T">b</text:span><text:s text:c="2"/>'
    "<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame></text:p>"
    '<text:list text:style-name="L"><text:list-item><text:p>one</text:p></text:list-item></text:list>'
    "<table:table><table:table-row><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row></table:table>",
    automatic='<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>'
    '<style:style style:name="T" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>',
)
PAGE = (
    '<h1>Way</h1><p>a<sup><a href="#fn1" id="r1">1</a></sup><em>b</em><ul><li>one<ol><li>two</ol></ul><pre>x</pre>'
    '<table><tr><td rowspan="2">c<td>d<tr><td>e</table><blockquote>q</blockquote><ol><li id="fn1">n <a href="#r1">↩</a></ol>'
)


def mutated(root: etree._Element, dice: random.Random) -> None:
    """Drop, double, move or empty some elements of `root`, or change their attributes."""
    for _ in range(dice.randint(1, 6)):
        element = dice.choice(list(root.iter(etree.Element)))
        parent = element.getparent()
        if parent is None:
            continue
        deed = dice.randrange(5)
        if deed == 0:
            parent.remove(element)
        elif deed == 1:
            parent.append(copy.deepcopy(element))
        elif deed == 2:
            dice.choice(
                [e for e in root.iter(etree.Element) if element not in (e, *e.iterancestors())]
            ).append(element)
        elif deed == 3 and element.attrib:
            element.set(
                dice.choice(list(element.attrib)), dice.choice(["", "-1", "x", "99999999999999999999", "0"])
            )
        else:
            element.text = dice.choice([None, "", "x", "* - 1. [^1]: |"])


def of_package(data: bytes, dice: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, content in parts.items():
        if content.startswith(b"<") and dice.random() < 0.7:
            root = etree.fromstring(content)
            mutated(root, dice)
            parts[name] = etree.tostring(root)
    return zipped(parts)


def of_page(dice: random.Random) -> bytes:
    root = etree.fromstring(html(PAGE), etree.HTMLParser())
    mutated(root, dice)
    return etree.tostring(root, method="html")


MUTANTS = {
    "paper.docx": lambda dice: of_package(WORD, dice),
    "paper.odt": lambda dice: of_package(ODT, dice),
    "page.html": of_page,
}


@pytest.mark.parametrize("name", MUTANTS)
@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_a_mutated_file_ends_in_a_text_or_in_one_line(name: str, seed: int) -> None:
    data = MUTANTS[name](random.Random(seed))  # noqa: S311 - dice, no secret
    try:
        text = read(data, name)
    except TeiwrightError as error:
        assert "\n" not in str(error)  # noqa: PT017 - either end is right
        return
    blocks.split(text)


@settings(max_examples=40, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<!DOCTYPE html>"]),
)
def test_any_bytes_end_in_a_text_or_in_one_line(data: bytes, start: bytes) -> None:
    for name in MUTANTS:
        try:
            blocks.split(read(start + data, name))
        except TeiwrightError as error:
            assert "\n" not in str(error)  # noqa: PT017 - either end is right
