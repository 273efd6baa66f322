"""Pages that an article does not have, and numbers that are none or are in order."""

from __future__ import annotations

import pytest

from editions import small
from teiwright.audit import audit

ARTICLE = (
    '<bibl xml:id="ek2010"><author>Ek, A.</author> (<date>2010</date>) <title level="a">Ice</title>, '
    '<title level="j">Polar</title>, <biblScope unit="page"{}>{}</biblScope>.</bibl>'
)


def found(locator: str, entry: str = ARTICLE.format(' from="140" to="158"', "140–58")) -> list[str]:
    cited = f'Ek, 2010, <seg type="locator">{locator}</seg>'
    body = f'<p xml:id="p1">So (<ref type="bibl" target="#ek2010">{cited}</ref>).</p>'
    return [finding.message for finding in audit(small(body, entry)) if finding.code == "locator-outside"]


@pytest.mark.parametrize(
    "locator", ["p. 85", "85", "pp. 150–160", "S. 139", "139f.", "141, 145, 170", "pp. 139-41"]
)
def test_a_page_outside_of_the_article_is_found(locator: str) -> None:
    assert len(found(locator)) == 1


@pytest.mark.parametrize(
    "locator",
    ["p. 140", "158", "pp. 150–158", "pp. 150–8", "150–58", "S. 145 ff.", "141, 145 and 150", "150, n. 3"],
)
def test_a_page_of_the_article_is_no_finding(locator: str) -> None:
    assert found(locator) == []


@pytest.mark.parametrize(
    "locator", ["ch. 3", "§ 12", "fig. 2", "sec. 12.1.19", "xii", "fol. 12r", "Tab. 3", "S281"]
)
def test_a_locator_that_counts_no_pages_is_no_finding(locator: str) -> None:
    assert found(locator) == []


@pytest.mark.parametrize(
    "entry",
    [
        ARTICLE.format("", "12"),
        ARTICLE.format("", "140–58").replace('level="a"', 'level="m"'),
        ARTICLE.format("", "1–9").replace(
            ".</bibl>", ' and <biblScope unit="page">80–90</biblScope>.</bibl>'
        ),
        ARTICLE.format("", "140–58").replace('unit="page"', 'unit="volume"'),
    ],
)
def test_an_entry_without_one_range_of_pages_has_no_outside(entry: str) -> None:
    assert found("p. 85", entry) == []


def test_the_pages_are_read_from_the_print_where_no_attribute_has_them() -> None:
    assert found("p. 85", ARTICLE.format("", "pp. 140–58"))
    assert found("p. 150", ARTICLE.format("", "pp. 140–58")) == []


def test_the_finding_stands_at_the_locator_and_names_the_entry() -> None:
    body = (
        '<p xml:id="p1">(<ref type="bibl" target="#ek2010">Ek, 2010, <seg type="locator">3</seg></ref>)</p>'
    )
    (finding,) = audit(small(body, ARTICLE.format("", "140–58")))
    assert finding.locus.xpath.endswith("/p/ref/seg")
    assert "has page 3, its entry ek2010 has pages 140–158" in finding.message
    assert "the entry is ek2010: Ek, A. (2010) Ice" in finding.help
