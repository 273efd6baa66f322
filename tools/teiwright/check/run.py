"""The steps in order, for one document and for the files of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright import xml
from teiwright.check.codes import finding
from teiwright.check.dates import dates
from teiwright.check.grammar import relaxng
from teiwright.check.languages import languages
from teiwright.check.places import Places, locus
from teiwright.check.pointers import Neighbours, identifiers, neighbours, pointers
from teiwright.check.schemas import Schemas, profile
from teiwright.check.schematron import schematron
from teiwright.check.xinclude import include
from teiwright.check.xsd import xsd
from teiwright.errors import UnreadableError
from teiwright.model import Document, Finding, tei

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from lxml import etree

__all__ = ["check", "check_files"]

ROOTS = frozenset({tei("TEI"), tei("teiCorpus")})


def check(
    document: Document, *, schemas: Schemas | None = None, near: Neighbours | None = None
) -> Iterator[Finding]:
    """What is wrong with `document`: inclusions, ids, pointers, dates and languages, then the grammars and the rules.

    Each step speaks before the next one begins. The tree is not changed: where it has inclusions, the steps see a copy in
    which they are followed. A document whose root is not TEI gets one finding, `xml:root`, and no more.

    Args:
        document: parsed by `teiwright.xml`; its `uri` is the path that pointers are relative to.
        schemas: the profile's where it is None.
        near: the other files of the run; without it pointers may lead below the document's folder only.

    Raises:
        SchemaError: a schema is missing or broken.
        TransformError: the rules cannot be run.
    """
    schemas = schemas or profile()
    near = near or neighbours([])
    if document.root.tag not in ROOTS:
        message = "the outermost element is " + str(document.root.tag) + ", not TEI"
        yield finding("xml:root", locus(Places(document), document.root), message)
        return
    places, refused = include(document, near.given)
    yield from refused
    wrong_ids: set[etree._Element] = set()
    for found, element in identifiers(places):
        wrong_ids.add(element)
        yield found
    yield from pointers(places, near)
    yield from dates(places)
    yield from languages(places)
    yield from relaxng(places, schemas.relaxng, wrong_ids)
    yield from xsd(places, schemas.xsd, wrong_ids)
    yield from schematron(places, schemas.schematron)


def check_files(
    paths: Iterable[Path | str],
    *,
    schemas: Schemas | None = None,
    unreadable: Callable[[UnreadableError], object] | None = None,
) -> Iterator[Finding]:
    """What is wrong with each of the files, in turn; pointers between them resolve wherever they lie.

    Args:
        paths: the files; ``-`` is standard input.
        schemas: the profile's where it is None.
        unreadable: is told of a file that cannot be read, and the run goes on; where it is None the error is raised.

    Raises:
        UnreadableError: a file cannot be read, and `unreadable` is None.
        SchemaError: a schema is missing or broken.
        TransformError: the rules cannot be run.
    """
    files = list(paths)
    near = neighbours(path for path in files if str(path) != "-")
    for path in files:
        try:
            document = xml.read(path)
        except UnreadableError as error:
            if unreadable is None:
                raise
            unreadable(error)
            continue
        yield from check(document, schemas=schemas, near=near)
