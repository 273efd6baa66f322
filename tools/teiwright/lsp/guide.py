"""What a document may have at the cursor: what its grammar allows there, and what that is for."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from teiwright import relaxng, xml
from teiwright.check.association import catalog_for, schemas_for
from teiwright.check.schemas import SchemaKind, profile
from teiwright.check.settings import find_settings
from teiwright.errors import TeiwrightError
from teiwright.lsp.notes import Notes, ProfileNotes, read_notes
from teiwright.lsp.scan import Kind, tags
from teiwright.lsp.vocabulary import profile as vocabulary
from teiwright.model import TEI_NS, XML_NS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from teiwright.relaxng import Expected, Grammar

__all__ = ["Guide", "guide_for", "profile_guide"]

PROBE = "{urn:teiwright:probe}probe"
"""An element that no grammar has: the grammar says what it expects in its place."""


@dataclass(frozen=True, slots=True)
class Guide:
    """A compiled grammar, and what its names are for; tags are Clark names, attributes are as they are written."""

    grammar: Grammar
    notes: Notes

    def children(self, parent: str, before: Sequence[str]) -> tuple[Expected, ...]:
        """What may stand in the element `parent` behind the elements `before`; the required first."""
        root = _element(parent)
        if root is None:
            return ()
        for each in (*before, PROBE):
            child = _element(each)
            if child is not None:  # else it has a name that no element can have, and is no sibling
                root.append(child)
        return self._expected(root[-1], root)

    def roots(self) -> tuple[Expected, ...]:
        """The outermost elements that there can be."""
        root = etree.Element(PROBE)
        return self._expected(root, root)

    def attributes(self, tag: str) -> tuple[Expected, ...]:
        """The attributes of an element, with their names as they are written; the required first."""
        return self.grammar.allowed_attributes(tag)

    def values(self, tag: str, attribute: str) -> tuple[Expected, ...]:
        """The values and datatypes of an attribute of an element."""
        name = attribute.replace("xml:", f"{{{XML_NS}}}", 1) if attribute.startswith("xml:") else attribute
        return self.grammar.allowed_values(tag, name)

    def _expected(self, probe: etree._Element, root: etree._Element) -> tuple[Expected, ...]:
        found = (fault.expected for fault in self.grammar.validate(root) if fault.element is probe)
        return next(found, ())


def guide_for(text: str, path: Path) -> Guide:
    """The guide for `text`, which is that of the file `path` and need not be well-formed.

    It has the first RELAX NG grammar that the document is checked against. Where there is none, or it cannot be used,
    which the diagnostics say, it is the profile's.
    """
    try:
        settings = find_settings(path.parent)
        document = xml.parse(_prolog(text).encode("utf-8", "surrogatepass"), str(path))
        catalog = catalog_for((), settings, os.environ)
        files = schemas_for(document, catalog=catalog, settings=settings).files
        own = next((file.path for file in files if file.kind is SchemaKind.RNG), profile().relaxng)
        return profile_guide() if own == profile().relaxng else _guide(own, own.stat().st_mtime_ns)
    except (TeiwrightError, OSError):
        return profile_guide()


@lru_cache(maxsize=1)
def profile_guide() -> Guide:
    """The guide of the profile.

    Raises:
        TeiwrightError: the package is not whole.
    """
    return Guide(relaxng.compile(profile().relaxng), ProfileNotes(vocabulary()))


@lru_cache(maxsize=4)
def _guide(path: Path, _changed: int) -> Guide:
    """The guide of the grammar at `path`; the time of its last change is part of the key."""
    grammar = relaxng.compile(path)
    return Guide(grammar, read_notes(grammar.files))


def _prolog(text: str) -> str:
    """A document that asks for the same schemas as `text`, by the instructions before its first tag."""
    asked = []
    for tag in tags(text):
        if tag.kind is not Kind.OPAQUE:
            break
        if tag.complete and text.startswith("<?xml-model", tag.start):
            asked.append(text[tag.start : tag.end])
    return f'{"".join(asked)}<TEI xmlns="{TEI_NS}"/>'


def _element(tag: str) -> etree._Element | None:
    """An element with this Clark name; None where XML has no such name."""
    try:
        return etree.Element(tag)
    except ValueError:
        return None
