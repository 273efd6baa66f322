"""What a reader would stumble over: one finding for each place, each with what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teiwright.audit.bibliography import Bibliography, bibliography, dated, when
from teiwright.audit.citations import Citation, citations, pointers
from teiwright.audit.codes import CODES
from teiwright.audit.names import Fit
from teiwright.audit.places import locus, read
from teiwright.audit.years import base, malformed
from teiwright.model import XML_ID, Document, Finding, tei

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from teiwright.audit.entries import Entry

__all__ = ["audit"]


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding before it knows its place: its code and its message."""

    code: str
    message: str


def audit(document: Document) -> Iterator[Finding]:
    """What does not agree in an edition: its citations with its entries, and dates and quotations with themselves.

    Args:
        document: an edition by docs/reference/encoding.md, withheld or full; it is not changed.

    Yields:
        Findings: of the citations, of the quotations, then of the bibliography, each in document order.
    """
    listed = bibliography(document)
    cited = set(pointers(document))
    for citation in citations(document):
        exact = listed.exact(citation)
        entry = listed.target(citation) or (exact[0] if exact else listed.meant(citation))
        cited.update({entry.id} if entry else ())
        for remark in _citation(listed, citation, entry, exact):
            yield _finding(document, citation.element, remark)
    for quotation, remark in _quotations(document):
        yield _finding(document, quotation, remark)
    for entry in listed.entries:
        for remark in _listed(entry, cited):
            yield _finding(document, entry.element, remark)


def _finding(document: Document, element: etree._Element, remark: Remark) -> Finding:
    code = CODES[remark.code]
    return Finding(remark.code, code.severity, locus(document, element), remark.message, code.help)


def _citation(
    listed: Bibliography, citation: Citation, entry: Entry | None, exact: tuple[Entry, ...]
) -> Iterator[Remark]:
    """What is wrong with a citation that means `entry`, where `exact` are the entries that fit it."""
    if entry is None:
        # A pointer that leads nowhere is a fault of the TEI; `check` reports it.
        if not citation.target:
            yield _unlisted(citation)
        return
    if entry not in exact and len(exact) == 1:
        yield _target(citation, entry, exact[0])
        return
    if len(exact) > 1:
        yield _ambiguous(citation, exact)
        return
    fit = listed.fit(citation, entry)
    if fit is Fit.FEWER or (fit is Fit.OTHER and not listed.prints(entry, citation)):
        yield _name(citation, entry, fit)
    if not _agree(citation, entry):
        yield _date(citation, entry)


def _agree(citation: Citation, entry: Entry) -> bool:
    """Whether the dates are the same, or one is missing, or only one of two years has a letter."""
    if not when(citation) or not dated(entry) or when(citation) in dated(entry):
        return True
    lettered = {year for year in entry.years if year != base(year)}
    one_letter = citation.year == base(citation.year) or not lettered
    return not citation.interview and one_letter and base(citation.year) in map(base, entry.years)


def _unlisted(citation: Citation) -> Remark:
    return Remark("citation-unlisted", f"“{citation.text}” is not in the bibliography")


def _target(citation: Citation, entry: Entry, better: Entry) -> Remark:
    return Remark("citation-target", f"“{citation.text}” points to {entry.id}, but agrees with {better.id}")


def _ambiguous(citation: Citation, exact: tuple[Entry, ...]) -> Remark:
    return Remark(
        "citation-ambiguous", f"“{citation.text}” can mean {', '.join(entry.id for entry in exact)}"
    )


def _name(citation: Citation, entry: Entry, fit: Fit) -> Remark:
    names = "; ".join(str(name) for name in entry.names)
    if fit is Fit.FEWER:
        return Remark("citation-authors", f"“{citation.text}” leaves out an author of {entry.id}: {names}")
    message = f"“{citation.text}” has the name “{citation.names}”, its entry {entry.id} has “{names}”"
    return Remark("citation-name", message)


def _date(citation: Citation, entry: Entry) -> Remark:
    year = not citation.interview or citation.year not in entry.years
    printed = " and ".join(dict.fromkeys(dated(entry)))
    message = f"“{citation.text}” has {when(citation)}, its entry {entry.id} has {printed}"
    return Remark("citation-year" if year else "citation-date", message)


def _quotations(document: Document) -> Iterator[tuple[etree._Element, Remark]]:
    """Each outermost quotation that neither points to its source nor stands beside it in a `cit`."""
    for quote in document.root.iterfind(f".//{tei('text')}//{tei('quote')}"):
        around = [element.tag for element in quote.iterancestors(tei("quote"), tei("cit"), tei("back"))]
        if quote.get("source") or around:
            continue
        place = next((e.get(XML_ID, "") for e in quote.iterancestors() if e.get(XML_ID)), "")
        yield quote, Remark("quotation-unsourced", f"a quotation in {place or 'the text'} names no source")


def _listed(entry: Entry, cited: set[str]) -> Iterator[Remark]:
    if cited and entry.id not in cited:
        yield Remark("entry-uncited", f"{entry.id} is never cited")
    text = "".join(read(entry.element, tei("ref"), tei("idno")))
    for date in malformed(text):
        yield Remark("entry-date", f"{entry.id} has the date “{date}”, which cannot be")
