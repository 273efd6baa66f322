"""Every file of tests/cases is a test: drop one in and it runs.

- `valid/*.xml`: nothing is found.
- `invalid/CODES/*.xml`: exactly the codes that the folder names are found, those that only agree included (joined by `+`, a colon written as `-`), and
  none once the one fault is mended. The first comment says how: what stands after `fault:` is replaced by what stands
  after `mended:`. What the case points into lies in its folder `beside/`.
- `unreadable/*.xml`: the file is refused with one sentence, and nothing that it names is read.
"""

from __future__ import annotations

import re
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from teiwright import xml
from teiwright.check import CODES, check, check_files
from teiwright.relaxng import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teiwright.errors import UnreadableError
    from teiwright.model import Finding

CASES = Path(__file__).parent.parent / "cases"
VALID = sorted(CASES.glob("valid/*.xml"))
INVALID = sorted(CASES.glob("invalid/*/*.xml"))
UNREADABLE = sorted(CASES.glob("unreadable/*.xml"))
FAULT = re.compile(r"<!-- fault: (?P<fault>.*?)\n *mended: (?P<mended>.*?) -->", re.DOTALL)


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache folder of the test process, so that no test reads or fills the user's."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "xdg-cache"))


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def _codes(findings: Iterable[Finding]) -> set[str]:
    return {code.replace(":", "-") for found in findings for code in (found.code, *found.also)}


@pytest.mark.parametrize("path", VALID, ids=_name)
def test_a_valid_case_gives_no_finding(path: Path) -> None:
    assert list(check_files([path])) == []


@pytest.mark.parametrize("path", INVALID, ids=_name)
def test_an_invalid_case_gives_the_codes_of_its_folder_and_no_other(path: Path) -> None:
    findings = list(check_files([path]))
    assert _codes(findings) == set(path.parent.name.split("+"))
    for found in findings:
        assert found.locus.uri == str(path)
        assert found.locus.line > 0
        assert found.locus.column > 0
        assert found.locus.xpath.startswith("/")
        assert found.message
        assert "\n" not in found.message + found.help


@pytest.mark.parametrize("path", INVALID, ids=_name)
def test_an_invalid_case_is_valid_once_its_fault_is_mended(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    told = FAULT.search(text)
    assert told, "the case lacks its comment `fault: … mended: …`"
    before, after = text[: told.start()], text[told.end() :]
    assert after.count(told["fault"]) == 1
    mended = before + after.replace(told["fault"], told["mended"])
    assert list(check(xml.parse(mended.encode(), str(path)))) == []


@pytest.mark.parametrize("path", UNREADABLE, ids=_name)
def test_an_unreadable_case_is_one_sentence_and_reads_nothing_else(path: Path) -> None:
    errors: list[UnreadableError] = []
    assert list(check_files([path], unreadable=errors.append)) == []
    (error,) = errors
    assert str(error).startswith(f"{path}:")
    assert "\n" not in str(error)
    assert "; " in str(error)
    assert socket.gethostname() not in str(error).removeprefix(str(path))


ELSEWHERE = frozenset(
    {
        # No value makes a rule of the profile fail; tests/unit/check/test_schematron.py has rules of its own for that.
        "rule-failed",
        # Of no place in the document: tests/unit/check/test_association.py.
        "schema-odd",
        # tests/unit/check/test_relaxng_findings.py
        *(f"rng-{kind.value}" for kind in Kind),
    }
)
"""The codes that a case here cannot show, and where they are shown."""


def test_every_code_has_a_case() -> None:
    shown = {code for path in INVALID for code in path.parent.name.split("+")}
    assert {name.replace(":", "-") for name in CODES} - ELSEWHERE <= shown


def test_no_two_codes_have_one_folder() -> None:
    folders = [name.replace(":", "-") for name in CODES]
    assert len(set(folders)) == len(folders)
