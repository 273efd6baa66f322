"""What holds a part: `in X (ed.) Title`, `In: X (Hg.): Titel`, with its series and imprint."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.encode.bibliography.authors import Order, names_in
from teiwright.encode.bibliography.division import is_periodical, number_behind
from teiwright.encode.bibliography.draft import GONE, trim
from teiwright.encode.bibliography.imprint import claim_imprint, claim_others
from teiwright.encode.bibliography.parts import first_run, segments, sentences
from teiwright.encode.bibliography.people import UPPER, read_names
from teiwright.encode.bibliography.publication import is_town
from teiwright.encode.bibliography.series import claim_series
from teiwright.encode.bibliography.years import YEAR

if TYPE_CHECKING:
    from teiwright.encode.bibliography.draft import Draft

__all__ = [
    "claim_container",
    "claim_edited_by",
    "claim_editors",
    "claim_held",
    "claim_last_series",
    "find_in",
    "named_before_editors",
]

_IN = re.compile(
    rf"(?:(?<=[.?!,;:”\"’»)\]\x00] )|(?<=[.?!,;:”\"’»)\]\x00]))(?P<lead>(?:In|Dans|En|Dins)\b:?|(?<!\) )(?:in|dans|en)(?:: ?|(?= (?:[{UPPER}“\"«„‘'\[]))))\s*(?=\S)|(?<=[\d\x00] )in: ?(?=\S)"
)

_EDITORS_AFTER = re.compile(
    rf"\s*[,.]?\s*(?:[(\[](?P<bracketed>[Ee]ds?|[Ee]ditors?|Hgg?|Hrs?g|hrsg|[Dd]irs?|[Cc]oords?|[Éé]ds?|[Rr]ed)\.?[,:]?[)\]](?:\s\({YEAR}[a-z]?\))?|(?P<bare>editors?|eds?|Eds?|Hgg?|Hrsg|hrsg|dirs?|éds?)\b\.?)\s*[,:.]?\s*"
)

_EDITED_BY = re.compile(
    r",?\s*(?P<role>\b[Ee]dited (?:and [a-z]+ )?by|\b[Ee]ds?\.(?: and trans(?:lated|\.))?(?: by)?|[Hh](?:rs)?g\. (?:u\.|und) übers\. v(?:on|\.)|[Hh](?:rsg|g)\. v(?:on|\.)|[Hh]erausgegeben vo[nm]|(?<=, )por|[Éé]ds?\.|sous la dir(?:\.|ection) d(?:e|u|es)?|dir\.|coord\. por|a cura di|[Hh]rsg\. (?:und eingeleitet )?von|red\.|[Ee]ditad[oa]s? por|[Éé]dité par|ed\. de)\s+(?P<names>[^\x00]+)"
)
_EDITOR_BEHIND = re.compile(
    r",\s(?P<names>[A-ZÀ-Ý]\.[^,\x00]{2,40}(?:(?:,|,? and|,? &) [^,\x00]{3,40}){0,3}), Eds?\.(?=[,\x00]|\s)"
)
_AFTER_NAMES = re.compile(
    r"(?<=[\w)]{2})\.(?=\s|$)|,\s(?=special issue|with |vol\.|\d)|,?\s\d+(?=[.:,]|$)|\s(?:with|mit|avec)\s|\x00"
)
_COUNTED = re.compile(
    r"\b(?:[Vv]ols?|[Vv]olume|Bd|Band|Bände|[Nn]o|Nr|[Tt]ome|[Tt]omo|Heft|[Ss]pecial issue|\d+(?:st|nd|rd|th) ed)\b|\(=|\d+ ?\("
)
_TRANSLATED = re.compile(
    r"(?:[,.]?\s*(?:[Tt]ranslated|(?<=[.,;:(\x00] )[Tt]rans\.)(?: and ed(?:ited|\.))?(?: from [A-Z]\w+)?(?: by)?|[,.]?\s*(?:(?:[Aa]us dem \w+ (?:von|übersetzt von|übers\. von|übertragen von)|[Üü]bersetzt von)|[Tt]raducid[oa] (?:del \w+ )?por|[Tt]radotto da|[Tt]raducción de|[Tt]raduction de|[Tt]raduit (?:de l[’']\w+ )?par|[Tt]rad\. (?:de|par|por)|[Üü]bers\. v(?:on|\.)))\s+(?P<names>[^\x00]+)"
)


def find_in(draft: Draft, behind: int, quoted: tuple[int, int] | None) -> tuple[int, int] | None:
    """The end of the part's title and the beginning of the container behind `in`."""
    if quoted:
        match = re.compile(r"[\s,.;:]*(?:In|in|Dans|dans|En|en)\b:?\s+(?=\S)").match(draft.open, behind)
        if match:
            return behind, match.end()
    match = _IN.search(draft.open, behind + (0 if quoted else 5))
    return match.span() if match else None


def named_before_editors(draft: Draft, held: int) -> bool:
    """Claim the title of a volume at `held` whose editors follow it at once, as `Title. Subtitle, edited by X`.

    So the numbers and places in it are no fields of their own. False, with nothing done, where a number counts volumes.
    """
    low, high = first_run(draft, held, len(draft.open))
    if (
        high - low < 8
        or not _EDITED_BY.match(draft.text.replace("\n", " "), high)
        or _COUNTED.search(draft.open, low, high)
    ):
        return False
    low, high = trim(draft.open, low, high, ",.;:([ ")
    draft.claim("title_m", low, high)
    return True


def claim_container(draft: Draft, lead: int, start: int, held: int, zone: tuple[int, int] | None) -> None:
    """Claim all behind `in`: editors, title, place and publisher."""
    spans = sentences(draft, draft.start, lead)
    last = draft.open[slice(*spans[-1])] if len(spans) > 1 else ""
    if is_town(last) or re.fullmatch(rf"\[?[{UPPER}][^\W\d_]+\]?\.", last):
        draft.claim("place", *trim(draft.open, *spans[-1], "."))
    draft.close(lead, start)
    claim_held(draft, held, zone)


def claim_held(draft: Draft, start: int, zone: tuple[int, int] | None) -> None:
    """Claim the title of the volume or periodical at `start`, and what follows it."""
    if draft.has("title_m"):
        claim_others(draft, start)
        return
    low, high = first_run(draft, start, len(draft.open))
    if not draft.has("volume") and (count := number_behind(draft.open[:high], low, high)):
        draft.claim("volume", *count[1])
        draft.add("title_j", *trim(draft.open, low, count[0], ",.;:([ "))
        claim_others(draft, high)
        return
    journal = (
        draft.has("volume", "issue")
        and zone
        and not draft.has("editor")
        and is_periodical(draft.open[low:high])
    )
    counted = draft.has("volume") and not draft.has("page", "issue")
    journal = journal and not (counted and len(sentences(draft, low, high)) > 1)
    high = claim_imprint(draft, low, high)
    journal = journal or (
        draft.has("volume") and draft.has("issue") and not draft.has("editor", "place", "publisher")
    )
    if not journal:
        high = claim_last_series(draft, low, high, zone)
    low, high = trim(draft.open, low, high, ",.;:([ ")
    draft.add("title_j" if journal else "title_m", low, high)
    claim_others(draft, high)


def claim_last_series(draft: Draft, low: int, high: int, zone: tuple[int, int] | None) -> int:
    """Claim the last sentence as a series where its number, or the volume alone, follows; where the rest ends."""
    spans = sentences(draft, low, high) if draft.dotted else segments(draft, low, high)
    if len(spans) < 2:
        return high
    first, last = spans[-1]
    counted = zone and high <= zone[0] + 1 and draft.has("volume") and not draft.has("page", "issue")
    if counted:
        draft.add("title_s", *trim(draft.open, first, last, ",.;: "))
        draft.close(first, last)
        return first
    return first if claim_series(draft, first, last, numbered=draft.dotted) else high


def claim_editors(draft: Draft, start: int, *, colon: bool) -> int:
    """Claim the editors before a container's title: `X (Hg.):`, `X, Y (eds.),`, `X, editors,`; where the title begins.

    Args:
        draft: the entry.
        start: where the names can begin.
        colon: whether a colon alone can end them, as behind `In:`.
    """
    begin = start
    start = trim(draft.open, start, len(draft.open), ",.;:" + GONE)[0]
    names = read_names(draft.open, start)
    if names:
        role = _EDITORS_AFTER.match(draft.open, names.end)
        if role and role["bare"] in {"ed", "Ed"} and not names.firm:
            role = None
        point = re.compile(r"\s*:\s").match(draft.open, names.end) if colon and names.firm else None
        if last := role or point:
            for name in names.found:
                draft.add_name("editor", *name)
            end = last.end()
            draft.close(start, end)
            return end
    match = re.compile(
        r"(?P<names>[^\x00()]{2,200}?)\s*[(\[](?:[Ee]ds?|Hgg?|Hrsg|[Dd]irs?|[Cc]oords?|[Éé]ds?)\.?[)\]]\s*[,:.]?\s*"
    ).match(draft.open, start)
    if match:
        for name in names_in(draft.open, *match.span("names"), Order.NATURAL, several=True):
            draft.add_name("editor", *name)
        draft.close(*match.span())
        return match.end()
    return begin


_ROLE_WORDS = (
    "dit",
    "d.",
    "ds.",
    "rans",
    "rad",
    "hrsg",
    "Hrsg",
    "Hg",
    "hg",
    "bers",
    "dir",
    "oord",
    "cura",
    "por ",
    "gegeben",
)


_RENDERED = ("ransl", "rans.", "bers", "raduc", "radui", "rad.", "radotto", "us dem")


def claim_edited_by(draft: Draft) -> None:
    """Claim editors and translators that words announce: `edited by`, `hrsg. von`, `translated by`; `, X. Yy, Ed.`."""
    if not draft.mentions(*_ROLE_WORDS):
        return
    for behind in _EDITOR_BEHIND.finditer(draft.open, draft.start):
        names = read_names(draft.open, behind.start("names"), natural=True)
        if names and names.end == behind.end("names"):
            for name in names.found:
                draft.add_name("editor", *name)
            draft.close(*behind.span())
    for role, pattern in (("translator", _TRANSLATED), ("editor", _EDITED_BY)):
        named = role == "editor" or draft.mentions(*_RENDERED)
        match = pattern.search(draft.open, draft.start) if named else None
        if not match:
            continue
        if not draft.open[match.start("names")].isalpha():
            continue
        low, names = match.start("names"), read_names(draft.open, match.start("names"), natural=True)
        if names:
            found, end = list(names.found), names.end
        else:
            stop = _AFTER_NAMES.search(draft.open, low)
            end = stop.start() if stop else match.end("names")
            found = names_in(draft.open, low, end, Order.NATURAL, several=True)
        for name in found:
            draft.add_name(role, *name)
        draft.close(match.start(), end)
