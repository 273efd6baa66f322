"""Lines, columns and paths of elements."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from xml.parsers import expat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiwright.check.places import Places, elements, locus, xpath
from teiwright.model import XML_ID, tei
from teiwright.xml import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from teiwright.model import Document

TRAP = """<?xml version="1.0" encoding="UTF-8"?>
<!-- <p> is no tag here -->
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <?note <p> nor here?><text>é<![CDATA[ <p> nor here ]]><p
      xml:id="x">😀 <hi/></p></text>
</TEI>
"""


CONTENT = st.recursive(
    st.sampled_from(
        [
            "é",
            "😀",
            " ",
            "\n",
            "&lt;p&gt;",
            "<!-- <p> -->",
            "<![CDATA[<p>]]>",
            "<?x <p> ?>",
            "<p a='/>'/>",
            "<p\n b='1'/>",
        ]
    ),
    lambda inner: st.lists(inner).map(lambda parts: f"<p>{''.join(parts)}</p>"),
)


def _expat_positions(data: bytes) -> list[tuple[int, int]]:
    """What another parser says, for comparison."""
    found: list[tuple[int, int]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda *_: found.append(
        (parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
    )
    parser.Parse(data, True)
    return found


@given(content=st.lists(CONTENT))
def test_places_are_those_that_expat_counts(
    tmp_path_factory: pytest.TempPathFactory, content: list[str]
) -> None:
    folder = tmp_path_factory.getbasetemp() / "places"
    folder.mkdir(exist_ok=True)
    data = f"<?xml version='1.0'?>\n<!-- <p> --><p>{''.join(content)}</p>".encode()
    document = _file(folder, data)
    places = Places(document)
    assert [places.position(node) for node in elements(document.tree)] == _expat_positions(data)


def _file(folder: Path, data: bytes) -> Document:
    path = folder / "trap.xml"
    path.write_bytes(data)
    return read(path)


def test_an_element_stands_where_its_start_tag_begins(tmp_path: Path) -> None:
    document = _file(tmp_path, TRAP.encode())
    places = Places(document)
    found = {str(node.tag).rpartition("}")[2]: places.position(node) for node in elements(document.tree)}
    assert found == {"TEI": (3, 1), "text": (4, 24), "p": (4, 57), "hi": (5, 20)}


def test_other_encodings_and_line_ends_are_counted_alike(tmp_path: Path) -> None:
    text = TRAP.replace("UTF-8", "UTF-16").replace("\n", "\r\n")
    document = _file(tmp_path, text.encode("utf-16"))
    (hi,) = document.root.iter(tei("hi"))
    assert Places(document).position(hi) == (5, 20)


@pytest.mark.parametrize("encoding", ["UTF-32", "UTF-16", "windows-1252", "UTF-8"])
def test_columns_are_counted_in_characters_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n<TEI>\nééé<p/></TEI>'
    document = _file(tmp_path, text.encode(encoding))
    assert Places(document).position(document.root[0]) == (3, 4)


def test_a_hundred_thousand_siblings_have_their_paths_in_a_moment(tmp_path: Path) -> None:
    document = _file(tmp_path, b"<TEI>" + b"<p/><q/>" * 100_000 + b"</TEI>")
    places = Places(document)
    start = time.perf_counter()
    last = [places.xpath(node) for node in document.root][-1]
    assert last == "/TEI/q[100000]"
    assert time.perf_counter() - start < 10  # counted one by one they would take hours


def test_the_column_is_unknown_where_the_file_is_not_the_one_parsed(tmp_path: Path) -> None:
    document = _file(tmp_path, TRAP.encode())
    (tmp_path / "trap.xml").write_text("<TEI/>")
    assert Places(document).position(document.root) == (3, 0)


def test_a_locus_names_path_attribute_and_nearest_id(tmp_path: Path) -> None:
    document = _file(tmp_path, TRAP.encode())
    (hi,) = document.root.iter(tei("hi"))
    found = locus(Places(document), hi, XML_ID)
    assert (found.xpath, found.xml_id) == ("/TEI/text/p/hi/@xml:id", "x")


def test_an_xpath_counts_where_it_must_and_names_other_namespaces(tei: Callable[[str], Document]) -> None:
    document = tei('<p/><note xmlns="urn:other"/><p><date/></p>')
    paths = [xpath(node) for node in elements(document.tree)][3:]
    assert paths == [
        "/TEI/text/body/p[1]",
        "/TEI/text/body/Q{urn:other}note",
        "/TEI/text/body/p[2]",
        "/TEI/text/body/p[2]/date",
    ]


PARTS = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:x="urn:x">
  <p
    x:n='1'
    n = "2"
    xml:id="a" rend="n='3'"/>
  <!-- one --><p>a<hi/><!-- b --> stray</p> <?x y?>
    <![CDATA[ more]]> and<list>

  deep</list>
</TEI>
"""


def test_an_attribute_stands_where_its_name_begins(tmp_path: Path) -> None:
    document = _file(tmp_path, PARTS.encode())
    places = Places(document)
    first = document.root[0]
    names = ["{urn:x}n", "n", XML_ID, "rend"]
    assert [places.position(first, name) for name in names] == [(3, 5), (4, 5), (5, 5), (5, 16)]
    assert places.position(first, "none") == places.position(first) == (2, 3)
    assert locus(places, first, "n").column == 5


def test_a_text_stands_where_its_first_sign_is(tmp_path: Path) -> None:
    document = _file(tmp_path, PARTS.encode())
    places = Places(document)
    root, second = document.root, document.root[2]
    assert [places.words(second, text) for text in ("a", " stray")] == [(6, 18), (6, 35)]
    assert places.words(root, "\n     more and") == (7, 15)
    (inner,) = root.iter(tei("list"))
    assert locus(places, inner, text=inner.text or "").line == 9
    assert places.words(inner, "not there") == places.position(inner)


def test_without_the_file_an_attribute_and_a_text_are_on_the_line_of_their_element(tmp_path: Path) -> None:
    document = _file(tmp_path, PARTS.encode())
    (tmp_path / "trap.xml").unlink()
    places = Places(document)
    assert places.position(document.root[0], "n") == places.words(document.root[0], "x") == (5, 0)


def test_a_hundred_thousand_attributes_of_one_element_are_found_at_once(tmp_path: Path) -> None:
    names = [f"a{number}" for number in range(100_000)]
    written = " ".join(name + '=""' for name in names)
    document = _file(tmp_path, f"<TEI {written}/>".encode())
    places = Places(document)
    assert len({places.position(document.root, name) for name in names}) == len(names)
