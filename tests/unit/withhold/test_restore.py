"""What a copy of the source may differ in, and how an altered one is told."""

from __future__ import annotations

import unicodedata

import pytest

from teiwright import source, xml
from teiwright.errors import RestoreError
from teiwright.model import Document, Source, tei
from teiwright.withhold import CopyDiffersError, Sameness, restore, sameness, withhold


def _copy(text: Source, old: str, new: str) -> Source:
    assert old in text.text
    return source.from_bytes(text.text.replace(old, new).encode(), "copy.md")


def _refused(edition: Document, text: Source, old: str, new: str) -> CopyDiffersError:
    with pytest.raises(CopyDiffersError) as caught:
        restore(withhold(edition, text), _copy(text, old, new))
    return caught.value


def test_the_source_restores_each_byte(edition: Document, text: Source) -> None:
    withheld = xml.parse(xml.serialise(withhold(edition, text)), "w.xml")
    assert sameness(withheld, text) is Sameness.BYTES
    assert xml.serialise(restore(withheld, text)) == xml.serialise(edition)


@pytest.mark.parametrize(
    "variant",
    [
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.replace("\n\n", "\n\n\n").encode(),
        lambda text: text.rstrip().encode(),
    ],
    ids=["CRLF", "CR", "byte order mark", "blank lines", "no line feed at the end"],
)
def test_a_copy_with_other_bytes_and_the_same_text_restores(
    edition: Document, text: Source, variant: object
) -> None:
    assert callable(variant)
    copy = source.from_bytes(variant(text.text), "copy.md")
    withheld = withhold(edition, text)
    assert sameness(withheld, copy) is Sameness.TEXT
    assert xml.serialise(restore(withheld, copy)) == xml.serialise(edition)


def test_line_ends_are_tried_where_the_text_is_too_short_for_a_digest() -> None:
    header = "<teiHeader><fileDesc/></teiHeader>"
    data = f'<TEI xmlns="{tei("")[1:-1]}">{header}<text><body><p>a</p>\n<p>b</p></body></text></TEI>'
    edition, text = xml.parse(data.encode(), "e.xml"), source.from_bytes(b"a\n\nb\n", "s.txt")
    withheld = withhold(edition, text)
    assert sameness(withheld, source.from_bytes(b"\xef\xbb\xbfa\r\n\r\nb\r\n", "c.txt")) is Sameness.TEXT
    assert sameness(withheld, source.from_bytes(b"a\n\nc\n", "c.txt")) is Sameness.NONE


def test_a_copy_in_another_normalisation_form_restores(edition: Document, text: Source) -> None:
    accented = source.from_bytes(text.text.replace("cellar", "cell\u00e4r").encode(), "harbour.md")
    whole = xml.parse(xml.serialise(edition).replace(b"cellar", "cell\u00e4r".encode()), "harbour.xml")
    copy = source.from_bytes(unicodedata.normalize("NFD", accented.text).encode(), "copy.md")
    withheld = withhold(whole, accented)
    assert sameness(withheld, copy) is Sameness.NORMALISED
    assert xml.serialise(restore(withheld, copy)) == xml.serialise(whole)


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ("every evening", "each evening", ["p1"]),
        ("a cellar", "the cellar", ["p2"]),
        ("Anna Roth, began", "Anne Roth, began", ["p3"]),
        ("in the evening", "in the morning", ["p5"]),
        ("upon the quay", "on the quay", ["p6"]),
        ("the quay", "the mole", ["p6"]),
        ("## The books", "## The looks", ['head "The books"']),
        ("harbours. Lindau", "harbours. Landau", ["roth1949"]),
    ],
)
def test_an_altered_copy_is_refused_with_the_paragraph(
    edition: Document, text: Source, old: str, new: str, names: list[str]
) -> None:
    assert [d.name for d in _refused(edition, text, old, new).differences] == names


def test_several_altered_paragraphs_are_all_named(edition: Document, text: Source) -> None:
    altered = _copy(_copy(_copy(text, "every", "each"), "the dogs", "dogs"), "salt", "salt and sugar")
    with pytest.raises(CopyDiffersError, match=r"p1 \(line 3\), p3 \(line 5\), p6 \(line 13\) differ; give"):
        restore(withhold(edition, text), altered)


def test_a_lost_paragraph_is_named(edition: Document, text: Source) -> None:
    start = text.text.index("The second keeper")
    lost = text.text[start : text.text.index("## The books")]
    assert [d.name for d in _refused(edition, text, lost, "").differences] == ["p3"]


def test_a_short_paragraph_that_grew_is_named(edition: Document, text: Source) -> None:
    differences = _refused(edition, text, "Nobody read them.", "Nobody ever read them.").differences
    assert [d.name for d in differences] == ["p4"]


def test_an_added_paragraph_is_told_by_the_unit_behind_it(edition: Document, text: Source) -> None:
    differences = _refused(edition, text, "## The books", "An added line.\n\n## The books").differences
    assert [d.name for d in differences] == ['head "The books"']


def test_a_short_paragraph_of_the_same_length_is_refused_without_a_place(
    edition: Document, text: Source
) -> None:
    refused = _refused(edition, text, "Nobody read them.", "Nobody kept them.")
    assert refused.differences == ()
    assert "a shorter part does" in str(refused)


def test_a_wholly_different_text_is_refused_with_all_paragraphs(edition: Document, text: Source) -> None:
    other = source.from_bytes(b"Something else.\n", "other.md")
    with pytest.raises(
        CopyDiffersError, match=r"other\.md: is not the source that harbour\.xml was made from"
    ) as caught:
        restore(withhold(edition, text), other)
    assert {"p1", "p2", "p3", "p5", "p6"} <= {d.name for d in caught.value.differences}


def test_a_full_edition_has_nothing_to_restore(edition: Document, text: Source) -> None:
    with pytest.raises(RestoreError, match="withholds nothing"):
        restore(edition, text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'quantity="119"', b'quantity="118"'),
        (b">Anna Roth<", b">Anna Both<"),
        (b"The books<", b"The nooks<"),
    ],
)
def test_an_edited_withheld_edition_is_refused(
    edition: Document, text: Source, old: bytes, new: bytes
) -> None:
    data = xml.serialise(withhold(edition, text))
    assert old in data
    with pytest.raises(RestoreError, match="has been changed since it was made"):
        restore(xml.parse(data.replace(old, new), "w.xml"), text)


def test_the_withheld_document_given_is_not_changed(edition: Document, text: Source) -> None:
    withheld = withhold(edition, text)
    before = xml.serialise(withheld)
    restore(withheld, text)
    assert xml.serialise(withheld) == before


def test_a_tei_file_restores_itself_with_other_line_ends(edition: Document) -> None:
    itself = source.from_bytes(xml.serialise(edition), "e.xml")
    copy = source.from_bytes(itself.data.replace(b"\n", b"\r\n"), "copy.xml")
    withheld = withhold(edition, itself)
    assert sameness(withheld, copy) is Sameness.TEXT
    assert xml.serialise(restore(withheld, copy)) == xml.serialise(edition)


def test_an_altered_tei_file_is_refused_with_the_paragraph(edition: Document) -> None:
    itself = source.from_bytes(xml.serialise(edition), "e.xml")
    copy = source.from_bytes(itself.data.replace(b"a promise", b"one promise"), "copy.xml")
    with pytest.raises(CopyDiffersError) as caught:
        restore(withhold(edition, itself), copy)
    assert [d.name for d in caught.value.differences] == ["p5"]


def test_a_tei_file_does_not_restore_what_a_text_was_withheld_for(edition: Document, text: Source) -> None:
    itself = source.from_bytes(xml.serialise(edition), "e.xml")
    with pytest.raises(CopyDiffersError):
        restore(withhold(edition, text), itself)
