"""The names of a reference in TEI, and those of any TEI as names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.model import tei
from teiwright.references.model import NAMES, Name
from teiwright.references.values import clean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from teiwright.references.model import Reference

__all__ = ["names_in", "put_names", "words"]

_SECONDARY = frozenset({"translator", "illustrator", "compiler", "editorial-director", "editor-translator"})
"""Roles of an `editor`; all others but the author's are told by a `respStmt` (TEI P5, 3.12.2.2)."""
_ROLES = {
    "aut": "author",
    "edt": "editor",
    "trl": "translator",
    "seriesEditor": "collection-editor",
    "bookAuthor": "container-author",
    "interviewee": "author",
    "artist": "author",
    "podcaster": "author",
    "programmer": "author",
    "cartographer": "author",
    "inventor": "author",
    "presenter": "author",
    "reviewedAuthor": "reviewed-author",
    "scriptwriter": "script-writer",
    "wordsBy": "script-writer",
    "castMember": "performer",
    "editedby": "editor",
    "translatedby": "translator",
    "translated": "translator",
    "edited": "editor",
    "herausgeber": "editor",
    "hg": "editor",
    "ed": "editor",
    "übersetzer": "translator",
    "traducteur": "translator",
}
_PARTICLES = frozenset("af al av da de del della den der di dos du el la le ten ter van von zu".split())
_SUFFIX = re.compile(r"(?:[JS]r\.?|I{2,3}|IV)\Z")
_PERSONAL = ("surname", "forename", "nameLink", "genName", "addName", "roleName")


def put_names(parent: etree._Element, one: Reference, roles: Collection[str]) -> None:
    """Append the names that `one` has in `roles`: authors, editors, then the others, each in its order."""
    for role in NAMES:
        if role not in roles:
            continue
        for name in one.names.get(role, ()):
            # The author of the volume is its only `author` where the part has one of its own.
            _put(_element(parent, role, held=role == "container-author" and "author" not in roles), name)


def _element(parent: etree._Element, role: str, *, held: bool) -> etree._Element:
    """The element that a name in this role stands in; `held` for the author of the volume that holds a part."""
    if role == "author" or held:
        return _child(parent, "author")
    if role in {"editor", "collection-editor"}:
        return _child(parent, "editor")
    if role in _SECONDARY:
        return _child(parent, "editor", role=role)
    statement = _child(parent, "respStmt")
    _child(statement, "resp").text = role
    return statement


def _child(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    element: etree._Element = etree.SubElement(parent, tei(name), attributes)
    return element


def _put(parent: etree._Element, name: Name) -> None:
    if name.literal:
        etree.SubElement(parent, tei("orgName")).text = name.literal
        return
    person = etree.SubElement(parent, tei("persName"))
    parts: tuple[tuple[str, str, dict[str, str]], ...] = (
        ("surname", name.family, {}),
        ("forename", name.given, {}),
        ("nameLink", name.non_dropping, {}),
        ("nameLink", name.dropping, {"type": "dropping"}),
        ("genName", name.suffix, {}),
    )
    for element, said, attributes in parts:
        if said:
            etree.SubElement(person, tei(element), attributes).text = said


def names_in(parent: etree._Element, *, part: bool, series: bool = False) -> Iterator[tuple[str, Name]]:
    """The names that stand in `parent`, each with its role in CSL.

    Args:
        parent: an `analytic`, `monogr`, `series` or `bibl`.
        part: whether `parent` is the publication that holds another work, so that its author is that of the container.
        series: whether it is the series.
    """
    turned = any(", " in words(one) for one in parent.iter(tei("author"), tei("editor")))
    for element in parent.iter(tei("author"), tei("editor"), tei("respStmt"), tei("name")):
        local = etree.QName(element).localname
        if local == "name":
            role = element.get("role", "") if element.getparent() is parent else ""
        elif local == "respStmt":
            role = _role(words(resp) for resp in element.iter(tei("resp")))
        else:
            role = _role([element.get("role", "")]) or local
        if not role:
            continue
        if part and role == "author":
            role = "container-author"
        if series:
            role = "collection-editor"
        if role in NAMES:
            yield from ((role, name) for name in _names(element, turned=turned))


def _role(said: Iterator[str] | list[str]) -> str:
    for word in said:
        plain = word.removeprefix("#").strip(" .:")
        if plain in NAMES:
            return plain
        found = _ROLES.get(plain) or _ROLES.get(re.sub(r"[\s.]+", "", plain.lower()))
        if found or plain:
            return found or (plain.lower() if plain.lower() in NAMES else "contributor")
    return ""


def _names(element: etree._Element, *, turned: bool) -> Iterator[Name]:
    """One name for each `persName`, `orgName` or `name`; the element itself where it holds none of them."""
    several = [one for one in element if one.tag in {tei("persName"), tei("orgName"), tei("name")}]
    nested = [one for one in several if one.tag != tei("name") or not _parts_beside(element)]
    for one in nested or [element]:
        name = _name(one, turned=turned)
        if name != Name():
            yield name


def _parts_beside(element: etree._Element) -> bool:
    """Whether parts of a personal name stand beside a `name`, as Zotero's export writes it."""
    return any(element.find(tei(part)) is not None for part in _PERSONAL)


def _name(element: etree._Element, *, turned: bool) -> Name:
    """A name by its parts, else by its comma, else in its natural order.

    Many lists turn only the first name round. So where a name of the entry has a comma, or the element says that it is
    one of a person, a name of capitalised words ends with its family name.
    """
    said: dict[str, str] = {}
    for part in element.iter(*(tei(name) for name in _PERSONAL)):
        local = etree.QName(part).localname
        key = f"{local}.{part.get('type')}" if part.get("type") == "dropping" else local
        said[key] = f"{said[key]} {words(part)}" if key in said else words(part)
    if said.get("surname") or said.get("forename"):
        return Name(
            family=said.get("surname", ""),
            given=said.get("forename", ""),
            non_dropping=said.get("nameLink", ""),
            dropping=said.get("nameLink.dropping", ""),
            suffix=said.get("genName", ""),
        )
    text = words(element).strip(" ,;")
    family, comma, given = text.partition(", ")
    divided = comma and element.tag != tei("orgName") and "," not in given and len(given.split()) < 4
    if divided and element.find(tei("orgName")) is None:
        return Name(family=family, given=given)
    personal = turned or element.tag == tei("persName")
    natural = (
        _natural(text)
        if personal and element.tag != tei("orgName") and element.find(tei("orgName")) is None
        else None
    )
    return natural or Name(literal=text)


def _natural(text: str) -> Name | None:
    """``Charles van den Heuvel`` or ``Charles Borchers IV`` in its parts; None where it is no such name."""
    parts = text.split()
    suffix = parts.pop().strip(",") if len(parts) > 2 and _SUFFIX.match(parts[-1]) else ""
    small = [word for word in parts if not word[:1].isupper()]
    if not 2 <= len(parts) <= 5 or not set(small) <= _PARTICLES or parts[-1] in small or parts[0] in small:
        return None
    start = next((place for place, word in enumerate(parts) if word in small), len(parts) - 1)
    end = max((place + 1 for place, word in enumerate(parts) if word in small), default=start)
    return Name(
        " ".join(parts[end:]), " ".join(parts[:start]), non_dropping=" ".join(parts[start:end]), suffix=suffix
    )


def words(element: etree._Element) -> str:
    """The characters in `element`, on one line."""
    return clean("".join(element.itertext("*", etree.Entity)))
