"""Reading a page of HTML: its main part, with the notes at their marks, and nothing that stands round it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from teiwright.readers import markdown
from teiwright.readers.html import notes
from teiwright.readers.html.body import Page, parts
from teiwright.readers.html.decode import decoded
from teiwright.readers.html.page import CONTROLS, parsed, text_part
from teiwright.readers.parts import Content, Reading
from teiwright.readers.remarks import Remark, clauses

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["read"]


def read(data: bytes, uri: str) -> Reading:
    """The text of a page: its `main`, its only `article` or its body.

    Raises:
        SourceError: the encoding is not known or does not fit, or the page is too large or too deep.
        UnreadableError: the page is empty.
    """
    text = decoded(data, uri)
    root = parsed(text, uri)
    remarks: Counter[Remark] = Counter()
    remarks[Remark.CONTROL] += len(CONTROLS.findall(text))
    whole = next(iter(root.iter("body")), root)
    chosen = text_part(root)
    found = notes.find(whole)
    page = Page(found, remarks, _title_header(chosen))
    remarks[Remark.ASIDE] += _left_beside(chosen, whole, found)
    content = parts(chosen, page)
    return Reading(markdown.write(Content(content, page.parts)), clauses(remarks))


def _title_header(chosen: etree._Element) -> etree._Element | None:
    """The header of the body with the only title of the page, as pandoc writes it."""
    titles = list(chosen.iter("h1"))
    headers = {a for title in titles for a in title.iterancestors("header")}
    return next(iter(headers)) if len(titles) == 1 and headers else None


def _left_beside(chosen: etree._Element, whole: etree._Element, found: notes.Notes) -> int:
    """How many parts of the page with words stand outside of the chosen one, the notes not counted."""
    count = 0
    element = chosen
    while element is not whole:
        above = element.getparent()
        if above is None:
            break
        beside = (e for e in above if e is not element and isinstance(e.tag, str))
        count += sum(
            bool(notes.words_of(e)) and not found.is_spent(e)
            for e in beside
            if e.tag not in {"script", "style"}
        )
        element = above
    return count
