"""A service on this machine that does what a test tells it to, in a thread of its own."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Act = Callable[["Handler", dict[str, Any]], None]

MANIFEST = {
    "name": "Scripted",
    "identifierSpace": "https://www.scripted.example/ids/",
    "view": {"url": "https://scripted.example/{{id}}"},
}


class Handler(BaseHTTPRequestHandler):
    """Answers a GET without queries with the manifest, and queries as the script says."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        self._serve(urlsplit(self.path).query)

    def do_POST(self) -> None:
        self._serve(self.rfile.read(int(self.headers["Content-Length"])).decode())

    def _serve(self, form: str) -> None:
        script = self.server.script
        queries = parse_qs(form).get("queries")
        script.seen.append((self.command, json.loads(queries[0]) if queries else {}))
        if not queries and not script.act_on_manifest:
            self.say(script.manifest)
        elif script.acts:
            script.acts.pop(0)(self, script.seen[-1][1])
        else:
            answer(self, script.seen[-1][1])

    def say(self, said: object, status: int = 200, **headers: str) -> None:
        """Send a JSON object, or bytes as they are."""
        body = said if isinstance(said, bytes) else json.dumps(said).encode()
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A server with its script."""

    script: Script

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that leaves early is what some tests are about."""


@dataclass
class Script:
    """What the service does with each request for candidates, then answers; what it has seen; where it is."""

    url: str = ""
    acts: list[Act] = field(default_factory=list)
    seen: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    manifest: dict[str, Any] = field(default_factory=lambda: dict(MANIFEST))
    act_on_manifest: bool = False

    @property
    def asked(self) -> list[list[str]]:
        """The names of each batch that came."""
        return [[each["query"] for each in queries.values()] for _, queries in self.seen if queries]


def answer(handler: Handler, queries: dict[str, Any]) -> None:
    """Answer with one candidate for each query, whose identifier is its name turned round."""
    handler.say(
        {
            key: {"result": [{"id": each["query"][::-1], "name": each["query"], "score": 1, "match": True}]}
            for key, each in queries.items()
        }
    )


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Script]:
    """A service that runs, and a cache folder of this test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    server = Server(("127.0.0.1", 0), Handler)
    server.script = Script(f"http://127.0.0.1:{server.server_port}/reconcile")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server.script
    server.shutdown()
    server.server_close()
    thread.join()
