"""Content models as regular languages over element names, and whether one is included in another.

The derivatives are those of Brzozowski (1964): a language is included in another when no pair of derivatives by the
same word has an empty word on the one side only. Both sides are finite, so this is a proof for all documents.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple

from teiwright.odd import resolve
from teiwright.odd.spec import Content, Group, GroupKind, Reference, ReferenceKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teiwright.odd.spec import Schema


class Language(NamedTuple):
    """A regular language over element names: what TEI and the profile call a content model.

    `kind` is `nothing` (no word), `empty` (the empty word), `name` (one of `names`), `chain`, `choice` or `star`.
    """

    kind: str
    names: frozenset[str] = frozenset()
    parts: tuple[Language, ...] = ()


NOTHING, EMPTY = Language("nothing"), Language("empty")


def name_of(names: frozenset[str]) -> Language:
    return Language("name", names) if names else NOTHING


def chain_of(parts: Iterable[Language]) -> Language:
    flat = [
        each for part in parts for each in (part.parts if part.kind == "chain" else (part,)) if each != EMPTY
    ]
    if NOTHING in flat:
        return NOTHING
    return Language("chain", parts=tuple(flat)) if len(flat) > 1 else flat[0] if flat else EMPTY


def choice_of(parts: Iterable[Language]) -> Language:
    flat = dict.fromkeys(
        each for part in parts for each in (part.parts if part.kind == "choice" else (part,))
    )
    names = name_of(frozenset().union(*(each.names for each in flat if each.kind == "name")))
    kept = [each for each in (names, *(each for each in flat if each.kind != "name")) if each != NOTHING]
    kept = sorted(set(kept), key=repr)
    return Language("choice", parts=tuple(kept)) if len(kept) > 1 else kept[0] if kept else NOTHING


def star_of(part: Language) -> Language:
    return (
        part
        if part.kind == "star"
        else EMPTY
        if part in {EMPTY, NOTHING}
        else Language("star", parts=(part,))
    )


def nullable(language: Language) -> bool:
    if language.kind == "choice":
        return any(map(nullable, language.parts))
    if language.kind == "chain":
        return all(map(nullable, language.parts))
    return language.kind in {"empty", "star"}


def first(language: Language) -> frozenset[str]:
    found = set(language.names)
    for part in language.parts:
        found |= first(part)
        if language.kind == "chain" and not nullable(part):
            break
    return frozenset(found)


@functools.cache
def after(language: Language, name: str) -> Language:
    """What may follow `name` at the beginning of a word (Brzozowski's derivative)."""
    if language.kind == "name":
        return EMPTY if name in language.names else NOTHING
    if language.kind == "choice":
        return choice_of(after(part, name) for part in language.parts)
    if language.kind == "star":
        return chain_of((after(language.parts[0], name), language))
    if language.kind != "chain":
        return NOTHING
    head, tail = language.parts[0], chain_of(language.parts[1:])
    through = chain_of((after(head, name), tail))
    return choice_of((through, after(tail, name))) if nullable(head) else through


def counterexample(narrow: Language, wide: Language) -> tuple[str, ...] | None:
    """A word of `narrow` that is none of `wide`; None where there is none."""
    waiting: list[tuple[Language, Language, tuple[str, ...]]] = [(narrow, wide, ())]
    seen = {(narrow, wide)}
    for ours, theirs, word in waiting:
        if ours == NOTHING:
            continue
        if nullable(ours) and not nullable(theirs):
            return word
        for name in sorted(first(ours)):
            pair = (after(ours, name), after(theirs, name))
            if pair not in seen:
                seen.add(pair)
                waiting.append((*pair, (*word, name)))
    return None


def of_profile(schema: Schema, pattern: Content) -> Language:
    """The language of a content model of the profile, text left aside."""
    match pattern:
        case Group(kind, parts, least, most):
            join = chain_of if kind is GroupKind.SEQUENCE else choice_of
            return repeated(join([of_profile(schema, part) for part in parts]), least, most)
        case Reference(ReferenceKind.CLASS, key, least, most):
            return repeated(name_of(frozenset(resolve.descendants(schema, key))), least, most)
        case Reference(ReferenceKind.ELEMENT, key, least, most):
            return repeated(name_of(frozenset({key})), least, most)
    return EMPTY


def repeated(language: Language, least: int, most: int | None) -> Language:
    if most is None:
        return chain_of([*[language] * least, star_of(language)])
    return chain_of([*[language] * least, *[choice_of((EMPTY, language))] * (most - least)])
