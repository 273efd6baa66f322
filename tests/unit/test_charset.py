"""The bytes of a file are read as what they show or declare, and as nothing else."""

from __future__ import annotations

import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teiwright.charset import ENCODINGS, characters, encoding
from teiwright.errors import UnreadableError

DECLARATION = '<?xml version="1.0" encoding="{}"?>'


@pytest.mark.parametrize("name", sorted(ENCODINGS))
def test_every_encoding_that_may_be_declared_is_one_that_python_reads(name: str) -> None:
    text = DECLARATION.format(name.upper()) + "<a>text</a>"
    assert characters(text.encode(name), "a.xml") == text


@pytest.mark.parametrize("wide", ["utf-16", "utf-32"])
@pytest.mark.parametrize("order", ["le", "be"])
@pytest.mark.parametrize("declared", ["", "{wide}", "{wide}{order}"])
def test_a_byte_order_mark_says_what_follows(wide: str, order: str, declared: str) -> None:
    head = DECLARATION.format(declared.format(wide=wide, order=order)) if declared else ""
    text = f"{head}<a>é😀</a>"
    assert characters(f"\ufeff{text}".encode(f"{wide}-{order}"), "a.xml") == text


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_declaration_shows_its_bytes_without_a_mark(name: str) -> None:
    assert encoding('<?xml version="1.0"?><a/>'.encode(name), "a.xml") == name


def test_without_mark_and_declaration_a_file_is_utf_8() -> None:
    assert encoding(b"<a/>", "a.xml") == "utf-8"
    assert encoding(codecs.BOM_UTF8 + b"<a/>", "a.xml") == "utf-8"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (DECLARATION.format("UTF-7").encode() + b"<a/>", "declares the encoding UTF-7, which is not read"),
        (DECLARATION.format("rot13").encode() + b"<a/>", "declares the encoding rot13, which is not read"),
        (
            DECLARATION.format("UTF-16").encode() + b"<a/>",
            "declares the encoding UTF-16, and each character is one byte or more",
        ),
        (
            DECLARATION.format("UTF-8").encode("utf-16"),
            "declares the encoding UTF-8, and its bytes are UTF-16-LE",
        ),
        (
            DECLARATION.format("UTF-16BE").encode("utf-16"),
            "declares the encoding UTF-16BE, and its bytes are UTF-16-LE",
        ),
        (codecs.BOM_UTF8 + DECLARATION.format("ISO-8859-1").encode(), "ISO-8859-1, and its bytes are UTF-8"),
        (b"<a>\n\xff</a>", "a.xml:2: not UTF-8 at byte 4 (0xff)"),
        (DECLARATION.format("windows-1252").encode() + b"\x81", "not CP1252 at byte 45 (0x81)"),
        ("\ufeff<a/>".encode("utf-16-le") + b"x", "not UTF-16-LE at byte 10"),
    ],
)
def test_what_contradicts_itself_is_refused_in_a_sentence(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        characters(data, "a.xml")
    assert what in str(caught.value)
    assert "; " in str(caught.value)
    assert "\n" not in str(caught.value)


@given(st.binary() | st.binary().map(DECLARATION.format("UTF-16").encode().__add__))
def test_no_bytes_are_more_than_characters_or_a_sentence(data: bytes) -> None:
    with contextlib.suppress(UnreadableError):
        assert isinstance(characters(data, "a.xml"), str)
