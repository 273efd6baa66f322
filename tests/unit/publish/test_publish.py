"""publish: all files or none, and a report that counts them."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from teiwright import files, xml
from teiwright.errors import OutputError, TransformError
from teiwright.publish import find_authority, forms, publish

if TYPE_CHECKING:
    from collections.abc import Callable

    from teiwright.model import Document

DATA = Path(__file__).resolve().parents[2] / "data" / "publish"
FILES = sorted(["authorities.xml", "harbour.xml", "index.html", *forms.ALWAYS])


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_all_files_are_written_and_reported(harbour: Document, authorities: Document, tmp_path: Path) -> None:
    report = publish(harbour, tmp_path / "new" / "folder", authority=authorities)
    folder = tmp_path / "new" / "folder"
    assert names(folder) == FILES
    assert {file.path: file.size for file in report.files} == {
        path: path.stat().st_size for path in folder.rglob("*") if path.is_file()
    }
    text = (folder / "text.txt").read_text(encoding="utf-8")
    assert (report.characters, report.blocks) == (len(text), len(text.splitlines()))
    assert sum(report.mentions.values()) == 31
    assert report.entities == {"person": 3, "organization": 2, "place": 2}


def test_the_offsets_of_the_written_table_hold_in_the_written_text(harbour: Document, tmp_path: Path) -> None:
    publish(harbour, tmp_path)
    text = (tmp_path / "text.txt").read_bytes().decode("utf-8")
    table = (tmp_path / "mentions.csv").read_bytes().decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert [text[int(row["start"]) : int(row["end"])] for row in rows] == [row["surface"] for row in rows]


def test_the_copy_of_the_tei_is_its_bytes(harbour: Document, authorities: Document, tmp_path: Path) -> None:
    publish(harbour, tmp_path, authority=authorities)
    assert (tmp_path / "harbour.xml").read_bytes() == (DATA / "harbour.xml").read_bytes()
    assert (tmp_path / "authorities.xml").read_bytes() == (DATA / "authorities.xml").read_bytes()


def test_publishing_twice_gives_the_same_bytes(
    harbour: Document, authorities: Document, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        publish(harbour, tmp_path / name, authority=authorities)
    assert [(tmp_path / "a" / name).read_bytes() for name in FILES] == [
        (tmp_path / "b" / name).read_bytes() for name in FILES
    ]


def test_a_file_that_is_there_is_kept_and_nothing_else_is_written(harbour: Document, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="is there already"):
        publish(harbour, tmp_path)
    assert names(tmp_path) == ["text.txt"]
    assert (tmp_path / "text.txt").read_text(encoding="utf-8") == "mine"


def test_a_file_that_is_there_is_replaced_when_told(harbour: Document, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("old", encoding="utf-8")
    publish(harbour, tmp_path, overwrite=True)
    assert (tmp_path / "text.txt").read_text(encoding="utf-8").startswith("Thorne, Ada")


def test_a_folder_that_takes_no_file_is_refused_before_anything_runs(
    harbour: Document, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="file"):
        publish(harbour, tmp_path / "file")


def test_files_are_removed_again_when_a_later_one_fails(harbour: Document, tmp_path: Path) -> None:
    (tmp_path / "mentions.csv").mkdir()
    with pytest.raises(OutputError, match=r"mentions\.csv"):
        publish(harbour, tmp_path, overwrite=True)
    assert names(tmp_path) == []


def test_a_transformation_that_stops_leaves_no_file(
    edition_of: Callable[[str], Document], tmp_path: Path
) -> None:
    gap = "<gap reason='legal' unit='char' quantity='99999999999999999999'/>"
    with pytest.raises(TransformError):
        publish(edition_of(f"<p>{gap}</p>"), tmp_path)
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("uri", "copy"), [("-", "edition.xml"), ("a/b.tei", "b.xml"), ("index.html", "index.xml"), ("x", "x.xml")]
)
def test_the_copy_is_named_after_the_file(
    edition_of: Callable[[str], Document], tmp_path: Path, uri: str, copy: str
) -> None:
    document = edition_of("<p>x</p>")
    publish(type(document)(document.tree, uri), tmp_path)
    assert copy in names(tmp_path)


def test_the_document_is_not_changed(harbour: Document, authorities: Document, tmp_path: Path) -> None:
    before = xml.serialise(harbour)
    publish(harbour, tmp_path, authority=authorities)
    assert xml.serialise(harbour) == before


@pytest.mark.shared
def test_a_text_that_was_not_written_for_us_is_published(shared_texts: list[Path], tmp_path: Path) -> None:
    for path in shared_texts[::8]:
        document = xml.read(path)
        report = publish(document, tmp_path / path.stem, authority=find_authority(document))
        assert [file.path.name for file in report.files][:2] == ["index.html", "text.txt"]


def test_an_interrupt_leaves_no_half_of_an_edition(
    harbour: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = files.write

    def interrupted(path: Path, data: bytes, *, overwrite: bool = False) -> None:
        if path.name == "edges.csv":
            raise KeyboardInterrupt
        write(path, data, overwrite=overwrite)

    monkeypatch.setattr(files, "write", interrupted)
    with pytest.raises(KeyboardInterrupt):
        publish(harbour, tmp_path)
    assert names(tmp_path) == []
