"""The names that a citation prints, and the forms under which the names of an entry are cited."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from teiwright.encode.bibliography import fold

if TYPE_CHECKING:
    from teiwright.encode.bibliography import Name

__all__ = ["ET_AL", "INITIAL", "PARTICLES", "Forms", "Level", "compare", "forms", "is_more", "parts", "plain"]

PARTICLES = frozenset(
    "de da do dos das del della delle den der des di du la le lo los las ten ter van vom von vander zu zum zur "
    "af av bin ibn el al i 't".split()
)
ET_AL = re.compile(
    r"[\s,(]*(?:\bet\s+al(?:ii|ia)?\b\.?|\b(?:and|&)\s+others\b|\bu\.\s*a\.|\be\.\s?a\.|&\s?al\b\.?|\bet\s+coll?\.|\by\s+(?:otros|cols?\.)"
    r"|\b(?:and|und)\s+(?:colleagues|others|andere)\b|\be\s+altri\b|\bet\s+autres\b)\)?\s*\Z",
    re.IGNORECASE,
)
INITIAL = re.compile(r"(?:[^\W\d_][.]-?)+[^\W\d_]?\.?\Z|[^\W\d_]\Z")
INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?)+")
JOINT = re.compile(r"\s*(?:/|&|;|,|\b(?:and|und|et|y|e)\b)\s*")
POSSESSIVE = re.compile(r"['’]s?\Z")
GENERATION = frozenset({"jr", "sr", "ii", "iii", "iv", "junior", "senior"})
SMALL = frozenset(
    "of the for and on in der die fur und de la le les des et du y e do da dos das del los las el".split()
)
SPELLINGS = str.maketrans(
    {"ø": "o", "æ": "a", "œ": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ǝ": "e", "ə": "e"}
)
DIGRAPH = re.compile(r"(?<=[aou])e")
ROLES = re.compile(r"[,(]?\s*\(?\b(?:eds?|hrsg|hg|trans|dir|coord|coords|éds?)\b\.?\)?\s*\Z", re.IGNORECASE)
DASHED = re.compile(r"\s[-–—]\s")
TYPO_LENGTH = 5
ACRONYM_WORDS, SURE_ACRONYM = 3, 4


class Level(IntEnum):
    """How well a cited name is a name of an entry."""

    NONE = 0
    TYPO = 1
    PART = 2
    SPELT = 3
    EXACT = 4


@dataclass(frozen=True, slots=True)
class Forms:
    """The folded forms of one name.

    Attributes:
        exact: the name itself, with and without its particle, its acronym where the entry prints it.
        part: half of a double surname, the body without the larger one that it belongs to, initials of a body.
        spelt: `exact` in plain letters, ``muller`` for Müller and Mueller.
        fore: the words of the given names.
    """

    exact: frozenset[str]
    part: frozenset[str]
    spelt: frozenset[str]
    fore: frozenset[str]

    def words(self) -> set[str]:
        """The words by which the name can be looked up."""
        return {word for form in (*self.exact, *self.part, *self.spelt) for word in form.split()}


def parts(author: str) -> tuple[str, ...]:
    """The folded names that `author` joins, without initials before them, "et al." and a possessive behind."""
    bare = ROLES.sub("", ET_AL.sub("", POSSESSIVE.sub("", author.strip())))
    pieces = [p for p in JOINT.split(bare) if not INITIALS.fullmatch(p)] or [bare]
    found = (_without_initials(POSSESSIVE.sub("", piece)) for piece in pieces)
    return tuple(folded for piece in found if (folded := fold(piece)))


def is_more(author: str) -> bool:
    """Whether `author` says that there are more than it names."""
    return bool(ET_AL.search(POSSESSIVE.sub("", author.strip())))


@lru_cache(maxsize=8192)
def plain(folded: str) -> str:
    """`folded` in plain letters: ``muller`` for both ``muller`` and ``mueller``, ``smid`` for ``šmíd``."""
    return DIGRAPH.sub("", folded.translate(SPELLINGS))


def forms(name: Name) -> Forms:
    """The forms of `name`."""
    exact, part = (_of_body if name.corporate else _of_person)(name)
    exact |= {_without_particles(form) for form in exact}
    if "-" in name.printed and name.corporate:
        part.add(fold(name.printed.replace("-", "")))
    fore = frozenset(fold(name.forenames).split())
    return Forms(
        frozenset(exact) - {""}, frozenset(part) - {""}, frozenset(plain(f) for f in exact if f), fore
    )


def compare(cited: str, name: Forms) -> Level:
    """How well the folded name `cited` is the one that has the forms `name`."""
    bare = _without_particles(cited)
    if cited in name.exact or bare in name.exact or _with_forenames(cited, name):
        return Level.EXACT
    if plain(cited) in name.spelt or plain(bare) in name.spelt:
        return Level.SPELT
    if cited.endswith("s") and cited[:-1] in name.exact:  # "Müllers Buch"
        return Level.PART
    if cited in name.part or bare in name.part or any(_near(cited, form) for form in name.exact):
        return Level.PART
    return (
        Level.TYPO if any(_is_typo(one, form) for form in name.exact for one in (cited, bare)) else Level.NONE
    )


def _of_person(name: Name) -> tuple[set[str], set[str]]:
    surname = fold(name.surname)
    words = [w for w in surname.split() if w not in GENERATION]
    exact = {
        fold(name.cited),
        surname,
        " ".join(words),
        fold(f"{name.particle} {name.surname}"),
        fold(name.printed),
    }
    own = _without_particles(" ".join(words)).split()
    part = {" ".join(own[:n]) for n in range(1, len(own))} | {" ".join(own[n:]) for n in range(1, len(own))}
    return exact, {p for p in part if len(p) > 2}


def _of_body(name: Name) -> tuple[set[str], set[str]]:
    printed = name.printed
    inside = re.findall(r"[(\[]([^()\[\]]+)(?:[)\]]|\Z)", printed)
    outside = re.sub(r"\s*[(\[][^()\[\]]*(?:[)\]]\.?|\Z)", " ", printed)
    first = next(iter(outside.split()), "")
    if ":" in first:  # a prefix that ran into the name
        outside = re.split(r"(?<=[^\W\d_A-Z])(?=[A-ZÀ-Þ])", first)[-1]
    exact = {
        fold(printed),
        fold(outside),
        " ".join(parts(printed)),
        *(fold(i) for i in inside if not i.startswith(("ed", "pseud"))),
    }
    if DASHED.search(outside):  # "IOM - International Organization for Migration"
        exact |= {fold(side) for side in DASHED.split(outside)}
    part = {fold(outside.split(",")[0])} if "," in outside else set()
    words = [w for w in fold(outside).split() if w not in SMALL]
    if len(words) >= ACRONYM_WORDS:
        initials = "".join(w[0] for w in words)
        part |= {initials, *(initials[:n] for n in range(SURE_ACRONYM, len(initials)))}
    elif len(words) == 2 and outside.istitle():  # a person whom the parser took for a body
        part.add(words[-1])
    return exact, part


def _without_initials(piece: str) -> str:
    words = piece.split()
    while len(words) > 1 and INITIAL.match(words[0]):
        del words[0]
    while len(words) > 1 and words[-1].endswith(".") and INITIAL.match(words[-1]):
        del words[-1]
    return " ".join(words)


def _without_particles(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[0] in PARTICLES:
        del words[0]
    return " ".join(words)


def _with_forenames(cited: str, name: Forms) -> bool:
    """Whether `cited` is a given name of the entry, or its beginning, before the surname."""
    for form in name.exact:
        if name.fore and cited.endswith(f" {form}"):
            before = cited[: -len(form)].split()
            return all(
                any(f.startswith(b) or b.startswith(f) for f in name.fore) or b in PARTICLES for b in before
            )
    return False


def _near(one: str, other: str) -> bool:
    """Whether two folded names are the same letters, or the same words with some shortened to their beginning."""
    if one.replace(" ", "") == other.replace(" ", ""):
        return True
    a, b = one.split(), other.split()
    if len(a) != len(b) or len(a) < 2:
        return False
    shortened = all(x.startswith(y) or y.startswith(x) for x, y in zip(a, b, strict=True))
    return shortened and any(x == y and len(x) > 3 for x, y in zip(a, b, strict=True))


def _is_typo(one: str, other: str) -> bool:
    """Whether one letter is wrong, left out, doubled or swapped with its neighbour."""
    if one == other or abs(len(one) - len(other)) > 1 or max(len(one), len(other)) < TYPO_LENGTH:
        return False
    start = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[:2][::-1] and a[2:] == b[2:])
