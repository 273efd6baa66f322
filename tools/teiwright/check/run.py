"""The steps in order, for one document and for the files of a run."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from teiwright import xml
from teiwright.check.association import in_phase, schemas_for
from teiwright.check.codes import finding
from teiwright.check.dates import dates
from teiwright.check.grammar import relaxng
from teiwright.check.identifiers import identifiers, wrong_ids
from teiwright.check.languages import languages
from teiwright.check.merge import merge
from teiwright.check.places import Places, locus
from teiwright.check.pointers import Asked, Neighbours, neighbours, pointers
from teiwright.check.schemas import SchemaFile, SchemaKind, profile_files
from teiwright.check.settings import Settings, apply_severity
from teiwright.check.verdicts import verdict
from teiwright.check.xinclude import XI, include
from teiwright.errors import UnreadableError
from teiwright.model import Document, Finding, tei

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from lxml import etree

    from teiwright.check.catalog import Catalog
    from teiwright.check.verdicts import Verdict

__all__ = ["Terms", "check", "check_files", "examine", "judge"]

MOST = 1000
"""How many findings of one step are shown for a document."""

ROOTS = frozenset({tei("TEI"), tei("teiCorpus")})


@dataclass(frozen=True, slots=True)
class Terms:
    """What all documents of a run are checked by.

    Attributes:
        schemas: files that hold for all of them; without any each says itself, or else the settings or the profile do.
        catalog: maps the addresses of schemas to local files.
        settings: the project's.
        phase: of each Schematron schema that no document asks another phase of; empty for the schema's own default.
    """

    schemas: tuple[Path, ...] = ()
    catalog: Catalog | None = None
    settings: Settings = field(default_factory=Settings)
    phase: str = ""


def check(
    document: Document,
    *,
    schemas: Sequence[SchemaFile] | None = None,
    near: Neighbours | None = None,
    settings: Settings | None = None,
) -> Iterator[Finding]:
    """What is wrong with `document`, in the order of its places; what several steps say of one thing is said once.

    The steps are inclusions, ids, pointers, dates and languages, then each schema. The tree is not changed: where it has
    inclusions, the steps see a copy in which they are followed. A document whose root is not TEI gets one finding, `xml:root`,
    where no schema is given; else it has ids and the schemas only. Of each step the first 1,000 findings are told.

    Args:
        document: parsed by `teiwright.xml`; its `uri` is the path that pointers are relative to.
        schemas: those of the profile where it is None.
        near: the other files of the run; without it pointers may lead below the document's folder only.
        settings: say how grave each code is, before what agrees is merged: a code that is off hides no other.

    Raises:
        SchemaError: a schema is missing or broken.
        TransformError: the rules cannot be run.
    """
    near = near or neighbours([])
    if schemas is None and document.root.tag not in ROOTS:
        message = f"the outermost element is {document.root.tag!s}, not TEI"
        yield finding("xml:root", locus(Places(document), document.root), message)
        return
    places, refused = include(document, near.given)
    found, wrong = [*refused, *_own(places, near)], wrong_ids(places)
    for schema in profile_files() if schemas is None else schemas:
        found += _most(_by(places, schema, wrong))
    yield from merge(apply_severity(_by_file(found), settings or Settings()))


def _by_file(found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of one file after those of another: with inclusions each step speaks of several."""
    files: dict[str, list[Finding]] = {}
    for each in found:
        files.setdefault(each.locus.uri, []).append(each)
    for part in files.values():
        yield from part


def examine(document: Document, terms: Terms, near: Neighbours) -> tuple[Finding, ...]:
    """What `check` finds in `document` by the schemas that hold for it, as grave as the settings say.

    Raises:
        SchemaError, TransformError: as `check`.
    """
    return _examined(document, terms, replace(near, asked=Asked()))[0]


def judge(name: str, terms: Terms, near: Neighbours) -> Verdict:
    """As `examine` for the file `name`, with what its findings depend on.

    Raises:
        UnreadableError: it cannot be read.
        SchemaError, TransformError: as `check`.
    """
    data = xml.content(name)
    document, here = xml.parse(data, name), replace(near, asked=Asked())
    findings, stands_alone = _examined(document, terms, here)
    known = here.asked if stands_alone and name != "-" else None
    return verdict(findings, hashlib.sha256(data).hexdigest(), known)


def _examined(document: Document, terms: Terms, near: Neighbours) -> tuple[tuple[Finding, ...], bool]:
    """The findings, and whether they depend on no schema that the document names and no file that it includes."""
    asked = schemas_for(document, given=terms.schemas, catalog=terms.catalog, settings=terms.settings)
    own = bool(terms.schemas) or bool(terms.phase) or asked.files != profile_files()
    found = check(
        document,
        schemas=in_phase(asked.files, terms.phase) if own else None,
        near=near,
        settings=terms.settings,
    )
    given = bool(terms.schemas or terms.settings.schemas)
    chosen = given or (asked.files == profile_files() and not asked.findings)
    stands_alone = chosen and next(document.root.iter(f"{XI}*"), None) is None
    return (*apply_severity(asked.findings, terms.settings), *found), stands_alone


def check_files(
    paths: Iterable[Path | str],
    *,
    terms: Terms | None = None,
    unreadable: Callable[[UnreadableError], object] | None = None,
) -> Iterator[Finding]:
    """What is wrong with each of the files, in turn; pointers between them resolve wherever they lie.

    Args:
        paths: the files; ``-`` is standard input.
        terms: what they are checked by; without it each says itself, and else the profile.
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
        yield from examine(document, terms or Terms(), near)


def _own(places: Places, near: Neighbours) -> Iterator[Finding]:
    """What needs no schema."""
    yield from _most(identifiers(places))
    if places.document.root.tag in ROOTS:
        for step in (pointers(places, near), dates(places), languages(places)):
            yield from _most(step)


def _most(found: Iterator[Finding]) -> Iterator[Finding]:
    """The first `MOST` findings of a step, so that a file of faults costs bounded time; the last one says that more follow."""
    yield from islice(found, MOST - 1)
    last = list(islice(found, 2))
    if len(last) > 1:
        yield replace(last[0], message=f"{last[0].message} (more of this step follow and are not shown)")
    else:
        yield from last


def _by(places: Places, schema: SchemaFile, wrong: set[etree._Element]) -> Iterator[Finding]:
    """What one schema finds; of an ODD only the rules are asked, since its grammar is not compiled here."""
    if schema.kind is SchemaKind.RNG:
        return relaxng(places, schema.path, wrong)
    # Each worker of a run imports for itself, and most runs have RELAX NG alone.
    if schema.kind is SchemaKind.XSD:
        from teiwright.check.xsd import xsd  # noqa: PLC0415 - see above

        return xsd(places, schema.path, wrong)
    from teiwright.check.schematron import schematron  # noqa: PLC0415 - see above

    return schematron(places, schema.path, schema.phase) if schema.phase else schematron(places, schema.path)
