"""Running text as words, each with whether a mention claims it and whether it begins a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teiwright.audit.places import replaced
from teiwright.model import XML_ID, Document, tei

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

__all__ = ["Block", "Word", "blocks"]

CLAIMED = frozenset(
    tei(name)
    for name in (
        *(
            "persName",
            "orgName",
            "placeName",
            "geogName",
            "name",
            "rs",
            "ref",
            "ptr",
            "date",
            "title",
            "bibl",
            "abbr",
        ),
        *(
            "biblStruct",
            "code",
            "gi",
            "att",
            "val",
            "tag",
            "ident",
            "eg",
            "formula",
            "graphic",
            "gap",
            "idno",
        ),
        *("docAuthor", "email", "num", "measure", "foreign", "soCalled", "term", "mentioned"),
    )
)
RUNNING = frozenset(tei(name) for name in ("p", "head", "l", "cell", "ab", "quote", "item", "figDesc"))
OPAQUE = frozenset(tei(name) for name in ("back", "teiHeader", "standOff", "listBibl", "note", "byline"))
# Initials and short forms keep their points: F., U.S., J.N.
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[A-Z]\.(?=\s)|[^\W_]+(?:['’-][^\W_]+)*")
SENTENCE_END = re.compile(r"[.!?:…][\"'’”)\]]*\s+[\"'‘“(\[]*$")
OPENING = re.compile(r"^[\W\d]*$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a block.

    Attributes:
        text: its characters.
        before: what stands between it and the word before.
        claimed: whether any character of it belongs to a mention, a title or code.
        initial: whether a sentence begins with it.
    """

    text: str
    before: str
    claimed: bool
    initial: bool


@dataclass(frozen=True, slots=True)
class Block:
    """The words of one paragraph, heading or other block, and the `xml:id` of it or of the nearest around it."""

    id: str
    heading: bool
    words: tuple[Word, ...]


def blocks(document: Document) -> Iterator[Block]:
    """The blocks of `text` that hold running text, notes included, the bibliography left out."""
    text = document.root.find(f".//{tei('text')}")
    if text is not None:
        yield from _blocks(text, "")


def _blocks(element: etree._Element, identifier: str) -> Iterator[Block]:
    identifier = element.get(XML_ID, identifier)
    if element.tag in RUNNING:
        pieces = tuple(_pieces(element, claimed=False))
        if any(piece.strip() for piece, _ in pieces):
            yield Block(identifier, element.tag == tei("head"), tuple(_words(pieces)))
    for child in element.iterchildren("*"):
        if child.tag not in OPAQUE or child.tag == tei("note"):
            yield from _blocks(child, identifier)


def _pieces(element: etree._Element, *, claimed: bool) -> Iterator[tuple[str, bool]]:
    """The text of a block and whether it is claimed; blocks inside it, and notes, are blocks of their own."""
    yield element.text or "", claimed
    for child in element:
        if isinstance(child.tag, str) and replaced(child):
            pass
        elif isinstance(child.tag, str) and child.tag not in RUNNING | OPAQUE:
            yield from _pieces(child, claimed=claimed or child.tag in CLAIMED)
        else:
            yield " ", claimed
        yield child.tail or "", claimed


def _words(pieces: tuple[tuple[str, bool], ...]) -> Iterator[Word]:
    text = "".join(piece for piece, _ in pieces)
    claims = [claimed for piece, claimed in pieces for _ in piece]
    end = 0
    for match in WORD.finditer(text):
        before = text[end : match.start()]
        initial = OPENING.match(text[: match.start()]) or SENTENCE_END.search(before)
        yield Word(match[0], before, any(claims[match.start() : match.end()]), initial is not None)
        end = match.end()
