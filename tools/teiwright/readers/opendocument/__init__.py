"""Reading an OpenDocument text (ODF 1.3), as LibreOffice writes it: its running text and notes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teiwright.errors import SourceError
from teiwright.readers import citations, markdown
from teiwright.readers.opendocument import changes, styles
from teiwright.readers.opendocument.body import Body, parts
from teiwright.readers.opendocument.odf import get, q
from teiwright.readers.opendocument.runs import Story
from teiwright.readers.parts import Content, Reading
from teiwright.readers.remarks import Remark, clauses
from teiwright.readers.roman import roman

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree

    from teiwright.readers.package import Package
    from teiwright.readers.parts import Part

__all__ = ["MARK", "read"]

MARK = "content.xml"
"""The part that an OpenDocument file has and a Word file has not."""

MANIFEST = "META-INF/manifest.xml"


@dataclass(slots=True)
class _Notes:
    """The notes in the order of their marks; endnotes have Roman numbers beside footnotes."""

    roman: bool
    body: Body | None = None
    parts: dict[str, Sequence[Part]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def label(self, note: etree._Element) -> str:
        """The label of `note`, which is read; empty where it has no words."""
        kind = get(note, "text:note-class")
        content = note.find(q("text:note-body"))
        if content is None or self.body is None:
            return ""
        found = parts(content, self.body)
        if not found:
            self.body.story.remarks[Remark.EMPTY_NOTE] += 1
            return ""
        self.counts[kind] += 1
        number = self.counts[kind]
        label = roman(number) if self.roman and kind == "endnote" else str(number)
        self.parts[label] = found
        return label


def read(package: Package) -> Reading:
    """The running text of an OpenDocument text.

    Raises:
        SourceError: the file is protected, is no text but a table or a drawing, or has tracked changes.
    """
    _refuse_protected(package)
    root = package.tree(MARK)
    text = root.find(f"{q('office:body')}/{q('office:text')}")
    if text is None:
        raise SourceError(
            f"{package.uri}: is an OpenDocument file, but no text; save the text as .odt or .docx"
        )
    changes.refuse(text, package.uri)
    return _read(package, root, text)


def _read(package: Package, root: etree._Element, text: etree._Element) -> Reading:
    shared = package.tree("styles.xml") if "styles.xml" in package.names else None
    remarks: Counter[Remark] = Counter()
    carried: list[str] = []
    classes = {get(note, "text:note-class") for note in text.iter(q("text:note"))}
    notes = _Notes(roman=len(classes) > 1)
    known = styles.read([r for r in (shared, root) if r is not None])
    body = Body(Story(package, known, notes.label, remarks, carried))
    notes.body = body
    found = parts(text, body)
    remarks[Remark.MARGIN] += 0 if shared is None else _margins(shared)
    references, remarks[Remark.CITATION] = citations.csl_items(carried)
    return Reading(markdown.write(Content(found, notes.parts)), clauses(remarks), references)


def _refuse_protected(package: Package) -> None:
    if MANIFEST in package.names:
        manifest = package.tree(MANIFEST)
        if next(manifest.iter(q("manifest:encryption-data")), None) is not None:
            raise SourceError(f"{package.uri}: is protected by a password; save it without one")


def _margins(shared: etree._Element) -> int:
    """How many headers and footers say more than the number of the page."""
    margins = [*shared.iter(q("style:header"), q("style:footer"))]
    return sum(any(c.isalpha() for text in margin.itertext() for c in str(text)) for margin in margins)
