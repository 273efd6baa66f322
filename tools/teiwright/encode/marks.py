"""The elements that are not mentions: emphasis, links, code, editorial brackets, corrections, run-in heads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.encode import spans
from teiwright.encode.inline import Inline
from teiwright.encode.pointers import pointer
from teiwright.encode.roles import Role
from teiwright.errors import RecipeError
from teiwright.model import MarkKind, MentionKind, tei

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from typing import TypeAlias

    from teiwright.encode.roles import Part
    from teiwright.model import Block, Mention
    from teiwright.recipe import Correction, Recipe

    _Content: TypeAlias = "Callable[[etree._Element], None]"

__all__ = ["brackets", "corrections", "emphasis", "endnotes", "refuse_idle", "run_in"]

BRACKET = re.compile(r"\[(?P<inside>[^\[\]]+)\]")
OMISSION = re.compile(r"\A(?:\.\s?\.\s?\.|…)\Z")
RUN_IN = re.compile(r"(?P<number>\(?(?:\d{1,3}|[a-z])[.)]\s+)?(?P<head>[^\s.:][^.:]*?)(?=[:.]\s)")
RUN_IN_WORDS = 25
NAMED = re.compile(
    r"(?P<head>abstract|key\s?words|zusammenfassung|schl(?:agwörter|üsselwörter|agworte)|résumé|mots[- ]clés|resumen|"
    r"palabras\s+clave)\s*[:.—–]\s",
    re.IGNORECASE,
)
RENDERED = {MarkKind.BOLD, MarkKind.SUPERSCRIPT, MarkKind.SUBSCRIPT, MarkKind.STRIKE}
PRINTED = re.compile(r"\[(?P<number>\d{1,3})\]|(?P<raised>[¹²³⁰⁴-⁹]{1,3})")
RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")


def emphasis(block: Block) -> Iterator[Inline]:
    """Italics, bold, code and links as the source marks them; notes are not these."""
    for mark in block.marks:
        address = pointer(mark.value) if mark.kind in {MarkKind.LINK, MarkKind.IMAGE} else None
        if mark.kind is MarkKind.LINK and address and mark.end > mark.start:
            yield Inline("ref", mark.start, mark.end, (("target", address),), splits=True)
        elif mark.kind is MarkKind.IMAGE and address:
            picture = _picture(address, block.text[mark.start : mark.end])
            yield Inline("figure", mark.start, mark.end, content=picture)
        elif mark.kind is MarkKind.CODE:
            yield Inline("code", mark.start, mark.end, splits=True)
        elif mark.kind in RENDERED:
            yield Inline("hi", mark.start, mark.end, (("rend", mark.kind),), splits=True)


def _picture(address: str, description: str) -> _Content:
    def content(element: etree._Element) -> None:
        etree.SubElement(element, tei("graphic"), {"url": address})
        if description:
            etree.SubElement(element, tei("figDesc")).text = description

    return content


def endnotes(block: Block, numbers: Collection[str], mentions: Sequence[Mention]) -> Iterator[Inline]:
    """The printed numbers of endnotes, raised or in square brackets, as links to them.

    Args:
        block: a block that is no endnote itself.
        numbers: of the notes in the sections of notes.
        mentions: what was found in the block; a number in a citation is the citation's.
    """
    if not numbers:
        return
    closed = spans.cover((m.start, m.end) for m in mentions)
    raised = ((m.start, m.end) for m in block.marks if m.kind is MarkKind.SUPERSCRIPT)
    printed = ((m.start(), m.end()) for m in PRINTED.finditer(block.text))
    for start, end in dict.fromkeys((*raised, *printed)):
        number = block.text[start:end].strip("[]").translate(RAISED)
        if number in numbers and not closed.overlaps(start, end):
            yield Inline("ref", start, end, (("target", f"#endnote{number}"),))


def brackets(text: str, mentions: Sequence[Mention], *, quoted: bool) -> Iterator[Inline]:
    """Square brackets in a quotation: an omission, or an addition of the one who quotes.

    Args:
        text: the characters of a block.
        mentions: what was found in it; brackets outside its quotations are the text's own.
        quoted: whether the whole block is a quotation.
    """
    quotations = spans.cover((m.start, m.end) for m in mentions if m.kind is MentionKind.QUOTATION)
    for found in BRACKET.finditer(text):
        if quoted or quotations.overlaps(found.start(), found.end()):
            if OMISSION.match(found["inside"]):
                yield Inline("ellipsis", found.start(), found.end(), content=_omission(found[0]))
            else:
                yield Inline("supplied", found.start(), found.end())


def _omission(printed: str) -> _Content:
    def content(element: etree._Element) -> None:
        mark = etree.SubElement(element, tei("metamark"), {"function": "omission"})
        mark.text = printed

    return content


def corrections(text: str, decided: Sequence[Correction]) -> Iterator[Inline]:
    """The editor's corrections in `text`: both readings, the source's first."""
    for correction in decided:
        for start, end in _places(text, correction):
            yield Inline("choice", start, end, content=_choice(correction))


def refuse_idle(texts: Sequence[str], recipe: Recipe) -> None:
    """Refuse a correction that meets nothing in any of the `texts`, so that none goes stale.

    Raises:
        RecipeError: what it corrects occurs nowhere, or its context does not hold it.
    """
    for correction in recipe.corrections:
        if correction.context and correction.sic not in correction.context:
            raise RecipeError(
                f'{recipe.uri}: corrections: the context "{correction.context}" does not hold "{correction.sic}"; mend it'
            )
        if not any(True for text in texts for _ in _places(text, correction)):
            raise RecipeError(
                f'{recipe.uri}: corrections: "{correction.context or correction.sic}" occurs nowhere; '
                "take it out or mend its words"
            )


def _places(text: str, correction: Correction) -> Iterator[spans.Span]:
    context = correction.context or correction.sic
    inside = context.find(correction.sic)
    for start, _ in spans.occurrences(text, context):
        yield start + inside, start + inside + len(correction.sic)


def _choice(correction: Correction) -> _Content:
    def content(element: etree._Element) -> None:
        sic = etree.SubElement(element, tei("sic"))
        sic.text = correction.sic
        corr = etree.SubElement(element, tei("corr"), {"resp": "#editor"})
        corr.text = correction.corr

    return content


def run_in(part: Part, mentions: Sequence[Mention]) -> Iterator[Inline]:
    """The run-in head of an item: what is set in italics behind its number, else its words before the first colon.

    Of a paragraph it is "Abstract", "Keywords" and the like before a colon or a stop. Words that begin or end inside
    one of the `mentions` are no head.
    """
    head = _run_in_head(part)
    if head and not any(m.start < edge < m.end for m in mentions for edge in head):
        yield Inline("label", *head, (("type", "run-in"),))


def _run_in_head(part: Part) -> spans.Span | None:
    if part.role is Role.PARAGRAPH:
        named = NAMED.match(part.block.text)
        return (0, named.end("head")) if named else None
    if part.role is not Role.ITEM:
        return None
    found = RUN_IN.match(part.block.text)
    number = len(found["number"] or "") if found else 0
    italic = next((m for m in part.block.marks if m.kind is MarkKind.ITALIC and m.start == number), None)
    if italic is not None:
        return italic.start, italic.end
    if found and part.block.text[found.end()] == ":" and len(found["head"].split()) <= RUN_IN_WORDS:
        return found.span("head")
    return None
