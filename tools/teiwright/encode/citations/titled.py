"""Citations of notes: "Author, Short Title, p. 5", and the full reference that a note gives first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.encode.bibliography import fold
from teiwright.encode.citations import authors, locators
from teiwright.encode.citations.cover import Cover
from teiwright.encode.citations.names import INITIAL
from teiwright.encode.citations.scene import trimmed
from teiwright.encode.citations.years import YEAR
from teiwright.model import Cert, Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teiwright.encode.citations.fitting import Work
    from teiwright.encode.citations.scene import Scene

__all__ = ["find"]

TITLE = re.compile(
    r"(?<![\w.'’-])(?P<author>[^\W\d_][\w.'’-]{0,60})(?:,?\s\((?:eds?|Hg|Hrsg|dir|coord)\.\))?[,:]\s(?P<mark>[“\"‘«„'*_]?)(?=[\dA-ZÀ-Þa-zß-ÿ])"
)
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
ENDED = re.compile(r"[,.]?[”\"’»“'*_]?")
PRINTED = re.compile(
    rf"[^;()\n]{{0,160}}?\([^()]*{YEAR}[^()]*\)|,?\s(?:[^\W\d_][^;,()\n]{{0,60}},\s)?{YEAR}\b"
)
BEFORE = re.compile(r"(?:[^\W\d_][\w.’'-]*,?\s(?:(?:and|und|et|y|&)\s)?){1,6}\Z")
CLOSED = re.compile(r"\s?\(|[,.:;)”\"’»“'*_]|\Z")
BARE, SHORTEST = 3, 5


def find(scene: Scene, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The citations by author and title in `scene`, locators too, outside the `mentions`."""
    taken, position = Cover(mentions), 0
    for found in TITLE.finditer(scene.text):
        if found.start() < position or not scene.works.begins(found["author"]):
            continue
        read = _read(scene, found)
        if read is None or taken.meets(found.start(), read[1]):
            continue
        start, end, work = read
        locator = locators.at(scene.text, end, len(scene.text), inside=False, spaced=bool(found["mark"]))
        position = locator.reach if locator else end
        yield Mention(MentionKind.CITATION, start, position, work.entry.key, cert=Cert.MEDIUM)
        if locator:
            yield locator.mention()


def _read(scene: Scene, found: re.Match[str]) -> tuple[int, int, Work] | None:
    """Where the citation begins, where it ends before its locator, and its work."""
    works = scene.works.of(found["author"]) or scene.works.of_surname(found["author"])
    ends = [
        (_title_end(scene.text, found.end(), w, marked=bool(found["mark"])), n, w)
        for n, w in enumerate(works)
    ]
    end, _, work = max(ends, key=lambda one: (one[0], -one[1]), default=(0, 0, None))
    if work is None or not end:
        return None
    end = ENDED.match(scene.text, end).end() if found["mark"] else end  # type: ignore[union-attr]  # it matches anything
    printed = PRINTED.match(scene.text, end)
    if printed and work.year[:4] in printed[0]:
        end = printed.end()
    return _begin(scene, found, work), trimmed(scene.text, found.start(), end, ",. "), work


def _title_end(text: str, start: int, work: Work, *, marked: bool) -> int:
    """Behind the words that `text` has in common with the title of `work` from `start` on; 0 where they are too few."""
    title = work.title.split()
    if (
        title[:1]
        and title[0] in {"the", "a", "an", "der", "die", "das", "le", "la", "les", "el"}
        and not fold(text[start : start + 4]).startswith(title[0])
    ):
        title = title[1:]
    count, end = 0, 0
    for word in WORD.finditer(text, start, start + 300):
        pieces = fold(word[0]).split()
        if title[count : count + len(pieces)] != pieces:
            break
        count, end = count + len(pieces), word.end()
    closed = bool(CLOSED.match(text, end))
    enough = (
        count >= BARE
        or count == len(title)
        or (len("".join(title[:count])) >= SHORTEST and (marked or count > 1))
    )
    return end if count and closed and enough else 0


def _begin(scene: Scene, found: re.Match[str], work: Work) -> int:
    """Before the given names and the co-authors that stand before the surname."""
    before = BEFORE.search(scene.text, max(0, found.start() - 80), found.start())
    if not before:
        return found.start()
    known = {w for n in work.names for form in (*n.exact, *n.fore) for w in form.split()} | {
        "and",
        "und",
        "et",
        "y",
    }
    begin = found.start()
    for token in reversed(list(authors.TOKEN.finditer(scene.text, before.start(), found.start()))):
        if not (fold(token[0]) in known or INITIAL.match(token[0])):
            break
        begin = token.start()
    return begin
