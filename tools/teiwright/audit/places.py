"""What an element holds and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.model import TEI_NS, XML_ID, Document, Locus, tei

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from teiwright.spots import Position

__all__ = ["content", "locus", "read", "replaced"]

REPLACED = frozenset(tei(name) for name in ("sic", "orig", "expan"))


def content(element: etree._Element) -> str:
    """The text of `element` as the editor reads it, with each run of white space as one space."""
    return " ".join("".join(read(element)).split())


def read(element: etree._Element, *without: str) -> Iterator[str]:
    """The text nodes of `element` as the editor reads them: of a `choice` the correction, which settles a finding.

    Args:
        element: not changed.
        without: Clark names of elements whose text is left out too.
    """
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str) and child.tag not in without and not replaced(child):
            yield from read(child, *without)
        if child.tail:
            yield child.tail


def locus(document: Document, element: etree._Element, place: Position) -> Locus:
    """The place of `element`, whose line and column is `place`."""
    named = next((e for e in (element, *element.iterancestors()) if e.get(XML_ID)), None)
    return Locus(
        uri=document.uri,
        line=place[0],
        column=place[1],
        xpath=_path(document, element),
        xml_id="" if named is None else named.get(XML_ID, ""),
    )


def _path(document: Document, element: etree._Element) -> str:
    """The path from the root, with the TEI namespace as the default one."""
    if element is document.root:
        return "/TEI"
    return f"/TEI/{document.tree.getelementpath(element)}".replace(f"{{{TEI_NS}}}", "")


def replaced(element: etree._Element) -> bool:
    """Whether `element` is the part of a `choice` that the editor does not read: `sic`, `orig` or `expan`."""
    parent = element.getparent()
    return element.tag in REPLACED and parent is not None and parent.tag == tei("choice")
