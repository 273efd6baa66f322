"""Withholding and restoring what is really there: the chapter, the journal's articles, a long text, in good time."""

from __future__ import annotations

import re
import time
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from lxml import etree

from teiwright import blocks, source, xml
from teiwright.errors import WithholdError
from teiwright.model import TEI_NS, Document, Source
from teiwright.withhold import CopyDiffersError, Limits, measure, restore, stream, withhold

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
CHAPTER = SHARED / "source" / "georgi2010.txt"
ARTICLES = sorted((SHARED / "jtei-dev").glob("*.xml"))
needs_chapter = pytest.mark.skipif(not CHAPTER.is_file(), reason="shared/source is not beside the checkout")
needs_articles = pytest.mark.skipif(not ARTICLES, reason="shared/jtei-dev is not beside the checkout")

SHELL = """<TEI xmlns="{ns}" xml:id="plain">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title>A text, each block a paragraph</title>
      </titleStmt>
      <publicationStmt>
        <p>Not published.</p>
      </publicationStmt>
      <sourceDesc>
        <p>A plain text.</p>
      </sourceDesc>
    </fileDesc>
  </teiHeader>
  <text>
    <body>
{body}
    </body>
  </text>
</TEI>
"""


def _plain(text: Source) -> Document:
    """The least edition of `text`: each block a paragraph, without a mention."""
    paragraphs = (
        f'      <p xml:id="p{number}">{escape(block.text)}</p>'
        for number, block in enumerate(blocks.split(text), 1)
    )
    data = SHELL.format(ns=TEI_NS, body="\n".join(paragraphs)).replace("\r", "&#13;")
    return xml.parse(data.encode(), "plain.xml")


def _words(data: bytes) -> list[str]:
    return re.findall(r"[^\W_]+", re.sub(r"<[^>]*>", " ", data.decode()).lower())


def _runs(words: list[str], size: int) -> set[tuple[str, ...]]:
    return set(zip(*(words[start:] for start in range(size)), strict=False))


def _canonical(document: Document) -> bytes:
    data: bytes = etree.tostring(document.tree, method="c14n", with_comments=True)
    return data


@pytest.mark.shared
@needs_chapter
def test_the_chapter_comes_back_to_the_byte() -> None:
    text = source.read(CHAPTER)
    edition = _plain(text)
    withheld = xml.parse(xml.serialise(withhold(edition, text)), "withheld.xml")
    assert xml.serialise(restore(withheld, text)) == xml.serialise(edition)


@pytest.mark.shared
@needs_chapter
def test_no_four_words_of_the_chapter_are_left() -> None:
    text = source.read(CHAPTER)
    # The header speaks for itself, in words that any text may have.
    _, *parts = withhold(_plain(text), text).root
    left = _words(b" ".join(map(etree.tostring, parts)))
    assert not _runs(_words(escape(text.text).encode()), 4) & _runs(left, 4)


@pytest.mark.shared
@needs_chapter
def test_three_added_letters_in_any_paragraph_of_the_chapter_is_told() -> None:
    text = source.read(CHAPTER)
    withheld = withhold(_plain(text), text)
    for number, block in list(enumerate(blocks.split(text), 1))[20:60:4]:
        altered = f"{text.text[: block.start + 3]}xyz{text.text[block.start + 3 :]}"
        with pytest.raises(CopyDiffersError) as caught:
            restore(withheld, source.from_bytes(altered.encode(), "copy.txt"))
        assert [(d.name, d.line) for d in caught.value.differences] == [(f"p{number}", block.line)]


@pytest.mark.shared
@needs_articles
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_an_article_of_the_journal_comes_back_equal_in_canonical_xml(path: Path) -> None:
    article, itself = xml.read(path), source.read(path)
    # Two headers repeat the title of a project that the article names too, in more than eleven words.
    withheld = xml.parse(
        xml.serialise(withhold(article, itself, limit=Limits(longest_run=20))), "withheld.xml"
    )
    assert _canonical(restore(withheld, itself)) == _canonical(article)
    etree.strip_tags(article.root, etree.Comment, etree.ProcessingInstruction)
    assert measure(withheld).withheld + measure(withheld).kept == len(stream(article))


@pytest.mark.shared
@needs_articles
def test_few_articles_are_refused_at_the_usual_limit() -> None:
    refused = 0
    for path in ARTICLES:
        try:
            withhold(xml.read(path), source.read(path))
        except WithholdError:
            refused += 1
    assert refused <= 2


def test_a_long_edition_is_withheld_and_restored_in_half_a_second() -> None:
    sentence = "The keeper wrote down which of the boats had come back and which of them had not. "
    text = source.from_bytes("\n\n".join(sentence * 8 for _ in range(470)).encode(), "long.txt")
    edition = _plain(text)
    assert len(xml.serialise(edition)) > 300_000
    start = time.process_time()
    withheld = withhold(edition, text)
    restored = restore(withheld, text)
    assert time.process_time() - start < 0.5
    assert xml.serialise(restored) == xml.serialise(edition)


@pytest.mark.parametrize("lines", [2000, 8000])
def test_a_paragraph_of_many_lines_takes_linear_time(lines: int) -> None:
    data = SHELL.format(ns=TEI_NS, body="<p>" + "ab\n" * lines + "<pb/>" * lines + "</p>")
    edition, text = xml.parse(data.encode(), "e.xml"), source.from_bytes(b"ab" * lines, "s.txt")
    start = time.process_time()
    assert xml.serialise(restore(withhold(edition, text), text)) == xml.serialise(edition)
    assert time.process_time() - start < 0.2 + lines / 5_000
