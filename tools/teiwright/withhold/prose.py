"""Which characters of a document are prose, which are kept, and which are no part of its text.

The one walk that `stream`, `withhold`, `restore` and `measure` share, so that they count alike.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.model import XML_ID, Document, tei

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["GAP", "Kind", "Run", "gap_length", "stream", "texts", "walk"]

GAP = tei("gap")
TEXT = tei("text")
WHITE = " \t\r\n"
GAP_ATTRIBUTES = ["quantity", "reason", "unit"]


def _names(names: str) -> frozenset[str]:
    return frozenset(map(tei, names.split()))


MENTIONS = _names("persName orgName placeName date")
HEADINGS = _names("head docTitle titlePart docAuthor docEdition docImprint docDate")
ENTRIES = _names("bibl biblStruct biblFull listBibl")
MATTER = _names("front back")
# What is prose again where it stands inside something kept, for example a footnote to a heading.
PROSE = _names("note p ab l lg list item table floatingText desc figDesc")
EDITORS = _names("corr reg")
# The units that digests and messages speak of.
UNITS = _names("p ab l head item note cell bibl byline figDesc")
# Elements without text of their own: white space in them is layout, on one line too.
ELEMENT_ONLY = _names(
    "text front body back div group floatingText list listBibl biblStruct table row choice cit lg figure app sp"
)
CHOICE, EXPAN, NOTE, REF = tei("choice"), tei("expan"), tei("note"), tei("ref")
OUTERMOST = _names("text sourceDoc")


class Kind(StrEnum):
    """What a run of characters is to a withheld edition."""

    PROSE = "prose"
    MENTION = "mention"
    CITATION = "citation"
    HEADING = "heading"
    EDITOR = "editor"
    LAYOUT = "layout"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Run:
    """A text node, or a gap where prose was withheld.

    Attributes:
        anchor: the element whose `text` or `tail` it is; of a gap the gap itself.
        tail: whether it is the tail of `anchor`.
        text: its characters; empty for a gap.
        kind: what it is.
        unit: the paragraph or other unit that it belongs to; None outside of all.
        length: how many code points of the stream it stands for; line feeds never count.
    """

    anchor: etree._Element
    tail: bool
    text: str
    kind: Kind
    unit: etree._Element | None = field(repr=False)
    length: int


@dataclass(frozen=True, slots=True)
class _Context:
    kind: Kind
    matter: bool
    tag: str
    unit: etree._Element | None
    named: bool


OUTSIDE = _Context(Kind.PROSE, matter=False, tag="", unit=None, named=False)


def texts(document: Document) -> tuple[etree._Element, ...]:
    """The outermost `text` (or `sourceDoc`) elements: one in an edition, several in a corpus."""
    return tuple(
        element
        for element in document.root.iter(*OUTERMOST)
        if not any(above.tag in OUTERMOST for above in element.iterancestors())
    )


def gap_length(element: etree._Element) -> int | None:
    """How many code points the gap `element` withholds; None where it is not one that `withhold` wrote."""
    if element.tag != GAP or sorted(map(str, element.keys())) != GAP_ATTRIBUTES:
        return None
    quantity = element.get("quantity", "")
    ours = element.get("reason") == "legal" and element.get("unit") == "char"
    empty = len(element) == 0 and not element.text
    return int(quantity) if ours and empty and quantity.isascii() and quantity.isdigit() else None


def walk(document: Document) -> Iterator[Run]:
    """Each text node and each withheld gap of `document`'s texts, in document order.

    Time is linear in the size of the document; depth is not bounded by Python's stack.
    """
    for text in texts(document):
        yield from _walk(text)


def stream(document: Document) -> str:
    """The characters of the source that `document` holds, in order and without line feeds.

    Layout and what the editor supplied (`corr`, `reg`, `expan` in a `choice`) do not count
    (docs/reference/encoding.md, Fidelity). Of a withheld edition it is what was kept.
    """
    return "".join(
        run.text.replace("\n", "") for run in walk(document) if run.kind not in {Kind.LAYOUT, Kind.EDITOR}
    )


def _walk(text: etree._Element) -> Iterator[Run]:
    contexts = [OUTSIDE]
    for event, node in etree.iterwalk(text, events=("start", "end", "comment", "pi")):
        if event == "start":
            context = _enter(node, contexts[-1])
            contexts.append(context)
            length = gap_length(node)
            if length is not None and context.kind is not Kind.EDITOR:
                yield Run(node, tail=False, text="", kind=Kind.WITHHELD, unit=context.unit, length=length)
            elif node.text:
                yield _run(node, node.text, context, tail=False)
            continue
        if event == "end":
            contexts.pop()
        if node is not text and node.tail:
            yield _run(node, node.tail, contexts[-1], tail=True)


def _enter(element: etree._Element, above: _Context) -> _Context:
    tag = str(element.tag)
    matter = above.matter or tag in MATTER
    unit, named = above.unit, above.named
    if tag in UNITS:
        has_id = element.get(XML_ID) is not None
        if has_id or not named or tag == NOTE:
            unit, named = element, has_id
    return _Context(_kind(element, tag, above, matter=matter), matter, tag, unit, named)


def _kind(element: etree._Element, tag: str, above: _Context, *, matter: bool) -> Kind:
    if above.kind is Kind.EDITOR or tag in EDITORS or (tag == EXPAN and above.tag == CHOICE):
        return Kind.EDITOR
    if tag in PROSE:
        return Kind.PROSE
    if above.kind is not Kind.PROSE:
        return above.kind
    if tag in HEADINGS or (matter and tag in ENTRIES):
        return Kind.HEADING
    if tag == REF and element.get("type") == "bibl":
        return Kind.CITATION
    return Kind.MENTION if tag in MENTIONS else Kind.PROSE


def _run(anchor: etree._Element, text: str, context: _Context, *, tail: bool) -> Run:
    if not text.strip(WHITE) and ("\n" in text or context.tag in ELEMENT_ONLY):
        return Run(anchor, tail, text, Kind.LAYOUT, context.unit, 0)
    if context.kind is Kind.EDITOR:
        return Run(anchor, tail, text, Kind.EDITOR, context.unit, 0)
    return Run(anchor, tail, text, context.kind, context.unit, len(text) - text.count("\n"))
