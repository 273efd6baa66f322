"""What is wrong with the text in an editor, placed in that text and not in the file on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from teiwright.lsp.diagnose import diagnose
from teiwright.lsp.page import Located, Page
from teiwright.model import Finding, Locus, Severity
from teiwright.xml import parse

VALID = (Path(__file__).resolve().parents[2] / "cases/valid/minimal.xml").read_text(encoding="utf-8")


def holding(piece: str) -> str:
    """The valid edition with `piece` in its paragraph, behind a sign of two UTF-16 code units."""
    return VALID.replace("Text.", f"😀 {piece}")


def covered(text: str, found: list[Located]) -> dict[str, str]:
    """The characters that each finding is about, by its code."""
    return {each.finding.code: text[each.start : each.end] for each in found}


@pytest.mark.parametrize("on_disk", [None, "", VALID, "<TEI/>", VALID.replace("<p>", "\n\n<p>")])
def test_a_fault_is_placed_in_the_text_whatever_the_disk_has(on_disk: str | None, tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    if on_disk is not None:
        path.write_text(on_disk, encoding="utf-8")
    text = holding("<persName ref='#nobody'>Paul</persName>")
    assert covered(text, diagnose(text, str(path)))["pointer-dangling"] == "ref='#nobody'"


def test_a_valid_text_has_no_findings(tmp_path: Path) -> None:
    assert diagnose(VALID, str(tmp_path / "a.xml")) == []
    assert diagnose(VALID.replace("\n", "\r\n"), str(tmp_path / "a.xml")) == []


def test_a_declared_encoding_is_that_of_the_file_and_not_of_the_text(tmp_path: Path) -> None:
    for encoding in ("UTF-16", "ISO-8859-1", "no-such-encoding"):
        text = holding("é").replace("UTF-8", encoding)
        assert encoding in text
        assert diagnose(text, str(tmp_path / "a.xml")) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 0),
        ("no XML", 0),
        ("<TEI>\n<p></q>\n</TEI>", 1),
        ("<TEI>\n&nbsp;</TEI>", 1),
        ("<TEI>\n\ud800</TEI>", 1),
        ("<TEI>\n\x00</TEI>", 1),
        ('<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]>\n<TEI>&c;</TEI>', 0),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "/etc/passwd">]>\n<TEI>&b;</TEI>', 0),
    ],
)
def test_a_text_that_cannot_be_read_has_one_finding_at_its_place(
    text: str, line: int, tmp_path: Path
) -> None:
    (found,) = diagnose(text, str(tmp_path / "a.xml"))
    assert 0 <= found.start <= found.end <= len(text)
    assert text.count("\n", 0, found.start) == line
    assert str(tmp_path) not in found.finding.message


def test_an_end_tag_that_does_not_fit_names_the_start_tag_that_is_open() -> None:
    text = "<TEI>\n<p>😀 <hi>x</p></TEI>"
    (found,) = diagnose(text, "a.xml")
    assert text[found.start : found.end] == "</p>"
    assert [text[each.start : each.end] for each in found.related] == ["<hi>"]


def test_a_reference_that_means_nothing_is_marked() -> None:
    text = "<TEI>é😀 a&nbsp;b</TEI>"
    (found,) = diagnose(text, "a.xml")
    assert text[found.start : found.end] == "&nbsp;"


def test_elements_of_other_namespaces_are_found_by_their_paths(tmp_path: Path) -> None:
    text = holding("<x:y xmlns:x='urn:x'>1</x:y>").replace("<body>", "<body><none xmlns=''/>")
    found = diagnose(text, str(tmp_path / "a.xml"))
    assert {"<x:y", "<none"} <= {text[each.start : each.end] for each in found}


def test_equal_ids_point_to_each_other(tmp_path: Path) -> None:
    text = holding("<hi xml:id='p1'>x</hi>")
    found = [each for each in diagnose(text, str(tmp_path / "a.xml")) if each.finding.code == "id-duplicate"]
    assert found
    assert all(each.related for each in found)
    places = {text[each.start : each.end] for located in found for each in located.related}
    assert places <= {"<p", "<hi"}


def test_a_safe_fix_is_an_edit_of_the_text(tmp_path: Path) -> None:
    text = holding("<date when='8.8.2003'>x</date>")
    repairs = [repair for each in diagnose(text, str(tmp_path / "a.xml")) for repair in each.repairs]
    assert repairs
    ((start, end, new),) = repairs[0].edits
    assert text[:start] + new + text[end:] == text.replace("8.8.2003", "2003-08-08")


def test_text_that_may_not_stand_is_marked_where_it_stands() -> None:
    text = VALID.replace("<body>", "<body>\n <!-- no text -->\n  not\n here  ")
    page = Page(text, parse(text.encode(), "a.xml"))
    locus = Locus("a.xml", xpath="/TEI/text/body")
    located = page.located(Finding("rng-text-unexpected", Severity.ERROR, locus, "text"))
    assert text[located.start : located.end] == "not\n here"


def test_the_severities_of_the_project_hold(tmp_path: Path) -> None:
    (tmp_path / "teiwright.toml").write_text(
        '[severity]\npointer-dangling = "info"\n"sch:pointer-resolves" = "info"\n"sch:mention-responsible" = "off"\n',
        encoding="utf-8",
    )
    text = holding("<persName ref='#nobody'>Paul</persName>")
    found = {each.finding.code: each.finding.severity for each in diagnose(text, str(tmp_path / "a.xml"))}
    assert found["pointer-dangling"] is Severity.INFO
    assert "sch:mention-responsible" not in found


def test_settings_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    (tmp_path / "teiwright.toml").write_text("nonsense = 1\n", encoding="utf-8")
    (found,) = diagnose(VALID, str(tmp_path / "a.xml"))
    assert found.finding.code == "not-checked"
    assert "nonsense" in found.finding.message


def test_the_schema_that_the_document_asks_for_decides(tmp_path: Path) -> None:
    (tmp_path / "poem.rng").write_text(
        '<element name="poem" xmlns="http://relaxng.org/ns/structure/1.0"><element name="verse"><text/></element>'
        "</element>",
        encoding="utf-8",
    )
    asking = '<?xml-stylesheet href="a.css"?>\n<?xml-model href="poem.rng"?>\n'
    assert diagnose(f"{asking}<poem><verse>x</verse></poem>", str(tmp_path / "a.xml")) == []
    text = f"{asking}<poem><vers>x</vers></poem>"
    assert "<vers" in covered(text, diagnose(text, str(tmp_path / "a.xml"))).values()


def test_a_schema_that_cannot_be_had_is_told_where_it_is_asked_for(tmp_path: Path) -> None:
    text = VALID.replace(
        "<TEI", "<?xml-model href='a.rng'?>\n<?xml-model href='https://example.org/b.rng'?>\n<TEI", 1
    )
    found = covered(text, diagnose(text, str(tmp_path / "a.xml")))
    assert found["schema-missing"] == "<?xml-model href='a.rng'?>"
    assert found["schema-remote"] == "<?xml-model href='https://example.org/b.rng'?>"


def test_xsd_is_not_asked_where_a_grammar_has_been(tmp_path: Path) -> None:
    found = diagnose(holding("<foo/>"), str(tmp_path / "a.xml"))
    said = [each.finding.message for each in found if each.finding.code == "rng-element-unknown"]
    assert said
    assert not any("xsd" in message for message in said)


def test_a_document_of_another_vocabulary_is_told_to_be_none(tmp_path: Path) -> None:
    found = diagnose("<html/>", str(tmp_path / "a.xml"))
    assert [each.finding.code for each in found] == ["xml:root"]
