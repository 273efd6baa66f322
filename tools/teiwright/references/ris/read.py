"""RIS, as reference managers and the sites of publishers write it, as references."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teiwright.references import dates
from teiwright.references.model import Date, Name, Reading, Reference
from teiwright.references.places import unreadable
from teiwright.references.ris.vocabulary import CONTAINER, CONTRIBUTORS, ID, PLACES, READ_TYPES, TEXT
from teiwright.references.values import clean, made, unique

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.model import Finding

__all__ = ["read"]

_LINE = re.compile(r"\s*(?P<tag>[A-Z][A-Z0-9]) {1,2}-(?: (?P<value>.*)|\s*)\Z", re.DOTALL)
_END = "ER"
_DAY = re.compile(r"(?P<year>\d{4})?/?(?P<month>\d{1,2})?/?(?P<day>\d{1,2})?/?(?P<other>.*)", re.DOTALL)
_MANY = {"KW": "; ", "N1": ". ", "UR": " ", "SN": " ", "RN": ". "}
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]\b")
_PARTICLE = re.compile(r"(?:[^\W\d_A-ZÀ-ÖØ-Þ][^\sA-ZÀ-ÖØ-Þ]*\s+)+(?=\S)")
_SUFFIX = re.compile(r"(?:[JS]r\.?|[IVX]{2,4}|\d(?:st|nd|rd|th))\Z")


@dataclass(slots=True)
class _Record:
    """The lines of a record while it is read; `line` counts from 1."""

    type: str
    line: int
    values: list[tuple[str, list[str]]] = field(default_factory=list)


def read(text: str, uri: str) -> Reading:
    """The references of the RIS `text`, in order, each with an id of its own.

    Nothing is refused: what stands outside of a record is passed over, a line without a tag goes on with the one before,
    and a record without its end is told with its line.
    """
    findings: list[Finding] = []
    found = [_reference(record) for record in _records(text, uri, findings)]
    return Reading(unique(found), tuple(findings))


def _records(text: str, uri: str, findings: list[Finding]) -> Iterator[_Record]:
    record: _Record | None = None
    for number, line in enumerate(text.split("\n"), 1):
        match = _LINE.match(line)
        tag, value = (match["tag"], (match["value"] or "").strip()) if match else ("", line.strip())
        if tag == "TY":
            if record:
                findings.append(
                    unreadable(
                        uri, record.line, "the record has no end (ER); it ends where the next one begins"
                    )
                )
                yield record
            record = _Record(value.upper(), number)
        elif tag == _END:
            if record:
                yield record
            record = None
        elif record and tag:
            record.values.append((tag, [value]))
        elif record and value and record.values:
            record.values[-1][1].append(value)
        elif tag and not record:
            findings.append(
                unreadable(uri, number, f"the line {tag} stands in no record", "begin each record with TY")
            )
            record = None
    if record:
        findings.append(unreadable(uri, record.line, "the record has no end (ER); it ends with the file"))
        yield record


def _reference(record: _Record) -> Reference:
    said: dict[str, str] = {}
    names: dict[str, list[Name]] = {}
    for tag, lines in record.values:
        value = " ".join(filter(None, lines))
        if tag in CONTRIBUTORS and value:
            names.setdefault(_role(tag, record.type), []).append(_name(value))
        elif value:
            joint = _MANY.get(tag)
            said[tag] = f"{said[tag]}{joint}{value}" if joint and tag in said else said.get(tag, value)
    fields = _fields(said, record.type) | _pages(said, record.type) | _numbers(said)
    issued = _date(said.get("DA", "")) or _date(said.get("PY") or said.get("Y1", "")) or Date()
    if len(issued.start) < 1 and said.get("PY"):
        issued = _date(said["PY"]) or issued
    when = {"issued": issued, "accessed": _date(said.get("Y2", "")) or Date()}
    key = next((said[tag] for tag in ID if said.get(tag)), "")
    return made(key, READ_TYPES.get(record.type, "document"), names, when, fields)


def _role(tag: str, kind: str) -> str:
    """Whose names a tag gives; Zotero writes the editors of a book as `A3`, and those of its series as `A2`."""
    if kind == "BOOK" and tag in {"A2", "A3"}:
        return "editor" if tag == "A3" else "collection-editor"
    return CONTRIBUTORS[tag]


def _name(value: str) -> Name:
    """``Family, Given, Suffix``; without a comma it is a body, or a person whom RIS does not divide."""
    parts = [clean(part) for part in value.split(",")]
    if not parts[0] or not any(parts[1:]):
        return Name(literal=clean(value).strip(", "))
    suffix = parts[-1] if len(parts) > 2 and _SUFFIX.match(parts[-1]) else ""
    given = ", ".join(filter(None, parts[1:-1] if suffix else parts[1:]))
    particle = _PARTICLE.match(parts[0])
    family = parts[0][particle.end() :] if particle else parts[0]
    return Name(
        family=family, given=given, non_dropping=particle[0].strip() if particle else "", suffix=suffix
    )


def _fields(said: dict[str, str], kind: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag, name in TEXT.items():
        value = said.get(tag)
        if not value:
            continue
        if tag in CONTAINER and kind in CONTAINER[tag]:
            name = "container-title" if tag == "BT" else "collection-title"  # noqa: PLW2901 - what the type makes of it
        found.setdefault(name, value)
    return found


def _pages(said: dict[str, str], kind: str) -> dict[str, str]:
    first, last = said.get("SP", ""), said.get("EP", "")
    if first and not last and kind in PLACES and not re.search(r"[-–]", first):
        return {PLACES[kind]: first}
    pages = first if re.search(r"\w[-–]+\w", first) or not last or last == first else f"{first}-{last}"
    return {"page": pages.lstrip("-")} if pages else {}


def _numbers(said: dict[str, str]) -> dict[str, str]:
    """`SN` as an ISSN where it has the form of one, else as an ISBN; and a series number that Zotero puts into `M1`."""
    number = said.get("SN", "")
    if not number:
        return {}
    return {"ISSN" if _ISSN.fullmatch(number.split()[0]) else "ISBN": number}


def _date(value: str) -> Date | None:
    """``2014/03/12/Spring`` and parts of it, or a date in another form; None where it is empty."""
    value = clean(value)
    if not value.strip("/ "):
        return None
    found = _DAY.fullmatch(value)
    if not found or not found["year"] or found["other"].strip("/ "):
        other = found["other"].strip("/ ") if found else ""
        season = dates.parse(f"{other} {found['year']}") if found and found["year"] and other else None
        return season if season and season.start else dates.parse(value)
    parts = [found[name] for name in ("year", "month", "day") if found[name]]
    return Date(dates.valid(list(parts))[0])
