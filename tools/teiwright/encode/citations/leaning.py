"""Citations that lean on one before: "ibid.", "op. cit.", "ebd.", "a.a.O.", "idem", and pages alone behind a quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.encode.citations import authors, locators, years
from teiwright.encode.citations.cover import Cover
from teiwright.encode.citations.names import ET_AL
from teiwright.encode.citations.years import YEAR
from teiwright.model import Cert, Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teiwright.encode.citations.fitting import Work
    from teiwright.encode.citations.locators import Locator
    from teiwright.encode.citations.scene import Scene
    from teiwright.encode.citations.years import Year

__all__ = ["find"]

SAME = re.compile(
    r"(?<!\w)(?P<sure>[Ii]b[ií]d(?:em)?\b\.?|[Ee]bd(?:a)?\.|[Ee]benda\b|[Aa]\.\s?a\.\s?O\.|[Oo]p\.\s?cit\.|[Ll]oc\.\s?cit\.|"
    r"[Aa]rt\.\s?cit\.|[Oo]b\.\s?cit\.|[Oo]uvr\.\s?cit\.)|(?<!\w)(?P<short>[Ii]d(?:em)?\b\.?|[Ii]b\.|[Ll]\.\s?c\.)(?!\w)"
)
PAGES = re.compile(
    rf"[”\"’»“›]\s?\((?P<whole>(?:(?:pp?|S)\.\s?)?(?P<first>(?!{YEAR}\b)\d{{2,4}})[a-z]?(?:\s?[-–]\s?\d{{1,4}})?(?:,\s?\d{{2,4}}(?!\d))*(?:\s?ff?\.?)?)\)"
)
OPENING = re.compile(r"[(\[]\s?(?:(?:cf|see|vgl|voir|véase)\.?\s)?\Z", re.IGNORECASE)
NOTE_OPENING = re.compile(r"(?:\A|[;.:]\s)(?:(?:cf|see|vgl|voir|véase)\.?\s)?\Z", re.IGNORECASE)
NAME_REACH = 90
NEAR, HISTORY = 6, 200


def find(scene: Scene, mentions: Sequence[Mention], earlier: Sequence[str]) -> Iterator[Mention]:
    """The leaning citations of `scene`.

    Args:
        scene: the block.
        mentions: the citations that were found in it.
        earlier: the keys cited before it, the last one last; empty for one that found no entry.
    """
    cited = Cover(mentions)
    for found in SAME.finditer(scene.text):
        if not cited.meets(*found.span()) and _stands_for_a_work(scene, found):
            last = [*earlier[-1:], *cited.keys(found.start(), 1)][-1:]
            yield from _leaning(scene, found, "".join(last), cited, earlier)
    for year, locator in _years(scene):
        history = [*earlier[-NEAR:], *cited.keys(year.start, NEAR)][-NEAR:]
        key = scene.works.last_of_year(history, year)
        if key and not cited.meets(year.start, year.end):
            yield _taken(cited, Mention(MentionKind.CITATION, year.start, locator.reach, key, cert=Cert.LOW))
            yield locator.mention()
    for found in PAGES.finditer(scene.text):
        here = "".join(cited.keys(found.start(), 1))
        key = here or "".join(earlier[-1:])
        has = _has_page(scene, key, int(found["first"])) if key else None
        if has or (here and has is None):
            yield from _pages(found, key)


def _taken(cited: Cover, mention: Mention) -> Mention:
    cited.add(mention)
    return mention


def _years(scene: Scene) -> Iterator[tuple[Year, Locator]]:
    """The years that brackets hold with a locator and nothing else, as in "(2013, 114)"."""
    for bracket in scene.brackets:
        year = years.at(scene.text, bracket.start, bracket.end)
        locator = locators.at(scene.text, year.end, bracket.end) if year else None
        if year and locator and locator.reach == bracket.end:
            yield year, locator


def _stands_for_a_work(scene: Scene, found: re.Match[str]) -> bool:
    """The short forms are words of other meanings too: they must open a note, brackets or a part of them."""
    lead = scene.text[max(0, found.start() - 12) : found.start()]
    return bool(
        found["sure"] or OPENING.search(lead) or (scene.passage.is_note and NOTE_OPENING.search(lead))
    )


def _leaning(
    scene: Scene, found: re.Match[str], last: str, cited: Cover, earlier: Sequence[str]
) -> Iterator[Mention]:
    start, key, cert = found.start(), last, Cert.MEDIUM
    if named := _author(scene, found.start()):
        start, works = named
        own = [w.entry.key for w in works]
        before = [*earlier[-HISTORY:], *cited.keys(start, HISTORY)]
        key = next((k for k in reversed(before) if k in own), own[0] if len(own) == 1 else "")
        cert = Cert.MEDIUM if key in before else Cert.LOW
    locator = locators.at(scene.text, found.end(), len(scene.text), spaced=True)
    end = locator.reach if locator else found.end()
    yield _taken(cited, Mention(MentionKind.CITATION, start, end, key, cert=cert if key else Cert.LOW))
    if locator:
        yield locator.mention()


def _author(scene: Scene, place: int) -> tuple[int, tuple[Work, ...]] | None:
    """The author before "op. cit.", where it begins, and the works that the bibliography has of that author."""
    begin = max(0, place - NAME_REACH)
    lead = scene.text[begin:place].rstrip(" ,(")
    for token in authors.TOKEN.finditer(lead):
        name = lead[token.start() :]
        if (
            token[0][:1].isupper()
            and scene.works.begins(token[0])
            and (works := scene.works.of(ET_AL.sub("", name)))
        ):
            return begin + token.start(), works
    return None


def _has_page(scene: Scene, key: str, page: int) -> bool | None:
    """Whether the pages that the entry prints span `page`; nothing where it prints none."""
    span = re.match(r"(\d+)\s?[-–]\s?(\d+)", scene.works.pages(key))
    if not span:
        return None
    first, last = int(span[1]), span[2]
    return first <= page <= int(span[1][: max(0, len(span[1]) - len(last))] + last)


def _pages(found: re.Match[str], key: str) -> Iterator[Mention]:
    value = re.sub(r"^\D+", "", found["whole"]).replace("–", "-")
    yield Mention(MentionKind.CITATION, found.start("whole"), found.end("whole"), key, cert=Cert.MEDIUM)
    yield Mention(MentionKind.LOCATOR, found.start("whole"), found.end("whole"), attributes=(("n", value),))
