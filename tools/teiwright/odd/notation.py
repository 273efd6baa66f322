"""Content models for the eye: `head?, (item, model.global*)+`, each name a link to where it is explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.odd.page import Inline, link
from teiwright.odd.spec import Content, Empty, Group, GroupKind, Reference, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["notation"]

SEPARATORS = {GroupKind.SEQUENCE: ", ", GroupKind.ALTERNATE: " | "}
MARKS = {(1, 1): "", (0, 1): "?", (0, None): "*", (1, None): "+"}


def notation(pattern: Content) -> list[Inline]:
    """`pattern` as text and links; the outermost brackets are left out where nothing is repeated."""
    found = list(_notation(pattern))
    bare = isinstance(pattern, Group) and (pattern.least, pattern.most) == (1, 1)
    return found[1:-1] if bare else found


def _notation(pattern: Content) -> Iterator[Inline]:
    match pattern:
        case Text():
            yield "text"
        case Empty():
            yield "nothing"
        case Reference(_, key, least, most):
            yield link(key)
            yield _mark(least, most)
        case Group(kind, parts, least, most):
            yield "("
            for index, part in enumerate(parts):
                yield SEPARATORS[kind] if index else ""
                yield from _notation(part)
            yield f"){_mark(least, most)}"


def _mark(least: int, most: int | None) -> str:
    return MARKS.get((least, most), f"{{{least},{'' if most is None else most}}}")
