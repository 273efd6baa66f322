"""The page: its links, headings, ids, and what must stay inert."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from teiwright import xml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from teiwright.model import Document

    PageOf = Callable[..., etree._Element]
    EditionOf = Callable[..., Document]

BLOCKS = {
    *("p", "div", "ul", "ol", "dl", "li", "table", "blockquote", "section", "pre", "h1", "h2", "h3", "h4"),
    *("h5", "h6", "nav", "main", "aside", "details", "dt", "dd"),
}
PHRASING = {
    *("p", "a", "span", "q", "i", "b", "em", "cite", "dfn", "abbr", "time", "sup", "sub", "code", "strong"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "pre", "dt"),
}


@pytest.fixture(scope="module")
def page(page_of: PageOf, harbour: Document, authorities: Document) -> etree._Element:
    return page_of(harbour, authorities)


@pytest.fixture(scope="module")
def withheld_page(page_of: PageOf, withheld: Document, authorities: Document) -> etree._Element:
    return page_of(withheld, authorities)


def find(page: etree._Element, identifier: str) -> etree._Element:
    found = [element for element in page.iter() if element.get("id") == identifier]
    assert len(found) == 1, identifier
    return found[0]


RELATIONS = {"alternate", "canonical", "describedby", "license", "schema.DC"}
"""Those for which a browser fetches nothing."""


def words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def faults(page: etree._Element) -> list[str]:
    """What is wrong with a page of ours, whatever it shows."""
    found = [*faults_of_ids(page), *faults_of_headings(page)]
    for element in page.iter(etree.Element):
        found += faults_of_element(element)
    return found


def faults_of_ids(page: etree._Element) -> Iterator[str]:
    ids = Counter(element.get("id", "") for element in page.iter() if element.get("id") is not None)
    yield from (f"id {name!r} twice" for name, count in ids.items() if count > 1)
    yield from (f"id {name!r} with a space" for name in ids if not name or re.search(r"\s", name))
    for link in page.iter("a"):
        href = link.get("href")
        if href is not None and href.startswith("#") and href[1:] not in ids:
            yield f"link {href!r} leads nowhere"
        if href is not None and not re.match(r"#|https?://|mailto:|[\w.%-]+$", href):
            yield f"link {href!r}"


def faults_of_headings(page: etree._Element) -> Iterator[str]:
    levels = [int(str(heading.tag)[1]) for heading in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    yield from (f"h{b} after h{a}" for a, b in itertools.pairwise(levels) if b > a + 1)
    if levels.count(1) != 1:
        yield f"{levels.count(1)} h1"


def faults_of_element(element: etree._Element) -> Iterator[str]:
    tag, inside = str(element.tag), {str(ancestor.tag) for ancestor in element.iterancestors()}
    if tag == "a" and "a" in inside:
        yield f"a in a: {words(element)[:40]}"
    if tag in BLOCKS and inside & PHRASING:
        yield f"{tag} in {sorted(inside & PHRASING)}"
    if tag in {"iframe", "object", "embed", "base", "img"}:
        yield tag
    if tag == "script" and element.get("type") != "application/ld+json":
        yield "script"
    if tag == "link" and element.get("rel") not in RELATIONS:
        yield f"link {element.get('rel')}"
    yield from (
        f"{name} on {tag}" for name in map(str, element.attrib) if name.startswith("on") or name == "src"
    )


def test_the_page_has_no_fault(page: etree._Element) -> None:
    assert faults(page) == []


def test_the_page_of_a_withheld_edition_has_no_fault(withheld_page: etree._Element) -> None:
    assert faults(withheld_page) == []


def test_the_page_names_its_language_title_and_landmarks(page: etree._Element) -> None:
    assert page.get("lang") == "en"
    assert page.findtext("head/title") == "The Harbour Board and its Clocks: a digital edition"
    assert [page.find(f"body/{name}") is not None for name in ("header", "nav", "main")] == [True] * 3
    assert [meta.get("content") for meta in page.iter("meta") if meta.get("name") == "author"] == [
        "Ada Thorne"
    ]


def test_the_page_fetches_nothing(page: etree._Element) -> None:
    style = page.findtext("head/style") or ""
    assert len(style) > 2000
    assert re.findall(r"url\(|@import|https?:", style) == []


def test_the_contents_list_each_section_in_order(page: etree._Element) -> None:
    nav = page.find("body/nav")
    assert nav is not None
    entries = [words(link) for link in nav.iter("a")]
    assert entries[:3] == ["The Harbour Board and its Clocks", "The second Harbour Board", "Bibliography"]


def test_a_paragraph_has_its_id_its_number_and_a_permalink(page: etree._Element) -> None:
    paragraph = find(page, "p3")
    link = paragraph[0]
    assert (link.get("href"), words(link), link.get("aria-label")) == ("#p3", "3", "Paragraph 3")


def test_a_citation_leads_to_its_entry_and_the_entry_back(page: etree._Element) -> None:
    assert find(page, "m:22").get("href") == "#lowe1902"
    back = [
        link.get("href") for link in find(page, "lowe1902").iter("a") if link.get("role") == "doc-backlink"
    ]
    assert back == ["#m:4", "#m:22", "#m:26", "#m:27", "#m:29"]


def test_a_citation_without_an_entry_is_marked_and_is_no_link(page: etree._Element) -> None:
    citation = find(page, "m:24")
    assert (citation.tag, citation.get("class"), citation.get("title")) == (
        "span",
        "citation unresolved",
        "no entry found",
    )


def test_a_name_leads_to_the_index_and_the_index_to_each_mention(page: etree._Element) -> None:
    assert find(page, "m:6").get("href") == "#entity:lowe"
    entry = find(page, "entity:lowe")
    assert [link.get("href") for link in entry.iter("a") if link.get("role") == "doc-backlink"] == [
        "#m:5",
        "#m:6",
        "#m:28",
    ]
    assert "keeper of clocks (1887–1894)" in words(entry)


def test_the_index_shows_each_mention_in_its_context(page: etree._Element) -> None:
    lines = [words(line) for line in find(page, "entity:lowe").iter("li")]
    assert lines[1] == "*1 bill is kept; see Lowe 1902, p. 14. Lowe saw it himself."


def test_a_name_with_several_pointers_has_a_link_to_each(page_of: PageOf, edition_of: EditionOf) -> None:
    people = "".join(f"<person xml:id='{n}'><persName>{n.upper()}</persName></person>" for n in "xy")
    body = f"<p xml:id='here'><persName ref='#x #y'>Both</persName></p><listPerson>{people}</listPerson>"
    page = page_of(edition_of(body))
    links = [(link.get("href"), link.get("aria-label")) for link in find(page, "here").iter("a")]
    assert links == [("#here", "Paragraph 1"), ("#entity:x", None), ("#entity:y", "Y")]
    assert words(find(page, "here")) == "1Both"
    assert faults(page) == []


def test_a_thing_has_one_card_and_one_button_in_each_paragraph(page: etree._Element) -> None:
    buttons = [button.get("popovertarget") for button in find(page, "p1").iter("button")]
    assert buttons == ["cite:p1", "entity:board", "entity:mereport", "entity:lowe"]
    assert find(page, "entity:lowe").get("popover") is not None
    every = {button.get("popovertarget") or "" for button in page.iter("button")}
    assert all(find(page, target).get("popover") is not None for target in every)


def test_an_entry_says_how_often_and_where_it_is_cited(page: etree._Element) -> None:
    assert words(find(page, "lowe1902")).endswith("Cited 5×: *1, ¶5, ¶8, ¶9, §")


def test_a_note_follows_the_paragraph_that_calls_it(page: etree._Element) -> None:
    note = find(page, "note1")
    holder = note.getparent()
    assert holder is not None
    assert holder.getprevious() is find(page, "p1")


def test_the_timeline_has_a_bar_for_each_year_that_leads_to_its_first_date(page: etree._Element) -> None:
    (svg,) = [svg for svg in page.iter("svg") if svg.get("class") is None]
    bars = [(link.get("href"), link.get("aria-label")) for link in svg.iter("a")]
    assert bars == [("#m:3", "1887: 1×"), ("#m:11", "1888: 1×"), ("#m:12", "1892: 1×")]
    years = [link.get("href") for item in page.iter("dd") for link in item.iter("a")]
    assert years[:3] == ["#m:3", "#m:11", "#m:12"]


def test_what_is_mentioned_together_leads_to_the_paragraphs(page_of: PageOf, edition_of: EditionOf) -> None:
    both = "<p xml:id='a'><persName>X</persName> <persName>Y</persName></p><p xml:id='b'><persName>Y</persName> <persName>X</persName></p>"
    page = page_of(
        edition_of(
            both + "<p xml:id='c'><persName>Z</persName> <persName>X</persName> <persName>Z</persName></p>"
        )
    )
    (table,) = page.iter("table")
    assert [[words(cell) for cell in row.iter("td")] for row in table.iter("tr")] == [
        [""],
        [],
        ["2Y – X¶1, ¶2"],
        ["1Z – X¶3", ""],
    ]
    assert [link.get("href") for link in find(page, "pair:2:1").iter("a")] == ["#a", "#b"]
    assert faults(page) == []


def test_the_table_of_what_is_mentioned_together_is_bounded(page_of: PageOf, edition_of: EditionOf) -> None:
    names = "".join(f"<persName>N{n}</persName> " for n in range(40))
    page = page_of(edition_of(f"<p>{names}</p><p>{names}</p>"))
    assert len(list(page.iter("tr"))) == 13


def test_a_thing_mentioned_all_over_has_a_strip(page_of: PageOf, edition_of: EditionOf) -> None:
    body = "".join(f"<p><persName>{name}</persName></p>" for name in "abaca")
    page = page_of(edition_of(body))
    strips = [path.get("d") for svg in page.iter("svg") if svg.get("class") for path in svg.iter("path")]
    assert strips == ["M60 0v8M180 0v8M300 0v8"]


def test_dated_names_of_an_organization_are_told(page: etree._Element) -> None:
    said = words(find(page, "entity:board"))
    assert "(1880–1899)" in said
    assert "Second Harbour Board, Mereport (1899–)" in said


def test_a_name_that_the_authority_lacks_is_said_to(page: etree._Element) -> None:
    name = find(page, "m:15")
    assert words(name) == "Ile-sur-Mer"
    assert "not in the authority file" in words(find(page, (name.get("href") or "")[1:]))


def test_a_note_and_its_mark_lead_to_each_other(page: etree._Element) -> None:
    mark = find(page, "ref:note1")
    assert mark.get("href") == "#note1"
    assert find(page, "note1")[0].get("href") == "#ref:note1"


def test_a_nested_mention_has_its_id_and_no_link_of_its_own(page: etree._Element) -> None:
    inner = find(page, "m:10")
    assert inner.tag == "span"
    assert [outer.get("id") for outer in inner.iterancestors("a")] == ["m:9"]


def test_a_correction_shows_both_sides(page: etree._Element) -> None:
    assert "fourty [read: forty] crowns" in words(find(page, "p3"))


def test_an_editor_of_a_work_is_no_correction(page_of: PageOf, edition_of: EditionOf) -> None:
    body = "<p><choice><sic>a</sic><corr>b</corr></choice></p><listBibl><bibl><editor>C</editor></bibl></listBibl>"
    page = page_of(edition_of(body))
    classes = {
        words(span): span.get("class")
        for span in page.iter("span")
        if span.get("class") in {"editor", "correction"}
    }
    assert classes == {"[read: b]": "correction", "C": "editor"}


def test_a_list_holds_only_items_whatever_stands_in_it(page_of: PageOf, edition_of: EditionOf) -> None:
    body = "<list><item>a</item><note>b</note><ref>c</ref></list><listBibl><bibl>d</bibl><rs>e</rs><desc>f</desc></listBibl>"
    page = page_of(edition_of(body))
    lists = [
        child for part in page.iter("ul") for child in part if part.get("class") in {"list", "bibliography"}
    ]
    assert [(child.tag, words(child)) for child in lists][2:] == [
        ("li", "c"),
        ("li", "d"),
        ("li", "e"),
        ("li", "f"),
    ]
    assert {child.tag for child in lists} == {"li"}


def test_a_date_is_a_time_where_html_can_say_it(page: etree._Element) -> None:
    assert find(page, "m:3").get("datetime") == "1887-03-04"
    assert (find(page, "m:20").tag, find(page, "m:20").get("title")) == ("span", "--11")
    assert find(page, "m:12").get("title") == "≥ 1892, ≤ 1894; certainty: low"


def test_a_language_in_the_text_is_one_in_the_page(page: etree._Element) -> None:
    assert find(page, "p11").get("lang") == "de"


def test_facts_of_the_header_are_shown(page: etree._Element) -> None:
    about = find(page, "about:")
    assert "Free to share & adapt, with attribution." in words(about)
    assert "https://creativecommons.org/licenses/by/4.0/" in [link.get("href") for link in about.iter("a")]
    assert "2024-05-01 (editor) Made." in words(about)
    assert [link.get("href") for link in about.iter("a")][-4:] == [
        "edition.xml",
        "text.txt",
        "mentions.csv",
        "entities.csv",
    ]


def test_withheld_prose_is_a_bar_that_says_its_length(withheld_page: etree._Element) -> None:
    bars = [element for element in withheld_page.iter("span") if element.get("class") == "withheld"]
    assert len(bars) > 20
    assert words(bars[1]) == "[9 characters withheld]"
    assert bars[1].get("style") == "--n:9"
    notices = [words(element) for element in withheld_page.iter("aside")]
    assert len(notices) == 1
    total = sum(int((bar.get("style") or "")[4:]) for bar in bars)
    assert f"In all: {total} characters withheld." in notices[0]


def test_a_page_with_nothing_withheld_says_nothing_of_it(page: etree._Element) -> None:
    assert list(page.iter("aside")) == []


def test_markup_in_names_and_titles_is_text(page_of: PageOf, edition_of: EditionOf) -> None:
    evil = "&lt;script&gt;alert(1)&lt;/script&gt;\"'&lt;img src=x onerror=alert(1)&gt;"
    body = (
        f"<div type='x\" onclick=\"y'><head>{evil}</head><p><persName ref='#{evil.replace(chr(39), '')}'>{evil}</persName>"
        f"<date when='{evil.replace(chr(39), '')}'>{evil}</date><note n='{evil.replace(chr(39), '')}'>{evil}</note></p></div>"
    )
    page = page_of(edition_of(body, 'xml:lang="x&quot;&gt;"'))
    assert faults(page) == []
    assert page.findtext("head/title") == "A <b>title</b>"
    assert "<script>alert(1)</script>" in words(page)


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "#nowhere", "../up", "//host"],
)
@pytest.mark.parametrize("element", ["ref", "ptr", "ref type='bibl'"])
def test_a_pointer_that_no_browser_should_follow_is_no_link(
    page_of: PageOf, edition_of: EditionOf, element: str, target: str
) -> None:
    page = page_of(
        edition_of(f"<p xml:id='here'><{element} target='{target}'>x</{element.split(maxsplit=1)[0]}></p>")
    )
    paragraph = find(page, "here")
    assert [link.get("href") for link in paragraph.iter("a")] == ["#here"]


def test_characters_that_html_forbids_do_not_stop_the_page(page_of: PageOf, edition_of: EditionOf) -> None:
    assert words(find(page_of(edition_of("<p xml:id='x'>a&#x85;b&#x9F;c</p>")), "x")) == "1a\ufffdb\ufffdc"


def test_the_page_of_a_german_edition_speaks_german(page_of: PageOf, edition_of: EditionOf) -> None:
    page = page_of(edition_of("<div><head>Eins</head><p>x<note>y</note></p></div>", 'xml:lang="de-AT"'))
    assert page.get("lang") == "de"
    assert [main.get("lang") for main in page.iter("main")] == ["de-AT"]
    assert words(find(page, "contents:")) == "Inhalt"


def test_deep_and_skipped_divisions_give_headings_in_order(page_of: PageOf, edition_of: EditionOf) -> None:
    body = "<p>end</p>"
    for level in range(9, 0, -1):
        head = "" if level % 3 == 0 else f"<head>H{level}</head>"
        body = f"<div>{head}{body}</div>"
    assert faults(page_of(edition_of(body))) == []


def test_a_parsed_source_is_told_as_a_reference(page_of: PageOf) -> None:
    names = "<persName><forename>{}</forename> <surname>{}</surname></persName>"
    data = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><sourceDesc><biblStruct><analytic><author>'
        f'{names.format("Ada", "Thorne")}</author><title level="a">Clocks</title></analytic><monogr><editor>'
        f'{names.format("Ida", "Grand")}</editor><title level="m">Ports</title><imprint><pubPlace>Mereport</pubPlace>'
        "<publisher>Quay</publisher><date>1931</date><biblScope>4-9</biblScope></imprint></monogr></biblStruct>"
        "</sourceDesc></fileDesc></teiHeader><text><body><p>x</p></body></text></TEI>"
    )
    page = page_of(xml.parse(data.encode(), "edition.xml"))
    said = [words(element) for element in page.iter("div") if element.get("class") == "source"]
    assert said == ["Ada Thorne: Clocks. In: Ida Grand: Ports. Mereport: Quay, 1931, 4-9."]


@pytest.mark.shared
def test_texts_that_were_not_written_for_us_give_pages_without_fault(
    page_of: PageOf, shared_texts: list[Path]
) -> None:
    found = {path.name: faults(page_of(xml.read(path))) for path in shared_texts}
    assert {name: said for name, said in found.items() if said} == {}
