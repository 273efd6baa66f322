"""`teiwright check` from outside: on the repository's own files, on hostile ones, and from one run to the next."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from teiwright.check import check_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
EDITIONS = sorted((ROOT / "tei").glob("*.xml"))


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache folder of this test, which is not there yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    return tmp_path / "xdg" / "teiwright"


@pytest.fixture
def teiwright_check(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., subprocess.CompletedProcess[str]]:
    """A function that runs the command in a process of its own; a minute is far more than it needs."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "xdg-cache"))
    command = [sys.executable, "-c", "from teiwright.cli.main import main; main()", "check"]

    def run(*arguments: Path | str) -> subprocess.CompletedProcess[str]:
        words = [*command, *map(str, arguments)]
        return subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)

    return run


@pytest.fixture
def listener() -> Iterator[tuple[str, list[object]]]:
    """The address of a server on this machine, and the list of who called it."""
    calls: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            while True:
                connection, caller = server.accept()
                connection.close()
                if caller[1] == closing:
                    return
                calls.append(caller)

        closing = -1
        thread = threading.Thread(target=listen)
        thread.start()
        host, port = server.getsockname()
        yield f"http://{host}:{port}", calls
        with socket.socket() as last:
            last.bind(("127.0.0.1", 0))
            closing = last.getsockname()[1]
            last.connect((host, port))
            thread.join()


@pytest.mark.usefixtures("cache")
def test_the_editions_of_the_repository_are_valid() -> None:
    assert EDITIONS
    assert list(check_files(EDITIONS)) == []


def test_a_valid_file_is_silent_and_the_status_is_0(
    teiwright_check: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    done = teiwright_check(CASES / "valid" / "edition.xml", CASES / "valid" / "authorities.xml")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_finding_is_a_line_with_its_place_and_the_status_is_1(
    teiwright_check: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    path = CASES / "invalid" / "id-duplicate" / "two-paragraphs.xml"
    done = teiwright_check(path)
    *_, (line, text) = [
        each for each in enumerate(path.read_text().splitlines(), 1) if "Second.</p>" in each[1]
    ]
    column = text.index('xml:id="p1">Second') + 1
    assert done.returncode == 1
    assert done.stderr == ""
    *_, first, second = done.stdout.splitlines()
    assert first.startswith(
        f'{path}:{line}:{column}: id-duplicate the xml:id "p1" is on the element at {line}:9 too'
    )
    assert second.startswith("    give one of them another id")


def test_json_holds_the_same_findings(
    teiwright_check: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    path = CASES / "invalid" / "rng-element-unknown+xsd" / "unknown-element.xml"
    done = teiwright_check("--format", "json", path)
    assert done.returncode == 1
    found = [(each["file"], each["code"], each["also"]) for each in json.loads(done.stdout)]
    assert found == [(str(path), "rng-element-unknown", ["xsd"])]


def test_an_unreadable_file_is_an_error_and_the_others_are_still_reported(
    teiwright_check: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    unreadable = CASES / "unreadable" / "doctype.xml"
    invalid = CASES / "invalid" / "id-invalid" / "digit-first.xml"
    done = teiwright_check(unreadable, invalid)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert str(unreadable) in done.stderr
    assert done.stdout.startswith(f"{invalid}:")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_hostile_file_makes_nothing_else_be_read(
    teiwright_check: Callable[..., subprocess.CompletedProcess[str]],
    listener: tuple[str, list[object]],
    tmp_path: Path,
) -> None:
    # Whoever opens the pipe to read waits for ever, and the run passes its time limit.
    pipe = tmp_path / "above.fifo"
    os.mkfifo(pipe)
    address, calls = listener
    folder = tmp_path / "hostile"
    folder.mkdir()
    files = [_written(folder, number, text) for number, text in enumerate(_hostile(pipe.as_uri(), address))]
    done = teiwright_check(*files)
    assert done.returncode == 2
    assert calls == []
    for path in files[:4]:
        assert sum(str(path) in line for line in done.stderr.splitlines()) == 1


def _written(folder: Path, number: int, text: str) -> Path:
    path = folder / f"{number}.xml"
    path.write_text(text)
    return path


def _hostile(*uris: str) -> Iterator[str]:
    minimal = (CASES / "valid" / "minimal.xml").read_text().partition("?>")[2]
    for uri in uris:
        yield f'<!DOCTYPE TEI SYSTEM "{uri}">{minimal}'
        yield f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{uri}">]>' + minimal.replace(">Text.<", ">&x;<")
    for uri in uris:
        yield f'<?xml-stylesheet type="text/xsl" href="{uri}"?><?xml-model href="{uri}"?>{minimal}'
        yield minimal.replace(
            ">Text.<", f'><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{uri}"/><'
        )
        yield minimal.replace(
            "<TEI ",
            '<TEI xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
            f'xsi:schemaLocation="http://www.tei-c.org/ns/1.0 {uri}" ',
        )
        yield minimal.replace(
            "<TEI ", '<TEI xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xsl:version="3.0" '
        ).replace(">Text.<", f"""><hi rend="{{doc('{uri}')}}"/><xsl:copy-of select="doc('{uri}')"/><""")
        yield minimal.replace(">Text.<", f'><ref target="{uri} {uri}#x">Text</ref><')


def test_the_second_run_reads_what_the_first_one_built(
    teiwright_check: Callable[..., subprocess.CompletedProcess[str]], cache: Path
) -> None:
    path = CASES / "invalid" / "rng-element-unknown+xsd" / "unknown-element.xml"
    first = teiwright_check(path)
    (cache / "verdicts.sqlite").unlink()  # with it the grammars would not be asked
    built = sorted(cache.iterdir())  # the fixture `cache` comes last and wins
    assert [each.suffix for each in built] == [".json", ".pickle"]
    before = [each.stat() for each in built]
    second = teiwright_check(path)
    after = [each.stat() for each in built]
    assert [(each.st_ino, each.st_mtime_ns) for each in before] == [
        (each.st_ino, each.st_mtime_ns) for each in after
    ]
    assert second.stdout == first.stdout != ""
    for each in cache.iterdir():
        each.write_bytes(b"broken")
    third = teiwright_check(path)
    assert third.stdout == first.stdout
    assert [each.stat().st_size for each in built] == [each.st_size for each in before]
