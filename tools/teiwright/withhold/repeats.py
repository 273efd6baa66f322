"""Prose that stands a second time, in an attribute, a comment, the header or `standOff`: it would leak."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.model import XML_ID, Document
from teiwright.withhold.prose import OUTERMOST, Kind, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from teiwright.withhold.prose import Run

__all__ = ["PHRASE", "Prose", "prose_of", "repeated_outside", "repeating_attributes", "words"]

# Four words in a row are a phrase of the text; fewer may stand anywhere by chance.
PHRASE = 4
# Twelve are a sentence; a name or pointer made of fewer, as of the words of a title, is common.
SENTENCE = 12
WORD = re.compile(r"[^\W_]+")
# Attributes that hold the words of the text, or other forms of them, one by one.
WORD_ATTRIBUTES = frozenset({"orig", "reg", "sic", "corr", "expan", "abbr", "lemma", "norm"})
POINTER = re.compile(r"#\S+|https?://\S+")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """Words in a row: those of each unit that has withheld prose, and those that are kept."""

    withheld: tuple[Words, ...]
    kept: tuple[Words, ...]

    def repeated(self, phrases: Iterable[Words], size: int) -> frozenset[Words]:
        """The runs of `size` words that `phrases` share with the withheld prose.

        What also stands in a heading, an entry or a mention is no secret. Time is linear in the words of both.
        """
        asked = {run for phrase in phrases for run in _runs(phrase, size)}
        hits = (
            {run for unit in self.withheld for run in _runs(unit, size) if run in asked} if asked else set()
        )
        return frozenset(hits - {run for unit in self.kept for run in _runs(unit, size)} if hits else ())


def words(text: str) -> Words:
    """The words of `text` in lower case: letters and digits in a row."""
    return tuple(WORD.findall(text.lower()))


def prose_of(runs: Sequence[Run]) -> Prose:
    """The words of a document before its prose is withheld."""
    texts: dict[etree._Element | None, list[str]] = {}
    secret: set[etree._Element | None] = set()
    kept: list[str] = []
    for run in runs:
        if not run.length:
            continue
        texts.setdefault(run.unit, []).append(run.text.replace("\n", " "))
        if run.kind is Kind.PROSE:
            secret.add(run.unit)
        else:
            kept.append(run.text)
    withheld = ["".join(own) for unit, own in texts.items() if unit in secret]
    kept += ["".join(own) for unit, own in texts.items() if unit not in secret]
    return Prose(tuple(map(words, withheld)), tuple(map(words, kept)))


def repeating_attributes(
    document: Document, prose: Prose, *, strict: bool
) -> list[tuple[etree._Element, str]]:
    """The attributes in `document`'s texts that hold prose, by element and name.

    Those are: a form of a word (`orig`, `reg`, `lemma` …), a value that repeats four words of the prose in a row,
    and a value without a space that repeats twelve. With `strict`, which suits a document whose source
    brings everything back, each value of four words and more is one.
    """
    suspects: list[tuple[etree._Element, str, Words, int]] = []
    found: list[tuple[etree._Element, str]] = []
    for element, name, value in _attributes(document):
        phrase = _phrase(value)
        spaced = " " in value.strip() and name != XML_ID
        if name in WORD_ATTRIBUTES or (strict and spaced and phrase):
            found.append((element, name))
        elif phrase:
            suspects.append((element, name, phrase, PHRASE if spaced else SENTENCE))
    for size in (PHRASE, SENTENCE):
        asked = [suspect for suspect in suspects if suspect[3] == size]
        hits = prose.repeated((phrase for _, _, phrase, _ in asked), size)
        found += [(e, name) for e, name, phrase, _ in asked if not hits.isdisjoint(_runs(phrase, size))]
    return found


def repeated_outside(document: Document, prose: Prose, longest: int) -> int:
    """How many words of the prose in a row stand outside the texts, where that is too many; else 0.

    Too many are more than `longest` in the header or in `standOff`, and four in a comment or an instruction.
    """
    parts = [part for part in document.root.iterchildren("{*}*") if part.tag not in OUTERMOST]
    notes = [*document.root.itersiblings(preceding=True), *document.root.itersiblings()]
    notes += [node for part in parts for node in part.iter(etree.Comment, etree.ProcessingInstruction)]
    if prose.repeated((words(str(node.text or "")) for node in notes), PHRASE):
        return PHRASE
    elements = [document.root, *(element for part in parts for element in part.iter("{*}*"))]
    values = [str(value) for element in elements for value in element.attrib.values()]
    outside = (words(text) for text in (*(" ".join(map(str, part.itertext())) for part in parts), *values))
    return longest + 1 if prose.repeated(outside, longest + 1) else 0


def _runs(phrase: Words, size: int) -> Iterator[Words]:
    return zip(*(phrase[start:] for start in range(size)), strict=False)


def _attributes(document: Document) -> Iterator[tuple[etree._Element, str, str]]:
    for text in texts(document):
        for element in text.iter("{*}*"):
            for name, value in element.items():
                yield element, str(name), str(value)


def _phrase(value: str) -> Words:
    """The words of an attribute value that are neither pointers nor addresses, where they are four or more."""
    if len(value) < PHRASE:
        return ()
    phrase = words(" ".join(token for token in value.split() if not POINTER.fullmatch(token)))
    return phrase if len(phrase) >= PHRASE else ()
