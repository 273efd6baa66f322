"""OASIS XML Catalogs 1.1: which local file stands for an address. Nothing is fetched, and targets are local files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.check.uris import XML_BASE, file_path, folder_of, path_of
from teiwright.errors import SchemaError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

__all__ = ["Catalog", "catalog_names", "read_catalog", "resolve", "resolve_public"]

NS = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}"
MOST = 200
"""How many catalogs may hang together."""

MATCHED = MappingProxyType(
    {
        "uri": "name",
        "rewriteURI": "uriStartString",
        "uriSuffix": "uriSuffix",
        "delegateURI": "uriStartString",
        "system": "systemId",
        "rewriteSystem": "systemIdStartString",
        "systemSuffix": "systemIdSuffix",
        "delegateSystem": "systemIdStartString",
        "public": "publicId",
    }
)
"""The entries and the attribute that says what they are for."""

TARGETS = ("uri", "rewritePrefix", "catalog")


@dataclass(frozen=True, slots=True)
class _Entry:
    """`kind` is the name of the element, `match` what it is for, `folder` what `target` is relative to."""

    kind: str
    match: str
    target: str
    folder: Path | None

    def path(self, rest: str = "") -> Path | None:
        """The local file of the target with `rest` behind it, which may not lead up."""
        if ".." in path_of(rest).split("/"):
            return None
        return file_path(self.folder, self.target + rest)


@dataclass(frozen=True, slots=True)
class _Part:
    """One catalog file: its entries, and the catalogs to ask next."""

    entries: tuple[_Entry, ...]
    following: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Catalog:
    """Catalog files and all that they lead to.

    Attributes:
        first: the files that were named, in their order.
        parts: what each file says.
        notes: a sentence for each catalog that need not be there and cannot be read; it is left out.
    """

    first: tuple[Path, ...]
    parts: Mapping[Path, _Part]
    notes: tuple[str, ...] = ()


def catalog_names(variable: str) -> tuple[Path, ...]:
    """The files that the environment variable ``XML_CATALOG_FILES`` names: paths and file: URIs, separated by spaces."""
    found = (file_path(Path(), name) for name in variable.split())
    return tuple(path for path in found if path is not None)


def read_catalog(paths: Iterable[Path], optional: Iterable[Path] = ()) -> Catalog:
    """The catalogs at `paths` and behind them those at `optional`, with those they name.

    Args:
        paths: the catalogs that have to be there.
        optional: others, such as those of the environment; one that cannot be read is noted and left out.

    Raises:
        SchemaError: one of `paths` cannot be read or is no catalog, or more than 200 catalogs hang together.
    """
    needed = tuple(path.resolve() for path in paths)
    first = (*needed, *(path.resolve() for path in optional))
    parts: dict[Path, _Part] = {}
    notes: list[str] = []
    waiting = list(first)
    while waiting:
        path = waiting.pop(0)
        if path in parts:
            continue
        if len(parts) == MOST:
            raise SchemaError(f"{path}: more than {MOST} catalogs hang together; name fewer")
        try:
            parts[path] = _read(path)
        except SchemaError as error:
            if path in needed:
                raise
            notes.append(str(error))
            parts[path] = _Part((), ())
        waiting += _named(parts[path])
    return Catalog(first, MappingProxyType(parts), tuple(notes))


def resolve(catalog: Catalog, uri: str) -> Path | None:
    """The local file that stands for `uri`, by the entries for URIs, else by those for system identifiers."""
    return _asked(catalog, "URI", uri) or _asked(catalog, "System", uri)


def resolve_public(catalog: Catalog, identifier: str) -> Path | None:
    """The local file that stands for the public `identifier`, whose runs of white space count as one space."""
    wanted = " ".join(identifier.split())
    for part in catalog.parts.values():
        for entry in part.entries:
            if entry.kind == "public" and " ".join(entry.match.split()) == wanted and entry.path():
                return entry.path()
    return None


def _asked(catalog: Catalog, family: str, uri: str) -> Path | None:
    seen: set[Path] = set()
    found = (_in_part(catalog, path, family, uri, seen) for path in catalog.first)
    return next((path for path in found if path is not None), None)


def _in_part(catalog: Catalog, path: Path, family: str, uri: str, seen: set[Path]) -> Path | None:
    """The answer of one catalog by the order of section 7.2.2: exact, longest start, longest end, delegates, others."""
    if path in seen:
        return None
    seen.add(path)
    entries = catalog.parts[path].entries
    found = next(filter(None, _matches(entries, family, uri)), None)
    if found is not None:
        return found
    delegates = _longest(entries, f"delegate{family}", uri.startswith)
    following = [each for each in (entry.path() for entry in delegates) if each is not None]
    ask = partial(_in_part, catalog, family=family, uri=uri, seen=seen)
    others = [each.resolve() for each in following] if delegates else catalog.parts[path].following
    return next(filter(None, map(ask, others)), None)


def _matches(entries: tuple[_Entry, ...], family: str, uri: str) -> Iterator[Path | None]:
    for entry in entries:
        if entry.kind == family.lower() and entry.match == uri:
            yield entry.path()
    for entry in _longest(entries, f"rewrite{family}", uri.startswith):
        yield entry.path(uri[len(entry.match) :])
    for entry in _longest(entries, f"{family.lower()}Suffix", uri.endswith):
        yield entry.path()


def _longest(entries: tuple[_Entry, ...], kind: str, fits: Callable[[str], bool]) -> list[_Entry]:
    """The entries of `kind` that fit, those that match most first."""
    found = [entry for entry in entries if entry.kind == kind and entry.match and fits(entry.match)]
    return sorted(found, key=lambda entry: len(entry.match), reverse=True)


def _named(part: _Part) -> list[Path]:
    delegates = [entry.path() for entry in part.entries if entry.kind.startswith("delegate")]
    return [path.resolve() for path in (*part.following, *delegates) if path is not None]


def _read(path: Path) -> _Part:
    root = _root(path)
    entries: list[_Entry] = []
    following: list[Path] = []
    folders: dict[etree._Element, Path | None] = {}
    for element in root.iter(f"{NS}*"):
        parent = element.getparent()
        above = path.parent if parent is None else folders.get(parent, path.parent)
        folder = folders[element] = folder_of(above, element.get(XML_BASE, ""))
        kind = str(element.tag)[len(NS) :]
        target = next((value for name in TARGETS if (value := element.get(name))), "")
        match = element.get(MATCHED[kind], "") if kind in MATCHED else ""
        if kind == "nextCatalog" and (name := file_path(folder, target)) is not None:
            following.append(name.resolve())
        elif match:
            entries.append(_Entry(kind, match, target, folder))
    return _Part(tuple(entries), tuple(following))


def _root(path: Path) -> etree._Element:
    """The root of a catalog, which may have a document type declaration, but none with entities of its own."""
    reader = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, collect_ids=False)
    try:
        data = path.read_bytes()
        root = etree.fromstring(data, reader)
    except OSError as error:
        raise SchemaError(
            f"{path}: cannot be read ({error.strerror}); check the path of the catalog"
        ) from error
    except etree.XMLSyntaxError as error:
        raise SchemaError(f"{path}: is not well-formed ({error.msg}); mend the catalog") from error
    if root.tag != f"{NS}catalog":
        raise SchemaError(f"{path}: is no XML catalog; its root must be catalog in the namespace {NS[1:-1]}")
    inner = root.getroottree().docinfo.internalDTD
    if inner is not None and next(iter(inner.iterentities()), None) is not None:
        raise SchemaError(f"{path}: declares entities, which are not read for safety; write them out")
    return root
