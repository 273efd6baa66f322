"""What is no sound Word file ends in one line that says what to do, in bounded time and memory."""

from __future__ import annotations

import resource
import zipfile
from io import BytesIO

import pytest

from teiwright.errors import SourceError, TeiwrightError, UnreadableError
from teiwright.readers import package
from unit.readers.documents import OFFICE, W, p, r, read, relationships, texts, word_xml, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
RELS = relationships(
    f'<Relationship Id="d" Type="{OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
)


def with_document(xml: str | bytes, **more: str) -> bytes:
    return zipped({"_rels/.rels": RELS, "word/document.xml": xml, **more})


def message(data: bytes, name: str = "paper.docx") -> str:
    with pytest.raises(TeiwrightError) as caught:
        read(data, name)
    text = str(caught.value)
    assert "\n" not in text
    assert text.startswith(name)
    return text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "is protected by a password; save it without one"),
        (OLE, "is a file of Word 97 to 2003 (.doc) or another old format"),
        (b"%PDF-1.7", "is a PDF, which holds glyphs and no text"),
        (b"{\\rtf1 x}", "is an RTF file"),
        (b"plain words", "is no Word or LibreOffice file, whatever its name says"),
        (b"", "is no Word or LibreOffice file, whatever its name says"),
        (b"PK\x03\x04 cut off", "is damaged or no document at all"),
        (zipped({"a.txt": "x"}), "is a zip archive, but no Word file"),
        (zipped({}), "is a zip archive, but no Word file"),
        (zipped({"_rels/.rels": RELS}), "lacks its part word/document.xml"),
        (zipped({"_rels/.rels": "<broken"}), "_rels/.rels:1:8: not well-formed"),
        (with_document("<w:document"), "word/document.xml:1:12: not well-formed"),
        (with_document(""), "word/document.xml: is empty"),
    ],
)
def test_what_is_no_word_file_is_told_from_another_and_refused(data: bytes, says: str) -> None:
    assert says in message(data)


@pytest.mark.parametrize("name", ["paper", "paper.txt", "-"])
def test_a_word_file_is_known_by_its_bytes_whatever_its_name_is(name: str) -> None:
    assert texts(word_xml(p("Words.")), name) == ["Words."]


def test_a_file_without_words_is_empty() -> None:
    with pytest.raises(UnreadableError, match="is empty"):
        read(word_xml(p("")))


def test_an_entity_bomb_is_refused_unread() -> None:
    bomb = "<!DOCTYPE d [" + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10)) + "]>"
    assert "has a document type declaration" in message(
        with_document(f"{bomb}<w:document {W}>&e9;</w:document>")
    )


def test_an_external_entity_is_refused_unread() -> None:
    outside = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    assert "has a document type declaration" in message(
        with_document(f"{outside}<w:document {W}>&x;</w:document>")
    )


def test_a_zip_bomb_ends_at_the_bound_and_takes_no_more_memory() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", RELS)
        with archive.open("word/document.xml", "w") as part:
            for _ in range(200):
                part.write(bytes(1024 * 1024))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert "its part word/document.xml has more than 64 MB when unpacked" in message(stream.getvalue())
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024


def test_an_archive_of_too_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_PARTS", 3)
    assert "has more than 3 parts" in message(with_document("<x/>", a="", b=""))


def test_a_part_whose_bytes_are_damaged_is_refused() -> None:
    data = bytearray(zipped({"_rels/.rels": RELS, "word/document.xml": "x" * 5000}))
    place = data.index(b"word/document.xml") + len("word/document.xml")
    data[place : place + 4] = b"\xff\xff\xff\xff"
    assert "its part word/document.xml is damaged" in message(bytes(data))


def test_what_lies_outside_of_the_file_is_never_opened() -> None:
    linked = '<w:r><w:drawing><a:blip r:link="L"/></w:drawing></w:r>'
    data = word_xml(p("a", linked), links={"L": "file:///etc/passwd"})
    assert "/etc/passwd" in read(data).text  # the address is named, as in any picture
    assert "root:" not in read(data).text


@pytest.mark.parametrize("target", ["../../../etc/passwd", "/etc/passwd", "C:\\\\secret"])
def test_a_part_is_looked_for_in_the_file_alone(target: str) -> None:
    rels = RELS.replace("word/document.xml", target)
    assert "lacks its part" in message(zipped({"_rels/.rels": rels, "word/document.xml": "<x/>"}))


def test_a_missing_part_of_styles_is_no_matter() -> None:
    assert texts(with_document(f"<w:document {W}><w:body>{p('a')}</w:body></w:document>")) == ["a"]


def test_many_elements_in_each_other_are_refused_in_one_line() -> None:
    deep = "<w:smartTag>" * 300 + r("a") + "</w:smartTag>" * 300
    assert "more than 256 elements stand in each other" in message(word_xml(f"<w:p>{deep}</w:p>"))


def test_as_many_elements_in_each_other_as_xml_may_have_are_read() -> None:
    deep = "<w:smartTag>" * 240 + r("a") + "</w:smartTag>" * 240
    assert texts(word_xml(f"<w:p>{deep}</w:p>")) == ["a"]


def test_absurd_measures_are_no_matter() -> None:
    numbered = (
        '<w:numPr><w:ilvl w:val="99999999999"/><w:numId w:val="3"/></w:numPr><w:ind w:left="9999999999999"/>'
    )
    assert texts(word_xml(p("a", properties=numbered))) == ["a"]


def test_a_protected_part_is_refused() -> None:
    data = bytearray(with_document("<x/>"))
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        place = -1
        while (place := data.find(start, place + 1)) >= 0:
            data[place + (6 if start[2] == 3 else 8)] |= 1
    with pytest.raises(SourceError, match="is protected by a password"):
        read(bytes(data))
