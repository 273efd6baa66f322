"""What each block of a source is for the edition: its title, a heading with its level, a paragraph, an item, an entry.

A plain text marks nothing: a heading is a title-like line, a block quotation is a paragraph whose attribution
stands alone behind it, an item begins with a number. Where the rules cannot know, the recipe says.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from teiwright.encode import sections
from teiwright.encode.headings import ATTRIBUTION, BIBLIOGRAPHY, headings
from teiwright.encode.nesting import nested
from teiwright.encode.openings import opened
from teiwright.encode.roles import ASIDES, Part, Role
from teiwright.errors import RecipeError
from teiwright.model import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from teiwright.recipe import Recipe

__all__ = ["outline"]

ENTRY_LENGTH = 900
ITEM_REACH = 8
CAPTION_LENGTH = 600
YEAR = re.compile(r"\b1[5-9]\d\d|\b20\d\d")
NUMBERED = re.compile(r"\(?(\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s")
NOTE_NUMBER = re.compile(r"[(\[]?(\d{1,3})[.)\]]?\s+\S")
DASHED = re.compile(r"\A[—–]\s*\S.{0,150}\Z")
CAPTION = re.compile(
    r"\A(?:table|tabelle|tab\.|tableau|tabla|figure|fig\.|abbildung|abb\.|figura|illustration|plate|photo|map|karte)"
    r"\s*(?:\d+|[IVX]+|[A-Z]\b)?[a-z]?\s*(?:[.:–—-]|\Z)",
    re.IGNORECASE,
)


def outline(blocks: Sequence[Block], recipe: Recipe) -> tuple[Part, ...]:
    """The parts of a text in the order of its blocks, one a block.

    Raises:
        RecipeError: a fix of the recipe names a block that is not there, or a kind that does not exist.
    """
    parts = [Part(Role(b.kind.value), b, b.level if b.kind is not BlockKind.QUOTATION else 0) for b in blocks]
    flow = [p for p in parts if p.role not in ASIDES]
    flow = opened(flow, recipe.edition.authors)
    for rule in (headings, _bibliography, _endnotes, _quotations, _captions, _items):
        flow = rule(flow)
    ruled = iter(flow)
    merged = [p if p.role in ASIDES else next(ruled) for p in parts]
    return tuple(nested(_fixed(merged, recipe)))


def _bibliography(parts: list[Part]) -> list[Part]:
    """From the heading of the bibliography to the next one beside it: its own headings and its entries."""
    named = [n for n, p in enumerate(parts) if p.role is Role.HEADING and BIBLIOGRAPHY.match(p.block.text)]
    if not named:
        return parts
    first = next(n for n in named if n == named[-1] or _mostly_entries(parts[n + 1 : named[-1]]))
    result = list(parts)
    top = parts[first].level
    result[first] = replace(parts[first], role=Role.BIBLIOGRAPHY)
    for n in range(first + 1, len(parts)):
        part = parts[n]
        if part.role is Role.HEADING:
            if part.level <= top and n not in named and n != first + 1:
                break
            result[n] = replace(part, role=Role.BIBLIOGRAPHY, level=max(part.level, top + 1))
        elif part.role in {Role.PARAGRAPH, Role.ITEM}:
            result[n] = replace(part, role=Role.ENTRY, level=0)
    return result


def _mostly_entries(parts: Sequence[Part]) -> bool:
    """Whether at least two thirds of the blocks are short and hold a year, as entries do."""
    blocks = [p.block for p in parts if p.role is not Role.HEADING]
    likely = sum(len(b.text) < ENTRY_LENGTH and bool(YEAR.search(b.text)) for b in blocks)
    return bool(blocks) and likely * 3 >= len(blocks) * 2


def _quotations(parts: list[Part]) -> list[Part]:
    """An attribution alone in its block belongs to the block before it, which is a quotation."""
    result = list(parts)
    for n, part in enumerate(parts[1:], 1):
        before = parts[n - 1]
        dashed = before.role is Role.QUOTATION and DASHED.match(part.block.text)
        if (dashed or ATTRIBUTION.match(part.block.text)) and part.role in {Role.PARAGRAPH, Role.QUOTATION}:
            if before.role is Role.PARAGRAPH:
                result[n - 1] = replace(before, role=Role.QUOTATION)
            if result[n - 1].role is Role.QUOTATION:
                result[n] = replace(part, role=Role.ATTRIBUTION)
    return result


def _endnotes(parts: list[Part]) -> list[Part]:
    """The numbered paragraphs of a section of notes; a number that comes again is none."""
    result = list(parts)
    numbers: set[str] = set()
    inside = False
    for n, part in enumerate(parts):
        if part.role in {Role.HEADING, Role.BIBLIOGRAPHY, Role.TITLE}:
            inside = part.role is Role.HEADING and sections.kind(part.block.text) == "notes"
        elif inside and part.role in {Role.PARAGRAPH, Role.ITEM}:
            found = NOTE_NUMBER.match(part.block.text)
            number = found[1] if found else part.block.label
            if number.isdigit() and number not in numbers:
                numbers.add(number)
                result[n] = replace(part, role=Role.ENDNOTE, number=number)
    return result


def _captions(parts: list[Part]) -> list[Part]:
    """A short paragraph beside a figure or a table that begins as captions do."""
    result = list(parts)
    for n, part in enumerate(parts):
        before = parts[n - 1].role if n else None
        after = parts[n + 1].role if n + 1 < len(parts) else None
        shown = before in {Role.FIGURE, Role.CELL} or after is Role.CELL
        plain = part.role is Role.PARAGRAPH and len(part.block.text) <= CAPTION_LENGTH
        if plain and shown and CAPTION.match(part.block.text):
            result[n] = replace(part, role=Role.CAPTION)
    return result


def _items(parts: list[Part]) -> list[Part]:
    """Printed numbers of items; and numbered paragraphs as items, with the paragraphs between as continuations."""
    result = [replace(p, number=_number(p)) if p.role is Role.ITEM else p for p in parts]
    for n, part in enumerate(result):
        if part.role is Role.PARAGRAPH and _number(part) in {"1", "a"}:
            _counted(result, n)
    return result


def _counted(parts: list[Part], place: int) -> None:
    """Turn the numbered paragraphs from `place` on into items, as far as they go on counting; `parts` is changed."""
    here: int | None = place
    number = _number(parts[place])
    while here is not None:
        following = _next_number(parts, here, number)
        if following is None and here == place:
            return
        if parts[here].role is Role.PARAGRAPH:
            parts[here] = replace(parts[here], role=Role.ITEM, level=1, number=number)
        for between in range(here + 1, following or 0):
            if parts[between].role is Role.PARAGRAPH:
                parts[between] = replace(parts[between], role=Role.CONTINUATION, level=1)
        here, number = following, _following(number)


def _following(number: str) -> str:
    return str(int(number) + 1) if number.isdigit() else chr(ord(number) + 1)


def _number(part: Part) -> str:
    found = NUMBERED.match(part.block.text)
    return part.block.label or (found[1] if found else "")


def _next_number(parts: Sequence[Part], place: int, number: str) -> int | None:
    """The place of the part that goes on counting behind the one at `place`, or None."""
    for n in range(place + 1, min(place + ITEM_REACH, len(parts))):
        if parts[n].role is Role.HEADING:
            return None
        if parts[n].role in {Role.ITEM, Role.PARAGRAPH} and _number(parts[n]) == _following(number):
            return n
    return None


def _fixed(parts: list[Part], recipe: Recipe) -> Iterable[Part]:
    """The parts with the recipe's fixes; a fix that meets no block is an error, so that none goes stale."""
    fixes = {f.starts: f for f in recipe.structure.fixes}
    met: set[str] = set()
    for part in parts:
        fix = next((f for s, f in fixes.items() if part.block.text.startswith(s)), None)
        if fix is None or part.role in {Role.ENTRY, Role.TITLE}:
            yield part
            continue
        met.add(fix.starts)
        if fix.kind and fix.kind not in set(Role):
            raise RecipeError(
                f'{recipe.uri}: structure.fixes: no kind is called "{fix.kind}"; use one of {", ".join(Role)}'
            )
        role = Role(fix.kind) if fix.kind else part.role
        level = fix.level or part.level or (1 if role in {Role.ITEM, Role.CONTINUATION} else 0)
        yield replace(part, role=role, level=level)
    for starts in fixes.keys() - met:
        raise RecipeError(
            f'{recipe.uri}: structure.fixes: no block begins with "{starts}"; take the fix out or mend its words'
        )
