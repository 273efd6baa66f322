"""What is wrong with the text in an editor, with the place of each fault as offsets into that text.

This runs in the process of `teiwright.lsp.worker`. The text is the editor's: the file on the disk may be older or missing,
so that the line and column of a finding, which were read off the file, are not used where its XPath tells the element.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from teiwright import xml
from teiwright.check import check
from teiwright.check.fixes import fixes
from teiwright.errors import TeiwrightError, UnreadableError
from teiwright.lsp.lines import Lines
from teiwright.lsp.scan import Kind, Tag, attributes, tags, value
from teiwright.model import Finding, Locus, Severity, tei

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.model import Document

__all__ = ["Located", "Remark", "Repair", "diagnose", "not_checked"]

NOT_WELL_FORMED = "xml:not-well-formed"
NOT_CHECKED = "not-checked"
LIMIT = 1000  # findings; an editor with more of them at once helps nobody
DECLARED = re.compile(r"\A(\ufeff?<\?xml\b[^>]*?)(\s+encoding\s*=\s*(?:\"[^\"]*\"|'[^']*'))")
STEP = re.compile(r"/(?:Q\{([^}]*)\})?([^/\[\]{}@]+)(?:\[([0-9]+)\])?")
ATTRIBUTE = re.compile(r"/@(?:Q\{[^}]*\}|\w+:)?([^/\[\]{}@:]+)\Z")
PLACE = re.compile(r":[0-9]+:[0-9]+: ")


@dataclass(frozen=True, slots=True)
class Remark:
    """Another place that a finding speaks of, from `start` to `end` (code points), and what is there."""

    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class Repair:
    """A safe fix: what it does, in words, and for each edit from where to where (code points) and the new text."""

    title: str
    edits: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Located:
    """A finding and the characters of the text that it is about, from `start` to `end`, in code points.

    `related` are other places that it speaks of, `repairs` the safe fixes of it.
    """

    finding: Finding
    start: int
    end: int
    related: tuple[Remark, ...] = ()
    repairs: tuple[Repair, ...] = ()


def diagnose(text: str, path: str) -> list[Located]:
    """What is wrong with `text`, which is that of the file `path`, whatever the disk says.

    A text that is not well-formed has one finding, at its place. A schema that cannot be used is a finding too.
    """
    data = _encoded(text)
    try:
        document = xml.parse(data, path)
    except UnreadableError as error:
        return [_unreadable(text, path, error)]
    try:
        findings = list(islice((each for each in check(document) if each.locus.uri == path), LIMIT))
    except TeiwrightError as error:
        return [not_checked(path, str(error))]
    if not findings:
        return []
    repairs = _repairs(document, data, findings)
    place = _Page(text, document)
    return [replace(place.located(each), repairs=repairs.get(each, ())) for each in findings]


def not_checked(path: str, why: str) -> Located:
    """The finding that the file `path` was not checked, at its begin."""
    return Located(Finding(NOT_CHECKED, Severity.ERROR, Locus(path), f"not checked: {why}"), 0, 0)


def _encoded(text: str) -> bytes:
    """`text` as UTF-8; a declaration of another encoding, which is that of the file, becomes spaces."""
    blank = DECLARED.sub(lambda match: match[1] + re.sub(r"\S", " ", match[2]), text)
    return blank.encode("utf-8", "surrogatepass")


def _unreadable(text: str, path: str, error: UnreadableError) -> Located:
    message = str(error).removeprefix(path)
    finding = Finding(
        NOT_WELL_FORMED, Severity.ERROR, Locus(path), PLACE.sub("", message, count=1).lstrip(": ")
    )
    cause = error.__cause__
    line, column = cause.position if isinstance(cause, etree.XMLSyntaxError) else (1, 1)
    start = Lines(text).at(line, column)
    return Located(finding, start, min(start + 1, len(text)))


def _repairs(document: Document, data: bytes, findings: list[Finding]) -> dict[Finding, tuple[Repair, ...]]:
    """The safe fixes of the findings, with the offsets of `data`, which count bytes, as code points."""
    found: dict[Finding, tuple[Repair, ...]] = {}
    for fix in fixes(document, data, findings):
        edits = tuple(
            (_offset(data, edit.start), _offset(data, edit.end), edit.replacement.decode())
            for edit in fix.edits
        )
        found[fix.finding] = (*found.get(fix.finding, ()), Repair(fix.title, edits))
    return found


def _offset(data: bytes, place: int) -> int:
    return len(data[:place].decode())


class _Page:
    """Where the elements of a document stand in its text."""

    def __init__(self, text: str, document: Document) -> None:
        self._text, self._root, self._lines = text, document.root, Lines(text)
        self._starts = [tag for tag in tags(text) if tag.kind in (Kind.START, Kind.EMPTY)]
        self._numbers = {node: number for number, node in enumerate(document.tree.iter(etree.Element))}

    def located(self, finding: Finding) -> Located:
        """The finding at its attribute or the name of its element; at its line and column where it tells no element."""
        node = _element(self._root, ATTRIBUTE.sub("", finding.locus.xpath))
        if node is None:
            start = self._lines.at(finding.locus.line, finding.locus.column)
            return Located(finding, start, start)
        tag = self._starts[self._numbers[node]]
        start, end = tag.start, tag.name_end
        if found := ATTRIBUTE.search(finding.locus.xpath):
            for each in attributes(self._text, tag):
                if each.name.rpartition(":")[2] == found[1]:
                    start, end = each.start, each.value_end + 1
        related = tuple(self._equal(tag)) if finding.code == "id-duplicate" else ()
        return Located(finding, start, end, related)

    def _equal(self, tag: Tag) -> Iterator[Remark]:
        """The other elements that have the id of `tag`."""
        name = value(self._text, tag, "xml:id")
        for each in self._starts:
            if each != tag and value(self._text, each, "xml:id") == name:
                yield Remark(each.start, each.name_end, f'this has the xml:id "{name}" too')


def _element(root: etree._Element, path: str) -> etree._Element | None:
    """The element at `path`, which `teiwright.check.places.xpath` wrote."""
    node: etree._Element | None = None
    for uri, name, position in STEP.findall(path):
        same = [root] if node is None else _children(node, uri, name)
        if int(position or 1) > len(same):
            return None
        node = same[int(position or 1) - 1]
    return node


def _children(node: etree._Element, uri: str, name: str) -> list[etree._Element]:
    """The children of `node` with this name; one without a namespace in a path is TEI's, or else has none."""
    return list(node.iterchildren(f"{{{uri}}}{name}" if uri else tei(name))) or list(node.iterchildren(name))
