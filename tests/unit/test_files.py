"""Writing and reading: whole or not at all, nothing overwritten unasked, nothing guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teiwright import files, source
from teiwright.errors import OutputError, UnreadableError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_written_with_the_folders_above_it(tmp_path: Path) -> None:
    files.write(tmp_path / "a" / "b.txt", b"x")
    assert (tmp_path / "a" / "b.txt").read_bytes() == b"x"


def test_a_file_that_is_there_stays_unless_told_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "b.txt"
    files.write(path, b"x")
    with pytest.raises(OutputError, match="is there already; give --force"):
        files.write(path, b"y")
    assert path.read_bytes() == b"x"
    files.write(path, b"y", overwrite=True)
    assert path.read_bytes() == b"y"


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="cannot be written"):
        files.write(tmp_path / "file" / "b.txt", b"x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError, match="cannot be written"):
        files.write(tmp_path / "folder", b"x", overwrite=True)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "folder"]


def test_a_file_is_no_folder_to_write_into(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="choose another folder"):
        files.writable_folder(tmp_path / "file")
    assert files.writable_folder(tmp_path / "new").is_dir()


def test_a_written_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"x")
    files.write(tmp_path / "ours", b"x")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (b"ab\xe9c", r"not UTF-8 at byte 2 \(0xe9\); convert it first"),
    ],
)
def test_a_source_that_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        source.from_bytes(data, "x.txt")


def test_a_missing_source_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"cannot be read .*; check the path"):
        source.read(tmp_path / "none.txt")


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfa\nb", b"a\r\nb", b"a\rb", b"a\nb"])
def test_line_ends_and_a_byte_order_mark_are_no_part_of_the_text(data: bytes) -> None:
    found = source.from_bytes(data, "x.txt")
    assert found.text == "a\nb"
    assert found.data == data


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.md", "text/markdown"),
        ("a.txt", "text/plain"),
        ("-", "text/plain"),
        ("a.XML", "application/tei+xml"),
    ],
)
def test_the_ending_gives_the_media_type(name: str, media_type: str) -> None:
    assert source.from_bytes(b"x", name).media_type == media_type
