"""Citations by number: "[12]", "[3, 5–7]", and raised numbers, where the bibliography is numbered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.encode.citations import locators
from teiwright.model import Cert, Mention, MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teiwright.encode.citations.scene import Scene

__all__ = ["find"]

GROUP = re.compile(
    r"\[(?P<list>\s*\d{1,4}(?:\s?[-–]\s?\d{1,4})?(?:[,;]\s?\d{1,4}(?:\s?[-–]\s?\d{1,4})?)*)(?=[\],:])"
)
ITEM = re.compile(r"(?P<first>\d{1,4})(?:\s?[-–]\s?(?P<last>\d{1,4}))?")
ZERO = re.compile(r"(?<!\d)0")
SYMBOL = re.compile(r"(?:\A|[\W\d_])[^\W\d_]\Z")
FORMULA = re.compile(r"\](?:\w|\s?[=<>≤≥])")
RAISED = re.compile(r"[\d\s,;–-]+")
CLOSING_REACH, WIDEST = 80, 50


def find(scene: Scene) -> Iterator[Mention]:
    """The citations by number in `scene`; nothing where the bibliography has no numbers."""
    if not scene.works.numbered:
        return
    for group in GROUP.finditer(scene.text):
        if not _stands_apart(scene.text, group):
            continue
        closing = scene.text.find("]", group.end(), group.end() + CLOSING_REACH)
        items = _items(scene, group.start("list"), group.end("list"))
        if closing >= 0 and items:
            yield from items[:-1]
            yield from _last(scene, items[-1], closing)
    for start, end in scene.passage.raised:
        if RAISED.fullmatch(scene.text, start, end):
            yield from _items(scene, start, end)


def _last(scene: Scene, item: Mention, closing: int) -> Iterator[Mention]:
    """The last number with the locator before the closing bracket: "[12, p. 3]"."""
    locator = locators.at(scene.text, item.end, closing)
    yield Mention(item.kind, item.start, locator.reach if locator else item.end, item.ref, cert=item.cert)
    if locator:
        yield locator.mention()


def _stands_apart(text: str, group: re.Match[str]) -> bool:
    """Whether it is no part of a formula, as "F[1,12] = 3", "[0,1]" and "b[1]benzene" are."""
    return not (
        ZERO.search(group["list"])
        or SYMBOL.search(text[max(0, group.start() - 2) : group.start()])
        or FORMULA.match(text, group.end())
    )


def _cited(scene: Scene, item: re.Match[str]) -> Mention | None:
    first, last = int(item["first"]), int(item["last"] or item["first"])
    if not 0 < first <= last < first + WIDEST:
        return None
    keys = [key for n in range(first, last + 1) if (key := scene.works.numbered.get(n))]
    cert = Cert.HIGH if keys else Cert.LOW
    return Mention(MentionKind.CITATION, item.start(), item.end(), " ".join(keys), cert=cert)


def _items(scene: Scene, start: int, end: int) -> list[Mention]:
    return [m for item in ITEM.finditer(scene.text, start, end) if (m := _cited(scene, item))]
