"""What counts as a character of the source, and what does not."""

from __future__ import annotations

import pytest

from teiwright import blocks, xml
from teiwright.model import TEI_NS, Document, Source
from teiwright.withhold import stream


def _edition(body: str) -> Document:
    return xml.parse(f'<TEI xmlns="{TEI_NS}"><teiHeader/><text>{body}</text></TEI>'.encode(), "e.xml")


def test_an_edition_and_its_source_have_one_stream(edition: Document, text: Source) -> None:
    assert stream(edition) == blocks.stream(text)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<body>\n  <p>a</p>\n  <p>b</p>\n</body>", "ab"),
        ("<body><p>a\n<pb/>b</p></body>", "ab"),
        ("<body><p><hi>a</hi> <hi>b</hi></p></body>", "a b"),
        ("<body> <p>a</p> <p>b</p></body>", "ab"),
        ("<body><p><choice><sic>a</sic><corr>b</corr></choice></p></body>", "a"),
        ("<body><p><choice><orig>a</orig><reg>b</reg></choice></p></body>", "a"),
        ("<body><p><choice><abbr>a</abbr><expan>b</expan></choice></p></body>", "a"),
        ("<body><p><expan>a</expan></p></body>", "a"),
        ("<body><p>a<!-- c -->b<?pi d?>c</p></body>", "abc"),
        ("<front><div><p>a</p></div></front><body><p>b</p></body><back><p>c</p></back>", "abc"),
        ("<body><p>a<note>n</note>b</p></body>", "anb"),
        ("<body><p/><p>\n</p><p></p></body>", ""),
    ],
)
def test_the_stream_holds_the_source_and_no_layout(body: str, expected: str) -> None:
    assert stream(_edition(body)) == expected


def test_the_stream_of_a_withheld_edition_is_what_was_kept() -> None:
    body = '<body><p><gap reason="legal" unit="char" quantity="3"/><orgName>IOM</orgName></p></body>'
    assert stream(_edition(body)) == "IOM"
