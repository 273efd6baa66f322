"""The XML syntax of RELAX NG (section 3): which attributes and children an element of a schema may have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.errors import SchemaError
from teiwright.relaxng.datatypes.kinds import XSD
from teiwright.relaxng.datatypes.names import is_ncname
from teiwright.relaxng.datatypes.space import WHITE, collapsed

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["NAME_CLASSES", "PATTERNS", "RNG", "checked", "children", "fault", "local", "text_of"]

RNG = "http://relaxng.org/ns/structure/1.0"
PREFIX = f"{{{RNG}}}"
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")

COMMON = frozenset(("ns", "datatypeLibrary"))
ATTRIBUTES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    name: (frozenset(needed.split()), COMMON | frozenset((needed + " " + optional).split()))
    for name, needed, optional in (
        ("element", "", "name"),
        ("attribute", "", "name"),
        ("group", "", ""),
        ("interleave", "", ""),
        ("choice", "", ""),
        ("optional", "", ""),
        ("zeroOrMore", "", ""),
        ("oneOrMore", "", ""),
        ("list", "", ""),
        ("mixed", "", ""),
        ("ref", "name", ""),
        ("parentRef", "name", ""),
        ("empty", "", ""),
        ("value", "", "type"),
        ("data", "type", ""),
        ("notAllowed", "", ""),
        ("externalRef", "href", ""),
        ("grammar", "", ""),
        ("param", "name", ""),
        ("except", "", ""),
        ("div", "", ""),
        ("include", "href", ""),
        ("start", "", "combine"),
        ("define", "name", "combine"),
        ("name", "", ""),
        ("anyName", "", ""),
        ("nsName", "", ""),
        ("text", "", ""),
    )
}
"""For each element of the syntax the attributes it needs, and all that it may have."""

PATTERNS = frozenset(
    "element attribute group interleave choice optional zeroOrMore oneOrMore list mixed ref parentRef empty value data "
    "notAllowed externalRef grammar text".split()
)
NAME_CLASSES = frozenset(("name", "anyName", "nsName", "choice"))
WITH_TEXT = frozenset(("value", "param", "name"))
NAMED = frozenset(("ref", "parentRef", "define"))


def fault(uri: str, node: etree._Element, reason: str) -> SchemaError:
    """The error that says where in a schema something is wrong."""
    return SchemaError(f"{uri}:{node.sourceline}: {reason}")


def local(node: etree._Element) -> str:
    """The local name of an element of the syntax."""
    return str(node.tag)[len(PREFIX) :]


def children(node: etree._Element) -> list[etree._Element]:
    """The children of `node` that are of the syntax; those of other namespaces are annotations (4.1)."""
    return [child for child in node if isinstance(child.tag, str) and child.tag.startswith(PREFIX)]


def text_of(node: etree._Element) -> str:
    """The text of `node`, comments and processing instructions left out."""
    return "".join([node.text or "", *(child.tail or "" for child in node)])


def checked(uri: str, node: etree._Element) -> None:
    """Refuse an element whose name, attributes or text the syntax does not allow.

    Raises:
        SchemaError: something is not allowed; the message says where.
    """
    name = local(node)
    if name not in ATTRIBUTES:
        raise fault(uri, node, f"“{name}” is no element of RELAX NG; see its name")
    needed, allowed = ATTRIBUTES[name]
    given = set()
    for attribute in node.keys():  # noqa: SIM118 - keys() of an element, which iterates over its children
        if attribute[:1] != "{":
            given.add(attribute)
        elif attribute.startswith(PREFIX):
            raise fault(
                uri, node, f"the attribute “{attribute}” is not in RELAX NG; write it without a prefix"
            )
    if not given <= allowed:
        raise fault(uri, node, f"“{name}” has no attribute “{min(given - allowed)}”; remove it")
    if not needed <= given:
        raise fault(uri, node, f"“{name}” lacks the attribute “{min(needed - given)}”; add it")
    if name in NAMED and not is_ncname(collapsed(node.get("name", ""))):
        raise fault(
            uri, node, f"“{node.get('name')}” is no name that “{name}” can have; take one without a colon"
        )
    if "datatypeLibrary" in given:
        _check_library(uri, node, node.get("datatypeLibrary", ""))
    _check_text(uri, node, name)


def _check_library(uri: str, node: etree._Element, library: str) -> None:
    scheme = SCHEME.match(library)
    if library and ("#" in library or not scheme or XSD["anyURI"].value(library, {}) is None):
        raise fault(
            uri, node, f"the datatypeLibrary “{library}” is no absolute URI without a fragment; mend it"
        )


def _check_text(uri: str, node: etree._Element, name: str) -> None:
    if name in WITH_TEXT:
        if any(isinstance(child.tag, str) for child in node):
            raise fault(uri, node, f"“{name}” holds text alone; remove the elements in it")
        return
    for text in (node.text, *(child.tail for child in node)):
        if text and text.strip(WHITE):
            raise fault(uri, node, f"“{name}” holds no text; remove “{collapsed(text)[:40]}”")
