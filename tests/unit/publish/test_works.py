"""The works that a text cites and does not print: records of standOff, shown behind the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright import xml

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

    from teiwright.model import Document

RECORD = (
    '<biblStruct xml:id="{id}" {more}><monogr><author><persName><surname>Day</surname></persName></author>'
    '<title level="m">Modern &lt;Invention&gt;</title><imprint><date>2001</date></imprint></monogr></biblStruct>'
)


def edition(cited: str, more: str = "") -> Document:
    records = RECORD.format(id="day2001", more=more) + RECORD.format(id="idle2002", more="")
    return xml.parse(
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader/><text><body><p xml:id="p1">See <ref type="bibl" target="#{cited}">'
        f"Day</ref>.</p></body></text><standOff><listBibl>{records}</listBibl></standOff></TEI>".encode(),
        "works.xml",
    )


def test_a_record_that_is_cited_is_shown_behind_the_text_and_linked_both_ways(
    page_of: Callable[..., etree._Element],
) -> None:
    page = page_of(edition("day2001"))
    (entry,) = page.xpath("//section[@class='works']//li")
    assert entry.get("id") == "day2001"
    assert "Modern <Invention>" in "".join(entry.itertext())
    (link,) = page.xpath("//a[@href='#day2001']")
    assert page.xpath(f"//li[@id='day2001']//a[@href='#{link.get('id')}']")
    assert page.xpath("//nav//a[@href='#works:']")


def test_a_record_that_nothing_cites_is_not_shown(page_of: Callable[..., etree._Element]) -> None:
    page = page_of(edition("nobody"))
    assert not page.xpath("//section[@class='works']")
    assert not page.xpath("//nav//a[@href='#works:']")


def test_a_record_of_a_printed_entry_is_not_shown_twice(page_of: Callable[..., etree._Element]) -> None:
    assert not page_of(edition("day2001", 'corresp="#b"')).xpath("//section[@class='works']")
