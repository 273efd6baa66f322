"""A reference as a `biblStruct`, in the order that TEI P5 gives its parts (chapter 3.12)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.model import TEI_NS, XML_ID, tei
from teiwright.references import dates, markup
from teiwright.references.model import FIELDS, NAMES, Date
from teiwright.references.tei.names import put_names
from teiwright.references.tei.vocabulary import (
    ANALYTIC,
    DATED,
    IDENTIFIERS,
    KIND,
    SCOPES,
    SUBTYPED,
    UNPUBLISHED,
)
from teiwright.references.values import is_ncname

if TYPE_CHECKING:
    from collections.abc import Iterable

    from teiwright.references.model import Reference

__all__ = ["list_bibl", "to_biblstruct"]

_DOI = re.compile(r"10\.[0-9]{4,9}/\S+\Z")
_LOCUS = r"[0-9A-Za-z.:_]+"
_RANGE = re.compile(rf"({_LOCUS})(?:-({_LOCUS}))?\Z")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?\Z")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[A-Za-z0-9._-]+(?::[0-9]{1,5})?(?:[/?#]|\Z)")
_SAFE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789:/?#@!$&'()*+,;=-._~")
_ELSEWHERE = frozenset(
    {
        *(
            "title",
            "title-short",
            "container-title",
            "container-title-short",
            "collection-title",
            "original-title",
        ),
        *("collection-number", "publisher", "publisher-place", "edition", "number-of-pages", "event-title"),
        *("event-place", "note"),
        *SCOPES,
        *IDENTIFIERS,
    }
)
_IN_PART = frozenset({"author"})


def to_biblstruct(reference: Reference, xml_id: str) -> etree._Element:
    """The `biblStruct` of `reference`, valid by TEI P5 and by the profile of teiwright.

    Its citation key stands in `n` where it is not the `xml:id` already (that one without ``.struct``). What TEI has no element for is a `note` whose
    `type` is the name of the CSL variable.

    Args:
        reference: the record.
        xml_id: the `xml:id` of the element, an NCName.
    """
    kind = KIND.get(reference.type, "other")
    root = etree.Element(tei("biblStruct"), {"type": kind}, nsmap={None: TEI_NS})
    if SUBTYPED[kind] != reference.type:
        root.set("subtype", reference.type)
    root.set(XML_ID, xml_id)
    if reference.id not in {xml_id, xml_id.removesuffix(".struct")}:
        root.set("n", reference.id)
    part = bool(reference.get("container-title")) and reference.type in ANALYTIC
    if part:
        _analytic(root, reference)
    _monogr(root, reference, part=part)
    _series(root, reference)
    _address(root, reference)
    _notes(root, reference, part=part)
    return root


def list_bibl(references: Iterable[Reference]) -> etree._Element:
    """A `listBibl` of `references`; a key that is no NCName becomes one, and stands in `n`."""
    root = etree.Element(tei("listBibl"), nsmap={None: TEI_NS})
    taken: set[str] = set()
    for one in references:
        xml_id = one.id if is_ncname(one.id) else re.sub(r"[^\w.-]", "-", f"bibl-{one.id}")
        while xml_id in taken:
            xml_id += "-"
        taken.add(xml_id)
        root.append(to_biblstruct(one, xml_id))
    return root


def _analytic(root: etree._Element, one: Reference) -> None:
    analytic = etree.SubElement(root, tei("analytic"))
    put_names(analytic, one, _IN_PART)
    _said(analytic, "title", one.get("title"), level="a")
    _said(analytic, "title", one.get("title-short"), level="a", type="short")
    _said(analytic, "title", one.get("original-title"), level="a", type="original")
    _doi(analytic, one)


def _monogr(root: etree._Element, one: Reference, *, part: bool) -> None:
    """Names, meeting, titles, identifiers, edition, imprint, extent."""
    monogr = etree.SubElement(root, tei("monogr"))
    held = frozenset(NAMES) - {"collection-editor"}
    put_names(monogr, one, held - _IN_PART if part else held)
    _meeting(monogr, one)
    if part:
        level = "m" if one.type in {"chapter", "paper-conference"} or one.type.startswith("entry") else "j"
        _said(monogr, "title", one.get("container-title"), level=level)
        _said(monogr, "title", one.get("container-title-short"), level=level, type="short")
    else:
        level = "u" if one.type in UNPUBLISHED else "m"
        _said(monogr, "title", one.get("title"), level=level)
        _said(monogr, "title", one.get("title-short"), level=level, type="short")
        _said(monogr, "title", one.get("original-title"), level=level, type="original")
    if monogr.find(tei("title")) is None:
        etree.SubElement(monogr, tei("title"))
    if not part:
        _doi(monogr, one)
    for name, kind in IDENTIFIERS.items():
        _said(monogr, "idno", markup.plain(one.get(name)), type=kind)
    _language(monogr, one)
    _said(monogr, "edition", one.get("edition"))
    _imprint(monogr, one)
    if one.get("number-of-pages"):
        _said(monogr, "extent", f"{one.get('number-of-pages')} pages")


def _language(monogr: etree._Element, one: Reference) -> None:
    """`textLang`, which TEI allows behind names and title; a language that is no code is a note."""
    code = one.get("language")
    if _LANGUAGE.match(code):
        etree.SubElement(monogr, tei("textLang"), {"mainLang": code}).text = code


def _meeting(monogr: etree._Element, one: Reference) -> None:
    title, place, date = one.get("event-title"), one.get("event-place"), one.dates.get("event-date", Date())
    if not (title or place or date != Date()):
        return
    meeting = etree.SubElement(monogr, tei("meeting"))
    _fill(meeting, title)
    if place:
        _apart(meeting)
        _said(meeting, "name", place, type="place")
    if date != Date():
        _apart(meeting)
        _date(meeting, date, "event")


def _apart(parent: etree._Element) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + ", "
    elif parent.text:
        parent.text += ", "


def _imprint(monogr: etree._Element, one: Reference) -> None:
    imprint = etree.SubElement(monogr, tei("imprint"))
    _said(imprint, "pubPlace", one.get("publisher-place"))
    _said(imprint, "publisher", one.get("publisher"))
    issued = one.dates.get("issued", Date())
    _date(imprint, issued)
    for name, kind in DATED.items():
        if name in one.dates:
            _date(imprint, one.dates[name], kind)
    for name, unit in SCOPES.items():
        value = one.get(name)
        span = _RANGE.match(value) if name == "page" else None
        ends = {"from": span[1], "to": _whole(span[1], span[2] or "")} if span else {}
        _said(imprint, "biblScope", value, unit=unit, **ends)


def _whole(first: str, last: str) -> str:
    """The last page in full: 360 for ``351-60``."""
    if first.isdecimal() and last.isdecimal() and len(last) < len(first):
        return first[: len(first) - len(last)] + last
    return last or first


def _series(root: etree._Element, one: Reference) -> None:
    editors = one.names.get("collection-editor", ())
    if not (editors or one.get("collection-title") or one.get("collection-number")):
        return
    series = etree.SubElement(root, tei("series"))
    _said(series, "title", one.get("collection-title"), level="s")
    put_names(series, one, frozenset({"collection-editor"}))
    _said(series, "biblScope", one.get("collection-number"), unit="issue")


def _address(root: etree._Element, one: Reference) -> None:
    url = one.get("URL")
    if _URI.match(url):
        target = "".join(
            mark if mark in _SAFE else _escaped(mark, url, place) for place, mark in enumerate(url)
        )
        target = target.replace("#", "%23").replace("%23", "#", 1)
        _said(root, "ref", url, target=target)


def _escaped(mark: str, url: str, place: int) -> str:
    if mark == "%" and re.match(r"[0-9A-Fa-f]{2}", url[place + 1 : place + 3]):
        return mark
    return "".join(f"%{byte:02X}" for byte in mark.encode())


def _notes(root: etree._Element, one: Reference, *, part: bool) -> None:
    """A `note` for each variable that has no element, or whose value the element cannot hold."""
    told = set(_ELSEWHERE)
    if not part:
        told -= {"container-title", "container-title-short"}
    if _LANGUAGE.match(one.get("language")):
        told.add("language")
    if _DOI.match(one.get("DOI")):
        told.add("DOI")
    if _URI.match(one.get("URL")):
        told.add("URL")
    for name in FIELDS:
        if name not in told:
            _said(root, "note", one.get(name), type=name)
    _said(root, "note", one.get("note"))


def _doi(parent: etree._Element, one: Reference) -> None:
    if _DOI.match(one.get("DOI")):
        _said(parent, "idno", one.get("DOI"), type="DOI")


def _date(parent: etree._Element, date: Date, kind: str = "") -> None:
    """A `date` in the W3C form with the same in words; an empty one where nothing is known, since an imprint needs one."""
    element = etree.SubElement(parent, tei("date"), {"type": kind} if kind else {})
    points = [point for point in (date.start, date.end) if point]
    for name, point in zip(("from", "to") if date.end else ("when",), points, strict=False):
        if point[0]:
            element.set(name, dates.iso(point))
    if date.circa:
        element.set("cert", "medium")
    season = f"{dates.SEASONS[date.season - 1]} " if date.season else ""
    lead = "c. " if date.circa else ""
    element.text = f"{lead}{season}{'–'.join(map(dates.iso, points))}" if points else date.literal or None


def _said(parent: etree._Element, element: str, text: str, **attributes: str) -> None:
    """Append an element with `text` and its marks; nothing without a text."""
    if text:
        _fill(etree.SubElement(parent, tei(element), attributes), text)


def _fill(element: etree._Element, text: str) -> None:
    """Put `text` into an empty element, the marks of CSL in it as `hi`."""
    if text:
        _runs(element, markup.parse(text))


def _runs(element: etree._Element, runs: tuple[str | markup.Span, ...]) -> None:
    for run in runs:
        if isinstance(run, markup.Span):
            inner = etree.SubElement(element, tei("hi"), {"rend": markup.STYLES[run.style]})
            _runs(inner, run.content)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + run
        else:
            element.text = (element.text or "") + run
