"""The process that checks is replaced when it dies, and ends with the one that started it."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

from teiwright.lsp.worker import NAME, Worker

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

VALID = (Path(__file__).resolve().parents[2] / "cases/valid/minimal.xml").read_text(encoding="utf-8")


def use(work: Callable[[Worker], Awaitable[None]], seconds: float = 60) -> None:
    async def run() -> None:
        worker = Worker(seconds)
        try:
            await work(worker)
        finally:
            worker.stop()

    asyncio.run(run())


def test_texts_are_checked_one_after_the_other_and_after_a_death_again(tmp_path: Path) -> None:
    async def work(worker: Worker) -> None:
        path = str(tmp_path / "a.xml")
        both = await asyncio.gather(worker.check(VALID, path), worker.check("<p>", path))
        assert [len(found) for found in both] == [0, 1]
        (process,) = [each for each in multiprocessing.active_children() if each.name == NAME]
        assert process.pid
        os.kill(process.pid, signal.SIGSTOP)  # so that it cannot answer before it dies
        waiting = asyncio.create_task(worker.check(VALID, path))
        await asyncio.sleep(0.2)
        process.kill()
        (found,) = await waiting
        assert found.finding.code == "not-checked"
        assert await worker.check(VALID, path) == []

    use(work)


def test_a_check_that_takes_too_long_is_stopped_and_told(tmp_path: Path) -> None:
    async def work(worker: Worker) -> None:
        (found,) = await worker.check(VALID, str(tmp_path / "a.xml"))
        assert found.finding.code == "not-checked"
        assert "longer than 0.01 seconds" in found.finding.message

    use(work, seconds=0.01)
