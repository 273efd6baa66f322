"""Reading and writing XML with entities, DTDs and the network off."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.charset import UTF_8, characters, encoding
from teiwright.errors import UnreadableError
from teiwright.model import Document

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["DEEPEST", "LARGEST", "LONGEST", "content", "parse", "parser", "read", "serialise"]

LARGEST = 256 * 1024 * 1024
"""The bytes of the largest file that is read; its tree takes about ten times as much memory."""

DEEPEST = 256
"""How many elements may stand in each other (libxml2's limit); every later step is sure to go as deep."""

LONGEST = 10_000_000
"""The bytes of the longest text, attribute value, comment or start tag (libxml2's limit)."""

DOCTYPE = re.compile(rb"<!DOCTYPE\b")
PROLOG = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
TOO_MUCH = (
    ("Excessive depth", f"more than {DEEPEST} elements stand in each other; flatten the document"),
    ("Name too long", "a name has more than 50,000 bytes; shorten it"),
    (
        re.compile(r"too long|too big|limit exceeded"),
        f"a text, value, comment or tag has more than {LONGEST // 1_000_000} million bytes; divide it",
    ),
)


def parser() -> etree.XMLParser:
    """A parser that reads nothing but the bytes it is given: no entity, no DTD, no network, no id table.

    It keeps the limits of libxml2, which end a parse that would take too much memory or go too deep.
    """
    return _parser(None)


def read(path: Path | str) -> Document:
    """The document at `path`; ``-`` is standard input.

    Raises:
        UnreadableError: the file is missing, empty or too large, is not well-formed, or has a document type declaration.
    """
    return parse(content(path), str(path))


def content(path: Path | str) -> bytes:
    """The bytes of the file `path`, at most one more than `parse` takes; ``-`` is standard input.

    Raises:
        UnreadableError: the file is missing or cannot be read.
    """
    name = str(path)
    try:
        return _bytes(name)
    except OSError as error:
        raise UnreadableError(f"{name}: cannot be read ({error.strerror}); check the path") from error
    except ValueError as error:  # a null character in the name
        raise UnreadableError(f"{name!r}: cannot be read ({error}); check the path") from error


def parse(data: bytes, uri: str) -> Document:
    """The document that `data` holds, in any encoding that it declares and `teiwright.charset` knows.

    Raises:
        UnreadableError: `data` is empty or too large, is not well-formed, or has a document type declaration.
    """
    if len(data) > LARGEST:
        raise UnreadableError(f"{uri}: has more than {LARGEST // 1024**2} MB; divide it into several files")
    if not data.strip():
        raise UnreadableError(f"{uri}: is empty; give a TEI file")
    if encoding(data, uri) != UTF_8:
        data = characters(data, uri).encode()
    prolog = PROLOG.match(data)
    if prolog and DOCTYPE.match(data, prolog.end()):
        before = prolog[0].removeprefix(b"\xef\xbb\xbf").decode(errors="replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise UnreadableError(
            f"{uri}:{line}:{column}: has a document type declaration, which is not read for safety; "
            f"remove the <!DOCTYPE …> and write its entities out"
        )
    try:
        root = etree.fromstring(data, _parser(UTF_8))
    except etree.XMLSyntaxError as error:
        raise _unreadable(data, uri, error) from error
    tree = root.getroottree()
    if tree.docinfo.doctype:
        raise UnreadableError(f"{uri}: has a document type declaration; remove it")
    return Document(tree, uri)


def _parser(name: str | None) -> etree.XMLParser:
    return etree.XMLParser(
        encoding=name,
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        no_network=True,
        collect_ids=False,
        remove_blank_text=False,
    )


def _bytes(name: str) -> bytes:
    """What is read is bounded, whether the file grows, is a device without an end, or is a pipe."""
    if name == "-":
        return sys.stdin.buffer.read(LARGEST + 1)
    with open(name, "rb") as stream:  # noqa: PTH123 - Path.open is the same and knows no file descriptors
        # To ask for the most at once costs room for it, and with many files more time than their bytes.
        size = min(os.fstat(stream.fileno()).st_size, LARGEST)
        data = stream.read(size + 1)
        return data if len(data) <= size else data + stream.read(LARGEST - size)


def _unreadable(data: bytes, uri: str, error: etree.XMLSyntaxError) -> UnreadableError:
    """The sentence for what libxml2 refuses: a limit, bytes that are no characters, or broken XML."""
    line, column = error.position
    where = f"{uri}:{line}:{column}"
    reason = " ".join((error.msg or "not well-formed").rsplit(", line ", 1)[0].split())
    for sign, sentence in TOO_MUCH:
        if re.search(sign, reason):
            return UnreadableError(f"{where}: {sentence}")
    if "encoding" in reason:
        try:
            characters(data, uri)
        except UnreadableError as precise:
            return precise
    return UnreadableError(f"{where}: not well-formed: {reason}; mend the XML")


def serialise(document: Document) -> bytes:
    """The bytes of `document`: an XML declaration, UTF-8, LF, and one line feed at the end."""
    data: bytes = etree.tostring(document.tree, xml_declaration=True, encoding="UTF-8")
    return data.rstrip(b"\n") + b"\n"
