"""One body under two names, and one name with two ids."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from teiwright.audit.definitions import definitions, same_long
from teiwright.audit.names import PARTICLES, WORD, fold, words
from teiwright.audit.places import content
from teiwright.audit.remark import Remark
from teiwright.model import XML_ID, Document, tei

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

__all__ = ["bodies", "ids"]

NAMED = frozenset({tei("persName"), tei("orgName"), tei("placeName")})
ENTITIES = {tei("person"): tei("persName"), tei("org"): tei("orgName"), tei("place"): tei("placeName")}
LONG = 2
LETTERS = 3
SHARED = 0.5


@dataclass(frozen=True, slots=True)
class Body:
    """A long form of the text with what it points to; `element` is not changed."""

    name: str
    ref: str
    element: etree._Element = field(repr=False)


def bodies(document: Document) -> Iterator[Remark]:
    """Each long form whose body has another long form before it: by one reference, or by the same initials."""
    found: dict[tuple[str, str], Body] = {}
    for body in _long_forms(document):
        found.setdefault((fold(body.name), body.ref), body)
    before: defaultdict[tuple[str, str], list[Body]] = defaultdict(list)
    told: set[str] = set()
    for body in found.values():
        keys = (("ref", body.ref), ("initials", _initials(body.name)))
        earlier = (each for key in keys if key[1] for each in before[key])
        names = ((each.name, why) for each in earlier if (why := _one_body(each, body)))
        name, why = next(names, ("", ""))
        if why and fold(body.name) not in told:
            told.add(fold(body.name))
            yield Remark("body-names", f"“{body.name}” and “{name}” may be one body: {why}", body.element)
        for key in keys:
            before[key].append(body)


def ids(document: Document) -> Iterator[Remark]:
    """The first place where a name of the text points to another id than before, and entities that share a name."""
    known: dict[tuple[str, str], str] = {}
    told: set[tuple[str, str, str]] = set()
    for kind, name, ref, element in (*_mentions(document), *_entities(document)):
        first = known.setdefault((kind, name), ref)
        if first != ref and (kind, name, ref) not in told:
            told.add((kind, name, ref))
            message = f"“{content(element)}” is {ref.lstrip('#')} here and {first.lstrip('#')} before"
            yield Remark("name-ids", message, element)


def _one_body(first: Body, second: Body) -> str:
    """Why the two names may be of one body; empty where nothing says so."""
    if same_long(first.name, second.name):
        return ""
    if first.ref and first.ref == second.ref:
        return f"both point to {first.ref.lstrip('#')}"
    if first.ref and second.ref:
        return ""
    one, other = words(first.name), words(second.name)
    shared = len(set(one) & set(other)) / max(len(one), len(other))
    letters = _initials(first.name)
    alike = letters == _initials(second.name) and len(letters) >= LETTERS and shared >= SHARED
    return f"both have the initials {letters}" if alike else ""


def _initials(name: str) -> str:
    return "".join(word[0] for word in words(name)).upper()


def _long_forms(document: Document) -> Iterator[Body]:
    for element in document.root.iterfind(f".//{tei('text')}//{tei('orgName')}"):
        name = content(element)
        if _is_long(name) and not _cites(element):
            yield Body(name, element.get("ref", ""), element)
    for definition in definitions(document):
        if (
            _is_long(definition.long)
            and definition.element.tag != tei("orgName")
            and definition.long[0].isupper()
        ):
            yield Body(definition.long, "", definition.element)


def _is_long(name: str) -> bool:
    return len(words(name)) >= LONG and not name.isupper()


def _cites(element: etree._Element) -> bool:
    return (
        next(element.iterancestors(tei("bibl"), tei("listBibl"), tei("ref"), tei("quote")), None) is not None
    )


def _mentions(document: Document) -> Iterator[tuple[str, str, str, etree._Element]]:
    for element in document.root.iterfind(f".//{tei('text')}//*[@ref]"):
        if str(element.tag) in NAMED and not _cites(element) and (name := _one_name(element)):
            yield str(element.tag), name, element.get("ref", ""), element


def _entities(document: Document) -> Iterator[tuple[str, str, str, etree._Element]]:
    """The names of the entities in `standOff`, whether the text mentions them or not."""
    for entity in document.root.iterfind(f"{tei('standOff')}/*/*"):
        tag, identifier = ENTITIES.get(str(entity.tag), ""), entity.get(XML_ID)
        for element in entity.iterchildren(tag) if tag and identifier else ():
            if name := _one_name(element):
                yield tag, name, f"#{identifier}", element


def _one_name(element: etree._Element) -> str:
    """A name as others may spell it; empty where it may be that of many, as a family name is."""
    name = content(element)
    if element.tag == tei("persName"):
        return " ".join(words(name)) if len(words(name)) > 1 else ""
    return " ".join(word for word in WORD.findall(fold(name)) if word not in PARTICLES)
