"""Changes of files are seen, each once, when they are complete."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

from teiwright.check.watch import changed

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_written_made_or_removed_is_told_once(tmp_path: Path) -> None:
    a, b, c = (tmp_path / name for name in "abc")
    a.write_text("1")
    b.write_text("1")
    changes = changed([a, str(b), c])
    a.write_text("12")
    assert next(changes) == {a}
    c.write_text("new")
    b.unlink()
    assert next(changes) == {b, c}
    (tmp_path / "x").write_text("13")
    (tmp_path / "x").replace(a)
    assert next(changes) == {a}


def test_a_file_that_still_grows_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("")
    changes = changed([path])
    done = threading.Event()

    def grow() -> None:
        with path.open("a") as stream:
            for _ in range(10):
                stream.write("x")
                stream.flush()
                os.fsync(stream.fileno())
                done.wait(0.05)
        done.set()

    writer = threading.Thread(target=grow)
    writer.start()
    assert next(changes) == {path}
    writer.join()
    assert path.read_text() == "x" * 10
