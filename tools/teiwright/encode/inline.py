"""The mixed content of one block: its characters, and the elements that its mentions and marks become."""

from __future__ import annotations

import heapq
import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.model import Cert, Mention, MentionKind, tei

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

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


DEEPEST = 40
"""How many elements with characters may stand in each other; what stands deeper is its characters alone."""

# What holds characters and nothing else.
ATOMS = {"code"}
# What stands in the block itself, in no other element.
OUTERMOST = "label"
# No name and no date may hold a quotation (TEI content model of `persName` and `date`).
NO_QUOTATION = {"persName", "date"}


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
        attributes.append(("target", " ".join(f"#{key}" for key in mention.ref.split())))
    dropped = {"when"} if mention.kind is MentionKind.INTERVIEW else set()
    attributes += [a for a in mention.attributes if a[0] not in dropped]
    if mention.cert is not Cert.HIGH:
        attributes.append(("cert", mention.cert))
    if mention.kind not in UNSIGNED:
        attributes.append(("resp", f"#{mention.resp}"))
    return Inline(ELEMENTS[mention.kind], mention.start, mention.end, tuple(attributes))


def fill(parent: etree._Element, text: str, inlines: Iterable[Inline]) -> None:
    """Append `text` to the empty `parent`, with the `inlines` as elements; the tree is changed.

    Args:
        parent: the block's element.
        text: its characters.
        inlines: what becomes an element; of two that cross, the one that begins later gives way or is split.
    """
    _write(parent, text, _nested(list(inlines), len(text)))


def _nested(inlines: Sequence[Inline], length: int) -> list[Inline]:
    """The `inlines` in document order, outer before inner, none crossing another."""
    # Of two with the same span the one that was found first is the outer one: a name holds its abbreviation.
    numbers = itertools.count()
    todo = [(_order(one), next(numbers), one) for one in inlines]
    heapq.heapify(todo)
    placed: list[Inline] = []
    opened: list[tuple[int, str]] = [(length, "")]
    closed = 0
    while todo:
        _, _, one = heapq.heappop(todo)
        while len(opened) > 1 and opened[-1][0] <= one.start:
            opened.pop()
        end, outer = opened[-1]
        is_too_deep = one.end > one.start and len(opened) > DEEPEST
        if one.start < closed or is_too_deep or not _may_stand(one.name, outer):
            continue
        if one.end <= end:
            placed.append(one)
            if one.end > one.start:
                opened.append((one.end, one.name))
            if one.name in ATOMS:
                closed = one.end
        elif one.splits:
            for piece in (replace(one, end=end), replace(one, start=end)):
                heapq.heappush(todo, (_order(piece), next(numbers), piece))
    return placed


def _may_stand(name: str, outer: str) -> bool:
    """Whether the element `name` may stand in `outer`, which is empty for the block itself."""
    if name == OUTERMOST:
        return not outer
    return not (name == "quote" and outer in NO_QUOTATION)


def _order(inline: Inline) -> tuple[int, bool, bool, int, bool]:
    """A point stands before what begins at it; of two that begin together the longer one is the outer one, or a label."""
    return (
        inline.start,
        inline.end > inline.start,
        inline.name != OUTERMOST,
        -inline.end,
        inline.splits,
    )


def _write(parent: etree._Element, text: str, inlines: Sequence[Inline]) -> None:
    """Append `text` to `parent`, the `inlines`, in document order and none crossing another, as elements in it."""
    opened: list[tuple[etree._Element, int]] = [(parent, len(text))]
    position = 0
    for one in inlines:
        while len(opened) > 1 and opened[-1][1] <= one.start:
            element, end = opened.pop()
            _characters(element, text[position:end])
            position = end
        if one.start < position:
            continue  # it lies in one that has made its content itself
        _characters(opened[-1][0], text[position : one.start])
        position = one.start
        element = etree.SubElement(opened[-1][0], tei(one.name), dict(one.attributes))
        if one.content is not None:
            one.content(element)
            position = one.end
        elif one.end > one.start:
            opened.append((element, one.end))
    while opened:
        element, end = opened.pop()
        _characters(element, text[position:end])
        position = max(end, position)


def _characters(parent: etree._Element, piece: str) -> None:
    if not piece:
        return  # an empty string would be written as a start and an end tag
    last = next(parent.iterchildren(reversed=True), None)
    if last is not None:
        last.tail = (last.tail or "") + piece
    else:
        parent.text = (parent.text or "") + piece
