"""References as a BibLaTeX file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.references import dates
from teiwright.references.bibtex.latex import encode, protected
from teiwright.references.bibtex.names import joined
from teiwright.references.bibtex.vocabulary import (
    ARTICLES,
    DATED,
    ENTRY,
    IN_SERIES,
    LANGUAGES,
    NAMED,
    TEXT,
    TYPE,
    VERBATIM,
)
from teiwright.references.model import DATES, FIELDS, NAMES, Date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teiwright.references.model import Reference

__all__ = ["write"]

_TITLES = frozenset({"title", "title-short", "container-title", "collection-title", "original-title"})
_INSTITUTIONS = frozenset({"thesis", "report"})
_LISTS = frozenset({"address", "origlocation", "venue"})
_PUBLISHERS = frozenset({"publisher", "original-publisher"})
_UNFIT = re.compile(r"[\s\"#%'(),={}~\\]")


def write(references: Iterable[Reference]) -> str:
    """`references` as a BibLaTeX file; what BibLaTeX has no field for stands under its name in CSL."""
    return "\n".join(map(_entry, references))


def _entry(one: Reference) -> str:
    kind = TYPE.get(one.type, "misc")
    lines = [f"  {name} = {{{value}}}" for name, value in _fields(one, kind) if value]
    return ",\n".join([f"@{kind}{{{_UNFIT.sub('-', one.id)}", *lines]) + "\n}\n"


def _fields(one: Reference, kind: str) -> Iterator[tuple[str, str]]:
    if ENTRY.get(kind, "document") != one.type:
        yield "entrysubtype", one.type
    known = {role: field for field, role in reversed(NAMED.items()) if field != "holder"}
    for role in NAMES:
        yield known.get(role, role), joined(one.names.get(role, ()))
    yield from _issued(one.dates.get("issued", Date()))
    dated = {ours: theirs for theirs, ours in DATED.items()}
    for name in DATES[1:]:
        yield dated.get(name, name), _date(one.dates.get(name, Date()))
    for name in FIELDS:
        value = one.get(name)
        field = _field(name, kind, one)
        if value:
            yield field, _value(name, field, value)


def _field(name: str, kind: str, one: Reference) -> str:
    """The name that a field has in an entry of this kind; of two names that BibLaTeX knows, the one of BibTeX."""
    if name == "container-title":
        return "journal" if one.type in ARTICLES else "booktitle"
    if name == "publisher" and kind in _INSTITUTIONS:
        return "institution"
    if name == "issue" and one.type in ARTICLES:
        return "number"
    if name == "collection-number" and one.type in IN_SERIES:
        return "number"
    if name == "number" and one.type in ARTICLES | IN_SERIES:
        return "csl-number"
    return _FIELD.get(name, name)


def _issued(date: Date) -> Iterator[tuple[str, str]]:
    """The date of publication: year and month as BibTeX knows them, else `date` as well as `year`."""
    written = _date(date)
    if not date.start:
        yield "year", written
    elif re.fullmatch(r"\d{4}(?:-[01]\d)?", written):
        year, _, month = written.partition("-")
        yield "year", year
        yield "month", month.lstrip("0")
    else:
        yield "date", written


_FIELD = {ours: theirs for theirs, ours in reversed(TEXT.items())} | {
    "publisher-place": "address",
    "language": "langid",
}


def _value(name: str, field: str, value: str) -> str:
    if name == "language":
        return LANGUAGES.get(value) or encode(value)
    if name == "page":
        return re.sub(r"(?<=\w)-(?=\w)", "--", encode(value))
    if field in _LISTS or name in _PUBLISHERS:
        whole = re.sub(r"(?<=\s)and(?=\s)", "{and}", encode(value))
        return whole.replace("; ", " and ") if field in _LISTS else whole
    if field in VERBATIM:
        return value.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
    return protected(value) if name in _TITLES else encode(value)


def _date(date: Date) -> str:
    """`date` in the form of ISO 8601-2 that BibLaTeX reads."""
    if not date.start:
        return encode(date.literal)
    mark = "~" if date.circa else ""
    if date.season:
        return f"{dates.iso(date.start)}-{20 + date.season}{mark}"
    return "/".join(dates.iso(point) + mark for point in (date.start, date.end) if point)
