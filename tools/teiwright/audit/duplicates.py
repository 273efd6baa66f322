"""Works that are listed twice, DOIs that two works share, and letters behind years that are missing, skipped or given twice."""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING

from teiwright.audit.remark import Remark
from teiwright.audit.works import Work, work
from teiwright.audit.years import base

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from teiwright.audit.entries import Entry

__all__ = ["duplicates", "letters"]

ALIKE = 0.9
OTHER = 0.6
Pairs = frozenset[tuple[str, str]]


def duplicates(entries: Sequence[Entry]) -> Iterator[Remark]:
    """Each entry that says the same as one before it, or has its DOI."""
    works = [work(entry) for entry in entries if not entry.interview]
    for first, second in _same_doi(works):
        if _same_title(first, second):
            yield _duplicate(first, second, f"both have the DOI {first.doi}")
        else:
            message = f"{second.entry.id} has the DOI {second.doi}, which {first.entry.id} has too"
            yield Remark("entry-doi", message, second.entry.element, _other(first))
    for first, second in _same_year(works):
        if not (first.doi and first.doi == second.doi) and _same(first, second):
            yield _duplicate(first, second, "both have this author, year and title")


def letters(entries: Sequence[Entry]) -> Iterator[Remark]:
    """What is wrong with the letters behind the years of one author: missing, given twice, or skipped."""
    alike = frozenset((a.entry.id, b.entry.id) for a, b in _pairs(entries))
    groups: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for one in (work(entry) for entry in entries if not entry.interview and len(entry.years) == 1):
        if one.family and one.year:
            groups[one.family, one.year].append(one.entry)
    for group in groups.values():
        yield from _repeated(group, alike)
        yield from _skipped(group)


def _pairs(entries: Sequence[Entry]) -> Iterator[tuple[Work, Work]]:
    works = [work(entry) for entry in entries if not entry.interview]
    return ((a, b) for a, b in _same_year(works) if _same(a, b))


def _same_doi(works: Iterable[Work]) -> Iterator[tuple[Work, Work]]:
    """Each work with the first one that has its DOI."""
    known: dict[str, Work] = {}
    for one in works:
        first = known.setdefault(one.doi, one)
        if one.doi and first is not one:
            yield first, one


def _same_year(works: Iterable[Work]) -> Iterator[tuple[Work, Work]]:
    """Pairs of one year whose authors begin with the same letter, which a misspelling most often leaves."""
    groups: defaultdict[tuple[str, str], list[Work]] = defaultdict(list)
    for one in works:
        groups[one.year, one.family[:1]].append(one)
    for group in groups.values():
        yield from combinations(group, 2)


def _same(first: Work, second: Work) -> bool:
    """Whether two works of one year are one: the names and the title are much the same, and nothing tells them apart."""
    if not first.title or (first.doi != second.doi and first.doi and second.doi):
        return False
    names = first.family == second.family or _ratio(first.family, second.family) >= ALIKE
    return names and not _other_edition(first, second) and _same_title(first, second)


def _other_edition(first: Work, second: Work) -> bool:
    """Whether two works have different editors or publishers."""
    edited = bool(first.editors and second.editors) and first.editors.isdisjoint(second.editors)
    published = bool(first.publisher and second.publisher)
    return edited or (published and _ratio(first.publisher, second.publisher) < OTHER)


def _same_title(first: Work, second: Work) -> bool:
    lettered = {base(year) != year for one in (first, second) for year in one.entry.years} == {True}
    if lettered and first.title != second.title:
        return False
    contained = bool(first.container and second.container)
    if contained and _ratio(first.container, second.container) < OTHER:
        return False
    return not _told_apart(first, second) and (
        first.title == second.title or _ratio(first.title, second.title) >= ALIKE
    )


def _told_apart(first: Work, second: Work) -> bool:
    """Whether both count something, and not the same: the pages, the volume, the number in the title."""
    units = {unit for unit, _ in first.numbers} & {unit for unit, _ in second.numbers}
    if "title" in {unit for unit, _ in first.numbers ^ second.numbers}:
        return True
    return any(
        {n for unit, n in first.numbers if unit == each}.isdisjoint(
            n for unit, n in second.numbers if unit == each
        )
        for each in units
    )


def _ratio(a: str, b: str) -> float:
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= OTHER and matcher.quick_ratio() >= OTHER else 0.0


def _duplicate(first: Work, second: Work, why: str) -> Remark:
    message = f"{second.entry.id} is the same work as {first.entry.id}: {why}"
    return Remark("entry-duplicate", message, second.entry.element, _other(first))


def _other(first: Work) -> str:
    return f"the other one is {first.entry.id}: {first.entry.printed}"


def _names(entry: Entry) -> str:
    return "; ".join(map(str, entry.names))


def _repeated(group: Sequence[Entry], alike: Pairs) -> Iterator[Remark]:
    """Entries of the same authors and year without different letters."""
    known: dict[tuple[str, str], Entry] = {}
    for entry in group:
        (year,) = entry.years
        first = known.setdefault((_names(entry), year), entry)
        if first is entry or (first.id, entry.id) in alike:
            continue
        code = "entry-letter-missing" if year == base(year) else "entry-letter-repeated"
        message = f"{first.id} and {entry.id} are both “{_names(entry)}, {year}”"
        yield Remark(code, message, entry.element, f"the other one is {first.id}: {first.printed}")


def _skipped(group: Sequence[Entry]) -> Iterator[Remark]:
    """The first entry behind each letter that is not there."""
    lettered = {year[4:]: entry for entry in reversed(group) for year in entry.years if year != base(year)}
    for letter in sorted(lettered):
        before = chr(ord(letter) - 1)
        if letter != "a" and before not in lettered and not (letter == "b" and _plain(group)):
            entry = lettered[letter]
            year = entry.years[0]
            message = f"{entry.id} has the year {year}, but nothing of these authors has {base(year)}{before}"
            yield Remark("entry-letter-skipped", message, entry.element)
    if set(lettered) == {"a"} and len(group) == 1:
        entry = lettered["a"]
        message = f"{entry.id} has the year {entry.years[0]}, but nothing of these authors has {base(entry.years[0])}b"
        yield Remark("entry-letter-skipped", message, entry.element)


def _plain(group: Sequence[Entry]) -> bool:
    return any(year == base(year) for entry in group for year in entry.years)
