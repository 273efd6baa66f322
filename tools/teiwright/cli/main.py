"""The command ``teiwright``: its group of commands, and what becomes of an error."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from teiwright.cli.audit import audit
from teiwright.cli.bibliography import bibliography
from teiwright.cli.check import check
from teiwright.cli.encode import encode
from teiwright.cli.identify import identify
from teiwright.cli.lsp import lsp
from teiwright.cli.publish import publish
from teiwright.cli.reconcile import reconcile
from teiwright.cli.restore import restore
from teiwright.cli.score import score
from teiwright.cli.suggest import suggest
from teiwright.cli.withhold import withhold
from teiwright.cli.words import laid_out, pipe_closed
from teiwright.errors import TeiwrightError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["command", "guarded", "main", "status"]

FAILED = 2
INTERRUPTED = 130


HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group("teiwright", context_settings=HELP)
@click.version_option(package_name="teiwright", message="%(prog)s %(version)s")
@laid_out
def command() -> None:
    """Take a scholarly text from plain text to a TEI P5 edition.

    A text and its editor's decisions become TEI with `encode`. The edition is proven with `check` and `audit`, made
    readable with `publish`, and made free of its prose with `withhold`, which `restore` undoes for the owner of a copy.

    Results go to standard output, all else to standard error; the file name - means standard input or output.

    Exit status:
      0    clean
      1    findings
      2    could not run; one line on standard error says why and what to do
      130  interrupted

    Example:
      teiwright encode essay.md --recipe essay.toml --authority authorities.xml -o essay.xml
      teiwright check essay.xml && teiwright publish essay.xml -o public

    Completion, for bash, zsh or fish; put the line into the shell's start-up file:
      eval "$(_TEIWRIGHT_COMPLETE=bash_source teiwright)"
      eval "$(_TEIWRIGHT_COMPLETE=zsh_source teiwright)"
      _TEIWRIGHT_COMPLETE=fish_source teiwright | source
    """


for each in (
    encode,
    check,
    publish,
    withhold,
    restore,
    audit,
    suggest,
    reconcile,
    identify,
    score,
    bibliography,
    lsp,
):
    each.context_settings = (
        HELP  # click remembers the help option of the first call, which need not come by the group
    )
    command.add_command(each)


def main() -> None:
    """Run the command with the words of the process, and leave with its status."""
    sys.exit(status(sys.argv[1:]))


def status(words: Sequence[str]) -> int:
    """The exit status of the command with these `words`; an error becomes one line on standard error."""
    colour = False if os.environ.get("NO_COLOR") else None
    return guarded(lambda: command.main(list(words), "teiwright", standalone_mode=False, color=colour))


def guarded(run: Callable[[], int | None]) -> int:
    """The status that `run` returns or that its error means; no error leaves this function but a fault of the program."""
    try:
        result = run() or 0
        sys.stdout.flush()
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        return pipe_closed()
    except (click.ClickException, TeiwrightError, OSError, RecursionError) as error:
        click.echo(f"teiwright: {' '.join(_sentence(error).split())}", err=True)
        return FAILED
    return result


def _sentence(error: Exception) -> str:
    """What an error says to the user: what is wrong, where, and what to do."""
    if isinstance(error, click.UsageError):
        path = error.ctx.command_path if error.ctx else "teiwright"
        return f"{error.format_message().rstrip('.')}; `{path} --help` shows the use"
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, OSError):
        return f"{error.filename or 'standard output'}: {error.strerror}; check the place and try again"
    if isinstance(error, RecursionError):
        return "the document is nested too deeply to be worked on; flatten it"
    return str(error)
