"""What an edition says outside its text: proposed names, the parsed entries, the abbreviations that the text defines."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.encode import abbreviations, proposed, spans
from teiwright.encode.bibliography import structured
from teiwright.model import Mention, MentionKind, tei

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from teiwright.encode.abbreviations import Definition
    from teiwright.encode.bibliography import Entry
    from teiwright.encode.roles import Part, Role
    from teiwright.proposals import Proposal

__all__ = ["Defined", "build", "define"]

ENTITIES = {MentionKind.PERSON, MentionKind.ORGANIZATION, MentionKind.PLACE}


@dataclass(frozen=True, slots=True)
class Defined:
    """A definition of the text with the `xml:id` of its long form."""

    definition: Definition
    id: str


def define(
    parts: Sequence[Part], mentions: Sequence[Sequence[Mention]], silent: Collection[Role]
) -> tuple[list[list[Mention]], list[Mapping[tuple[int, int], str]], list[Defined]]:
    """The mentions with those of the definitions, the ids of the long forms by span, and the definitions.

    A long form that is a name as a whole is that name; else it becomes a mention of its own.
    """
    found: list[list[Mention]] = []
    ids: list[Mapping[tuple[int, int], str]] = []
    defined: list[Defined] = []
    counted: Counter[str] = Counter()
    for part, present in zip(parts, mentions, strict=True):
        definitions = () if part.role in silent else abbreviations.find(part.block.text)
        closed = spans.cover(
            (m.start, m.end) for m in present if m.kind in {MentionKind.CITATION, MentionKind.INTERVIEW}
        )
        free = [d for d in definitions if not closed.overlaps(d.short_start, d.short_end)]
        here = [Defined(one, _identifier(one.short, counted)) for one in free]
        found.append([*present, *_mentions(here, present)])
        ids.append({(d.definition.long_start, d.definition.long_end): d.id for d in here})
        defined.extend(here)
    return found, ids, defined


def _identifier(short: str, counted: Counter[str]) -> str:
    """``expansion.IOM``, and ``expansion.IOM.2`` where the text defines it again, or one that differs by a dot."""
    base = f"expansion.{re.sub(r'[^A-Za-z0-9-]', '', short)}"
    counted[base] += 1
    return f"{base}.{counted[base]}" if counted[base] > 1 else base


def _mentions(here: Sequence[Defined], present: Sequence[Mention]) -> list[Mention]:
    names = {(m.start, m.end) for m in present if m.kind in ENTITIES}
    found: list[Mention] = []
    for one in here:
        d = one.definition
        if (d.long_start, d.long_end) not in names:
            found.append(Mention(MentionKind.EXPANSION, d.long_start, d.long_end))
        short = (("corresp", f"#{one.id}"),)
        found.append(Mention(MentionKind.ABBREVIATION, d.short_start, d.short_end, attributes=short))
    return found


def build(
    entries: Sequence[Entry], defined: Sequence[Defined], entities: Sequence[Proposal]
) -> etree._Element:
    """The `standOff` of the edition: the proposed `entities`, the parsed `entries`, what is `defined`."""
    root = etree.Element(tei("standOff"))
    root.extend(proposed.lists(entities))
    if entries:
        bibliography = etree.SubElement(root, tei("listBibl"))
        bibliography.extend(structured(entry) for entry in entries)
    if defined:
        listed = etree.SubElement(root, tei("list"), {"type": "abbreviations"})
        for one in defined:
            choice = etree.SubElement(etree.SubElement(listed, tei("item")), tei("choice"))
            etree.SubElement(choice, tei("abbr")).text = one.definition.short
            expansion = etree.SubElement(choice, tei("expan"), {"corresp": f"#{one.id}"})
            expansion.text = " ".join(one.definition.long.split())
    return root
