"""Does a citation name the authors of an entry? Spelling counts, manners of citing do not.

Case, diacritics, initials, particles and the sign between two authors are manners. A hyphen, a missing or another
word is not: "Anti-racist" is not "Antiracist".
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "OTHERS",
    "PARTICLES",
    "WORD",
    "Fit",
    "Name",
    "cited_openings",
    "compare",
    "fold",
    "openings",
    "words",
]

Words = tuple[str, ...]

STROKES = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "’": "'", "‘": "'", "ʼ": "'"}
)
DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
DASHES = re.compile("[‐‑‒–—−]")
WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
OTHERS = re.compile(r"[\s,]*\b(?:et\.? al(?:ii|\b\.?)|and others|u\. ?a\.)", re.IGNORECASE)
JOINTS = frozenset({"and", "und", "et", "y", "e", "och", "og", "en"})
PARTICLES = frozenset(
    {
        "de",
        "del",
        "della",
        "der",
        "den",
        "di",
        "da",
        "do",
        "dos",
        "du",
        "la",
        "le",
        "van",
        "von",
        "vom",
        "zu",
        "zur",
    }
    | {"ten", "ter", "af", "av", "the", "of"}
)
ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]*[A-Z0-9]s?")


class Fit(Enum):
    """How the names of a citation stand to those of an entry."""

    SAME = auto()
    FEWER = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Name:
    """An author or editor as an entry prints it.

    Attributes:
        family: "Genova"; of a corporate body all of its name, and all of a name that is written as it is spoken.
        given: "N. de"; empty in those two cases.
        spoken: whether `family` may hold a given name first, as in "… and Jane de Vries".
    """

    family: str
    given: str = ""
    spoken: bool = False

    def __str__(self) -> str:
        """The name as a bibliography has it first: "Genova, N. de"."""
        return f"{self.family}, {self.given}" if self.given else self.family


def fold(text: str, *, digraphs: bool = False) -> str:
    """`text` in lower case, without diacritics, with straight apostrophes and hyphens.

    Args:
        text: in any normalisation form.
        digraphs: whether an umlaut becomes two letters, as in "Duevell", and not one.
    """
    text = unicodedata.normalize("NFC", text).casefold()
    if digraphs:
        text = text.translate(DIGRAPHS)
    # Compatibility letters decompose into capitals, and these into letters again: both ways once more.
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(STROKES)
    return DASHES.sub("-", "".join(letter for letter in text if not unicodedata.combining(letter)))


def compare(cited: str, names: Sequence[Name], abbreviations: Mapping[str, str]) -> Fit:
    """How the names in a citation fit the authors of an entry.

    Args:
        cited: what the citation has before its year.
        names: the authors of the entry, or its editors, in their order.
        abbreviations: from a short form to its long form, as the text defines them.
    """
    written = OTHERS.sub("", cited)
    open_end = written != cited
    fits = [_fit(written, names, abbreviations, open_end=open_end, digraphs=d) for d in (False, True)]
    return next((fit for fit in (Fit.SAME, Fit.FEWER) if fit in fits), Fit.OTHER)


def openings(name: Name, abbreviations: Mapping[str, str]) -> frozenset[str]:
    """The words with which a citation that begins with `name` may begin: one, or an initial and one more."""
    return frozenset(
        " ".join(form[: 2 if form and len(form[0]) == 1 else 1])
        for digraphs in (False, True)
        for form in _forms(name, _expanded(name.family, abbreviations), digraphs=digraphs)
    )


def cited_openings(cited: str, abbreviations: Mapping[str, str]) -> frozenset[str]:
    """Those of `openings` that fit the names in a citation, where an initial stands for each word that it begins."""
    written = _expanded(OTHERS.sub("", cited), abbreviations)
    found = {""}
    for first, *others in filter(None, (words(written, digraphs=d) for d in (False, True))):
        found |= {first, first[0], *(f"{first[0]} {each}" for word in others[:1] for each in (word, word[0]))}
    return frozenset(found)


def _fit(
    cited: str, names: Sequence[Name], abbreviations: Mapping[str, str], *, open_end: bool, digraphs: bool
) -> Fit:
    named = words(_expanded(cited, abbreviations), digraphs=digraphs)
    forms = [_forms(name, _expanded(name.family, abbreviations), digraphs=digraphs) for name in names]
    if open_end:
        return Fit.SAME if any(_all(named, forms[:n]) for n in range(1, len(forms))) else Fit.OTHER
    if _all(named, forms):
        return Fit.SAME
    return Fit.FEWER if _some(named, forms) else Fit.OTHER


def _all(words: Words, forms: Sequence[Sequence[Words]]) -> bool:
    """Whether `words` are one form of each name, in order, and nothing else."""
    if not forms:
        return not words
    return any(_begins(words, form) and _all(words[len(form) :], forms[1:]) for form in forms[0])


def _some(words: Words, forms: Sequence[Sequence[Words]]) -> bool:
    """Whether `words` are one form of each of some names, in order, and nothing else."""
    if not words or not forms:
        return not words
    named = any(_begins(words, form) and _some(words[len(form) :], forms[1:]) for form in forms[0])
    return named or _some(words, forms[1:])


def _begins(words: Words, form: Words) -> bool:
    """Whether `words` begin with `form`, where a single letter stands for any word that begins with it."""
    if len(form) > len(words):
        return False
    return all(a == b or (len(b) == 1 and a[0] == b) for a, b in zip(words, form, strict=False))


@functools.lru_cache(maxsize=4096)
def _forms(name: Name, long: str, *, digraphs: bool) -> tuple[Words, ...]:
    """The ways to cite one author: the family name, with the given name before or behind it, or as an acronym.

    Args:
        name: as the entry has it.
        long: its family name with acronyms written out.
        digraphs: whether an umlaut becomes two letters.
    """
    family = words(long, digraphs=digraphs)
    given = tuple(WORD.findall(fold(name.given, digraphs=digraphs)))
    forms = [family, *(given[:count] + family for count in range(1, len(given) + 1))]
    if name.spoken:
        forms += [
            *(family[start:] for start in range(1, len(family))),
            family[:1],
        ]  # Jane de Vries, Murata Makoto
    if given:
        forms += [family[:count] for count in range(1, len(family))]  # the first of two family names
    if full := tuple(word for word in given if len(word) > 1):
        forms += [family + full]
    elif not given and len(family) > 1:
        forms += [(_initials(name.family, capitals=capitals),) for capitals in (True, False)]
    return tuple(forms)


def _initials(text: str, *, capitals: bool) -> str:
    words = WORD.findall(text)
    return fold("".join(word[0] for word in words if word[0].isupper() or not capitals))


@functools.lru_cache(maxsize=4096)
def words(text: str, *, digraphs: bool = False) -> Words:
    """The words that tell names apart: no joints, particles or initials, as long as something is left."""
    plain = re.sub(r"['’]s\b", "", OTHERS.sub("", text)).replace("&", " and ")
    found = tuple(WORD.findall(fold(plain, digraphs=digraphs)))
    names = tuple(word for word in found if word not in JOINTS and len(word) > 1)
    return tuple(word for word in names if word not in PARTICLES) or names or found


def _expanded(text: str, abbreviations: Mapping[str, str]) -> str:
    """`text` with each acronym that the text defines written out."""
    return ACRONYM.sub(lambda match: abbreviations.get(match[0], match[0]), text)
