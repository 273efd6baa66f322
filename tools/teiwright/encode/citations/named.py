"""The author or title in the sentence that a year alone in brackets belongs to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.encode.bibliography import fold
from teiwright.encode.citations import authors, locators
from teiwright.encode.citations.authors import Author
from teiwright.encode.citations.fitting import Fit
from teiwright.encode.citations.names import Level
from teiwright.encode.citations.scene import sentence_start, trimmed
from teiwright.encode.citations.works import NOTHING, Link
from teiwright.encode.citations.years import YEAR
from teiwright.model import Cert

if TYPE_CHECKING:
    from teiwright.encode.citations.brackets import Bracket
    from teiwright.encode.citations.fitting import Work
    from teiwright.encode.citations.scene import Scene
    from teiwright.encode.citations.years import Year

__all__ = ["adjacent", "in_sentence"]

SPACES = " \n\u00a0"
REACH = 160
BLOCK_REACH = 3000
TITLE_WORDS = 3
TITLE_LENGTH = 8
CLOSED = re.compile(rf"\s*(?:[)\]]|[,;:](?!\s?[a-zß-ÿ]{{3}})|(?:and|und|et|y|&)\s{YEAR})")
POSSESSIVE = re.compile(r"['’]s?(?=\s)")


def adjacent(scene: Scene, year: Year, bracket: Bracket) -> Author | None:
    """The author right before the brackets: one that fits the year, or a person whom the bibliography has."""
    limit = trimmed(scene.text, 0, bracket.start - 1, SPACES)
    start = max(0, limit - REACH)
    name = authors.known(scene.text, start, limit, year, scene.works)
    if name is None:
        return _misspelt(scene, year, start, bracket.start - 1)
    if name.link.firm and name.link.fit.whole:
        return name
    exact = scene.works.of(name.text)
    is_person = bool(exact) and not exact[0].entry.corporate
    return name if name.link.firm or (is_person and not year.is_range) else None


def _misspelt(scene: Scene, year: Year, start: int, place: int) -> Author | None:
    """The name before the brackets that differs from that of a work of the year by one letter."""
    run = authors.name_like(scene.text, start, place)
    link = scene.works.link(scene.text[run[0] : run[1]], year) if run else NOTHING
    if not run or not (link.fit.whole and link.fit.year > 1):
        return None
    return Author(scene.text[run[0] : run[1]], *run, link)


def in_sentence(scene: Scene, year: Year, bracket: Bracket) -> Author | None:
    """The work of that year whose author, or else title, the sentence names last before the brackets.

    With a locator or a letter behind the year the sentences before count as well.
    """
    if not _is_alone(scene, year, bracket):
        return None
    start = sentence_start(scene.text, bracket.start)
    found = _nearest(scene, year, start, bracket.start, Cert.MEDIUM)
    if found is None and (year.suffix or locators.at(scene.text, year.end, bracket.end)):
        found = _nearest(scene, year, max(0, bracket.start - BLOCK_REACH), start, Cert.LOW)
    return found


def _is_alone(scene: Scene, year: Year, bracket: Bracket) -> bool:
    """Whether the brackets hold years and locators alone, and no story: "(2008 in Manila)" tells one."""
    locator = locators.at(scene.text, year.end, bracket.end)
    return bool(CLOSED.match(scene.text, locator.reach if locator else year.end, bracket.end + 1))


def _nearest(scene: Scene, year: Year, start: int, end: int, cert: Cert) -> Author | None:
    works = [w for w in scene.works.of_year(year.value.split("/")[0]) if w.fits_year(year) > 1]
    if not works:
        return None
    words = f" {fold(POSSESSIVE.sub('', scene.text[start:end]))} "
    placed = [(place, n, w) for n, w in enumerate(works) if (place := _place(words, w)) >= 0]
    if not placed:
        return None
    *_, work = max(placed, key=lambda one: (one[0], -one[1]))
    author = work.entry.responsible[0].cited if work.names else ""
    return Author(author, 0, 0, Link(work.entry.key, cert, Fit(True, 1, work.fits_year(year), 2, Level.PART)))


def _place(words: str, work: Work) -> int:
    """Where the folded `words` name the first author last, or have the beginning of the title; -1 if nowhere."""
    forms = [f for form in work.names[0].exact for f in (form, f"{form}s")] if work.names else []
    place = max((words.rfind(f" {form} ") for form in forms), default=-1)
    title = " ".join(work.title.split()[:TITLE_WORDS])
    if " " in title and len(title) >= TITLE_LENGTH:
        place = max(place, words.rfind(f" {title} "))
    return place
