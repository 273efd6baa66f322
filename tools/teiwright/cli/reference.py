"""The page `docs/reference/cli.md`, made from the commands themselves: ``python -m teiwright.cli.reference FILE``."""

from __future__ import annotations

import inspect
import sys
from typing import TYPE_CHECKING

import click

from teiwright import files
from teiwright.cli.main import command

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["main", "page"]

HEAD = """# The command line

This page is made from the commands by `python -m teiwright.cli.reference docs/reference/cli.md`; do not edit it.
"""
MARK = "\b\n"


def page() -> str:
    """The page in Markdown: the group, then each command with its help and a table of its options."""
    with click.Context(command, info_name="teiwright", help_option_names=["-h", "--help"]) as context:
        sections = ["".join(_section(command, context))]
        for name in command.list_commands(context):
            each = command.commands[name]
            with click.Context(each, info_name=name, parent=context) as inner:
                sections.append("".join(_section(each, inner)))
    return "\n".join([HEAD, *sections])


def _section(each: click.Command, context: click.Context) -> Iterator[str]:
    yield f"## {context.command_path}\n\n"
    yield f"```text\n{context.command_path} {' '.join(each.collect_usage_pieces(context))}\n```\n\n"
    for paragraph in inspect.cleandoc(each.help or "").split("\n\n"):
        yield _paragraph(paragraph) + "\n\n"
    yield "| option | what it does |\n|---|---|\n"
    for parameter in each.get_params(context):
        if isinstance(parameter, click.Option) and (record := parameter.get_help_record(context)):
            word, what = record
            yield f"| {_code(word)} | {_cell(what)} |\n"
    if isinstance(each, click.Group):
        yield "\n| command | what it does |\n|---|---|\n"
        for name, inner in sorted(each.commands.items()):
            yield f"| [`{name}`](#teiwright-{name}) | {inner.get_short_help_str(100)} |\n"


def _paragraph(paragraph: str) -> str:
    """A paragraph as it is, and one that keeps its lines as a line and a block of them."""
    if not paragraph.startswith(MARK):
        return " ".join(paragraph.split())
    lead, *lines = paragraph.removeprefix(MARK).splitlines()
    return "\n".join([lead, "", "```text", *(line.removeprefix("  ") for line in lines), "```"])


def _code(word: str) -> str:
    return f"`{_cell(word)}`"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def main() -> None:
    """Write the page to the file that is named, or to standard output."""
    files.write(sys.argv[1] if len(sys.argv) > 1 else "-", page().encode(), overwrite=True)


if __name__ == "__main__":
    main()
