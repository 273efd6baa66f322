"""Citations with a year: in brackets, with the year alone in brackets, and in the running text.

The surface runs from the author to the year and its locator; "cf.", "see also", semicolons and brackets stay outside
(annotation guidelines, citation). Where the author is part of the sentence and the brackets hold the year alone, the
citation is what the brackets hold, and the author stays a name of the prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from string import ascii_lowercase
from typing import TYPE_CHECKING

from teiwright.encode.citations import authors, brackets, locators, named, years
from teiwright.encode.citations.brackets import Bracket
from teiwright.encode.citations.cover import Cover
from teiwright.encode.citations.plausible import is_plausible
from teiwright.encode.citations.works import NOTHING, Link
from teiwright.encode.citations.years import NO_DATE
from teiwright.model import Cert, Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teiwright.encode.citations.authors import Author
    from teiwright.encode.citations.scene import Scene
    from teiwright.encode.citations.years import Year

__all__ = ["find"]

REACH, JOINT_REACH = 200, 30
NEXT_LETTER = re.compile(r"(?:[,;/]|,?\s(?:and|und|et|y|&))\s?(?P<suffix>[a-rt-z])(?=[,;)\]\s.]|\Z)")
SEE = re.compile(
    r"(?:\b(?:[Ss]ee|[Ss]iehe|[Vv]oir|[Vv]éase|[Cc]ompare)|(?<!\w)(?:[Cc]f|[Vv]gl)\.)"
    r"(?:\s(?:also|auch|aussi|también|e\.g\.|z\.\s?B\.))?,?\s\Z"
)
SEE_REACH = 24
ENDED = re.compile(r"[.,;:)]|\Z")
ADJACENT = re.compile(r"(?:,?\s|,?\s?[(\[]\s?)")


@dataclass(frozen=True, slots=True)
class _Cited:
    """A citation that was read: where it begins, its year, its author and what they mean."""

    begin: int
    year: Year
    author: str
    link: Link


def find(scene: Scene, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The citations with a year in `scene`, locators too, outside the `mentions`."""
    taken = Cover(mentions)
    found = [y for y in years.find(scene.text) if not taken.meets(y.start, y.end)]
    position, author = 0, ""
    for year, bracket in zip(found, brackets.around(scene.brackets, [y.start for y in found]), strict=True):
        if year.start < position:
            continue
        floor = taken.floor(year.start)
        cited = _read(scene, year, bracket, max(position, floor), "" if floor > position else author)
        if cited is None:
            continue
        author = cited.author
        limit = bracket.end if bracket else len(scene.text)
        for mention in _mentions(scene, cited, limit, inside=bracket is not None):
            position = max(position, mention.end)
            yield mention


def _read(scene: Scene, year: Year, bracket: Bracket | None, position: int, author: str) -> _Cited | None:
    opened = bracket.start if bracket else 0
    start = max(position, opened, year.start - REACH)
    lead = scene.text[start : year.start]
    behind = author and position >= max(opened, year.start - JOINT_REACH)
    if behind and authors.is_same_author(scene.text[position : year.start]):
        link = scene.works.link(author, year)
        if link.firm or (bracket and not year.is_range):
            return _Cited(year.start, year, author, link)
    if bracket and not lead.strip(" ,.:[(") and start == opened:
        return _narrative(scene, year, bracket)
    return _in_brackets(scene, year, bracket, start) if bracket else _in_text(scene, year, start)


def _in_brackets(scene: Scene, year: Year, bracket: Bracket, start: int) -> _Cited | None:
    """The author known to the bibliography, else one that stands there like one."""
    name = authors.before(scene.text, start, year.start, year, scene.works)
    run = authors.name_like(scene.text, start, year.start)
    text = scene.text[run[0] : run[1]] if run else ""
    link = scene.works.link(text, year) if run else NOTHING
    several = authors.joined(scene.text, start, year.start, year, scene.works)
    if several and several.link.fit > max(link.fit, name.link.fit if name else link.fit):
        return _Cited(several.start, year, several.text, several.link)
    if name and name.link.key and name.link.fit >= link.fit:
        return _Cited(name.start, year, name.text, name.link)
    if run is None:
        return None
    if not link.key and (year.is_range or not is_plausible(scene, run[0], year.end, bracket)):
        return None
    return _Cited(run[0], year, text, link)


def _in_text(scene: Scene, year: Year, start: int) -> _Cited | None:
    """What fits an entry without doubt, "Weir 1990", "Weir's 1990 study"; behind a "see" also what fits none."""
    name = authors.before(scene.text, start, year.start, year, scene.works)
    if name is None or not _is_certain(scene, name, year) or authors.is_no_name(name.text):
        return _unlisted(scene, year, start)
    if ADJACENT.fullmatch(scene.text, name.end, year.start):
        return _Cited(name.start, year, name.text, name.link)
    return None


def _unlisted(scene: Scene, year: Year, start: int) -> _Cited | None:
    """What a text sends its reader to though the bibliography lacks it, as in "See Weir 1950, p. 3"."""
    run = authors.name_like(scene.text, start, year.start)
    if run is None or year.is_range or not ADJACENT.fullmatch(scene.text, run[1], year.start):
        return None
    sent = SEE.search(scene.text, max(start, run[0] - SEE_REACH), run[0])
    if not sent or not ENDED.match(scene.text, year.end):
        return None
    author = scene.text[run[0] : run[1]]
    if not is_plausible(scene, run[0], year.end, Bracket(run[0], year.end, 1)):
        return None
    return _Cited(run[0], year, author, scene.works.link(author, year))


def _is_certain(scene: Scene, name: Author, year: Year) -> bool:
    """Whether names and year fit, or the names are of a person of whose works only one, without a year, can be meant."""
    fit = name.link.fit
    if not fit.whole or name.link.firm or fit.year != 1:
        return fit.whole and name.link.firm
    possible = [w for w in scene.works.of(name.text) if w.fits_year(year)]
    return len(possible) == 1 and not possible[0].entry.corporate and possible[0].year in {"", NO_DATE}


def _narrative(scene: Scene, year: Year, bracket: Bracket) -> _Cited | None:
    name = named.adjacent(scene, year, bracket) or named.in_sentence(scene, year, bracket)
    return _Cited(year.start, year, name.text, name.link) if name else None


def _mentions(scene: Scene, cited: _Cited, limit: int, *, inside: bool) -> Iterator[Mention]:
    """The citation, that of the first print where it is a work of its own, the locator, and further letters."""
    begin, year = cited.begin, cited.year
    if year.original:
        first = scene.works.link(cited.author, replace(year, value=year.original, suffix=""))
        if not cited.link.firm and first.firm:
            cited = replace(cited, link=first)
        elif first.key not in {"", cited.link.key} and first.fit.year > 2:
            (_, end), own = year.bounds
            start = year.bounds[0][0] if begin == year.start else begin
            yield _citation(start, end, first)
            begin = own[0]
    locator = locators.at(scene.text, year.end, limit, inside=inside)
    end = locator.reach if locator else year.end
    yield _citation(begin, end, _of_letters(scene, cited))
    if locator:
        yield locator.mention()
    yield from _further_letters(scene, cited, end, limit)


def _citation(start: int, end: int, link: Link) -> Mention:
    return Mention(MentionKind.CITATION, start, end, link.key, cert=link.cert if link.key else Cert.LOW)


def _of_letters(scene: Scene, cited: _Cited) -> Link:
    """The link of the year; of "2003a–c" the works of all its letters."""
    if not cited.year.last:
        return cited.link
    letters = ascii_lowercase[
        ascii_lowercase.index(cited.year.suffix) : ascii_lowercase.index(cited.year.last) + 1
    ]
    links = [scene.works.link(cited.author, replace(cited.year, suffix=letter)) for letter in letters]
    keys = dict.fromkeys(link.key for link in links if link.firm)
    return (
        Link(" ".join(keys), max(links, key=lambda one: list(Cert).index(one.cert)).cert) if keys else NOTHING
    )


def _further_letters(scene: Scene, cited: _Cited, position: int, limit: int) -> Iterator[Mention]:
    """In "2003a, b" the letter alone is a citation too."""
    while cited.year.suffix:
        found = NEXT_LETTER.match(scene.text, position, limit)
        if not found:
            return
        link = scene.works.link(cited.author, replace(cited.year, suffix=found["suffix"]))
        if not link.firm or link.fit.year < 4:
            return
        yield _citation(found.start("suffix"), found.end(), link)
        position = found.end()
