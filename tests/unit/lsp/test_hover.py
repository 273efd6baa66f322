"""What is said of names and values, and where pointers lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teiwright.lsp.guide import profile_guide
from teiwright.lsp.hover import definition, hover
from teiwright.lsp.spot import find
from teiwright.lsp.targets import Project
from teiwright.lsp.vocabulary import profile
from teiwright.lsp.words import escaped
from unit.lsp.cursor import edition

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = '<listPerson><person xml:id="otlet"><persName>Paul *Otlet*</persName></person></listPerson>'


def said(marked: str, folder: Path) -> str:
    text, offset = edition(marked)
    return hover(find(text, offset), profile_guide(), Project(folder / "essay.xml", text))


@pytest.mark.parametrize("marked", ["<p><pers|Name>", "<p><persName></pers|Name>", "<p><|persName/>"])
def test_an_element_is_explained_by_the_odd(marked: str, tmp_path: Path) -> None:
    words = said(marked, tmp_path)
    assert words.startswith("**`persName`**")
    assert escaped(profile().schema.elements["persName"].desc) in words


def test_an_attribute_is_explained_with_its_datatype_and_values(tmp_path: Path) -> None:
    words = said("<p><date ce|rt='low'>", tmp_path)
    assert words.startswith("**`@cert`** (optional)")
    assert "teidata.certainty" in words
    assert "- `low`: " in words


def test_a_value_is_explained(tmp_path: Path) -> None:
    assert said("<p><date cert='l|ow'>", tmp_path).startswith("**`low`**\n\n")


@pytest.mark.parametrize(
    "marked", ["<p>te|xt", "<x:a| xmlns:x='urn:x'>", "<p foo|='1'>", "<p n='|1'>", "<!-- <p|> -->"]
)
def test_of_what_is_not_known_nothing_is_said(marked: str, tmp_path: Path) -> None:
    assert said(marked, tmp_path) == ""


def test_a_pointer_is_explained_by_the_element_it_leads_to(tmp_path: Path) -> None:
    words = said(f"{PEOPLE}<p><persName ref='#ot|let'>", tmp_path)
    assert words == r"**\#otlet**: `person`" + "\n\n" + r"Paul \*Otlet\*"
    (tmp_path / "names.xml").write_text(PEOPLE, encoding="utf-8")
    assert "in names" in said("<p><persName ref='names.xml#ot|let'>", tmp_path)
    assert said("<p><persName ref='names.xml|'>", tmp_path) == "the file names.xml"


def led(marked: str, folder: Path, **more: object) -> str | None:
    """The file name and the start tag that the pointer at the cursor leads to."""
    text, offset = edition(marked)
    project = Project(folder / "essay.xml", text, **more)  # type: ignore[arg-type]
    found = definition(find(text, offset), project)
    return (
        None if found is None else f"{found[0].name} {project.read(found[0])[found[1].start : found[1].end]}"
    )


def test_a_pointer_leads_to_its_element_here_or_in_a_file_below(tmp_path: Path) -> None:
    (tmp_path / "all names").mkdir()
    (tmp_path / "all names/names.xml").write_text(PEOPLE, encoding="utf-8")
    here = "essay.xml <p xml:id='a'>"
    assert led("<p xml:id='a'/><ref target='#|a'>".replace("/>", ">"), tmp_path) == here
    assert (
        led("<p><persName ref='#b all%20names/names.xml#|otlet'>", tmp_path)
        == 'names.xml <person xml:id="otlet">'
    )
    assert led("<p><persName ref='all%20names/na|mes.xml'>", tmp_path) == "names.xml "


def test_the_text_in_the_editor_goes_before_the_one_on_the_disk(tmp_path: Path) -> None:
    path = tmp_path.resolve() / "names.xml"
    path.write_text("<old/>", encoding="utf-8")
    marked = "<p><persName ref='names.xml#|otlet'>"
    assert led(marked, tmp_path) is None
    assert led(marked, tmp_path, opened={path: PEOPLE}) == 'names.xml <person xml:id="otlet">'


@pytest.mark.parametrize(
    "pointer",
    ["#nobody", "../secret.xml#otlet", "http://example.org/a.xml#otlet", "file:///secret.xml#otlet", "missing.xml#a",
     "%00.xml#a", "..%2Fsecret.xml#otlet", "link.xml#otlet"],
)  # fmt: skip
def test_a_pointer_that_leads_nowhere_or_out_of_the_folder_is_not_followed(
    pointer: str, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "secret.xml").write_text(PEOPLE, encoding="utf-8")
    (folder / "link.xml").symlink_to(tmp_path / "secret.xml")
    assert led(f"<p><persName ref='|{pointer}'>", folder) is None


def test_a_file_above_is_followed_to_where_the_editor_has_its_folder_open(tmp_path: Path) -> None:
    (tmp_path / "tei").mkdir()
    (tmp_path / "names.xml").write_text(PEOPLE, encoding="utf-8")
    marked = "<p><persName ref='../names.xml#|otlet'>"
    assert led(marked, tmp_path / "tei") is None
    assert led(marked, tmp_path / "tei", folders=(tmp_path,)) == 'names.xml <person xml:id="otlet">'


def test_what_is_no_pointer_leads_nowhere(tmp_path: Path) -> None:
    assert led("<p xml:id='a'><p n='#|a'>", tmp_path) is None
    assert led("<p xml:id='a'><p |ref='#a'>", tmp_path) is None
