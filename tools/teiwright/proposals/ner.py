"""Names that a trained model of spaCy sees where no rule found any: proposals only, of low certainty.

The model reads each block with its citations and code blanked. Left out is what touches a mention or italics, what stands in
a heading, where any word may have a capital, and what the rules know to be no name: acronyms that they passed by, words for
things, words that the text writes small elsewhere. A name is one thing in the whole text: what the model calls it most often.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from teiwright.errors import TeiwrightError
from teiwright.model import Cert
from teiwright.proposals.entities import Proposal, identifier
from teiwright.proposals.guess import Guess, Kind
from teiwright.proposals.lexicon import ADJECTIVES, CALENDAR, FUNCTION_WORDS, LINKS, PARTICLES, THINGS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from teiwright.proposals.places import Place

__all__ = ["Recogniser", "Text", "load", "propose"]

KINDS = {
    "PERSON": Kind.PERSON,
    "PER": Kind.PERSON,
    "ORG": Kind.ORGANIZATION,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
}
NEEDED = ("tok2vec", "transformer", "ner", "entity_ruler")
# spaCy refuses texts of a million characters, and its memory grows with the length.
LONGEST = 20_000
ARTICLE = re.compile(r"(?:the|an?|le|la|les|l['’]|un|une|el|los|las)\s*(?=[A-ZÀ-Þ])", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]s?\Z")
NAME = re.compile(r"[^\W\d_][\w.,'’& -]*[^\W_]\.?", re.DOTALL)
WORD = re.compile(r"[^\W\d_]+")
NO_NAMES = CALENDAR | ADJECTIVES


@dataclass(frozen=True, slots=True)
class Recogniser:
    """A model of spaCy that has been loaded.

    Attributes:
        name: the package or folder it was loaded from, and its version.
        pipeline: spaCy's own object.
    """

    name: str
    pipeline: Any


@dataclass(frozen=True, slots=True)
class Text:
    """A block in which names are sought.

    Attributes:
        characters: of the block.
        heading: whether it is a heading, in which none is proposed.
        blanked: the spans that the model does not read, in code points.
        claimed: the spans in which nothing more is proposed.
    """

    characters: str
    heading: bool
    blanked: Sequence[tuple[int, int]]
    claimed: Sequence[tuple[int, int]]


def load(model: str) -> Recogniser:
    """The model of spaCy with the name `model`: an installed package, or a folder. Nothing is downloaded.

    Raises:
        TeiwrightError: spaCy or the model is not installed, or the model knows no names.
    """
    try:
        import spacy  # noqa: PLC0415 - an extra, and slow to import
    except ImportError as error:
        raise TeiwrightError(
            'names by a model need spaCy; install it with `pip install "teiwright[ner]"`'
        ) from error
    try:
        pipeline = spacy.load(model)
    except OSError as error:
        raise TeiwrightError(
            f"{model}: is no installed model of spaCy; install its package with pip, or give its folder"
        ) from error
    for name in pipeline.pipe_names:
        if name not in NEEDED:
            pipeline.disable_pipe(name)
    if not {"ner", "entity_ruler"}.intersection(pipeline.pipe_names):
        raise TeiwrightError(f"{model}: is a model of spaCy without names (no `ner`); give another one")
    return Recogniser(f"{model} {pipeline.meta['version']}", pipeline)


def propose(texts: Sequence[Text], recogniser: Recogniser, taken: set[str]) -> tuple[Proposal, ...]:
    """What the model names in `texts` outside of what is claimed, in the order in which it is first named.

    Args:
        texts: the blocks of one text, in its order.
        recogniser: the model.
        taken: ids that no proposal may have; those of the proposals are added.
    """
    kinds: dict[str, Counter[Kind]] = {}
    places: dict[str, list[Place]] = {}
    small = {word for text in texts for word in WORD.findall(text.characters) if word.islower()}
    for number, text in enumerate(texts):
        for start, end, kind in _recognised(text, recogniser):
            surface = " ".join(text.characters[start:end].split())
            if _is_common(surface, small):
                continue
            kinds.setdefault(surface, Counter())[kind] += 1
            places.setdefault(surface, []).append((number, start, end))
    return tuple(_proposals(kinds, places, recogniser.name, taken))


def _proposals(
    kinds: Mapping[str, Counter[Kind]], places: Mapping[str, Sequence[Place]], model: str, taken: set[str]
) -> Iterator[Proposal]:
    for surface, counted in kinds.items():
        kind = counted.most_common(1)[0][0]
        guess = Guess(kind, f"is {_an(kind)} for {model}", Cert.LOW)
        yield Proposal(kind, identifier(kind, surface, taken), (surface,), guess, tuple(places[surface]))


def _is_common(surface: str, small: Collection[str]) -> bool:
    """Whether the rules know that it is no name: by a word for a thing, or since the text writes its words small."""
    words = [w for w in WORD.findall(surface) if len(w) > 1 and w not in LINKS | PARTICLES]
    common = all(word.lower() in FUNCTION_WORDS or word.lower() in small for word in words)
    return common or any(
        word.isupper() or not word[0].isupper() or word.lower() in THINGS or word in NO_NAMES
        for word in words
    )


def _an(kind: Kind) -> str:
    return f"an {kind}" if kind is Kind.ORGANIZATION else f"a {kind}"


def _recognised(text: Text, recogniser: Recogniser) -> Iterator[tuple[int, int, Kind]]:
    """The names in one block that are free, in order."""
    if text.heading:
        return
    read = _blanked(text.characters, text.blanked)
    claimed = bytearray(len(read))
    for start, end in text.claimed:
        claimed[start:end] = b"\1" * (end - start)
    for offset, piece in _pieces(read):
        for entity in recogniser.pipeline(piece).ents:
            kind = KINDS.get(entity.label_)
            start, end = _trimmed(read, offset + entity.start_char, offset + entity.end_char)
            if kind and _is_name(read, start, end) and not any(claimed[start:end]):
                yield start, end, kind


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    characters = list(text.replace("\n", " "))
    for start, end in spans:
        characters[start:end] = " " * (end - start)
    return "".join(characters)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """`text` in pieces with their offsets, cut at a space where it is long."""
    start = 0
    while start < len(text):
        end = start + LONGEST
        if end < len(text):
            end = text.rfind(" ", start + 1, end) + 1 or end
        yield start, text[start:end]
        start = end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without an article before it, and without white space and a possessive ending behind it."""
    article = ARTICLE.match(text, start, end)
    start = article.end() if article else start
    words = text[start:end].rstrip()
    return start, start + len(POSSESSIVE.sub("", words))


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether the span is whole words with a capital, and no short form of one letter."""
    words = text[start:end]
    whole = not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()) if start else True
    return whole and len(words) > 1 and words[:1].isupper() and NAME.fullmatch(words) is not None
