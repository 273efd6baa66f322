"""RELAX NG by this package's own engine: one finding for each fault, with what was meant and what would be allowed."""

from __future__ import annotations

import functools
import hashlib
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from teiwright import __version__
from teiwright import relaxng as engine
from teiwright.check import cache
from teiwright.check.pointers import stamp
from teiwright.check.relaxng_findings import finding_of
from teiwright.model import XML_ID

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from lxml import etree

    from teiwright.check.places import Places
    from teiwright.model import Finding

__all__ = ["digest", "relaxng"]

logger = logging.getLogger(__name__)

Stamp = tuple[tuple[str, int, int], ...]

_COMPILED: dict[Path, tuple[Stamp, engine.Grammar]] = {}
"""The grammars of this process, each with the times and sizes of its files: a changed one is compiled anew."""


def relaxng(places: Places, schema: Path, wrong_ids: AbstractSet[etree._Element]) -> Iterator[Finding]:
    """What the grammar `schema` finds in the document; the elements of `wrong_ids` need no second word on their id.

    Raises:
        SchemaError: `schema` cannot be read or is no RELAX NG grammar.
    """
    for fault in _grammar(schema.resolve()).validate(places.document.root):
        if fault.attribute != XML_ID or fault.element not in wrong_ids:
            yield finding_of(fault, places)


def digest(schema: Path) -> str:
    """What the grammar `schema` and all files that it takes in are, as a SHA-256.

    Raises:
        SchemaError: as `relaxng`.
    """
    return _grammar(schema.resolve()).digest


def _grammar(path: Path) -> engine.Grammar:
    known = _COMPILED.get(path)
    if known is not None and known[0] == _stamp(known[1].files):
        return known[1]
    grammar = _restored(path) or _built(path)
    _COMPILED[path] = (_stamp(grammar.files), grammar)
    return grammar


def _built(path: Path) -> engine.Grammar:
    """The grammar, read anew and kept in the user's cache, where the next process finds it."""
    grammar = engine.compile(path)
    text = grammar.stored()
    if text is not None:
        cache.keep(_name(path), text)
    return grammar


def _restored(path: Path) -> engine.Grammar | None:
    """The grammar from the cache; None where it has none of these files or none that can be read."""
    text = cache.kept(_name(path))
    try:
        return None if text is None else engine.restored(text)
    except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
        logger.info("%s: broken in the cache (%s); read again", path, error)
        return None


def _name(path: Path) -> str:
    """The name in the cache: by the path, and by the version and the sources of the engine that wrote it."""
    return f"rng-{hashlib.sha256(f'{path} {_engine()}'.encode()).hexdigest()[:32]}.json"


@functools.cache
def _engine() -> str:
    digest = hashlib.sha256(f"{__version__} {sys.version}".encode())
    for source in sorted(Path(engine.__file__).parent.rglob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()


def _stamp(files: Iterable[str]) -> Stamp:
    return tuple((name, *stamp(name)) for name in files)
