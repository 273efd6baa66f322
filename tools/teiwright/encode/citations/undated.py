"""Citations in brackets without a year: an author with a page, an author of an undated work, a title as a key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.encode.bibliography import fold
from teiwright.encode.citations import locators
from teiwright.encode.citations.authors import LEAD_IN
from teiwright.encode.citations.cover import Cover
from teiwright.encode.citations.names import is_more
from teiwright.encode.citations.plausible import KINDS
from teiwright.encode.citations.years import NO_DATE, SOON
from teiwright.model import Cert, Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teiwright.encode.citations.fitting import Work
    from teiwright.encode.citations.scene import Scene

__all__ = ["BODY", "find", "is_title_of"]

PIECE = re.compile(r"[^;]+")
BODY = re.compile(rf"(?P<key>[^\d;]{{2,90}}?)(?P<rest>,?\s*(?:(?<![^\W\d_]){locators.NAMED})?\d[^;]*)?\Z")
QUOTED = re.compile(r"\A[“\"'‘«„*_](?P<inner>.+?),?[”\"'’»“*_],?\Z")
WITHOUT = {"", NO_DATE, SOON}
SHORTEST = 5


def find(scene: Scene, mentions: Sequence[Mention], earlier: Sequence[str]) -> Iterator[Mention]:
    """The citations without a year in the brackets of `scene`, outside the `mentions`.

    Args:
        scene: the block.
        mentions: the citations that were found in it.
        earlier: the keys cited before it, the last one last.
    """
    taken = Cover(mentions)
    for bracket in scene.brackets:
        if bracket.depth > (2 if scene.by_title else 1) or bracket.end - bracket.start > 400:
            continue
        for piece in PIECE.finditer(scene.text, bracket.start, bracket.end):
            if not taken.meets(piece.start(), piece.end()):
                yield from _piece(scene, piece, earlier)


def _piece(scene: Scene, piece: re.Match[str], earlier: Sequence[str]) -> Iterator[Mention]:
    words = piece[0]
    begin = piece.start() + len(words) - len(words.lstrip())
    lead_in = LEAD_IN.match(scene.text[begin : piece.end()])
    start = begin + lead_in.end() if lead_in else begin
    text = scene.text[start : piece.end()].rstrip()
    body = BODY.match(text)
    if not body or not (text[:1].isalnum() or QUOTED.match(body["key"].strip())):
        return
    locator = (
        locators.at(scene.text, start + body.end("key"), start + len(text), spaced=True)
        if body["rest"]
        else None
    )
    if body["rest"] and (locator is None or locator.reach != start + len(text)):
        return
    cited = _author(scene, body["key"], earlier, paged=locator is not None) or _title(
        scene, body["key"], paged=locator is not None
    )
    if cited:
        yield Mention(MentionKind.CITATION, start, start + len(text), cited[0], cert=cited[1])
        if locator:
            yield locator.mention()


def _author(scene: Scene, author: str, earlier: Sequence[str], *, paged: bool) -> tuple[str, Cert] | None:
    """The work of an author alone: with a page any, without one only an undated one; of several the last cited."""
    name = author.strip(" ,")
    if not name[:1].isupper() and " " not in name:
        return None
    works = [w for w in scene.works.of(name) if not w.entry.corporate and (paged or w.year in WITHOUT)]
    alone = scene.works.by(name) if scene.by_title and not works else ()
    if len(alone) == 1 and not alone[0].entry.corporate:
        return alone[0].entry.key, Cert.MEDIUM
    if is_more(name):
        works = [w for w in works if len(w.names) > 1 or w.more] or works
    if not works:
        return None
    if len(works) == 1:
        return works[0].entry.key, Cert.MEDIUM
    own = [w.entry.key for w in works]
    return next((k for k in reversed(earlier) if k in own), own[0]), Cert.LOW


def _title(scene: Scene, key: str, *, paged: bool) -> tuple[str, Cert] | None:
    """The only work whose title begins with the key, or has its words in their order from the first one on."""
    quoted = QUOTED.match(key.strip())
    words = fold(quoted["inner"] if quoted else key).split()
    if not words or words[0] in KINDS or len("".join(words)) < SHORTEST or not (quoted or key[:1].isupper()):
        return None
    if not quoted and (not paged or len(words) == 1):
        return None
    found = [w for w in scene.works.works if _shortens(words, w)]
    return (found[0].entry.key, Cert.MEDIUM if quoted else Cert.LOW) if len(found) == 1 else None


def is_title_of(key: str, work: Work) -> bool:
    """Whether `key` is the title of `work`, or shortens it, with or without quotation marks."""
    quoted = QUOTED.match(key.strip())
    words = fold(quoted["inner"] if quoted else key).split()
    return len("".join(words)) >= SHORTEST and _shortens(words, work)


def _shortens(words: list[str], work: Work) -> bool:
    title = (
        [w for w in work.title.split() if w not in {"the", "a", "an"}]
        if words[0] not in {"the", "a", "an"}
        else work.title.split()
    )
    if title[:1] != words[:1]:
        return False
    rest = iter(title)
    return all(word in rest for word in words)
