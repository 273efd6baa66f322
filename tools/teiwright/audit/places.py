"""What an element holds and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.model import TEI_NS, XML_ID, Document, Locus, tei

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

__all__ = ["content", "locus", "printed"]

EDITORIAL = frozenset(tei(name) for name in ("corr", "reg", "expan"))


def content(element: etree._Element) -> str:
    """The printed text of `element` with each run of white space as one space."""
    return " ".join("".join(printed(element)).split())


def printed(element: etree._Element, *without: str) -> Iterator[str]:
    """The text nodes of `element` that the source prints: what the editor adds in a `choice` is left out.

    Args:
        element: not changed.
        without: Clark names of elements whose text is left out too.
    """
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str) and child.tag not in without and not _added(child):
            yield from printed(child, *without)
        if child.tail:
            yield child.tail


def locus(document: Document, element: etree._Element) -> Locus:
    """Where `element` stands; lxml counts no columns, and a tree that was never a file has no lines."""
    named = next((e for e in (element, *element.iterancestors()) if e.get(XML_ID)), None)
    return Locus(
        uri=document.uri,
        line=int(element.sourceline or 0),
        xpath=_path(document, element),
        xml_id="" if named is None else named.get(XML_ID, ""),
    )


def _path(document: Document, element: etree._Element) -> str:
    """The path from the root, with the TEI namespace as the default one."""
    if element is document.root:
        return "/TEI"
    return f"/TEI/{document.tree.getelementpath(element)}".replace(f"{{{TEI_NS}}}", "")


def _added(element: etree._Element) -> bool:
    parent = element.getparent()
    return element.tag in EDITORIAL and parent is not None and parent.tag == tei("choice")
