"""Titles that stand for a work where a note, or a part of it, begins: “River Law,” 12; Mills and Men, 3."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.encode.bibliography import fold
from teiwright.encode.citations import locators
from teiwright.encode.citations.cover import Cover
from teiwright.model import Cert, Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teiwright.encode.citations.fitting import Work
    from teiwright.encode.citations.scene import Scene

__all__ = ["find"]

OPENING = re.compile(
    r"(?:\A|(?<=;)\s|\b(?:[Ss]ee|[Ss]iehe|[Vv]oir|[Vv]éase)\s|(?<!\w)(?:[Cc]f|[Vv]gl)\.\s)(?P<mark>[“\"‘«„]?)\s?(?=[^\W_])"
)
QUOTED = re.compile(r"(?P<title>[^”\"’»“;]{4,200}?),?[”\"’»“](?!\w)")
PLAIN = re.compile(r"(?P<title>[^”\"»“;()\[\]]{4,200}?)(?=,\s(?:\d|[^\W\d_]{1,4}\.\s?\d)|[.;]|\s*\Z)")
PLAIN_WORDS = 3


def find(scene: Scene, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The citations by title alone in the note `scene`, locators too, outside the `mentions`; none in other blocks."""
    if not scene.passage.is_note:
        return
    taken = Cover(mentions)
    for opening in OPENING.finditer(scene.text):
        marked = bool(opening["mark"])
        found = (QUOTED if marked else PLAIN).match(scene.text, opening.end())
        work = _work(scene, found["title"], marked=marked) if found else None
        if found is None or work is None:
            continue
        locator = locators.at(scene.text, found.end(), len(scene.text), inside=False, spaced=True)
        end = locator.reach if locator else found.end("title")
        if not taken.meets(found.start(), end):
            yield Mention(MentionKind.CITATION, found.start(), end, work.entry.key, cert=Cert.MEDIUM)
            if locator:
                yield locator.mention()


def _work(scene: Scene, title: str, *, marked: bool) -> Work | None:
    """The only work that has `title`, whole or without its subtitle; of a title in no quotation marks three words or more."""
    words = fold(title)
    if not marked and len(words.split()) < PLAIN_WORDS:
        return None
    works = scene.works.entitled(words)
    return works[0] if len(works) == 1 else None
