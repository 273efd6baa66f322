"""Verdicts that are kept from run to run: what was found in a file, as long as nothing that it depends on has changed.

A verdict is looked up by the bytes of the file, its name, the folder of the run, the schemas, the settings, the other files of
the run, and the sources of this package. It counts only while each file that a pointer of it leads to is as it was. What includes
other files, or names its own schemas, is looked at each time. Verdicts are JSON in a SQLite file of the folder that
`teiwright.private` keeps for this user alone; where there is none, nothing is kept.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import logging
import os
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from teiwright import __version__, private
from teiwright.check.bases import real
from teiwright.check.grammar import digest
from teiwright.check.pointers import stamp
from teiwright.check.schemas import SchemaKind, kind_of, profile_files
from teiwright.errors import TeiwrightError
from teiwright.model import Finding, Locus, Severity

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from teiwright.check.pointers import Asked, Neighbours
    from teiwright.check.run import Terms

__all__ = ["Leads", "Verdict", "fingerprint", "is_empty", "leads", "look_up", "store", "terms_of", "verdict"]

MOST = 50_000
"""How many verdicts stay; those that were used longest ago go first."""

NAME = "verdicts.sqlite"
TABLE = (
    "CREATE TABLE IF NOT EXISTS verdict (terms TEXT, key TEXT, used INTEGER NOT NULL, data TEXT NOT NULL,"
    " PRIMARY KEY (terms, key)) WITHOUT ROWID"
)
FORM = 2
"""The form of the store, which it holds as its `user_version`: one of another form is begun anew."""

WAIT = 5

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Leads:
    """What the disk said of the files that the pointers of a document lead to.

    Attributes:
        real: for each path the one without links and dots.
        there: for each path whether it is there.
        read: for each file that was looked into its time of change and size.
    """

    real: tuple[tuple[str, str], ...] = ()
    there: tuple[tuple[str, bool], ...] = ()
    read: tuple[tuple[str, int, int], ...] = ()

    def hold(self) -> bool:
        """Whether the disk still says the same."""
        return (
            all(str(real(Path(path))) == found for path, found in self.real)
            and all(os.path.exists(path) is found for path, found in self.there)  # noqa: PTH110 - Path.exists raises on a name that is too long
            and all(stamp(path) == (changed, size) for path, changed, size in self.read)
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found in a file with the SHA-256 `digest`; `data` is how it is kept, empty where it must not be."""

    findings: tuple[Finding, ...]
    digest: str = ""
    data: str = field(default="", repr=False)


def verdict(findings: tuple[Finding, ...], digest_: str, asked: Asked | None) -> Verdict:
    """The verdict of `findings` about a file with the SHA-256 `digest_`, to be kept where it depends only on what was `asked`."""
    return Verdict(findings, digest_, "" if asked is None else _written(findings, leads(asked)))


def leads(asked: Asked) -> Leads:
    """The `asked` questions with their answers, in a form that can be kept."""
    return Leads(
        tuple((str(path), str(found)) for path, found in asked.real.items()),
        tuple((str(path), found) for path, found in asked.there.items()),
        tuple((str(path), *found) for path, found in asked.read.items()),
    )


def terms_of(terms: Terms, near: Neighbours) -> str | None:
    """What a verdict by these `terms` among these files depends on, as a digest.

    None where it cannot be told: of schemas other than RELAX NG what they take in from other files is not known here.
    """
    given = terms.schemas or terms.settings.schema_paths()
    try:
        if any(kind_of(path) is not SchemaKind.RNG for path in given):
            return None
        schemas = [digest(path) for path in given] or [_profile()]
    except (TeiwrightError, OSError) as error:  # it is told for each file, by the check itself
        logger.info("no verdict is kept (%s)", error)
        return None
    settings = asdict(terms.settings)
    settings["severity"] = sorted(terms.settings.severity.items())
    return _hash(
        [fingerprint(), schemas, settings, terms.phase, str(Path.cwd()), sorted(map(str, near.given))]
    )


def is_empty() -> bool:
    """Whether nothing is kept at all, as in a first run, or nothing can be."""
    with _opened() as base:
        return base is None or base.execute("SELECT 1 FROM verdict LIMIT 1").fetchone() is None
    return True  # a fault of the store, which is logged


def look_up(names: Iterable[str], terms: str) -> dict[str, tuple[Finding, ...]]:
    """What is known of each of the files `names` by `terms`; those that are not known are left out."""
    found: dict[str, tuple[Finding, ...]] = {}
    used: list[tuple[int, str, str]] = []
    now = int(time.time())
    with _opened() as base:
        # Without a verdict by these terms no file need be read for its key.
        if base is None or base.execute("SELECT 1 FROM verdict WHERE terms = ?", (terms,)).fetchone() is None:
            return found
        for name in names:
            key = _key_of_file(name)
            known = _kept(base, terms, key) if key else None
            if key and known is not None:
                found[name] = known
                used.append((now, terms, key))
        base.executemany("UPDATE verdict SET used = ? WHERE terms = ? AND key = ?", used)
    return found


def _kept(base: sqlite3.Connection, terms: str, key: str) -> tuple[Finding, ...] | None:
    row = base.execute("SELECT data FROM verdict WHERE terms = ? AND key = ?", (terms, key)).fetchone()
    return _read(row[0]) if row else None


def store(verdicts: Iterable[tuple[str, Verdict]], terms: str) -> None:
    """Keep each of the `verdicts`, with the name of its file, that may be kept."""
    now = int(time.time())
    rows = [(terms, _key(name, each.digest), now, each.data) for name, each in verdicts if each.data]
    with _opened() as base:
        if base is not None and rows:
            base.executemany("INSERT OR REPLACE INTO verdict VALUES (?, ?, ?, ?)", rows)
            least = "SELECT terms, key FROM verdict ORDER BY used DESC, key LIMIT -1 OFFSET ?"
            base.execute(f"DELETE FROM verdict WHERE (terms, key) IN ({least})", (MOST,))  # noqa: S608 - both are ours


@contextlib.contextmanager
def _opened() -> Iterator[sqlite3.Connection | None]:
    """The store, or None where there can be none; a fault of it is logged, and costs the next run time."""
    import sqlite3  # noqa: PLC0415 - workers do without

    with private.opened(private.folder()) as place:
        base = None if place is None else _connected(private.folder() / NAME)
        if base is None:
            yield None
            return
        with contextlib.closing(base):
            try:
                with base:
                    yield base
            except sqlite3.Error as error:
                logger.warning("%s: verdicts are not kept (%s)", NAME, error)


def _connected(path: Path) -> sqlite3.Connection | None:
    """The store at `path`; one that is broken is begun anew, one that another process holds for long is left alone."""
    import sqlite3  # noqa: PLC0415 - likewise

    for _ in range(2):
        base = None
        try:
            base = sqlite3.connect(path, timeout=WAIT)
            path.chmod(0o600)
            _prepare(base)
        except (sqlite3.Error, OSError) as error:
            if base is not None:
                base.close()
            if isinstance(error, sqlite3.OperationalError) or not isinstance(error, sqlite3.DatabaseError):
                logger.warning("%s: verdicts are not kept (%s)", NAME, error)
                return None
            logger.warning("%s: broken (%s); it is begun anew", NAME, error)
            path.unlink(missing_ok=True)
        else:
            return base
    return None


def _prepare(base: sqlite3.Connection) -> None:
    """Make the table where it is missing or of another form."""
    if base.execute("PRAGMA user_version").fetchone() != (FORM,):
        base.execute("DROP TABLE IF EXISTS verdict")
        base.execute(f"PRAGMA user_version = {FORM}")
    base.execute(TABLE)


def _key_of_file(name: str) -> str | None:
    """The key of the file `name`; None where it cannot be read, or only once, as a pipe."""
    if not os.path.isfile(name):  # noqa: PTH113 - Path.is_file raises on a name that is too long
        return None
    try:
        with open(name, "rb") as stream:  # noqa: PTH123 - Path.open is the same
            return _key(name, hashlib.file_digest(stream, "sha256").hexdigest())
    except (OSError, ValueError):  # the check tells why it cannot be read
        return None


def _key(name: str, digest_: str) -> str:
    return _hash([name, digest_])


def _hash(value: object) -> str:
    return hashlib.sha256(json.dumps(value, default=str).encode()).hexdigest()


def _written(findings: Iterable[Finding], leads_: Leads) -> str:
    rows = [
        (f.code, f.severity, f.message, f.help, f.also, f.locus.uri, f.locus.line, f.locus.column, f.locus.xpath, f.locus.xml_id)
        for f in findings
    ]  # fmt: skip
    return json.dumps([rows, asdict(leads_)])


def _read(text: str) -> tuple[Finding, ...] | None:
    """The findings that `_written` wrote, if what they depend on still holds."""
    try:
        rows, told = json.loads(text)
        kept = Leads(*(tuple(map(tuple, told[name])) for name in ("real", "there", "read")))
        findings = tuple(
            Finding(code, Severity(grade), Locus(*place), message, help_, tuple(also))
            for code, grade, message, help_, also, *place in rows
        )
    except (ValueError, TypeError, KeyError) as error:
        logger.warning("%s: a verdict is broken (%s) and is found anew", NAME, error)
        return None
    return findings if kept.hold() else None


@functools.cache
def fingerprint() -> str:
    """What this package and its parser are: another version, or a source that has changed, judges anew."""
    root = Path(__file__).parent.parent
    sources = [(str(path.relative_to(root)), *stamp(path)) for path in sorted(root.rglob("*.py"))]
    return _hash([__version__, sys.version, etree.LXML_VERSION, etree.LIBXML_VERSION, sources])


def _profile() -> str:
    """The schemas of the profile, and what reads them."""
    from importlib.metadata import version  # noqa: PLC0415 - given schemas do without

    files = [hashlib.sha256(each.path.read_bytes()).hexdigest() for each in profile_files()]
    return _hash([*files, version("xmlschema"), version("saxonche")])
