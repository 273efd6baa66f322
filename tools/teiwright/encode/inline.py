"""The mixed content of one block: its characters, and the elements that its mentions and marks become."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.model import Cert, Mention, MentionKind, tei

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from teiwright.encode.spans import Span

__all__ = ["Inline", "fill", "of_mention"]

ELEMENTS = {
    MentionKind.PERSON: "persName",
    MentionKind.ORGANIZATION: "orgName",
    MentionKind.PLACE: "placeName",
    MentionKind.DATE: "date",
    MentionKind.CITATION: "ref",
    MentionKind.INTERVIEW: "ref",
    MentionKind.LOCATOR: "seg",
    MentionKind.QUOTATION: "quote",
    MentionKind.SO_CALLED: "soCalled",
    MentionKind.TERM: "term",
    MentionKind.TITLE: "title",
    MentionKind.ABBREVIATION: "abbr",
    MentionKind.EXPANSION: "seg",
}
NAMED = {MentionKind.PERSON, MentionKind.ORGANIZATION, MentionKind.PLACE}
UNSIGNED = {MentionKind.LOCATOR, MentionKind.ABBREVIATION, MentionKind.EXPANSION}
TYPED = {
    MentionKind.CITATION: (("type", "bibl"),),
    MentionKind.INTERVIEW: (("type", "bibl"), ("subtype", "interview")),
    MentionKind.LOCATOR: (("type", "locator"),),
    MentionKind.EXPANSION: (("type", "expansion"),),
}


@dataclass(frozen=True, slots=True)
class Inline:
    """An element to be put round a span of a block's text, in code points.

    Attributes:
        name: of the TEI element.
        start: offset of the first character in it.
        end: offset behind the last one; a point where the same.
        attributes: in the order they are written.
        splits: whether it may be written in pieces where it crosses another (emphasis), instead of giving way.
        content: makes the element's own content, of a point such as a note.
    """

    name: str
    start: int
    end: int
    attributes: tuple[tuple[str, str], ...] = ()
    splits: bool = False
    content: Callable[[etree._Element], None] | None = None


def of_mention(mention: Mention, href: str) -> Inline:
    """The element of `mention`; `href` is the authority file as the edition points to it."""
    attributes = [*TYPED.get(mention.kind, ())]
    if mention.kind in NAMED:
        attributes.append(("ref", mention.ref if mention.ref.startswith("#") else f"{href}#{mention.ref}"))
    elif mention.ref:
        attributes.append(("target", f"#{mention.ref}"))
    dropped = {"when"} if mention.kind is MentionKind.INTERVIEW else set()
    attributes += [a for a in mention.attributes if a[0] not in dropped]
    if mention.cert is not Cert.HIGH:
        attributes.append(("cert", mention.cert))
    if mention.kind not in UNSIGNED:
        attributes.append(("resp", f"#{mention.resp}"))
    return Inline(ELEMENTS[mention.kind], mention.start, mention.end, tuple(attributes))


def fill(parent: etree._Element, text: str, inlines: Iterable[Inline], breaks: Iterable[int] = ()) -> None:
    """Append `text` to the empty `parent`, with the `inlines` as elements; the tree is changed.

    Args:
        parent: the block's element.
        text: its characters.
        inlines: what becomes an element; of two that cross, the one that begins later gives way or is split.
        breaks: offsets of the line feeds behind which a `pb` stands.
    """
    points = [Inline("pb", place + 1, place + 1) for place in breaks]
    nested = _nested([*inlines, *points], len(text))
    _write(parent, text, (0, len(text)), nested)


def _nested(inlines: Sequence[Inline], length: int) -> list[Inline]:
    """The `inlines` in document order, outer before inner, none crossing another."""
    # Of two with the same span the one that was found first is the outer one: a name holds its abbreviation.
    todo = sorted(inlines, key=_order)
    placed: list[Inline] = []
    open_ends: list[int] = [length]
    while todo:
        one = todo.pop(0)
        while len(open_ends) > 1 and open_ends[-1] <= one.start:
            open_ends.pop()
        if one.end <= open_ends[-1]:
            placed.append(one)
            if one.end > one.start:
                open_ends.append(one.end)
        elif one.splits:
            cut = open_ends[-1]
            todo = sorted([replace(one, end=cut), replace(one, start=cut), *todo], key=_order)
    return placed


def _order(inline: Inline) -> tuple[int, int, bool]:
    return inline.start, -inline.end, inline.splits


def _write(parent: etree._Element, text: str, span: Span, inlines: Sequence[Inline]) -> None:
    """Append the characters of `span` to `parent`, the `inlines` inside it as elements."""
    position, end = span
    rest = list(inlines)
    while rest:
        one = rest.pop(0)
        _characters(parent, text[position : one.start])
        element = etree.SubElement(parent, tei(one.name), dict(one.attributes))
        inside = next((n for n, other in enumerate(rest) if other.start >= one.end), len(rest))
        if one.content is None:
            _write(element, text, (one.start, one.end), rest[:inside])
        else:
            one.content(element)
        rest = rest[inside:]
        position = one.end
    _characters(parent, text[position:end])


def _characters(parent: etree._Element, piece: str) -> None:
    if not piece:
        return  # an empty string would be written as a start and an end tag
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + piece
    else:
        parent.text = (parent.text or "") + piece
