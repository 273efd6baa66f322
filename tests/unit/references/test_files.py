"""Files of records: their form, their encoding, and what is said where they are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teiwright.errors import UnreadableError
from teiwright.references import Form, from_bytes, read, write

if TYPE_CHECKING:
    from pathlib import Path

BIB = "@book{a, title = {Été}}"
RIS = "TY  - BOOK\nID  - a\nTI  - Été\nER  - \n"
JSON = '[{"id": "a", "type": "book", "title": "Été"}]'


@pytest.mark.parametrize("text", [BIB, RIS, JSON, f"% a comment\n{BIB}", f"1.\n{RIS}", f"\n{JSON}"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_form_is_told_by_what_a_file_holds(text: str, encoding: str) -> None:
    (one,) = from_bytes(text.replace("\n", "\r\n").encode(encoding), "library").references
    assert (one.id, one.type, one.get("title")) == ("a", "book", "Été")


@pytest.mark.parametrize(("suffix", "text"), [(".bib", BIB), (".ris", RIS), (".json", JSON), (".BIB", BIB)])
def test_the_form_is_told_by_the_ending(suffix: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / f"library{suffix}"
    path.write_text(text, encoding="utf-8")
    assert [one.id for one in read(path).references] == ["a"]


def test_jabref_may_declare_the_encoding() -> None:
    data = f"% Encoding: Cp1252\n{BIB}".encode("cp1252")
    assert from_bytes(data, "x.bib").references[0].get("title") == "Été"


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "x.bib", "is empty"),
        (b" \n", "x.json", "is empty"),
        (BIB.encode("cp1252"), "x.bib", "not UTF-8"),
        (b"% Encoding: Klingon\n", "x.bib", "Klingon"),
        (b"% Encoding: UTF-8\n@book{a, title = {\xe9}}", "x.bib", "UTF-8"),
        (b"Just prose.", "x.txt", "holds no records"),
        (b"\x00\x01\x02", "x", "holds no records"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(data: bytes, name: str, said: str) -> None:
    with pytest.raises(UnreadableError) as error:
        from_bytes(data, name)
    assert str(error.value).startswith(name)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="cannot be read"):
        read(tmp_path / "none.bib")


@pytest.mark.parametrize("form", Form)
def test_each_form_is_written_and_read(form: Form) -> None:
    references = from_bytes(JSON.encode(), "x.json").references
    assert (
        from_bytes(write(references, form).encode(), f"x.{'json' if form is Form.CSL else form}").references
        == references
    )
