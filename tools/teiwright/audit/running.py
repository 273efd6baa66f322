"""The running text of an edition, word by word in its order: what the author says, without what is quoted, cited or code."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teiwright.audit.places import replaced
from teiwright.model import Document, tei

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

__all__ = ["Use", "expands", "uses", "withheld"]

CLOSED = frozenset(
    tei(name)
    for name in (
        "head byline docAuthor bibl biblStruct listBibl back figure table quote cit code gi att val tag ident eg egXML "
        "formula idno ref ptr title foreign mentioned gap email persName placeName speaker stage fw opener closer"
    ).split()
) | {"{http://www.tei-c.org/ns/Examples}egXML"}
"""What is no sentence of the author: headings, names of works and persons, code, quotations, references, tables."""

SHORT = re.compile(r"(?<![\w./@#:_&-])[A-Z][A-Z0-9]*(?:[&/-][A-Z0-9]+)*[A-Z](?:s\b)?(?![\w@&]|[./:_-]\w)")
ROMAN = re.compile(r"M*(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


@dataclass(frozen=True, slots=True)
class Use:
    """A short form in the running text.

    Attributes:
        short: without the "s" of a plural.
        element: the one whose text it is; not changed.
        text: that text, up to the next child of the element.
        defines: whether it stands where it is defined, in an `abbr` that has a `corresp`.
        explained: whether the edition says what it means: a name of the authority file, an `abbr` beside its `expan`.
    """

    short: str
    element: etree._Element = field(repr=False)
    text: str = field(repr=False)
    defines: bool
    explained: bool


def uses(document: Document) -> Iterator[Use]:
    """The short forms in the running text, in document order; those in capitals among capitals are none."""
    text = document.root.find(f".//{tei('text')}")
    if text is not None:
        yield from _uses(text, (False, False))


def expands(short: str) -> str:
    """`short` without the "s" of a plural."""
    return short[:-1] if short.endswith("s") and short[:-1].isupper() else short


def withheld(document: Document) -> bool:
    """Whether prose of `document` is withheld, so that nobody can tell what stands in it."""
    return document.root.find(f".//{tei('text')}//{tei('gap')}[@reason='legal']") is not None


def _uses(element: etree._Element, state: tuple[bool, bool]) -> Iterator[Use]:
    """The short forms in `element`; `state` is whether it defines and whether it explains."""
    yield from _found(element.text, element, state)
    for child in element:
        if isinstance(child.tag, str) and child.tag not in CLOSED and not replaced(child):
            yield from _uses(child, _state(child, state))
        yield from _found(child.tail, element, state)


def _state(element: etree._Element, state: tuple[bool, bool]) -> tuple[bool, bool]:
    parent = element.getparent()
    expanded = element.tag == tei("abbr") and parent is not None and parent.tag == tei("choice")
    known = (element.get("ref") or "#").partition("#")[0] != "" or element.get("key") is not None
    defines = element.tag == tei("abbr") and element.get("corresp") is not None
    return state[0] or defines, state[1] or known or expanded


def _found(text: str | None, element: etree._Element, state: tuple[bool, bool]) -> Iterator[Use]:
    matches = list(SHORT.finditer(text or ""))
    for number, match in enumerate(matches):
        shouted = any(
            0 <= other < len(matches) and _beside(match, matches[other], text or "")
            for other in (number - 1, number + 1)
        )
        if not shouted and not ROMAN.fullmatch(match[0]):
            yield Use(expands(match[0]), element, text or "", *state)


def _beside(one: re.Match[str], other: re.Match[str], text: str) -> bool:
    """Whether only a space stands between two words in capitals, as in a line that is set in them."""
    first, last = sorted((one, other), key=lambda each: each.start())
    return text[first.end() : last.start()] == " "
