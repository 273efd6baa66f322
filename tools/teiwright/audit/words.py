"""The running text of a TEI document as words, each with whether a mention claims it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.audit.places import replaced
from teiwright.model import XML_ID, Document, tei
from teiwright.proposals import Block, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

__all__ = ["blocks"]

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
ENTITIES = frozenset(tei(name) for name in ("person", "org", "place"))
RUNNING = frozenset(tei(name) for name in ("p", "head", "l", "cell", "ab", "quote", "item", "figDesc"))
OPAQUE = frozenset(tei(name) for name in ("back", "teiHeader", "standOff", "listBibl", "note", "byline"))


def blocks(document: Document) -> Iterator[Block]:
    """The blocks of `text` that hold running text, notes included, the bibliography left out.

    The id of each is the `xml:id` of its element or of the nearest around it. A name that only a rule proposed is
    not claimed.
    """
    text = document.root.find(f".//{tei('text')}")
    if text is not None:
        yield from _blocks(text, "", frozenset(_proposed(document.root)))


def _proposed(root: etree._Element) -> Iterator[str]:
    """What the names point to that `encode` proposed: the entities in `standOff` for which a rule is responsible."""
    for element in root.iterfind(f"{tei('standOff')}/*/*[@resp='#teiwright']"):
        if element.tag in ENTITIES and element.get(XML_ID):
            yield f"#{element.get(XML_ID)}"


def _blocks(element: etree._Element, identifier: str, open_: frozenset[str]) -> Iterator[Block]:
    identifier = element.get(XML_ID, identifier)
    if element.tag in RUNNING:
        pieces = tuple(_pieces(element, open_, claimed=False))
        if any(piece.strip() for piece, _ in pieces):
            text = "".join(piece for piece, _ in pieces)
            yield Block(identifier, element.tag == tei("head"), words(text, tuple(_claims(pieces))))
    for child in element.iterchildren("*"):
        if child.tag not in OPAQUE or child.tag == tei("note"):
            yield from _blocks(child, identifier, open_)


def _pieces(element: etree._Element, open_: frozenset[str], *, claimed: bool) -> Iterator[tuple[str, bool]]:
    """The text of a block and whether it is claimed; blocks inside it, and notes, are blocks of their own.

    A name that points to one of `open_` claims nothing.
    """
    yield element.text or "", claimed
    for child in element:
        if isinstance(child.tag, str) and replaced(child):
            pass
        elif isinstance(child.tag, str) and child.tag not in RUNNING | OPAQUE:
            claims = child.tag in CLAIMED and child.get("ref") not in open_
            yield from _pieces(child, open_, claimed=claimed or claims)
        else:
            yield " ", claimed
        yield child.tail or "", claimed


def _claims(pieces: tuple[tuple[str, bool], ...]) -> Iterator[tuple[int, int]]:
    """The spans of the claimed pieces in the text of all of them."""
    start = 0
    for piece, claimed in pieces:
        if claimed:
            yield start, start + len(piece)
        start += len(piece)
