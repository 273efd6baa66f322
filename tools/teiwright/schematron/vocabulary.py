"""Which elements and attributes of Schematron stand where, so that nothing of a schema is passed over without a word.

ISO/IEC 19757-3:2020 and what its edition of 2025 adds (`group`, `library`, `rules`, `severity`, `schematronEdition`,
`phase/@when`). Elements and attributes of other namespaces may stand anywhere, as the standard has it.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.errors import SchemaError
from teiwright.schematron.model import SCH_NS, XSL_NS

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["check_vocabulary"]

_SHOWN = "id icon see fpi"
_PATTERN = f"abstract is-a documents {_SHOWN}"
_ASSERT = f"test diagnostics properties flag role severity subject {_SHOWN}"
_SCHEMA = f"defaultPhase queryBinding schemaVersion schematronEdition {_SHOWN}"


def _words(**lists: str) -> Mapping[str, frozenset[str]]:
    """Lists of words by name; an underscore stands for a hyphen, or at the end for nothing, as in ``assert_``."""
    said = {name.rstrip("_").replace("_", "-"): frozenset(words.split()) for name, words in lists.items()}
    return MappingProxyType(said)


ATTRIBUTES = _words(
    active="pattern",
    assert_=_ASSERT,
    diagnostic=f"role {_SHOWN}",
    diagnostics="id",
    dir="value",
    emph="",
    extends="rule href",
    group=_PATTERN,
    include="href",
    let="name value as",
    library=_SCHEMA,
    name="path",
    ns="prefix uri",
    p="id class icon",
    param="name value",
    pattern=_PATTERN,
    phase=f"from when {_SHOWN}",
    properties="id",
    property=f"role scheme {_SHOWN}",
    report=_ASSERT,
    rule=f"abstract context flag role severity subject visit-each {_SHOWN}",
    rules="id",
    schema=_SCHEMA,
    span="class",
    title="",
    value_of="select",
)
"""The attributes of no namespace that each element may have."""

PARENTS = _words(
    active="phase",
    assert_="rule",
    diagnostic="diagnostics",
    diagnostics="schema",
    extends="rule",
    group="schema rules",
    library="",
    ns="schema",
    param="pattern group",
    pattern="schema rules",
    phase="schema",
    properties="schema",
    property="properties",
    report="rule",
    rule="pattern group rules",
    rules="schema",
)
"""Where each element may stand; what is not here is text, or looked at where it is read."""


def check_vocabulary(root: etree._Element, uri: str) -> None:
    """Refuse what the schema `root`, whose files have been gathered, says in words that would not be read.

    Raises:
        SchemaError: an element or attribute of Schematron is not known, or stands where it does not count.
    """
    for node in root.iter(f"{{{SCH_NS}}}*"):
        name = etree.QName(node).localname
        where = f"{uri}:{node.sourceline}"
        if name not in ATTRIBUTES:
            raise SchemaError(f"{where}: {name} is no element of Schematron that is read; take it out")
        unknown = [key for key in node.attrib if not str(key).startswith("{") and key not in ATTRIBUTES[name]]
        if unknown:
            raise SchemaError(
                f"{where}: {name} has the attribute {unknown[0]}, which is not read; take it out"
            )
        parent = node.getparent()
        if parent is not None and name in PARENTS and _local(parent) not in PARENTS[name]:
            allowed = " or ".join(sorted(PARENTS[name])) or "file of its own"
            raise SchemaError(f"{where}: {name} does not count in {_local(parent)}; put it into a {allowed}")
        _refuse_templates(node, where)


def _refuse_templates(node: etree._Element, where: str) -> None:
    """Words that a processor of the edition of 2025 may compute are the same for all nodes here."""
    for key in ("role", "flag", "severity"):
        if "{" in node.get(key, ""):
            raise SchemaError(f"{where}: the {key} is computed, which is not read; write a word")


def _local(node: etree._Element) -> str:
    name = etree.QName(node)
    return name.localname if name.namespace in {SCH_NS, XSL_NS} else str(node.tag)
