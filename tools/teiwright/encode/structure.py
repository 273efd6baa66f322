"""What each block of a source is for the edition: its title, a heading with its level, a paragraph, an item, an entry.

A plain text marks nothing: a heading is a title-like line, a block quotation is a paragraph whose attribution
stands alone behind it, an item begins with a number. Where the rules cannot know, the recipe says.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from teiwright.encode.nesting import nested
from teiwright.encode.roles import ASIDES, Part, Role
from teiwright.errors import RecipeError
from teiwright.model import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from teiwright.recipe import Agent, Recipe

__all__ = ["outline"]

HEADING_LENGTH = 200
ENTRY_LENGTH = 900
ITEM_REACH = 8
YEAR = re.compile(r"\b1[5-9]\d\d|\b20\d\d")
BYLINE_WORDS = 30
CLOSING = re.compile(r"[.;:,][\"'”’»)\]]*\Z")
NUMBERED = re.compile(r"\(?(\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s")
DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s+\S")
ATTRIBUTION = re.compile(r"\A[(\[][^()]*\d{4}[^()]*[)\]]\.?\Z")
REFERENCE = re.compile(r"\A[^()]{2,200}\((?:\d{4})[a-z]?\)")
BIBLIOGRAPHY = re.compile(
    r"\A(?:\d+\.?\s+)?(?:(?:select(?:ed)?|works?)\s+)?(?:bibliograph(?:y|ie)|bibliograf[ií]a|references?(?:\s+cited)?|"
    r"r[ée]f[ée]rences(?:\s+bibliographiques)?|referencias(?:\s+bibliogr[áa]ficas)?|works\s+cited|cited|literature(?:\s+cited)?|"
    r"literatur(?:verzeichnis)?|quellen-?\s*und\s+literaturverzeichnis|obras\s+citadas|ouvrages\s+cit[ée]s)\Z",
    re.IGNORECASE,
)
TOP_LEVEL = re.compile(
    r"\A(?:introduction|conclusions?|summary|abstract|acknowledge?ments?|einleitung|schluss|fazit|zusammenfassung|"
    r"conclusión|conclusiones|introducción|résumé|resumen)\Z",
    re.IGNORECASE,
)


def outline(blocks: Sequence[Block], recipe: Recipe) -> tuple[Part, ...]:
    """The parts of a text in the order of its blocks, one a block.

    Raises:
        RecipeError: a fix of the recipe names a block that is not there, or a kind that does not exist.
    """
    parts = [Part(Role(b.kind.value), b, b.level if b.kind is not BlockKind.QUOTATION else 0) for b in blocks]
    flow = [p for p in parts if p.role not in ASIDES]
    for rule in (_opening(recipe.edition.authors), _headings, _bibliography, _quotations, _items):
        flow = rule(flow)
    ruled = iter(flow)
    merged = [p if p.role in ASIDES else next(ruled) for p in parts]
    return tuple(nested(_fixed(merged, recipe)))


def _opening(authors: Sequence[Agent]) -> Callable[[list[Part]], list[Part]]:
    """The rule for the running reference, the title and the byline at the head of a text by `authors`."""
    return lambda parts: _opened(parts, authors)


def _opened(parts: list[Part], authors: Sequence[Agent]) -> list[Part]:
    parts = list(parts)
    place = 0
    if len(parts) > 1 and parts[0].role is Role.PARAGRAPH and _is_reference(parts[0].block, parts[1].block):
        parts[0] = replace(parts[0], role=Role.REFERENCE)
        place = 1
    if place < len(parts) and (parts[place].role is Role.HEADING or _title_like(parts[place].block)):
        parts[place] = replace(parts[place], role=Role.TITLE, level=1)
        place += 1
        if place < len(parts) and _is_byline(parts[place], authors):
            parts[place] = replace(parts[place], role=Role.BYLINE)
    return parts


def _is_reference(block: Block, following: Block) -> bool:
    """Whether `block` is a bibliographic reference to the text that `following` gives the title of."""
    words = re.findall(r"\w{4,}", following.text.lower())
    known = set(re.findall(r"\w{4,}", block.text.lower()))
    shared = sum(w in known for w in words)
    return bool(REFERENCE.match(block.text)) and bool(words) and shared * 5 >= len(words) * 4


def _is_byline(part: Part, authors: Iterable[Agent]) -> bool:
    names = [a.surname or a.name for a in authors]
    short = len(part.block.text.split()) <= BYLINE_WORDS
    return part.role is Role.PARAGRAPH and short and any(n and n in part.block.text for n in names)


def _title_like(block: Block) -> bool:
    text = block.text.strip()
    return (
        block.kind is BlockKind.PARAGRAPH
        and 0 < len(text) <= HEADING_LENGTH
        and "\n" not in text
        and not CLOSING.search(text)
        and not ATTRIBUTION.match(text)
        and (text[0].isupper() or text[0].isdigit() or text[0] in "'\"‘“«¿¡")
    )


def _headings(parts: list[Part]) -> list[Part]:
    """Title-like paragraphs as headings, where no Markdown heading stands in the text; and every heading's level."""
    marked = any(p.role is Role.HEADING or (p.role is Role.TITLE and p.block.level) for p in parts)
    if not marked:
        parts = [
            replace(p, role=Role.HEADING)
            if p.role is Role.PARAGRAPH and _title_like(p.block) and n + 1 < len(parts)
            else p
            for n, p in enumerate(parts)
        ]
    return _marked_levels(parts) if marked else _unmarked_levels(parts)


def _marked_levels(parts: list[Part]) -> list[Part]:
    """Levels by the marks: the highest below the title is 2, and none is passed over."""
    levels = sorted({p.level for p in parts if p.role is Role.HEADING})
    titled = any(p.role is Role.TITLE for p in parts)
    rank = {level: n + 1 + titled for n, level in enumerate(levels)}
    return [replace(p, level=rank[p.level]) if p.role is Role.HEADING else p for p in parts]


def _unmarked_levels(parts: list[Part]) -> list[Part]:
    """Levels by position: a heading right under another is one deeper, and so are those that follow it.

    A decimal number gives the level itself; "Introduction", "Conclusion" and the bibliography are at the top.
    """
    result: list[Part] = []
    level = 2
    for part in parts:
        if part.role is Role.HEADING:
            text = part.block.text
            number = DECIMAL.match(text)
            if number:
                level = 2 + number[1].count(".")
            elif TOP_LEVEL.match(text) or BIBLIOGRAPHY.match(text):
                level = 2
            elif result and result[-1].role is Role.HEADING:
                level = result[-1].level + 1
            result.append(replace(part, level=level))
        else:
            result.append(part)
    return result


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
        if ATTRIBUTION.match(part.block.text) and part.role in {Role.PARAGRAPH, Role.QUOTATION}:
            if before.role is Role.PARAGRAPH:
                result[n - 1] = replace(before, role=Role.QUOTATION)
            if result[n - 1].role is Role.QUOTATION:
                result[n] = replace(part, role=Role.ATTRIBUTION)
    return result


def _items(parts: list[Part]) -> list[Part]:
    """Printed numbers of items; and numbered paragraphs as items, with the paragraphs between as continuations."""
    result = [replace(p, number=_number(p)) if p.role is Role.ITEM else p for p in parts]
    for n, part in enumerate(result):
        if part.role is Role.PARAGRAPH and _number(part) == "1":
            second = _next_number(result, n)
            if second:
                result[n] = replace(part, role=Role.ITEM, level=1, number="1")
                for between in range(n + 1, second):
                    if result[between].role is Role.PARAGRAPH:
                        result[between] = replace(result[between], role=Role.CONTINUATION, level=1)
    return result


def _number(part: Part) -> str:
    found = NUMBERED.match(part.block.text)
    return part.block.label or (found[1] if found else "")


def _next_number(parts: Sequence[Part], place: int) -> int:
    """The place of the part numbered 2 that continues the list begun at `place`, or 0."""
    for n in range(place + 1, min(place + ITEM_REACH, len(parts))):
        if parts[n].role is Role.HEADING:
            return 0
        if parts[n].role in {Role.ITEM, Role.PARAGRAPH} and _number(parts[n]) == "2":
            return n
    return 0


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
