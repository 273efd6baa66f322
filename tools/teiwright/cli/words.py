"""The arguments and options that commands share, and how their values become one."""

from __future__ import annotations

import functools
import inspect
import os
import sys
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["files", "force", "laid_out", "output", "pipe_closed", "source", "taking"]

PIPE_CLOSED = 141

Job = TypeVar("Job")
Command = TypeVar("Command", bound="Callable[..., object]")

force = click.option("--force", "overwrite", is_flag=True, help="Overwrite what is there already.")
source = click.option(
    "-s",
    "--source",
    required=True,
    metavar="TEXT",
    type=click.Path(allow_dash=True),
    help="The text that the edition was made from.",
)
files = click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(allow_dash=True))


def output(what: str) -> Callable[[Command], Command]:
    """The option that says where `what` goes; standard output without it."""
    return click.option(
        "-o",
        "--output",
        default="-",
        metavar="OUT",
        type=click.Path(allow_dash=True),
        help=f"Where to write {what}. [default: standard output]",
    )


def taking(job: Callable[..., Job]) -> Callable[[Callable[[Job], int]], Callable[..., int]]:
    """Make a callback for click of a function that takes one value, made by `job` of all the words' values."""

    def decorate(run: Callable[[Job], int]) -> Callable[..., int]:
        @functools.wraps(run)
        def callback(**values: object) -> int:
            try:
                return run(job(**values))
            except BrokenPipeError:  # which click would take for a status of 1, that is, for findings
                return pipe_closed()

        return laid_out(callback)

    return decorate


def pipe_closed() -> int:
    """The status after the reader of standard output has left; what is still in the buffer is dropped."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PIPE_CLOSED


def laid_out(callback: Command) -> Command:
    """Let click keep the lines of each paragraph of the help that has indented ones, and fold the others."""
    paragraphs = inspect.getdoc(callback)
    callback.__doc__ = "\n\n".join(
        f"\b\n{paragraph}" if "\n  " in paragraph else paragraph
        for paragraph in (paragraphs or "").split("\n\n")
    )
    return callback
