"""Locators that lead out of the pages of the article or chapter that is cited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.audit.places import content
from teiwright.audit.remark import Remark
from teiwright.audit.works import pages
from teiwright.model import tei

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.audit.citations import Citation
    from teiwright.audit.entries import Entry

__all__ = ["outside"]

NUMBERS = r"\d{1,6}(?:\s*[-–—]\s*\d{1,6})?"
PAGES = re.compile(
    r"[\s,:]*(?:(?:pp?|pgs?|págs?|pages?|Seiten?|páginas?|S(?=[.\s]))\.?\s*)?"
    rf"(?P<pages>{NUMBERS}\s*(?:ff?\.?|sqq?\.?)?(?:\s*(?:,|;|and|und|et|y|&)\s*{NUMBERS})*)"
    r"(?:[\s,]*(?:n|nn|fn|note|Anm|Fn)\.?\s*\d+)?[\s.]*",
    re.IGNORECASE,
)
SPAN = re.compile(r"(?P<first>\d+)(?:\s*[-–—]\s*(?P<last>\d+))?")


def outside(citation: Citation, entry: Entry) -> Iterator[Remark]:
    """A remark for each locator of `citation` that counts pages and has one that `entry` does not print."""
    span = pages(entry)
    for seg in () if span is None else citation.element.iter(tei("seg")):
        match = PAGES.fullmatch(content(seg)) if seg.get("type") == "locator" else None
        wrong = (
            [page for page in _pages(match["pages"]) if not span[0] <= page <= span[1]]
            if match and span
            else []
        )
        if wrong and span:
            message = (
                f"“{citation.text}” has page {wrong[0]}, its entry {entry.id} has pages {span[0]}–{span[1]}"
            )
            yield Remark("locator-outside", message, seg, f"the entry is {entry.id}: {entry.printed}")


def _pages(text: str) -> Iterator[int]:
    """The first and last pages of all spans; a last one that is printed short, as in 115–17, is made whole."""
    for match in SPAN.finditer(text):
        first, last = match["first"], match["last"] or match["first"]
        yield int(first)
        yield int(first[: -len(last)] + last if len(last) < len(first) else last)
