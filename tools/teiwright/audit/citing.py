"""What is wrong with a citation: its entry, its year, its names, its locator."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from teiwright.audit.bibliography import Bibliography, dated, when
from teiwright.audit.locators import outside
from teiwright.audit.names import Fit, words
from teiwright.audit.remark import Remark, likely
from teiwright.audit.years import base

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.audit.citations import Citation
    from teiwright.audit.entries import Entry

__all__ = ["Meaning", "cited", "meaning"]

AGAIN = re.compile(
    r"\s*(?:ib[ií]d|ib[ií]dem|id|idem|eadem|loc\.?\s*cit|op\.?\s*cit|ebd|ebenda|a\.?\s*a\.?\s*o|ders|dies|ob\.?\s*cit)\b",
    re.IGNORECASE,
)
ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class Meaning:
    """A citation, the entries that fit it exactly, and the one that it means."""

    citation: Citation
    exact: tuple[Entry, ...]
    entry: Entry | None


def meaning(listed: Bibliography, citation: Citation) -> Meaning:
    """What `citation` means: the entry it points to, else the first that fits it, else the only likely one."""
    exact = listed.exact(citation)
    return Meaning(
        citation, exact, listed.target(citation) or (exact[0] if exact else listed.meant(citation))
    )


def cited(listed: Bibliography, read: Meaning) -> Iterator[Remark]:
    """What is wrong with a citation."""
    citation, exact, entry = read.citation, read.exact, read.entry
    if entry is None:
        # A pointer that leads nowhere is a fault of the TEI; `check` reports it.
        if not citation.target:
            yield _unlisted(listed, citation)
        return
    if entry not in exact and len(exact) == 1:
        yield _target(citation, entry, exact[0])
        return
    if len(exact) > 1 and not _lettered(citation, entry):
        yield _ambiguous(citation, exact)
        return
    fit = listed.fit(citation, entry)
    if fit is Fit.FEWER or (fit is Fit.OTHER and not listed.prints(entry, citation)):
        yield _name(citation, entry, fit)
    if not _agree(citation, entry):
        yield _date(citation, entry)
    yield from outside(citation, entry)


def _lettered(citation: Citation, entry: Entry) -> bool:
    return citation.year != base(citation.year) and citation.year in entry.years


def _agree(citation: Citation, entry: Entry) -> bool:
    """Whether the dates are the same, or one is missing, or only one of two years has a letter."""
    if not when(citation) or not dated(entry) or when(citation) in dated(entry):
        return True
    if citation.others & set(map(base, entry.years)):
        return True
    lettered = {year for year in entry.years if year != base(year)}
    one_letter = citation.year == base(citation.year) or not lettered
    return not citation.interview and one_letter and base(citation.year) in map(base, entry.years)


def _unlisted(listed: Bibliography, citation: Citation) -> Remark:
    if AGAIN.match(citation.text):
        message = f"“{citation.text}” has no citation before it that it could repeat"
        return Remark("citation-repeats", message, citation.element)
    near = _near(listed, citation)
    hint = f"the nearest entry is {near.id}: {near.printed}" if near else ""
    return Remark(
        "citation-unlisted", f"“{citation.text}” is not in the bibliography", citation.element, hint
    )


def _near(listed: Bibliography, citation: Citation) -> Entry | None:
    """The entry of the most similar first name with the same letter, of the nearest year; none where none is similar."""
    name = next(iter(words(citation.names)), "")
    scored = [
        (ratio, -_distance(citation, entry), -number, entry)
        for number, entry in enumerate(listed.entries)
        if name and entry.names and entry.interview == citation.interview
        for family in words(entry.names[0].family)[:1]
        if family[0] == name[0] and (ratio := _ratio(name, family)) >= ALIKE
    ]
    return max(scored, key=lambda each: each[:3])[3] if scored else None


def _distance(citation: Citation, entry: Entry) -> int:
    years = [abs(int(base(year)) - int(base(citation.year))) for year in entry.years if citation.year]
    return min(years, default=9999)


def _ratio(a: str, b: str) -> float:
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def _target(citation: Citation, entry: Entry, better: Entry) -> Remark:
    message = f"“{citation.text}” points to {entry.id}, but agrees with {better.id}"
    return Remark("citation-target", message, citation.element, likely(better))


def _ambiguous(citation: Citation, exact: tuple[Entry, ...]) -> Remark:
    message = f"“{citation.text}” can mean {', '.join(entry.id for entry in exact)}"
    hint = "; or ".join(f"{entry.id} is {entry.printed}" for entry in exact)
    return Remark("citation-ambiguous", message, citation.element, hint)


def _name(citation: Citation, entry: Entry, fit: Fit) -> Remark:
    names = "; ".join(str(name) for name in entry.names)
    if fit is Fit.FEWER:
        message = f"“{citation.text}” leaves out an author of {entry.id}: {names}"
        return Remark("citation-authors", message, citation.element)
    message = f"“{citation.text}” has the name “{citation.names}”, its entry {entry.id} has “{names}”"
    return Remark("citation-name", message, citation.element, likely(entry))


def _date(citation: Citation, entry: Entry) -> Remark:
    year = not citation.interview or citation.year not in entry.years
    printed = " and ".join(dict.fromkeys(dated(entry)))
    message = f"“{citation.text}” has {when(citation)}, its entry {entry.id} has {printed}"
    return Remark("citation-year" if year else "citation-date", message, citation.element, likely(entry))
