"""Paragraphs that direct formatting sets apart from their neighbours are quotations, unless most of them are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from teiwright.readers.parts import Kind, Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.readers.parts import Part

__all__ = ["LONG", "Found", "quoted"]

Found: TypeAlias = "tuple[Part, bool]"
"""A part, and whether its margins set it apart."""

LONG = 60
"""How many characters a paragraph has at least that its left margin alone sets apart."""


def quoted(found: Sequence[Found]) -> list[Part]:
    """The parts; those that are set apart as quotations, where they are fewer than the paragraphs beside them."""
    texts = sum(isinstance(p, Paragraph) and p.kind is Kind.BODY for p, _ in found)
    if sum(apart for _, apart in found) * 2 > texts:
        return [part for part, _ in found]
    return [
        replace(p, kind=Kind.QUOTATION) if apart and isinstance(p, Paragraph) else p for p, apart in found
    ]
