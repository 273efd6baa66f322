"""Whatever a file is, `teiwright check` ends in time, with findings or with one line that says what to do."""

from __future__ import annotations

import random
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from teiwright import xml
from teiwright.check import check
from teiwright.errors import TeiwrightError, UnreadableError
from teiwright.model import TEI_NS, XML_ID

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
MINIMAL = (CASES / "valid" / "minimal.xml").read_text(encoding="utf-8")
HERE = str(CASES / "valid" / "fuzz.xml")
SEED = 20261125
MUTATIONS = 150


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache folder of the test process, so that no test reads or fills the user's."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "xdg-cache"))


def _checked(data: bytes) -> None:
    """Fail unless `data` gives findings of one line each, or one error of one line.

    The one thing that Saxon's parser alone refuses are names with the characters that the fifth edition of XML added.
    """
    try:
        for found in check(xml.parse(data, HERE)):
            assert found.message
            assert "\n" not in found.message + found.help
            assert found.locus.uri
    except TeiwrightError as error:
        text = str(error)
        if "\n" in text or "; " not in text:
            pytest.fail(f"{text!r} is no line that says what to do")
        if not isinstance(error, UnreadableError) and "XML parser: " not in text:
            pytest.fail(f"{text!r} blames something else than the document")


def _with(content: str) -> bytes:
    return MINIMAL.replace(">Text.<", f">{content}<").encode()


LARGE = {
    "deep": lambda: _with('<hi rend="italic">' * 225 + "x" + "</hi>" * 225),
    "deep-and-wrong": lambda: _with("<foo>" * 225 + "x" + "</foo>" * 225),
    "too-deep": lambda: _with("<hi>" * 100_000 + "x" + "</hi>" * 100_000),
    "attributes": lambda: _with("<hi " + " ".join(f'a{n}="x"' for n in range(5_000)) + ">x</hi>"),
    "million-attributes": lambda: _with("<hi " + " ".join(f'a{n}="x"' for n in range(1_000_000)) + ">x</hi>"),
    "unknown-siblings": lambda: _with("<foo/>" * 5_000),
    "equal-ids": lambda: _with('<hi xml:id="q">x</hi>' * 5_000),
    "long-text": lambda: _with("x " * 4_900_000),
    "too-long-text": lambda: _with("x " * 25_000_000),
    "references": lambda: _with("&amp;&#233;" * 200_000),
    "long-date": lambda: _with(f'<date when="{"9" * 100_000}">x</date>'),
    "long-language": lambda: _with(f'<hi xml:lang="{"a-" * 50_000}">x</hi>'),
    "many-instructions": lambda: _with("<?x?><!---->" * 50_000),
    "namespaces": lambda: _with("".join(f'<hi xmlns:p{n}="u{n}">' for n in range(200)) + "</hi>" * 200),
    "null": lambda: _with("\0" * 1000),
    "unknown-type": lambda: MINIMAL.replace(
        "<TEI ", '<TEI xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="{x}" '
    ).encode(),
    "endless-year": lambda: _with('<date when="99999999999999">x</date>'),
    "value-of-lines": lambda: _with('<hi xml:id="&#10;">x</hi><date when="&#10;">x</date>'),
    "wrong-encoding": lambda: MINIMAL.replace("UTF-8", "ISO-8859-1").replace(">Text.<", ">é<").encode(),
    "utf-16": lambda: MINIMAL.replace("UTF-8", "UTF-16").encode("utf-16"),
    "utf-32": lambda: MINIMAL.replace("UTF-8", "UTF-32").encode("utf-32"),
    "utf-16-without-mark": lambda: MINIMAL.replace("UTF-8", "UTF-16").encode("utf-16-le"),
    "half-a-character": lambda: MINIMAL.encode("utf-16")[:-1],
}


@pytest.mark.parametrize("name", LARGE)
def test_a_large_or_strange_file_ends_in_time(name: str) -> None:
    data = LARGE[name]()
    start = time.perf_counter()
    _checked(data)
    assert time.perf_counter() - start < 60


def test_only_what_is_too_much_is_refused() -> None:
    for name in ("deep", "references", "long-text", "many-instructions", "utf-16", "utf-32"):
        assert list(check(xml.parse(LARGE[name](), HERE))) == [], name


def test_no_step_tells_more_than_a_thousand_findings() -> None:
    found = [
        each
        for each in check(xml.parse(LARGE["unknown-siblings"](), HERE))
        if "rng" in (each.code, *each.also)
    ]
    assert len(found) <= 1000


def test_the_command_refuses_in_one_line(tmp_path: Path) -> None:
    files = []
    for name in ("too-deep", "too-long-text", "null", "half-a-character"):
        path = tmp_path / f"{name}.xml"
        path.write_bytes(LARGE[name]())
        files.append(str(path))
    command = [
        sys.executable,
        "-m",
        "teiwright",
        "check",
        *files,
        str(tmp_path / "missing.xml"),
        str(tmp_path),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    for file in files:
        assert any(file in line for line in (done.stderr + done.stdout).splitlines())


def _sources() -> list[bytes]:
    """Real files small enough to be checked many times."""
    files = [*CASES.glob("valid/*.xml"), *CASES.glob("invalid/*/*.xml")]
    shared = sorted((ROOT.parent / "shared" / "jtei-dev").glob("*.xml"))[:2]
    return [path.read_bytes() for path in sorted(files) if path.stat().st_size < 8_000] * 3 + [
        path.read_bytes() for path in shared
    ]


PIECES = (
    [each.encode() for each in ("<", ">", "&", '"', "&#0;", "<!--", "]]>", "<?x ?>", "é😀", "\r", "\u2028")]
    + [b"\0", b"\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"9" * 400]
    + [each.encode() for each in (' xml:id="a"', ' when="-0000-13-45"', ' xmlns=""', ' xml:base="http://["')]
    + [b'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="minimal.xml"/>']
)
VALUES = [
    b"",
    b" ",
    b"#",
    b"#a #b",
    b"2001-02-30",
    b"../x.xml#y",
    b"x:y",
    b"-1",
    b"&#10;",
    b"file:///",
    b"%zz",
    b"http://[::1",
]


def _mutated(chance: random.Random, data: bytes) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 5))):
        place = chance.randrange(len(data) + 1)
        match chance.randrange(5):
            case 0:
                data = data[:place] + bytes([chance.randrange(256)]) + data[place + 1 :]
            case 1:
                data = data[:place] + data[place + chance.choice((1, 5, 50)) :]
            case 2:
                data = data[:place] + chance.choice(PIECES) + data[place:]
            case 3:
                data = _other(chance, data, rb'(?<=")[^"<>]*(?=")', VALUES)
            case _:
                names = re.findall(rb"(?<=[</ ])[A-Za-z:]+(?=[ >=/])", data)
                data = _other(chance, data, rb"(?<=[</ ])[A-Za-z:]+(?=[ >=/])", names or VALUES)
    return data


def _other(chance: random.Random, data: bytes, pattern: bytes, pieces: list[bytes]) -> bytes:
    found = list(re.finditer(pattern, data))
    if not found:
        return data
    place = chance.choice(found)
    return data[: place.start()] + chance.choice(pieces) + data[place.end() :]


@pytest.mark.parametrize("part", range(3))
def test_changed_bytes_of_real_files_end_in_findings_or_one_line(part: int) -> None:
    chance = random.Random(SEED + part)  # noqa: S311 - the same cases in every run
    sources = _sources()
    for number in range(MUTATIONS // 3):
        data = _mutated(chance, chance.choice(sources))
        try:
            _checked(data)
        except Exception as error:  # noqa: BLE001 - whatever it is, the case is told
            pytest.fail(f"seed {SEED + part}, case {number}: {type(error).__name__}: {error}")


NAMES = "TEI teiHeader text body div p head note ref date hi quote bibl list item foo".split()
ATTRIBUTES = [
    XML_ID,
    f"{XML_ID[:-2]}lang",
    f"{XML_ID[:-2]}base",
    "ref",
    "target",
    "when",
    "from",
    "to",
    "n",
    "foo",
]
STRINGS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=8).map(
    lambda text: text.replace("\ufffe", "").replace("\uffff", "")
)


@dataclass(frozen=True, slots=True)
class Tree:
    """An element that is still to be made."""

    name: str
    attributes: dict[str, str]
    text: str
    children: tuple[Tree, ...] = ()

    def grow(self, parent: etree._Element) -> None:
        """Make it, and all below it, at the end of `parent`."""
        element = etree.SubElement(parent, f"{{{TEI_NS}}}{self.name}", self.attributes)
        element.text = self.text
        for child in self.children:
            child.grow(element)


def _trees(children: st.SearchStrategy[tuple[Tree, ...]]) -> st.SearchStrategy[Tree]:
    values = STRINGS | st.sampled_from([each.decode() for each in VALUES])
    attributes = st.dictionaries(st.sampled_from(ATTRIBUTES), values, max_size=3)
    return st.builds(Tree, st.sampled_from(NAMES), attributes, STRINGS, children)


TREES = st.recursive(
    _trees(st.just(())), lambda inner: _trees(st.lists(inner, max_size=4).map(tuple)), max_leaves=12
)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(trees=st.lists(TREES, max_size=3))
def test_any_tree_of_tei_names_ends_in_findings(trees: list[Tree]) -> None:
    root = etree.fromstring(MINIMAL.encode(), xml.parser())
    (body,) = root.iter(f"{{{TEI_NS}}}body")
    for tree in trees:
        tree.grow(body)
    _checked(etree.tostring(root))
