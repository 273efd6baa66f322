"""The characters of an OpenDocument paragraph, with their styles, notes, and what stands beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from teiwright.readers import citations
from teiwright.readers.opendocument.odf import get, name, q
from teiwright.readers.package import picture_address
from teiwright.readers.parts import PLAIN, Picture, Run, Script, Style
from teiwright.readers.remarks import Remark

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable

    from lxml import etree

    from teiwright.readers.opendocument.styles import Looks, ParagraphStyle, Styles
    from teiwright.readers.package import Package

__all__ = ["Line", "Story", "line"]

WHITE = re.compile(r"[ \t\r\n]+")
MOST_SPACES = 10_000
SILENT = {
    *("text:script", "text:tracked-changes", "text:note-citation", "text:hidden-paragraph"),
    *(
        "office:event-listeners",
        "office:forms",
        "svg:title",
        "svg:desc",
        "text:sequence-decls",
        "office:dde-source",
    ),
}
MARKS = {"text:reference-mark-start", "text:bookmark-start", "text:reference-mark"}
OWN_CHARACTERS = {"text:tab": "\t", "text:line-break": "\n"}
FRAMES = {
    "draw:frame",
    "draw:custom-shape",
    "draw:g",
    "draw:rect",
    "draw:line",
    "draw:a",
    "draw:path",
    "draw:polyline",
}


@dataclass(slots=True)
class Story:
    """A text while it is read.

    Attributes:
        package: the file.
        styles: its styles.
        note: gives the label of a note, empty where it has no words.
        remarks: how often something was left out or changed.
        citations: the JSON of the citations of reference managers.
    """

    package: Package
    styles: Styles
    note: Callable[[etree._Element], str]
    remarks: Counter[Remark]
    citations: list[str]


@dataclass(slots=True)
class Line:
    """What a paragraph holds: its runs; the pictures and the text boxes that are fixed to it."""

    runs: list[Run] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)

    def put(self, text: str, style: Style) -> None:
        """Add characters of the file, of which white space counts once (ODF 1.3, part 3, section 6.1.2)."""
        text = WHITE.sub(" ", text)
        last = self.runs[-1] if self.runs else None
        if text.startswith(" ") and last and not last.note and last.text.endswith((" ", "\n")):
            text = text[1:]
        if text:
            self.runs.append(Run(text, style))


def line(paragraph: etree._Element, story: Story, style: ParagraphStyle) -> Line:
    """What `paragraph` holds."""
    result = Line()
    own = style.own
    _walk(paragraph, story, result, _turned(PLAIN, own, style.base), style.base)
    return result


def _walk(parent: etree._Element, story: Story, line_: Line, style: Style, base: Looks) -> None:
    line_.put(parent.text or "", style)
    for element in parent:
        _element(element, story, line_, style, base)
        line_.put(element.tail or "", style)


def _element(element: etree._Element, story: Story, line_: Line, style: Style, base: Looks) -> None:
    kind = name(element)
    if kind == "text:span":
        looks = story.styles.span(get(element, "text:style-name"))
        if looks.hidden:
            story.remarks[Remark.HIDDEN] += 1
        else:
            _walk(element, story, line_, _turned(style, looks, base), base)
    elif kind == "text:a":
        _walk(element, story, line_, replace(style, href=get(element, "xlink:href")), base)
    elif kind in {"text:s", "text:tab", "text:line-break"}:
        line_.runs.append(Run(_white_space(element), style))
    elif kind in FRAMES:
        drawing(element, story, line_)
    elif kind in {"text:note", "office:annotation", *MARKS}:
        _point(element, story, line_)
    elif kind and kind not in SILENT:
        _walk(element, story, line_, style, base)


def _white_space(element: etree._Element) -> str:
    count = get(element, "text:c") or "1"
    spaces = min(int(count) if count.isdecimal() and len(count) < 6 else 1, MOST_SPACES)
    return OWN_CHARACTERS.get(name(element), " " * spaces)


def _point(element: etree._Element, story: Story, line_: Line) -> None:
    """The mark of a note, a comment, or a reference mark, in whose name Zotero and Mendeley keep the citation."""
    kind = name(element)
    if kind == "text:note":
        label = story.note(element)
        line_.runs.extend([Run("", PLAIN, label)] if label else [])
    elif kind == "office:annotation":
        story.remarks[Remark.COMMENT] += 1
    else:
        found = citations.in_field(get(element, "text:name"))
        story.citations.extend([] if found is None else [found])


def _turned(style: Style, looks: Looks, base: Looks) -> Style:
    """`style` with what `looks` says; what the paragraph's own style does not do stands out."""
    return Style(
        style.italic if looks.italic is None else looks.italic != bool(base.italic),
        style.bold if looks.bold is None else looks.bold != bool(base.bold),
        style.script if looks.script is None or looks.script is base.script else looks.script or Script.LINE,
        style.code or looks.code,
        style.href,
    )


def drawing(element: etree._Element, story: Story, line_: Line) -> None:
    """The pictures, text boxes and equations in a drawing."""
    before = len(line_.pictures), len(line_.boxes), len(line_.runs)
    described = next((e.text for e in element.iter(q("svg:desc"), q("svg:title")) if e.text), "")
    for inner in element.iter():
        kind = name(inner)
        if any(a in line_.boxes for a in inner.iterancestors()):
            continue
        if kind == "draw:image" and not _is_preview(inner):
            line_.pictures.append(Picture(described, _address(get(inner, "xlink:href"), story)))
        elif kind == "draw:text-box" or (kind in {"text:p", "text:list"} and name(_parent(inner)) in FRAMES):
            line_.boxes.append(inner if kind == "draw:text-box" else _parent(inner))
        elif kind == "draw:object":
            _equation(inner, story, line_)
    if before == (len(line_.pictures), len(line_.boxes), len(line_.runs)):
        story.remarks[Remark.DRAWING] += 1


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    return element if parent is None else parent


def _address(href: str, story: Story) -> str:
    """Where a picture of the file is to lie beside the edition; one outside of the file lies where it is."""
    part = href.removeprefix("./")
    return picture_address(story.package.uri, part) if part in story.package.names else href


def _is_preview(image: etree._Element) -> bool:
    """Whether a picture only shows the object beside it, or an alternative of the picture before it."""
    return any(
        name(other) in {"draw:object", "draw:object-ole", "draw:image"}
        for other in image.itersiblings(preceding=True)
    )


def _equation(element: etree._Element, story: Story, line_: Line) -> None:
    """The characters of an equation, which is a part of its own or stands in place."""
    part = f"{get(element, 'xlink:href').removeprefix('./')}/content.xml"
    math = element.find(q("math:math"))
    if math is None and part in story.package.names:
        root = story.package.tree(part)
        math = root if name(root) == "math:math" else None
    if math is None:
        return
    leaves = {"math:mi", "math:mn", "math:mo", "math:mtext", "math:ms"}
    text = "".join("".join(leaf.itertext()) for leaf in math.iter() if name(leaf) in leaves)
    if text:
        story.remarks[Remark.EQUATION] += 1
        line_.runs.append(Run(text))
