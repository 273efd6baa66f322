"""Abbreviations that are used before or without a definition, defined again, or defined as something else."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from teiwright.audit.definitions import Definition, definitions, same_long
from teiwright.audit.remark import Remark
from teiwright.audit.running import Use, uses, withheld
from teiwright.model import XML_ID, Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["abbreviated"]

# What a reader of any field knows, or what is a name in its own right.
COMMON = frozenset(
    "AD AM BC BCE CE PM UK US USA EU UN UNO UNESCO USSR GDR FRG NATO BBC TV DVD CD PC PDF XML HTML HTTP HTTPS URL URI "
    "URN DOI ISBN ISSN ID CSS SQL JSON CSV API GPS PhD MA BA MD OK DNA AIDS HIV SMS WWW ASCII UTF DIN ISO ANSI IP IT "
    "CC BY NC ND SA NB PS FAQ IBM NASA DDR BRD USB RAM GB MB KB TB II III IV VI VII VIII IX XI XII".split()
)
OFTEN = 2


def abbreviated(document: Document, explained: Iterable[str] = ()) -> Iterator[Remark]:
    """What is wrong with the abbreviations of an edition; how withheld prose uses them nobody can tell.

    Args:
        document: not changed.
        explained: short forms that are explained elsewhere, such as in the bibliography.
    """
    found = definitions(document)
    yield from _again(found)
    if not withheld(document):
        used = tuple(uses(document))
        yield from _early(found, used)
        yield from _undefined(found, used, {*explained, *COMMON})


def _again(found: Sequence[Definition]) -> Iterator[Remark]:
    """Each definition of a short form that is defined before, as the same or as something else."""
    known: dict[str, list[Definition]] = {}
    for each in found:
        before = known.setdefault(each.short, [])
        same = next((other for other in before if same_long(other.long, each.long)), None)
        if same is not None:
            message = f"{each.short} is defined again as “{each.long}”"
            yield Remark("abbreviation-again", message, each.element)
        elif before:
            message = f"{each.short} is “{each.long}” here and “{before[0].long}” before"
            where = before[0].element.get(XML_ID)
            yield Remark(
                "abbreviation-differs", message, each.element, f"the first one is {where}" if where else ""
            )
        before.append(each)


def _early(found: Sequence[Definition], used: Sequence[Use]) -> Iterator[Remark]:
    """The first use of each short form that the running text defines only later."""
    places = {each.short: each for each in reversed(found)}
    defined = {use.short for use in used if use.defines} & set(places)
    for use in used:
        if use.short in defined and not use.defines:
            definition = places[use.short]
            where = definition.element.get(XML_ID)
            message = f"{use.short} is used here, and defined as “{definition.long}” only later"
            yield _at("abbreviation-early", use, message, f"the definition is {where}" if where else "")
        defined.discard(use.short)


def _undefined(found: Sequence[Definition], used: Sequence[Use], explained: set[str]) -> Iterator[Remark]:
    """The first use of each short form that is used more than once and that nothing explains."""
    known = explained | {each.short for each in found} | {use.short for use in used if use.explained}
    count = Counter(use.short for use in used)
    for use in used:
        parts = {use.short, *use.short.replace("/", "-").split("-")}
        if parts & known or count[use.short] < OFTEN:
            continue
        known.add(use.short)
        message = f"{use.short} is used {count[use.short]} times and never defined"
        yield _at("abbreviation-undefined", use, message)


def _at(code: str, use: Use, message: str, hint: str = "") -> Remark:
    return Remark(code, message, use.element, hint, use.short, use.text)
