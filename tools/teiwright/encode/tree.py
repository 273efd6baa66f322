"""The TEI `text` of an edition: its parts as elements, nested by level, with their mixed content."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.encode import inline, marks
from teiwright.encode.bibliography import Kind, printed
from teiwright.encode.structure import Role
from teiwright.model import TEI_NS, XML_ID, MarkKind, MentionKind, tei

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from teiwright.encode.bibliography import Entry
    from teiwright.encode.structure import Part
    from teiwright.model import Mention
    from teiwright.recipe import Recipe

__all__ = ["Content", "build"]


@dataclass(frozen=True, slots=True)
class Content:
    """All that the tree is made of.

    Attributes:
        parts: the text's parts in order.
        mentions: for each part what was found in it.
        expansions: for each part the `xml:id` of each long form by its span; the mention of that span bears it.
        entries: the bibliography, in the order of its parts.
        recipe: the editor's decisions.
        href: the authority file as the edition points to it.
    """

    parts: Sequence[Part]
    mentions: Sequence[Sequence[Mention]]
    expansions: Sequence[Mapping[tuple[int, int], str]]
    entries: Sequence[Entry]
    recipe: Recipe
    href: str


@dataclass(slots=True)
class _State:
    """Where the builder stands: open divisions by level, counters, the list or quotation that is still open."""

    content: Content
    front: etree._Element
    back: etree._Element
    divisions: list[tuple[int, etree._Element]]
    numbers: list[int] = field(default_factory=list)
    paragraphs: int = 0
    entry: int = 0
    lists: list[etree._Element] = field(default_factory=list)
    quotation: etree._Element | None = None
    notes: dict[str, list[int]] = field(default_factory=dict)

    @property
    def division(self) -> etree._Element:
        """The innermost open division."""
        return self.divisions[-1][1]


def build(content: Content) -> etree._Element:
    """The element `text` of the edition."""
    text = etree.Element(tei("text"), nsmap={None: TEI_NS})
    front, body, back = (etree.SubElement(text, tei(name)) for name in ("front", "body", "back"))
    state = _State(content, front, back, [(0, body)])
    for number, part in enumerate(content.parts):
        if part.role is Role.NOTE:
            state.notes.setdefault(part.block.label, []).append(number)
    for number, part in enumerate(content.parts):
        if part.role is not Role.NOTE:  # a note stands at its mark
            _close(state, part)
            HANDLERS[part.role](state, number, part)
    for empty in (front, back):
        if not len(empty):
            text.remove(empty)
    return text


def _close(state: _State, part: Part) -> None:
    """End the list or quotation that `part` does not go on with."""
    if part.role not in {Role.ITEM, Role.CONTINUATION}:
        state.lists.clear()
    if part.role not in {Role.QUOTATION, Role.ATTRIBUTION}:
        state.quotation = None


def _reference(state: _State, number: int, _: Part) -> None:
    division = etree.SubElement(state.front, tei("div"), {"type": "reference"})
    _fill(state, etree.SubElement(division, tei("bibl")), number)


def _byline(state: _State, number: int, _: Part) -> None:
    byline = etree.SubElement(state.division, tei("byline"))
    _fill(state, etree.SubElement(byline, tei("docAuthor")), number)


def _code(state: _State, number: int, _: Part) -> None:
    block = etree.SubElement(state.division, tei("ab"), {"type": "code"})
    _fill(state, etree.SubElement(block, tei("code")), number)


def _plain(state: _State, number: int, part: Part) -> None:
    """A paragraph: in the last item where it continues one, else in the division."""
    item = state.lists[-1][-1] if part.role is Role.CONTINUATION and state.lists else None
    _paragraph(state, state.division if item is None else item, number)


def _heading(state: _State, number: int, part: Part) -> None:
    """A new division with its head; it closes those of its level and below."""
    while state.divisions[-1][0] >= part.level:
        state.divisions.pop()
    title = part.role is Role.TITLE
    division = etree.SubElement(state.division, tei("div"), {"type": "chapter" if title else "section"})
    if not title:
        depth = sum(1 for level, _ in state.divisions if level > 1)
        state.numbers[depth:] = [*state.numbers[depth : depth + 1], 0][:1]
        state.numbers[depth] += 1
        label = ".".join(map(str, state.numbers))
        division.set("n", label)
        division.set(XML_ID, f"s{label}")
    state.divisions.append((part.level, division))
    _fill(state, etree.SubElement(division, tei("head")), number)


def _bibliography(state: _State, number: int, part: Part) -> None:
    """A division of the back matter for the heading of a bibliography or of a part of it."""
    if not len(state.back):
        state.divisions[:] = [(0, state.back)]
    while state.divisions[-1][0] >= part.level:
        state.divisions.pop()
    division = etree.SubElement(state.division, tei("div"), {"type": "bibliography"})
    state.divisions.append((part.level, division))
    _fill(state, etree.SubElement(division, tei("head")), number)


def _paragraph(state: _State, parent: etree._Element, number: int) -> None:
    state.paragraphs += 1
    paragraph = etree.SubElement(parent, tei("p"), {XML_ID: f"p{state.paragraphs}"})
    _fill(state, paragraph, number)


def _item(state: _State, number: int, part: Part) -> None:
    """An item in the list of its depth, which is opened where it is not yet open, or where numbers begin anew."""
    del state.lists[part.level :]
    if part.number == "1" and len(state.lists) == part.level and len(state.lists[-1]):
        state.lists.pop()
    while len(state.lists) < max(part.level, 1):
        parent = state.lists[-1][-1] if state.lists and len(state.lists[-1]) else state.division
        rend = "numbered" if part.number else "bulleted"
        state.lists.append(etree.SubElement(parent, tei("list"), {"rend": rend}))
    if part.block.after_page_break and len(state.lists[-1]):
        etree.SubElement(state.lists[-1], tei("pb"))
    attributes = {"n": part.number} if part.number else {}
    item = etree.SubElement(state.lists[-1], tei("item"), attributes)
    _paragraph(state, item, number)


def _quotation(state: _State, number: int, part: Part) -> None:
    """A block quotation in a `cit`, its attribution in a `bibl` behind it, its `source` from there."""
    if part.role is Role.ATTRIBUTION and state.quotation is not None:
        cit = etree.SubElement(state.division, tei("cit"))
        cit.append(state.quotation)
        _fill(state, etree.SubElement(cit, tei("bibl")), number)
        keys = dict.fromkeys(f"#{m.ref}" for m in state.content.mentions[number] if m.ref)
        if keys:
            state.quotation.attrib.clear()
            state.quotation.attrib.update({"rend": "block", "source": " ".join(keys), "resp": "#teiwright"})
        state.quotation = None
        return
    if state.quotation is None:
        attributes = {"rend": "block", "resp": "#teiwright"}
        state.quotation = etree.SubElement(state.division, tei("quote"), attributes)
    _paragraph(state, state.quotation, number)


def _entry(state: _State, _: int, part: Part) -> None:
    """A printed entry in the `listBibl` of its division."""
    entry = state.content.entries[state.entry]
    state.entry += 1
    last = state.division[-1] if len(state.division) else None
    if last is None or last.tag != tei("listBibl"):
        interviews = entry.kind is Kind.INTERVIEW
        last = etree.SubElement(state.division, tei("listBibl"), {"type": "interviews"} if interviews else {})
    if part.block.after_page_break and len(last):
        etree.SubElement(last, tei("pb"))
    bibl = printed(entry, entry.key, part.block.marks)
    if entry.kind is Kind.INTERVIEW:
        bibl.set("type", "interview")
    last.append(bibl)


def _fill(state: _State, element: etree._Element, number: int) -> None:
    """The mixed content of part `number` into `element`."""
    part, mentions = state.content.parts[number], state.content.mentions[number]
    block, ids = part.block, state.content.expansions[number]
    found = [_identified(inline.of_mention(m, state.content.href), ids, m) for m in mentions]
    found += marks.emphasis(block)
    found += marks.brackets(block.text, mentions, quoted=part.role is Role.QUOTATION)
    found += marks.corrections(block.text, state.content.recipe.corrections)
    found += marks.run_in(part)
    found += [_note(state, m.value, m.start) for m in block.marks if m.kind is MarkKind.NOTE]
    inline.fill(element, block.text, found, block.page_breaks)


def _identified(one: inline.Inline, ids: Mapping[tuple[int, int], str], mention: Mention) -> inline.Inline:
    """`one` with the `xml:id` that the short form of its long form points to."""
    identifier = ids.get((one.start, one.end))
    if identifier is None or mention.kind is MentionKind.ABBREVIATION:
        return one
    return inline.Inline(one.name, one.start, one.end, ((XML_ID, identifier), *one.attributes))


def _note(state: _State, label: str, place: int) -> inline.Inline:
    """A note at its mark; a second mark of the same note is a pointer to it."""
    parts = state.notes.pop(label, None)
    if parts is None:
        return inline.Inline("ptr", place, place, (("target", f"#note{label}"),))

    def content(note: etree._Element) -> None:
        for number in parts:
            _paragraph(state, note, number)

    attributes = ((XML_ID, f"note{label}"), ("place", "foot"), ("n", label))
    return inline.Inline("note", place, place, attributes, content=content)


HANDLERS = {
    Role.REFERENCE: _reference,
    Role.TITLE: _heading,
    Role.BYLINE: _byline,
    Role.HEADING: _heading,
    Role.PARAGRAPH: _plain,
    Role.ITEM: _item,
    Role.CONTINUATION: _plain,
    Role.QUOTATION: _quotation,
    Role.ATTRIBUTION: _quotation,
    Role.CODE: _code,
    Role.BIBLIOGRAPHY: _bibliography,
    Role.ENTRY: _entry,
}
