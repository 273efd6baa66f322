"""The review table: what an editor decided about the names that no authority file has, in CSV from a spreadsheet.

`teiwright suggest` writes the table, the editor fills in the columns `decision`, `id` and `preferred name`, and
`teiwright encode --review` reads them back. A row without a decision is a question that is still open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teiwright import sheet
from teiwright.errors import ReviewError
from teiwright.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["COLUMNS", "NO_REVIEW", "REJECTED", "Decision", "Review", "read"]

COLUMNS = (
    "surface", "count", "guess", "reason", "paragraph", "context", "decision", "id", "preferred name",
)  # fmt: skip
REJECTED = "none"
KINDS = (MentionKind.PERSON, MentionKind.ORGANIZATION, MentionKind.PLACE)
NEEDED = ("surface", "decision", "id", "preferred name")
NCNAME = re.compile(r"[^\W\d][\w.-]*\Z")


@dataclass(frozen=True, slots=True)
class Decision:
    """What `surface` is wherever it stands.

    Attributes:
        surface: the name as the text has it.
        kind: a person, organization or place; nothing where it names none of them.
        id: of the entity, an XML name; empty where the edition shall make one.
        preferred: the name that the entity is listed by; empty where that is the surface.
    """

    surface: str
    kind: MentionKind | None
    id: str = ""
    preferred: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """All decisions of one table, by surface."""

    uri: str
    decisions: Mapping[str, Decision] = field(default_factory=dict)

    def __contains__(self, surface: str) -> bool:
        """Whether `surface` is decided."""
        return surface in self.decisions


NO_REVIEW = Review("")
"""The review of a text that nobody has reviewed."""


def read(path: Path | str) -> Review:
    """The decisions in the table at `path`: CSV in UTF-8 with commas, semicolons or tabs, as spreadsheets save it.

    Raises:
        ReviewError: it is missing or is not UTF-8, lacks a column, or a row has an unknown decision, an id that is no
            XML name, or decides otherwise than a row before it.
    """
    uri = str(path)
    decisions: dict[str, Decision] = {}
    for line, cells in sheet.rows(path, NEEDED, "teiwright suggest"):
        if not cells["surface"] or not cells["decision"]:
            continue
        decision = _decision(cells, f"{uri}:{line}")
        if decisions.setdefault(decision.surface, decision) != decision:
            raise ReviewError(
                f'{uri}:{line}: decides about "{decision.surface}" otherwise than a row before; keep one of the two'
            )
    return Review(uri, decisions)


def _decision(cells: Mapping[str, str], where: str) -> Decision:
    word = cells["decision"].lower()
    if word not in (REJECTED, *KINDS):
        raise ReviewError(
            f'{where}: the decision "{cells["decision"]}" is none of {", ".join(KINDS)}, {REJECTED}; mend it'
        )
    if cells["id"] and not NCNAME.match(cells["id"]):
        raise ReviewError(
            f'{where}: the id "{cells["id"]}" is no XML name; use letters, digits, points and hyphens'
        )
    kind = None if word == REJECTED else MentionKind(word)
    return Decision(cells["surface"], kind, cells["id"], cells["preferred name"])
