"""The nouns that all stages share: frozen, slotted, and named as TEI and bibliographers name things."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

__all__ = [
    "COMMONMARK",
    "TEI_NS",
    "XML_ID",
    "XML_LANG",
    "XML_NS",
    "Block",
    "BlockKind",
    "Cert",
    "Container",
    "ContainerKind",
    "Document",
    "Finding",
    "Locus",
    "Mark",
    "MarkKind",
    "Mention",
    "MentionKind",
    "Severity",
    "Source",
    "tei",
]

TEI_NS = "http://www.tei-c.org/ns/1.0"
XML_NS = "http://www.w3.org/XML/1998/namespace"
XML_ID = f"{{{XML_NS}}}id"
XML_LANG = f"{{{XML_NS}}}lang"
COMMONMARK = "text/markdown; variant=CommonMark"
"""Markdown in which a backslash escapes and ``&#9;`` is a character (RFC 7763), so that it can hold any text."""


def tei(name: str) -> str:
    """The Clark name of the TEI element `name`: ``tei("p") == "{http://www.tei-c.org/ns/1.0}p"``."""
    return f"{{{TEI_NS}}}{name}"


@dataclass(frozen=True, slots=True)
class Source:
    """A text as it came.

    Attributes:
        uri: where it was read from, as it was named.
        data: its bytes, unchanged.
        text: the decoded bytes, without a byte order mark and with LF as line end.
        sha256: of `data`, 64 lower-case hexadecimal digits.
        media_type: of `text`: ``text/plain``, ``text/markdown``, ``application/tei+xml``, or `COMMONMARK` where a
            reader made the text of another format.
        remarks: what that reader left out or changed, a clause each.
        references: a JSON array of the CSL items that the citation fields of a word processor carry, else empty.
    """

    uri: str
    data: bytes = field(repr=False)
    text: str = field(repr=False)
    sha256: str
    media_type: str
    remarks: tuple[str, ...] = ()
    references: str = field(default="", repr=False)


class BlockKind(StrEnum):
    """What a block of a source is, as far as its own lines tell."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTATION = "quotation"
    CONTINUATION = "continuation"
    NOTE = "note"
    CODE = "code"
    VERSE = "verse"
    CELL = "cell"
    TERM = "term"
    CAPTION = "caption"
    FIGURE = "figure"
    ORNAMENT = "ornament"
    FORME = "forme"


class ContainerKind(StrEnum):
    """What a block stands in: a list and its items, a quotation, a stanza, a table; the last may be its own element."""

    LIST = "list"
    ITEM = "item"
    TERM = "term"
    QUOTATION = "quotation"
    VERSE = "verse"
    LINE = "line"
    TABLE = "table"
    ROW = "row"
    CELL = "cell"
    CODE = "code"
    FIGURE = "figure"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Container:
    """Something that holds blocks; two blocks stand in one container where kind and `number` are the same.

    `label` says more: of a list ``numbered``, ``bulleted`` or ``gloss``; of an item its number; of a row ``label``
    where it is the table's head; of a cell ``left``, ``center`` or ``right``; of a figure the URL of its picture; of
    code its language.
    """

    kind: ContainerKind
    number: int
    label: str = field(default="", compare=False)


class MarkKind(StrEnum):
    """What a mark inside a block says about its characters."""

    ITALIC = "italic"
    BOLD = "bold"
    CODE = "code"
    LINK = "link"
    NOTE = "note"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    STRIKE = "strikethrough"
    IMAGE = "image"
    LINE_BREAK = "line break"
    FORME = "forme"


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of a block that its source sets apart; `start` and `end` count code points of `Block.text`.

    `value` is the URL of a link or an image, and the label of a note or a running head, both of which are points
    (`start == end`). A line break is a point too: behind its line feed, or inside a word where `value` is ``no``.
    """

    kind: MarkKind
    start: int
    end: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, line of verse, cell, quotation or note, with the marks taken away.

    Attributes:
        kind: what it is.
        text: the characters that the edition's `text` holds for it, in order; a page break is one line feed.
        start: the offset of its first character in `Source.text`, in code points.
        end: the offset behind its last one.
        line: the 1-based line of `start`.
        level: of a heading that its mark gives (1 to 6; 7 and 8 for a double and a single line under it), else 0; of an item or quotation its depth from 1.
        label: the label of a note or a running head; the number of an item when a Markdown list mark gave it; of a
            heading the name that its source gave it.
        after_page_break: whether a page break stands between it and the block before.
        marks: in document order, outer before inner.
        page_breaks: offsets in `text` of the line feeds that stand for a page break.
        origin: for each character of `text` its offset in `Source.text`; a line feed that was layout is a space, and
            a character reference is the character at the offset of its ampersand.
        within: what the block stands in, outermost first.
    """

    kind: BlockKind
    text: str
    start: int
    end: int
    line: int
    level: int = 0
    label: str = ""
    after_page_break: bool = False
    marks: tuple[Mark, ...] = ()
    page_breaks: tuple[int, ...] = ()
    origin: Sequence[int] = field(default=(), repr=False, hash=False)
    within: tuple[Container, ...] = ()


class MentionKind(StrEnum):
    """The types of annotation-guidelines: what a span of the text is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    DATE = "date"
    CITATION = "citation"
    INTERVIEW = "interview"
    LOCATOR = "locator"
    QUOTATION = "quotation"
    SO_CALLED = "soCalled"
    TERM = "term"
    TITLE = "title"
    ABBREVIATION = "abbreviation"
    EXPANSION = "expansion"


class Cert(StrEnum):
    """How sure a decision is (TEI `teidata.certainty`, without `unknown`)."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of one block with what it is, whom it means and who says so.

    Attributes:
        kind: its type.
        start: offset of its first character in the block's text, in code points.
        end: offset behind its last one.
        ref: what it points to: an id of the authority or of a bibliography entry, of several with spaces between;
            of a name that the authority lacks "#" and an id of the edition; empty where nothing is found.
        attributes: further TEI attributes (`when`, `notBefore`, `source` …), in the order they are written.
        cert: how sure it is.
        resp: the id of who is responsible: a rule of this package, or the editor by the recipe.
    """

    kind: MentionKind
    start: int
    end: int
    ref: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    cert: Cert = Cert.HIGH
    resp: str = "teiwright"


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed TEI tree and where it came from; functions that change a tree copy it first."""

    tree: etree._ElementTree[etree._Element] = field(repr=False)
    uri: str

    @property
    def root(self) -> etree._Element:
        """The outermost element."""
        return self.tree.getroot()


class Severity(StrEnum):
    """How grave a finding is; only errors make a document invalid."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Locus:
    """A place in a document: 1-based line and column, 0 where unknown; `xml_id` of the nearest element that has one."""

    uri: str
    line: int = 0
    column: int = 0
    xpath: str = ""
    xml_id: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault or a remark about a document: `code` names the rule, `help` says what to do.

    `also` holds the codes of other validators that say the same of the same node (`teiwright.check.merge`).
    """

    code: str
    severity: Severity
    locus: Locus
    message: str
    help: str = ""
    also: tuple[str, ...] = ()
