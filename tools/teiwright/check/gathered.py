"""The attributes that the checks without a schema look at, gathered in one walk over the tree for all of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.check.attributes import DATES, LANGUAGES, LANGUAGES_OF, POINTERS, POINTERS_OF
from teiwright.check.uris import XML_BASE
from teiwright.model import XML_ID, XML_LANG
from teiwright.relaxng.pairs import pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Entry", "Gathered", "gather"]

Entry = tuple[etree._Element, str, str]
"""An element with the Clark name and the value of one of its attributes."""


def _kinds() -> Mapping[str, tuple[int, ...]]:
    """By name of an attribute: the places of the lists in which it stands."""
    names: tuple[Iterable[str], ...] = (
        (XML_ID,),
        (XML_BASE,),
        POINTERS.union(*POINTERS_OF.values()),
        DATES,
        LANGUAGES.union([XML_LANG], *LANGUAGES_OF.values()),
    )
    found: defaultdict[str, tuple[int, ...]] = defaultdict(tuple)
    for place, each in enumerate(names):
        for name in each:
            found[name] += (place,)
    return MappingProxyType(dict(found))


KINDS = _kinds()


@dataclass(frozen=True, slots=True)
class Gathered:
    """The elements of a document in its order, and by what they are for the attributes that some element has for it.

    Whether an attribute is what its name says, its element must tell: `from` is a date or a pointer. The elements are held,
    since lxml makes the object of one anew each time that nobody has it.
    """

    elements: list[etree._Element] = field(repr=False)
    ids: list[Entry] = field(default_factory=list, repr=False)
    bases: list[Entry] = field(default_factory=list, repr=False)
    pointers: list[Entry] = field(default_factory=list, repr=False)
    dates: list[Entry] = field(default_factory=list, repr=False)
    languages: list[Entry] = field(default_factory=list, repr=False)


def gather(tree: etree._ElementTree[etree._Element]) -> Gathered:
    """What `tree` has; it is not changed, and what is gathered holds as long as nobody changes it."""
    found = Gathered(list(tree.iter(etree.Element)))
    lists = (found.ids, found.bases, found.pointers, found.dates, found.languages)
    for element in found.elements:
        for name, value in pairs(element):
            for kind in KINDS.get(name, ()):
                lists[kind].append((element, name, value))
    return found
