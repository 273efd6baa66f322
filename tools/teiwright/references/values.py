"""Cleaning what a file holds into values that every format, and XML, can hold."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from teiwright.references.markup import normal
from teiwright.references.model import Date, Name, Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["clean", "doi", "is_ncname", "made", "unique"]

FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 holds nowhere (production 2)."""
SPACE = re.compile(r"[ \t\n\r\x0b\x0c\x85\u2028\u2029]+")
RANGE = re.compile(r"(?<=\w)\s*(?:--|–|—)\s*(?=\w)")
NCNAME = re.compile(r"[^\W\d][\w.-]*\Z")
RESOLVER = re.compile(r"\A(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def clean(value: object) -> str:
    """`value` as text on one line: numbers as digits, white space as single spaces, what XML forbids left out."""
    if value is None or isinstance(value, (dict, list, bool)):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return SPACE.sub(" ", FORBIDDEN.sub("", str(value))).strip()


def doi(value: str) -> str:
    """A DOI without the address of its resolver."""
    return RESOLVER.sub("", value)


def is_ncname(text: str) -> bool:
    """Whether `text` can be an `xml:id`."""
    return bool(NCNAME.match(text)) and text.isprintable()


def made(
    key: str,
    kind: str,
    names: Mapping[str, Iterable[Name]],
    dates: Mapping[str, Date],
    fields: Mapping[str, str],
) -> Reference:
    """The reference of these parts without those that are empty, its values cleaned."""
    kept = {role: tuple(name for name in several if name != Name()) for role, several in names.items()}
    cleaned = {name: normal(clean(value)) for name, value in fields.items()}
    if "DOI" in cleaned:
        cleaned["DOI"] = doi(cleaned["DOI"])
    if "page" in cleaned:
        cleaned["page"] = RANGE.sub("-", cleaned["page"])
    return Reference(
        clean(key),
        kind,
        {role: several for role, several in kept.items() if several},
        {name: date for name, date in dates.items() if date != Date()},
        {name: value for name, value in cleaned.items() if value},
    )


def unique(references: Sequence[Reference]) -> tuple[Reference, ...]:
    """`references` with ids of their own: where one is missing ``reference``, and ``-2``, ``-3`` behind what is taken."""
    taken = {one.id for one in references if one.id}
    last: dict[str, int] = {}
    found = []
    for one in references:
        base = one.id or "reference"
        key, number = base, last.get(base, 0) + 1
        while number > 1 and (key := f"{base}-{number}") in taken:
            number += 1
        last[base] = number
        taken.add(key)
        found.append(one if key == one.id else replace(one, id=key))
    return tuple(found)
