"""The characters of a Word paragraph, with their styles, notes, and what stands beside them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from teiwright.errors import SourceError
from teiwright.readers import citations
from teiwright.readers.package import picture_address
from teiwright.readers.parts import PLAIN, Picture, Run, Script, Style
from teiwright.readers.remarks import Remark
from teiwright.readers.word import symbols
from teiwright.readers.word.fields import Fields
from teiwright.readers.word.ooxml import MC, RELATION_EMBED, RELATION_ID, RELATION_LINK, name, value, w
from teiwright.readers.word.styles import Characters, characters

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterator, Mapping

    from lxml import etree

    from teiwright.readers.word.ooxml import Relation
    from teiwright.readers.word.styles import Styles

__all__ = ["EMBEDDED", "Line", "Story", "line", "note_citation", "refuse_embedded"]

CHARACTERS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:cr": "\n",
    "w:noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    "w:softHyphen": "\N{SOFT HYPHEN}",
}
TRANSPARENT = {
    *("w:smartTag", "w:customXml", "w:sdtContent", "w:bdo", "w:dir", "w:ruby", "w:rubyBase", "w:rt"),
    *("mc:Fallback", "m:oMathPara"),
}
DRAWINGS = {"w:drawing", "w:pict", "w:object"}
NOTE_MARKS = {"w:footnoteReference": "footnote", "w:endnoteReference": "endnote"}
EMBEDDED = {"w:altChunk", "w:subDoc"}


@dataclass(slots=True)
class Story:
    """One of the texts of a file (the body, one note) while it is read.

    Attributes:
        uri: the file.
        styles: its styles.
        relations: what the story's part points to.
        note: gives the label of the note of a kind (``footnote``, ``endnote``) and id, empty where it has no words.
        fields: the fields that are open.
        remarks: how often something was left out or changed.
        citations: the JSON of the citations of reference managers.
        line: the number of the paragraph.
    """

    uri: str
    styles: Styles
    relations: Mapping[str, Relation]
    note: Callable[[str, str], str]
    remarks: Counter[Remark]
    citations: list[str]
    fields: Fields = field(default_factory=Fields)
    line: int = 0


@dataclass(slots=True)
class Line:
    """What a paragraph holds: its runs; the pictures and the text boxes that are fixed to it."""

    runs: list[Run] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)


def line(paragraph: etree._Element, story: Story, base: Characters) -> Line:
    """What `paragraph` holds; `base` is how its style makes all of its characters look."""
    result = Line()
    _walk(paragraph, story, base, result, "")
    return result


def _walk(parent: etree._Element, story: Story, base: Characters, line_: Line, href: str) -> None:
    for element in parent:
        kind = name(element)
        if kind in TRANSPARENT:
            _walk(element, story, base, line_, href)
        elif kind == "mc:AlternateContent":
            for chosen in _choice(element):
                _walk(chosen, story, base, line_, href)
        elif kind == "m:oMath":
            _equation(element, story, line_)
        elif kind in EMBEDDED:
            refuse_embedded(story)
        elif kind in HANDLERS:
            HANDLERS[kind](element, story, base, line_, href)


def refuse_embedded(story: Story) -> None:
    """Refuse a document in the document, which Word would put in its place.

    Raises:
        SourceError: always.
    """
    raise SourceError(
        f"{story.uri}: holds another document in paragraph {story.line}, which is not read; open it in the word "
        f"processor and save it anew, so that its text is in the file"
    )


def _choice(element: etree._Element) -> Iterator[etree._Element]:
    """The first alternative: all of them hold the same text."""
    choice = element.find(f"{{{MC}}}Choice")
    chosen = choice if choice is not None else element.find(f"{{{MC}}}Fallback")
    if chosen is not None:
        yield chosen


def _target(element: etree._Element, story: Story) -> str:
    """What a hyperlink links to outside of the document."""
    relation = story.relations.get(element.get(RELATION_ID, ""))
    if relation is None or not relation.external:
        return ""
    anchor = element.get(w("anchor"))
    return f"{relation.target}#{anchor}" if anchor else relation.target


def _hyperlink(element: etree._Element, story: Story, base: Characters, line_: Line, href: str) -> None:
    _walk(element, story, base, line_, _target(element, story) or href)


def _content_control(element: etree._Element, story: Story, base: Characters, line_: Line, href: str) -> None:
    """The words in a content control; the hint that an empty one shows is none."""
    note_citation(element, story)
    if element.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None:
        story.remarks[Remark.PLACEHOLDER] += 1
        return
    for content in element.iterchildren(w("sdtContent")):
        _walk(content, story, base, line_, href)


def note_citation(element: etree._Element, story: Story) -> None:
    """Keep the citation that the tag of a content control carries."""
    found = citations.in_tag(value(element, "sdtPr/tag") or "")
    if found is not None:
        story.citations.append(found)


def _simple_field(element: etree._Element, story: Story, base: Characters, line_: Line, href: str) -> None:
    story.fields.mark("begin", story.line)
    story.fields.instruct(element.get(w("instr"), ""))
    story.fields.mark("separate", story.line)
    _walk(element, story, base, line_, href)
    story.fields.mark("end", story.line)


def _equation(element: etree._Element, story: Story, line_: Line) -> None:
    """The characters of an equation, without its layout."""
    text = "".join(e.text or "" for e in element.iter() if name(e) in {"m:t", "w:t"})
    if text and story.fields.printing:
        story.remarks[Remark.EQUATION] += 1
        line_.runs.append(Run(text))


def _run(element: etree._Element, story: Story, base: Characters, line_: Line, href: str) -> None:
    properties = element.find(w("rPr"))
    own = characters(properties)
    named = story.styles.runs.get(value(properties, "rStyle") or "", Characters())
    hidden = next((h for h in (own.hidden, named.hidden, base.hidden) if h is not None), False)
    style = _style(own, named, base, href or story.fields.href)
    for child in element:
        _piece(child, story, line_, replace(style, href=href or story.fields.href), hidden=hidden)


def _style(own: Characters, named: Characters, base: Characters, href: str) -> Style:
    """How characters differ from those that their paragraph's style makes (ECMA-376 part 1, section 17.7.3)."""
    script = next((s for s in (own.script, named.script) if s is not None), Script.LINE)
    return Style(
        _stands_out(own.italic, named=named.italic, base=base.italic),
        _stands_out(own.bold, named=named.bold, base=base.bold),
        script,
        named.code,
        href,
    )


def _stands_out(own: bool | None, *, named: bool | None, base: bool | None) -> bool:  # noqa: FBT001 - one of three
    shown = own if own is not None else bool(named) != bool(base)
    return shown != bool(base)


def _piece(element: etree._Element, story: Story, line_: Line, style: Style, *, hidden: bool) -> None:
    """Take one child of a run; what no field prints counts for its instruction alone."""
    kind = name(element)
    if kind == "w:fldChar":
        story.fields.mark(element.get(w("fldCharType"), ""), story.line)
    elif kind == "w:instrText":
        story.fields.instruct(element.text or "")
    elif kind == "w:commentReference":
        story.remarks[Remark.COMMENT] += 1
    elif story.fields.printing:
        _printed(element, story, line_, style, hidden=hidden)


def _printed(element: etree._Element, story: Story, line_: Line, style: Style, *, hidden: bool) -> None:
    kind = name(element)
    if kind in {"w:t", "w:sym", "w:br"} or kind in CHARACTERS:
        _characters(element, story, line_, style, hidden=hidden)
    elif kind in NOTE_MARKS and not hidden:
        label = story.note(NOTE_MARKS[kind], element.get(w("id"), ""))
        line_.runs.extend([Run("", PLAIN, label)] if label else [])
    elif kind in DRAWINGS:
        _drawing(element, story, line_)
    elif kind == "mc:AlternateContent":
        for child in (c for chosen in _choice(element) for c in chosen):
            _piece(child, story, line_, style, hidden=hidden)
    elif kind == "w:ruby":
        # The text before what stands above it, which comes first in the file.
        parts = (*element.iter(w("rubyBase")), *element.iter(w("rt")))
        for child in (c for part in parts for run in part.iter(w("r")) for c in run):
            _piece(child, story, line_, style, hidden=hidden)


def _characters(element: etree._Element, story: Story, line_: Line, style: Style, *, hidden: bool) -> None:
    kind = name(element)
    if kind == "w:t":
        # Without xml:space="preserve" a processor may drop space at the ends; Word and LibreOffice keep it.
        text = (element.text or "").replace("\n", " ")
    elif kind == "w:sym":
        text = symbols.character(element.get(w("font"), ""), element.get(w("char"), ""))
    elif kind == "w:br":
        text = "\n"
        if element.get(w("type"), "textWrapping") != "textWrapping":
            story.remarks[Remark.BREAK] += 1
    else:
        text = CHARACTERS[kind]
    if hidden and text.strip():
        story.remarks[Remark.HIDDEN] += 1
    elif not hidden:
        line_.runs.append(Run(text, style))


def _drawing(element: etree._Element, story: Story, line_: Line) -> None:
    """The pictures and text boxes in a drawing; of two alternatives that say the same only the first."""
    skipped = {f for a in element.iter(f"{{{MC}}}AlternateContent") for f in _others(a)}
    described = ""
    pictures, boxes = len(line_.pictures), len(line_.boxes)
    for inner in element.iter():
        if any(a in skipped for a in (inner, *inner.iterancestors())):
            continue
        kind = name(inner)
        if kind in {"wp:docPr", "v:shape"}:
            described = inner.get("descr") or inner.get("alt") or inner.get("title") or ""
        elif kind in {"a:blip", "v:imagedata"}:
            line_.pictures += _picture(inner, described, story)
        elif kind == "w:txbxContent" and not any(a in line_.boxes for a in inner.iterancestors()):
            line_.boxes.append(inner)
    if (pictures, boxes) == (len(line_.pictures), len(line_.boxes)):
        story.remarks[Remark.DRAWING] += 1


def _others(alternatives: etree._Element) -> list[etree._Element]:
    chosen = list(_choice(alternatives))
    return [child for child in alternatives if child not in chosen]


def _picture(element: etree._Element, described: str, story: Story) -> list[Picture]:
    identifier = element.get(RELATION_EMBED) or element.get(RELATION_LINK) or element.get(RELATION_ID) or ""
    relation = story.relations.get(identifier)
    if relation is None:
        return []
    address = relation.target if relation.external else picture_address(story.uri, relation.target)
    return [Picture(described or element.get("title", ""), address)]


HANDLERS = {
    "w:r": _run,
    "w:hyperlink": _hyperlink,
    "w:sdt": _content_control,
    "w:fldSimple": _simple_field,
}
