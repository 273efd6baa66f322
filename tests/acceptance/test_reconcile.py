"""Reconciliation from outside: the real command line and a real service, csv-reconcile, each in a process of its own."""

from __future__ import annotations

import csv
import importlib.util
import io
import os
import re
import shutil
import signal
import ssl
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from http.server import HTTPServer
from typing import TYPE_CHECKING

import pytest

from teiwright import authority, xml
from teiwright.reconcile import subjects
from unit.reconcile.conftest import Handler

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Result = subprocess.CompletedProcess[str]

# The service's own command takes no port of 0, so its application is served here.
SERVE = """
from csv_reconcile import create_app
from werkzeug.serving import make_server
server = make_server("127.0.0.1", 0, create_app())
print(server.server_port, flush=True)
server.serve_forever()
"""
NAMESAKES = ("Marie Curie-Skłodowska", "Paul Otto", "Chilean Lakes", "World Bank Group Archive")
FAST = ("--rate", "1000", "--idno-type", "made-up")


@dataclass(frozen=True)
class Register:
    """A running service: its address, its identifiers by name, and the file in which it logs each request."""

    url: str
    ids: dict[str, str]
    log: Path

    @property
    def asked(self) -> int:
        """How many batches it has been asked for."""
        return self.log.read_text(encoding="utf-8").count("POST /reconcile")


@pytest.fixture(scope="module")
def register(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """A register of the names of the authority file and of some that are like them, with identifiers that mean nothing."""
    if importlib.util.find_spec("csv_reconcile") is None:
        pytest.skip("needs csv-reconcile; install the extra dev")
    folder = tmp_path_factory.mktemp("register")
    entities = authority.read(checkout / "tei/authorities.xml")
    names = dict.fromkeys([*(each.names[0].text for each in entities), *NAMESAKES])
    ids = {name: f"R{number}" for number, name in enumerate(names, 1000)}
    with (folder / "names.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("id", "name"), *((key, name) for name, key in ids.items())])
    init = "from csv_reconcile import cli; cli(['init', 'names.csv', 'id', 'name'])"
    subprocess.run([sys.executable, "-c", init], cwd=folder, check=True, capture_output=True)
    with (folder / "log").open("w") as log, (folder / "out").open("w") as out:
        server = subprocess.Popen([sys.executable, "-c", SERVE], cwd=folder, stdout=out, stderr=log)
    try:
        yield Register(f"http://127.0.0.1:{port(folder / 'out', server)}/reconcile", ids, folder / "log")
    finally:
        server.kill()
        server.wait()


def port(out: Path, server: subprocess.Popen[bytes]) -> int:
    """The port that the server says first."""
    end = time.monotonic() + 60
    while "\n" not in (said := out.read_text()):
        assert server.poll() is None, out.with_name("log").read_text()
        assert time.monotonic() < end
        time.sleep(0.05)
    return int(said.partition("\n")[0])


@pytest.fixture
def folder(checkout: Path, tmp_path: Path) -> Path:
    """A folder with a copy of the authority file."""
    shutil.copy(checkout / "tei/authorities.xml", tmp_path)
    return tmp_path


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "teiwright", *words]


def variables(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "XDG_CACHE_HOME": str(folder / "cache"),
        "no_proxy": "127.0.0.1",
        "LC_ALL": "C.UTF-8",
    }


def run(folder: Path, *words: str) -> Result:
    return subprocess.run(
        command(*words), cwd=folder, capture_output=True, check=False, text=True, env=variables(folder)
    )


def done(folder: Path, *words: str) -> Result:
    result = run(folder, *words)
    assert result.returncode == 0, result.stderr
    return result


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


def decide(path: Path, target: Path, decisions: dict[tuple[str, str], str]) -> None:
    """Write the table again as a spreadsheet does, with decisions by entity and candidate."""
    found = rows(path)
    with target.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, list(found[0]), delimiter=";")
        writer.writeheader()
        for row in found:
            writer.writerow({**row, "decision": decisions.get((row["entity"], row["candidate"]), "")})


def test_an_editor_finds_decides_and_writes_the_identifiers_of_the_authority_file(
    folder: Path, register: Register
) -> None:
    ask = ("reconcile", "authorities.xml", "--service", register.url, *FAST)
    result = done(folder, *ask, "-o", "candidates.csv")
    assert (result.stdout, result.stderr) == ("", "")
    found = rows(folder / "candidates.csv")
    assert {row["decision"] for row in found} == {""}
    sure = {row["entity"]: row["candidate"] for row in found if row["match"]}
    entities = authority.read(folder / "authorities.xml")
    assert sure == {each.id: register.ids[each.names[0].text] for each in entities}

    before = (folder / "authorities.xml").read_bytes()
    decide(folder / "candidates.csv", folder / "decided.csv", dict.fromkeys(sure.items(), "accept"))
    done(
        folder,
        "identify",
        "authorities.xml",
        "--review",
        "decided.csv",
        "-o",
        "authorities.xml",
        "--force",
    )
    after = (folder / "authorities.xml").read_bytes()
    assert re.sub(rb'\s*<idno type="made-up">R\d+</idno>', b"", after) == before
    assert {e.id: dict(e.identifiers)["made-up"] for e in subjects(xml.parse(after, "a"))} == sure
    assert run(folder, "check", "authorities.xml").returncode == 0

    asked = register.asked
    assert done(folder, *ask).stdout.count("\n") == 1, "what has an identifier must not be asked for"
    assert register.asked == asked


def test_what_is_decided_does_not_come_back(folder: Path, register: Register) -> None:
    ask = ("reconcile", "authorities.xml", "--service", register.url, *FAST)
    done(folder, *ask, "-o", "candidates.csv")
    found = rows(folder / "candidates.csv")
    otlet = [row["candidate"] for row in found if row["entity"] == "otlet"]
    assert len(otlet) > 1
    decisions = {
        ("otlet", otlet[1]): "reject",
        ("curie", register.ids["Marie Curie"]): "accept",
    }
    decide(folder / "candidates.csv", folder / "decided.csv", decisions)
    asked = register.asked
    done(folder, *ask, "--review", "decided.csv", "-o", "rest.csv")
    rest = rows(folder / "rest.csv")
    gone = [row for row in found if row not in rest]
    assert register.asked == asked, "a second run asks nothing"
    assert {row["entity"] for row in gone} == {"otlet", "curie"}
    assert [row["candidate"] for row in gone if row["entity"] == "otlet"] == [otlet[1]]
    assert "curie" not in {row["entity"] for row in rest}


def test_a_run_that_was_killed_is_gone_on_with(folder: Path, register: Register) -> None:
    ask = ("reconcile", "authorities.xml", "--service", register.url, "--idno-type", "made-up")
    before = register.asked
    process = subprocess.Popen(
        command(*ask, "--rate", "5", "-o", "candidates.csv"), cwd=folder, env=variables(folder)
    )
    end = time.monotonic() + 30
    while len(list(folder.glob("cache/teiwright/*/*.json"))) < 25:
        assert process.poll() is None
        assert time.monotonic() < end
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not (folder / "candidates.csv").exists()
    first = register.asked - before
    kept = len(list(folder.glob("cache/teiwright/*/*.json"))) - 1

    done(folder, *ask, "--rate", "1000", "-o", "candidates.csv")
    total = len(list(authority.read(folder / "authorities.xml")))
    assert 0 < first < total // 10
    missing = -(-(total - kept) // 10)
    # The request that was under way when the run was killed may be logged later.
    assert register.asked - before - first in {missing, missing + 1}, "only what is missing is asked for"
    assert len({row["entity"] for row in rows(folder / "candidates.csv")}) == total


def test_names_that_an_edition_proposes_are_reconciled_in_the_edition(
    folder: Path, register: Register
) -> None:
    text = "# On Paper\n\nThe lawyer Paul Otlet and the physicist Marie Curie met in Brussels. Otlet wrote.\n"
    (folder / "paper.md").write_text(text, encoding="utf-8")
    done(folder, "encode", "paper.md", "-o", "paper.xml")
    done(folder, "reconcile", "paper.xml", "--service", register.url, *FAST, "-o", "candidates.csv")
    sure = [
        (row["entity"], row["candidate"]) for row in rows(folder / "candidates.csv") if row["match"] == "yes"
    ]
    assert register.ids["Paul Otlet"] in dict(sure).values()
    decide(folder / "candidates.csv", folder / "decided.csv", dict.fromkeys(sure, "accept"))
    done(folder, "identify", "paper.xml", "--review", "decided.csv", "-o", "identified.xml")
    assert f'<idno type="made-up">{register.ids["Paul Otlet"]}</idno>' in (
        folder / "identified.xml"
    ).read_text("utf-8")
    assert run(folder, "check", "identified.xml").returncode == 0


def test_two_accepted_candidates_for_one_entity_write_nothing(folder: Path, register: Register) -> None:
    done(
        folder,
        "reconcile",
        "authorities.xml",
        "--service",
        register.url,
        *FAST,
        "-o",
        "candidates.csv",
    )
    pairs = [
        (row["entity"], row["candidate"])
        for row in rows(folder / "candidates.csv")
        if row["entity"] == "otlet"
    ]
    decide(folder / "candidates.csv", folder / "decided.csv", dict.fromkeys(pairs, "accept"))
    result = run(folder, "identify", "authorities.xml", "--review", "decided.csv", "-o", "out.xml")
    assert (result.returncode, result.stdout) == (2, "")
    assert re.fullmatch(
        r'teiwright: decided.csv:\d+: accepts R\d+ for "otlet", and line \d+ accepts R\d+; .*\n',
        result.stderr,
    )
    assert not (folder / "out.xml").exists()


def test_what_is_there_is_not_overwritten_and_nobody_asked_before(folder: Path, register: Register) -> None:
    asked = register.asked
    (folder / "candidates.csv").write_text("decisions", encoding="utf-8")
    result = run(
        folder, "reconcile", "authorities.xml", "--service", register.url, *FAST, "-o", "candidates.csv"
    )
    assert result.returncode == 2
    assert "is there already; give --force" in result.stderr
    assert register.asked == asked
    (folder / "decided.csv").write_text("entity,candidate,idno type,decision,url\n", encoding="utf-8")
    result = run(folder, "identify", "authorities.xml", "--review", "decided.csv", "-o", "authorities.xml")
    assert result.returncode == 2


@pytest.mark.parametrize(
    "data", [b"", b"words", b"<TEI><p></TEI>", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b"<TEI/>"]
)
def test_what_is_no_authority_file_is_told_before_anybody_is_asked(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "bad.xml").write_bytes(data)
    (tmp_path / "decided.csv").write_text("entity,candidate,idno type,decision,url\n", encoding="utf-8")
    for words in (
        ("reconcile", "bad.xml", "--service", "http://127.0.0.1:1/", "-o", "out"),
        ("identify", "bad.xml", "--review", "decided.csv", "-o", "out"),
    ):
        result = run(tmp_path, *words)
        assert (result.returncode, result.stdout) == (2, "")
        assert result.stderr.startswith("teiwright: bad.xml")
        assert result.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_progress_is_shown_on_a_terminal_alone(folder: Path, register: Register) -> None:
    pty = pytest.importorskip("pty", reason="needs terminals of Unix")
    ours, theirs = pty.openpty()
    words = command("reconcile", "authorities.xml", "--service", register.url, *FAST)
    with os.fdopen(ours, "rb") as shown:
        subprocess.run(
            words, cwd=folder, env=variables(folder), stdout=subprocess.DEVNULL, stderr=theirs, check=True
        )
        assert b"%" in shown.read1()
        os.close(theirs)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--service", "http://127.0.0.1:1/x", "--retries", "0"), "cannot be reached (Connection refused)"),
        (("--service", "file:///etc/passwd"), "is no URL of the web"),
        (
            ("--service", "http://a/", "--type", "people=Q5"),
            '"people=Q5" is not person=…, organization=…, place=…',
        ),
        (("--service", "http://a/", "--property", "birth"), '"birth" is not birth=…'),
        (("--service", "http://a/", "--idno-type", "two words"), '--idno-type "two words" is not one word'),
        (("--service", "http://a/", "--rate", "0"), "0 is not in the range"),
        (("--service", "http://a/", "--timeout", "0"), "0 is not in the range"),
        (("--service", "http://a/", "--limit", "0"), "0 is not in the range"),
        (("--service", "http://a/", "--review", "none.csv"), "none.csv: cannot be read"),
        ((), "Missing option '--service'"),
    ],
)
def test_what_cannot_run_is_told_in_one_line(folder: Path, words: tuple[str, ...], sentence: str) -> None:
    result = run(folder, "reconcile", "authorities.xml", *words)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("teiwright: ")
    assert result.stderr.count("\n") == 1
    assert sentence in result.stderr


def test_a_certificate_that_nobody_vouches_for_is_refused(folder: Path) -> None:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("needs openssl, which makes the certificate")
    made = "req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -keyout key.pem -out cert.pem"
    subprocess.run([openssl, *made.split()], cwd=folder, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        url = f"https://127.0.0.1:{server.server_port}/"
        result = run(folder, "reconcile", "authorities.xml", "--service", url, "--retries", "0")
    finally:
        server.shutdown()
        server.server_close()
    assert result.returncode == 2
    assert "has a certificate that is not trusted (self-signed certificate)" in result.stderr
