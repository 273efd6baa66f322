"""What publishing wrote and counted."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from teiwright.publish.coverage import Coverage

__all__ = ["Published", "Report", "count_types"]


@dataclass(frozen=True, slots=True)
class Published:
    """A file that was written: its path and its size in bytes."""

    path: Path
    size: int


@dataclass(frozen=True, slots=True)
class Report:
    """What `publish` did.

    Attributes:
        files: in the order they were written.
        characters: of the plain text, in code points, line feeds among them.
        blocks: lines of the plain text.
        mentions: records of `mentions.csv` by type, most frequent first.
        entities: records of `entities.csv` by type, most frequent first.
        coverage: what the page shows of the text.
    """

    files: tuple[Published, ...]
    characters: int
    blocks: int
    mentions: Mapping[str, int]
    entities: Mapping[str, int]
    coverage: Coverage


def count_types(table: str) -> dict[str, int]:
    """How many records of a CSV table have each value of its column `type`, most frequent first."""
    records = csv.DictReader(io.StringIO(table.removeprefix("\ufeff"), newline=""))
    return dict(Counter(record["type"] for record in records).most_common())
