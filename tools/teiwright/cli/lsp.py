"""``teiwright lsp``."""

from __future__ import annotations

import click

from teiwright.cli.words import laid_out

__all__ = ["lsp"]


@click.command(short_help="Serve an editor: diagnostics, completion, hovers.")
@laid_out
def lsp() -> int:
    """Serve an editor by the Language Server Protocol, by standard input and output.

    The editor starts this command itself; docs/how-to/edit-with-diagnostics.md shows how to tell it. While a document is
    being written, what `check` finds is shown at its place, elements, attributes, values and ids are completed, names are
    explained, and pointers are followed.

    Exit status:
      0  the editor has ended the session
      2  the package pygls is missing: pip install 'teiwright[lsp]'

    Example:
      teiwright lsp 2> teiwright.log
    """
    try:
        from teiwright.lsp.server import serve  # noqa: PLC0415 - `--help` does not pay for pygls
    except ModuleNotFoundError as error:
        if error.name not in ("pygls", "lsprotocol"):
            raise
        raise click.ClickException(
            f"{error.name} is not installed, which the language server stands on; run pip install 'teiwright[lsp]'"
        ) from error
    return serve()
