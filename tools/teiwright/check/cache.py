"""A cache of pickles and texts that only its owner can write: a pickle runs code, so it is read from nowhere else.

The folder has mode 0700 and belongs to the user, each file belongs to the user and is writable by nobody else. Both are
asked of open file descriptors, so that nothing can be exchanged between the question and the reading. Where this
cannot be made sure (no such folder, another owner, no owners at all as on Windows), there is no cache.
"""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import stat
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["cached", "folder", "keep", "kept"]

KEPT = 4
"""How many files of a kind stay; older ones go when a new one is written."""

READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)

logger = logging.getLogger(__name__)


def cached(name: str, build: Callable[[], Any]) -> Any:  # noqa: ANN401 - a pickle can hold anything
    """What `build` makes, from the cache if it holds `name`, else built and kept there.

    Args:
        name: the file name without its ending; it must hold all that the result depends on.
        build: makes the object; it is called when nothing sound is in the cache.
    """
    with _private(folder()) as place:
        if place is None:
            return build()
        found = _unpickled(_load(place, f"{name}.pickle"), name)
        if found is not None:
            return found
        made = build()
        with _told(name):
            _store(folder(), f"{name}.pickle", pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL))
        return made


def kept(name: str) -> str | None:
    """The text that was kept as `name`, a file name with its ending, if only this user can have written it."""
    with _private(folder()) as place:
        data = None if place is None else _load(place, name)
    return None if data is None else data.decode(errors="replace")


def keep(name: str, text: str) -> None:
    """Keep `text` for `kept`, if there is a cache."""
    with _private(folder()) as place:
        if place is not None:
            with _told(name):
                _store(folder(), name, text.encode())


def folder() -> Path:
    """The cache folder of this user: `$XDG_CACHE_HOME` if it is an absolute path, else the platform's place."""
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if named.is_absolute():
        return named / "teiwright"
    home = Path.home()
    base = home / "Library" / "Caches" if sys.platform == "darwin" else home / ".cache"
    return base / "teiwright"


@contextlib.contextmanager
def _private(path: Path) -> Iterator[int | None]:
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


def _is_mine(status: os.stat_result, others: int) -> bool:
    """Whether this user owns the file and none of the mode bits `others` is set."""
    return status.st_uid == os.geteuid() and not stat.S_IMODE(status.st_mode) & others


def _load(place: int, name: str) -> bytes | None:
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


def _unpickled(data: bytes | None, name: str) -> Any:  # noqa: ANN401 - a pickle can hold anything
    """The object in `data`, or None if there is none or it is broken."""
    if data is None:
        return None
    try:
        return pickle.loads(data)  # noqa: S301 - owner and mode have been checked
    except Exception as error:  # noqa: BLE001 - a broken pickle can raise anything; it is built again
        logger.info("%s: broken in the cache (%s); built again", name, error)
        return None


@contextlib.contextmanager
def _told(name: str) -> Iterator[None]:
    """What fails inside is logged: it only costs the next run time."""
    try:
        yield
    except (OSError, pickle.PicklingError, TypeError, RecursionError) as error:
        logger.warning("%s: not cached (%s)", name, error)


def _store(path: Path, name: str, data: bytes) -> None:
    """Write `data` whole, with mode 0600, and let the oldest files of its kind go.

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
    _prune(path, Path(name).suffix)


def _prune(path: Path, ending: str) -> None:
    # Another process may let them go at the same time.
    ages = []
    for file in path.glob(f"*{ending}"):
        with contextlib.suppress(FileNotFoundError):
            ages.append((file.stat().st_mtime, file))
    for _, file in sorted(ages, reverse=True)[KEPT:]:
        file.unlink(missing_ok=True)
