"""Tables for spreadsheets: CSV by RFC 4180 that is safe to open, and CSV as spreadsheets save it."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from teiwright.errors import ReviewError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["harmless", "rows", "table"]

LONGEST = 131_072
"""Characters of a cell: a quotation mark that is never closed makes one of the rest of the file."""

DELIMITERS = ",;\t"
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(columns: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """CSV with the `columns` as its first line; each cell is `harmless`."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(columns)
    writer.writerows([harmless(cell) for cell in line] for line in lines)
    return stream.getvalue()


def harmless(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would take for a formula; `rows` takes it away."""
    return f"'{cell}" if _is_formula(cell) else cell


def rows(path: Path | str, needed: Sequence[str], writer: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The rows of the table at `path`, each with the 1-based line on which it ends.

    Args:
        path: CSV in UTF-8 with commas, semicolons or tabs.
        needed: the columns that it must have, which are what is returned of it.
        writer: the command that writes such a table, for the message about a column that is missing.

    Raises:
        ReviewError: it is missing, is not UTF-8 or no CSV, or lacks a column.
    """
    uri = str(path)
    text = _text(path)
    head = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=head.count))
    try:
        missing = [name for name in needed if name not in (reader.fieldnames or ())]
        if missing:
            raise ReviewError(
                f"{uri}:1: has no column {missing[0]}; keep the first line that `{writer}` wrote"
            )
        for row in reader:
            # csv has such a limit itself, but any library of the process may have lifted it.
            if any(len(cell) > LONGEST for cell in row.values() if isinstance(cell, str)):
                raise csv.Error(f"field larger than {LONGEST} characters")  # noqa: TRY301 - told as csv's own
            yield reader.line_num, {name: _cell(row[name]) for name in needed}
    except csv.Error as error:
        raise ReviewError(
            f"{uri}:{reader.line_num}: no CSV ({error}); save the table as CSV UTF-8"
        ) from error


def _text(path: Path | str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ReviewError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        raise ReviewError(f"{path}: not UTF-8 at byte {error.start}; save the table as CSV UTF-8") from error


def _cell(value: str | None) -> str:
    text = (value or "").strip()
    return text[1:] if text.startswith("'") and _is_formula(text) else text


def _is_formula(cell: str) -> bool:
    """Whether the cell is a formula, perhaps behind apostrophes: so one more can always be taken away again."""
    return cell.lstrip("'").startswith(FORMULA)
