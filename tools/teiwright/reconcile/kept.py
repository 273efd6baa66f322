"""What a service has answered, kept in the user's private cache folder as JSON, a file for each query.

So a run that ended early goes on where it was, and the same question is not asked twice within thirty days.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from teiwright import private

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["FRESH", "Kept"]

FRESH = 30 * 24 * 3600
"""The seconds for which an answer holds; an older one is asked for again."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """The answers of the service at `url`."""

    url: str

    @property
    def folder(self) -> Path:
        """Where they are kept."""
        return private.folder() / f"reconcile-{_digest(self.url)}"

    def load(self, question: object) -> Any | None:  # noqa: ANN401 - JSON of any form
        """The answer to the `question`, plain data; nothing where there is none, or an old or a broken one."""
        with self._opened() as place:
            data = None if place is None else private.load(place, _name(question))
        try:
            found = json.loads(data or b"null")
            fresh = found is not None and 0 <= time.time() - found["asked"] < FRESH
            return found["answer"] if fresh and found["question"] == question else None
        except (ValueError, TypeError, LookupError, RecursionError) as error:
            logger.info("%s: broken in the cache (%s); asked again", _name(question), error)
            return None

    def store(self, question: object, answer: object) -> bool:
        """Keep the `answer`; whether it could be done."""
        said = {"asked": time.time(), "question": question, "answer": answer}
        with self._opened() as place:
            if place is None:
                return False
            try:
                private.store(self.folder, _name(question), json.dumps(said).encode())
            except OSError as error:
                logger.warning("%s: not kept (%s)", self.folder, error.strerror)
                return False
        return True

    def prune(self) -> None:
        """Let go what holds no more."""
        with self._opened() as place:
            for path in self.folder.glob("*.json") if place is not None else ():
                with contextlib.suppress(OSError):  # another run may let it go at the same time
                    if time.time() - path.stat().st_mtime > FRESH:
                        path.unlink()

    @contextlib.contextmanager
    def _opened(self) -> Iterator[int | None]:
        # The folder above comes first, so that it is made as private as this one.
        with private.opened(private.folder()) as outer:
            if outer is None:
                yield None
                return
            with private.opened(self.folder) as place:
                yield place


def _name(question: object) -> str:
    return f"{_digest(json.dumps(question, sort_keys=True))}.json"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
