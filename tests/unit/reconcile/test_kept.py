"""Answers that are kept: the user's alone, by service and question, and not for ever."""

from __future__ import annotations

import json
import os
import stat
import time
from typing import TYPE_CHECKING

import pytest

from teiwright.reconcile.kept import FRESH, Kept

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="without owners there is no cache")
QUESTION = {"query": "Otlet", "limit": 5}


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def the_file(kept: Kept) -> Path:
    (path,) = kept.folder.glob("*.json")
    return path


def test_an_answer_is_kept_for_its_service_and_its_question() -> None:
    kept = Kept("http://a/")
    assert kept.load(QUESTION) is None
    assert kept.store(QUESTION, ["x"])
    assert kept.load(QUESTION) == ["x"]
    assert kept.load({**QUESTION, "limit": 6}) is None
    assert Kept("http://b/").load(QUESTION) is None


def test_folders_and_file_are_the_users_alone() -> None:
    kept = Kept("http://a/")
    kept.store(QUESTION, ["x"])
    assert {stat.S_IMODE(p.stat().st_mode) for p in (kept.folder, kept.folder.parent)} == {0o700}
    assert stat.S_IMODE(the_file(kept).stat().st_mode) == 0o600


def test_a_folder_that_others_can_enter_is_not_used() -> None:
    kept = Kept("http://a/")
    kept.store(QUESTION, ["x"])
    kept.folder.chmod(0o755)
    assert kept.load(QUESTION) is None
    assert not kept.store(QUESTION, ["x"])


@pytest.mark.parametrize("data", ["", "[]", "{}", '{"asked": "now"}', "[" * 100_000, "\0"])
def test_a_broken_file_is_no_answer(data: str) -> None:
    kept = Kept("http://a/")
    kept.store(QUESTION, ["x"])
    the_file(kept).write_text(data, encoding="utf-8")
    assert kept.load(QUESTION) is None


def test_an_old_answer_is_none_and_goes() -> None:
    kept = Kept("http://a/")
    kept.store(QUESTION, ["x"])
    path = the_file(kept)
    old = time.time() - FRESH - 1
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "asked": old}), "utf-8")
    assert kept.load(QUESTION) is None
    os.utime(path, (old, old))
    kept.prune()
    assert not path.exists()
