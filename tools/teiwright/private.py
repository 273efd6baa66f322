"""Folders and files of the cache that are this user's alone.

A folder has mode 0700 and belongs to the user, each file belongs to the user and is writable by nobody else. Both are
asked of open file descriptors, so that nothing can be exchanged between the question and the reading. Where this
cannot be made sure (no such folder, another owner, no owners at all as on Windows), there is none.
"""

from __future__ import annotations

import contextlib
import logging
import os
import stat
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["folder", "load", "opened", "store"]

READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)

logger = logging.getLogger(__name__)


def folder() -> Path:
    """The cache folder of this user: `$XDG_CACHE_HOME` if it is an absolute path, else the platform's place."""
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if named.is_absolute():
        return named / "teiwright"
    home = Path.home()
    base = home / "Library" / "Caches" if sys.platform == "darwin" else home / ".cache"
    return base / "teiwright"


@contextlib.contextmanager
def opened(path: Path) -> Iterator[int | None]:
    """A descriptor of the folder `path`, which is made where it is missing, or None where it is not private."""
    if not hasattr(os, "geteuid"):
        yield None
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir(mode=0o700, exist_ok=True)
        handle = os.open(path, READ | os.O_DIRECTORY)
    except OSError as error:
        logger.info("%s: no cache (%s)", path, error.strerror)
        yield None
        return
    try:
        yield handle if _is_mine(os.fstat(handle), 0o077) else None
    finally:
        os.close(handle)


def load(place: int, name: str) -> bytes | None:
    """What is in the file `name` of the folder `place`, or None if it is missing or foreign."""
    try:
        handle = os.open(name, READ, dir_fd=place)
    except OSError:
        return None
    with os.fdopen(handle, "rb") as stream:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode) or not _is_mine(status, 0o022):
            logger.warning("%s: in the cache, but not private; it is not read", name)
            return None
        return stream.read()


def store(path: Path, name: str, data: bytes) -> None:
    """Write `data` whole, with mode 0600.

    Raises:
        OSError: it cannot be written.
    """
    handle, temporary = tempfile.mkstemp(dir=path, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(temporary).replace(path / name)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _is_mine(status: os.stat_result, others: int) -> bool:
    """Whether this user owns the file and none of the mode bits `others` is set."""
    return status.st_uid == os.geteuid() and not stat.S_IMODE(status.st_mode) & others
