"""The process that checks, so that an editor never waits, and the server outlives a document that Saxon does not.

Saxon may be called from one thread only, and aborts its process on some faults. So the texts go to a process of their own,
one after the other, by a pipe that nobody else can open. The process ends with the server: it then reads the pipe's end.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import multiprocessing
import signal
from typing import TYPE_CHECKING

from teiwright.lsp.diagnose import diagnose, not_checked

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from teiwright.lsp.page import Located

__all__ = ["NAME", "Worker"]

NAME = "teiwright lsp worker"
"""What the process is called."""

SECONDS = 60.0
"""How long one check may take; one of the chapter in `tei/`, 220 kB, takes 0.1 seconds."""

logger = logging.getLogger(__name__)


class Worker:
    """One process that checks one text at a time; it is started when it is needed, and again after it died."""

    def __init__(self, seconds: float = SECONDS) -> None:
        """Let no check take longer than `seconds`."""
        self._seconds = seconds
        self._turn = asyncio.Lock()
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def start(self) -> Connection:
        """Start the process unless it runs; its end of the pipe."""
        if self._process is not None and self._pipe is not None and self._process.is_alive():
            return self._pipe
        self.stop()
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True, name=NAME)
        self._process.start()
        theirs.close()
        return self._pipe

    def stop(self) -> None:
        """End the process, whatever it does."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process = None
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None

    async def check(self, text: str, path: str) -> list[Located]:
        """What is wrong with `text`, as `teiwright.lsp.diagnose.diagnose` says it.

        A check that takes too long or ends the process is a finding, and the next check has a new process.
        """
        async with self._turn:
            try:
                return await asyncio.to_thread(_ask, self.start(), text, path, self._seconds)
            except TimeoutError:
                self.stop()
                return [
                    not_checked(
                        path, f"it takes longer than {self._seconds:g} seconds; make the file smaller"
                    )
                ]
            except (EOFError, OSError):
                self.stop()
                return [
                    not_checked(path, "the process that checks ended; make the file smaller or less deep")
                ]
            except asyncio.CancelledError:
                self.stop()
                raise


def _ask(pipe: Connection, text: str, path: str, seconds: float) -> list[Located]:
    pipe.send((text, path))
    if not pipe.poll(seconds):
        raise TimeoutError
    answer: list[Located] = pipe.recv()
    return answer


def _serve(pipe: Connection) -> None:
    """Answer until the other end of the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the server, which ends this process
    with contextlib.suppress(EOFError, BrokenPipeError):  # the server has ended
        while True:
            text, path = pipe.recv()
            pipe.send(_answer(text, path))


def _answer(text: str, path: str) -> list[Located]:
    try:
        return diagnose(text, path)
    except Exception as error:  # a fault of this program must not end the language server
        logger.exception("cannot check %s", path)
        return [
            not_checked(path, f"a fault of teiwright ({type(error).__name__}: {error}); please report it")
        ]
