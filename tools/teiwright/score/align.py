"""Where the letters of one reading stand in another, when the two texts are not the same letter by letter."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teiwright.score.spans import Reading

__all__ = ["align"]

WORD = re.compile(r"[^\W_]+")


def align(gold: Reading, other: Reading) -> list[int]:
    """For each letter of `other` the number of the same letter in `gold`, -1 where `gold` has none.

    Equal texts are aligned as they are; else words are, by the longest runs that both have.
    """
    if gold.letters == other.letters:
        return list(range(len(other.places)))
    ours, theirs = _words(gold), _words(other)
    found = [-1] * len(other.places)
    matcher = SequenceMatcher(None, [w for w, _ in ours], [w for w, _ in theirs])
    for block in matcher.get_matching_blocks():
        for number in range(block.size):
            word, place = ours[block.a + number]
            start = theirs[block.b + number][1]
            found[start : start + len(word)] = range(place, place + len(word))
    return found


def _words(reading: Reading) -> list[tuple[str, int]]:
    """The words of the text, each with the number of letters before it."""
    words, place = [], 0
    for match in WORD.finditer(reading.text):
        letters = "".join(c for c in match[0] if c.isalnum())
        words.append((letters, place))
        place += len(letters)
    return words
