"""The page of a text with every kind of block."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teiwright import xml
from teiwright.encode import encode
from teiwright.source import from_bytes
from unit.encode.articles import EVERYTHING
from unit.publish.test_page import faults

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

    from teiwright.model import Document

PAGES = "\f".join(
    f"ON MILLS\n\n{body}\n\n{n}\n"
    for n, body in ((7, "The mill in the"), (8, "valley and the"), (9, "hills."))
)


@pytest.fixture(scope="module")
def shown(
    page_of: Callable[..., etree._Element], authorities: Document
) -> Callable[[str, str], etree._Element]:
    def page(text: str, name: str) -> etree._Element:
        made = encode(from_bytes(text.encode(), name))
        return page_of(xml.parse(xml.serialise(made), "x.xml"), authorities)

    return page


def test_every_kind_of_block_is_shown_in_sound_html(shown: Callable[[str, str], etree._Element]) -> None:
    page = shown(EVERYTHING, "x.md")
    assert faults(page) == []
    tags = {str(e.tag) for e in page.iter()}
    assert {"hr", "s", "dl", "dt", "dd", "table", "caption", "th", "blockquote", "ol", "ul", "code"} <= tags


def test_running_heads_are_shown_where_they_stand(shown: Callable[[str, str], etree._Element]) -> None:
    page = shown(PAGES, "x.txt")
    assert faults(page) == []
    assert [e.text for e in page.iter() if e.get("class") == "fw"] == [
        "ON MILLS",
        "7",
        "ON MILLS",
        "8",
        "ON MILLS",
        "9",
    ]
