"""Persons, organizations and places that a text names: which names mean the same, and every place of each.

A short form and its long form are one body, by the text's own definition or by the initials; a surname is the person whom
the text names in full; an author of the bibliography is a person also where the prose has the surname alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teiwright.model import Cert
from teiwright.proposals import gazetteer
from teiwright.proposals.guess import HAS, NO_NAME, NO_SHORT_FORM, Guess, Kind, guess
from teiwright.proposals.lexicon import LINKS, SURNAME_PARTICLES
from teiwright.proposals.places import occurrences
from teiwright.proposals.runs import ACRONYM, names, usage

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from teiwright.proposals.places import Place
    from teiwright.proposals.runs import Run, Usage
    from teiwright.proposals.words import Block

__all__ = ["Evidence", "Proposal", "identifier", "propose", "surname"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known before the names are looked at.

    Attributes:
        persons: names in full, "Forename Surname", of the authors of the text and of its bibliography.
        definitions: the long form for each short form that the text defines.
        capitals: whether the language writes every noun with a capital; then only names that a list or a definition
            knows are proposed.
    """

    persons: tuple[str, ...] = ()
    definitions: Mapping[str, str] = field(default_factory=dict)
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """Somebody or something that the text names, by a rule and not by an editor.

    Attributes:
        kind: never ``unknown``.
        id: an XML name made from the preferred name: ``org.geneva-migration-group``.
        names: all forms in the text, the preferred one first.
        guess: why, and how sure.
        places: for each mention the number of its block from 0, and its span in code points.
    """

    kind: Kind
    id: str
    names: tuple[str, ...]
    guess: Guess
    places: tuple[Place, ...]


ARTICLES = {"the", "der", "die", "das", "le", "la", "les", "el", "los", "las"}
PREFIXES = {"person": "person", "organization": "org", "place": "place"}
SURE = {
    "is a region of the gazetteer",
    "is a city of the gazetteer",
    "is a body of the gazetteer",
    "is defined in the text",
    "is an author",
}


def propose(blocks: Sequence[Block], evidence: Evidence, taken: Collection[str] = ()) -> tuple[Proposal, ...]:
    """The entities that `blocks` name, in the order in which they are first named.

    Args:
        blocks: of one text, in its order.
        evidence: of the same text.
        taken: ids that no proposal may have.
    """
    used = usage(blocks)
    runs = _runs(blocks, used)
    cities = gazetteer.cities(runs)
    guesses = _by_evidence({surface: guess(same, used, cities) for surface, same in runs.items()}, evidence)
    if evidence.capitals:
        guesses = {s: g for s, g in guesses.items() if g.reason in SURE}
    places = occurrences(blocks, runs, guesses, used)
    return tuple(_entities(places, guesses, _heads(guesses, evidence), set(taken)))


def _runs(blocks: Sequence[Block], used: Usage) -> dict[str, list[Run]]:
    """The runs of all `blocks` by their surface, without those in italics."""
    runs: dict[str, list[Run]] = {}
    for block in blocks:
        for run in names(block, used):
            if not any(a <= run.start < b for a, b in block.apart):
                runs.setdefault(run.surface, []).append(run)
    return runs


def _by_evidence(guesses: Mapping[str, Guess], evidence: Evidence) -> dict[str, Guess]:
    """The guesses with what definitions, the bibliography and full names tell; surnames alone become persons."""
    found = dict(guesses)
    named = {n for n in found if n in evidence.persons}
    surnames = {surname(p) for p in (*evidence.persons, *_persons(found))}
    long_forms = set(evidence.definitions.values())
    for surface, guessed in guesses.items():
        if surface in named:
            found[surface] = Guess(Kind.PERSON, "is an author")
        elif (surface in evidence.definitions or surface in long_forms) and guessed.reason not in {
            NO_NAME,
            NO_SHORT_FORM,
        }:
            found[surface] = _defined(surface, guesses, evidence)
        elif (
            surface in surnames and guessed.kind in {Kind.UNKNOWN, Kind.PLACE} and guessed.reason not in SURE
        ):
            found[surface] = Guess(Kind.PERSON, "is the surname of a person named in full")
    return found


def _persons(guesses: Mapping[str, Guess]) -> Iterator[str]:
    return (s for s, g in guesses.items() if g.kind is Kind.PERSON and " " in s)


def surname(name: str) -> str:
    """The last word of a name, with the particles before it."""
    words = name.split()
    first = len(words) - 1
    while first > 1 and words[first - 1] in SURNAME_PARTICLES:
        first -= 1
    return " ".join(words[first:])


def _defined(surface: str, guesses: Mapping[str, Guess], evidence: Evidence) -> Guess:
    """A short form is a name only where its long form is written with capitals: not NGO, non-governmental organization."""
    long = evidence.definitions.get(surface, surface)
    guessed = guesses.get(long, guesses[surface])
    words = [word for word in re.findall(r"[^\W\d_]+", long) if word.lower() not in LINKS | {"and"}]
    if 2 * sum(word[0].isupper() for word in words) <= len(words):
        return Guess(Kind.UNKNOWN, "stands for common nouns")
    if guessed.kind is Kind.UNKNOWN and guessed.reason.startswith(HAS):
        return guessed
    kind = Kind.PLACE if guessed.kind is Kind.PLACE else Kind.ORGANIZATION
    return Guess(kind, "is defined in the text")


def _heads(guesses: Mapping[str, Guess], evidence: Evidence) -> dict[str, str]:
    """For each surface the one that stands for its entity: its long form, or the full name of a person."""
    heads = {surface: surface for surface in guesses}
    initials: dict[str, str] = {}
    full: defaultdict[str, list[str]] = defaultdict(list)
    for surface, guessed in guesses.items():
        if guessed.kind is Kind.ORGANIZATION and " " in surface:
            initials.setdefault(_initials(surface), surface)
        if guessed.kind is Kind.PERSON and " " in surface:
            full[surname(surface)].append(surface)
    for surface, guessed in guesses.items():
        if guessed.kind is Kind.PERSON and surface in full and len(full[surface]) == 1:
            heads[surface] = full[surface][0]
        elif surface in evidence.definitions and guessed.kind is not Kind.UNKNOWN:
            heads[surface] = _without_article(" ".join(evidence.definitions[surface].split()))
        elif guessed.kind is Kind.ORGANIZATION and ACRONYM.fullmatch(surface) and surface in initials:
            heads[surface] = initials[surface]
    return heads


def _without_article(name: str) -> str:
    """The name without the article that a definition may take along: The Independent Group (TIG)."""
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in ARTICLES else name


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[0].isupper())


def _entities(
    places: Mapping[str, Sequence[Place]],
    guesses: Mapping[str, Guess],
    heads: Mapping[str, str],
    taken: set[str],
) -> Iterator[Proposal]:
    groups: dict[tuple[Kind, str], list[str]] = {}
    for surface, guessed in guesses.items():
        if guessed.kind is not Kind.UNKNOWN:
            groups.setdefault((guessed.kind, heads[surface]), []).append(surface)
    for (kind, head), surfaces in groups.items():
        yield Proposal(
            kind,
            identifier(kind, head, taken),
            tuple(dict.fromkeys([head, *surfaces])),
            _surest(guesses[s] for s in surfaces),
            tuple(sorted(place for surface in surfaces for place in places[surface])),
        )


def _surest(guesses: Iterable[Guess]) -> Guess:
    return min(guesses, key=lambda each: [Cert.HIGH, Cert.MEDIUM, Cert.LOW].index(each.cert))


def identifier(kind: str, name: str, taken: set[str]) -> str:
    """An id for `name`, ``place.geneva``: letters folded to ASCII, a number behind it where it is `taken`; it is then."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = f"{PREFIXES[kind]}.{re.sub(r'[^a-z0-9]+', '-', plain).strip('-') or 'name'}"
    number, found = 1, base
    while found in taken:
        number += 1
        found = f"{base}.{number}"
    taken.add(found)
    return found
