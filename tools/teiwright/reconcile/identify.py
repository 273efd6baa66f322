"""Identifiers written into a TEI file: `idno` elements put between its bytes, of which none is changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from teiwright import charset, xml
from teiwright.authority import from_document
from teiwright.errors import ReviewError, UnreadableError
from teiwright.model import XML_ID, tei

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml import etree

    from teiwright.reconcile.candidates import Accepted, Decisions

__all__ = ["identify"]

# In well-formed XML without a DTD every `<` that is not one of the first three begins a tag.
TAG = re.compile(
    r"""<(?: !--.*?-- | !\[CDATA\[.*?\]\] | \?.*?\?
      | (?P<end>/)[^>]*
      | (?P<start>[^\s/>!?]++)(?:[^"'>/]|"[^"]*+"|'[^']*+')*+(?P<empty>/?)
    )>""",
    re.DOTALL | re.VERBOSE,
)
GAP = re.compile(r"(?:\r\n|[\r\n])[ \t]*\Z")
"""A line end and the indentation behind it."""

LAST = frozenset(
    map(
        tei,
        "note noteGrp bibl biblStruct biblFull listBibl msDesc ptr ref link linkGrp place listPlace person listPerson org listOrg".split(),
    )
)
"""What comes behind an `idno` in an entity (TEI P5, 14.2 and 14.3)."""


@dataclass(frozen=True, slots=True)
class Extent:
    """Where an element stands in the characters of the file: from its start tag to behind its end tag."""

    start: int
    end: int
    prefix: str


def identify(data: bytes, uri: str, decisions: Decisions) -> bytes:
    """The file with an `idno` for each identifier that is accepted in `decisions`; every other byte is as it was.

    Args:
        data: a TEI file, an authority file or an edition with entities of its own.
        uri: what messages call it.
        decisions: an identifier that the file has already is passed by.

    Raises:
        UnreadableError: it cannot be read as XML, or its encoding cannot be edited.
        AuthorityError: see `teiwright.authority.read`.
        ReviewError: an entity is not there, or has another identifier of this type.
    """
    document = xml.parse(data, uri)
    known = from_document(document)
    codec = charset.encoding(data, uri)
    text = data.decode(codec)
    if text.encode(codec) != data:
        raise UnreadableError(
            f"{uri}: has an encoding whose bytes cannot be changed alone; save the file as UTF-8"
        )
    elements = list(document.root.iter("*"))
    entities = {each.get(XML_ID, ""): each for each in elements if each.get(XML_ID, "") in known}
    extents = dict(zip(elements, _extents(text), strict=True))
    wanted: dict[str, list[Accepted]] = {}
    for one in decisions.accepted.values():
        if one.entity not in entities:
            raise ReviewError(
                f'{decisions.uri}:{one.line}: {uri} has no entity "{one.entity}"; take the row out'
            )
        if not _has(entities[one.entity], one, decisions.uri):
            wanted.setdefault(one.entity, []).append(one)
    puts = [_put(entities[name], found, extents, text) for name, found in wanted.items()]
    return b"".join(_parts(text, puts, codec))


def _has(entity: etree._Element, one: Accepted, uri: str) -> bool:
    """Whether the entity has this identifier already."""
    present = [
        "".join(n.itertext()).strip() for n in entity.iterchildren(tei("idno")) if n.get("type") == one.type
    ]
    if present and one.identifier not in present:
        raise ReviewError(
            f'{uri}:{one.line}: accepts {one.identifier} for "{one.entity}", which has the {one.type} identifier '
            f"{present[0]} already; keep one of the two"
        )
    return bool(present)


def _put(
    entity: etree._Element, found: Sequence[Accepted], extents: dict[etree._Element, Extent], text: str
) -> tuple[int, str]:
    """The offset at which the identifiers of an entity go, and their text, each on a line like its siblings'."""
    before = _before(entity)
    place = extents[before]
    gap = GAP.search(text, text.rfind(">", 0, place.start) + 1, place.start)
    blank = gap[0] if gap else ""
    name = f"{place.prefix}idno"
    return place.end, "".join(
        f"{blank}<{name} type={quoteattr(one.type)}>{escape(one.identifier)}</{name}>" for one in found
    )


def _before(entity: etree._Element) -> etree._Element:
    """The child behind which an identifier goes: the last `idno`, else the last one that may stand before it."""
    children = list(entity.iterchildren("*"))
    same = [each for each in children if each.tag == tei("idno")]
    if same:
        return same[-1]
    first = next((n for n, each in enumerate(children) if each.tag in LAST), len(children))
    # An entity has a name, but what stands before it in no valid file does in some.
    return children[max(first, 1) - 1]


def _extents(text: str) -> Iterator[Extent]:
    """The extents of all elements, in document order."""
    found: list[Extent] = []
    opened: list[int] = []
    for tag in TAG.finditer(text):
        if tag["end"]:
            number = opened.pop()
            found[number] = Extent(found[number].start, tag.end(), found[number].prefix)
        elif tag["start"]:
            prefix, colon, _ = tag["start"].rpartition(":")
            found.append(Extent(tag.start(), tag.end(), prefix + colon))
            if not tag["empty"]:
                opened.append(len(found) - 1)
    return iter(found)


def _parts(text: str, puts: Iterable[tuple[int, str]], codec: str) -> Iterator[bytes]:
    position = 0
    for place, more in sorted(puts):
        yield text[position:place].encode(codec)
        # What the encoding lacks becomes a character reference.
        yield more.encode(codec, "xmlcharrefreplace")
        position = place
    yield text[position:].encode(codec)
