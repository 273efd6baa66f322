"""A block as the finders of citations see it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teiwright.encode.citations import brackets
from teiwright.model import BlockKind, MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teiwright.encode.citations.brackets import Bracket
    from teiwright.encode.citations.works import Works
    from teiwright.encode.spans import Span
    from teiwright.model import Block

__all__ = ["Passage", "Scene", "cites_by_title", "passage", "scene", "sentence_start", "sigla", "trimmed"]

SENTENCE = re.compile(r"(?:(?<=[^\W_]{3})|(?<=[)\]”’\"»]))[.!?][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[A-ZÀ-Þ])")
SHELFMARK = re.compile(r"\b([A-Z]\w*)\s(\d{4})(?![\w–-])")
DATED = re.compile(r"[(\s](?:1[4-9]|20)\d\d[a-z]?(?=[,;:)])")
SENTENCE_REACH = 700
YEARS = range(1400, 2040)


@dataclass(frozen=True, slots=True)
class Passage:
    """The characters of a block with what its source sets apart.

    Attributes:
        text: its characters; empty where nothing is cited, as in an entry.
        is_note: whether it is a note: what is cited before in the text is not what its "ibid." means.
        italic: the spans in italics.
        raised: the spans in superscript.
    """

    text: str
    is_note: bool = False
    italic: tuple[Span, ...] = ()
    raised: tuple[Span, ...] = ()


def passage(block: Block, *, silent: bool) -> Passage:
    """The passage of `block`; an empty one of a block that is `silent`, in which nothing is cited."""
    if silent:
        return Passage("")
    italic, raised = (
        tuple((m.start, m.end) for m in block.marks if m.kind is kind)
        for kind in (MarkKind.ITALIC, MarkKind.SUPERSCRIPT)
    )
    return Passage(block.text, block.kind is BlockKind.NOTE, italic, raised)


@dataclass(frozen=True, slots=True)
class Scene:
    """A passage with its brackets and the works it can cite.

    Attributes:
        text: the characters of the passage.
        works: what it can cite.
        passage: what its source sets apart.
        sigla: the words that stand before numbers of another kind.
        by_title: whether the whole text cites by author and page or title, and not by year.
        brackets: its brackets.
    """

    text: str
    works: Works
    passage: Passage
    sigla: frozenset[str]
    by_title: bool
    brackets: tuple[Bracket, ...] = field(default=())


def scene(passage: Passage, works: Works, known: frozenset[str], *, by_title: bool) -> Scene:
    """The scene of `passage`; `known` are the `sigla` of the whole text, `by_title` how it cites."""
    return Scene(passage.text, works, passage, known, by_title, brackets.find(passage.text))


def cites_by_title(texts: Iterable[str], works: Works) -> bool:
    """Whether the `texts` cite by author and page or title: the entries print their years last, and few brackets end in one."""
    if not works.titled_first:
        return False
    dated = sum(len(DATED.findall(text)) for text in texts)
    return 2 * dated < len(works.works)


def sigla(texts: Iterable[str]) -> frozenset[str]:
    """The words that the `texts` print before numbers that are no years, as in "Clavis 3530": of a catalogue."""
    return frozenset(
        found[1] for text in texts for found in SHELFMARK.finditer(text) if int(found[2]) not in YEARS
    )


def trimmed(text: str, start: int, end: int, marks: str) -> int:
    """Where the characters from `start` to `end` end without the `marks` behind them."""
    while end > start and text[end - 1] in marks:
        end -= 1
    return end


def sentence_start(text: str, place: int) -> int:
    """Where the sentence that holds `place` begins, at most `SENTENCE_REACH` characters before it."""
    begin = max(0, place - SENTENCE_REACH)
    return max((m.end() for m in SENTENCE.finditer(text, begin, place)), default=begin)
