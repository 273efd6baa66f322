"""One body under two names and one name with two ids; names that only look so."""

from __future__ import annotations

import pytest

from editions import small
from teiwright.audit import audit


def org(name: str, ref: str = "") -> str:
    return f"<orgName{f' ref={chr(34)}{ref}{chr(34)}' if ref else ''}>{name}</orgName>"


def codes(*names: str, stand_off: str = "") -> list[str]:
    return [f.code for f in audit(small(f'<p xml:id="p1">{", ".join(names)}.</p>', stand_off=stand_off))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (org("Polar Research Centre", "a.xml#prc"), org("Arctic Institute", "a.xml#prc")),
        (org("Global Commission on Polar Ice"), org("Global Council on Polar Ice")),
        (org("International Organisation for Ice", "#i"), org("International Organization for Ice")),
    ],
)
def test_one_body_under_two_names_is_found_at_the_second(first: str, second: str) -> None:
    (finding,) = audit(small(f'<p xml:id="p1">{first}</p>', f'<p xml:id="p2">{second}, {second}.</p>'))
    assert (finding.code, finding.locus.xml_id) == ("body-names", "p2")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (org("Polar Research Centre", "#prc"), org("PRC", "#prc")),
        (org("Polar Research Centre", "#prc"), org("the Polar Research Centres", "#prc")),
        (org("Polar Research Centre", "#prc"), org("Polar Research Council", "#council")),
        (org("Ministry of Finance"), org("Museum of Fun")),
        (org("Polar Research Centre"), org("Popular Road Company")),
        (org("Polar Research Centre", "#prc"), "<bibl><orgName ref='#prc'>Arctic Institute</orgName></bibl>"),
    ],
)
def test_two_bodies_and_two_forms_of_one_name_are_no_finding(first: str, second: str) -> None:
    assert codes(first, second) == []


@pytest.mark.parametrize("tag", ["orgName", "placeName"])
def test_one_name_with_two_ids_is_found_once(tag: str) -> None:
    one, two = (f'<{tag} ref="a.xml#{each}">Halle</{tag}>' for each in "xy")
    assert codes(one, two, one, two) == ["name-ids"]


def test_a_full_name_with_two_ids_is_found_and_a_family_name_is_none() -> None:
    one, two = ('<persName ref="a.xml#x">{}</persName>', '<persName ref="a.xml#y">{}</persName>')
    assert codes(one.format("Eva Ek"), two.format("Eva M. Ek")) == ["name-ids"]
    assert codes(one.format("Ek"), two.format("Ek")) == []


def test_names_that_differ_in_a_letter_are_two() -> None:
    assert codes(org("Group A", "#a"), org("Group B", "#b")) == []


def test_two_entities_of_the_edition_with_one_name_are_found() -> None:
    entities = (
        '<listOrg><org xml:id="o1"><orgName>The Polar Centre</orgName></org>'
        '<org xml:id="o2"><orgName>Polar Centre</orgName></org></listOrg>'
    )
    assert codes("Nobody", stand_off=entities) == ["name-ids"]
    assert codes("Nobody", stand_off=entities.replace("The Polar", "Northern Polar")) == []
