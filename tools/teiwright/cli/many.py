"""The same work for several files, with progress on a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

import click

from teiwright.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from teiwright.model import Document

__all__ = ["FAILED", "each", "tracked"]

Item = TypeVar("Item")
Result = TypeVar("Result")

FAILED = 2


def each(paths: Sequence[str], work: Callable[[Document], Result]) -> tuple[list[Result], int]:
    """What `work` makes of each file that can be read, and the status 2 where one cannot, else 0.

    A file that cannot be read is told on standard error, and the others are still done.
    """
    from teiwright import xml  # noqa: PLC0415 - `--help` does not pay for lxml

    results: list[Result] = []
    status = 0
    for path in tracked(paths, len(paths)):
        try:
            document = xml.read(path)
        except UnreadableError as error:
            click.echo(f"teiwright: {error}", err=True)
            status = FAILED
            continue
        results.append(work(document))
    return results, status


def tracked(items: Iterable[Item], total: int) -> Iterable[Item]:
    """`items`, with a progress bar on standard error where that is a terminal and there are several.

    Args:
        items: what is done one after the other, or comes from workers in turn.
        total: how many they are.
    """
    if total < 2 or not sys.stderr.isatty():
        return items
    from rich.console import Console  # noqa: PLC0415 - 40 ms that only a terminal pays
    from rich.progress import track  # noqa: PLC0415 - likewise

    return track(items, description="", total=total, console=Console(stderr=True), transient=True)
