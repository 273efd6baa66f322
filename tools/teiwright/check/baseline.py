"""A baseline: the findings an old project is known to have, so that only new ones count.

A finding is known by its code, its file, the nearest `xml:id` or else its XPath, and its message without places. Lines
and columns are no part of it: a document may grow above a known finding. Where the same is found several times, as
many are known as were written.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from teiwright import files
from teiwright.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teiwright.model import Finding

__all__ = ["Baseline", "new_findings", "read_baseline", "write_baseline"]

KEYS = ("code", "file", "where", "message")
PLACE = re.compile(r"\b\d+:\d+\b")

Known = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Baseline:
    """The known findings of the files below `folder`, each with how often it is known."""

    folder: Path
    known: Counter[Known] = field(default_factory=Counter)


def read_baseline(path: Path) -> Baseline:
    """The baseline in the file `path`, which holds one JSON object a line.

    Raises:
        SettingsError: it cannot be read, or a line is not as `write_baseline` writes it.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{path}: cannot be read ({error}); check the path, or write the baseline anew"
        ) from error
    known = Counter(_known(path, number, line) for number, line in enumerate(lines, 1) if line.strip())
    return Baseline(path.parent, known)


def write_baseline(path: Path, findings: Iterable[Finding]) -> int:
    """Write the findings to `path`, sorted, over what was there; the result is how many they are.

    Raises:
        OutputError: it cannot be written.
    """
    known = sorted(_key(found, path.parent) for found in findings)
    lines = [json.dumps(dict(zip(KEYS, key, strict=True)), ensure_ascii=False) + "\n" for key in known]
    files.write(path, "".join(lines).encode(), overwrite=True)
    return len(known)


def new_findings(findings: Iterable[Finding], baseline: Baseline) -> Iterator[Finding]:
    """The findings that `baseline` does not know."""
    left = Counter(baseline.known)
    for found in findings:
        key = _key(found, baseline.folder)
        if left[key] > 0:
            left[key] -= 1
        else:
            yield found


def _key(found: Finding, folder: Path) -> Known:
    where = f"#{found.locus.xml_id}" if found.locus.xml_id else found.locus.xpath
    return found.code, _relative(found.locus.uri, folder), where, PLACE.sub("…", found.message)


def _relative(uri: str, folder: Path) -> str:
    """The file's path relative to that of the baseline, so that both may be called from anywhere; ``-`` is itself."""
    if uri == "-":
        return uri
    path, base = os.path.realpath(uri), os.path.realpath(folder)
    try:
        return Path(os.path.relpath(path, base)).as_posix()
    except ValueError:  # another drive, where there are drives
        return Path(path).as_posix()


def _known(path: Path, number: int, line: str) -> Known:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{path}:{number}: is no JSON; write the baseline anew") from error
    if (
        not isinstance(found, dict)
        or set(found) != set(KEYS)
        or not all(isinstance(v, str) for v in found.values())
    ):
        raise SettingsError(
            f"{path}:{number}: is no known finding ({', '.join(KEYS)}); write the baseline anew"
        )
    return found["code"], found["file"], found["where"], found["message"]
