"""Quotations for which nothing says where they are from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.audit.places import content
from teiwright.audit.remark import Remark
from teiwright.model import XML_ID, Document, tei

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

__all__ = ["unsourced"]

END = re.compile(r"[.!?…][\"”»’)]*(?:\s|\Z)")
CLOSED = re.compile(r"[.!?…][\"”»“’‘')]*\Z")
BRACKET = re.compile(r"\s*[\[(]?\s*(?:cf\.|see|vgl\.|s\.)?\s*", re.IGNORECASE)
SIGNS = re.compile(r"\W*")
SHORT = 4
ASIDE = 40


def unsourced(document: Document) -> Iterator[Remark]:
    """Each outermost quotation that points to no source, stands in no `cit`, and has no citation in its sentence."""
    for quote in document.root.iterfind(f".//{tei('text')}//{tei('quote')}"):
        around = [element.tag for element in quote.iterancestors(tei("quote"), tei("cit"), tei("back"))]
        if quote.get("source") or around or _cited(quote):
            continue
        place = next((e.get(XML_ID, "") for e in quote.iterancestors() if e.get(XML_ID)), "")
        yield Remark("quotation-unsourced", f"a quotation in {place or 'the text'} names no source", quote)


def _cited(quote: etree._Element) -> bool:
    """Whether a citation stands in the sentence of `quote`, a note at its end, or its source as a paragraph below."""
    following = quote.getnext()
    if following is not None and following.tag == tei("note") and SIGNS.fullmatch(quote.tail or ""):
        return True
    if quote.get("rend") == "block" or quote.find(tei("p")) is not None:
        return following is not None and following.tag == tei("p") and _only_cites(following)
    return _after(quote) or _before(quote)


def _only_cites(paragraph: etree._Element) -> bool:
    """Whether a paragraph holds a citation and hardly more, as in "(quoted in Klein 2007, my translation)"."""
    texts = (paragraph.text or "", *(child.tail or "" for child in paragraph))
    others = [child for child in paragraph if not _cites(child)]
    aside = sum(map(len, texts)) + sum(len(content(child)) + _quantity(child) for child in others)
    return len(others) < len(paragraph) and aside <= ASIDE


def _after(quote: etree._Element) -> bool:
    """Whether a citation follows before the sentence ends; behind a quotation that ends one, only in brackets."""
    text, closed = quote.tail or "", CLOSED.search(content(quote)) is not None
    for element in quote.itersiblings():
        if END.search(text) or (closed and not BRACKET.fullmatch(text)):
            return False
        if _cites(element):
            return True
        if closed or _hidden(element):
            return False
        text = element.tail or ""
    return False


def _before(quote: etree._Element) -> bool:
    """Whether a citation stands before the quotation in its sentence."""
    for element in quote.itersiblings(preceding=True):
        if END.search(element.tail or "") or _hidden(element):
            return False
        if _cites(element):
            return True
    return False


def _cites(element: etree._Element) -> bool:
    """Whether `element` is a citation or holds one."""
    return any(ref.get("type") == "bibl" for ref in element.iter(tei("ref")))


def _hidden(element: etree._Element) -> bool:
    """Whether `element` is a gap that may hold the end of a sentence."""
    return element.tag == tei("gap") and not 0 < _quantity(element) <= SHORT


def _quantity(element: etree._Element) -> int:
    """How many characters of a gap are told to be missing."""
    quantity = element.get("quantity", "") if element.tag == tei("gap") else ""
    return int(quantity) if quantity.isdecimal() else 0
