"""Many files in several processes: in order, each with its own result, whatever becomes of a worker."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import works
from teiwright.check import Terms, jobs
from teiwright.check.jobs import WorkerError, check_many, spread
from teiwright.errors import TeiwrightError, UnreadableError

if TYPE_CHECKING:
    from teiwright.check import Schemas

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{id}"><text><body>{body}</body></text></TEI>'


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Twelve small files that point to each other, for which workers are started all the same."""
    monkeypatch.setattr(jobs, "SHARE", 1)
    for number in range(12):
        folder = tmp_path / f"d{number}"
        folder.mkdir()
        body = f'<p ana="../d{(number + 1) % 12}/f.xml#e{(number + 1) % 12} #no{number}">x</p>'
        (folder / "f.xml").write_text(TEI.format(id=f"e{number}", body=body))
    return [str(tmp_path / f"d{number}" / "f.xml") for number in range(12)]


def _codes(result: object) -> list[str]:
    assert isinstance(result, tuple), result
    return [found.code for found in result]


def test_results_come_in_the_order_of_the_files_and_are_those_of_one_process(
    many: list[str], mini: Schemas
) -> None:
    alone = list(check_many(many, jobs=1, terms=Terms((mini.relaxng, mini.xsd, mini.schematron))))
    together = list(check_many(many, jobs=2, terms=Terms((mini.relaxng, mini.xsd, mini.schematron))))
    assert [name for name, _ in together] == many
    assert together == alone
    assert all(_codes(result) == ["pointer-dangling"] for _, result in together)


def test_a_file_that_cannot_be_read_is_its_own_result(many: list[str], mini: Schemas) -> None:
    Path(many[3]).write_text("<p>")
    Path(many[5]).unlink()
    for count in (1, 2):
        results = list(check_many(many, jobs=count, terms=Terms((mini.relaxng, mini.xsd, mini.schematron))))
        assert [number for number, (_, each) in enumerate(results) if isinstance(each, UnreadableError)] == [
            3,
            5,
        ]


@pytest.mark.parametrize("fatal", [0, 1, 4, 11])
def test_the_death_of_a_worker_costs_the_file_it_was_at_and_none_that_it_was_given(
    many: list[str], fatal: int
) -> None:
    results = list(spread(many, works.Mortal(many[fatal]), jobs=2))
    assert [name for name, _ in results] == many
    for name, result in results:
        if name == many[fatal]:
            assert isinstance(result, WorkerError)
            assert str(result) == (
                f"{name}: the worker process ended by signal 9; check this file alone with one job"
            )
        else:
            assert result == len(name)


@pytest.mark.parametrize("count", [1, 2])
def test_what_one_file_is_guilty_of_does_not_end_the_run(many: list[str], count: int) -> None:
    results = [result for _, result in spread(many[:5], works.deep, jobs=count)]
    assert [isinstance(result, TeiwrightError) for result in results] == [False, True, True, True, False]
    assert all("; " in str(result) for result in results[1:4])


def test_few_bytes_are_not_worth_a_worker(many: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "SHARE", 2_000_000)
    assert {result for _, result in spread(many, works.process, jobs=8)} == {os.getpid()}


def test_standard_input_is_read_by_this_process(many: list[str]) -> None:
    assert {result for _, result in spread(["-", *many], works.process, jobs=2)} == {os.getpid()}
    assert os.getpid() not in {result for _, result in spread(many, works.process, jobs=2)}


def test_workers_that_cannot_be_started_are_one_sentence(many: list[str]) -> None:
    with pytest.raises(WorkerError, match=r"^a worker process ended .* before it was ready; use one job$"):
        list(spread(many, works.Unstartable(), jobs=2))


SLOW = """
    import sys, time
    from teiwright.check import jobs
    jobs.SHARE = 1

    def work(name):
        time.sleep(60)

    if __name__ == "__main__":
        print("begun", flush=True)
        try:
            list(jobs.spread(sys.argv[1:], work, jobs=2))
        except KeyboardInterrupt:
            print("stopped", flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs process groups, to interrupt as a terminal does")
def test_an_interrupt_ends_all_workers_at_once_and_silently(many: list[str], tmp_path: Path) -> None:
    script = tmp_path / "slow.py"
    script.write_text(textwrap.dedent(SLOW))
    with subprocess.Popen(
        [sys.executable, str(script), *many],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        process_group=0,
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "begun\n"
        time.sleep(1)
        start = time.perf_counter()
        os.killpg(running.pid, signal.SIGINT)
        out, err = running.communicate(timeout=30)  # which ends when no process has the pipes any longer
        assert (out, err) == ("stopped\n", "")
        assert time.perf_counter() - start < 10
