"""What a fix is, applying fixes, and showing what they change."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from teiwright.check.decoding import decode
from teiwright.check.report.fields import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teiwright.model import Finding

__all__ = ["Change", "Edit", "Fix", "apply", "diff"]


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Bytes of a file and what stands in their place: from `start` to before `end`, counted from 0."""

    start: int
    end: int
    replacement: bytes


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """An edit before it is encoded: code points of the text of a file and what stands in their place."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A repair of what `finding` says; `title` says in words what its edits do."""

    finding: Finding
    title: str
    edits: tuple[Edit, ...]


def apply(data: bytes, fixes: Iterable[Fix]) -> bytes:
    """`data` with the edits of `fixes`; every other byte is as it was.

    Raises:
        ValueError: two edits touch the same bytes, or one lies outside of `data`; those of one call of `fixes` never do.
    """
    edits = sorted(edit for fix in fixes for edit in fix.edits)
    if any(first.end > second.start for first, second in pairwise(edits)):
        raise ValueError("two edits touch the same bytes; apply the fixes of one call of fixes() to its data")
    if edits and edits[-1].end > len(data):
        raise ValueError("an edit lies behind the end; apply the fixes of one call of fixes() to its data")
    return b"".join(_parts(data, edits))


def _parts(data: bytes, edits: list[Edit]) -> Iterator[bytes]:
    position = 0
    for edit in edits:
        yield data[position : edit.start]
        yield edit.replacement
        position = edit.end
    yield data[position:]


def diff(old: bytes, new: bytes, name: str) -> str:
    """What changes from `old` to `new` as a unified diff of the file `name`; empty where they are equal.

    It is for reading: a character that steers a terminal is written as its escape, a carriage return at a line end left out.
    """
    before, after = (decode(data).text.split("\n") for data in (old, new))
    lines = difflib.unified_diff(before, after, f"a/{name}", f"b/{name}", lineterm="")
    return "".join(f"{_shown(line)}\n" for line in lines)


def _shown(line: str) -> str:
    return "\t".join(visible(part) for part in line.removesuffix("\r").split("\t"))
