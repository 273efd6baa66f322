"""The bibliography of a TEI document: each work once, whatever project encoded it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.model import XML_ID, tei
from teiwright.references.tei.read import from_bibl, from_biblstruct
from teiwright.references.values import unique

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml import etree

    from teiwright.references.model import Reference

__all__ = ["bibliography"]


def bibliography(
    root: etree._Element, parse: Callable[[etree._Element], Reference | None] = lambda _: None
) -> tuple[Reference, ...]:
    """The works of all lists of `root`, in document order, each with an id of its own; the tree is not changed.

    A printed `bibl` to which a `biblStruct` corresponds is read from that, at the place of the `bibl`. What the header says of the
    document itself is no work of its bibliography.

    Args:
        root: the root of a TEI document, or a `listBibl`.
        parse: makes a reference of a `bibl` in which nothing is tagged; None where it cannot.
    """
    structured = {
        pointer[1:]: one
        for one in _structs(root)
        for pointer in one.get("corresp", "").split()
        if pointer[:1] == "#"
    }
    printed = [one for one in root.iter(tei("bibl")) if _is_listed(one)]
    twice = {id(structured[one.get(XML_ID, "")]) for one in printed if one.get(XML_ID, "") in structured}
    found: list[Reference | None] = []
    for one in root.iter(tei("bibl"), tei("biblStruct")):
        if one.tag == tei("biblStruct"):
            if _is_outer(one) and id(one) not in twice:
                found.append(from_biblstruct(one))
        elif _is_listed(one):
            struct = structured.get(one.get(XML_ID, ""))
            found.append(from_biblstruct(struct) if struct is not None else from_bibl(one) or parse(one))
    return unique([one for one in found if one])


def _structs(root: etree._Element) -> Iterator[etree._Element]:
    return (one for one in root.iter(tei("biblStruct")) if _is_outer(one))


def _is_outer(element: etree._Element) -> bool:
    """Whether it is a work of its own: in no other entry, and not in the header."""
    above = {up.tag for up in element.iterancestors()}
    return not above & {tei("biblStruct"), tei("bibl"), tei("teiHeader")}


def _is_listed(element: etree._Element) -> bool:
    """Whether a `bibl` is an entry of a list, or stands alone in a bibliography; not a citation in running text."""
    above = [up for up in element.iterancestors() if isinstance(up.tag, str)]
    inner = {up.tag for up in above} & {
        tei("bibl"),
        tei("biblStruct"),
        tei("teiHeader"),
        tei("cit"),
        tei("p"),
        tei("note"),
    }
    listed = any(up.tag == tei("listBibl") or up.get("type") == "bibliography" for up in above)
    return listed and not inner
