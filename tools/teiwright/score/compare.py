"""Two encodings of one text compared: figures for each type, confusions between types, and every difference."""

from __future__ import annotations

import bisect
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from teiwright.score import links
from teiwright.score.align import align
from teiwright.score.spans import Kind, Reading, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Difference", "Fault", "Figures", "Report", "compare"]

CONTEXT = 40
NOTHING = "nothing"
LINKED = (Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE, Kind.CITATION)


class Fault(StrEnum):
    """In what a span of the prediction differs."""

    MISSED = "missed"
    EXTRA = "extra"
    BOUNDARY = "boundary"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Difference:
    """One span in which the two differ.

    Attributes:
        fault: how.
        kind: of the gold span, or of the extra one.
        gold: its characters in the gold text; empty for an extra one.
        predicted: its characters in the predicted text; empty for a missed one.
        context: the characters around it.
        other: what the prediction has there instead: another type, another target; empty where it has nothing.
    """

    fault: Fault
    kind: Kind
    gold: str
    predicted: str
    context: str
    other: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """The counts for one type.

    Attributes:
        kind: the type.
        gold: spans in the gold document.
        predicted: spans in the predicted one.
        strict: pairs with the same boundaries.
        relaxed: pairs that overlap, one for each span at most.
        linkable: pairs whose gold span has a target.
        linked: of these those that mean the same.
    """

    kind: Kind
    gold: int
    predicted: int
    strict: int
    relaxed: int
    linkable: int
    linked: int

    @property
    def strict_f1(self) -> float:
        """F1 over spans with the same boundaries."""
        return self._f1(self.strict)

    @property
    def relaxed_f1(self) -> float:
        """F1 over spans that overlap."""
        return self._f1(self.relaxed)

    @property
    def precision(self) -> float:
        """The share of predicted spans that overlap a gold one."""
        return self.relaxed / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of gold spans that a predicted one overlaps."""
        return self.relaxed / self.gold if self.gold else 0.0

    @property
    def link_accuracy(self) -> float | None:
        """The share of linked pairs that mean the same; nothing where no gold span has a target."""
        return self.linked / self.linkable if self.linkable else None

    @property
    def linked_f1(self) -> float | None:
        """F1 over spans that overlap and mean the same; spans without a target in the gold count neither way."""
        if not self.linkable:
            return None
        unlinked = self.relaxed - self.linkable
        total = self.gold + self.predicted - 2 * unlinked
        return 2 * self.linked / total if total else 0.0

    def _f1(self, hits: int) -> float:
        return 2 * hits / (self.gold + self.predicted) if self.gold + self.predicted else 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """What a comparison found.

    Attributes:
        gold: the uri of the gold document.
        predicted: that of the other.
        same_text: whether both have the same letters and digits in the same order.
        unplaced: predicted spans whose letters the gold text has nowhere.
        figures: for each type that either has.
        confusion: how often a gold type (or "nothing") meets a predicted one (or "nothing").
        differences: in the order of the text, the extra spans of a type behind the others.
    """

    gold: str
    predicted: str
    same_text: bool
    unplaced: int
    figures: tuple[Figures, ...]
    confusion: Mapping[tuple[str, str], int]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    gold: Span
    predicted: Span


def compare(gold: Reading, predicted: Reading) -> Report:
    """How `predicted` agrees with `gold`; either may be any TEI encoding of the text."""
    moved = list(_moved(predicted, align(gold, predicted)))
    placed = [span for span in moved if span is not None]
    figures: list[Figures] = []
    differences: list[Difference] = []
    for kind in Kind:
        ours, theirs = _of(gold.spans, kind), _of(placed, kind)
        if not ours and not theirs:
            continue
        pairs = _pairs(ours, theirs)
        same = _meaning(kind, pairs, gold, predicted)
        figures.append(_figures(kind, ours, theirs, (pairs, same)))
        differences += _differences((ours, theirs), (pairs, same), gold, placed)
    return Report(
        gold.uri,
        predicted.uri,
        gold.letters == predicted.letters,
        len(moved) - len(placed),
        tuple(figures),
        _confusion(gold.spans, placed),
        tuple(differences),
    )


def _of(spans: Sequence[Span], kind: Kind) -> list[Span]:
    return sorted((s for s in spans if s.kind is kind), key=lambda s: (s.start, -s.end))


def _moved(reading: Reading, place: Sequence[int]) -> Iterator[Span | None]:
    """The spans of `reading` in the letters of the gold text; nothing for one that has none of its letters there."""
    for span in reading.spans:
        found = [place[n] for n in range(span.start, span.end) if place[n] >= 0]
        yield replace(span, start=min(found), end=max(found) + 1) if found else None


def _pairs(ours: Sequence[Span], theirs: Sequence[Span]) -> list[_Pair]:
    """Each gold span with the predicted one of the same place, else with the one that it shares most letters with."""
    exact: dict[tuple[int, int], int] = {}
    for number, span in enumerate(theirs):
        exact.setdefault((span.start, span.end), number)
    used: set[int] = set()
    found: dict[int, int] = {}
    for number, span in enumerate(ours):
        same = exact.get((span.start, span.end))
        if same is not None and same not in used:
            found[number] = same
            used.add(same)
    for number, span in enumerate(ours):
        near = [n for n in _overlapping(span, theirs) if n not in used] if number not in found else []
        if near:
            found[number] = max(near, key=lambda n: _shared(span, theirs[n]))
            used.add(found[number])
    return [_Pair(ours[a], theirs[b]) for a, b in sorted(found.items())]


def _overlapping(span: Span, others: Sequence[Span]) -> Iterator[int]:
    """The numbers of those `others`, which are in the order of their starts, that share a letter with `span`."""
    limit = bisect.bisect_left(others, span.end, key=lambda s: s.start)
    return (n for n in range(limit) if others[n].end > span.start)


def _shared(a: Span, b: Span) -> int:
    return min(a.end, b.end) - max(a.start, b.start)


def _meaning(kind: Kind, pairs: Sequence[_Pair], gold: Reading, predicted: Reading) -> Mapping[str, str]:
    """For each target of the gold document the one of the other that means the same."""
    if kind is Kind.CITATION:
        return links.works(gold.works, predicted.works)
    return links.entities((p.gold.target, p.predicted.target) for p in pairs)


def _figures(
    kind: Kind,
    ours: Sequence[Span],
    theirs: Sequence[Span],
    matched: tuple[Sequence[_Pair], Mapping[str, str]],
) -> Figures:
    pairs, same = matched
    strict = sum((p.gold.start, p.gold.end) == (p.predicted.start, p.predicted.end) for p in pairs)
    linkable = [p for p in pairs if p.gold.target and kind in LINKED]
    linked = sum(same.get(p.gold.target) == p.predicted.target for p in linkable)
    return Figures(kind, len(ours), len(theirs), strict, len(pairs), len(linkable), linked)


def _differences(
    spans: tuple[Sequence[Span], Sequence[Span]],
    matched: tuple[Sequence[_Pair], Mapping[str, str]],
    gold: Reading,
    placed: Sequence[Span],
) -> Iterator[Difference]:
    """What differs of one type, in the order of the text, the extra ones last."""
    (ours, theirs), (pairs, same) = spans, matched
    partner = {id(p.gold): p.predicted for p in pairs}
    ordered = sorted(placed, key=lambda s: (s.start, -s.end))
    for span in ours:
        surface, context = gold.surface(span.start, span.end), gold.surface(span.start, span.end, CONTEXT)
        other = partner.get(id(span))
        if other is None:
            near = [ordered[n] for n in _overlapping(span, ordered)]
            kinds = ", ".join(sorted({s.kind for s in near} - {span.kind, Kind.NOTE}))
            yield Difference(Fault.MISSED, span.kind, surface, "", context, kinds)
            continue
        theirs_ = gold.surface(other.start, other.end)
        if (span.start, span.end) != (other.start, other.end):
            yield Difference(Fault.BOUNDARY, span.kind, surface, theirs_, context)
        if span.kind in LINKED and span.target and same.get(span.target) != other.target:
            target = other.target or "no target"
            yield Difference(Fault.LINK, span.kind, surface, theirs_, context, f"{span.target} → {target}")
    matched_ = {id(p.predicted) for p in pairs}
    for span in theirs:
        if id(span) not in matched_:
            surface, context = gold.surface(span.start, span.end), gold.surface(span.start, span.end, CONTEXT)
            yield Difference(Fault.EXTRA, span.kind, "", surface, context)


def _confusion(gold: Sequence[Span], placed: Sequence[Span]) -> dict[tuple[str, str], int]:
    """For each gold span the type it meets most letters of, the same one first; what is left meets nothing."""
    ordered = sorted(placed, key=lambda s: (s.start, -s.end))
    used: set[int] = set()
    counts: Counter[tuple[str, str]] = Counter()
    for span in sorted(gold, key=lambda s: (s.start, -s.end)):
        near = [n for n in _overlapping(span, ordered) if n not in used and _alike(span, ordered[n])]
        best = max(
            near, key=lambda n: (ordered[n].kind is span.kind, _shared(span, ordered[n])), default=None
        )
        if best is None:
            counts[span.kind, NOTHING] += 1
        else:
            used.add(best)
            counts[span.kind, ordered[best].kind] += 1
    for number, span in enumerate(ordered):
        if number not in used:
            counts[NOTHING, span.kind] += 1
    return dict(counts)


def _alike(a: Span, b: Span) -> bool:
    """Whether two spans can be taken for each other: of one type, or sharing more than half of the longer one."""
    return a.kind is b.kind or 2 * _shared(a, b) > max(a.end - a.start, b.end - b.start)
