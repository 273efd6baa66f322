"""The TEI `text` of an edition: its parts as elements, nested by level, with their mixed content."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.encode import containers, emphasis, inline, marks, points, sections
from teiwright.encode.bibliography import Kind, fold, printed
from teiwright.encode.roles import ASIDES, Role
from teiwright.model import TEI_NS, XML_ID, ContainerKind, MarkKind, MentionKind, tei

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from teiwright.encode.bibliography import Entry
    from teiwright.encode.roles import Part
    from teiwright.model import Block, Container, Mark, Mention
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
    """Where the builder stands: open divisions by level, what is open in the innermost one, counters, notes to come."""

    content: Content
    context: emphasis.Context
    front: etree._Element
    back: etree._Element
    divisions: list[tuple[int, etree._Element]]
    numbers: list[int] = field(default_factory=list)
    paragraphs: int = 0
    entry: int = 0
    open: list[tuple[Container, etree._Element]] = field(default_factory=list)
    asides: dict[tuple[Role, str], list[int]] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    endnotes: frozenset[str] = frozenset()
    following: Sequence[Part | None] = ()
    note_ids: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    noted: set[str] = field(default_factory=set)

    def note_id(self, label: str) -> str:
        """The `xml:id` of the note `label`: ``note`` and the label, as far as an XML name may hold it."""
        if label not in self.note_ids:
            base = "note" + re.sub(r"[^A-Za-z0-9._-]", "_", label)
            names = itertools.chain([base], (f"{base}.{n}" for n in itertools.count(2)))
            self.note_ids[label] = next(n for n in names if n not in self.taken)
            self.taken.add(self.note_ids[label])
        return self.note_ids[label]

    @property
    def division(self) -> etree._Element:
        """The innermost open division."""
        return self.divisions[-1][1]


def build(content: Content) -> etree._Element:
    """The element `text` of the edition."""
    text = etree.Element(tei("text"), nsmap={None: TEI_NS})
    front, body, back = (etree.SubElement(text, tei(name)) for name in ("front", "body", "back"))
    context = emphasis.Context(_titles(content.entries), content.recipe.edition.language)
    state = _State(content, context, front, back, [(0, body)])
    named = {
        m.value for p in content.parts for m in p.block.marks if m.kind in {MarkKind.NOTE, MarkKind.FORME}
    }
    state.following = _following(content.parts)
    state.endnotes = frozenset(p.number for p in content.parts if p.role is Role.ENDNOTE)
    for number, part in enumerate(content.parts):
        if part.role in ASIDES and part.block.label in named:
            state.asides.setdefault((part.role, part.block.label), []).append(number)
    for number, part in enumerate(content.parts):
        if part.role is not Role.NOTE and not (part.role is Role.FORME and part.block.label in named):
            HANDLERS.get(part.role, _flow)(state, number, part)
    for empty in (front, back):
        if not len(empty):
            text.remove(empty)
    if all(child.tag in BESIDE for child in body):
        etree.SubElement(body, tei("p"), {XML_ID: f"p{state.paragraphs + 1}"})
    containers.complete(text)
    _resolve(text, state.ids)
    return text


def _titles(entries: Sequence[Entry]) -> frozenset[str]:
    return frozenset(
        fold(v) for e in entries for name in ("title_a", "title_m", "title_j") for v in e.values(name)
    )


def _following(parts: Sequence[Part]) -> list[Part | None]:
    """For each of the `parts` the first behind it that is no note and no running head."""
    found: list[Part | None] = []
    following: Part | None = None
    for part in reversed(parts):
        found.append(following)
        following = following if part.role in ASIDES else part
    return found[::-1]


def _resolve(text: etree._Element, ids: Mapping[str, str]) -> None:
    """Point links inside the text to the divisions they name; one that names nothing here points nowhere."""
    known = set(text.xpath("//@xml:id"))
    for ref in text.iter(tei("ref")):
        target = ref.get("target", "")
        if target.startswith("#") and target[1:] not in known and ref.get("type") != "bibl":
            named = ids.get(target[1:])
            if named:
                ref.set("target", f"#{named}")
            else:
                del ref.attrib["target"]


def _reference(state: _State, number: int, _: Part) -> None:
    division = etree.SubElement(state.front, tei("div"), {"type": "reference"})
    _fill(state, etree.SubElement(division, tei("bibl")), number)


def _byline(state: _State, number: int, part: Part) -> None:
    _turn(state, part, state.division)
    byline = etree.SubElement(state.division, tei("byline"))
    _fill(state, etree.SubElement(byline, tei("docAuthor")), number)


def _subtitle(state: _State, number: int, part: Part) -> None:
    _turn(state, part, state.division)
    _fill(state, etree.SubElement(state.division, tei("head"), {"type": "sub"}), number)


def _flow(state: _State, number: int, part: Part) -> None:
    """A part of the running text, in what it stands in, which is opened where it is not yet open."""
    containers.close(state.open, part.within)
    _turn(state, part, containers.innermost(state.open, state.division))
    _leaf(state, containers.reopen(state.open, part.within, state.division), number, part)


def _leaf(state: _State, parent: etree._Element, number: int, part: Part) -> None:
    """What `part` itself is: the characters of its container, a paragraph in it, a rule, or a running head."""
    kind = part.within[-1].kind if part.within else None
    if part.role is Role.ORNAMENT:
        etree.SubElement(parent, tei("milestone"), {"unit": "section", "rend": "rule"})
    elif kind in containers.FILLED:
        _fill(state, containers.filled(parent, kind), number)
    elif kind is ContainerKind.FIGURE and parent.tag == tei("figure"):
        if part.block.text:
            _fill(state, etree.SubElement(parent, tei("figDesc")), number)
    else:
        _paragraph(state, parent, number)


def _turn(state: _State, part: Part, parent: etree._Element) -> None:
    """A page break before `part`, but at the very beginning."""
    begun = (state.divisions[0][1], parent)
    # The length of an element is counted child by child.
    if part.block.after_page_break and any(next(iter(each), None) is not None for each in begun):
        etree.SubElement(parent, tei("pb"))


def _forme(state: _State, number: int, part: Part) -> None:
    """A running head between two blocks, in what they both stand in."""
    following = state.following[number]
    containers.close(state.open, following.within if following and following.role is not Role.HEADING else ())
    parent = containers.innermost(state.open, state.division)
    _turn(state, part, parent)
    _forme_in(state, parent, number)


def _forme_in(state: _State, parent: etree._Element, number: int) -> None:
    place = state.content.parts[number].block.label.partition(".")[0]
    element = etree.SubElement(parent, tei("fw"), {"place": place})
    _fill(state, element, number)


def _caption(state: _State, number: int, part: Part) -> None:
    """The head of the figure or table before it, else of the table behind it."""
    above = containers.last(state.open, {ContainerKind.FIGURE, ContainerKind.TABLE})
    _turn(state, part, state.division)
    if above is None:
        following = state.content.parts[number + 1]
        table = tuple(itertools.takewhile(lambda c: c.kind is not ContainerKind.ROW, following.within))
        containers.close(state.open, table)
        above = containers.reopen(state.open, table, state.division)
    elif above.tag == tei("table"):
        above = containers.wrap(above, "figure")
    _fill(state, etree.SubElement(above, tei("head")), number)


def _endnote(state: _State, number: int, part: Part) -> None:
    """A note in a section of notes, whose number in the text points to it."""
    state.open.clear()
    attributes = {XML_ID: f"endnote{part.number}", "place": "end", "n": part.number}
    note = etree.SubElement(state.division, tei("note"), attributes)
    _paragraph(state, note, number)


def _heading(state: _State, number: int, part: Part) -> None:
    """A new division with its head; it closes those of its level and below."""
    state.open.clear()
    _turn(state, part, state.division)
    while state.divisions[-1][0] >= part.level:
        state.divisions.pop()
    title = part.role is Role.TITLE
    kind = "chapter" if title else sections.kind(part.block.text)
    division = etree.SubElement(state.division, tei("div"), {"type": kind})
    if not title:
        depth = sum(1 for level, _ in state.divisions if level > 1)
        state.numbers[depth:] = [*state.numbers[depth : depth + 1], 0][:1]
        state.numbers[depth] += 1
        label = ".".join(map(str, state.numbers))
        division.set("n", label)
        division.set(XML_ID, f"s{label}")
        if part.block.label:
            state.ids[part.block.label] = f"s{label}"
    state.divisions.append((part.level, division))
    _fill(state, etree.SubElement(division, tei("head")), number)


def _bibliography(state: _State, number: int, part: Part) -> None:
    """A division of the back matter for the heading of a bibliography or of a part of it."""
    state.open.clear()
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


def _attribution(state: _State, number: int, part: Part) -> None:
    """The attribution of the quotation before it: a `bibl` in their `cit`, whose `ref` gives the `source`."""
    quotation = containers.last(state.open, {ContainerKind.QUOTATION})
    if quotation is None:
        _flow(state, number, part)
        return
    cit = containers.wrap(quotation, "cit")
    _fill(state, etree.SubElement(cit, tei("bibl")), number)
    keys = dict.fromkeys(f"#{key}" for m in state.content.mentions[number] for key in m.ref.split())
    if keys:
        quotation.attrib.clear()
        quotation.attrib.update({"rend": "block", "source": " ".join(keys), "resp": "#teiwright"})
    containers.close_from(state.open, quotation)


def _entry(state: _State, _: int, part: Part) -> None:
    """A printed entry in the `listBibl` of its division."""
    state.open.clear()
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
    points.insert(bibl, _points(state, part.block))
    last.append(bibl)


def _fill(state: _State, element: etree._Element, number: int) -> None:
    """The mixed content of part `number` into `element`."""
    part, mentions = state.content.parts[number], state.content.mentions[number]
    block, ids = part.block, state.content.expansions[number]
    if element.tag == tei("code"):
        inline.fill(element, block.text, ())
        return
    found = [_identified(inline.of_mention(m, state.content.href), ids, m) for m in mentions]
    found += marks.emphasis(block)
    found += _italics(state, part, mentions)
    found += marks.brackets(block.text, mentions, quoted=part.role is Role.QUOTATION)
    found += marks.corrections(block.text, state.content.recipe.corrections)
    found += marks.run_in(part, mentions)
    found += marks.endnotes(block, state.endnotes, mentions)
    found += _points(state, block)
    inline.fill(element, block.text, found)


def _italics(state: _State, part: Part, mentions: Sequence[Mention]) -> Iterator[inline.Inline]:
    """Italics by what they mean; those of a run-in head are that head."""
    heads = {(head.start, head.end) for head in marks.run_in(part, mentions)}
    for mark in part.block.marks:
        if mark.kind is MarkKind.ITALIC and mark.end > mark.start:
            if (mark.start, mark.end) in heads:
                yield inline.Inline("hi", mark.start, mark.end, (("rend", "italic"),), splits=True)
            else:
                yield emphasis.meant(part.block.text, mark, mentions, state.context)


def _identified(one: inline.Inline, ids: Mapping[tuple[int, int], str], mention: Mention) -> inline.Inline:
    """`one` with the `xml:id` that the short form of its long form points to."""
    identifier = ids.get((one.start, one.end))
    if identifier is None or mention.kind is MentionKind.ABBREVIATION:
        return one
    return inline.Inline(one.name, one.start, one.end, ((XML_ID, identifier), *one.attributes))


def _points(state: _State, block: Block) -> list[inline.Inline]:
    """Notes, running heads, line breaks and page breaks: a page ends behind its foot and before the next head."""
    made = [(m, _point(state, m)) for m in block.marks if m.kind in POINTS]
    feet = [p for m, p in made if p and m.kind is MarkKind.FORME and m.value.startswith("bottom.")]
    rest = [p for _, p in made if p and not any(p is f for f in feet)]
    return [
        *feet,
        *(inline.Inline("pb", n + 1, n + 1, _parting(block.text, n)) for n in block.page_breaks),
        *rest,
    ]


def _parting(text: str, feed: int) -> tuple[tuple[str, str], ...]:
    """A page break behind a hyphen parts a word in two (TEI `att.breaking`)."""
    parted = (
        text[feed - 1 : feed] == "-"
        and text[feed - 2 : feed - 1].isalpha()
        and text[feed + 1 : feed + 2].islower()
    )
    return (("break", "no"),) if parted else ()


def _point(state: _State, mark: Mark) -> inline.Inline | None:
    """What stands at a mark without characters: a note, a running head; a second mark of a note points to it."""
    if mark.kind is MarkKind.LINE_BREAK:
        attributes = (("break", mark.value),) if mark.value else ()
        return inline.Inline("lb", mark.start, mark.start, attributes)
    role = Role.NOTE if mark.kind is MarkKind.NOTE else Role.FORME
    parts = state.asides.pop((role, mark.value), None)
    if role is Role.FORME:
        return _forme_point(state, mark, parts[0]) if parts else None
    identifier = state.note_id(mark.value)
    if parts is None and mark.value in state.noted:
        return inline.Inline("ptr", mark.start, mark.start, (("target", f"#{identifier}"),))
    state.noted.add(mark.value)

    def content(note: etree._Element) -> None:
        _into_note(state, note, parts or ())

    named = ((XML_ID, identifier), ("place", "foot"), ("n", mark.value))
    return inline.Inline("note", mark.start, mark.start, named, content=content)


def _forme_point(state: _State, mark: Mark, number: int) -> inline.Inline:
    part = state.content.parts[number]
    place = part.block.label.partition(".")[0]

    def content(element: etree._Element) -> None:
        _fill(state, element, number)

    return inline.Inline("fw", mark.start, mark.start, (("place", place),), content=content)


def _into_note(state: _State, note: etree._Element, parts: Sequence[int]) -> None:
    opened: list[tuple[Container, etree._Element]] = []
    for number in parts:
        part = state.content.parts[number]
        containers.close(opened, part.within)
        _leaf(state, containers.reopen(opened, part.within, note), number, part)


HANDLERS = {
    Role.REFERENCE: _reference,
    Role.TITLE: _heading,
    Role.SUBTITLE: _subtitle,
    Role.BYLINE: _byline,
    Role.HEADING: _heading,
    Role.ATTRIBUTION: _attribution,
    Role.CAPTION: _caption,
    Role.FORME: _forme,
    Role.ENDNOTE: _endnote,
    Role.BIBLIOGRAPHY: _bibliography,
    Role.ENTRY: _entry,
}
BESIDE = {tei(name) for name in ("pb", "fw", "milestone", "figure", "note")}
POINTS = {MarkKind.NOTE, MarkKind.FORME, MarkKind.LINE_BREAK}
