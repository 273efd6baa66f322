"""What brackets behind an author hold where works are cited by author and page: Weir (12), Weir (“Mills” 12), Weir (River Law).

Only a text that does not cite by year does so; elsewhere a number in brackets is no page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.encode.citations import authors, locators, undated
from teiwright.encode.citations.cover import Cover
from teiwright.model import Cert, Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teiwright.encode.citations.brackets import Bracket
    from teiwright.encode.citations.fitting import Work
    from teiwright.encode.citations.scene import Scene

__all__ = ["find"]

PAGES = re.compile(
    r"(?:pp?\.\s?)?(?P<first>\d{1,4})(?:\s?[-–]\s?\d{1,4})?(?:,\s?\d{1,4}(?:\s?[-–]\s?\d{1,4})?)*\Z"
)
REACH, LONGEST = 80, 160


def find(scene: Scene, mentions: Sequence[Mention], earlier: Sequence[str]) -> Iterator[Mention]:
    """The citations in brackets behind an author of `scene`, locators too, outside the `mentions`.

    Args:
        scene: the block.
        mentions: the citations that were found in it.
        earlier: the keys cited before it, the last one last.
    """
    if not scene.by_title:
        return
    taken = Cover(mentions)
    for bracket in scene.brackets:
        if bracket.end - bracket.start <= LONGEST and not taken.meets(bracket.start, bracket.end):
            works = _of_author_before(scene, bracket)
            if works:
                yield from _cited(scene, bracket, works, [*earlier, *taken.keys(bracket.start, REACH)])


def _of_author_before(scene: Scene, bracket: Bracket) -> Sequence[Work]:
    """The works of the persons right before `bracket`, those that have just them as authors first."""
    place = bracket.start - 1
    run = authors.name_like(scene.text, max(0, place - REACH), place)
    while run:
        works = [w for w in scene.works.by(scene.text[slice(*run)]) if not w.entry.corporate]
        if works:
            return works
        following = authors.TOKEN.search(
            scene.text, run[0] + len(scene.text[run[0] : run[1]].split()[0]), run[1]
        )
        run = (following.start(), run[1]) if following else None
    return ()


def _cited(
    scene: Scene, bracket: Bracket, works: Sequence[Work], earlier: Sequence[str]
) -> Iterator[Mention]:
    held = scene.text[bracket.start : bracket.end]
    if pages := PAGES.match(held):
        own = [w.entry.key for w in works]
        key = next((k for k in reversed(earlier) if k in own), own[0])
        cert = Cert.MEDIUM if len(own) == 1 else Cert.LOW
        yield Mention(MentionKind.CITATION, bracket.start, bracket.end, key, cert=cert)
        value = re.sub(r"\A\D+", "", pages[0]).replace("–", "-")
        yield Mention(MentionKind.LOCATOR, bracket.start, bracket.end, attributes=(("n", value),))
        return
    body = undated.BODY.match(held)
    titled = [w for w in works if body and undated.is_title_of(body["key"], w)]
    if body and len(titled) == 1:
        yield Mention(MentionKind.CITATION, bracket.start, bracket.end, titled[0].entry.key, cert=Cert.MEDIUM)
        place = bracket.start + body.end("key")
        if locator := locators.at(scene.text, place, bracket.end, spaced=True):
            yield locator.mention()
