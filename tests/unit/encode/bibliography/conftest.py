"""The hand-read table `chapter.tsv`, and a run of a test for each of its entries that asks for `entry`.

Arguments: `entry` (parsed with all others), `rows` (its fields as name, printed form, value), `kind`, `key`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from teiwright.encode.bibliography import parse_all

TABLE = Path(__file__).with_name("chapter.tsv")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    wanted = [name for name in ("entry", "rows", "kind", "key") if name in metafunc.fixturenames]
    if "entry" not in wanted:
        return
    table = _table()
    entries = parse_all([lines[0][1] for lines in table])
    cases = []
    for entry, (_, (_, kind, key), *fields) in zip(entries, table, strict=True):
        rows = tuple((name, said[0], said[-1]) for name, *said in fields)
        have = {"entry": entry, "rows": rows, "kind": kind, "key": key}
        cases.append(pytest.param(*(have[name] for name in wanted), id=key))
    metafunc.parametrize(wanted, cases)


@pytest.fixture(scope="session")
def texts() -> list[str]:
    """The printed entries of the table."""
    return [lines[0][1] for lines in _table()]


def _table() -> list[list[list[str]]]:
    """The lines of each entry, in columns; the first line of the file says how it is written."""
    found: list[list[list[str]]] = []
    for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        columns = line.split("\t")
        if columns[0] == "=":
            found.append([])
        found[-1].append(columns)
    return found
