"""The names of the fields and the TEI element of each: one table for the printed and the parsed entry."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote

from teiwright.encode.bibliography.entry import Field
from teiwright.encode.pointers import pointer

__all__ = ["NAMES", "UNTAGGED", "Tag", "dating", "series_spans", "tag_of", "target"]


class Tag(NamedTuple):
    """An element with its fixed attributes."""

    element: str
    attributes: tuple[tuple[str, str], ...] = ()


_TAGS = {
    "author": Tag("author"),
    "interviewee": Tag("author"),
    "editor": Tag("editor"),
    "translator": Tag("editor", (("role", "translator"),)),
    "title_a": Tag("title", (("level", "a"),)),
    "title_j": Tag("title", (("level", "j"),)),
    "title_m": Tag("title", (("level", "m"),)),
    "title_s": Tag("title", (("level", "s"),)),
    "title_u": Tag("title", (("level", "u"),)),
    "series": Tag("series"),
    "date": Tag("date"),
    "document_date": Tag("date", (("type", "document"),)),
    "original_date": Tag("date", (("type", "original"),)),
    "event_date": Tag("date", (("type", "event"),)),
    "accessed": Tag("date", (("type", "accessed"),)),
    "edition": Tag("edition"),
    "place": Tag("pubPlace"),
    "publisher": Tag("publisher"),
    "meeting": Tag("meeting"),
    "event_place": Tag("name", (("type", "place"),)),
    "volume": Tag("biblScope", (("unit", "volume"),)),
    "issue": Tag("biblScope", (("unit", "issue"),)),
    "number": Tag("biblScope", (("unit", "issue"),)),
    "chapter": Tag("biblScope", (("unit", "chapter"),)),
    "page": Tag("biblScope", (("unit", "page"),)),
    "shelfmark": Tag("idno", (("type", "callNumber"),)),
    "symbol": Tag("idno", (("type", "symbol"),)),
    "doi": Tag("idno", (("type", "DOI"),)),
    "isbn": Tag("idno", (("type", "ISBN"),)),
    "issn": Tag("idno", (("type", "ISSN"),)),
    "arxiv": Tag("idno", (("type", "arXiv"),)),
    "urn": Tag("idno", (("type", "URN"),)),
    "handle": Tag("idno", (("type", "Handle"),)),
    "url": Tag("ref"),
}
UNTAGGED = frozenset({"note", "status", "type"})
"""Fields that the printed entry leaves as they stand: a `note` in it would read as a footnote of the edition."""
NAMES = (frozenset(_TAGS) | UNTAGGED) - {"series"}
"""All names that a `Field` can have."""

_PAGES = re.compile(r"[^\s,-]+(?:-[^\s,-]+)?")
_SAFE = ":/?#[]@!$&'()*+,;=%-._~"
_NEAR = 12


def tag_of(field: Field) -> Tag:
    """The element of `field` with all attributes that its name and value give."""
    tag = _TAGS[field.name]
    return Tag(tag.element, tag.attributes + _valued(field, tag.element))


def dating(value: str) -> tuple[tuple[str, str], ...]:
    """`when`, or `from` and `to`, of a date value; nothing where it is empty."""
    first, _, last = value.partition("/")
    if last:
        return (("from", first), ("to", last))
    return (("when", first),) if first else ()


def target(url: str) -> str | None:
    """`url` as a pointer of TEI, what no URI holds percent-encoded; None where it is no URI even so."""
    return pointer(quote(url, safe=_SAFE))


def series_spans(fields: tuple[Field, ...]) -> tuple[tuple[Field, tuple[Field, ...]], ...]:
    """For each series a field that spans it, and its parts: the title and the number that follows at once."""
    found = []
    for index, field in enumerate(fields):
        if field.name != "title_s":
            continue
        after = fields[index + 1] if index + 1 < len(fields) else None
        near = after and after.name in {"number", "volume"} and after.start - field.end <= _NEAR
        parts = (field, after) if after and near else (field,)
        found.append((Field("series", field.start, parts[-1].end, ""), parts))
    return tuple(found)


def _valued(field: Field, element: str) -> tuple[tuple[str, str], ...]:
    if element == "date":
        return dating(field.value)
    if field.name == "url":
        address = target(field.value)
        return (("target", address),) if address else ()
    if field.name == "page" and _PAGES.fullmatch(field.value):
        first, _, last = field.value.partition("-")
        return (("from", first), ("to", last or first))
    return ()
