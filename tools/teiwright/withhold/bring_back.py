"""From a withheld edition and a copy of its source to the full edition."""

from __future__ import annotations

import copy
import hashlib
import unicodedata
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from teiwright import blocks, xml
from teiwright.errors import RestoreError
from teiwright.model import XML_ID, Document
from teiwright.withhold.differences import CopyDiffersError, copy_of, copy_of_units, locate, sentence
from teiwright.withhold.gaps import fill, mark_gaps, unmark_gaps
from teiwright.withhold.notice import digests_of, is_withheld, sha256_of, withdraw
from teiwright.withhold.prose import Kind, walk
from teiwright.withhold.remove import TEI, canonical, from_edition, stream_of
from teiwright.withhold.stand_ins import bring_back
from teiwright.withhold.units import digest, units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from teiwright.model import Source
    from teiwright.withhold.differences import Copy, Difference

__all__ = ["Sameness", "restore", "sameness"]

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
LINE_ENDS = ("\n", "\r\n", "\r")
FORMS: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")


class Sameness(StrEnum):
    """How a copy of the source is the same as the one that an edition was made from."""

    BYTES = "bytes"
    TEXT = "text"
    NORMALISED = "normalised"
    NONE = "none"


def sameness(document: Document, source: Source) -> Sameness:
    """How `source` is the same as the source of the withheld `document`.

    `BYTES`: its SHA-256 is the recorded one. `TEXT`: the characters are the same, the bytes differ by line ends, a byte
    order mark or layout. `NORMALISED`: they are the same in another Unicode normalisation form. All three restore
    the same edition. A digest of the whole text proves each; without one only the bytes with other line ends are tried.
    """
    return _proof(document, source)[0]


def restore(document: Document, source: Source) -> Document:
    """The full edition of the withheld `document`, its prose taken from `source`; it is not changed.

    What `withhold` was given comes back to the byte (`xml.serialise`) from a plain text or Markdown, and equal in canonical XML from a
    TEI file.

    Raises:
        RestoreError: `document` is not withheld, or has been changed since.
        CopyDiffersError: `source` is not the same text; `differences` says where.
    """
    if not is_withheld(document):
        raise RestoreError(f"{document.uri}: withholds nothing; give a withheld edition")
    return _from_edition(document, source) if source.media_type == TEI else _from_text(document, source)


def _from_text(document: Document, source: Source) -> Document:
    same, stream = _proof(document, source)
    if same is Sameness.NONE:
        raise _refusal(document, source, locate(units(walk(document), _digests(document)), copy_of(source)))
    tree = Document(copy.deepcopy(document.tree), document.uri)
    fill(list(_pieces(tree, stream)))
    bring_back(tree)
    unmark_gaps(tree)
    withdraw(tree)
    return tree


def _from_edition(document: Document, source: Source) -> Document:
    full = xml.parse(source.data, source.uri)
    recorded = sha256_of(document)
    same = recorded in _hashes(source)
    again = from_edition(full, replace(source, sha256=recorded))
    if same and canonical(again) == canonical(document):
        return Document(full.tree, document.uri)
    raise _refusal(document, source, locate(units(walk(document), _digests(document)), _copy(full)))


def _copy(full: Document) -> Copy:
    marked = Document(copy.deepcopy(full.tree), full.uri)
    mark_gaps(marked)
    runs = list(walk(marked))
    whole = units(runs, {})
    return copy_of_units(stream_of(runs), whole, (0 for _ in whole))


def _pieces(document: Document, stream: str) -> Iterator[tuple[etree._Element, str]]:
    """Each gap of `document` with its text, after a proof that what is kept stands in `stream` too."""
    position = 0
    for run in walk(document):
        end = position + run.length
        if run.kind is Kind.WITHHELD:
            yield run.anchor, stream[position:end]
        elif run.length and not stream.startswith(run.text.replace("\n", ""), position):
            raise _changed(document, run.anchor.sourceline)
        position = end
    if position != len(stream):
        raise _changed(document, None)


def _proof(document: Document, source: Source) -> tuple[Sameness, str]:
    """How `source` is the same, and the stream that is proven to be that of the edition."""
    recorded = sha256_of(document)
    if source.media_type == TEI:
        return (_by_bytes(source, recorded), source.text)
    stream = blocks.stream(source)
    by_bytes = _by_bytes(source, recorded)
    if by_bytes is not Sameness.NONE:
        return by_bytes, stream
    whole = digests_of(document).get(f"#{document.root.get(XML_ID, '')}", "")
    if whole and digest(stream) == whole:
        return Sameness.TEXT, stream
    for form in FORMS:
        normalised = unicodedata.normalize(form, stream)
        if whole and digest(normalised) == whole:
            return Sameness.NORMALISED, normalised
    return Sameness.NONE, ""


def _by_bytes(source: Source, recorded: str) -> Sameness:
    if source.sha256 == recorded:
        return Sameness.BYTES
    return Sameness.TEXT if recorded in _hashes(source) else Sameness.NONE


def _hashes(source: Source) -> Iterator[str]:
    """The SHA-256 of `source` as it is, and with each line end, with and without a byte order mark."""
    yield source.sha256
    for line_end in LINE_ENDS:
        for mark in ("", BOM):
            yield hashlib.sha256((mark + source.text.replace("\n", line_end)).encode()).hexdigest()


def _digests(document: Document) -> dict[str, str]:
    return {pointer.removeprefix("#"): value for pointer, value in digests_of(document).items()}


def _refusal(document: Document, source: Source, differences: tuple[Difference, ...]) -> CopyDiffersError:
    where = (
        sentence(differences)
        if differences
        else "no paragraph that has a digest differs, a shorter part does"
    )
    return CopyDiffersError(
        f"{source.uri}: is not the source that {document.uri} was made from: {where}; give an unaltered copy",
        differences,
    )


def _changed(document: Document, line: int | None) -> RestoreError:
    place = f"{document.uri}:{line}" if line else document.uri
    return RestoreError(
        f"{place}: the withheld edition has been changed since it was made, so that its gaps no longer fit the "
        f"source; give it as it was published"
    )
