"""What elements, attributes and values are for: in the words of the profile's ODD, or of the grammar that a document has."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from teiwright import xml
from teiwright.lsp.words import attribute_words, element_words, escaped, value_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml import etree

    from teiwright.lsp.vocabulary import Vocabulary

__all__ = ["GrammarNotes", "Note", "Notes", "ProfileNotes", "read_notes"]

RNG = "{http://relaxng.org/ns/structure/1.0}"
DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
GLOSS = re.compile(r"\(([^()]*)\)\s+")


@dataclass(frozen=True, slots=True)
class Note:
    """What something is for, in Markdown, and what its name stands for, in a few words."""

    words: str
    gloss: str = ""


class Notes(Protocol):
    """What is known of names; tags are Clark names, attributes have their names as they are written."""

    def element(self, tag: str) -> Note | None:
        """Of an element."""

    def attribute(self, tag: str, name: str) -> Note | None:
        """Of an attribute of an element."""

    def value(self, tag: str, name: str, value: str) -> Note | None:
        """Of a value of an attribute of an element."""


@dataclass(frozen=True, slots=True)
class ProfileNotes:
    """The words of the profile's ODD."""

    vocabulary: Vocabulary

    def element(self, tag: str) -> Note | None:
        """Its gloss, description and rules."""
        element = self.vocabulary.element(tag)
        return Note(element_words(element), element.gloss) if element else None

    def attribute(self, tag: str, name: str) -> Note | None:
        """Its description, datatype and values."""
        element = self.vocabulary.element(tag)
        attribute = self.vocabulary.attribute(element, name) if element else None
        return Note(attribute_words(self.vocabulary, attribute)) if attribute else None

    def value(self, tag: str, name: str, value: str) -> Note | None:
        """Its description."""
        element = self.vocabulary.element(tag)
        attribute = self.vocabulary.attribute(element, name) if element else None
        values = self.vocabulary.values(attribute) if attribute else ()
        return next((Note(value_words(each)) for each in values if each.ident == value), None)


@dataclass(frozen=True, slots=True)
class GrammarNotes:
    """The annotations of a RELAX NG grammar (RELAX NG DTD compatibility, `a:documentation`), by local names.

    An attribute is looked up as one of the element, ``p/@n``, and then as one that many elements have, ``@n``.
    """

    said: Mapping[str, str] = field(repr=False)

    def element(self, tag: str) -> Note | None:
        """The annotation of the element; what stands in brackets before it is its gloss."""
        return self._note(_local(tag), _local(tag))

    def attribute(self, tag: str, name: str) -> Note | None:
        """The annotation of the attribute."""
        return self._note(f"@{name}", f"{_local(tag)}/@{name}", f"@{name}")

    def value(self, tag: str, name: str, value: str) -> Note | None:
        """The annotation of the value, where the attribute is declared in the element itself."""
        return self._note(value, f"{_local(tag)}/@{name}={value}")

    def _note(self, name: str, *keys: str) -> Note | None:
        words = next((self.said[key] for key in keys if key in self.said), None)
        if words is None:
            return None
        gloss = GLOSS.match(words)
        return Note(f"**`{name}`**\n\n{escaped(words)}", gloss[1] if gloss else "")


def read_notes(files: Iterable[str]) -> GrammarNotes:
    """The annotations in the RELAX NG grammars `files`, of which the first of equal names counts.

    Raises:
        UnreadableError: a file cannot be read.
    """
    said: dict[str, str] = {}
    for file in files:
        for key, words in _annotations(xml.read(Path(file)).root):
            said.setdefault(key, words)
    return GrammarNotes(said)


def _annotations(root: etree._Element) -> Iterator[tuple[str, str]]:
    for node in root.iter(DOCUMENTATION):
        key = _key(node)
        words = " ".join("".join(node.itertext()).split())
        if key and words:
            yield key, words


def _key(node: etree._Element) -> str:
    """What an annotation is of: its parent, or the value before it."""
    parent, before = node.getparent(), node.getprevious()
    if before is not None and before.tag == f"{RNG}value":
        attribute = next(node.iterancestors(f"{RNG}attribute"), None)
        return f"{_attribute(attribute)}={(before.text or '').strip()}" if attribute is not None else ""
    if parent is None or not parent.get("name"):
        return ""
    if parent.tag == f"{RNG}attribute":
        return _attribute(parent)
    return parent.get("name", "").rpartition(":")[2] if parent.tag == f"{RNG}element" else ""


def _attribute(node: etree._Element) -> str:
    element = next(node.iterancestors(f"{RNG}element"), None)
    owner = "" if element is None else f"{element.get('name', '').rpartition(':')[2]}/"
    return f"{owner}@{node.get('name', '')}"


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
