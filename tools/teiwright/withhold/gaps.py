"""Prose out of a tree and a gap in its place, and back: the text nodes, and nothing else.

A gap that stood in the edition before, and looks like one of ours, is marked with the word `source` in its `n`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.model import tei
from teiwright.withhold.prose import GAP, Run, gap_length, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teiwright.model import Document

__all__ = ["fill", "mark_gaps", "unmark_gaps", "withhold_run"]

LINES = re.compile(r"\n|[^\n]+")
MARKED = re.compile(r"source( source)*\Z")


def mark_gaps(document: Document) -> None:
    """Mark the gaps that stand in `document` already, so that they survive `restore`; changes the tree."""
    for gap in _gaps(document):
        mark = gap.get("n")
        if mark is None and gap_length(gap) is not None:
            gap.set("n", "source")
        elif mark is not None and MARKED.match(mark) and _without_mark(gap):
            gap.set("n", f"{mark} source")


def unmark_gaps(document: Document) -> None:
    """Take the marks of `mark_gaps` away again; changes the tree."""
    for gap in _gaps(document):
        mark = gap.get("n", "")
        if not MARKED.match(mark) or not _without_mark(gap):
            continue
        if mark == "source":
            del gap.attrib["n"]
        else:
            gap.set("n", mark.removesuffix(" source"))


def withhold_run(run: Run) -> None:
    """Put a gap in the place of each stretch of `run` between line feeds; changes the tree."""
    pieces = LINES.findall(run.text)
    _set(run.anchor, None, tail=run.tail)
    at, tail = run.anchor, run.tail
    lines: list[str] = []
    for piece in pieces:
        if piece == "\n":
            lines.append(piece)
            continue
        gap = etree.Element(GAP, {"reason": "legal", "unit": "char", "quantity": str(len(piece))})
        _put(at, gap, tail=tail)
        _set(at, "".join(lines) or None, tail=tail)
        at, tail, lines = gap, True, []
    if lines:
        _set(at, "".join(lines), tail=tail)


def fill(gaps: Iterable[tuple[etree._Element, str]]) -> None:
    """Put each text in the place of its gap, which goes; changes the tree.

    Args:
        gaps: in document order. Gaps in a row are joined at once, so that time stays linear.
    """
    anchor: etree._Element | None = None
    tail, pieces = False, list[str]()
    for gap, text in gaps:
        before = gap.getprevious()
        here = before if before is not None else gap.getparent()
        if here is not anchor or tail is (before is None):
            _flush(anchor, pieces, tail=tail)
            anchor, tail = here, before is not None
            pieces = [_get(anchor, tail=tail)]
        pieces += (text, gap.tail or "")
        parent = gap.getparent()
        if parent is not None:
            parent.remove(gap)
    _flush(anchor, pieces, tail=tail)


def _flush(anchor: etree._Element | None, pieces: list[str], *, tail: bool) -> None:
    if anchor is not None:
        _set(anchor, "".join(pieces) or None, tail=tail)


def _gaps(document: Document) -> Iterator[etree._Element]:
    for text in texts(document):
        yield from text.iter(tei("gap"))


def _without_mark(gap: etree._Element) -> bool:
    """Whether `gap` would look like one of ours, were it not for its `n`."""
    bare = etree.Element(GAP, {str(key): str(value) for key, value in gap.items() if key != "n"})
    return len(gap) == 0 and not gap.text and gap_length(bare) is not None


def _put(at: etree._Element, gap: etree._Element, *, tail: bool) -> None:
    if tail:
        at.addnext(gap)
    else:
        at.insert(0, gap)


def _get(element: etree._Element | None, *, tail: bool) -> str:
    if element is None:
        return ""
    return (element.tail if tail else element.text) or ""


def _set(element: etree._Element, text: str | None, *, tail: bool) -> None:
    if tail:
        element.tail = text
    else:
        element.text = text
