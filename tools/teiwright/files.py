"""Writing files: whole or not at all, and never over another one unasked."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from teiwright.errors import OutputError

__all__ = ["free", "writable_folder", "write"]


def write(path: Path | str, data: bytes, *, overwrite: bool = False) -> None:
    """Write `data` to `path` by way of a temporary file beside it; ``-`` is standard output.

    Args:
        path: the file; missing folders above it are made.
        data: all of its bytes.
        overwrite: whether a file that is there may be replaced.

    Raises:
        OutputError: the file is there already, or cannot be written.
    """
    if str(path) == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    free(path, overwrite=overwrite)
    target = Path(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, data)
    except OSError as error:
        raise OutputError(f"{target}: cannot be written ({error.strerror}); choose another place") from error


def free(path: Path | str, *, overwrite: bool) -> None:
    """Make sure, before long work, that `write` may make the file `path`.

    Raises:
        OutputError: it is there already, and must not be replaced.
    """
    if str(path) != "-" and Path(path).exists() and not overwrite:
        raise OutputError(f"{path}: is there already; give --force to overwrite it, or another name")


def writable_folder(path: Path | str) -> Path:
    """The folder `path`, made where it is missing, after a proof that a file can be written into it.

    Raises:
        OutputError: it cannot be made, is a file, or takes no file.
    """
    folder = Path(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise OutputError(
            f"{folder}: cannot be written to ({error.strerror}); choose another folder"
        ) from error
    return folder


def _replace(target: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
