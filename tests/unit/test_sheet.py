"""Tables for spreadsheets: what is written is read again, and no cell is a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from teiwright import sheet
from teiwright.errors import ReviewError

if TYPE_CHECKING:
    from pathlib import Path

CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"])).map(str.strip)


@example(rows=[("'=1", "''-"), ("'", "")])
@given(rows=st.lists(st.tuples(CELLS, CELLS), max_size=4))
def test_what_is_written_is_read_again(
    rows: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("sheet") / "t.csv"
    path.write_text(sheet.table(("a", "b"), rows), encoding="utf-8", newline="")
    assert [tuple(cells.values()) for _, cells in sheet.rows(path, ("a", "b"), "it")] == rows


@given(cell=st.text())
def test_no_cell_begins_like_a_formula(cell: str) -> None:
    (_, row) = csv.reader(io.StringIO(sheet.table(("a",), [(cell.replace("\0", ""),)]), newline=""))
    assert not "".join(row).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"a,c\n1,2\n", ":1: has no column b; keep the first line that `it` wrote"),
        (b"", ":1: has no column a"),
        (b"a,b\n\xff,2\n", "not UTF-8 at byte 4"),
        (b'a,b\n"' + b"x" * 200_000 + b'",1\n', "no CSV"),
    ],
)
def test_what_is_no_such_table_is_told_in_one_line(data: bytes, sentence: str, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(data)
    with pytest.raises(ReviewError, match=sentence):
        list(sheet.rows(tmp_path / "t.csv", ("a", "b"), "it"))


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_read_as_a_spreadsheet_saves_it(delimiter: str, mark: str, tmp_path: Path) -> None:
    text = f"{mark}a{delimiter}b\r\n1{delimiter} '=2 \r\n"
    (tmp_path / "t.csv").write_text(text, encoding="utf-8", newline="")
    assert list(sheet.rows(tmp_path / "t.csv", ("a", "b"), "it")) == [(2, {"a": "1", "b": "=2"})]
