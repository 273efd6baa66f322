"""Which files say what is valid, what kind each is, and reading them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from lxml import etree

from teiwright import resources
from teiwright.errors import SchemaError
from teiwright.model import TEI_NS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = [
    "NAMESPACES",
    "SchemaFile",
    "SchemaKind",
    "Schemas",
    "kind_of",
    "profile",
    "profile_files",
    "schema_bytes",
]


class SchemaKind(StrEnum):
    """The languages of schemas that can be read; the value is what messages and file names call them."""

    RNG = "rng"
    XSD = "xsd"
    SCH = "sch"
    ODD = "odd"


NAMESPACES: Mapping[str, SchemaKind] = MappingProxyType(
    {
        "http://relaxng.org/ns/structure/1.0": SchemaKind.RNG,
        "http://relaxng.org/ns/structure/0.9": SchemaKind.RNG,
        "http://www.w3.org/2001/XMLSchema": SchemaKind.XSD,
        "http://purl.oclc.org/dsdl/schematron": SchemaKind.SCH,
        "http://www.ascc.net/xml/schematron": SchemaKind.SCH,
        TEI_NS: SchemaKind.ODD,
    }
)
"""The namespace of a schema's root element, and of the pseudo-attribute `schematypens`, by what it means."""

KINDS = 100
"""How many files are remembered to be schemas."""


@dataclass(frozen=True, slots=True)
class SchemaFile:
    """A schema that a document is checked against.

    Attributes:
        kind: what is taken from it. It is `SCH` also for a grammar or an ODD whose Schematron rules are meant.
        path: the file.
        why: who asked for it, such as ``--schema`` or ``xml-model``.
        phase: the Schematron phase that is asked for, empty for the schema's own default.
    """

    kind: SchemaKind
    path: Path
    why: str
    phase: str = ""


@dataclass(frozen=True, slots=True)
class Schemas:
    """Two grammars, and the rules that no grammar can say."""

    relaxng: Path
    xsd: Path
    schematron: Path

    def files(self, why: str) -> tuple[SchemaFile, ...]:
        """The same as schema files, in the order in which they are asked; `why` says who asked for them."""
        return (
            SchemaFile(SchemaKind.RNG, self.relaxng, why),
            SchemaFile(SchemaKind.XSD, self.xsd, why),
            SchemaFile(SchemaKind.SCH, self.schematron, why),
        )


def profile() -> Schemas:
    """The schemas of the profile that this package writes.

    Raises:
        TeiwrightError: the package is not whole.
    """
    return Schemas(
        relaxng=resources.schema("teiwright.rng"),
        xsd=resources.schema("teiwright.xsd"),
        schematron=resources.schema("teiwright.sch"),
    )


def profile_files() -> tuple[SchemaFile, ...]:
    """The schemas of the profile as schema files.

    Raises:
        TeiwrightError: the package is not whole.
    """
    return profile().files("the profile of teiwright")


def schema_bytes(path: Path) -> bytes:
    """The bytes of the schema file `path`.

    Raises:
        SchemaError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise SchemaError(f"{path}: cannot be read ({error.strerror}); make it again from the ODD") from error


def kind_of(path: Path) -> SchemaKind:
    """The kind of the schema file `path`, by its root element; only its first tag is parsed.

    Raises:
        SchemaError: it cannot be read, is no XML, or its root is that of no schema; RELAX NG in the compact syntax is
            no XML.
    """
    try:
        status = path.stat()
    except OSError as error:
        raise _unreadable(path, error) from error
    return _kind(path, status.st_mtime_ns, status.st_size)


@lru_cache(KINDS)
def _kind(path: Path, *_: int) -> SchemaKind:
    """The kind of the file `path` as long as its time and size are these: each document of a run asks for it."""
    root = _root_tag(path)
    name = etree.QName(root)
    kind = NAMESPACES.get(name.namespace or "")
    if kind is None or (kind is SchemaKind.ODD and name.localname not in {"TEI", "teiCorpus", "schemaSpec"}):
        raise SchemaError(
            f"{path}: its root {root} is of no RELAX NG, XML Schema, Schematron or ODD; name a schema"
        )
    return kind


def _root_tag(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            events = etree.iterparse(
                stream, ("start",), resolve_entities=False, load_dtd=False, no_network=True
            )
            _, root = next(iter(events))
    except OSError as error:
        raise _unreadable(path, error) from error
    except (etree.XMLSyntaxError, StopIteration) as error:
        if path.suffix.lower() == ".rnc":
            reason = (
                "is RELAX NG in the compact syntax, which is not read; convert it, as with trang a.rnc a.rng"
            )
        else:
            reason = (
                f"is no XML ({error or 'it is empty'}); name a RELAX NG, XML Schema, Schematron or ODD file"
            )
        raise SchemaError(f"{path}: {reason}") from error
    return str(root.tag)


def _unreadable(path: Path, error: OSError) -> SchemaError:
    return SchemaError(f"{path}: cannot be read ({error.strerror}); check the path of the schema")
