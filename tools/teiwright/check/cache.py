"""A cache of pickles and texts that only its owner can write: a pickle runs code, so it is read from nowhere else.

Where `teiwright.private` has no such folder, there is no cache.
"""

from __future__ import annotations

import contextlib
import logging
import pickle
from pathlib import Path
from typing import TYPE_CHECKING, Any

from teiwright.private import folder, load, opened, store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["cached", "keep", "kept"]

KEPT = 4
"""How many files of a kind stay; older ones go when a new one is written."""

logger = logging.getLogger(__name__)


def cached(name: str, build: Callable[[], Any]) -> Any:  # noqa: ANN401 - a pickle can hold anything
    """What `build` makes, from the cache if it holds `name`, else built and kept there.

    Args:
        name: the file name without its ending; it must hold all that the result depends on.
        build: makes the object; it is called when nothing sound is in the cache.
    """
    with opened(folder()) as place:
        if place is None:
            return build()
        found = _unpickled(load(place, f"{name}.pickle"), name)
        if found is not None:
            return found
        made = build()
        with _told(name):
            _store(f"{name}.pickle", pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL))
        return made


def kept(name: str) -> str | None:
    """The text that was kept as `name`, a file name with its ending, if only this user can have written it."""
    with opened(folder()) as place:
        data = None if place is None else load(place, name)
    return None if data is None else data.decode(errors="replace")


def keep(name: str, text: str) -> None:
    """Keep `text` for `kept`, if there is a cache."""
    with opened(folder()) as place:
        if place is not None:
            with _told(name):
                _store(name, text.encode())


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


def _store(name: str, data: bytes) -> None:
    """Keep `data` as `name`, and let the oldest files of its kind go."""
    store(folder(), name, data)
    _prune(folder(), Path(name).suffix)


def _prune(path: Path, ending: str) -> None:
    # Another process may let them go at the same time.
    ages = []
    for file in path.glob(f"*{ending}"):
        with contextlib.suppress(FileNotFoundError):
            ages.append((file.stat().st_mtime, file))
    for _, file in sorted(ages, reverse=True)[KEPT:]:
        file.unlink(missing_ok=True)
