"""What a name may be: a person, an organization or a place, as far as its words and the words before it tell."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from teiwright.model import Cert
from teiwright.proposals import gazetteer
from teiwright.proposals.lexicon import (
    ADJECTIVES,
    BODIES,
    CALLINGS,
    LINKS,
    PARTICLES,
    PLACES,
    PREPOSITIONS,
    SIGNS,
    THINGS,
)
from teiwright.proposals.runs import ACRONYM, bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.proposals.runs import Run, Usage

__all__ = ["HAS", "NO_NAME", "NO_SHORT_FORM", "Guess", "Kind", "guess"]

PERSON_LENGTH = range(2, 5)
INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]?\.?")
ABSTRACT = re.compile(r"\w+(?:tion|sion|ment|ity|ness|age|ism|ance|ence|ology|ics)s?\Z", re.IGNORECASE)
HAS = "has the word"
# A capital behind another letter, as in GROBID, JavaScript and XProc, but not in McKinley, D'Arcy and J.N.
SURNAME_PREFIX = re.compile(r"\A(?:Mc|Mac|Fitz|De|Di|Du|La|Le|Van|Von|[DLO]['’])(?=[A-Z])")
PLURAL = re.compile(r"[A-Z]{2,}s")
NUMBER = re.compile(r"[IVXLCDM]+|[A-Z]\d+")
NO_SHORT_FORM = "is no short form of a name"
NO_NAME = "is a currency, a unit or a pair of initials"
HEAD_LINKS = LINKS - PARTICLES


class Kind(StrEnum):
    """What a name may be."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Guess:
    """A kind, why, and how sure it is; ``low`` is a guess that a reader should look at first."""

    kind: Kind
    reason: str
    cert: Cert = Cert.MEDIUM


def guess(runs: Sequence[Run], used: Usage, cities: frozenset[str] = frozenset()) -> Guess:
    """What the name that all of the `runs` have may be: the first guess that one of them gives.

    Args:
        runs: with the same surface.
        used: how the text writes its words.
        cities: of `gazetteer.cities`, asked once for all names of a text.
    """
    guesses = [_one(run, used, cities) for run in runs]
    return next((each for each in guesses if each.kind is not Kind.UNKNOWN), guesses[0])


def _one(run: Run, used: Usage, cities: frozenset[str]) -> Guess:
    if gazetteer.is_region(run.surface):
        return Guess(Kind.PLACE, "is a region of the gazetteer")
    if gazetteer.is_body(run.surface):
        return Guess(Kind.ORGANIZATION, "is a body of the gazetteer")
    if gazetteer.is_currency(run.surface) or INITIALS.fullmatch(run.surface):
        return Guess(Kind.UNKNOWN, NO_NAME)
    return _by_words(run) or _by_place(run, cities) or _by_look(run, used)


def _by_words(run: Run) -> Guess | None:
    """The head of the name decides: the last of its telling words before an "of", "for" or "on"."""
    if len(run.words) > 1 and bare(run.words[-1]) == "International":
        return Guess(Kind.ORGANIZATION, "ends in “International”")
    head = _head(run)
    body = gazetteer.body_at_start([bare(word) for word in run.words[: len(head)]])
    for word in reversed(head[body:]):
        for kind, known in ((Kind.ORGANIZATION, BODIES), (Kind.PLACE, PLACES), (Kind.UNKNOWN, THINGS)):
            if word in known:
                return Guess(kind, f"{HAS} “{word}”")
    return Guess(Kind.ORGANIZATION, f"begins with “{_surface(run, body)}”") if body else None


def _surface(run: Run, number: int) -> str:
    return " ".join(bare(word) for word in run.words[:number])


def _head(run: Run) -> list[str]:
    """The words of a name in small letters, up to the first that joins a complement."""
    words = [bare(word).lower() for word in run.words]
    cut = next((n for n, word in enumerate(words) if n and word in HEAD_LINKS), len(words))
    return words[:cut]


def _by_place(run: Run, cities: frozenset[str]) -> Guess | None:
    """What the word before the name tells, and the gazetteer of cities."""
    before = bare(run.block.words[run.first - 1]).lower() if run.first else ""
    acronym = any(ACRONYM.fullmatch(bare(word)) and "." not in bare(word) for word in run.words)
    if before.rpartition("-")[2] in CALLINGS and not acronym:
        return Guess(Kind.PERSON, f"stands behind “{before}”")
    if run.surface in cities:
        return Guess(Kind.PLACE, "is a city of the gazetteer")
    if acronym and all(
        bare(w) in SIGNS or NUMBER.fullmatch(bare(w)) or PLURAL.fullmatch(bare(w)) for w in run.words
    ):
        return Guess(Kind.UNKNOWN, NO_SHORT_FORM)
    if acronym:
        return Guess(Kind.ORGANIZATION, "is an acronym", Cert.LOW)
    if before in PREPOSITIONS and not run.block.heading and _plain(run):
        return Guess(Kind.PLACE, f"stands behind “{before}”", Cert.LOW)
    return None


def _is_mixed(word: str) -> bool:
    """Whether a capital stands right behind another letter."""
    return any(a.isalpha() and b.isupper() for a, b in itertools.pairwise(word))


def _plain(run: Run) -> bool:
    """Whether capitals stand at the beginnings of its words only: not DTABf."""
    return all(part[1:].islower() or len(part) < 2 for word in run.words for part in bare(word).split("-"))


def _by_look(run: Run, used: Usage) -> Guess:
    words = [bare(word).lower() for word in run.words]
    adjective = next((word for word in words if word.title() in ADJECTIVES), "")
    if adjective:
        return Guess(Kind.UNKNOWN, f"{HAS} “{adjective}”")
    if _rare(run, used):
        return Guess(Kind.PERSON, "has words that the text never writes small")
    return Guess(Kind.UNKNOWN, "has a capital")


def _rare(run: Run, used: Usage) -> bool:
    """Whether the name looks like a forename and a surname: words that the text has nowhere as common ones."""
    words = [bare(word) for word in run.words if word.text not in PARTICLES]
    if len(words) not in PERSON_LENGTH or ABSTRACT.match(words[-1]) or words[0].endswith("ing"):
        return False
    odd = any(word in LINKS or _is_mixed(SURNAME_PREFIX.sub("", word)) for word in words)
    return not odd and not used.small.intersection(map(str.lower, words))
