"""The table of candidates: written by `reconcile`, decided by the editor, read back by `identify`."""

from __future__ import annotations

import re
from dataclasses import astuple, dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote

from teiwright import sheet
from teiwright.errors import ReviewError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

__all__ = ["ACCEPT", "COLUMNS", "NO_DECISIONS", "REJECT", "Accepted", "Decisions", "Row", "read", "table"]

COLUMNS = (
    "entity", "type", "name", "candidate", "candidate name", "description", "score", "match", "url", "idno type",
    "decision",
)  # fmt: skip
NEEDED = ("entity", "candidate", "idno type", "decision")
READ = (*NEEDED, "url")
ACCEPT = "accept"
REJECT = "reject"
TYPE = re.compile(r"[^\s\x00-\x1f\x7f]+")
"""One word, as `teidata.enumerated` has it (TEI P5, 1.4.2)."""

ROUNDED = re.compile(r"\d[.,]\d+E\+\d+")
"""A long number as a spreadsheet shows it."""

UNHELD = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate for an entity, as the table has it; all columns but the decision."""

    entity: str
    type: str
    name: str
    candidate: str
    candidate_name: str
    description: str
    score: str
    match: str
    url: str
    idno_type: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """What the editor accepted: an identifier of a scheme for an entity, and the 1-based line of the row."""

    entity: str
    type: str
    identifier: str
    line: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions of one table.

    Attributes:
        uri: of the table.
        accepted: by entity and type of the identifier.
        rejected: entity, type and identifier of the candidates that are not the entity.
    """

    uri: str
    accepted: Mapping[tuple[str, str], Accepted] = field(default_factory=dict)
    rejected: Collection[tuple[str, str, str]] = frozenset()


NO_DECISIONS = Decisions("")
"""The decisions about candidates that nobody has looked at."""


def table(rows: Iterable[Row]) -> str:
    """CSV with a row for each candidate and a decision that is empty; no cell is a formula to a spreadsheet."""
    return sheet.table(COLUMNS, ((*astuple(row), "") for row in rows))


def read(path: Path | str) -> Decisions:
    """The decisions in the table at `path`, which a spreadsheet may have saved; rows without one are left out.

    Raises:
        ReviewError: it cannot be read, a decision is unknown, a row lacks something, or two candidates are accepted
            for one entity, or one is both accepted and rejected.
    """
    accepted: dict[tuple[str, str], Accepted] = {}
    rejected: set[tuple[str, str, str]] = set()
    for line, cells in sheet.rows(path, READ, "teiwright reconcile"):
        word = cells["decision"].lower()
        if not word:
            continue
        where = f"{path}:{line}"
        one = _decided(cells, line, where)
        key = (one.entity, one.type)
        if word == REJECT:
            rejected.add((*key, one.identifier))
        elif word == ACCEPT:
            before = accepted.setdefault(key, one)
            if before != one:
                raise ReviewError(
                    f'{where}: accepts {one.identifier} for "{one.entity}", and line {before.line} accepts '
                    f"{before.identifier}; keep one of the two"
                )
        else:
            raise ReviewError(
                f'{where}: the decision "{cells["decision"]}" is neither {ACCEPT} nor {REJECT}; mend it'
            )
    for one in accepted.values():
        if (one.entity, one.type, one.identifier) in rejected:
            raise ReviewError(
                f'{path}:{one.line}: accepts {one.identifier} for "{one.entity}", and another row rejects it; '
                "keep one of the two"
            )
    return Decisions(str(path), accepted, frozenset(rejected))


def _decided(cells: Mapping[str, str], line: int, where: str) -> Accepted:
    """The entity, type and identifier of a row that has a decision."""
    lacking = [name for name in NEEDED if not cells[name]]
    if lacking:
        raise ReviewError(f"{where}: is decided and has no {lacking[0]}; fill it in")
    if not TYPE.fullmatch(cells["idno type"]):
        raise ReviewError(f'{where}: the idno type "{cells["idno type"]}" is not one word; join its words')
    if UNHELD.search(cells["candidate"]):
        raise ReviewError(f"{where}: the candidate has a character that no XML file can hold; remove it")
    if _is_changed(cells["candidate"], cells["url"]):
        raise ReviewError(
            f"{where}: the candidate {cells['candidate']} is not that of {cells['url'] or 'any register'}; a spreadsheet "
            "has changed it, so import the column as text"
        )
    return Accepted(cells["entity"], cells["idno type"], cells["candidate"], line)


def _is_changed(identifier: str, url: str) -> bool:
    """Whether a spreadsheet took the identifier for a number and rounded it, or took zeros away from its beginning."""
    if ROUNDED.fullmatch(identifier):
        return True
    same = re.escape(quote(identifier, safe=""))
    return bool(url) and url != identifier and not re.search(rf"(?<!\d){same}(?!\d)", url)
