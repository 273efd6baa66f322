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
    r"(?<![\w.'’-])(?P<author>[^\W\d_][\w.'’-]{0,60})(?:,?\s(?:et\sal\.|and\sothers|u\.\s?a\.))?(?:,?\s\((?:eds?|Hg|Hrsg|dir|coord)\.\))?[,:]\s"
    r"(?:(?P<mark>[“\"‘«„'*_])\s?)?(?=[\dA-ZÀ-Þa-zß-ÿ])"
)
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
ENDED = re.compile(r"[,.]?(?:\s?»|[”\"’“'*_])?")
IMPRINT = re.compile(
    rf"[^;()\n]{{0,160}}?\([^()]{{0,120}}(?P<bracket>{YEAR})[^()]{{0,40}}\)"
    rf"|(?:(?!\.\s[A-ZÀ-Þ])[^;()\n]){{0,120}}?(?<![\d–-])(?P<bare>{YEAR})\b"
)
CARRIED = re.compile(
    r",?\s(?:[Oo]p\.\s?cit\.|[Aa]\.\s?a\.\s?O\.|[Aa]rt\.\s?cit\.|[Ll]oc\.\s?cit\."
    r"|\((?:wie|siehe|s\.|vgl\.|see|as in|cf\.|voir|véase)\s(?:oben,?\s|above,?\s)?(?:Anm|Fn|Fußn|note|n)\b\.?\s?\d{1,4}\))"
)
BEFORE = re.compile(r"(?:[^\W\d_][\w.’'-]*,?\s(?:(?:and|und|et|y|&)\s)?){1,6}\Z")
CLOSED = re.compile(r"\s?\(|\s\d|\s?[,.:;)”\"’»“'*_]|\Z")
UNIT = re.compile(rf",\s{locators.NAMED}\d")
ARTICLES = frozenset("the a an der die das ein eine le la les un une el los las".split())
JOINTS = frozenset({"and", "und", "et", "y"})
BARE, SHORTEST, AUTHOR_REACH, TITLE_REACH = 3, 5, 80, 300


def find(scene: Scene, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The citations by author and title in `scene`, locators too, outside the `mentions`."""
    taken, position = Cover(mentions), 0
    for found in TITLE.finditer(scene.text):
        if found.start() < position or not scene.works.names(found["author"]):
            continue
        read = _read(scene, found)
        if read is None or taken.meets(found.start(), read[1]):
            continue
        start, end, work = read
        locator = locators.at(scene.text, end, len(scene.text), inside=False, spaced=True)
        position = locator.reach if locator else end
        yield Mention(MentionKind.CITATION, start, position, work.entry.key, cert=Cert.MEDIUM)
        if locator:
            yield locator.mention()


def _read(scene: Scene, found: re.Match[str]) -> tuple[int, int, Work] | None:
    """Where the citation begins, where it ends before its locator, and its work."""
    works = _possible(scene, found)
    marked = bool(found["mark"])
    ends = [(_title_end(scene.text, found.end(), w, marked=marked), n, w) for n, w in enumerate(works)]
    end, _, work = max(ends, key=lambda one: (one[0], -one[1]), default=(0, 0, None))
    if work is None or not end:
        return None
    closing = ENDED.match(scene.text, end) if marked else None
    end = _imprint_end(scene.text, closing.end() if closing else end, work)
    end = trimmed(scene.text, found.start(), end, ",. ")
    carried = CARRIED.match(scene.text, end)
    return _begin(scene, found, work), carried.end() if carried else end, work


def _possible(scene: Scene, found: re.Match[str]) -> list[Work]:
    """The works of the author, and those that the author signs last, if the first one is named before."""
    own = scene.works.of(found["author"]) or scene.works.of_surname(found["author"])
    shared = scene.works.closed_by(found["author"])
    return [
        *own,
        *(w for w in shared if _first_named(scene.text[_begin(scene, found, w) : found.start()], w)),
    ]


def _first_named(before: str, work: Work) -> bool:
    """Whether the words `before` the last author have the first one."""
    return any(f" {form} " in f" {fold(before)} " for form in work.names[0].exact)


def _imprint_end(text: str, end: int, work: Work) -> int:
    """Behind place, publisher, journal and year, as a note prints them once."""
    imprint = IMPRINT.match(text, end)
    if imprint and (imprint["bracket"] or imprint["bare"]) == work.year[:4]:
        return imprint.end()
    return end


def _title_end(text: str, start: int, work: Work, *, marked: bool) -> int:
    """Behind the words that `text` has in common with the title of `work` from `start` on; 0 where they are too few."""
    title = work.title.split()
    if title and title[0] in ARTICLES and not fold(text[start : start + 4]).startswith(title[0]):
        del title[0]
    count, end = 0, start
    for word in WORD.finditer(text, start, start + TITLE_REACH):
        pieces = fold(word[0]).split()
        if title[count : count + len(pieces)] != pieces:
            break
        count, end = count + len(pieces), word.end()
    told = marked or count > 1 or UNIT.match(text, end) is not None
    enough = count >= BARE or count == len(title) or (told and len("".join(title[:count])) >= SHORTEST)
    return end if count and enough and CLOSED.match(text, end) else 0


def _begin(scene: Scene, found: re.Match[str], work: Work) -> int:
    """Before the given names and the co-authors that stand before the surname."""
    begin = found.start()
    before = BEFORE.search(scene.text, max(0, begin - AUTHOR_REACH), begin)
    known = {w for n in work.names for form in (*n.exact, *n.fore) for w in form.split()} | JOINTS
    tokens = list(authors.TOKEN.finditer(scene.text, before.start(), begin)) if before else []
    for token in reversed(tokens):
        if not (fold(token[0]) in known or INITIAL.match(token[0])):
            break
        begin = token.start()
    return begin
