"""Reading and writing XML with entities, DTDs and the network off."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from lxml import etree

from teiwright.errors import UnreadableError
from teiwright.model import Document

__all__ = ["parse", "parser", "read", "serialise"]

DOCTYPE = re.compile(rb"<!DOCTYPE\b")
PROLOG = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)


def parser() -> etree.XMLParser:
    """A parser that reads nothing but the bytes it is given: no entity, no DTD, no network, no id table."""
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        no_network=True,
        collect_ids=False,
        huge_tree=True,
        remove_blank_text=False,
    )


def read(path: Path | str) -> Document:
    """The document at `path`; ``-`` is standard input.

    Raises:
        UnreadableError: the file is missing or empty, is not well-formed, or has a document type declaration.
    """
    name = str(path)
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(path).read_bytes()
    except OSError as error:
        raise UnreadableError(f"{name}: cannot be read ({error.strerror}); check the path") from error
    return parse(data, name)


def parse(data: bytes, uri: str) -> Document:
    """The document that `data` holds.

    Raises:
        UnreadableError: `data` is empty, is not well-formed, or has a document type declaration.
    """
    if not data.strip():
        raise UnreadableError(f"{uri}: is empty; give a TEI file")
    prolog = PROLOG.match(data)
    if prolog and DOCTYPE.match(data, prolog.end()):
        raise UnreadableError(
            f"{uri}: has a document type declaration, which is not read for safety; "
            f"remove the <!DOCTYPE …> and write its entities out"
        )
    try:
        root = etree.fromstring(data, parser())
    except etree.XMLSyntaxError as error:
        line, column = error.position
        reason = " ".join((error.msg or "not well-formed").rsplit(", line ", 1)[0].split())
        raise UnreadableError(f"{uri}:{line}:{column}: not well-formed: {reason}; mend the XML") from error
    tree = root.getroottree()
    if tree.docinfo.doctype:
        raise UnreadableError(f"{uri}: has a document type declaration; remove it")
    return Document(tree, uri)


def serialise(document: Document) -> bytes:
    """The bytes of `document`: an XML declaration, UTF-8, LF, and one line feed at the end."""
    data: bytes = etree.tostring(document.tree, xml_declaration=True, encoding="UTF-8")
    return data.rstrip(b"\n") + b"\n"
