"""Names that nothing claims: what an editor may want in the authority file.

A name is a run of words with a capital, joined by words such as "of" and "von". At the start of a sentence any word
has one; there it counts only where the text never writes the word small, and also has it inside of a sentence.
Languages that write every noun with a capital are beyond these rules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from teiwright.audit.lexicon import (
    ADJECTIVES,
    BODIES,
    CALENDAR,
    CALLINGS,
    FUNCTION_WORDS,
    LINKS,
    OFFICES,
    PARTICLES,
    PLACES,
    PREPOSITIONS,
    THINGS,
)
from teiwright.audit.words import Block, Word, blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teiwright.model import Document

__all__ = ["Kind", "Suggestion", "suggest"]

CONTEXT = 5
PERSON_LENGTH = range(2, 5)
ACRONYM = re.compile(r"[A-Z][A-Z0-9]+s?|(?:[A-Z]\.)+[A-Z]")
LOWER_PART = re.compile(r"-[^\W\dA-Z_]")  # IOM-run, Brussels-based
INSIDE = frozenset({"", " ", "\n", "\N{NO-BREAK SPACE}", "/"})


class Kind(StrEnum):
    """What a name may be, as far as its words and the word before it tell."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that no mention claims.

    Attributes:
        surface: the name, without a possessive ending.
        count: how often it stands in the text.
        kind: a guess.
        reason: why this guess.
        place: the `xml:id` of the paragraph where it stands first; empty without one.
        context: at most five words before it, the name in brackets, at most five words behind it.
    """

    surface: str
    count: int
    kind: Kind
    reason: str
    place: str
    context: str


@dataclass(frozen=True, slots=True)
class Run:
    """The words `start` to `end` of a block, of which none is claimed."""

    block: Block
    start: int
    end: int

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words."""
        return self.block.words[self.start : self.end]

    @property
    def surface(self) -> str:
        """Its characters, with one space for white space, without a possessive ending."""
        first, *rest = self.words
        text = first.text + "".join((word.before if word.before == "/" else " ") + word.text for word in rest)
        return text.removesuffix("'s").removesuffix("’s")


@dataclass(frozen=True, slots=True)
class Usage:
    """How the words of a text are written: small anywhere, and with a capital inside of a sentence."""

    small: frozenset[str]
    inside: frozenset[str]

    def names(self, word: Word, *, heading: bool) -> bool:
        """Whether the capital of `word` is its own, and not that of the sentence or heading it stands in."""
        bare = _bare(word)
        if not bare[:1].isupper() or LOWER_PART.search(bare):
            return False
        if not word.initial and not heading:
            return True
        return not self.common(word) and (
            heading or ACRONYM.fullmatch(bare) is not None or bare in self.inside
        )

    def common(self, word: Word) -> bool:
        """Whether `word` is one that the text also writes small, or any text does."""
        bare = _bare(word).lower()
        return bare in FUNCTION_WORDS or bare in self.small or bare.endswith("ly")


def suggest(document: Document) -> tuple[Suggestion, ...]:
    """The capitalised names in the running text of `document` that no mention claims, the most frequent first.

    Args:
        document: any TEI document with a text; it is not changed. A withheld edition has little to suggest.
    """
    texts = tuple(blocks(document))
    usage = _usage(texts)
    runs: dict[str, list[Run]] = {}
    for block in texts:
        for run in _runs(block, usage):
            if _is_name(run, usage):
                runs.setdefault(run.surface, []).append(run)
    found = (_suggestion(same, usage) for same in runs.values())
    return tuple(sorted(found, key=lambda suggestion: (-suggestion.count, suggestion.surface)))


def _usage(texts: Sequence[Block]) -> Usage:
    words = [(word, block.heading) for block in texts for word in block.words]
    small = frozenset(_bare(word) for word, _ in words if word.text[0].islower())
    inside = frozenset(_bare(word) for word, heading in words if not word.initial and not heading)
    return Usage(small, inside)


def _runs(block: Block, usage: Usage) -> Iterator[Run]:
    """The longest runs of names in a block; an office ends one."""
    start = 0
    while start < len(block.words):
        end = _run_end(block, start, usage)
        if end > start:
            yield Run(block, start, end)
        start = max(end, start + 1)


def _run_end(block: Block, start: int, usage: Usage) -> int:
    """Where the run that begins at `start` ends, behind its last name; `start` itself where none begins."""
    end = start
    for index in range(start, len(block.words)):
        word = block.words[index]
        if word.claimed or _office(block, index) or (index > start and word.before not in INSIDE):
            break
        if _name(block, index, usage) and not (index == start and _bare(word).lower() in FUNCTION_WORDS):
            end = index + 1
            if word.text.endswith(("'s", "’s")):
                break
        elif index == start or not _links(block, start, index):
            break
    return end


def _name(block: Block, index: int, usage: Usage) -> bool:
    """Whether a word is a name, or begins a sentence and is the rare word before a name: William Swing."""
    word = block.words[index]
    if usage.names(word, heading=block.heading):
        return True
    rare = word.initial and word.text[0].isupper() and not usage.common(word)
    behind = block.words[index + 1 : index + 2]
    return rare and any(
        next_.before == " " and not next_.claimed and usage.names(next_, heading=block.heading)
        for next_ in behind
    )


def _links(block: Block, start: int, index: int) -> bool:
    """Whether a small word can join two parts of a name; "and" only behind another such word."""
    word = block.words[index].text
    linked = any(before.text in LINKS for before in block.words[start:index])
    return word in LINKS or (word == "and" and linked)


def _office(block: Block, index: int) -> bool:
    """Whether the word is an office, or the second word of one: Director General."""
    word = _bare(block.words[index]).lower()
    if word == "general" and index:
        return _bare(block.words[index - 1]).lower() in OFFICES
    return word in OFFICES


def _is_name(run: Run, usage: Usage) -> bool:
    words = [_bare(word) for word in run.words]
    if all(word in CALENDAR | ADJECTIVES or word.lower() in FUNCTION_WORDS for word in words):
        return False
    if len(words) == 1 and words[0].lower() in usage.small and not ACRONYM.fullmatch(words[0]):
        return False  # title case of a slogan or a book, not a name
    return len(run.surface.strip(".")) > 1


def _suggestion(runs: Sequence[Run], usage: Usage) -> Suggestion:
    """One suggestion for all places of a surface; the guess is the first that one of them gives."""
    first = runs[0]
    guesses = [_guess(run, usage) for run in runs]
    kind, reason = next((guess for guess in guesses if guess[0] is not Kind.UNKNOWN), guesses[0])
    return Suggestion(first.surface, len(runs), kind, reason, first.block.id, _context(first))


def _guess(run: Run, usage: Usage) -> tuple[Kind, str]:
    words = [_bare(word).lower() for word in run.words]
    before = _bare(run.block.words[run.start - 1]).lower() if run.start else ""
    has, behind = "has the word “{}”", f"stands behind “{before}”"
    guesses = (
        (Kind.ORGANIZATION, has, next((word for word in reversed(words) if word in BODIES), "")),
        (Kind.PLACE, has, next((word for word in reversed(words) if word in PLACES), "")),
        (Kind.PERSON, behind, before in CALLINGS),
        (Kind.ORGANIZATION, "is an acronym", any(ACRONYM.fullmatch(_bare(word)) for word in run.words)),
        (Kind.PLACE, behind, before in PREPOSITIONS),
        (
            Kind.UNKNOWN,
            has,
            next((word for word in words if word in THINGS or word.title() in ADJECTIVES), ""),
        ),
        (Kind.PERSON, "has words that the text never writes small", _rare(run, usage)),
    )
    kind, reason, sign = next((guess for guess in guesses if guess[2]), (Kind.UNKNOWN, "has a capital", ""))
    return kind, reason.format(sign)


def _rare(run: Run, usage: Usage) -> bool:
    words = [_bare(word) for word in run.words if word.text not in PARTICLES]
    linked = any(word in LINKS for word in words)
    return len(words) in PERSON_LENGTH and not linked and not usage.small.intersection(map(str.lower, words))


def _context(run: Run) -> str:
    words = run.block.words
    before = " ".join(word.text for word in words[max(0, run.start - CONTEXT) : run.start])
    behind = " ".join(word.text for word in words[run.end : run.end + CONTEXT])
    return f"{before} [{run.surface}] {behind}".strip()


def _bare(word: Word) -> str:
    return word.text.removesuffix("'s").removesuffix("’s").rstrip(".")
