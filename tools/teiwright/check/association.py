"""Which schemas hold for a document: those that are given, those it asks for itself, or the profile.

A document asks with ``<?xml-model?>`` (W3C Note "Associating Schemas with XML documents 1.0") and with
`xsi:schemaLocation` (XML Schema 1.0, part 1, section 4.3.2).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import takewhile
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.check.bases import real
from teiwright.check.catalog import Catalog, catalog_names, read_catalog, resolve
from teiwright.check.codes import finding
from teiwright.check.places import Places, locus
from teiwright.check.schemas import NAMESPACES, SchemaFile, SchemaKind, kind_of, profile_files
from teiwright.check.settings import Settings
from teiwright.check.uris import SCHEME, file_path, path_of
from teiwright.errors import SchemaError
from teiwright.model import Finding, Locus
from teiwright.spots import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from teiwright.model import Document

__all__ = ["Association", "catalog_for", "given_files", "in_phase", "schemas_for"]

MODEL = "xml-model"
LOCATION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
INSTRUCTION = type(etree.ProcessingInstruction("x"))
PROLOG = re.compile(r"<!--.*?-->|<\?(?P<target>[^\s?]+).*?\?>|(?P<root><[^!?])", re.DOTALL)
COMPACT = "application/relax-ng-compact-syntax"
UNREAD: Mapping[str, str] = MappingProxyType(
    {
        COMPACT: "RELAX NG in the compact syntax",
        "application/xml-dtd": "a DTD",
        "http://purl.oclc.org/dsdl/nvdl/ns/structure/1.0": "NVDL",
    }
)
"""The types and namespaces of schemas that are not read, by what they are called."""

CHARACTER = re.compile(r"&(?:#x([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));")
NAMED = MappingProxyType({"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"})


@dataclass(frozen=True, slots=True)
class Association:
    """The schemas that hold for a document, and what is to be said about those it asks for and cannot have."""

    files: tuple[SchemaFile, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Wish:
    """One schema that the document asks for; `kind` is None where only the file can say it.

    `number` says by which instruction, from 0, and `line` where lxml saw it; it is None where `xsi:schemaLocation` asks.
    """

    href: str
    why: str
    number: int | None = None
    line: int = 0
    kind: SchemaKind | None = None
    phase: str = ""
    unread: str = ""


@dataclass(slots=True)
class _Got:
    document: Document
    files: dict[tuple[SchemaKind, Path, str], SchemaFile] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def schemas_for(
    document: Document,
    *,
    given: Sequence[Path] = (),
    catalog: Catalog | None = None,
    settings: Settings | None = None,
) -> Association:
    """The schemas that `document` is to be checked against.

    The first that names one decides: `given`, the `settings`, the document itself, the profile of teiwright. A document
    that asks for schemas and can have none of them is checked against none: the profile is not what it wants to be.

    Args:
        document: parsed; its `uri` is what the paths it asks for are relative to.
        given: schema files that hold for all documents.
        catalog: maps addresses, and paths as they are written, to local files. Nothing is ever fetched.
        settings: the project's.

    Raises:
        SchemaError: a schema of `given` or of the settings is missing or is none.
        TeiwrightError: the package is not whole.
    """
    project = settings or Settings()
    if given:
        return _association(given_files(given, "--schema"))
    if project.schemas:
        return _association(given_files(project.schema_paths(), Path(project.uri).name))
    wishes = [*_models(document), *_locations(document)]
    if not wishes:
        return _association(profile_files())
    got = _Got(document)
    for wish in wishes:
        _grant(got, wish, catalog)
    return _association(tuple(got.files.values()), tuple(got.findings))


def catalog_for(given: Sequence[Path], settings: Settings, environment: Mapping[str, str]) -> Catalog | None:
    """The catalogs of a run: those `given`, that of the `settings`, those of ``XML_CATALOG_FILES``; None without any.

    Raises:
        SchemaError: one that is given or that the settings name cannot be read or is none; one of the environment is
            noted and left out.
    """
    own = settings.catalog_path()
    needed = [*given, *([own] if own else [])]
    others = catalog_names(environment.get("XML_CATALOG_FILES", ""))
    return read_catalog(needed, others) if needed or others else None


def in_phase(files: Sequence[SchemaFile], phase: str) -> tuple[SchemaFile, ...]:
    """The `files`, of which each one of Schematron has this `phase` that has none of its own; empty changes nothing."""
    return tuple(
        replace(each, phase=each.phase or phase) if each.kind in {SchemaKind.SCH, SchemaKind.ODD} else each
        for each in files
    )


def given_files(paths: Sequence[Path], why: str) -> tuple[SchemaFile, ...]:
    """The schema files at `paths`, each of the kind that its root element says.

    Raises:
        SchemaError: one is missing or is no schema.
    """
    return tuple(SchemaFile(kind_of(path), path, why) for path in paths)


def _association(files: tuple[SchemaFile, ...], findings: tuple[Finding, ...] = ()) -> Association:
    """The association of `files`; where an ODD is the only grammar, that is said."""
    grammars = {SchemaKind.RNG, SchemaKind.XSD}
    odds = [file for file in files if file.kind is SchemaKind.ODD]
    if not odds or any(file.kind in grammars for file in files):
        return Association(files, findings)
    message = "of this ODD only the Schematron rules are checked, not what elements and attributes it allows"
    said = tuple(finding("schema-odd", Locus(str(file.path)), message) for file in odds)
    return Association(files, findings + said)


def _models(document: Document) -> Iterator[_Wish]:
    """The wishes of the instructions ``xml-model`` before the root, in their order."""
    before = reversed(list(document.root.itersiblings(preceding=True)))
    asked = [node for node in before if isinstance(node, INSTRUCTION) and node.target == MODEL]
    for number, node in enumerate(asked):
        said = {name: CHARACTER.sub(_character, value) for name, value in node.attrib.items()}
        language = said.get("schematypens", "").strip()
        unread = _unread(said.get("type", "").strip().lower(), language)
        kind, phase = NAMESPACES.get(language), said.get("phase", "")
        yield _Wish(said.get("href", "").strip(), MODEL, number, node.sourceline or 0, kind, phase, unread)


def _unread(media: str, language: str) -> str:
    """What a schema of this type and namespace is called if it is not read, else nothing."""
    if language in NAMESPACES:
        return ""
    other = f"a schema of the language {language}" if language else ""
    return UNREAD.get(language) or UNREAD.get(media) or other


def _locations(document: Document) -> Iterator[_Wish]:
    """The wishes of `xsi:schemaLocation` of the root, for the namespace of the root."""
    words = document.root.get(LOCATION, "").split()
    for namespace, href in zip(words[::2], words[1::2], strict=False):
        if namespace == etree.QName(document.root).namespace:
            yield _Wish(href, "xsi:schemaLocation", kind=SchemaKind.XSD)


def _grant(got: _Got, wish: _Wish, catalog: Catalog | None) -> None:
    """Add the file that `wish` means to what was got, or the finding that says why it cannot be had."""
    mapped = resolve(catalog, wish.href.partition("#")[0]) if catalog and wish.href else None
    unread = wish.unread or (UNREAD[COMPACT] if path_of(wish.href).lower().endswith(".rnc") else "")
    path = mapped or _beside(wish.href, got.document)
    if not wish.href:
        _refuse(got, wish, "schema-missing", "the instruction xml-model has no href")
    elif unread and mapped is None:
        _refuse(got, wish, "schema-unsupported", f'the schema "{wish.href}" is {unread}, which is not read')
    elif path is None:
        _refuse(got, wish, "schema-remote", f'the schema "{wish.href}" is not fetched')
    elif not path.is_file():
        where = "is not there" if mapped is None else f"is not where the catalog says: {mapped}"
        _refuse(got, wish, "schema-missing", f'the schema "{wish.href}" {where}')
    else:
        _take(got, wish, path)


def _take(got: _Got, wish: _Wish, path: Path) -> None:
    try:
        kind = kind_of(path)
    except SchemaError as error:
        reason = str(error).removeprefix(f"{path}: ").rsplit("; ", 1)[0]
        _refuse(got, wish, "schema-missing", f'the schema "{wish.href}" is none: {reason}')
        return
    wanted = SchemaKind.SCH if wish.kind is SchemaKind.SCH else kind
    got.files.setdefault((wanted, path, wish.phase), SchemaFile(wanted, path, wish.why, wish.phase))


def _refuse(got: _Got, wish: _Wish, code: str, message: str) -> None:
    got.findings.append(finding(code, _where(got.document, wish), message))


def _where(document: Document, wish: _Wish) -> Locus:
    """Where the document asks for what it wishes."""
    if wish.number is None:
        return locus(Places(document), document.root, LOCATION)
    path = f"/processing-instruction('{MODEL}')[{wish.number + 1}]"
    text = text_of(document)
    prolog = takewhile(lambda match: not match["root"], PROLOG.finditer(text))
    starts = [match.start() for match in prolog if match["target"] == MODEL]
    if wish.number >= len(starts):  # the file is not at hand
        return Locus(document.uri, wish.line, 0, path)
    start = starts[wish.number]
    return Locus(document.uri, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start), path)


def _beside(href: str, document: Document) -> Path | None:
    """The file that `href` means as a path relative to the document; None where it is an address or begins at the root."""
    if SCHEME.match(href) or path_of(href).startswith("/"):
        return None
    path = file_path(Path(document.uri).parent, href)
    return real(path) if path else None


def _character(match: re.Match[str]) -> str:
    wide, decimal, name = match.groups()
    if name:
        return NAMED[name]
    code = int(wide, 16) if wide else int(decimal)
    return chr(code) if code <= 0x10FFFF else match[0]
