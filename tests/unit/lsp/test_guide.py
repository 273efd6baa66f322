"""What may stand at the cursor comes from the grammar that the document is checked against."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from teiwright.lsp.complete import Sort, offers
from teiwright.lsp.guide import guide_for, profile_guide
from teiwright.lsp.hover import hover
from teiwright.lsp.spot import find
from teiwright.lsp.targets import Project
from teiwright.model import tei
from unit.lsp.cursor import edition

if TYPE_CHECKING:
    from pathlib import Path

GRAMMAR = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0"
  xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0">
<start><element name="poem"><a:documentation>(poem) holds *one* poem.</a:documentation>
  <optional><attribute name="n"><a:documentation>numbers the poem.</a:documentation></attribute></optional>
  <attribute name="kind"><choice><value>ode</value><a:documentation>is sung.</a:documentation><value>elegy</value></choice></attribute>
  <element name="title"><text/></element><oneOrMore><element name="verse"><text/></element></oneOrMore>
</element></start></grammar>"""
MODEL = '<?xml version="1.0"?>\n<?xml-model href="poem.rng" schematypens="http://relaxng.org/ns/structure/1.0"?>\n'
POEM = f'{MODEL}<poem xmlns="http://www.tei-c.org/ns/1.0" kind="'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "poem.rng").write_text(GRAMMAR, encoding="utf-8")
    return tmp_path


def labels(text: str, path: Path, sort: Sort) -> list[str]:
    spot = find(text, len(text))
    return [each.label for each in offers(text, len(text), spot, guide_for(text, path)) if each.sort is sort]


@pytest.mark.parametrize(
    ("written", "offered", "not_offered"),
    [
        ("<div><", "head", ""),
        ("<div><head/><p/><", "p", "head"),
        ("<div><head/><p/><div/><", "div", "p"),
        ("<list><item/><", "item", "p"),
    ],
)
def test_only_what_may_follow_the_siblings_is_offered(
    written: str, offered: str, not_offered: str, tmp_path: Path
) -> None:
    text, _ = edition(f"{written}|")
    found = labels(text, tmp_path / "a.xml", Sort.ELEMENT)
    assert offered in found
    assert not_offered not in found


def test_the_grammar_that_the_document_asks_for_decides(folder: Path) -> None:
    path = folder / "a.xml"
    assert labels(f"{MODEL}<", path, Sort.ELEMENT) == ["poem"]
    assert labels(f'{POEM}ode"><', path, Sort.ELEMENT) == ["title"]
    assert labels(f'{POEM}ode"><title/><', path, Sort.ELEMENT) == ["verse"]
    assert labels(f"{POEM}", path, Sort.VALUE) == ["ode", "elegy"]
    assert labels(f'{POEM}ode" ', path, Sort.ATTRIBUTE) == ["n"]


@pytest.mark.parametrize(
    ("text", "at", "said"),
    [
        (f'{POEM}ode">', "poem xmlns", "**`poem`**\n\n\\(poem\\) holds \\*one\\* poem."),
        (f'{POEM}ode" n="1">', 'n="1"', "**`@n`**\n\nnumbers the poem."),
        (f'{POEM}ode">', 'ode"', "**`ode`**\n\nis sung."),
    ],
)
def test_the_annotations_of_the_grammar_are_shown(text: str, at: str, said: str, folder: Path) -> None:
    spot = find(text, text.index(at) + 1)
    if text[spot.start : spot.end] not in ("poem", "n", "ode"):
        pytest.fail("the cursor is elsewhere")
    assert hover(spot, guide_for(text, folder / "a.xml"), Project(folder / "a.xml", text)) == said


def test_the_gloss_of_an_annotation_stands_in_the_list(folder: Path) -> None:
    text = f"{MODEL}<"
    (poem,) = offers(text, len(text), find(text, len(text)), guide_for(text, folder / "a.xml"))
    assert poem.detail == "poem"


def test_the_settings_of_the_project_go_before_the_document(folder: Path) -> None:
    (folder / "teiwright.toml").write_text('schemas = ["poem.rng"]\n', encoding="utf-8")
    (folder / "tei").mkdir()
    assert labels("<", folder / "tei/a.xml", Sort.ELEMENT) == ["poem"]


def test_a_grammar_that_changes_is_read_anew(folder: Path) -> None:
    path = folder / "poem.rng"
    assert labels(f"{MODEL}<", folder / "a.xml", Sort.ELEMENT) == ["poem"]
    path.write_text(GRAMMAR.replace("poem", "song"), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert labels(f"{MODEL}<", folder / "a.xml", Sort.ELEMENT) == ["song"]


@pytest.mark.parametrize(
    "asked",
    ["", "<?xml-model href='missing.rng'?>", "<?xml-model href='https://example.org/a.rng'?>", "<?xml-model <<?>",
     "<?xml-model href='broken.rng'?>", "\ud800<?xml-model?>", "<?xml-model href='poem.rng'"],
)  # fmt: skip
def test_without_a_grammar_that_can_be_used_it_is_the_profile(asked: str, folder: Path) -> None:
    (folder / "broken.rng").write_text(
        GRAMMAR.replace("</start>", "<ref name='x'/></start>"), encoding="utf-8"
    )
    assert guide_for(f"{asked}<TEI>", folder / "a.xml") is profile_guide()


def test_siblings_with_impossible_names_are_passed_over() -> None:
    found = profile_guide().children(tei("div"), [tei("head"), tei("1&?"), "{ }x"])
    assert tei("p") in [each.name for each in found]
    assert profile_guide().children("1&?", []) == ()
