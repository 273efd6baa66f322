"""How often each code was found: as data, and as a plain table."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teiwright.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teiwright.model import Finding

__all__ = ["Tally", "summary", "tallies"]

ORDER = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a code was found, and in how many files."""

    code: str
    severity: Severity
    count: int
    files: int


def tallies(findings: Iterable[Finding]) -> tuple[Tally, ...]:
    """A tally for each code and severity: the gravest first, then the most frequent, then by name."""
    uris: defaultdict[tuple[str, Severity], list[str]] = defaultdict(list)
    for each in findings:
        uris[each.code, each.severity].append(each.locus.uri)
    made = (Tally(*key, len(found), len(set(found))) for key, found in uris.items())
    return tuple(sorted(made, key=lambda each: (ORDER.index(each.severity), -each.count, each.code)))


def summary(findings: Iterable[Finding]) -> str:
    """The tallies as a table of plain text with a sum below it; without findings one sentence."""
    all_ = list(findings)
    if not all_:
        return "nothing found"
    rows = [(str(each.count), each.severity.value, each.code, _files(each.files)) for each in tallies(all_)]
    files = len({each.locus.uri for each in all_})
    rows.append((str(len(all_)), "in all", "", _files(files)))
    wide = [max(len(row[column]) for row in rows) for column in range(3)]
    return "\n".join(
        f"{count:>{wide[0]}}  {grade:<{wide[1]}}  {code:<{wide[2]}}  {where}".rstrip()
        for count, grade, code, where in rows
    )


def _files(count: int) -> str:
    return f"in {count} file" + ("" if count == 1 else "s")
