"""The cache reads a pickle only from a place that nobody else can write to."""

from __future__ import annotations

import os
import pickle
import stat
from pathlib import Path

import pytest

from teiwright import private
from teiwright.check import cache

pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="without owners there is no cache")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache folder of this test alone; it is not there yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    return tmp_path / "xdg" / "teiwright"


class Trap:
    """A pickle of it makes a file when it is read."""

    def __init__(self, path: Path) -> None:
        """A trap that makes `path`."""
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        """What the unpickler is to call."""
        return (Path.touch, (self.path,))


def _stored(folder: Path) -> Path:
    cache.cached("x", lambda: "stored")
    return folder / "x.pickle"


def test_what_is_built_once_is_not_built_again(folder: Path) -> None:
    assert cache.cached("x", lambda: "first") == "first"
    assert cache.cached("x", lambda: "second") == "first"
    assert cache.cached("y", lambda: "other") == "other"
    assert folder.is_dir()


def test_folder_and_file_are_the_users_alone(folder: Path) -> None:
    file = _stored(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert sorted(path.name for path in folder.iterdir()) == ["x.pickle"]


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o750, 0o705])
def test_a_folder_that_others_can_enter_is_not_used(folder: Path, mode: int) -> None:
    _stored(folder)
    folder.chmod(mode)
    assert cache.cached("x", lambda: "built") == "built"
    assert cache.cached("y", lambda: "built") == "built"
    assert not (folder / "y.pickle").exists()


@pytest.mark.parametrize("mode", [0o660, 0o606, 0o622])
def test_a_file_that_others_can_write_is_not_read(folder: Path, tmp_path: Path, mode: int) -> None:
    file = _stored(folder)
    file.write_bytes(pickle.dumps(Trap(tmp_path / "sprung")))
    file.chmod(mode)
    assert cache.cached("x", lambda: "built") == "built"
    assert not (tmp_path / "sprung").exists()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_link_in_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    file = _stored(folder)
    file.unlink()
    (tmp_path / "elsewhere").write_bytes(pickle.dumps(Trap(tmp_path / "sprung")))
    (tmp_path / "elsewhere").chmod(0o600)
    file.symlink_to(tmp_path / "elsewhere")
    assert cache.cached("x", lambda: "built") == "built"
    assert not (tmp_path / "sprung").exists()
    assert not file.is_symlink()


def test_a_folder_that_is_a_link_is_not_used(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    folder.parent.mkdir()
    folder.symlink_to(tmp_path / "elsewhere")
    assert cache.cached("x", lambda: "built") == "built"
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a file away")
@pytest.mark.parametrize("what", ["folder", "file"])
def test_what_belongs_to_another_user_is_not_read(folder: Path, tmp_path: Path, what: str) -> None:
    file = _stored(folder)
    file.write_bytes(pickle.dumps(Trap(tmp_path / "sprung")))
    os.chown(folder if what == "folder" else file, 12345, -1)
    assert cache.cached("x", lambda: "built") == "built"
    assert not (tmp_path / "sprung").exists()


@pytest.mark.parametrize("data", [b"", b"\x80\x05", b"cnowhere\nnothing\n.", b"not a pickle"])
def test_a_broken_file_is_built_again(folder: Path, data: bytes) -> None:
    file = _stored(folder)
    file.write_bytes(data)
    assert cache.cached("x", lambda: "built") == "built"
    assert cache.cached("x", lambda: "again") == "built"


def test_without_a_place_there_is_no_cache(folder: Path) -> None:
    folder.parent.write_text("a file where a folder should be")
    assert cache.cached("x", lambda: "one") == "one"
    assert cache.cached("x", lambda: "two") == "two"


def test_what_cannot_be_pickled_is_built_each_time(folder: Path) -> None:
    assert cache.cached("x", lambda: (each for each in "ab")) is not None
    assert list(folder.iterdir()) == []


def test_the_oldest_files_go(folder: Path) -> None:
    for age in range(cache.KEPT + 2):
        cache.cached(f"x{age}", lambda: "stored")
        os.utime(folder / f"x{age}.pickle", (age, age))
    cache.cached("last", lambda: "stored")
    assert sorted(path.name for path in folder.iterdir()) == [
        "last.pickle",
        *(f"x{age}.pickle" for age in range(3, cache.KEPT + 2)),
    ]


def test_a_relative_cache_home_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "cache")
    assert private.folder().is_absolute()
