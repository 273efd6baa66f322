"""The same work on many files, in processes of their own where that pays, with the results in the order of the files.

Workers are spawned, never forked, and have one thread: Saxon aborts anything else. A worker compiles what it needs once and
keeps it. One that dies takes the file it was at along, which is reported; another one goes on with the rest.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from teiwright.check import verdicts
from teiwright.check.pointers import Neighbours, neighbours
from teiwright.check.run import Terms, judge
from teiwright.check.verdicts import Verdict
from teiwright.errors import TeiwrightError, UnreadableError

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

    from teiwright.model import Finding

__all__ = ["SHARE", "WorkerError", "check_many", "processors", "spread"]

Result = TypeVar("Result")
Work = Callable[[str], Result]

SHARE = 5_000_000
"""How many bytes of files a worker must have to do to be worth its start, which takes about 0.7 s."""

AHEAD = 2
"""How many files a worker has at a time, so that it need not wait for the next one."""

OBJECTS = 50_000
"""How many new objects a worker makes before it looks for some that hold each other: those of a tree do not."""


class WorkerError(TeiwrightError):
    """A worker process died, by the system or by a fault of a library, or could not be started."""


@dataclass(frozen=True, slots=True)
class Check:
    """What a worker does with a file: read and check it."""

    terms: Terms
    near: Neighbours

    def __call__(self, path: str) -> Verdict:
        """The findings of the file `path`, with what they depend on.

        Raises:
            TeiwrightError: it cannot be read or checked.
        """
        return judge(path, self.terms, self.near)


@dataclass(slots=True)
class _Worker(Generic[Result]):
    """A process and the pipe to it; `given` are the numbers of the files that it has, of which it is at the first."""

    process: SpawnProcess
    pipe: Connection
    ready: bool = False
    given: deque[int] = field(default_factory=deque)


def check_many(
    paths: Sequence[Path | str], *, jobs: int, terms: Terms | None = None
) -> Iterator[tuple[str, tuple[Finding, ...] | TeiwrightError]]:
    """Each file with its findings, or with why it cannot be checked, in the order of `paths` as soon as they are known.

    Args:
        paths: the files; pointers between them resolve wherever they lie. ``-`` is standard input.
        jobs: how many processes may work at once; 1 is this one. Fewer are started where more would not pay.
        terms: what they are checked by; without it each says itself, and else the profile.

    Raises:
        WorkerError: no worker process can be started.
    """
    names = [str(path) for path in paths]
    work = Check(terms or Terms(), neighbours(name for name in names if name != "-"))
    if verdicts.is_empty():  # the workers begin while this process reads the schemas, too
        rest = spread(names, work, jobs=jobs)
        return _judged(names, {}, rest, verdicts.terms_of(work.terms, work.near))
    kept = verdicts.terms_of(work.terms, work.near)
    known = verdicts.look_up(names, kept) if kept else {}
    rest = spread([name for name in names if name not in known], work, jobs=jobs)
    return _judged(names, known, rest, kept)


def _judged(
    names: Sequence[str],
    known: Mapping[str, tuple[Finding, ...]],
    rest: Iterator[tuple[str, Verdict | TeiwrightError]],
    kept: str | None,
) -> Iterator[tuple[str, tuple[Finding, ...] | TeiwrightError]]:
    """Each file with what is `known` of it, or else with the next of the `rest`, which is kept for the next run."""
    fresh: list[tuple[str, Verdict]] = []
    try:
        for name in names:
            if name in known:
                yield name, known[name]
                continue
            _, found = next(rest)
            if isinstance(found, Verdict):
                fresh.append((name, found))
            yield name, found.findings if isinstance(found, Verdict) else found
    finally:
        if kept and fresh:
            verdicts.store(fresh, kept)


def spread(
    names: Sequence[str], work: Work[Result], *, jobs: int
) -> Iterator[tuple[str, Result | TeiwrightError]]:
    """Each file with what `work` makes of it, or with its error, in the order of `names` as soon as they are known.

    Args:
        names: the files; where standard input is one of them, all is done in this process.
        work: is called with a name. It and its results must be picklable; a worker keeps its copy of it from file to file.
        jobs: how many processes may work at once; 1 is this one.

    Raises:
        WorkerError: no worker process can be started.
    """
    count = 1 if "-" in names else min(jobs, len(names), _size(names) // SHARE)
    if count < 2:
        return ((name, _result(work, name)) for name in names)
    return _spread(names, work, [_hired(work) for _ in range(count)])


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _size(names: Sequence[str]) -> int:
    return sum(Path(name).stat().st_size for name in names if os.path.isfile(name))  # noqa: PTH113 - never raises


def _result(work: Work[Result], name: str) -> Result | TeiwrightError:
    """What `work` makes of `name`; what one file can be guilty of is no reason to give up the others."""
    try:
        return work(name)
    except TeiwrightError as error:
        return error
    except OSError as error:
        return UnreadableError(f"{error.filename or name}: {error.strerror}; check the place and try again")
    except RecursionError:
        return UnreadableError(f"{name}: is nested too deeply to be worked on; flatten it")
    except MemoryError:
        return UnreadableError(f"{name}: needs more memory than there is; divide it, or use fewer jobs")


def _spread(
    names: Sequence[str], work: Work[Result], workers: list[_Worker[Result]]
) -> Iterator[tuple[str, Result | TeiwrightError]]:
    waiting = list(enumerate(names))[::-1]
    done: dict[int, Result | TeiwrightError] = {}
    try:
        for turn, name in enumerate(names):
            while turn not in done:
                _step(names, work, workers, waiting, done)
            yield name, done.pop(turn)
    finally:
        for worker in workers:
            worker.process.kill()
            worker.process.join()
            worker.pipe.close()


def _step(
    names: Sequence[str],
    work: Work[Result],
    workers: list[_Worker[Result]],
    waiting: list[tuple[int, str]],
    done: dict[int, Result | TeiwrightError],
) -> None:
    """Wait for a word of a worker, note its result, and give it the next file; replace one that has died."""
    speaking = wait([worker.pipe for worker in workers])
    for place, worker in enumerate(workers):
        if worker.pipe not in speaking:
            continue
        try:
            result = worker.pipe.recv()
        except (EOFError, OSError):
            _bury(worker, names, waiting, done)
            workers[place] = _hired(work)
            continue
        if worker.ready:
            done[worker.given.popleft()] = result
        worker.ready = True
        while waiting and len(worker.given) < AHEAD:
            number, name = waiting.pop()
            worker.given.append(number)
            with suppress(
                BrokenPipeError
            ):  # it has died at the file before, which its end of the pipe will tell
                worker.pipe.send(name)


def _bury(
    worker: _Worker[Result],
    names: Sequence[str],
    waiting: list[tuple[int, str]],
    done: dict[int, Result | TeiwrightError],
) -> None:
    """Note the file that a dead worker was at; those that it had not begun wait for another one.

    Raises:
        WorkerError: it died before it was ready, as the next one would.
    """
    worker.process.join()
    worker.pipe.close()
    code = worker.process.exitcode or 0
    how = f"by signal {-code}" if code < 0 else f"with status {code}"
    if not worker.ready:
        raise WorkerError(f"a worker process ended {how} before it was ready; use one job")
    if worker.given:
        number = worker.given.popleft()
        done[number] = WorkerError(
            f"{names[number]}: the worker process ended {how}; check this file alone with one job"
        )
        waiting += [(each, names[each]) for each in reversed(worker.given)]


def _hired(work: Work[Result]) -> _Worker[Result]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, work), daemon=True)
    with _uninterrupted():
        process.start()
    theirs.close()
    return _Worker(process, ours)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Inside, Ctrl-C waits; a process that is started then never gets it, and only its parent is interrupted."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # its start would end the waiting
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: Connection, work: Work[Result]) -> None:
    """What a worker does until its parent closes the pipe or is gone."""
    gc.freeze()
    gc.set_threshold(OBJECTS)
    pipe.send(None)
    while True:
        try:
            name = pipe.recv()
        except EOFError:
            return
        pipe.send(_result(work, name))
