"""Every place where a proposed name stands, also where its capital alone would not show it: headings, italics, compounds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from teiwright.proposals.guess import Kind
from teiwright.proposals.lexicon import FUNCTION_WORDS
from teiwright.proposals.runs import ACRONYM, bare, names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from teiwright.proposals.guess import Guess
    from teiwright.proposals.runs import Run, Usage
    from teiwright.proposals.words import Block, Word

__all__ = ["Place", "occurrences"]

Place: TypeAlias = tuple[int, int, int]
"""The number of a block from 0, and a span in it in code points."""
COMPOUND = re.compile(r"(?P<head>[^\W\d_][^\W_]+)-[^\W\d_]")
LONGEST = 12


def occurrences(
    blocks: Sequence[Block], runs: Mapping[str, Sequence[Run]], guesses: Mapping[str, Guess], used: Usage
) -> dict[str, list[Place]]:
    """The places of each surface of `guesses`, in the order of the text.

    Args:
        blocks: the whole text.
        runs: the names that their capitals show, by surface.
        guesses: what each of them is.
        used: how the text writes its words.
    """
    found: dict[str, list[Place]] = {surface: [] for surface in guesses}
    accepted = {s for s, g in guesses.items() if g.kind is not Kind.UNKNOWN}
    for number, block in enumerate(blocks):
        taken = bytearray(len(block.words))
        for run in names(block, used):
            if run.surface in accepted:
                found[run.surface].append((number, run.start, run.end))
                taken[run.first : run.last] = b"\1" * (run.last - run.first)
            elif run.surface in runs:  # a war or a treaty: of what it holds only a body is named
                taken[run.first : run.last] = b"\2" * (run.last - run.first)
        for surface, start, end in _more(block, taken, accepted, (guesses, used)):
            found[surface].append((number, start, end))
    return found


def _more(
    block: Block, taken: bytearray, accepted: set[str], by: tuple[Mapping[str, Guess], Usage]
) -> Iterator[tuple[str, int, int]]:
    """The accepted surfaces among the words that no run has taken, the longest first at each word."""
    guesses, used = by
    index = 0
    while index < len(block.words):
        word = block.words[index]
        step = 1
        if word.claimed or taken[index] == 1:
            pass
        elif (compound := COMPOUND.match(word.text)) and compound["head"] in accepted:
            yield compound["head"], word.start, word.start + len(compound["head"])
        elif taken[index] == 2:
            text = bare(word)
            if text in accepted and ACRONYM.fullmatch(text) and guesses[text].kind is Kind.ORGANIZATION:
                yield text, word.start, word.start + len(text)
        elif word.text[0].isupper():
            surface, step = _longest(block.words[index : index + LONGEST], accepted, used)
            if surface:
                yield surface, word.start, _end(block.words[index + step - 1])
        index += step


def _longest(words: Sequence[Word], accepted: set[str], used: Usage) -> tuple[str, int]:
    """The longest accepted surface that `words` begin with, and how many words it has; ("", 1) without one."""
    best, length = "", 1
    text = ""
    for number, word in enumerate(words, 1):
        if word.claimed or (number > 1 and word.before.strip()):
            break
        text = f"{text} {bare(word)}".strip()
        common = number == 1 and (text.lower() in used.small or text.lower() in FUNCTION_WORDS)
        if text in accepted and (not common or ACRONYM.fullmatch(text)):
            best, length = text, number
    return best, length


def _end(word: Word) -> int:
    """Where the word ends without a possessive ending."""
    return word.start + len(bare(word))
