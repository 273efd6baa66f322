"""CSL-JSON: the items of Zotero (also Better CSL JSON), pandoc and citeproc, as references and back."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from teiwright.errors import UnreadableError
from teiwright.references import dates
from teiwright.references.model import DATES, FIELDS, NAMES, TYPES, Date, Name, Reading, Reference
from teiwright.references.places import unreadable
from teiwright.references.values import clean, made, unique

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["from_csl", "read", "to_csl", "write"]

_ALIASES = {
    "event": "event-title",
    "journalAbbreviation": "container-title-short",
    "shortTitle": "title-short",
    "event_place": "event-place",
}
"""Older names of variables (CSL 1.0.1, and those that Zotero's exports use)."""
_TYPE_ALIASES = {
    "article-journal": "article-journal",
    "legal-case": "legal_case",
    "motion-picture": "motion_picture",
    "posting": "post",
}
_NAME_KEYS = {
    "family": "family",
    "given": "given",
    "dropping": "dropping-particle",
    "non_dropping": "non-dropping-particle",
    "suffix": "suffix",
    "literal": "literal",
}
_LINE = re.compile(r"^\s*(?P<name>[A-Za-z][A-Za-z _-]*?)\s*:\s*(?P<value>\S.*?)\s*$", re.MULTILINE)
_BRACED = re.compile(r"\{:(?P<name>[A-Za-z][A-Za-z_-]*):\s*(?P<value>[^{}]*)\}")


def from_csl(items: Iterable[Mapping[str, object]]) -> tuple[Reference, ...]:
    """The references of CSL-JSON `items`, in order, each with an id of its own.

    Nothing is refused: what has no name in CSL is left out, a type that CSL does not know is ``document``. Variables
    that Zotero has no field for, and takes as a line in `note` (``original-date: 1876``), count as if they were fields.
    """
    return unique([_reference(item) for item in items])


def read(text: str, uri: str) -> Reading:
    """The references of the CSL-JSON `text`: an array of items, an object with ``items``, or one item.

    Raises:
        UnreadableError: it is no JSON, or holds no items.
    """
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableError(
            f"{uri}:{error.lineno}:{error.colno}: no JSON ({error.msg}); export the library as CSL JSON again"
        ) from error
    except (RecursionError, ValueError) as error:
        raise UnreadableError(
            f"{uri}: no CSL-JSON: it is nested too deeply, or has a number too long"
        ) from error
    items = _items(value)
    if items is None:
        raise UnreadableError(
            f"{uri}: no CSL-JSON: it holds no array of items; export the library as CSL JSON"
        )
    findings = tuple(
        unreadable(uri, 0, f"item {number} is no object")
        for number, item in enumerate(items, 1)
        if not isinstance(item, dict)
    )
    return Reading(from_csl([item for item in items if isinstance(item, dict)]), findings)


def to_csl(references: Iterable[Reference]) -> list[dict[str, object]]:
    """`references` as CSL-JSON items."""
    return [_item(one) for one in references]


def write(references: Iterable[Reference]) -> str:
    """`references` as a CSL-JSON file."""
    return json.dumps(to_csl(references), ensure_ascii=False, indent=2) + "\n"


def _items(value: object) -> Sequence[object] | None:
    if isinstance(value, dict):
        inner = value.get("items") if isinstance(value.get("items"), list) else value.get("references")
        return inner if isinstance(inner, list) else [value] if "type" in value else None
    return value if isinstance(value, list) else None


def _reference(item: Mapping[str, object]) -> Reference:
    said, note = _from_note({_ALIASES.get(key, key): value for key, value in item.items()})
    kind = clean(said.get("type")).lower()
    kind = _TYPE_ALIASES.get(kind, kind)
    names = {role: _names(said[role]) for role in NAMES if role in said}
    when = {name: dates.from_csl(said[name]) for name in DATES if name in said}
    fields = {name: _text(said[name]) for name in FIELDS if name in said}
    key = clean(said.get("citation-key")) or clean(said.get("id"))
    return made(key, kind if kind in TYPES else "document", names, when, {**fields, "note": note})


def _text(value: object) -> str:
    """A field; where it is an array, as Crossref gives titles, its first value."""
    return clean(value[0] if isinstance(value, list) and value else value)


def _from_note(said: Mapping[str, object]) -> tuple[Mapping[str, object], str]:
    """The item with what lines of its `note` say of variables that it lacks, and the rest of the note."""
    note = str(said.get("note") or "")
    found: dict[str, object] = {}

    def take(match: re.Match[str]) -> str:
        name = _variable(match["name"])
        if not name or name in said:
            return match[0]
        if name in NAMES:
            earlier = found.get(name)
            found[name] = [*(earlier if isinstance(earlier, list) else []), _name_of_line(match["value"])]
        else:
            found[name] = match["value"]
        return ""

    rest = _LINE.sub(take, _BRACED.sub(take, note))
    return {**said, **found}, clean(rest)


def _variable(name: str) -> str:
    """The CSL variable that a line of a note calls `name`; empty where it is none."""
    plain = "-".join(name.split())
    known = {one.casefold(): one for one in (*NAMES, *DATES, *FIELDS, "type", "citation-key")}
    found = known.get(plain.casefold(), "")
    return "" if found == "note" else found


def _name_of_line(value: str) -> dict[str, object]:
    family, bar, given = value.partition("||")
    return {"family": family.strip(), "given": given.strip()} if bar else {"literal": value}


def _names(value: object) -> tuple[Name, ...]:
    if not isinstance(value, list):
        value = [value]
    return tuple(_name(one) for one in value)


def _name(value: object) -> Name:
    if not isinstance(value, dict):
        return Name(literal=clean(value))
    parts = {ours: clean(value.get(theirs)) for ours, theirs in _NAME_KEYS.items()}
    if parts["literal"]:
        return Name(literal=parts["literal"])
    return Name(**parts)


def _item(one: Reference) -> dict[str, object]:
    item: dict[str, object] = {"id": one.id, "type": one.type}
    for role in NAMES:
        if one.names.get(role):
            item[role] = [_name_item(name) for name in one.names[role]]
    for name in FIELDS:
        if one.get(name):
            item[name] = one.get(name)
    for name in DATES:
        date = one.dates.get(name, Date())
        if date != Date():
            item[name] = dates.to_csl(date)
    return item


def _name_item(name: Name) -> dict[str, str]:
    return {theirs: value for ours, theirs in _NAME_KEYS.items() if (value := getattr(name, ours))}
