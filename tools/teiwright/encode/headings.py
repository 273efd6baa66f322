"""Headings: by their marks, or in a text without any by their look, their numbers and their place; and their levels."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from teiwright.encode.marks import NAMED
from teiwright.encode.roles import Role
from teiwright.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.encode.roles import Part
    from teiwright.model import Block

__all__ = ["ATTRIBUTION", "BIBLIOGRAPHY", "headings", "is_title_like", "successor"]

LENGTH = 200
HIGHEST_MARK = 6
# What looks deeper is no outline but short lines in a row.
DEEPEST = 8
CAPITALS_LENGTH = 100
CLOSING = re.compile(r"[.;:,][\"'”’»)\]]*\Z")
DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s+\S")
COUNTED = re.compile(r"\(?(?P<digits>\d{1,3})[.)]\s|\(?(?P<letter>[a-z])[.)]\s")
ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\.\s+\S")
LETTER = re.compile(r"[A-H]\.\s+\S")
DIVISION = re.compile(
    r"\A(?:chapter|part|kapitel|teil|chapitre|partie|capítulo|parte)\s+(?:\d+|[IVXLC]+)\b", re.IGNORECASE
)
ATTRIBUTION = re.compile(r"\A[(\[][^()]*\d{4}[^()]*[)\]]\.?\Z")
BIBLIOGRAPHY = re.compile(
    r"\A(?:\d+\.?\s+)?(?:(?:select(?:ed)?|works?)\s+)?(?:bibliograph(?:y|ie)|bibliograf[ií]a|references?(?:\s+cited)?|"
    r"r[ée]f[ée]rences(?:\s+bibliographiques)?|referencias(?:\s+bibliogr[áa]ficas)?|works\s+cited|cited|literature(?:\s+cited)?|"
    r"literatur(?:verzeichnis)?|quellen-?\s*und\s+literaturverzeichnis|obras\s+citadas|ouvrages\s+cit[ée]s|"
    r"(?:primary|secondary|archival|unpublished|published)\s+(?:sources|literature)|primär(?:quellen|literatur)|"
    r"sekundärliteratur|further\s+reading|sources\s+primaires|fuentes\s+primarias)\s*[:.]?\Z",
    re.IGNORECASE,
)
TOP_LEVEL = re.compile(
    r"\A(?:introduction|conclusions?|summary|abstract|acknowledge?ments?|einleitung|schluss|fazit|zusammenfassung|"
    r"conclusión|conclusiones|introducción|résumé|resumen)\Z",
    re.IGNORECASE,
)


def headings(parts: list[Part]) -> list[Part]:
    """`parts` with title-like paragraphs as headings, where no mark shows one; and every heading's level."""
    marked = any(
        p.role in {Role.HEADING, Role.TITLE}
        and 0 < p.block.level <= HIGHEST_MARK
        and p.block.kind is BlockKind.HEADING
        for p in parts
    )
    if marked:
        return _marked_levels(parts)
    return _unmarked_levels(
        [
            replace(p, role=Role.HEADING)
            if p.role is Role.PARAGRAPH
            and is_title_like(p.block)
            and n + 1 < len(parts)
            and not _is_counted(parts, n)
            else p
            for n, p in enumerate(parts)
        ]
    )


def is_title_like(block: Block) -> bool:
    """Whether `block` is short, begins with a capital or a number, and ends as no sentence does."""
    text = block.text.strip()
    capitals = text.isupper() and len(text) <= CAPITALS_LENGTH
    return (
        block.kind is BlockKind.PARAGRAPH
        and 0 < len(text) <= LENGTH
        and "\n" not in text
        and (not CLOSING.search(text) or (capitals and text[-1] == "."))
        and not ATTRIBUTION.match(text)
        and not NAMED.match(f"{text} ")
        and (text[0].isupper() or text[0].isdigit() or text[0] in "'\"‘“«¿¡")
    )


def successor(text: str) -> tuple[str, str]:
    """The number or letter that `text` begins with in a list, and the one that comes next; empty where there is none."""
    found = COUNTED.match(text)
    if not found:
        return "", ""
    if found["digits"]:
        return found["digits"], str(int(found["digits"]) + 1)
    return found["letter"], chr(ord(found["letter"]) + 1)


def _is_counted(parts: Sequence[Part], place: int) -> bool:
    """Whether the part beside one goes on counting: then both are items of a list, with nothing under them."""
    number, following = successor(parts[place].block.text)
    around = [successor(parts[n].block.text) for n in (place - 1, place + 1) if 0 <= n < len(parts)]
    return bool(number) and any(number == after or following == this for this, after in around if this)


def _marked_levels(parts: list[Part]) -> list[Part]:
    """Levels by the marks: the highest below the title is 2, and none is passed over."""
    levels = sorted({p.level for p in parts if p.role is Role.HEADING})
    titled = any(p.role is Role.TITLE for p in parts)
    rank = {level: n + 1 + titled for n, level in enumerate(levels)}
    return [replace(p, level=rank[p.level]) if p.role is Role.HEADING else p for p in parts]


def _unmarked_levels(parts: list[Part]) -> list[Part]:
    """Levels by number, by capitals or the line under them, else by position.

    A heading right under another is one deeper, and so are those that follow it. "Introduction", "Conclusion" and
    the bibliography are at the top.
    """
    found = [p for p in parts if p.role is Role.HEADING]
    lined = any(p.block.level > HIGHEST_MARK for p in found) and any(
        p.block.level == HIGHEST_MARK + 1 for p in found
    )
    capitals = sum(p.block.text.isupper() for p in found) > 1
    result: list[Part] = []
    level = 2
    for part in parts:
        if part.role is Role.HEADING:
            before = result[-1] if result and result[-1].role is Role.HEADING else None
            level = min(_level(part, before, level, lined=lined, capitals=capitals), DEEPEST)
            result.append(replace(part, level=level))
        else:
            result.append(part)
    return result


def _level(part: Part, before: Part | None, level: int, *, lined: bool, capitals: bool) -> int:
    text = part.block.text
    number = DECIMAL.match(text)
    if number:
        return 2 + number[1].count(".")
    if TOP_LEVEL.match(text) or BIBLIOGRAPHY.match(text) or DIVISION.match(text) or ROMAN.match(text):
        return 2
    if part.block.level > HIGHEST_MARK:
        return 3 if lined and part.block.level > HIGHEST_MARK + 1 else 2
    if LETTER.match(text):
        return 3
    if capitals:
        return 2 if text.isupper() else 3
    return before.level + 1 if before else level
