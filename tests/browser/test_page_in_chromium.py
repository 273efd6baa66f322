"""The page in a real browser, from its file and without a script: cards, themes, notes, switches, widths."""

from __future__ import annotations

import gzip
import unicodedata
from typing import TYPE_CHECKING

import pytest
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import FloatRect, Page

    Opened = Callable[..., Page]

ADDED = "fieldset, .number, .permalink, .noteref, .note-number, .item-number, .correction, .pb, .backlinks, .notice"
"""What the page adds to the text, or shows in another form than it."""


def style(page: Page, selector: str, name: str) -> str:
    script = "([selector, name]) => getComputedStyle(document.querySelector(selector))[name]"
    return str(page.evaluate(script, [selector, name]))


def words(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def box(page: Page, selector: str) -> FloatRect:
    found = page.locator(selector).first.bounding_box()
    assert found is not None, selector
    return found


@pytest.mark.parametrize("width", [320, 390, 1280, 1600])
def test_the_page_does_not_scroll_sideways(opened: Opened, width: int) -> None:
    page = opened(width=width)
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_card_opens_by_keyboard_over_the_text_and_closes_with_escape(opened: Opened) -> None:
    page = opened()
    card = page.locator("[id='entity:lowe']")
    page.locator("#p1 .card[popovertarget='entity:lowe']").focus()
    page.keyboard.press("Enter")
    assert card.evaluate("e => e.matches(':popover-open')")
    assert "keeper of clocks" in card.inner_text()
    assert style(page, "[id='entity:lowe']", "position") == "fixed"
    page.keyboard.press("Tab")
    assert card.evaluate("e => e.contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert not card.evaluate("e => e.matches(':popover-open')")
    assert style(page, "[id='entity:lowe']", "position") == "static"


def test_a_closed_card_is_an_entry_of_its_list(opened: Opened) -> None:
    page = opened()
    assert page.locator("[id='entity:lowe']").is_visible()
    assert page.locator("#lowe1902").is_visible()
    assert page.locator("[id='cite:p1']").is_hidden()


def test_an_open_card_marks_the_mentions_and_leads_to_each(opened: Opened) -> None:
    page = opened()
    before = style(page, "[id='m:5']", "backgroundColor")
    page.locator("#p1 .card[popovertarget='entity:lowe']").click()
    assert style(page, "[id='m:5']", "backgroundColor") != before
    page.locator("[id='entity:lowe'] summary").click()
    page.locator("[id='entity:lowe'] .kwic a").last.click()
    assert page.url.endswith("#m:28")
    assert page.locator("[id='entity:lowe']").evaluate("e => e.matches(':popover-open')")


def test_a_checked_entry_stays_marked(opened: Opened) -> None:
    page = opened()
    page.locator("[id='entity:lowe'] input").check()
    assert style(page, "[id='m:5']", "backgroundColor") != "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("fragment", ["#p7", "#entity:lowe", "#lowe1902", "#note1", "#m:28"])
def test_an_address_with_a_fragment_arrives(opened: Opened, fragment: str) -> None:
    page = opened(fragment)
    target = page.locator(":target")
    assert target.get_attribute("id") == fragment[1:]
    place = box(page, ":target")
    assert -1 <= place["y"] < 800


def test_a_paragraph_tells_how_it_is_cited(opened: Opened) -> None:
    page = opened()
    page.locator("#p3 > .cite").focus()
    page.keyboard.press("Enter")
    assert "Ada Thorne: The Harbour Board and its Clocks: a digital edition. teiwright, 2024-05-01. ¶ 3." in (
        page.locator("[id='cite:p3']").inner_text()
    )
    page.locator("[id='cite:p3'] button").click()
    records = page.locator("[id='cite:'] pre").all_inner_texts()
    assert [record.split("\n")[0] for record in records] == ["@book{harbour,", "TY  - BOOK", "[{"]


def test_themes_are_chosen_without_a_script(opened: Opened) -> None:
    page = opened(scheme="dark")
    page.locator("button[popovertarget='display:']").click()
    papers = {}
    for theme in ("auto", "light", "paper", "dark"):
        page.locator(f"[id='theme:{theme}']").check()
        papers[theme] = style(page, "body", "backgroundColor")
    assert papers["auto"] == papers["dark"]
    assert len(set(papers.values())) == 3


def test_the_marks_of_a_kind_can_be_taken_away(opened: Opened) -> None:
    page = opened()
    page.locator("button[popovertarget='display:']").click()
    assert style(page, "[id='m:6']", "textDecorationLine") == "underline"
    page.locator("[id='show:person']").uncheck()
    assert style(page, "[id='m:28']", "textDecorationLine") == "none"
    assert style(page, "[id='m:1']", "textDecorationLine") == "underline"
    assert page.locator("#p1 .card[popovertarget='entity:lowe']").is_hidden()


def test_a_correction_can_be_read_from_either_side(opened: Opened) -> None:
    page = opened()
    page.locator("button[popovertarget='display:']").click()
    choice = page.locator("#p3 .choice")
    said = {}
    for reading in ("both", "source", "editor"):
        page.locator(f"[id='reading:{reading}']").check()
        said[reading] = choice.inner_text().strip()
    assert said == {"both": "fourty [read: forty]", "source": "fourty", "editor": "forty"}


def test_the_bibliography_is_sorted_by_what_is_checked(opened: Opened) -> None:
    page = opened()
    assert box(page, "#grand1910")["y"] < box(page, "#lowe1902")["y"]
    page.locator("[id='sort:year']").check()
    assert box(page, "#grand1910")["y"] > box(page, "#lowe1902")["y"]
    page.locator("[id='sort:times-cited']").check()
    assert box(page, "#grand1910")["y"] > box(page, "#lowe1902")["y"]


def test_notes_stand_beside_the_text_on_wide_screens_and_below_on_narrow_ones(opened: Opened) -> None:
    wide, narrow = opened(width=1280), opened(width=390)
    assert box(wide, "#note1")["x"] > box(wide, "#p1")["x"] + box(wide, "#p1")["width"]
    assert abs(box(wide, "#note1")["y"] - box(wide, "#p1")["y"]) < 20
    assert box(narrow, "#note1")["y"] >= box(narrow, "#p1")["y"] + box(narrow, "#p1")["height"]


def test_the_contents_follow_on_wide_screens(opened: Opened) -> None:
    page = opened("#p11")
    assert 0 <= box(page, "nav")["y"] < 40


def test_print_has_a_running_head_and_no_controls(opened: Opened, folder: Path) -> None:
    page = opened()
    page.emulate_media(media="print")
    for selector in (".card", ".cite", ".tools", "nav", "fieldset"):
        assert page.locator(selector).first.is_hidden(), selector
    assert page.locator("#note1").is_visible()
    title = "The Harbour Board and its Clocks: a digital edition"
    assert f'@page{{@top-center{{content:"{title}"}}}}' in (folder / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("edition", ["folder", "sample"])
def test_the_text_of_the_page_is_the_plain_text(
    opened: Opened, request: pytest.FixtureRequest, edition: str
) -> None:
    folder: Path = request.getfixturevalue(edition)
    page = opened()
    page.goto((folder / "index.html").as_uri())
    shown = page.evaluate(
        "added => { const text = document.querySelector('main').cloneNode(true);"
        " text.querySelectorAll(added).forEach(e => e.remove()); return text.textContent; }",
        ADDED,
    )
    plain = (folder / "text.txt").read_text(encoding="utf-8")
    assert words(str(shown).replace("[…]", "")) == words(plain)


def test_the_first_view_of_the_sample_is_light(sample: Path) -> None:
    page = (sample / "index.html").read_bytes()
    assert len(gzip.compress(page, mtime=0)) < 50_000
    style = page.partition(b"<style>")[2].partition(b"@page{@top-center")[0]
    assert len(style) < 12_000


def test_each_xml_id_of_the_text_is_one_id(opened: Opened, folder: Path) -> None:
    page = opened()
    text = etree.parse(folder / "harbour.xml").find("{*}text")
    assert text is not None
    ids = [str(i) for i in text.xpath("descendant::*/@xml:id")]
    assert len(ids) > 12
    counts = {i: page.locator(f'[id="{i}"]').count() for i in ids}
    assert {i: n for i, n in counts.items() if n != 1} == {}


def test_each_control_has_a_name_and_is_reached_by_keyboard(opened: Opened) -> None:
    page = opened()
    nameless = page.evaluate(
        "[...document.querySelectorAll('button, a[href], input')]"
        ".filter(e => !(e.getAttribute('aria-label') || e.textContent.trim() || e.labels?.[0]?.textContent.trim()))"
        ".map(e => e.outerHTML)"
    )
    assert nameless == []
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert (
        page.evaluate("[...document.querySelectorAll('[tabindex]')].filter(e => e.tabIndex > 0).length") == 0
    )


def test_a_bar_of_the_timeline_leads_to_the_first_date_of_its_year(opened: Opened) -> None:
    page = opened()
    page.locator(".timeline svg a").first.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#m:3")
    assert page.locator(":target").get_attribute("datetime") == "1887-03-04"


def test_one_travels_from_mention_to_mention(opened: Opened) -> None:
    page = opened("#m:1")
    assert page.locator(".step:visible").count() == 1
    page.locator(".step.next:visible").click()
    assert page.locator(":target").get_attribute("href") == "#entity:board"
    assert page.locator("#p3 :target").count() == 1
    page.locator(".step.previous:visible").click()
    assert page.url.endswith("#m:1")
