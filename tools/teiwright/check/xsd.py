"""XML Schema 1.0: lxml says whether a document is valid, xmlschema says what is wrong where it is not.

lxml's verdict costs a hundredth of xmlschema's, and tests compare the two. xmlschema takes seconds to build a schema,
so that the built one is kept in the user's cache. Where lxml cannot load a schema xmlschema alone speaks.
"""

from __future__ import annotations

import functools
import hashlib
import platform
import re
from importlib.metadata import version
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from lxml import etree

from teiwright.check import cache
from teiwright.check.codes import finding
from teiwright.check.places import locus
from teiwright.check.schemas import schema_bytes
from teiwright.errors import SchemaError
from teiwright.model import TEI_NS, XML_NS, Finding, Locus
from teiwright.xml import parser

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from xmlschema import XMLSchema10
    from xmlschema.validators import XMLSchemaValidationError

    from teiwright.check.places import Places

__all__ = ["ELEMENTS", "xsd"]

XSD_NS = "http://www.w3.org/2001/XMLSchema"
PATTERNS = re.compile(r"value doesn't match any pattern of \[.*", re.DOTALL)
REMOTE = re.compile(rb"""schemaLocation\s*=\s*["'][^"']*://""")
PYTHON_CLASS = re.compile(r" for <class '[\w.]+'>")
CHILDLESS = "simple content element can't have child elements"
ATTRIBUTES = 200
"""How many attributes of one element xmlschema is asked about; of more lxml alone tells."""
ELEMENTS = 50_000
"""How many elements of a document xmlschema is asked about, some seconds' worth; of more lxml alone tells."""

NAMED = 8
"""How many of the elements that are expected a message names."""


def xsd(places: Places, schema: Path, wrong_ids: AbstractSet[etree._Element]) -> Iterator[Finding]:
    """What the XML Schema finds in the document; the elements of `wrong_ids` need no second word on their id.

    Hints in the document about where a schema lies are not followed. Where only lxml finds a fault, its words are said.

    Raises:
        SchemaError: `schema` or a file it imports cannot be read, or is no XML Schema.
    """
    files = _files(schema)
    verdict = _verdict(schema, files)
    if verdict is not None and verdict.validate(places.document.tree):
        return
    silent = True
    told = (
        () if verdict is not None and _laden(places) else _reasons(places, _built(schema, files), wrong_ids)
    )
    for found in told:
        silent = False
        yield found
    if silent and verdict is not None:
        for entry in verdict.error_log:
            if wrong_ids and f"attribute '{{{XML_NS}}}id'" in entry.message:
                continue
            yield finding("xsd", Locus(places.document.uri, entry.line), _plain(entry.message))


def _laden(places: Places) -> bool:
    """Whether xmlschema would take minutes: it is slow, and copies the attributes of an element for each error."""
    test = f"count(//*) > {ELEMENTS} or boolean(//*[count(@*) > {ATTRIBUTES}])"
    return bool(places.document.tree.xpath(test))


def _reasons(places: Places, built: XMLSchema10, wrong_ids: AbstractSet[etree._Element]) -> Iterator[Finding]:
    """What xmlschema finds, as far as it gets: an `xsi:type` that names nothing or a year without end stops it."""
    for error in _errors(places, built):
        if isinstance(error, str):
            yield finding("xsd", locus(places, places.document.root), error)
            return
        if _is_mistaken(error):
            continue
        element, message = _element(error), _message(error)
        if element is None:
            yield finding("xsd", Locus(places.document.uri), message)
        elif element not in wrong_ids or f"attribute {{{XML_NS}}}id=" not in (error.reason or ""):
            yield finding("xsd", locus(places, element), message)


def _errors(places: Places, built: XMLSchema10) -> Iterator[XMLSchemaValidationError | str]:
    """The errors of xmlschema and, where it stops, why."""
    from xmlschema import XMLSchemaException  # noqa: PLC0415 - see _build

    tree: Any = places.document.tree  # xmlschema's types know the standard library's trees alone
    try:
        yield from built.iter_errors(tree, use_location_hints=False)
    except (XMLSchemaException, RecursionError, ArithmeticError, ValueError) as error:
        reason = (
            "the elements stand too deep in each other" if isinstance(error, RecursionError) else str(error)
        )
        yield f"XML Schema cannot judge all of this document: {_plain(reason)}"


def _is_mistaken(error: XMLSchemaValidationError) -> bool:
    """Whether the error is that a comment or processing instruction, which xmlschema takes for a child, is there."""
    return CHILDLESS in (error.reason or "") and _child(error) is None


def _element(error: XMLSchemaValidationError) -> etree._Element | None:
    # The child that is one too many is a better place than the parent it stands in.
    child = _child(error)
    parent: Any = error.elem
    found: etree._Element | None = parent if child is None else child
    return found


def _child(error: XMLSchemaValidationError) -> etree._Element | None:
    """The child that may not be there, if the error is about one."""
    child: Any = error.invalid_child
    if child is None and CHILDLESS in (error.reason or ""):
        parent: Any = error.elem
        child = next(parent.iterchildren(etree.Element), None)
    found: etree._Element | None = child
    return found


def _message(error: XMLSchemaValidationError) -> str:
    """The reason without namespaces and regular expressions, naming the child and at most a few others."""
    child = _child(error)
    if child is None:
        return _plain(error.reason or error.message)
    expected = sorted({_plain(name) for name in error.expected_tags})
    more = f" and {len(expected) - NAMED} more" if len(expected) > NAMED else ""
    instead = f"; possible here: {', '.join(expected[:NAMED])}{more}" if expected else ""
    parent = _plain(str(error.elem.tag)) if error.elem is not None else "the parent"
    return f"{_plain(str(child.tag))} is not possible here in {parent}{instead}"


def _plain(text: str) -> str:
    text = text.replace(f"{{{TEI_NS}}}", "").replace(f"{{{XML_NS}}}", "xml:")
    text = PATTERNS.sub("the value has not the form that is asked for", PYTHON_CLASS.sub("", text))
    return " ".join(text.split())


@functools.lru_cache(maxsize=8)
def _verdict(schema: Path, files: tuple[tuple[Path, bytes], ...]) -> etree.XMLSchema | None:
    """The schema as lxml loads it; none where it cannot, or where a file of the schema names one that is not local."""
    if any(REMOTE.search(data) for _, data in files):
        return None
    try:
        return etree.XMLSchema(etree.fromstring(files[0][1], parser(), base_url=str(schema.resolve())))
    except etree.XMLSchemaParseError:
        return None


@functools.lru_cache(maxsize=8)
def _built(schema: Path, files: tuple[tuple[Path, bytes], ...]) -> XMLSchema10:
    """The schema, built once in a process; `files` are part of the key, so that a changed file is built anew."""
    built: XMLSchema10 = cache.cached(_key(files), lambda: _build(schema))
    return built


def _build(schema: Path) -> XMLSchema10:
    import xmlschema  # noqa: PLC0415 - 0.3 s that `--help` must not pay

    try:
        return xmlschema.XMLSchema10(str(schema.resolve()), allow="local")
    except (xmlschema.XMLSchemaException, etree.XMLSyntaxError, SyntaxError, OSError) as error:
        reason = str(error).splitlines()[0]
        raise SchemaError(f"{schema}: is no XML Schema ({reason}); make it again from the ODD") from error


def _key(files: tuple[tuple[Path, bytes], ...]) -> str:
    """What the built schema depends on: versions, the Python that pickles, and each file's place and bytes."""
    digest = hashlib.sha256()
    for name in ("teiwright", "xmlschema", "elementpath"):
        digest.update(f"{name} {version(name)}\n".encode())
    digest.update(f"{platform.python_implementation()} {platform.python_version()}\n".encode())
    for path, data in files:
        digest.update(f"{path} {len(data)}\n".encode())
        digest.update(data)
    return f"xsd-{digest.hexdigest()}"


def _files(schema: Path) -> tuple[tuple[Path, bytes], ...]:
    """The schema and all it includes and imports, resolved, in the order they are met."""
    found: dict[Path, bytes] = {}
    waiting = [schema.resolve()]
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found[path] = schema_bytes(path)
        try:
            root = etree.fromstring(found[path], parser())
        except etree.XMLSyntaxError as error:
            raise SchemaError(f"{path}: is not well-formed ({error}); make it again from the ODD") from error
        waiting += [path.parent / unquote(hint) for hint in _locations(root)]
    return tuple(found.items())


def _locations(root: etree._Element) -> Iterator[str]:
    for child in root.iterchildren(*(f"{{{XSD_NS}}}{name}" for name in ("include", "import", "redefine"))):
        hint = child.get("schemaLocation")
        if hint and "://" not in hint:
            yield hint
