"""Reading a Word file (ECMA-376, Office Open XML): its running text and notes, and nothing that Word only shows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teiwright.readers import citations, markdown
from teiwright.readers.parts import Content, Reading
from teiwright.readers.remarks import Remark, clauses
from teiwright.readers.word import changes, numbering, styles
from teiwright.readers.word.body import Body, parts
from teiwright.readers.word.notes import Notes, by_id
from teiwright.readers.word.numbering import Counters
from teiwright.readers.word.ooxml import main_part, relations, tree, w
from teiwright.readers.word.runs import Story

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml import etree

    from teiwright.readers.package import Package
    from teiwright.readers.parts import Part
    from teiwright.readers.word.ooxml import Relation

__all__ = ["read"]

KINDS = {"footnote": "footnotes", "endnote": "endnotes"}


@dataclass(frozen=True, slots=True)
class _File:
    """A Word file: its parts by relationship."""

    package: Package
    main: str
    relations: Mapping[str, Relation]

    def part(self, kind: str) -> str:
        """The name of the part that the text points to as `kind`; empty where there is none."""
        return next((r.target for r in self.relations.values() if r.type == kind and not r.external), "")

    def tree(self, kind: str) -> etree._Element | None:
        """The root of that part."""
        return tree(self.package, self.part(kind)) if self.part(kind) in self.package.names else None


def read(package: Package) -> Reading:
    """The running text of a Word file.

    Headings, titles, quotations and lists are known by the styles and by the outline and numbering that they bring.
    Printed results of fields are text, hidden text and comments are not.

    Raises:
        SourceError: the file has no text, lacks a part that its text needs, has tracked changes, or its text is not
            all in it.
    """
    main = main_part(package)
    file = _File(package, main, relations(package, main))
    root = tree(package, main)
    notes = {kind: file.tree(name) for kind, name in KINDS.items()}
    changes.refuse((root, *(n for n in notes.values() if n is not None)), package.uri)
    return _read(file, root, notes)


def _read(file: _File, root: etree._Element, trees: Mapping[str, etree._Element | None]) -> Reading:
    remarks: Counter[Remark] = Counter()
    known = styles.read(file.tree("styles"))
    counters = Counters(numbering.read(file.tree("numbering"), known.numberings))
    carried: list[str] = []

    def story(part: str) -> Story:
        return Story(file.package.uri, known, relations(file.package, part), notes.label, remarks, carried)

    def note(kind: str, element: etree._Element) -> Sequence[Part]:
        return _parts(element, Body(story(file.part(KINDS[kind])), counters))

    elements = {kind: by_id(notes_, kind) for kind, notes_ in trees.items()}
    roman = next(root.iter(w("footnoteReference")), None) is not None
    notes = Notes(file.package.uri, elements, roman, note, remarks)
    found = [
        part
        for body in root.iterchildren(w("body"))
        for part in _parts(body, Body(story(file.main), counters))
    ]
    remarks[Remark.MARGIN] += sum(_has_words(tree(file.package, name)) for name in set(_margins(file)))
    references, remarks[Remark.CITATION] = citations.csl_items(carried)
    return Reading(markdown.write(Content(found, notes.parts)), clauses(remarks), references)


def _parts(element: etree._Element, body: Body) -> list[Part]:
    """The parts in `element`, all of whose fields have ended; what its fields carry is kept."""
    found = parts(element, body)
    fields = body.story.fields
    fields.settle(body.story.uri)
    body.story.remarks[Remark.GENERATED] += fields.generated
    body.story.citations.extend(c for i in fields.instructions if (c := citations.in_field(i)) is not None)
    return found


def _margins(file: _File) -> Iterator[str]:
    for relation in file.relations.values():
        if relation.type in {"header", "footer"} and relation.target in file.package.names:
            yield relation.target


def _has_words(root: etree._Element) -> bool:
    """Whether a header or footer says more than the number of the page."""
    return any(c.isalpha() for e in root.iter(w("t")) for c in e.text or "")
