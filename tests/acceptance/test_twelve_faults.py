"""Twelve faults that people make: each is found once, at its very line and column, and told with what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teiwright.check import check_files
from teiwright.errors import UnreadableError

if TYPE_CHECKING:
    from pathlib import Path

EDITION = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="made">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>Made for a test</title></titleStmt>
      <publicationStmt><p>Not published</p></publicationStmt>
      <sourceDesc><p>Born digital</p></sourceDesc>
    </fileDesc>
  </teiHeader>
  <text>
    <body>
      <div>
        <head>Of faults</head>
        <p xml:id="p1">It rains.</p>
        <list><item><p xml:id="p2">It snows.</p></item></list>
      </div>
    </body>
  </text>
</TEI>
"""
RAIN = '<p xml:id="p1">It rains.</p>'

FAULTS = {
    "wrong element": (
        RAIN,
        '<p xml:id="p1">It <rians/>.</p>',
        "<rians",
        "rng-element-unknown",
        "allowed here: ",
    ),
    "misspelled element": (
        RAIN,
        '<p xml:id="p1">It <Hi>rains</Hi>.</p>',
        "<Hi",
        "rng-element-unknown",
        "did you mean hi?",
    ),
    "wrong attribute": (
        RAIN,
        '<p xml:id="p1">It <hi\n  Rend="italic">rains</hi>.</p>',
        "Rend",
        "rng-attribute-unexpected",
        "did you mean rend?",
    ),
    "wrong value": (
        "<list>",
        '<list rend="numberd">',
        "rend",
        "rng-attribute-value",
        "did you mean numbered?",
    ),
    "wrong nesting": (
        RAIN,
        '<p xml:id="p1"><head>It rains.</head></p>',
        "<head>It",
        "rng-element-unexpected",
        "head may stand in lg, div, list, table",
    ),
    "missing child": (
        '<list><item><p xml:id="p2">It snows.</p></item></list>',
        "<list/>",
        "<list",
        "rng-content-incomplete",
        "add item",
    ),
    "bad date": (
        RAIN,
        '<p xml:id="p1">It rains on <date resp="#made" when="2003-8-8">8 August</date>.</p>',
        "when",
        "date-invalid",
        "write 2003-08-08",
    ),
    "wrong namespace": (
        RAIN,
        '<p xmlns="" xml:id="p1">It rains.</p>',
        "<p xmlns",
        "rng-element-namespace",
        'did you forget xmlns="http://www.tei-c.org/ns/1.0"?',
    ),
    "stray text": (RAIN, f"{RAIN}\n        stray words", "stray", "rng-text-unexpected", "put it into a p"),
    "duplicate id": (
        "<list>",
        '<list xml:id="p1">',
        'xml:id="p1">It',
        "id-duplicate",
        "give one of them another id",
    ),
    "dangling pointer": (
        RAIN,
        '<p xml:id="p1">It <ref resp="#made"\n  target="#p12">rains</ref>.</p>',
        "target",
        "pointer-dangling",
        "",
    ),
    "rule alone": (RAIN, "<p>It rains.</p>", "<p>It", "sch:paragraph-identified", "number it (p1, p2, …)"),
}

ATTACK = '<?xml version="1.0"?>\n<!-- é --><!DOCTYPE a [<!ENTITY x SYSTEM "{uri}">]>\n<a>&x;</a>\n'


def _place(text: str, mark: str) -> tuple[int, int]:
    offset = text.index(mark, text.index("<body>"))
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def test_the_edition_without_a_fault_is_clean(tmp_path: Path) -> None:
    path = tmp_path / "made.xml"
    path.write_text(EDITION, encoding="utf-8")
    assert list(check_files([path])) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_at_its_place_and_explained(fault: str, tmp_path: Path) -> None:
    right, wrong, mark, code, advice = FAULTS[fault]
    assert EDITION.count(right) == 1
    text = EDITION.replace(right, wrong)
    path = tmp_path / "made.xml"
    path.write_text(text, encoding="utf-8")
    first, *others = check_files([path])
    assert first.code == code
    assert (first.locus.line, first.locus.column) == _place(text, mark)
    assert advice in first.help
    assert first.help
    assert {each.code for each in others} <= {code}, [each.message for each in others]


def test_an_entity_attack_is_refused_in_one_sentence_with_its_place(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hush", encoding="utf-8")
    path = tmp_path / "attack.xml"
    path.write_text(ATTACK.format(uri=secret.as_uri()), encoding="utf-8")
    with pytest.raises(UnreadableError, match="document type declaration") as caught:
        list(check_files([path]))
    assert str(caught.value).startswith(f"{path}:2:11: ")
    assert "\n" not in str(caught.value)
    assert "hush" not in str(caught.value)
