"""The notes of a page: a link with a number to a block, as Markdown processors, word processors and journals write it."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teiwright.readers.html.page import BLOCKS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

__all__ = ["Notes", "find", "words_of"]

MARK = re.compile(r"[\[(]?\s*(?:\d{1,4}|[*†‡§¶]{1,4}|[a-z]|[ivxlc]{1,7})\s*[\])]?\Z", re.IGNORECASE)
BACK = re.compile(
    r"[\s\[(]*(?:↩\N{VARIATION SELECTOR-15}?|↑|\^|⤴|⏎|\d{1,4}|[*†‡§¶]{1,4}|[a-z]|[ivxlc]{1,7})[\])]?[.:]?\s*\Z",
    re.IGNORECASE,
)
NOTE = re.compile(
    r"foot-?note|end-?note|note-?ref|(?<![a-z])(?:fn|ftn|edn|notes?)(?![a-z])|fu(?:ss|ß)note|anmerkung",
    re.IGNORECASE,
)
BIBLIOGRAPHY = re.compile(r"biblio|csl-bib|ref-?list", re.IGNORECASE)
HOLDERS = frozenset("li p div aside dd section".split())


@dataclass(slots=True)
class Notes:
    """The notes of a page.

    Attributes:
        marks: for each link that is the mark of a note, the block of the note.
        blocks: of all notes.
        back: the links that lead from a note to its mark; they print nothing that the note says.
        labels: the label of each note that was met, in order.
    """

    marks: dict[etree._Element, etree._Element]
    back: set[etree._Element]
    blocks: set[etree._Element]
    labels: dict[etree._Element, str] = field(default_factory=dict)

    def is_spent(self, element: etree._Element) -> bool:
        """Whether `element` holds notes and nothing else that is printed."""
        holds = bool(self.blocks) and any(e in self.blocks for e in element.iter())
        return holds and not self._left(element)

    def _left(self, element: etree._Element) -> bool:
        """Whether words are in `element` outside of notes."""
        if element in self.blocks:
            return False
        own = [element.text, *(child.tail for child in element)]
        return any((t or "").strip() for t in own) or any(self._left(child) for child in element)


def find(root: etree._Element) -> Notes:
    """The notes in `root`: blocks that a link to them, which prints a number or a sign, has in front of them.

    That a link leads to a note and not to a section or an entry is told by a name (``class="footnote"``,
    ``id="fn1"``, ``role="doc-noteref"``), or by a link back.
    """
    targets = {i: e for e in root.iter("*") if (i := e.get("id") or e.get("name"))}
    order = {e: n for n, e in enumerate(root.iter("*"))}
    marks: dict[etree._Element, etree._Element] = {}
    for link in root.iter("a"):
        href = link.get("href", "")
        target = targets.get(href[1:]) if href.startswith("#") else None
        block = None if target is None else _block(target)
        if block is None or block in link.iterancestors() or order[block] < order[link]:
            continue
        if (MARK.match(words_of(link)) or link.get("role") == "doc-noteref") and _is_note(link, block):
            marks[link] = block
    blocks = set(marks.values())
    marks = {k: v for k, v in marks.items() if not any(a in blocks for a in k.iterancestors())}
    blocks = set(marks.values())
    return Notes(marks, {a for block in blocks for a in block.iter("a") if _leads_back(a)}, blocks)


def _is_note(link: etree._Element, block: etree._Element) -> bool:
    """Whether names say that `block` is a note, its own before those of what is round it; else whether it links back."""
    near = [link, *itertools.islice(link.iterancestors(), 1)]
    own, around = _names([*near, *block.iter("*")]), _names(itertools.islice(block.iterancestors(), 3))
    if NOTE.search(own):
        return True
    if BIBLIOGRAPHY.search(f"{own} {around}"):
        return False
    ids = {f"#{e.get(key)}" for e in (*near, *link.iter("*")) for key in ("id", "name") if e.get(key)}
    return bool(NOTE.search(around)) or any(a.get("href") in ids for a in block.iter("a"))


def _names(elements: Iterable[etree._Element]) -> str:
    return " ".join(e.get(key, "") for e in elements for key in ("class", "id", "role", "name"))


def _block(target: etree._Element) -> etree._Element | None:
    """The block of a note whose id is on `target`: that itself, or the one round it; an item rather than what it holds."""
    holder = next((e for e in (target, *target.iterancestors()) if e.tag in BLOCKS), None)
    if holder is None or holder.tag not in HOLDERS:
        return None
    item = next(holder.iterancestors("li"), None)
    return item if item is not None and words_of(item).startswith(words_of(holder)) else holder


def _leads_back(link: etree._Element) -> bool:
    says = link.get("role") == "doc-backlink" or "back" in link.get("class", "")
    here = link.get("href", "").startswith("#") or not link.get("href")
    return says or (here and bool(BACK.match(words_of(link))))


def words_of(element: etree._Element) -> str:
    """The characters of `element`, white space counted once."""
    return " ".join("".join(str(t) for t in element.itertext()).split())
