"""References as a RIS file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.references import dates, markup
from teiwright.references.model import FIELDS, Date
from teiwright.references.ris.vocabulary import CONTAINER, PLACES, TEXT, TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teiwright.references.model import Name, Reference

__all__ = ["write"]

_TAGS = {name: tag for tag, name in reversed(TEXT.items())}
_ROLES = {"author": "AU", "editor": "ED", "collection-editor": "A3", "translator": "A4"}


def write(references: Iterable[Reference]) -> str:
    """`references` as a RIS file, with what RIS has a tag for."""
    return "".join(f"TY  - {_kind(one)}\n{_lines(one)}ER  - \n\n" for one in references)


def _kind(one: Reference) -> str:
    return TYPES.get(one.type, "GEN")


def _lines(one: Reference) -> str:
    return "".join(f"{tag}  - {value}\n" for tag, value in _tagged(one) if value)


def _tagged(one: Reference) -> Iterator[tuple[str, str]]:
    kind = _kind(one)
    yield "ID", one.id
    for role, tag in _ROLES.items():
        tag_here = "A2" if kind == "BOOK" and tag == "A3" else tag
        yield from ((tag_here, _name(each)) for each in one.names.get(role, ()))
    issued = one.dates.get("issued", Date())
    yield "PY", str(issued.start[0]) if issued.start else issued.literal
    yield "DA", _date(issued)
    yield "Y2", _date(one.dates.get("accessed", Date()))
    yield from ((_tag(name, kind), markup.plain(one.get(name))) for name in FIELDS if _tag(name, kind))
    yield from _numbered(one, kind)


def _tag(name: str, kind: str) -> str:
    """The tag of a field; empty where RIS has none."""
    if kind in CONTAINER["T2"]:
        if name == "collection-title":
            return "T2"
        if name == "container-title":
            return "JF"
    return _TAGS.get(name, "")


def _numbered(one: Reference, kind: str) -> Iterator[tuple[str, str]]:
    pages = one.get("page")
    first, _, last = pages.partition("-")
    if kind in PLACES and not pages:
        yield "SP", one.get("number-of-pages")
    elif "-" in last or not last:
        yield "SP", pages
    else:
        yield "SP", first
        yield "EP", last
    yield "SN", one.get("ISSN") or one.get("ISBN")


def _name(name: Name) -> str:
    if name.literal:
        return name.literal.replace(",", " ")
    family = f"{name.particle} {name.family}".strip() if name.particle else name.family
    return ", ".join([family, name.given, *([name.suffix] if name.suffix else [])])


def _date(date: Date) -> str:
    """``2014/03/12/``, with a season behind the last stroke; nothing where there is no year."""
    if not date.start:
        return ""
    parts = [f"{date.start[0]:04}", *(f"{part:02}" for part in date.start[1:])]
    season = dates.SEASONS[date.season - 1] if date.season else ""
    return "/".join([*parts, *[""] * (3 - len(parts)), season])
