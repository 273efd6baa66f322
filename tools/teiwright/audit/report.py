"""What a reader would stumble over: one finding for each place, each with what to do."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.audit.abbreviations import abbreviated
from teiwright.audit.bibliography import bibliography
from teiwright.audit.bodies import bodies, ids
from teiwright.audit.citations import citations, pointers
from teiwright.audit.citing import cited, meaning
from teiwright.audit.duplicates import duplicates, letters
from teiwright.audit.places import locus, read
from teiwright.audit.quoting import unsourced
from teiwright.audit.remark import Remark
from teiwright.audit.years import malformed
from teiwright.audit_codes import CODES
from teiwright.model import Document, Finding, tei
from teiwright.spots import spots

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from teiwright.audit.bibliography import Bibliography
    from teiwright.audit.citing import Meaning
    from teiwright.spots import Spots

__all__ = ["audit"]

SHORT = re.compile(r"\b[A-Z][A-Z0-9]+\b")


def audit(document: Document) -> Iterator[Finding]:
    """What does not agree in an edition: its citations with its entries, its names, dates and quotations with themselves.

    Args:
        document: any TEI, withheld or full, best by docs/reference/encoding.md; it is not changed.

    Yields:
        Findings in document order.
    """
    listed = bibliography(document)
    citing = tuple(meaning(listed, citation) for citation in citations(document))
    remarks = list(
        chain(
            *(cited(listed, each) for each in citing),
            unsourced(document),
            _listed(document, listed, citing),
            duplicates(listed.entries),
            letters(listed.entries),
            abbreviated(document, _explained(listed)),
            bodies(document),
            ids(document),
        )
    )
    elements = list(document.tree.iter(etree.Element))
    order = {element: number for number, element in enumerate(elements)}
    places = spots(document, elements)
    for remark in sorted(remarks, key=lambda each: order[each.element]):
        yield _finding(document, places, remark)


def _finding(document: Document, places: Spots, remark: Remark) -> Finding:
    code, element = CODES[remark.code], remark.element
    place = places.word(element, remark.text, remark.word) if remark.word else places.element(element)
    advice = f"{remark.hint}; {code.help}" if remark.hint else code.help
    return Finding(remark.code, code.severity, locus(document, element, place), remark.message, advice)


def _listed(document: Document, listed: Bibliography, citing: Sequence[Meaning]) -> Iterator[Remark]:
    """What is wrong with the entries by themselves: nothing cites one, or a day in it cannot be."""
    known = pointers(document) | {each.entry.id for each in citing if each.entry}
    for entry in listed.entries:
        if known and entry.id not in known:
            yield Remark("entry-uncited", f"{entry.id} is never cited", entry.element)
        for date in malformed("".join(read(entry.element, tei("ref"), tei("idno")))):
            message = f"{entry.id} has the date “{date}”, which cannot be"
            yield Remark("entry-date", message, entry.element)


def _explained(listed: Bibliography) -> Iterable[str]:
    """The short forms that the names of the bibliography print, as in "Deutsche Forschungsgemeinschaft (DFG)"."""
    return {short for entry in listed.entries for short in SHORT.findall(entry.head)}
