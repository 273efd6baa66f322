"""The excerpt of the source: the right line, and the caret under the right cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from teiwright.check import excerpt
from teiwright.model import Locus

TEXT = "<TEI>\n\t<p>日本語<hi/></p>\n</TEI>"


def _at(line: int, column: int) -> Locus:
    return Locus("a.xml", line, column)


def test_the_caret_stands_under_the_place() -> None:
    assert excerpt(b"<TEI>\n  <p/>\n</TEI>", _at(2, 3)) == "    2 |   <p/>\n      |   ^"


def test_tabs_and_wide_characters_take_the_cells_they_take() -> None:
    line, caret = excerpt(TEXT.encode(), _at(2, 8)).splitlines()
    assert line == "    2 |     <p>日本語<hi/></p>"
    assert cell_len(line[: line.index("<hi")]) == caret.index("^")


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8-sig", "utf-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "utf-16le"),
        ("utf-32", "utf-32"),
        ("iso-2022-jp", "iso-2022-jp"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encodings_and_line_ends_change_nothing(codec: str, name: str, end: str) -> None:
    text = f"<?xml version='1.0' encoding='{name}'?>\n{TEXT}".replace("\n", end)
    assert excerpt(text.encode(codec), _at(3, 8)) == excerpt(f"\n{TEXT}".encode(), _at(3, 8))


def test_a_place_that_is_not_known_has_no_excerpt_and_a_line_alone_no_caret() -> None:
    assert excerpt(b"<a/>", _at(0, 0)) == ""
    assert excerpt(b"<a/>", _at(7, 1)) == ""
    assert excerpt(b"<a/>", _at(1, 0)) == "    1 | <a/>"


def test_a_file_that_cannot_be_read_is_shown_as_far_as_it_is_ascii() -> None:
    shown = excerpt("<?xml version='1.0' encoding='x-own'?><é/>".encode("latin-1"), _at(1, 39))
    assert shown.splitlines()[0].endswith("<\ufffd/>")
    assert excerpt(b"<a>\xff<b/></a>", _at(1, 5)).splitlines()[1] == "      |     ^"


def test_a_control_character_is_seen_and_not_obeyed() -> None:
    assert "\x1b" not in excerpt(b"<a>\x1b[2J<b/></a>", _at(1, 8))
    assert excerpt(b"<a>\x1b[2J<b/></a>", _at(1, 8)).splitlines()[1].index("^") == 8 + 12


def test_a_long_line_is_cut_around_the_column() -> None:
    data = ("x" * 500 + "<hi/>" + "y" * 500).encode()
    line, caret = excerpt(data, _at(1, 501), 60).splitlines()
    assert len(line) <= 60
    assert line.startswith("    1 | …x")
    assert line.endswith("y…")
    assert line[caret.index("^") :].startswith("<hi/>")


def test_a_line_of_many_megabytes_is_quick() -> None:
    data = b"<a>" + b"<b/>" * 1_000_000 + b"</a>"
    for column in range(1_000, 2_000, 4):
        line, caret = excerpt(data, _at(1, column)).splitlines()
        assert line[caret.index("^") :].startswith("<b/>")


@given(
    before=st.text("ab\t日é\u0301😀\x1b", max_size=200),
    after=st.text("ab\t日é\u0301😀", max_size=200),
    width=st.integers(1, 120),
)
def test_the_caret_is_under_the_character_however_the_line_is_cut(
    before: str, after: str, width: int
) -> None:
    shown = excerpt(f"{before}|{after}".encode(), _at(1, len(before) + 1), width)
    line, caret = shown.splitlines()
    assert cell_len(line) <= max(width, 28) + 6
    place = line.index("|", 8)
    assert cell_len(line[:place]) == caret.index("^")
