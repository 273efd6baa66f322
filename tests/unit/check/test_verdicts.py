"""A verdict is kept only as long as all that it depends on is as it was.

Each test marks the kept verdict with a word of its own: where the word comes back, the verdict was read; where it does not, the
file was looked at anew.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from teiwright.check import Terms, check_many, verdicts
from teiwright.check.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

RNG = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" xmlns:a="http://www.tei-c.org/ns/1.0" ns="http://www.tei-c.org/ns/1.0">
<include href="parts.rng"/><start><element name="TEI"><zeroOrMore><ref name="part"/></zeroOrMore></element></start></grammar>"""
PARTS = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0">
<define name="part"><element name="p"><zeroOrMore><attribute><anyName/></attribute></zeroOrMore><text/></element></define></grammar>"""
ONE = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><p xml:id="p1" corresp="two.xml#p2 picture.png">x</p><q/></TEI>'
)
TWO = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><p xml:id="p2">x</p></TEI>'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a grammar of two files, and two documents, of which the first points to the second."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    place = tmp_path / "project"
    place.mkdir()
    monkeypatch.chdir(place)
    for name, text in {"all.rng": RNG, "parts.rng": PARTS, "one.xml": ONE, "two.xml": TWO}.items():
        (place / name).write_text(text)
    return place


def found(folder: Path, *names: str, terms: Terms | None = None) -> list[str]:
    """What a run finds in `names`."""
    by = terms or Terms((folder / "all.rng",))
    results = dict(check_many(names or ("one.xml",), jobs=1, terms=by))
    return [each.message for result in results.values() if isinstance(result, tuple) for each in result]


def mark(folder: Path) -> None:
    """Put the word KEPT into each message of each kept verdict."""
    with sqlite3.connect(folder.parent / "cache" / "teiwright" / verdicts.NAME) as base:
        base.execute("""UPDATE verdict SET data = replace(data, 'q is', 'KEPT q is')""")
    base.close()


def is_kept(folder: Path, *names: str, terms: Terms | None = None) -> bool:
    """Whether the next run reads the verdict."""
    return any(message.startswith("KEPT") for message in found(folder, *names, terms=terms))


def test_a_file_that_has_not_changed_is_not_looked_at_again(folder: Path) -> None:
    before = found(folder)
    assert any(message.startswith("q is") for message in before)
    assert any("picture.png" in message for message in before)
    mark(folder)
    assert is_kept(folder)
    assert [message.removeprefix("KEPT ") for message in found(folder)] == before


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_a_changed_file_is_looked_at(folder: Path) -> None:
    found(folder)
    mark(folder)
    edit(folder / "one.xml", ">x<", ">y<")
    assert not is_kept(folder)


def test_a_changed_file_that_it_points_to_is_seen(folder: Path) -> None:
    found(folder)
    mark(folder)
    edit(folder / "two.xml", "p2", "p3")
    assert not is_kept(folder)
    assert any("points to no xml:id of two.xml" in message for message in found(folder))


def test_a_file_that_comes_is_seen(folder: Path) -> None:
    assert any("picture.png" in message for message in found(folder))
    mark(folder)
    (folder / "picture.png").write_bytes(b"x")
    assert not is_kept(folder)
    assert not any("picture.png" in message for message in found(folder))


def test_a_link_that_leads_elsewhere_is_seen(folder: Path) -> None:
    (folder / "other.xml").write_text(TWO.replace("p2", "p9"))
    (folder / "two.xml").rename(folder / "first.xml")
    (folder / "two.xml").symlink_to("first.xml")
    found(folder)
    mark(folder)
    (folder / "two.xml").unlink()
    (folder / "two.xml").symlink_to("other.xml")
    assert not is_kept(folder)


@pytest.mark.parametrize(
    ("name", "old", "new"), [("all.rng", "zero", "one"), ("parts.rng", "anyName", "anyName ")]
)
def test_a_changed_schema_is_asked(folder: Path, name: str, old: str, new: str) -> None:
    found(folder)
    mark(folder)
    edit(folder / name, old, new)
    assert not is_kept(folder)


def test_other_settings_judge_anew(folder: Path) -> None:
    schemas = (folder / "all.rng",)
    found(folder)
    mark(folder)
    settings = Settings(str(folder / "teiwright.toml"), severity={"pointer-file-missing": "off"})
    assert not is_kept(folder, terms=Terms(schemas, settings=settings))
    assert is_kept(folder, terms=Terms(schemas))


def test_the_other_files_of_a_run_count(folder: Path) -> None:
    found(folder)
    mark(folder)
    assert not is_kept(folder, "one.xml", "two.xml")


def test_another_version_judges_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found(folder)
    mark(folder)
    monkeypatch.setattr(verdicts, "__version__", "99")
    verdicts.fingerprint.cache_clear()
    try:
        assert not is_kept(folder)
    finally:
        verdicts.fingerprint.cache_clear()


def test_what_includes_other_files_is_looked_at_each_time(folder: Path) -> None:
    edit(
        folder / "one.xml",
        "<q/>",
        '<q/><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="two.xml"/>',
    )
    found(folder)
    mark(folder)
    assert not is_kept(folder)


def test_what_names_its_own_schema_is_looked_at_each_time(folder: Path) -> None:
    model = '<?xml-model href="all.rng" schematypens="http://relaxng.org/ns/structure/1.0"?>'
    (folder / "one.xml").write_text(model + ONE)
    found(folder, terms=Terms())
    mark(folder)
    assert not is_kept(folder, terms=Terms())


def test_rules_that_may_take_in_other_files_are_run_each_time(folder: Path) -> None:
    rules = '<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern><rule context="*"><report test="self::*:q">q is</report></rule></pattern></schema>'
    (folder / "house.sch").write_text(rules)
    terms = Terms((folder / "house.sch",))
    assert found(folder, terms=terms)
    assert verdicts.is_empty()
    found(folder)
    assert not verdicts.is_empty()


def test_a_broken_store_is_begun_anew(folder: Path) -> None:
    before = found(folder)
    store = folder.parent / "cache" / "teiwright" / verdicts.NAME
    store.write_bytes(b"no database" * 100)
    assert found(folder) == before
    mark(folder)
    assert is_kept(folder)


def test_a_broken_verdict_is_found_anew(folder: Path) -> None:
    before = found(folder)
    with sqlite3.connect(folder.parent / "cache" / "teiwright" / verdicts.NAME) as base:
        base.execute("UPDATE verdict SET data = '[1'")
    base.close()
    assert found(folder) == before


def test_a_folder_that_others_can_write_keeps_nothing(folder: Path) -> None:
    place = folder.parent / "cache" / "teiwright"
    place.mkdir(parents=True)
    place.chmod(0o777)
    found(folder)
    assert not (place / verdicts.NAME).exists()


def test_the_store_is_its_owners_alone(folder: Path) -> None:
    found(folder)
    store = folder.parent / "cache" / "teiwright" / verdicts.NAME
    assert stat.S_IMODE(os.stat(store).st_mode) == 0o600  # noqa: PTH116 - the mode is asked for


def test_the_oldest_verdicts_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdicts, "MOST", 3)
    for number in range(6):
        edit(folder / "one.xml", "</TEI>", f"<!--{number}--></TEI>")
        found(folder)
    with sqlite3.connect(folder.parent / "cache" / "teiwright" / verdicts.NAME) as base:
        assert base.execute("SELECT count(*) FROM verdict").fetchone() == (3,)
    base.close()


def test_an_unreadable_file_is_told_each_time(folder: Path) -> None:
    for _ in range(2):
        results = dict(check_many(["one.xml", "none.xml"], jobs=1, terms=Terms((folder / "all.rng",))))
        assert isinstance(results["one.xml"], tuple)
        assert "none.xml: cannot be read" in str(results["none.xml"])


def test_a_store_of_another_form_is_begun_anew(folder: Path) -> None:
    place = folder.parent / "cache" / "teiwright"
    place.mkdir(parents=True, mode=0o700)
    with sqlite3.connect(place / verdicts.NAME) as base:
        base.execute("CREATE TABLE verdict (key TEXT PRIMARY KEY)")
    base.close()
    before = found(folder)
    mark(folder)
    assert before
    assert is_kept(folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_what_comes_through_a_pipe_is_read_once_and_by_the_check(folder: Path) -> None:
    pipe = folder / "pipe.xml"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "teiwright", "check", "--schema", "all.rng", "pipe.xml"]
    for turn in range(2):
        text = ONE.replace(">x<", f">{turn}<")
        writer = threading.Thread(target=pipe.write_text, args=(text,), daemon=True)
        writer.start()
        result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert "q is" in result.stdout
