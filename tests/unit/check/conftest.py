"""What the tests of the checker share: the small schemas, a document made of a body, and a cache of their own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from teiwright.check import Schemas
from teiwright.xml import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from teiwright.model import Document

MINI = Path(__file__).with_name("mini")


@pytest.fixture(scope="session")
def mini() -> Schemas:
    """Grammars of six elements and a handful of rules."""
    return Schemas(MINI / "mini.rng", MINI / "mini.xsd", MINI / "mini.sch")


@pytest.fixture
def tei() -> Callable[[str], Document]:
    """A function from the content of `body` to a document that lies nowhere."""

    def make(body: str) -> Document:
        text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="a"><text><body>{body}</body></text></TEI>'
        return parse(text.encode(), "made.xml")

    return make


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test process, so that no test reads or fills the user's."""
    base = tmp_path_factory.getbasetemp() / "xdg-cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(base))
    return base / "teiwright"
