"""The paragraphs and other units of an edition: where their characters lie in the stream, and their digests.

A unit's own characters are those whose nearest unit it is: the words of a footnote are not its paragraph's.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teiwright.model import XML_ID
from teiwright.withhold.prose import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml import etree

    from teiwright.withhold.prose import Run

__all__ = ["MINIMUM", "Segment", "Unit", "digest", "digests", "units"]

# A hash of fewer letters could be undone by trying.
MINIMUM = 80
HEX_DIGITS = 32
# Shorter ones may stand in a text by chance, and tell no place.
TELLING = 8


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters of the stream from `start` to `end`; `text` is None where they are withheld."""

    start: int
    end: int
    text: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, heading, entry or other unit.

    Attributes:
        name: its `xml:id`, or else its element with the heading's words or its 1-based line in the edition.
        xml_id: its `xml:id`, or nothing.
        segments: its own characters, in order.
        digest: over all of them, where one is published or none is withheld; else empty.
    """

    name: str
    xml_id: str
    segments: tuple[Segment, ...]
    digest: str = ""

    @property
    def start(self) -> int:
        """The offset of its first character in the stream, in code points."""
        return self.segments[0].start

    @property
    def end(self) -> int:
        """The offset behind its last character in the stream."""
        return self.segments[-1].end

    @property
    def length(self) -> int:
        """How many code points are its own."""
        return sum(segment.end - segment.start for segment in self.segments)

    @property
    def text(self) -> str:
        """Its own characters that are not withheld."""
        return "".join(segment.text or "" for segment in self.segments)

    def of(self, stream: str, shift: int) -> str:
        """What stands in `stream` at its segments, `shift` code points further on."""
        if self.start + shift < 0:
            return ""
        return "".join(stream[segment.start + shift : segment.end + shift] for segment in self.segments)

    def agrees(self, stream: str, shift: int) -> bool:
        """Whether the kept characters, and the digest where there is one, are those of `stream` at `shift`."""
        if self.start + shift < 0 or self.end + shift > len(stream):
            return False
        if any(
            segment.text is not None and not stream.startswith(segment.text, segment.start + shift)
            for segment in self.segments
        ):
            return False
        return not self.digest or digest(self.of(stream, shift)) == self.digest


def digest(text: str) -> str:
    """The first 32 hexadecimal digits of the SHA-256 of `text` in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()[:HEX_DIGITS]


def units(runs: Iterable[Run], published: Mapping[str, str]) -> tuple[Unit, ...]:
    """The units of the document that `runs` come from, by the place where each begins.

    Args:
        runs: all of a document, from `prose.walk`; those that are no part of the stream are passed over.
        published: the digests of a withheld edition by `xml:id`; empty for a full one.
    """
    segments: dict[etree._Element, list[Segment]] = {}
    position = 0
    for run in runs:
        if run.length:
            end = position + run.length
            text = None if run.kind is Kind.WITHHELD else run.text.replace("\n", "")
            segments.setdefault(_owner(run), []).append(Segment(position, end, text))
            position = end
    return tuple(_unit(element, tuple(own), published) for element, own in segments.items())


def digests(runs: Iterable[Run]) -> dict[str, str]:
    """By `xml:id`, the digest of each unit of which at least 80 letters are to be withheld."""
    own: dict[str, list[str]] = {}
    letters: dict[str, int] = {}
    for run in runs:
        xml_id = run.unit.get(XML_ID) if run.unit is not None and run.length else None
        if xml_id is not None:
            own.setdefault(xml_id, []).append(run.text.replace("\n", ""))
            if run.kind is Kind.PROSE:
                letters[xml_id] = letters.get(xml_id, 0) + sum(map(str.isalpha, run.text))
    return {
        xml_id: digest("".join(texts)) for xml_id, texts in own.items() if letters.get(xml_id, 0) >= MINIMUM
    }


def _owner(run: Run) -> etree._Element:
    if run.unit is not None:
        return run.unit
    parent = run.anchor.getparent() if run.tail else None
    return run.anchor if parent is None else parent


def _unit(element: etree._Element, segments: tuple[Segment, ...], published: Mapping[str, str]) -> Unit:
    xml_id = element.get(XML_ID, "")
    tag = str(element.tag).rpartition("}")[2]
    known = published.get(xml_id, "")
    kept = "".join(segment.text or "" for segment in segments)
    whole = all(segment.text is not None for segment in segments)
    if not known and whole and len(kept) >= TELLING:
        known = digest(kept)
    name = f'{tag} "{kept}"' if tag == "head" and whole else f"{tag} at line {element.sourceline or 0}"
    return Unit(xml_id or name, xml_id, segments, known)
