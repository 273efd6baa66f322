"""Runs of words that may name somebody or something.

A name is a run of words with a capital, joined by words such as "of" and "von". At the start of a sentence any word
has one; there it counts only where the text never writes the word small, and also has it inside of a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teiwright.proposals.lexicon import ADJECTIVES, CALENDAR, DIRECTIONS, FUNCTION_WORDS, LINKS, OFFICES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teiwright.proposals.words import Block, Word

__all__ = ["ACRONYM", "Run", "Usage", "bare", "names", "usage"]

ACRONYM = re.compile(r"[A-Z][A-Z0-9]+s?|(?:[A-Z]\.)+[A-Z]")
LOWER_PART = re.compile(r"-[^\W\dA-Z_]")  # IOM-run, Brussels-based
INSIDE = frozenset({"", " ", "\n", "\N{NO-BREAK SPACE}"})
POSSESSIVE = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Run:
    """The words `first` to `last` of a block, of which none is claimed."""

    block: Block
    first: int
    last: int

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words."""
        return self.block.words[self.first : self.last]

    @property
    def start(self) -> int:
        """The offset of its first character in the block's text, in code points."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """The offset behind its last character, a possessive ending left out."""
        last = self.words[-1]
        return last.end - (2 if last.text.endswith(POSSESSIVE) else 0)

    @property
    def surface(self) -> str:
        """Its characters, with one space for white space, without a possessive ending."""
        text = " ".join(word.text for word in self.words)
        return text.removesuffix("'s").removesuffix("’s")


@dataclass(frozen=True, slots=True)
class Usage:
    """How the words of a text are written: small anywhere, and with a capital inside of a sentence."""

    small: frozenset[str]
    inside: frozenset[str]

    def names(self, word: Word, *, heading: bool) -> bool:
        """Whether the capital of `word` is its own, and not that of the sentence or heading it stands in."""
        text = bare(word)
        if not text[:1].isupper() or LOWER_PART.search(text):
            return False
        if not word.initial and not heading:
            return True
        return not self.common(word) and (
            heading or ACRONYM.fullmatch(text) is not None or text in self.inside
        )

    def common(self, word: Word) -> bool:
        """Whether `word` is one that the text also writes small, or any text does."""
        text = bare(word).lower()
        return text in FUNCTION_WORDS or text in self.small or text.endswith("ly")


def usage(blocks: Sequence[Block]) -> Usage:
    """How `blocks` write their words."""
    found = [(word, block.heading) for block in blocks for word in block.words]
    small = frozenset(bare(word) for word, _ in found if word.text[0].islower())
    inside = frozenset(bare(word) for word, heading in found if not word.initial and not heading)
    return Usage(small, inside)


def names(block: Block, used: Usage) -> Iterator[Run]:
    """The longest runs of a block that may be names, in document order; an office ends one."""
    first = 0
    while first < len(block.words):
        last = _end(block, first, used) if block.words[first].text[0].isupper() else first
        if last > first and _is_name(Run(block, first, last), used):
            yield Run(block, first, last)
        first = max(last, first + 1)


def bare(word: Word) -> str:
    """The word without a possessive ending and a full stop."""
    return word.text.removesuffix("'s").removesuffix("’s").rstrip(".")


def _end(block: Block, first: int, used: Usage) -> int:
    """Where the run that begins at `first` ends, behind its last name; `first` itself where none begins."""
    end = first
    for index in range(first, len(block.words)):
        word = block.words[index]
        if word.claimed or _office(block, index) or (index > first and word.before not in INSIDE):
            break
        if _name(block, index, used) and not (index == first and bare(word).lower() in FUNCTION_WORDS):
            end = index + 1
            if word.text.endswith(POSSESSIVE):
                break
        elif index == first or not _links(block, first, index):
            break
    return end


def _name(block: Block, index: int, used: Usage) -> bool:
    """Whether a word is a name, or begins a sentence and is the rare word before a name: William Swing."""
    word = block.words[index]
    if used.names(word, heading=block.heading):
        return True
    rare = word.initial and word.text[0].isupper() and not used.common(word)
    behind = block.words[index + 1 : index + 2]
    return rare and any(
        next_.before == " " and not next_.claimed and used.names(next_, heading=block.heading)
        for next_ in behind
    )


def _links(block: Block, first: int, index: int) -> bool:
    """Whether a small word can join two parts of a name; "and" only behind another such word or between directions."""
    word = block.words[index].text
    if word != "and":
        return word in LINKS
    around = [other.text.lower() for other in block.words[index - 1 : index + 2 : 2]]
    return DIRECTIONS.issuperset(around) or any(block.words[n].text in LINKS for n in range(first, index))


def _office(block: Block, index: int) -> bool:
    """Whether the word is an office, or the second word of one: Director General."""
    word = bare(block.words[index]).lower().rpartition("-")[2]
    if word == "general" and index:
        return bare(block.words[index - 1]).lower().rpartition("-")[2] in OFFICES
    return word in OFFICES


def _is_name(run: Run, used: Usage) -> bool:
    found = [bare(word) for word in run.words]
    if all(word in CALENDAR | ADJECTIVES or word.lower() in FUNCTION_WORDS for word in found):
        return False
    if len(found) == 1 and found[0].lower() in used.small and not ACRONYM.fullmatch(found[0]):
        return False  # title case of a slogan or a book, not a name
    return len(run.surface.strip(".")) > 1
