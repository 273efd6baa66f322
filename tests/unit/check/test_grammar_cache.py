"""A compiled grammar that is kept gives the findings of the schema as it is now."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from teiwright import relaxng as engine
from teiwright.check import grammar
from teiwright.check.grammar import relaxng
from teiwright.check.places import Places

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from teiwright.model import Document

pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="without owners there is no cache")

SCHEMA = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0">
<start><element name="TEI"><attribute name="xml:id"/><element name="text"><element name="body"><ref name="in"/></element>
</element></element></start><define name="in"><element name="{name}"><empty/></element></define></grammar>"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache folder of this test alone."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    return tmp_path / "xdg" / "teiwright"


@pytest.fixture
def found(
    tmp_path: Path, tei: Callable[[str], Document], monkeypatch: pytest.MonkeyPatch
) -> Callable[[], list[str]]:
    """A function that gives the codes of the findings on `p` by `schema.rng`, as a new process would find them."""

    def codes() -> list[str]:
        monkeypatch.setattr(grammar, "_COMPILED", {})
        places = Places(tei("<p/>"))
        return [each.code for each in relaxng(places, tmp_path / "schema.rng", frozenset())]

    return codes


def _schema(tmp_path: Path, name: str) -> None:
    (tmp_path / "schema.rng").write_text(SCHEMA.format(name=name))


def test_a_grammar_that_is_kept_is_not_read_again(
    tmp_path: Path, folder: Path, found: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    _schema(tmp_path, "q")
    first = found()
    assert first == ["rng-element-unknown"]
    assert len(list(folder.glob("rng-*.json"))) == 1
    monkeypatch.setattr(engine, "compile", None)
    assert found() == first


def test_a_changed_schema_is_read_again(tmp_path: Path, folder: Path, found: Callable[[], list[str]]) -> None:
    _schema(tmp_path, "q")
    assert found() == ["rng-element-unknown"]
    _schema(tmp_path, "p")
    assert found() == []
    assert len(list(folder.glob("rng-*.json"))) == 1


def test_another_version_reads_the_schema_again(
    tmp_path: Path, folder: Path, found: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    _schema(tmp_path, "q")
    found()
    monkeypatch.setattr(grammar, "_engine", lambda: "another")
    assert found() == ["rng-element-unknown"]
    assert len(list(folder.glob("rng-*.json"))) == 2


@pytest.mark.parametrize("text", ["", "[", "[1,2]", '[{},[],[0,[],[],[["choice",99]]]]', "null", "\ud83d"])
def test_what_is_broken_in_the_cache_is_written_anew(
    tmp_path: Path, folder: Path, found: Callable[[], list[str]], text: str
) -> None:
    _schema(tmp_path, "q")
    found()
    (file,) = folder.glob("rng-*.json")
    whole = file.read_text()
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    assert found() == ["rng-element-unknown"]
    assert file.read_text() == whole


@pytest.mark.parametrize("mode", [0o660, 0o606])
def test_what_others_can_write_is_not_read(
    tmp_path: Path, folder: Path, found: Callable[[], list[str]], mode: int
) -> None:
    _schema(tmp_path, "p")
    found()
    (file,) = folder.glob("rng-*.json")
    whole = file.read_text()
    file.write_text(whole.replace("}p", "}other"))
    file.chmod(mode)
    assert found() == []
    assert file.read_text() == whole
