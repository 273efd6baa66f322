"""The descriptions of the tables, read by the programs that they are for."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import csvw
import frictionless
import pytest

from teiwright.publish import Options, forms, publish

if TYPE_CHECKING:
    from pathlib import Path

    from teiwright.model import Document

TABLES = [name for name in forms.ALWAYS if name.endswith(".csv")]


@pytest.fixture(scope="module", params=[False, True], ids=["plain", "excel"])
def folder(
    request: pytest.FixtureRequest,
    harbour: Document,
    authorities: Document,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    out = tmp_path_factory.mktemp("tables")
    publish(harbour, out, authority=authorities, options=Options(excel=request.param))
    return out


def records(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), strict=True))


def test_the_data_package_is_valid(folder: Path) -> None:
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert report.flatten(["type", "note"]) == []
    assert len(report.tasks) == len(TABLES)


def test_the_data_package_finds_a_reference_that_leads_nowhere(folder: Path, tmp_path: Path) -> None:
    for path in folder.glob("*.*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    edges = tmp_path / "edges.csv"
    edges.write_bytes(edges.read_bytes().replace(b"\nboard,", b"\nbored,"))
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert {kind for (kind,) in report.flatten(["type"])} == {"foreign-key"}


def test_csv_on_the_web_reads_each_cell_as_it_is(folder: Path) -> None:
    group = csvw.TableGroup.from_file(folder / "tables.csv-metadata.json")
    group.check_referential_integrity()
    assert [table.url.string for table in group.tables] == TABLES
    for table in group.tables:
        header, *rows = records(folder / table.url.string)
        read = list(table.iterdicts(strict=True))
        assert [list(row) for row in read][:1] == [header][: len(read)]
        for row, cells in zip(read, rows, strict=True):
            texts = {
                name: cell for name, cell in zip(header, cells, strict=True) if isinstance(row[name], str)
            }
            assert {name: row[name] for name in texts} == texts
            assert {cell for name, cell in zip(header, cells, strict=True) if row[name] is None} <= {""}


def test_the_tables_for_a_spreadsheet_have_a_mark_and_no_formula(harbour: Document, tmp_path: Path) -> None:
    publish(harbour, tmp_path, options=Options(excel=True))
    for name in TABLES:
        assert (tmp_path / name).read_bytes().startswith(b"\xef\xbb\xbf")
        cells = [cell for row in records(tmp_path / name) for cell in row]
        assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))] == []
    plain = forms.make(harbour, TABLES, {"document": "harbour.xml"})
    for name in TABLES:
        bare = [[cell.removeprefix("'") for cell in row] for row in records(tmp_path / name)]
        as_is = [
            [cell.removeprefix("'") for cell in row]
            for row in csv.reader(io.StringIO(plain[name], newline=""))
        ]
        assert bare == as_is
