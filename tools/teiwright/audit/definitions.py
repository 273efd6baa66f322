"""The abbreviations that an edition defines: each short form with its long form and where that stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teiwright.audit.names import fold
from teiwright.audit.places import content
from teiwright.audit.running import expands
from teiwright.model import XML_ID, Document, tei

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

__all__ = ["Definition", "definitions", "same_long"]

WORD = re.compile(r"[^\W_]+")
SMALL = frozenset("the a an of for and de la le les des du der die das und für et y e en and s".split())


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form, its long form as it is printed, and the element that holds the long form; it is not changed."""

    short: str
    long: str
    element: etree._Element = field(repr=False)


def definitions(document: Document) -> tuple[Definition, ...]:
    """The definitions in the order of their places in `text`; those whose place is not marked in it come first.

    They are the `choice`s of `list[@type="abbreviations"]` in `standOff`, and the `abbr`s of the text that point to a
    long form which no `choice` has.
    """
    root = document.root
    ids = {element.get(XML_ID, ""): element for element in root.iter() if element.get(XML_ID)}
    found = list(_listed(root, ids))
    told = {definition.element for definition in found}
    found += [d for d in _marked(root, ids) if d.element not in told]
    order = {element: number for number, element in enumerate(root.iterfind(f".//{tei('text')}//*"))}
    return tuple(sorted(found, key=lambda each: order.get(each.element, -1)))


def same_long(one: str, other: str) -> bool:
    """Whether two long forms are the same words, small words, number and what one has before or behind them aside."""
    first, second = sorted((_words(one), _words(other)), key=len)
    width = len(first)
    return any(
        all(_same_word(a, b) for a, b in zip(first, second[start : start + width], strict=True))
        for start in range(len(second) - width + 1)
    )


def _listed(root: etree._Element, ids: Mapping[str, etree._Element]) -> Iterator[Definition]:
    for listed in root.iterfind(f".//{tei('standOff')}//{tei('list')}[@type='abbreviations']"):
        for choice in listed.iter(tei("choice")):
            short, long = choice.find(tei("abbr")), choice.find(tei("expan"))
            if short is not None and long is not None:
                place = ids.get((long.get("corresp") or "").removeprefix("#"), choice)
                yield Definition(expands(content(short)), content(long), place)


def _marked(root: etree._Element, ids: Mapping[str, etree._Element]) -> Iterator[Definition]:
    for short in root.iterfind(f".//{tei('text')}//{tei('abbr')}[@corresp]"):
        long = ids.get(short.get("corresp", "").removeprefix("#"))
        if long is not None and long is not short and content(short):
            yield Definition(expands(content(short)), content(long), long)


def _words(text: str) -> list[str]:
    found = WORD.findall(fold(text))
    return [word for word in found if word not in SMALL] or found


def _same_word(one: str, other: str) -> bool:
    return one.removesuffix("s") == other.removesuffix("s")
