"""find_authority: the right file, and none that it must not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from teiwright import xml
from teiwright.errors import UnreadableError
from teiwright.model import Document
from teiwright.publish import find_authority, publish

DATA = Path(__file__).resolve().parents[2] / "data" / "publish"
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">{}</TEI>'


def edition(folder: Path, *pointers: str) -> Document:
    names = "".join(f'<persName ref="{pointer}">N</persName>' for pointer in pointers)
    path = folder / "edition.xml"
    path.write_text(TEI.format(f"<text><body><p>{names}</p></body></text>"), encoding="utf-8")
    return xml.read(path)


def authority(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TEI.format("<standOff/>"), encoding="utf-8")
    return path


def test_the_file_beside_the_edition_is_found() -> None:
    found = find_authority(xml.read(DATA / "harbour.xml"))
    assert found is not None
    assert Path(found.uri) == DATA / "authorities.xml"


def test_the_file_that_most_names_point_to_wins(tmp_path: Path) -> None:
    authority(tmp_path / "few.xml")
    authority(tmp_path / "many.xml")
    found = find_authority(edition(tmp_path, "few.xml#a", "many.xml#b many.xml#c"))
    assert found is not None
    assert Path(found.uri).name == "many.xml"


def test_an_edition_that_points_nowhere_has_none(tmp_path: Path) -> None:
    assert find_authority(edition(tmp_path, "#a", "", "missing.xml#a")) is None


@pytest.mark.parametrize(
    "pointer",
    [
        "../secret.xml#a",
        "below/../../secret.xml#a",
        "%2e%2e/secret.xml#a",
        "file:../secret.xml#a",
        "{absolute}#a",
        "file://{absolute}#a",
        "https://example.org/secret.xml#a",
        "//example.org/secret.xml#a",
        "link.xml#a",
        "https://[broken#a",
        "a%00b#a",
    ],
)
def test_nothing_outside_of_its_folder_is_read(tmp_path: Path, pointer: str) -> None:
    secret = authority(tmp_path / "secret.xml")
    folder = tmp_path / "edition"
    folder.mkdir()
    (folder / "link.xml").symlink_to(secret)
    assert find_authority(edition(folder, pointer.format(absolute=secret))) is None


def test_an_authority_with_an_entity_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden", encoding="utf-8")
    (tmp_path / "a.xml").write_text(
        f'<!DOCTYPE TEI [<!ENTITY e SYSTEM "{secret.as_uri()}">]><TEI>&e;</TEI>', encoding="utf-8"
    )
    with pytest.raises(UnreadableError, match="document type declaration"):
        find_authority(edition(tmp_path, "a.xml#x"))


def test_a_document_from_standard_input_has_none(tmp_path: Path) -> None:
    document = edition(tmp_path, "a.xml#x")
    assert find_authority(Document(document.tree, "-")) is None


def test_an_authority_in_a_folder_below_is_copied_to_where_pointers_lead(tmp_path: Path) -> None:
    authority(tmp_path / "in" / "data" / "a.xml")
    document = edition(tmp_path / "in", "data/a.xml#x")
    publish(document, tmp_path / "out", authority=find_authority(document))
    assert (tmp_path / "out" / "data" / "a.xml").is_file()


def test_an_authority_from_elsewhere_is_copied_beside_the_edition(tmp_path: Path) -> None:
    other = xml.read(authority(tmp_path / "other" / "names.xml"))
    (tmp_path / "in").mkdir()
    publish(edition(tmp_path / "in", "names.xml#x"), tmp_path / "out", authority=other)
    assert (tmp_path / "out" / "names.xml").is_file()


def test_an_edition_that_is_its_own_authority_is_written_once(tmp_path: Path) -> None:
    document = edition(tmp_path, "edition.xml#x")
    report = publish(document, tmp_path / "out", authority=find_authority(document))
    assert [file.path.name for file in report.files].count("edition.xml") == 1
