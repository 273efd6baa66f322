"""What a withheld edition says of itself, outside its text: added as whole elements, so that it can be taken away.

Each added element has `n="withheld"`; nothing else of the header is changed but `availability/@status`, whose
former value stands in that `n`. `withdraw` undoes `announce` to the byte.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.errors import WithholdError
from teiwright.model import Document, Source, tei

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["announce", "digests_of", "is_withheld", "sha256_of", "withdraw"]

MARK = "withheld"
RESTRICTED = "restricted"
SAMPLING = (
    "This is a derived text format, made by deletion and retention: each run of prose in the text is replaced by a "
    "gap that gives the reason, the unit and the number of characters. Kept are the header, the elements, the "
    "headings, the bibliography, and the mentions of persons, organizations, places, dates and cited works, but for a "
    "mention whose words would make a row of citations part of the running text. "
    "Withheld is all other text, that of notes and quotations included. The full text is restored with a "
    "copy of the source, whose SHA-256 the description of the source gives; the digests of paragraphs tell where a "
    "copy differs."
)
AVAILABILITY = (
    "The prose of the text is not part of this file and is not made available by it. A restored file is for the "
    "owner of a copy of the source and is not for publication."
)
INDENT = "  "


def announce(document: Document, source: Source, digests: Mapping[str, str]) -> None:
    """Say in the header that prose is withheld, from which source, and the digests in `standOff`; changes the tree.

    Args:
        document: with a `teiHeader`.
        source: what the prose can be restored from.
        digests: by pointer (`#p12`), in the order they are written.

    Raises:
        WithholdError: the document has no `fileDesc`.
    """
    header = _header(document)
    description = header.find(tei("fileDesc"))
    if description is None:
        raise WithholdError(
            f"{document.uri}: has no fileDesc to say in that prose is withheld; add a teiHeader"
        )
    _state_availability(description)
    _state_source(description, source)
    _state_sampling(header, description)
    if digests:
        _state_digests(document.root, digests)


def withdraw(document: Document) -> None:
    """Take away all that `announce` has added; changes the tree."""
    for element in list(_added(document)):
        parent = element.getparent()
        if parent is None:
            continue
        status = element.get("n", "").split()[1:]
        if parent.tag == tei("availability") and status:
            _set_status(parent, status[0])
        _remove(parent, element)


def is_withheld(document: Document) -> bool:
    """Whether the header says that prose is withheld, in the words of `announce`."""
    return next(_added(document), None) is not None


def sha256_of(document: Document) -> str:
    """The SHA-256 of the source that a withheld edition was made from; empty where none is given."""
    bibls = [b for b in document.root.iter(tei("bibl")) if b.get("type") == "digitalSource"]
    bibls.sort(key=lambda bibl: bibl.get("n") != MARK)
    values = (i.text for b in bibls for i in b.iter(tei("idno")) if i.get("type") == "sha256")
    return next((value.strip() for value in values if value), "")


def digests_of(document: Document) -> dict[str, str]:
    """The digests that a withheld edition publishes, by pointer (`#p12`)."""
    lists = (
        e for e in document.root.iter(tei("list")) if e.get("type") == "digests" and e.get("n", MARK) == MARK
    )
    return {item.get("corresp", ""): item.text or "" for found in lists for item in found.iter(tei("item"))}


def _header(document: Document) -> etree._Element:
    header = document.root.find(tei("teiHeader"))
    if header is None:
        raise WithholdError(f"{document.uri}: has no teiHeader to say in that prose is withheld; add one")
    return header


def _added(document: Document) -> Iterator[etree._Element]:
    """The elements that `announce` has added, none inside another."""
    for part in document.root:
        if part.tag in {tei("teiHeader"), tei("standOff")}:
            for element in part.iter("{*}*"):
                parent = element.getparent()
                inside = parent is not None and _is_mark(parent)
                if _is_mark(element) and not inside:
                    yield element


def _is_mark(element: etree._Element) -> bool:
    return bool(re.fullmatch(rf"{MARK}( \S+)?", element.get("n", "")))


def _state_availability(description: etree._Element) -> None:
    publication = description.find(tei("publicationStmt"))
    if publication is None:
        publication = _element("publicationStmt", MARK)
        _insert(description, description.find(tei("titleStmt")), publication)
    paragraph = _element("p", MARK, AVAILABILITY)
    availability = publication.find(tei("availability"))
    if availability is None and publication.find(tei("p")) is not None:
        _insert(publication, _last(publication), paragraph)
        return
    if availability is None:
        availability = _element("availability", MARK)
        availability.set("status", RESTRICTED)
        _insert(publication, _last(publication), availability)
        paragraph = _element("p", "", AVAILABILITY)
    elif availability.get("status") != RESTRICTED:
        paragraph.set("n", f"{MARK} {availability.get('status', '-')}")
        availability.set("status", RESTRICTED)
    _insert(availability, _last(availability), paragraph)


def _state_source(description: etree._Element, source: Source) -> None:
    described = description.find(tei("sourceDesc"))
    if described is None:
        described = _element("sourceDesc", MARK)
        _insert(description, _last(description), described)
    recorded = any(
        idno.get("type") == "sha256"
        for bibl in described.iter(tei("bibl"))
        if bibl.get("type") == "digitalSource"
        for idno in bibl.iter(tei("idno"))
    )
    if recorded and source.media_type != "application/tei+xml":
        return
    bibl = _element("bibl", MARK)
    bibl.set("type", "digitalSource")
    idno = _element("idno", "", source.sha256)
    idno.set("type", "sha256")
    if described.find(tei("p")) is None:
        _insert(described, _last(described), bibl)
    else:
        # sourceDesc holds paragraphs or bibliographic elements, not both (TEI, class model.sourceDescPart).
        paragraph = _element("p", MARK)
        del bibl.attrib["n"]
        _insert(described, _last(described), paragraph)
        paragraph.append(bibl)
    bibl.append(idno)


def _state_sampling(header: etree._Element, description: etree._Element) -> None:
    encoding = header.find(tei("encodingDesc"))
    if encoding is None:
        encoding = _element("encodingDesc", MARK)
        _insert(header, description, encoding)
    sampling = _element("samplingDecl", MARK)
    project = encoding.find(tei("projectDesc"))
    _insert(encoding, project if project is not None else _last(encoding), sampling)
    _insert(sampling, None, _element("p", "", SAMPLING))


def _state_digests(root: etree._Element, digests: Mapping[str, str]) -> None:
    stand_off = next(root.iterchildren(tei("standOff"), reversed=True), None)
    if stand_off is None:
        stand_off = _element("standOff", MARK)
        _insert(root, _last(root), stand_off)
    listing = _element("list", MARK)
    listing.set("type", "digests")
    _insert(stand_off, _last(stand_off), listing)
    previous: etree._Element | None = None
    for pointer, value in digests.items():
        item = _element("item", "", value)
        item.set("corresp", pointer)
        _insert(listing, previous, item)
        previous = item


def _element(name: str, mark: str, text: str | None = None) -> etree._Element:
    element = etree.Element(tei(name), {"n": mark} if mark else None)
    element.text = text
    return element


def _last(parent: etree._Element) -> etree._Element | None:
    return parent[-1] if len(parent) else None


def _insert(parent: etree._Element, previous: etree._Element | None, child: etree._Element) -> None:
    """Put `child` behind `previous`, on a line of its own where the lines around are indented.

    The layout that stood there moves behind `child`, so that `_remove` can put it back.
    """
    margin, fresh = _margin(parent), _is_mark(parent) and not len(parent)
    if previous is not None:
        layout, previous.tail = previous.tail, None
        previous.addnext(child)
        previous.tail = margin
    else:
        layout = parent.text
        parent.insert(0, child)
        parent.text = margin
    child.tail = margin.removesuffix(INDENT) if fresh and margin is not None else layout


def _remove(parent: etree._Element, child: etree._Element) -> None:
    previous, layout = child.getprevious(), child.tail
    parent.remove(child)
    if previous is not None:
        previous.tail = layout
    else:
        parent.text = layout


def _margin(parent: etree._Element) -> str | None:
    """The line feed and the indentation of `parent`'s children; None where it is all on one line."""
    if len(parent) and parent.text and not parent.text.strip() and "\n" in parent.text:
        return parent.text
    above = parent.getparent()
    first = above.text if above is not None and not len(parent) else None
    return f"{first}{INDENT}" if first and not first.strip() and "\n" in first else None


def _set_status(availability: etree._Element, status: str) -> None:
    if status == "-":
        del availability.attrib["status"]
    else:
        availability.set("status", status)
