"""Persons, organizations and places: every occurrence of a name that the authority file gives.

The longest name wins; a bare surname counts only for a person whom the text names in full; the recipe takes single
phrases out and claims single places. Names inside citations are the citation's (annotation guidelines).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from teiwright.encode import spans
from teiwright.errors import RecipeError
from teiwright.model import Cert, Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from teiwright.authority import Authority, Entity
    from teiwright.encode.spans import Span
    from teiwright.recipe import MentionFix, Recipe

__all__ = ["find"]


@dataclass(frozen=True, slots=True)
class _Form:
    """A name as the text may have it, whom it can mean, and whether it is a bare surname."""

    text: str
    entities: tuple[Entity, ...]
    bare: bool


def find(
    texts: Sequence[str], masked: Sequence[Sequence[Span]], authority: Authority, recipe: Recipe
) -> tuple[tuple[Mention, ...], ...]:
    """The mentions of each of the `texts`, in document order.

    Args:
        texts: the characters of each block; a line feed in a name is a page break.
        masked: for each block the spans in which no name is sought (citations).
        authority: whose names are sought.
        recipe: its `names.ignore` phrases hold no name; its `names.fixes` claim or free single places.

    Raises:
        RecipeError: a phrase or a context of the recipe occurs nowhere, or a fix points to nobody.
    """
    plain = [t.replace("\n", " ") for t in texts]
    fixed = [_fixes(t, recipe, authority) for t in plain]
    _refuse_idle(plain, recipe)
    closed = [
        [*m, *_ignored(t, recipe), *((a, b) for a, b, _ in f)]
        for t, m, f in zip(plain, masked, fixed, strict=True)
    ]
    automaton = _automaton(authority)
    hits = [list(_hits(t, c, automaton)) for t, c in zip(plain, closed, strict=True)]
    named = {e.id for found in hits for *_, form in found if not form.bare for e in form.entities}
    return tuple(
        tuple(sorted([*_mentions(found, named), *_claimed(claims)], key=lambda m: m.start))
        for found, claims in zip(hits, fixed, strict=True)
    )


def _forms(authority: Authority) -> Iterator[_Form]:
    """Every name of the authority once, with all entities it can mean."""
    full: defaultdict[str, list[Entity]] = defaultdict(list)
    bare: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in authority:
        for name in entity.names:
            full[name.text].append(entity)
            if name.surname and name.surname != name.text:
                bare[name.surname].append(entity)
    for text, entities in full.items():
        yield _Form(text, tuple(dict.fromkeys(entities)), bare=False)
    for text, entities in bare.items():
        if text not in full:
            yield _Form(text, tuple(dict.fromkeys(entities)), bare=True)


def _automaton(authority: Authority) -> Any:  # noqa: ANN401 - pyahocorasick has no types
    import ahocorasick  # noqa: PLC0415 - the command line's --help does not wait for it

    automaton = ahocorasick.Automaton()
    for form in _forms(authority):
        automaton.add_word(form.text, form)
    automaton.make_automaton()
    return automaton


def _hits(text: str, closed: Sequence[Span], automaton: Any) -> Iterator[tuple[int, int, _Form]]:  # noqa: ANN401 - pyahocorasick has no types
    """The leftmost, then longest names of `text` that begin and end at a word's edge outside the `closed` spans."""
    ends = automaton.iter(text) if len(automaton) else ()  # one that holds no word cannot be asked
    found = [(last + 1 - len(form.text), last + 1, form) for last, form in ends]
    covered = spans.cover(closed)
    position = 0
    for start, end, form in sorted(found, key=lambda hit: (hit[0], -hit[1])):
        free = start >= position and not covered.overlaps(start, end)
        if free and spans.is_whole_word(text, start, end):
            position = end
            yield start, end, form


def _mentions(found: Iterable[tuple[int, int, _Form]], named: set[str]) -> Iterator[Mention]:
    for start, end, form in found:
        entities = [e for e in form.entities if not form.bare or e.id in named]
        if entities:
            cert = Cert.HIGH if len(entities) == 1 else Cert.LOW
            yield Mention(entities[0].kind, start, end, entities[0].id, cert=cert)


def _ignored(text: str, recipe: Recipe) -> Iterator[Span]:
    for phrase in recipe.names.ignore:
        yield from spans.occurrences(text, phrase)


def _fixes(text: str, recipe: Recipe, authority: Authority) -> list[tuple[int, int, Entity | None]]:
    """The places that the recipe claims for an entity, or frees."""
    found: list[tuple[int, int, Entity | None]] = []
    for fix in recipe.names.fixes:
        before, inside, after = _context(fix, recipe)
        if fix.ref and fix.ref not in authority:
            raise RecipeError(
                f'{recipe.uri}: names.fixes: "{fix.ref}" is not in {authority.uri}; add it there or mend the id'
            )
        for start, _ in spans.occurrences(text, before + inside + after):
            left = start + len(before)
            found.append((left, left + len(inside), authority.entities.get(fix.ref)))
    return found


def _context(fix: MentionFix, recipe: Recipe) -> tuple[str, str, str]:
    before, opened, rest = fix.context.partition("[")
    inside, closed, after = rest.partition("]")
    if not (opened and closed and inside):
        raise RecipeError(
            f'{recipe.uri}: names.fixes: "{fix.context}" has no words in square brackets; put them round the name'
        )
    return before, inside, after


def _claimed(claims: Iterable[tuple[int, int, Entity | None]]) -> Iterator[Mention]:
    for start, end, entity in claims:
        if entity is not None:
            yield Mention(entity.kind, start, end, entity.id, resp="editor")


def _refuse_idle(texts: Sequence[str], recipe: Recipe) -> None:
    """A phrase or context that occurs nowhere is stale or misspelt."""
    phrases = [("names.ignore", p, p) for p in recipe.names.ignore]
    phrases += [("names.fixes", f.context, "".join(_context(f, recipe))) for f in recipe.names.fixes]
    for key, printed, phrase in phrases:
        if not any(True for t in texts for _ in spans.occurrences(t, phrase)):
            raise RecipeError(
                f'{recipe.uri}: {key}: "{printed}" occurs nowhere; take it out or mend its words'
            )
