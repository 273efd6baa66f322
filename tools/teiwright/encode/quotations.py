"""What stands in quotation marks: a quotation with its source, a title, a coined term, or words held at a distance.

A quotation is genuine where a citation follows it, or a name in its sentence is the author that the sentence cites,
or it is too long to be anything else (annotation guidelines, quotation). "Cf." cites a comparison, no quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from teiwright.encode import quote_marks, spans
from teiwright.encode.bibliography import fold
from teiwright.model import Cert, Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from teiwright.encode.spans import Span

__all__ = ["find", "sources"]

LONG = 8
CHAIN = 6
FOLLOWED = re.compile(r"[,.]?\s*(?=[(\[])")
COMPARES = re.compile(r"[(\[]\s*(?:cf\.|see\b|vgl\.|compare\b|voir\b|véase\b)", re.IGNORECASE)
COMPARED = re.compile(r"\b(?:cf\.|see(?:\s+also)?|vgl\.|compare|voir|véase)\s*\Z", re.IGNORECASE)
ENTITLED = re.compile(r"\b(?:sub|en)?titled\s*:?\s*\Z|\b(?:titre|título|Titel)\s*:?\s*\Z")
COINED = re.compile(
    r"\b(?:so[ -]called|the\s+terms?|the\s+words?|the\s+concepts?\s+of|the\s+notions?\s+of|the\s+labels?(?:\s+of)?|"
    r"called(?:\s+an?|\s+the)?|known\s+as|(?:der|dem|den)\s+Begriff|sogenannte[nrsm]?|le\s+terme|el\s+término)\s*\Z",
    re.IGNORECASE,
)
EDITED = re.compile(r"\[[^\]]*\]")
SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+(?=[\"'“‘(]?([A-ZÀ-Þ]))")
BLANK = re.compile(r"\0*")
AUTHOR_END = re.compile(r",?\s*\d{4}|,")
CITING = {MentionKind.CITATION, MentionKind.INTERVIEW}


@dataclass(frozen=True, slots=True)
class _Scene:
    """A block as the rules see it.

    Attributes:
        text: its characters.
        blank: the same with brackets blanked.
        citations: in document order.
        titles: the folded titles that it can name.
        places: where the citations begin.
        stops: where the ends of sentences begin.
        begins: for each of these where the next sentence begins, and the offset behind its first capital.
    """

    text: str
    blank: str
    citations: Sequence[Mention]
    titles: Collection[str]
    places: Sequence[int]
    stops: Sequence[int]
    begins: Sequence[tuple[int, int]]

    def between(self, start: int, end: int) -> Sequence[Mention]:
        """The citations that begin from `start` on and before `end`."""
        return self.citations[bisect_left(self.places, start) : bisect_left(self.places, end)]

    def sentence(self, place: int) -> int:
        """Where the sentence begins that `place` stands in."""
        number = bisect_right(self.begins, place, key=itemgetter(1))
        return self.begins[number - 1][0] if number else 0

    def stop(self, place: int) -> int | None:
        """Where the first end of a sentence behind `place` begins; nothing where the last one holds `place`."""
        number = bisect_left(self.stops, place)
        return self.stops[number] if number < len(self.stops) else None


def find(text: str, mentions: Sequence[Mention], titles: Collection[str]) -> tuple[Mention, ...]:
    """What stands in quotation marks in `text`, marks included, in document order.

    Args:
        text: the characters of one block.
        mentions: what has been found in it; quoted words that are exactly a name stay that name.
        titles: the folded titles of the bibliography.
    """
    citations = sorted((m for m in mentions if m.kind in CITING), key=lambda m: m.start)
    closed = spans.cover((m.start, m.end) for m in citations)
    names = {(m.start, m.end) for m in mentions if m.kind not in CITING}
    marked = [
        (start, end)
        for start, end in quote_marks.pairs(text)
        if (start + 1, end - 1) not in names and not closed.holds(start, end)
    ]
    found = tuple(_classified(_scene(text, citations, titles), marked))
    whole = spans.cover((m.start, m.end) for m in found if m.kind is MentionKind.QUOTATION)
    # What a quotation quotes is its author's affair.
    return tuple(m for m in found if not whole.surrounds(m.start, m.end))


def _scene(text: str, citations: Sequence[Mention], titles: Collection[str]) -> _Scene:
    blank = _blanked(text)
    ends = list(SENTENCE_END.finditer(blank))
    return _Scene(
        text,
        blank,
        citations,
        titles,
        [m.start for m in citations],
        [m.start() for m in ends],
        [(m.end(), m.end(1)) for m in ends],
    )


def sources(citations: Sequence[Mention]) -> tuple[tuple[str, str], ...]:
    """The `source` attribute for a quotation that `citations` attribute; empty where none of them finds an entry."""
    keys = dict.fromkeys(f"#{key}" for m in citations for key in m.ref.split())
    return (("source", " ".join(keys)),) if keys else ()


def _classified(scene: _Scene, marked: Sequence[Span]) -> Iterator[Mention]:
    following: Mention | None = None
    found: list[Mention] = []
    for start, end in reversed(marked):
        mention = _classify(scene, start, end, following)
        found.append(mention)
        following = mention
    return reversed(found)


def _classify(scene: _Scene, start: int, end: int, following: Mention | None) -> Mention:
    inner = scene.text[start + 1 : end - 1]
    before = scene.text[max(0, start - 40) : start]
    if (" " in inner and fold(inner) in scene.titles) or ENTITLED.search(before):
        return Mention(MentionKind.TITLE, start, end)
    attributed = _attributed(scene, start, end, following)
    if attributed is not None:
        return attributed
    if len(inner.split()) >= LONG:
        return Mention(MentionKind.QUOTATION, start, end, cert=Cert.MEDIUM)
    kind = MentionKind.TERM if COINED.search(before) else MentionKind.SO_CALLED
    return Mention(kind, start, end)


def _attributed(scene: _Scene, start: int, end: int, following: Mention | None) -> Mention | None:
    """The quotation if a citation attributes it: right behind it, behind the next one, or in its sentence."""
    direct = _behind(scene, end)
    edited = EDITED.search(scene.text, start, end)
    if direct and (edited or not COMPARES.match(scene.text, _bracket(scene.text, end))):
        return Mention(MentionKind.QUOTATION, start, end, attributes=sources(direct))
    if following and following.kind is MentionKind.QUOTATION and _chained(scene, end, following):
        return Mention(MentionKind.QUOTATION, start, end, attributes=following.attributes, cert=Cert.MEDIUM)
    named = _named_in_sentence(scene, start, end)
    if named:
        return Mention(MentionKind.QUOTATION, start, end, attributes=sources(named), cert=Cert.MEDIUM)
    return None


def _bracket(text: str, end: int) -> int:
    found = FOLLOWED.match(text, end)
    return found.end() if found else end


def _behind(scene: _Scene, end: int) -> tuple[Mention, ...]:
    """The citations in the brackets that follow right behind `end`, up to the first that is only compared."""
    opened = _bracket(scene.text, end)
    if scene.text[opened : opened + 1] not in {"(", "["}:
        return ()
    blank = BLANK.match(scene.blank, opened + 1)
    closed = blank.end() if blank else opened
    inside = scene.between(opened + 1, closed)
    compared = next((m.start for m in inside[1:] if COMPARED.search(scene.text[opened : m.start])), closed)
    return tuple(m for m in inside if m.start < compared)


def _chained(scene: _Scene, end: int, following: Mention) -> bool:
    """Whether only a few words of the same sentence stand between this quotation and the next."""
    between = scene.blank[end : following.start]
    return (
        "\0" not in between and not SENTENCE_END.search(between + "A") and 0 < len(between.split()) <= CHAIN
    )


def _named_in_sentence(scene: _Scene, start: int, end: int) -> tuple[Mention, ...]:
    """The citation at the end of the sentence whose author the sentence names before the quotation."""
    sentence = scene.blank[scene.sentence(start) : start]
    stop = scene.stop(end)
    later = scene.between(end, len(scene.text) if stop is None else stop)
    if not later or COMPARES.match(scene.text, scene.text.rfind("(", 0, later[0].start)):
        return ()
    author = AUTHOR_END.split(scene.text[later[0].start : later[0].end])[0].strip()
    last = not scene.blank[later[-1].end : None if stop is None else stop + 1].strip(" \0.")
    return tuple(later) if last and len(author) > 1 and _names(sentence, author) else ()


def _names(sentence: str, author: str) -> bool:
    """Whether `sentence` has `author` as a word of its own, no possessive: as the one who speaks."""
    return any(
        sentence[b : b + 2] not in {"'s", "’s"} and sentence[b : b + 1] != "-"
        for _, b in spans.occurrences(sentence, author)
    )


def _blanked(text: str) -> str:
    """`text` with the characters inside brackets, and the brackets, as NUL, so that no stop in them ends a sentence."""
    return re.sub(r"\([^()]*\)|\[[^\[\]]*\]", lambda m: "\0" * len(m[0]), text)
