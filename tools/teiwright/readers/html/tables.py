"""The rows and columns of a table in HTML, in which a cell can span several of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

__all__ = ["grid", "is_headed", "loose"]

MOST_COLUMNS = 64
GROUPS = {"thead", "tbody", "tfoot", "tr"}


def grid(table: etree._Element) -> list[list[etree._Element | None]]:
    """The cells of each row of `table`, not of those in it; none where a cell at the left or above reaches."""
    carried: dict[int, int] = {}
    return [list(_row([c for c in row if c.tag in {"td", "th"}], carried)) for row in _rows(table)]


def is_headed(table: etree._Element) -> bool:
    """Whether the first row of `table` holds the labels."""
    first = next(_rows(table))
    parent = first.getparent()
    return (parent is not None and parent.tag == "thead") or all(c.tag == "th" for c in first)


def loose(element: etree._Element) -> Iterator[str]:
    """The words that broken markup has in a table and in no cell."""
    yield element.text or ""
    for child in element:
        if child.tag in GROUPS:
            yield from loose(child)
        yield child.tail or ""


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    return (row for row in table.iter("tr") if next(row.iterancestors("table")) is table)


def _row(cells: Sequence[etree._Element], carried: dict[int, int]) -> Iterator[etree._Element | None]:
    """A row with `cells`; `carried` is for each column how many more rows a cell above reaches, and is changed."""
    column = 0
    todo = list(cells)
    while todo or any(c >= column and n for c, n in carried.items()):
        if carried.get(column, 0) or not todo:
            carried[column] = max(carried.get(column, 0) - 1, 0)
            yield None
            column += 1
            continue
        cell = todo.pop(0)
        yield cell
        wide = _span(cell, "colspan")
        carried.update((column + n, _span(cell, "rowspan") - 1) for n in range(wide))
        yield from (None,) * (wide - 1)
        column += wide


def _span(cell: etree._Element, attribute: str) -> int:
    number = cell.get(attribute, "1")
    return min(max(int(number), 1), MOST_COLUMNS) if number.isdecimal() and len(number) < 9 else 1
