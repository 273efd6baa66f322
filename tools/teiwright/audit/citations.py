"""The citations of an edition: what each one prints as names and year, and what it points to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teiwright.audit.places import read
from teiwright.audit.years import DAY, YEAR, day, years
from teiwright.model import Document, tei

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

__all__ = ["Citation", "citations", "pointers"]

INTERVIEW = re.compile(r"^(?:personal )?interviews?(?: with)?\s+", re.IGNORECASE)
LETTER = re.compile(r"[^\W\d_]")
LEAD = re.compile(r"^(?:[^\W\d_A-Z]+\.?\s+)+(?=[A-ZÀ-Þ])")  # "quoted in Hoggart", and the "de" of "de Vries"
CIRCA = re.compile(r"[\s(\[]+(?:ca?|circa)\.?\s*$")
# "[1955] 1966" and "2010 [1948]" and "1984/1990": an entry may have either year.
REPRINT = re.compile(r"[\[(]\d{4}[\])],?\s*\d{4}|\d{4}\s*[\[(]\d{4}[\])]|\d{4}/\d{4}")
FOUR = re.compile(r"\d{4}")
JOINT = re.compile(r"[\s,;]*(?:and|&)?\s*")


@dataclass(frozen=True, slots=True)
class Citation:
    """One `ref` that cites.

    Attributes:
        text: as the editor reads it.
        names: what stands before its year; of a second year of one author, what stands before the first.
        year: its year with the suffix, "2009a"; empty without one.
        day: of an interview its day, as `YYYY-MM-DD`.
        interview: whether it cites an interview.
        target: the id it points to; empty where it found no entry.
        element: the `ref`; not changed.
        others: the years in it that stand in brackets or behind a slash: of a first edition or a reprint.
    """

    text: str
    names: str
    year: str
    day: str
    interview: bool
    target: str
    element: etree._Element = field(repr=False)
    others: frozenset[str] = frozenset()


def citations(document: Document) -> Iterator[Citation]:
    """The citations of `text` in document order; those that the bibliography itself makes are left out."""
    before: Citation | None = None
    for ref in document.root.iterfind(f".//{tei('text')}//{tei('ref')}[@type='bibl']"):
        if not _in_an_entry(ref):
            before = _citation(ref, before)
            yield before


def pointers(document: Document) -> frozenset[str]:
    """The ids that anything in `text` points to by `target` or `source`."""
    return frozenset(
        pointer.removeprefix("#")
        for element in document.root.iterfind(f".//{tei('text')}//*")
        for name in ("target", "source")
        for pointer in element.get(name, "").split()
        if pointer.startswith("#")
    )


def _citation(ref: etree._Element, before: Citation | None) -> Citation:
    text, head = _text(ref), _text(ref, locator=False)
    target = ref.get("target", "").removeprefix("#")
    if ref.get("subtype") == "interview":
        when = DAY.search(head)
        name = INTERVIEW.sub("", head[: when.start()] if when else head).strip(" ,:(")
        return Citation(text, name, day(head)[:4], day(head), interview=True, target=target, element=ref)
    year = YEAR.search(head)
    names = LEAD.sub("", CIRCA.sub("", head[: year.start()])).strip(" ,;:([") if year else ""
    if year and before and not LETTER.search(names) and _follows(ref, before.element):
        names = before.names
    printed = "".join(years(head)[:1])
    others = frozenset(found for match in REPRINT.finditer(head) for found in FOUR.findall(match[0]))
    return Citation(text, names, printed, "", interview=False, target=target, element=ref, others=others)


def _text(ref: etree._Element, *, locator: bool = True) -> str:
    """The text of `ref` without notes, and without its `seg`s where the locator is not wanted."""
    without = (tei("note"),) if locator else (tei("note"), tei("seg"))
    return " ".join("".join(read(ref, *without)).split())


def _in_an_entry(ref: etree._Element) -> bool:
    around = {element.tag for element in ref.iterancestors(tei("listBibl"), tei("bibl"), tei("back"))}
    return tei("listBibl") in around or {tei("bibl"), tei("back")} <= around


def _follows(ref: etree._Element, before: etree._Element) -> bool:
    """Whether only a comma or an "and" stands between the two."""
    return ref.getprevious() is before and JOINT.fullmatch(before.tail or "") is not None
