"""What tells two entries of a bibliography apart: title, container, numbers, DOI and pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teiwright.audit.names import fold, words
from teiwright.audit.places import content
from teiwright.audit.years import base
from teiwright.model import tei

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from teiwright.audit.entries import Entry

__all__ = ["Work", "pages", "work"]

DOI = re.compile(r"10\.\d{4,9}/\S+")
RESOLVER = re.compile(r"(?:dx\.)?doi\.org/")
RANGE = re.compile(r"(?P<first>\d{1,6})\s*[-–—]\s*(?P<last>\d{1,6})")
NUMBER = re.compile(r"\d+|\b[ivx]+\b")
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Work:
    """What an entry describes, folded so that spellings compare.

    Attributes:
        entry: where it is printed.
        family: the family name of its first author.
        year: without its letter.
        title: its own title: of an article or chapter that, else that of the book.
        container: the title of the journal, book or series that holds it; empty where it stands alone.
        numbers: the numbers of its title, volume, issue and pages, each with what it counts.
        doi: in lower case; empty without one.
        editors: the words of their names.
        publisher: empty without one.
    """

    entry: Entry = field(repr=False)
    family: str
    year: str
    title: str
    container: str
    numbers: frozenset[tuple[str, str]]
    doi: str
    editors: frozenset[str]
    publisher: str


def work(entry: Entry) -> Work:
    """What `entry` describes, as it is printed, and parsed where the print has no such field."""
    titles = tuple(_titles(entry.element)) or tuple(_titles(entry.struct))
    title = titles[0] if titles else ""
    return Work(
        entry,
        " ".join(words(entry.names[0].family)) if entry.names else "",
        base(entry.years[0]) if entry.years else "",
        title,
        titles[1] if len(titles) > 1 else "",
        frozenset((*(("title", number) for number in NUMBER.findall(title)), *_scopes(entry))),
        _doi(entry),
        frozenset(word for editor in _fields(entry, "editor") for word in words(editor)),
        next((fold(publisher) for publisher in _fields(entry, "publisher")), ""),
    )


def pages(entry: Entry) -> tuple[int, int] | None:
    """The first and last page of an article or chapter; None where the entry prints no range or several."""
    if not _is_part(entry):
        return None
    found = {span for part in _parts(entry) for span in _spans(part)}
    return found.pop() if len(found) == 1 else None


def _is_part(entry: Entry) -> bool:
    """Whether the entry is of something that stands in a larger work."""
    levels = {title.get("level") for part in _parts(entry) for title in part.iter(tei("title"))}
    return "a" in levels


def _parts(entry: Entry) -> tuple[etree._Element, ...]:
    return (entry.element,) if entry.struct is None else (entry.element, entry.struct)


def _fields(entry: Entry, name: str) -> Iterator[str]:
    return (content(element) for part in _parts(entry) for element in part.iter(tei(name)))


def _titles(element: etree._Element | None) -> Iterator[str]:
    for title in () if element is None else element.iter(tei("title")):
        if folded := " ".join(WORD.findall(fold(content(title).replace("&", " and ")))):
            yield folded


def _scopes(entry: Entry) -> Iterator[tuple[str, str]]:
    for part in _parts(entry):
        for scope in part.iter(tei("biblScope")):
            unit = scope.get("unit", "")
            if unit != "page":
                yield unit, fold(content(scope))
        yield from (("page", str(span[0])) for span in _spans(part))


def _spans(part: etree._Element) -> Iterator[tuple[int, int]]:
    """The ranges of pages, of which the last may be printed short, as in 203–6."""
    for scope in part.iter(tei("biblScope")):
        match = RANGE.fullmatch(f"{scope.get('from', '')}-{scope.get('to', '')}") or RANGE.search(
            content(scope)
        )
        if scope.get("unit") in {"page", "pages", "pp"} and match:
            first, last = match["first"], match["last"]
            full = first[: -len(last)] + last if len(last) < len(first) else last
            if int(first) <= int(full):
                yield int(first), int(full)


def _doi(entry: Entry) -> str:
    for part in _parts(entry):
        for idno in part.iter(tei("idno")):
            match = DOI.search(content(idno))
            if match and idno.get("type", "DOI").upper() == "DOI":
                return _plain(match[0])
        for ref in part.iter(tei("ref")):
            match = DOI.search(ref.get("target", ""))
            if match and RESOLVER.search(ref.get("target", "")):
                return _plain(match[0])
    return ""


def _plain(doi: str) -> str:
    """A DOI in lower case: it is matched without regard to case (DOI Handbook 2.4)."""
    return doi.rstrip(".,;)>]").lower()
