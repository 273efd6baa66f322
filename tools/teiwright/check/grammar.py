"""RELAX NG by lxml (libxml2): one finding for each place where the grammar does not fit."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.check.codes import finding
from teiwright.check.places import locus
from teiwright.check.schemas import schema_bytes
from teiwright.errors import SchemaError
from teiwright.model import Finding, Locus
from teiwright.xml import parser

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from teiwright.check.places import Places

__all__ = ["relaxng"]

PREFIXED = re.compile(r"(?<=/)[\w.-]+:([\w.-]+)")
ID_FAULT = re.compile(r"Invalid attribute id for element ")


def relaxng(places: Places, schema: Path, wrong_ids: AbstractSet[etree._Element]) -> Iterator[Finding]:
    """What the grammar `schema` finds in the document; the elements of `wrong_ids` need no second word on their id.

    Raises:
        SchemaError: `schema` cannot be read or is no RELAX NG grammar.
    """
    grammar = _grammar(schema_bytes(schema), schema)
    tree = places.document.tree
    if grammar.validate(tree):
        return
    for path, message in _first_words(grammar.error_log):
        element = _element(tree, path)
        if element is None:
            yield finding("rng", Locus(places.document.uri), message)
        elif element not in wrong_ids or not ID_FAULT.match(message):
            yield finding("rng", locus(places, element), message)


def _first_words(log: Iterable[etree._LogEntry]) -> Iterator[tuple[str, str]]:
    """The paths of the log with their messages; libxml2 can say one thing of one element in several ways."""
    first: dict[str, str] = {}
    for entry in log:
        first.setdefault(entry.path or "", " ".join(entry.message.replace(" ,", ",").split()))
    yield from first.items()


@functools.lru_cache(maxsize=8)
def _grammar(data: bytes, path: Path) -> etree.RelaxNG:
    """The grammar that `data` holds; `data` is part of the key, so that a changed file is compiled anew."""
    try:
        return etree.RelaxNG(etree.fromstring(data, parser(), base_url=str(path)))
    except (etree.XMLSyntaxError, etree.RelaxNGError) as error:
        raise SchemaError(f"{path}: is no RELAX NG grammar ({error}); make it again from the ODD") from error


def _element(tree: etree._ElementTree[etree._Element], path: str) -> etree._Element | None:
    """The element at `path`, in which libxml2 writes `*` for a name without a prefix."""
    nodes = tree.xpath(PREFIXED.sub(r"*[local-name()='\1']", path)) if path else []
    return nodes[0] if nodes else None
