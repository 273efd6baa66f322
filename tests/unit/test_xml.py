"""XML is read with entities, DTDs, inclusions and the network off, and a file that is not XML is one sentence."""

from __future__ import annotations

import io
import os
import sys
import types
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teiwright import xml
from teiwright.errors import UnreadableError
from teiwright.xml import DEEPEST, LONGEST, parse, read, serialise

BOMB = (
    '<!DOCTYPE TEI [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>\n<TEI>&a9;</TEI>"
)


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file whose content must show up nowhere."""
    path = tmp_path / "secret.txt"
    path.write_text("SECRET")
    return path


def test_a_document_keeps_every_character_and_its_name() -> None:
    document = parse("<TEI>\n <p>é &amp; 😀</p><!-- c --></TEI>".encode(), "a.xml")
    assert document.uri == "a.xml"
    assert "".join(document.root.itertext("p")) == "é & 😀"
    assert document.root.text == "\n "


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "a.xml: is empty"),
        (b" \n\t", "a.xml: is empty"),
        (b"plain text", "a.xml:1:1: not well-formed"),
        (b"<TEI>\n<p></TEI>", "a.xml:2:10: not well-formed"),
        (b"<TEI>&nbsp;</TEI>", "not well-formed"),
        (b"<TEI>caf\xe9</TEI>", "a.xml:1: not UTF-8 at byte 8 (0xe9)"),
        (b"<TEI/><TEI/>", "not well-formed"),
        (b"<TEI>\x00</TEI>", "not well-formed"),
        (b"<!DOCTYPE TEI><TEI/>", "document type declaration"),
        (
            b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- c --><?p i?>\n<!DOCTYPE TEI><TEI/>",
            "document type declaration",
        ),
        ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE TEI><TEI/>'.encode("utf-16"), "document type"),
        (BOMB.encode(), "document type declaration"),
    ],
)
def test_what_is_no_xml_that_we_read_is_one_sentence(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        parse(data, "a.xml")
    assert what in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_doctype_in_a_comment_is_none() -> None:
    assert parse(b"<!-- <!DOCTYPE TEI> --><TEI><![CDATA[<!DOCTYPE x>]]></TEI>", "a.xml").root.tag == "TEI"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE TEI [<!ENTITY x SYSTEM "{uri}">]>',
        '<!DOCTYPE TEI [<!ENTITY % x SYSTEM "{uri}"> %x;]>',
        '<!DOCTYPE TEI SYSTEM "{uri}">',
        '<!DOCTYPE TEI PUBLIC "-//X//Y" "{uri}">',
    ],
)
def test_nothing_a_doctype_names_is_read(secret: Path, doctype: str, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{doctype.format(uri=secret.as_uri())}<TEI>&x;</TEI>'
    with pytest.raises(UnreadableError) as caught:
        parse(text.encode(encoding), "a.xml")
    assert "SECRET" not in str(caught.value)


def test_an_inclusion_stays_what_it_is(secret: Path) -> None:
    text = f'<TEI><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret.as_uri()}" parse="text"/></TEI>'
    document = parse(text.encode(), "a.xml")
    assert b"SECRET" not in serialise(document)
    assert document.root[0].tag == "{http://www.w3.org/2001/XInclude}include"


def test_a_stylesheet_instruction_is_not_followed(secret: Path) -> None:
    text = f'<?xml-stylesheet type="text/xsl" href="{secret.as_uri()}"?><TEI/>'
    assert b"SECRET" not in serialise(parse(text.encode(), "a.xml"))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"<a>" * (DEEPEST + 1) + b"</a>" * (DEEPEST + 1), "more than 256 elements stand in each other"),
        (b"<a>" * 100_000 + b"</a>" * 100_000, "more than 256 elements stand in each other"),
        (b"<a>" * 100_000, "more than 256 elements stand in each other"),
        (b"<a>" + b"x" * (LONGEST + 10_000) + b"</a>", "more than 10 million bytes"),
        (b"<a><!--" + b"x" * (LONGEST + 10_000) + b"--></a>", "more than 10 million bytes"),
        (b"<a b='" + b"x" * (LONGEST + 10_000) + b"'/>", "more than 10 million bytes"),
        (b"<a " + b" ".join(b"a%d='x'" % n for n in range(1_000_000)) + b"/>", "more than 10 million bytes"),
        (b"<" + b"x" * 60_000 + b"/>", "more than 50,000 bytes"),
        (b"<a>" + b"\x00" * 1000 + b"</a>", "not well-formed"),
    ],
    ids=range(9),
)
def test_what_is_too_much_is_one_sentence_that_says_so(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        parse(data, "a.xml")
    assert what in str(caught.value)
    assert "; " in str(caught.value)
    assert len(str(caught.value)) < 200


def test_what_is_just_not_too_much_is_read() -> None:
    assert parse(b"<a>" * DEEPEST + b"</a>" * DEEPEST, "a.xml").root.tag == "a"
    assert len(parse(b"<a>" + b"x" * (LONGEST - 10) + b"</a>", "a.xml").root.text or "") == LONGEST - 10
    assert len(parse(b"<a>" + b"<b/>" * 300_000 + b"</a>", "a.xml").root) == 300_000


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs the device /dev/zero")
def test_a_file_without_an_end_is_read_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml, "LARGEST", 1_000_000)
    with pytest.raises(UnreadableError, match=r"^/dev/zero: has more than 0 MB; divide it"):
        read("/dev/zero")


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="needs the files of open descriptors")
def test_a_pipe_is_read_to_its_end() -> None:
    ours, theirs = os.pipe()
    os.write(theirs, b"<a>" + b"<b/>" * 2_000 + b"</a>")
    os.close(theirs)
    assert len(read(f"/dev/fd/{ours}").root) == 2_000
    os.close(ours)


def test_a_name_with_a_null_character_is_one_sentence() -> None:
    with pytest.raises(UnreadableError, match="cannot be read"):
        read("a\0b.xml")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-be"])
def test_an_entity_in_a_value_is_not_multiplied_in_any_encoding(encoding: str) -> None:
    bomb = BOMB.replace("<TEI>&a9;</TEI>", '<TEI n="&a9;"/>')
    with pytest.raises(UnreadableError, match="document type declaration"):
        parse(
            f'<?xml version="1.0" encoding="{encoding.replace("-be", "be")}"?>{bomb}'.encode(encoding),
            "a.xml",
        )


def test_a_document_is_what_it_declares_to_be_in_every_encoding() -> None:
    for name in ("ISO-8859-15", "windows-1252", "UTF-16", "gb18030", "UTF-8"):
        text = f'<?xml version="1.0" encoding="{name}"?><a>\u20ac</a>'
        assert parse(text.encode(name), "a.xml").root.text == "\u20ac"


def test_ids_may_be_equal_or_no_names() -> None:
    document = parse(b'<TEI xml:id="a"><p xml:id="a"/></TEI>', "a.xml")
    assert len(document.root) == 1


def test_a_file_is_read_and_a_missing_one_named(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(b"<TEI/>")
    assert read(path).uri == str(path)
    with pytest.raises(UnreadableError, match=r"b\.xml: cannot be read .*; check the path"):
        read(tmp_path / "b.xml")
    with pytest.raises(UnreadableError, match="cannot be read"):
        read(tmp_path)


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", types.SimpleNamespace(buffer=io.BytesIO(b"<TEI/>")))
    assert read("-").uri == "-"


def test_a_document_is_written_in_utf_8_with_one_line_end() -> None:
    written = serialise(parse(b'<?xml version="1.0" encoding="ISO-8859-1"?><TEI>caf\xe9</TEI>\n\n', "a.xml"))
    assert written == "<?xml version='1.0' encoding='UTF-8'?>\n<TEI>café</TEI>\n".encode()


@given(
    text=st.text(
        st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\t<&>\"'")
    ),
    value=st.text(
        st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\t<&>\"'")
    ),
)
def test_what_is_written_is_read_again(text: str, value: str) -> None:
    allowed = {ord(each): None for each in "\ufffe\uffff"}
    root = etree.Element("p", n=value.translate(allowed))
    root.text = text.translate(allowed)
    once = serialise(parse(etree.tostring(root, encoding="UTF-8"), "a.xml"))
    again = parse(once, "a.xml")
    assert (again.root.text or "", again.root.get("n")) == (root.text, root.get("n"))
    assert serialise(again) == once
