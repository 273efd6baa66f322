"""A `biblStruct`, or a `bibl` with its parts tagged, as a reference: this project's own, Zotero's, and others'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from teiwright.model import XML_ID, tei
from teiwright.references import dates, markup
from teiwright.references.model import FIELDS, TYPES, Date, Name, Reference
from teiwright.references.tei.names import names_in, words
from teiwright.references.tei.vocabulary import DATED, IDENTIFIERS, READ_TYPES, SCOPES, SUBTYPED
from teiwright.references.values import clean, made

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

__all__ = ["from_bibl", "from_biblstruct"]

_SUFFIX = ".struct"
_RENDS = {
    "italic": "i",
    "italics": "i",
    "it": "i",
    "bold": "b",
    "superscript": "sup",
    "sup": "sup",
    "subscript": "sub",
    "sub": "sub",
    "smallcaps": "sc",
}
_DATE_TYPES = {kind: name for name, kind in DATED.items()} | {
    "access": "accessed",
    "accessDate": "accessed",
    "accessed": "accessed",
    "event": "event-date",
    "original": "original-date",
    "document": "issued",
    "published": "issued",
    "publication": "issued",
}
_UNITS = {unit: name for name, unit in SCOPES.items()} | {
    "vol": "volume",
    "pp": "page",
    "pages": "page",
    "number": "issue",
    "no": "issue",
}
_ID_TYPES = {kind.lower(): name for name, kind in IDENTIFIERS.items()} | {"doi": "DOI", "symbol": "number"}
_PAGES = re.compile(r"\s*(?:pages?|pp?\.?|Seiten|S\.|p\.)\s*\Z")
_LEAD = re.compile(r"\A(?:pp?|vols?|nos?|Nr|Bd|S)\.?\s+(?=[\dA-Z])", re.IGNORECASE)


def from_biblstruct(element: etree._Element) -> Reference:
    """The reference that a `biblStruct` holds, the tree unchanged.

    Its id is the key in `n` where it has one, else its `xml:id` without ``.struct``. What has no place in CSL is left out.
    """
    part = element.find(tei("analytic"))
    whole = element.find(tei("monogr"))
    series = element.find(tei("series"))
    names: dict[str, list[Name]] = {}
    for parent, held in ((part, False), (whole, part is not None)):
        if parent is not None:
            _gather(names, names_in(parent, part=held))
    if series is not None:
        _gather(names, names_in(series, part=False, series=True))
    fields = _titles(part, whole, series) | _scopes(whole, series) | _rest(element, whole) | _notes(element)
    if whole is not None:
        fields |= _event(whole)
    return made(_key(element), _type(element, fields), names, _dates(element), fields)


def from_bibl(element: etree._Element) -> Reference | None:
    """The reference that a `bibl` with tagged parts holds, the tree unchanged; None where no title and no name is tagged."""
    titles = [title for title in element.iter(tei("title")) if title.get("type") not in {"short", "sub"}]
    names: dict[str, list[Name]] = {}
    _gather(names, names_in(element, part=False))
    if not titles and not names:
        return None
    levels = {title.get("level", "") for title in titles}
    part = "a" in levels and bool(levels & {"m", "j"})
    fields = _printed_titles(titles, part=part) | _scopes(element, element.find(tei("series")))
    fields |= _rest(element, element) | _event(element)
    return made(_key(element), _type(element, fields, levels), names, _dates(element), fields)


def _gather(names: dict[str, list[Name]], found: Iterable[tuple[str, Name]]) -> None:
    for role, name in found:
        names.setdefault(role, []).append(name)


def _key(element: etree._Element) -> str:
    xml_id: str = element.get(XML_ID, "")
    if element.tag == tei("biblStruct") and element.get("n"):
        return element.get("n", "")
    return xml_id.removesuffix(_SUFFIX)


def _type(element: etree._Element, fields: dict[str, str], levels: Iterable[str] = ()) -> str:
    """What `subtype` and `type` say, else what the titles tell."""
    if element.get("subtype", "") in TYPES:
        return element.get("subtype", "")
    for said in (element.get("type", ""), element.get("subtype", "")):
        found = SUBTYPED.get(said) or READ_TYPES.get(said) or (said if said in TYPES else "")
        if found:
            return found
    journal = element.find(f".//{tei('title')}[@level='j']") is not None
    if journal and ("container-title" in fields or "j" in levels):
        return "article-journal"
    if "container-title" in fields:
        return "chapter"
    if "publisher" in fields or "ISBN" in fields:
        return "book"
    return "webpage" if "URL" in fields else "document"


def _titles(
    part: etree._Element | None, whole: etree._Element | None, series: etree._Element | None
) -> dict[str, str]:
    found: dict[str, str] = {}
    inner, outer = (part, whole) if part is not None else (whole, None)
    if inner is not None:
        found |= {
            "title": _main(inner),
            "title-short": _typed(inner, "short"),
            "original-title": _typed(inner, "original"),
        }
    if outer is not None:
        found |= {"container-title": _main(outer), "container-title-short": _typed(outer, "short")}
        meeting = _typed(outer, "conferenceName")
        found |= {"event-title": meeting} if meeting else {}
    if series is not None:
        found["collection-title"] = _main(series)
    return {name: value for name, value in found.items() if value}


def _main(parent: etree._Element) -> str:
    """The title with its subtitle: a main one, else the first without a type of its own."""
    titles = [one for one in parent.iterchildren(tei("title")) if words(one)]
    main = [one for one in titles if one.get("type") in {None, "main"}] or titles[:1]
    subs = [one for one in titles if one.get("type") == "sub" and one not in main]
    if not main or main[0].get("type") in {"short", "original", "conferenceName", "sub"}:
        return _text(subs[0]) if subs else ""
    title = _text(main[0])
    joint = " " if title.endswith((":", "?", "!", ".")) else ": "
    return joint.join([title, *map(_text, subs)])


def _typed(parent: etree._Element, kind: str) -> str:
    return next((_text(one) for one in parent.iterchildren(tei("title")) if one.get("type") == kind), "")


def _printed_titles(titles: list[etree._Element], *, part: bool) -> dict[str, str]:
    """The titles of a `bibl` by their level; without one the first is the title."""
    found: dict[str, str] = {}
    for one in titles:
        level = one.get("level", "")
        name = "collection-title" if level == "s" else "container-title" if part and level != "a" else "title"
        if name == "title" and "title" in found:
            name = "container-title"
        found.setdefault(name, _text(one).strip(" ,.“”\"'‘’„«»") if level == "a" else _text(one).strip(" ,"))
    if "title" not in found and "container-title" in found:
        found["title"] = found.pop("container-title")
    return found


def _scopes(whole: etree._Element | None, series: etree._Element | None) -> dict[str, str]:
    found: dict[str, str] = {}
    if whole is None:
        return found
    for scope in whole.iter(tei("biblScope")):
        unit = scope.get("unit") or scope.get("type") or ""
        name = _UNITS.get(unit, "")
        if series is not None and series in scope.iterancestors():
            name = "collection-number"
        if name:
            value = _LEAD.sub("", _text(scope)).strip(" ,") if whole.tag == tei("bibl") else _text(scope)
            ends = [scope.get("from"), scope.get("to")]
            found.setdefault(name, value or "-".join(dict.fromkeys(filter(None, ends))))
    if series is not None:
        number = series.find(tei("biblScope"))
        if number is not None:
            found["collection-number"] = _text(number)
    return found


def _rest(element: etree._Element, whole: etree._Element | None) -> dict[str, str]:
    """Identifiers, imprint, edition, extent, language, address."""
    found: dict[str, str] = {}
    for idno in element.iter(tei("idno")):
        kind = idno.get("type", "").lower()
        name = _ID_TYPES.get(kind) or (
            "DOI" if re.match(r"(?:doi:|https?://(?:dx\.)?doi\.org/)", words(idno)) else ""
        )
        name = name or ("URL" if kind in {"uri", "url"} else "")
        if name:
            found.setdefault(name, words(idno))
    for name, tag in (("publisher", "publisher"), ("publisher-place", "pubPlace"), ("edition", "edition")):
        several = [] if whole is None else [_text(one) for one in whole.iter(tei(tag)) if words(one)]
        if several:
            found[name] = "; ".join(dict.fromkeys(several))
    for tag, name, where in (("extent", "number-of-pages", whole), ("textLang", "language", element)):
        one = None if where is None else where.find(f".//{tei(tag)}")
        if one is not None:
            found[name] = one.get("mainLang") or _PAGES.sub("", _text(one))
    for link in element.iter(tei("ref"), tei("ptr")):
        target = link.get("target", "")
        if re.match(r"[a-z]+://", target):
            said = words(link)
            printed = re.match(r"[a-zA-Z]+://\S+\Z", said) or said == unquote(target)
            found.setdefault("URL", said if printed else target.split()[0])
    return found


def _event(whole: etree._Element) -> dict[str, str]:
    meeting = whole.find(f".//{tei('meeting')}")
    if meeting is None:
        return {}
    title = _text(meeting, without={tei("name"), tei("date"), tei("placeName")})
    found = {"event-title": title.strip(" ,") if len(meeting) else title}
    for place in meeting.iter(tei("name"), tei("placeName")):
        found["event-place"] = _text(place)
    return found


def _notes(element: etree._Element) -> dict[str, str]:
    """A `note` whose type is a CSL variable is that variable; the others together are the note."""
    found: dict[str, str] = {}
    loose: list[str] = []
    for note in element.iterchildren(tei("note")):
        kind = note.get("type", "")
        if kind in FIELDS and kind != "note":
            found[kind] = _text(note)
        elif words(note) and kind != "tags":
            loose.append(_text(note))
        elif kind == "tags":
            found["keyword"] = ", ".join(words(term) for term in note)
    return {**found, "note": " ".join(loose)}


def _dates(element: etree._Element) -> dict[str, Date]:
    found: dict[str, Date] = {}
    for one in element.iter(tei("date")):
        in_meeting = any(up.tag == tei("meeting") for up in one.iterancestors())
        name = (
            "event-date"
            if in_meeting
            else _DATE_TYPES.get(one.get("type", ""), "issued" if not one.get("type") else "")
        )
        date = _date(one)
        if name and date != Date() and (name not in found or not one.get("type")):
            found.setdefault(name, date)
    return found


def _date(element: etree._Element) -> Date:
    """What the attributes say, else the words."""
    said = dates.parse(words(element))
    ends = [element.get(name) or "" for name in ("from", "to")]
    limits = [element.get(name) or "" for name in ("notBefore", "notAfter")]
    point = (
        element.get("when")
        or element.get("when-iso")
        or "/".join(filter(None, ends))
        or "/".join(filter(None, limits))
    )
    if not point:
        return said
    date = dates.parse(point)
    circa = said.circa or element.get("cert") in {"medium", "low"} or any(limits)
    return Date(
        date.start, date.end, said.season if len(date.start) == 1 else 0, circa=circa, literal=date.literal
    )


def _text(element: etree._Element, without: Iterable[str] = ()) -> str:
    """The characters of `element` with its emphasis as CSL's marks, on one line."""
    return markup.normal(clean(_runs(element, frozenset(without))))


def _runs(element: etree._Element, without: frozenset[str]) -> str:
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in without:
            inner = _runs(child, without)
            tag = _RENDS.get(child.get("rend", "").removeprefix("#")) if child.tag == tei("hi") else None
            parts.append(f"<{tag}>{inner}</{tag}>" if tag else inner)
        parts.append(child.tail or "")
    return "".join(parts)
