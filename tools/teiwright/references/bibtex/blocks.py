"""The entries of a BibTeX file with the values that they mean: macros put in, strings joined, parents' fields inherited."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ParsingFailedBlock,
    String,
)
from bibtexparser.splitter import Splitter

from teiwright.references.places import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bibtexparser.model import Block

    from teiwright.model import Finding

__all__ = ["Record", "records"]

# What the splitter says of a block that it gives up is told as a finding, with its line.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_GENERATIONS = 4
_LONGEST = 1_000_000
"""The characters of the longest value; what macros make longer by naming each other is cut."""
_TOKEN = re.compile(r"\s*(?:#\s*)?")
_BARE = re.compile(r"[^\s#{}\"]+")
_UNSHARED = frozenset(
    {
        "crossref",
        "xdata",
        "xref",
        "entryset",
        "related",
        "ids",
        "label",
        "shorthand",
        "sortkey",
        "entrysubtype",
    }
)
_TITLES = frozenset({"title", "subtitle", "titleaddon"})
_PARTS = frozenset(
    {
        "inbook",
        "incollection",
        "inproceedings",
        "inreference",
        "suppbook",
        "suppcollection",
        "bookinbook",
        "conference",
    }
)


@dataclass(frozen=True, slots=True)
class Record:
    """An entry: its type and field names in small letters, its values without their outer braces.

    `line` counts from 1.
    """

    type: str
    key: str
    line: int
    fields: Mapping[str, str] = field(repr=False)


def records(text: str, uri: str) -> tuple[list[Record], list[Finding]]:
    """The entries of the BibTeX `text` and what could not be read of it, each in the order of the file."""
    blocks = list(Splitter(text).split().blocks)
    macros = {name: str(number) for number, name in enumerate(_MONTHS, 1)}
    found: list[Record] = []
    findings: list[Finding] = []
    for block in blocks:
        findings.extend(_told(block, uri))
        entry = (
            block.ignore_error_block
            if isinstance(block, (DuplicateBlockKeyBlock, DuplicateFieldKeyBlock))
            else block
        )
        if isinstance(entry, String):
            macros[entry.key.lower()] = _value(entry.value, macros)
        elif isinstance(entry, Entry):
            found.append(_record(entry, macros))
    return _inherited(found), findings


def _record(entry: Entry, macros: Mapping[str, str]) -> Record:
    fields: dict[str, str] = {}
    for one in entry.fields:
        fields.setdefault(one.key.strip().lower(), _value(str(one.value), macros))
    return Record(entry.entry_type.lower(), entry.key.strip(), (entry.start_line or 0) + 1, fields)


def _told(block: Block, uri: str) -> Iterator[Finding]:
    line = (block.start_line or 0) + 1
    if isinstance(block, DuplicateBlockKeyBlock):
        key = getattr(block.ignore_error_block, "key", "")
        if key and isinstance(block.ignore_error_block, Entry):
            yield unreadable(
                uri,
                line,
                f'the key "{key}" is there twice; the later entry gets another one',
                "give each entry a key of its own",
            )
    elif isinstance(block, DuplicateFieldKeyBlock):
        names = ", ".join(sorted(block.duplicate_keys))
        yield unreadable(
            uri, line, f"a field is there twice ({names}); the first one counts", "take one of them out"
        )
    elif isinstance(block, ParsingFailedBlock):
        start = " ".join((block.raw or "").split())[:40]
        yield unreadable(
            uri,
            line,
            f'the entry that begins "{start}" is not read: {_reason(block)}',
            "close its braces and quotation marks",
        )


def _reason(block: ParsingFailedBlock) -> str:
    said = getattr(block.error, "abort_reason", "") or str(block.error)
    return " ".join(said.split()).rstrip(".").removeprefix("Unexpectedly ")


def _value(raw: str, macros: Mapping[str, str]) -> str:
    """What an expression such as ``{On } # topic # "s"`` means; an unknown macro is its own name."""
    raw = raw.strip()
    parts: list[str] = []
    place = length = 0
    while place < len(raw) and length < _LONGEST:
        gap = _TOKEN.match(raw, place)
        place = gap.end() if gap else place
        if place >= len(raw):
            break
        end = _end(raw, place)
        if raw[place] in '{"':
            closed = raw[end - 1 : end] == ("}" if raw[place] == "{" else '"') and end > place + 1
            parts.append(raw[place + 1 : end - 1 if closed else end])
        else:
            parts.append(macros.get(raw[place:end].lower(), raw[place:end]))
        length += len(parts[-1])
        place = end
    return "".join(parts)[:_LONGEST]


def _end(raw: str, start: int) -> int:
    """Where the part of an expression ends that begins at `start`."""
    if raw[start] not in '{"':
        bare = _BARE.match(raw, start)
        return bare.end() if bare else start + 1
    depth = 0
    for place in range(start, len(raw)):
        mark = raw[place]
        if mark in "{}" and raw[place - 1 : place] != "\\":
            depth += 1 if mark == "{" else -1
        if place > start and not depth and mark == ("}" if raw[start] == "{" else '"'):
            return place + 1
    return len(raw)


def _inherited(found: list[Record]) -> list[Record]:
    """The records with what `crossref` and `xdata` lend them; a parent lends its title as that of the book.

    What a parent has inherited itself comes down in the next round, for as many generations as `_GENERATIONS`.
    """
    heirs = [one for one in found if {"crossref", "xdata"} & one.fields.keys()]
    current = {one.key.lower(): one for one in reversed(found)}
    for _ in range(_GENERATIONS if heirs else 0):
        current |= {one.key.lower(): _heir(one, current) for one in heirs}
    return [_heir(one, current) if {"crossref", "xdata"} & one.fields.keys() else one for one in found]


def _heir(one: Record, parents: Mapping[str, Record]) -> Record:
    fields = dict(one.fields)
    for name in ("crossref", "xdata"):
        for key in one.fields.get(name, "").lower().split(","):
            parent = parents.get(key.strip())
            for field_name, value in (parent.fields if parent else {}).items():
                for lent in _lent(field_name, name, one.type, parent.type if parent else ""):
                    fields.setdefault(lent, value)
    return Record(one.type, one.key, one.line, fields)


def _lent(field_name: str, by: str, child: str, parent: str) -> tuple[str, ...]:
    """The names that a parent's field gets in a child (biblatex manual, appendix B)."""
    if field_name in _UNSHARED:
        return ()
    if by == "xdata" or (child not in _PARTS and not parent.startswith("mv")):
        return (field_name,)
    if field_name == "author":
        return ("author", "bookauthor") if child in {"inbook", "bookinbook", "suppbook"} else ("bookauthor",)
    stem = "main" if parent.startswith("mv") else "book"
    return (f"{stem}{field_name}",) if field_name in _TITLES else (field_name,)
