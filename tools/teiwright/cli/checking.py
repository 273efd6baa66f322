"""What ``teiwright check`` does, once its words are read."""

from __future__ import annotations

import contextlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teiwright import files, xml
from teiwright.check import Terms, changed, check_many, examine, neighbours, processors, spread
from teiwright.check.association import catalog_for
from teiwright.check.baseline import new_findings, read_baseline, write_baseline
from teiwright.check.settings import find_settings
from teiwright.cli.many import FAILED, tracked
from teiwright.errors import TeiwrightError, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from teiwright.check import Neighbours
    from teiwright.model import Document, Finding

__all__ = ["Plan", "examine_all", "plan", "repair", "unknown", "watch", "write_known"]


@dataclass(frozen=True, slots=True)
class Plan:
    """The files of a run, by what they are checked, what their pointers may lead to, and whether they are audited, too."""

    files: tuple[str, ...]
    terms: Terms
    near: Neighbours
    audit: bool = False


def plan(names: Sequence[str], schemas: Sequence[str], catalog: str, phase: str = "") -> Plan:
    """What the words of the command and the settings of the project come to.

    Raises:
        UsageError: neither names a file.
        SettingsError, UnreadableError: the settings or the catalog cannot be read.
    """
    settings = find_settings(Path.cwd())
    found = tuple(names) or tuple(os.path.relpath(path) for path in settings.paths())
    if not found:
        raise click.UsageError("no FILE is given and the project's settings name none")
    mapped = catalog_for([Path(catalog)] if catalog else [], settings, os.environ)
    for note in mapped.notes if mapped else ():
        click.echo(f"teiwright: {note}", err=True)
    terms = Terms(tuple(map(Path, schemas)), mapped, settings, phase)
    return Plan(found, terms, neighbours(path for path in found if path != "-"), settings.audit)


def examine_all(run: Plan, jobs: int) -> tuple[list[Finding], int]:
    """The findings of all files that can be checked, and the status 2 where one cannot, else 0.

    Why one cannot is told on standard error, and the others are still checked.
    """
    found: list[Finding] = []
    told: set[str] = set()
    for _, result in tracked(_results(run, jobs or processors()), len(run.files)):
        if not isinstance(result, TeiwrightError):
            found += result
        elif str(result) not in told:  # a broken schema is one fault, however many files it was for
            told.add(str(result))
            click.echo(f"teiwright: {result}", err=True)
    return found, FAILED if told else 0


def _results(run: Plan, jobs: int) -> Iterator[tuple[str, tuple[Finding, ...] | TeiwrightError]]:
    if not run.audit:
        return check_many(run.files, jobs=jobs, terms=run.terms)
    from teiwright.cli.auditing import examination  # noqa: PLC0415 - 20 ms that only an audit pays

    return spread(run.files, examination(run.files, run.terms), jobs=jobs)


def watch(run: Plan, show: Callable[[tuple[str, ...]], object]) -> int:
    """Call `show` with all files, and then again with those that change, until it is interrupted.

    Raises:
        KeyboardInterrupt: the reader has had enough.
    """
    seen = changed(path for path in run.files if path != "-")
    show(run.files)
    for files_ in seen:
        click.echo(f"{len(files_)} changed", err=True)
        show(tuple(name for name in run.files if Path(name) in files_))
    return 0


def unknown(findings: Iterable[Finding], baseline: str, run: Plan) -> list[Finding]:
    """The findings that the baseline does not know: the one that is named, or else the project's."""
    known = Path(baseline) if baseline else run.terms.settings.baseline_path()
    return list(findings if known is None else new_findings(findings, read_baseline(known)))


def write_known(path: str, findings: Iterable[Finding]) -> int:
    """Write the findings to the baseline `path`; the status is 0."""
    count = write_baseline(Path(path), findings)
    click.echo(f"{path}: {count} known findings", err=True)
    return 0


def repair(run: Plan, *, write: bool) -> tuple[int, int]:
    """Repair each file in place, or show what that would change.

    Returns:
        How many files are changed, or would be, and the status 2 where one cannot be read, else 0.
    """
    from teiwright.check.fixes import pointed_to  # noqa: PLC0415 - 40 ms that only --fix and --diff pay

    changed, status = 0, 0
    # An id that another file points to keeps its name; alone a file needs no such look at the others.
    pointed = pointed_to(_readable(run.files)) if len(run.files) > 1 else frozenset[str]()
    for name in run.files:
        try:
            data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
            document = xml.parse(data, name)
        except (OSError, UnreadableError) as error:
            click.echo(f"teiwright: {error}", err=True)
            status = FAILED
            continue
        changed += _repair(run, document, data, pointed, write=write)
    return changed, status


def _readable(names: Iterable[str]) -> Iterator[Document]:
    """The documents that can be read; of another one it is told when it has its turn."""
    for name in (name for name in names if name != "-"):
        with contextlib.suppress(UnreadableError):
            yield xml.read(name)


def _repair(run: Plan, document: Document, data: bytes, pointed: frozenset[str], *, write: bool) -> int:
    from teiwright.check.fixes import apply, diff, fixes  # noqa: PLC0415 - see repair
    from teiwright.check.offers import offers  # noqa: PLC0415 - likewise

    found = examine(document, run.terms, run.near)
    made = fixes(document, data, found, offers=offers(document, run.terms), pointed=pointed)
    new = apply(data, made)
    if new == data:
        return 0
    if not write:
        click.echo(diff(data, new, document.uri), nl=False)
    else:
        files.write(document.uri, new, overwrite=True)
        click.echo(f"{document.uri}: {len(made)} repaired", err=True)
    return 1
