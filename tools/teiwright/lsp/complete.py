"""What may be written at the cursor: elements, end tags, attributes, values, and ids for pointers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from teiwright.lsp.scan import Kind, attributes
from teiwright.lsp.spot import Part, Spot, clark, declared
from teiwright.lsp.targets import identified, is_pointer
from teiwright.lsp.words import attribute_words, element_words, escaped, value_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.lsp.vocabulary import Vocabulary
    from teiwright.odd.spec import Element

__all__ = ["IDS", "Offer", "Sort", "offers"]

IDS = 200
"""How many ids are offered at once; an editor asks again when more is typed."""


class Sort(StrEnum):
    """What an offer is."""

    ELEMENT = "element"
    END_TAG = "end tag"
    ATTRIBUTE = "attribute"
    VALUE = "value"
    ID = "id"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that may be written.

    Attributes:
        sort: what it is.
        label: how it is shown.
        text: what is written.
        start: the offset (code points) from which on up to the cursor `text` takes the place of what is there.
        hole: the offset in `text` where the cursor goes; its end where the cursor goes behind it.
        detail: a few words for the list.
        words: what it is for, in Markdown.
    """

    sort: Sort
    label: str
    text: str
    start: int
    hole: int
    detail: str = ""
    words: str = ""


def offers(text: str, offset: int, spot: Spot, vocabulary: Vocabulary) -> list[Offer]:
    """What may be written at `offset` (code points) of `text`, best first.

    Args:
        text: the document, which need not be well-formed.
        offset: the cursor.
        spot: where that is, of `teiwright.lsp.spot.find`.
        vocabulary: what there is.
    """
    match spot.part:
        case Part.TEXT:
            found = (*_end_tag(text, offset, spot), *_elements(text, spot, vocabulary, "<"))
        case Part.NAME:
            found = (*_elements(text, spot, vocabulary, ""), *_end_name(spot, "/"))
        case Part.END_NAME:
            found = tuple(_end_name(spot, ""))
        case Part.ATTRIBUTE:
            found = tuple(_attributes(text, spot, vocabulary))
        case Part.VALUE:
            found = tuple(_values(text, offset, spot, vocabulary))
        case Part.NOTHING:
            found = ()
    return list(found)


def _elements(text: str, spot: Spot, vocabulary: Vocabulary, before: str) -> Iterator[Offer]:
    if not spot.open:
        yield _root(spot, vocabulary, before)
        return
    prefix, _, _ = spot.open[-1].tag.name.rpartition(":")
    parent = vocabulary.element(clark(text, spot.open, spot.open[-1].tag.name))
    for each in vocabulary.children(parent) if parent else ():
        name = f"{prefix}:{each.ident}" if prefix else each.ident
        yield _element(each, name, before + name, spot.start)


def _root(spot: Spot, vocabulary: Vocabulary, before: str) -> Offer:
    start = vocabulary.start
    written = f'{before}{start.ident} xmlns="{vocabulary.schema.namespace}">'
    return _element(start, start.ident, written, spot.start)


def _element(element: Element, label: str, written: str, start: int) -> Offer:
    words = element_words(element)
    return Offer(Sort.ELEMENT, label, written, start, len(written), element.gloss, words)


def _end_tag(text: str, offset: int, spot: Spot) -> Iterator[Offer]:
    """The end tag of the innermost element; directly behind its start tag the cursor stays between the two."""
    if spot.open:
        name = spot.open[-1].tag.name
        written = f"</{name}>"
        behind = spot.tag is not None and spot.tag.kind is Kind.START
        if not (behind and text.startswith(written, offset)):
            yield Offer(Sort.END_TAG, written, written, spot.start, 0 if behind else len(written))


def _end_name(spot: Spot, before: str) -> Iterator[Offer]:
    if spot.open:
        name = spot.open[-1].tag.name
        closed = spot.tag is not None and spot.tag.kind is Kind.END and spot.tag.complete
        written = f"{before}{name}" + ("" if closed else ">")
        yield Offer(Sort.END_TAG, before + name, written, spot.start, len(written))


def _attributes(text: str, spot: Spot, vocabulary: Vocabulary) -> Iterator[Offer]:
    if spot.tag is None or (element := declared(text, spot, vocabulary)) is None:
        return
    here = {each.name for each in attributes(text, spot.tag) if each != spot.attribute}
    for each in vocabulary.attributes(element):
        if each.ident not in here:
            has_value = spot.attribute is not None and spot.attribute.value is not None
            written = each.ident if has_value else f'{each.ident}=""'
            hole = len(written) if has_value else len(written) - 1
            detail = "required" if each.required else ""
            words = attribute_words(vocabulary, each)
            yield Offer(Sort.ATTRIBUTE, each.ident, written, spot.start, hole, detail, words)


def _values(text: str, offset: int, spot: Spot, vocabulary: Vocabulary) -> Iterator[Offer]:
    element = declared(text, spot, vocabulary)
    if spot.attribute is None or element is None:
        return
    if (attribute := vocabulary.attribute(element, spot.attribute.name)) is not None:
        start = spot.start if attribute.plural else spot.attribute.value_start
        for value in vocabulary.values(attribute):
            words = value_words(value)
            yield Offer(Sort.VALUE, value.ident, value.ident, start, len(value.ident), words=words)
    if is_pointer(element.ident, spot.attribute.name):
        yield from _ids(text, spot, offset)


def _ids(text: str, spot: Spot, offset: int) -> Iterator[Offer]:
    """Pointers to the ids of `text` that have what is typed in them, the first of them only."""
    typed = text[spot.start : offset].removeprefix("#").lower()
    fitting = (target for target in identified(text) if typed in target.id.lower())
    for target in islice(fitting, IDS):
        written = f"#{target.id}"
        yield Offer(Sort.ID, written, written, spot.start, len(written), target.name, escaped(target.text))
