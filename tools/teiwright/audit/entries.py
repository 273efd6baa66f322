"""The bibliography of an edition: what each entry prints as its authors and its year."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teiwright.audit.names import Name
from teiwright.audit.places import content
from teiwright.audit.years import DAY, day, years
from teiwright.model import XML_ID, Document, tei

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

__all__ = ["Entry", "abbreviations", "entries"]

PRINTED = 90
LETTER = re.compile(r"[a-z](?!\w)")
SPEAKER = re.compile(r"^(?:interviews? +(?:with +)?)?(?P<name>[^(:]+?)\s*[(:,]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the bibliography.

    Attributes:
        id: its `xml:id`.
        names: its authors, or without any its editors; of an interview who spoke.
        years: the years in its date, with their letter.
        days: of an interview the days it prints, as `YYYY-MM-DD`; a malformed day is none of them.
        interview: whether it is an interview.
        head: what it prints before its first title.
        element: its `bibl`; not changed.
        struct: the same entry parsed, a `biblStruct`; not changed.
    """

    id: str
    names: tuple[Name, ...]
    years: tuple[str, ...]
    days: tuple[str, ...]
    interview: bool
    head: str = field(repr=False)
    element: etree._Element = field(repr=False)
    struct: etree._Element | None = field(default=None, repr=False)

    @property
    def names_printed(self) -> str:
        """What it prints before its first title or its date, whichever comes later: there all its names are."""
        dated = _before(self.element, "date")
        return max(self.head, dated, key=len)

    @property
    def printed(self) -> str:
        """How the entry begins in print, at most `PRINTED` characters, cut at a word."""
        text = content(self.element)
        return text.rstrip(" .,;") if len(text) <= PRINTED else f"{text[:PRINTED].rpartition(' ')[0]} …"


def entries(document: Document) -> tuple[Entry, ...]:
    """The entries of the bibliography in the order they are printed: each `bibl` of `back` that has an `xml:id`."""
    structs = {
        target.removeprefix("#"): struct
        for struct in document.root.iter(tei("biblStruct"))
        for target in (struct.get("corresp") or "").split()
    }
    return tuple(
        _entry(bibl, structs.get(bibl.get(XML_ID, "")))
        for back in document.root.iter(tei("back"))
        for bibl in back.iter(tei("bibl"))
        if bibl.get(XML_ID) and next(bibl.iterancestors(tei("bibl")), None) is None
    )


def abbreviations(document: Document) -> dict[str, str]:
    """From each short form that the text defines to its long form, by `list[@type="abbreviations"]` of `standOff`."""
    pairs = {}
    for choice in document.root.iter(tei("choice")):
        short, long = choice.find(tei("abbr")), choice.find(tei("expan"))
        if short is not None and long is not None:
            pairs[content(short)] = content(long)
    return pairs | dict(_defined(document))


def _defined(document: Document) -> Iterator[tuple[str, str]]:
    """The same from the text: an `abbr` whose `corresp` leads to the long form."""
    ids = {element.get(XML_ID): element for element in document.root.iter() if element.get(XML_ID)}
    for short in document.root.iter(tei("abbr")):
        long = ids.get((short.get("corresp") or "").removeprefix("#"))
        if long is not None and long is not short:
            yield content(short), content(long)


def _entry(bibl: etree._Element, struct: etree._Element | None) -> Entry:
    identifier, text = bibl.get(XML_ID, ""), content(bibl)
    if bibl.get("type") == "interview":
        speaker = SPEAKER.match(text)
        spoke = (Name(speaker["name"]),) if speaker else ()
        days = tuple(found for match in DAY.finditer(text) if (found := day(match[0])))
        return Entry(
            identifier,
            spoke,
            tuple(d[:4] for d in days),
            days,
            interview=True,
            head=text,
            element=bibl,
            struct=struct,
        )
    names = _names(bibl) or (_names(struct) if struct is not None else ())
    date = next(bibl.iter(tei("date")), None)
    when = years(content(date) + _letter(date)) if date is not None else ()
    return Entry(
        identifier, names, when, (), interview=False, head=_before(bibl, "title"), element=bibl, struct=struct
    )


def _letter(date: etree._Element) -> str:
    """The letter of the year, where it stands behind the `date`."""
    match = LETTER.match(date.tail or "")
    return match[0] if match else ""


def _before(bibl: etree._Element, name: str) -> str:
    """What `bibl` prints before its first element `name`, or all of it without one."""
    pieces = [bibl.text or ""]
    for child in bibl:
        if child.tag == tei(name) or child.find(f".//{tei(name)}") is not None:
            break
        pieces += [content(child) if isinstance(child.tag, str) else "", child.tail or ""]
    return " ".join("".join(pieces).split())


def _names(entry: etree._Element) -> tuple[Name, ...]:
    """The authors of a `bibl` or of the first part of a `biblStruct` that has any; without authors the editors."""
    parts = [part for part in entry if part.tag in {tei("analytic"), tei("monogr")}] or [entry]
    for role in ("author", "editor"):
        for part in parts:
            found = tuple(_name(element, place) for place, element in enumerate(part.findall(tei(role))))
            if found:
                return found
    return ()


def _name(element: etree._Element, place: int) -> Name:
    """The parts of one name: as they are tagged, else at the comma of "Genova, N. de".

    Many bibliographies turn only the first name round, so a later one without a comma ends with its family name.
    """
    surname = " ".join(content(part) for part in element.iter(tei("surname")))
    if surname:
        given = [content(part) for tag in ("forename", "nameLink") for part in element.iter(tei(tag))]
        return Name(surname, " ".join(given))
    text = content(element).strip(" ,;:")
    if element.find(f".//{tei('orgName')}") is not None:
        return Name(text)
    family, comma, given_name = text.partition(",")
    if comma:
        return Name(family.strip(), given_name.strip())
    return Name(text, spoken=place > 0 or element.find(f".//{tei('persName')}") is not None)
