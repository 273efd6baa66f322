"""What a note refers to without a year: "See Weir and Mill, and Dam et al.", or one author with a locator."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.encode.citations import authors, locators
from teiwright.encode.citations.cover import Cover
from teiwright.encode.citations.names import is_more, parts
from teiwright.encode.citations.scene import trimmed
from teiwright.model import Cert, Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teiwright.encode.citations.scene import Scene

__all__ = ["find"]

SEE = re.compile(
    r"(?:\b[Ss]ee|\b[Cc]f\.|\b[Vv]gl\.|\b[Ss]iehe|\b[Vv]oir|\b[Vv]éase)(?:\s(?:also|auch|aussi|también))?,?\s"
)
SENTENCE_END = re.compile(r"[;(\[]|(?<!\bal)\.\s(?=[A-ZÀ-Þ])|https?:")
NEXT = re.compile(
    r"\s*(?:\Z|[.;](?!\s?[(\[])|(?:,|,?\s(?:and|und|et|y|&))\s(?:(?:and|und|et|y)\s)?(?P<next>\S+))"
)
NOTE_REACH, RUN = 200, 10


def find(scene: Scene, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The citations without a year behind a "see" of the note `scene`, outside the `mentions`; none in other blocks."""
    if not scene.passage.is_note:
        return
    taken, seen = Cover(mentions), 0
    for lead_in in SEE.finditer(scene.text):
        if lead_in.start() < seen:
            continue
        position, limit = (
            lead_in.end(),
            SENTENCE_END.search(scene.text, lead_in.end(), lead_in.end() + NOTE_REACH),
        )
        end = limit.start() if limit else position + NOTE_REACH
        seen = end
        tokens = list(authors.TOKEN.finditer(scene.text, position, end))
        for number, token in enumerate(tokens):
            if token.start() < position or not scene.works.begins(token[0]):
                continue
            one = _run(scene, tokens[number : number + RUN])
            if one and not taken.meets(one[0].start, one[0].end):
                position = one[0].end
                yield from one


def _run(scene: Scene, tokens: Sequence[re.Match[str]]) -> list[Mention]:
    """The citation that begins with the first of `tokens`: the longest run that is all authors of one entry."""
    for last in reversed(tokens):
        start, end = tokens[0].start(), trimmed(scene.text, tokens[0].start(), last.end(), ",.:")
        whole = scene.text[start : last.end()]
        name = whole if is_more(whole) else scene.text[start:end]
        works = scene.works.of(name)
        locator = locators.at(scene.text, end, len(scene.text), inside=False)
        is_person = len(works) == 1 and not works[0].entry.corporate
        if is_person and (locator or is_more(name) or len(parts(name)) > 1):
            reach = locator.reach if locator else start + len(name)
            if not locator and not _ends(scene, reach):
                return []
            citation = Mention(MentionKind.CITATION, start, reach, works[0].entry.key, cert=Cert.LOW)
            return [citation, locator.mention()] if locator else [citation]
    return []


def _ends(scene: Scene, place: int) -> bool:
    """Whether no year and no title follow at `place`: the sentence ends, or goes on with another author."""
    found = NEXT.match(scene.text, place)
    return found is not None and (not found["next"] or scene.works.begins(found["next"]))
