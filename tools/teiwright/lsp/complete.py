"""What may be written at the cursor: elements, end tags, attributes, values, and ids for pointers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from teiwright.lsp.notes import Note
from teiwright.lsp.scan import Kind, attributes
from teiwright.lsp.spot import Part, Spot, clark, owner
from teiwright.lsp.targets import identified, is_pointer
from teiwright.lsp.words import escaped
from teiwright.model import XML_NS
from teiwright.relaxng import Allowed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.lsp.guide import Guide
    from teiwright.relaxng import Expected

__all__ = ["IDS", "Offer", "Sort", "offers", "unasked"]

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


def offers(text: str, offset: int, spot: Spot, guide: Guide) -> list[Offer]:
    """What may be written at `offset` (code points) of `text`, best first.

    Args:
        text: the document, which need not be well-formed.
        offset: the cursor.
        spot: where that is, of `teiwright.lsp.spot.find`.
        guide: what the document may have.
    """
    match spot.part:
        case Part.TEXT:
            return [*_end_tag(text, offset, spot), *_elements(text, spot, guide, "<")]
        case Part.NAME:
            return [*_elements(text, spot, guide, ""), *_end_name(spot, "/")]
        case Part.END_NAME:
            return list(_end_name(spot, ""))
        case Part.ATTRIBUTE:
            return list(_attributes(text, spot, guide))
        case Part.VALUE:
            return list(_values(text, offset, spot, guide))
        case Part.NOTHING:
            return []


def unasked(found: list[Offer], spot: Spot, typed: str) -> list[Offer]:
    """What of `found` is offered after the character `typed` though nobody asked.

    In running text that is only the end tag of the start tag that was just completed, and nothing after each space.
    """
    if spot.part is not Part.TEXT:
        return found
    return [each for each in found if typed == ">" and each.sort is Sort.END_TAG and each.hole == 0]


def _elements(text: str, spot: Spot, guide: Guide, before: str) -> Iterator[Offer]:
    """The elements that may stand here; those of another namespace than their parent's declare it."""
    parent = clark(text, spot.open, spot.open[-1].tag.name) if spot.open else ""
    prefix = spot.open[-1].tag.name.rpartition(":")[0] if spot.open else ""
    own = parent.rpartition("}")[0]
    for each in _expected(text, spot, guide, parent):
        namespace, _, local = each.name.rpartition("}")
        name = f"{prefix}:{local}" if prefix and namespace == own else local
        declared = "" if namespace == own or prefix else f' xmlns="{namespace[1:]}">'
        note = guide.notes.element(each.name) or Note("")
        written = before + name + declared
        yield Offer(Sort.ELEMENT, name, written, spot.start, len(written), note.gloss, note.words)


def _expected(text: str, spot: Spot, guide: Guide, parent: str) -> Iterator[Expected]:
    """The elements with a name of their own that the grammar allows in `parent` at the cursor."""
    if spot.open:
        names = spot.open[-1].children
        full = {name: clark(text, spot.open, name) for name in set(names)}
        found = guide.children(parent, [full[name] for name in names])
    else:
        found = guide.roots()
    for each in found:
        if each.kind is Allowed.ELEMENT and "*" not in each.name:
            yield each


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


def _attributes(text: str, spot: Spot, guide: Guide) -> Iterator[Offer]:
    if spot.tag is None:
        return
    tag = owner(text, spot)
    here = {each.name for each in attributes(text, spot.tag) if each != spot.attribute}
    for each in guide.attributes(tag):
        name = each.name.replace(f"{{{XML_NS}}}", "xml:")
        if name not in here and "}" not in name and "*" not in name:
            has_value = spot.attribute is not None and spot.attribute.value is not None
            written = name if has_value else f'{name}=""'
            hole = len(written) if has_value else len(written) - 1
            note = guide.notes.attribute(tag, name) or Note("")
            detail = "required" if each.required else note.gloss
            yield Offer(Sort.ATTRIBUTE, name, written, spot.start, hole, detail, note.words)


def _values(text: str, offset: int, spot: Spot, guide: Guide) -> Iterator[Offer]:
    if spot.attribute is None:
        return
    tag, name = owner(text, spot), spot.attribute.name
    for each in guide.values(tag, name):
        if each.kind is Allowed.VALUE and each.name:
            note = guide.notes.value(tag, name, each.name) or Note("")
            yield Offer(Sort.VALUE, each.name, each.name, spot.start, len(each.name), words=note.words)
    if is_pointer(tag, name):
        yield from _ids(text, spot, offset)


def _ids(text: str, spot: Spot, offset: int) -> Iterator[Offer]:
    """Pointers to the ids of `text` that have what is typed in them, the first of them only."""
    typed = text[spot.start : offset].removeprefix("#").lower()
    fitting = (target for target in identified(text) if typed in target.id.lower())
    for target in islice(fitting, IDS):
        written = f"#{target.id}"
        yield Offer(Sort.ID, written, written, spot.start, len(written), target.name, escaped(target.text))
