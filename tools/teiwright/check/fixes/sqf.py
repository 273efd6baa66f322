"""The repairs that a Schematron rule offers (Schematron QuickFix), as changes of the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.check.fixes.edits import Change
from teiwright.check.fixes.site import (
    Site,
    add_attribute,
    quoted,
    rename_attribute,
    rename_element,
    set_value,
)
from teiwright.check.sourcemap import Span
from teiwright.model import XML_NS
from teiwright.xml import parser

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from teiwright.check.fixes.safe import Plan
    from teiwright.check.fixes.site import Source
    from teiwright.model import Finding
    from teiwright.schematron import Edit, Fix, Place

__all__ = ["offered"]

QNAME = re.compile(r"(?:(?P<prefix>[^\W\d][\w.-]*):)?(?P<local>[^\W\d][\w.-]*)")
FLAGS = {"i": re.IGNORECASE, "s": re.DOTALL, "m": re.MULTILINE, "x": re.VERBOSE}
NODE = re.compile(r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>", re.DOTALL)


def offered(source: Source, finding: Finding, fix: Fix) -> Plan | None:
    """What `fix` does, None where one of its edits cannot be made in the file and leave all else as it is.

    Elements and attributes can be deleted, replaced, renamed and added, and characters of a text or an attribute replaced.
    Comments, processing instructions and whole texts cannot.
    """
    changes: list[Change] = []
    for edit in fix.edits:
        made = _changes(source, finding, edit)
        if made is None:
            return None
        changes += made
    return (fix.title, tuple(changes)) if changes else None


def _changes(source: Source, finding: Finding, edit: Edit) -> tuple[Change, ...] | None:
    place = edit.place
    if place.element not in source.source.tags:
        return None
    site = Site(source, finding, place.element, place.attribute)
    if edit.kind == "stringReplace":
        return _string(site, edit)
    if place.text:
        return None
    if edit.kind == "delete":
        return _delete(site)
    if edit.kind == "replace":
        return _replace_attribute(site, edit) if place.attribute else _replace_element(site, edit)
    return None if place.attribute else _add(site, edit)


def _delete(site: Site) -> tuple[Change, ...] | None:
    if site.attribute:
        span = site.written.whole
        return (Change(span.start, span.end, ""),)
    if site.element.getparent() is None:
        return None
    tag = site.of.source.tags[site.element]
    return (Change(tag.start.start, tag.end.end, ""),)


def _replace_attribute(site: Site, edit: Edit) -> tuple[Change, ...] | None:
    if edit.node_type not in {"", "attribute", "keep"}:
        return None
    value = _text(edit.content)
    if value is None:
        return None
    written = site.written.name
    old = site.of.source.text[written.start : written.end]
    if edit.node_type == "keep" or edit.target in {"", old}:
        return (set_value(site, value),)
    if _clark(site.element, edit.target) in {None, *site.element.attrib}:
        return None
    return rename_attribute(site, edit.target), set_value(site, value)


def _replace_element(site: Site, edit: Edit) -> tuple[Change, ...] | None:
    tag = site.of.source.tags[site.element]
    name = QNAME.fullmatch(edit.target)
    if edit.node_type in {"", "keep"} and not edit.target:
        content = _content(site.element, edit.content)
        return None if content is None else (Change(tag.start.start, tag.end.end, content),)
    if edit.node_type != "element" or not name:
        return None
    if (
        site.element.attrib and not edit.attributes
    ):  # nobody says whether the new element is meant to have none
        return None
    attributes = _set_attributes(site, dict(edit.attributes))
    inner = _set_content(site, edit.content, name["local"])
    if attributes is None or inner is None:
        return None
    changes = (*rename_element(site, name["local"]), *attributes, *inner)
    # What is written behind the last attribute would meet what opens the tag of an empty element.
    return changes if len({each.start for each in changes}) == len(changes) else None


def _set_content(site: Site, content: str, name: str) -> tuple[Change, ...] | None:
    """What gives the element, which will be called `name`, this `content`; None where that is no XML."""
    tag = site.of.source.tags[site.element]
    if _same_content(site.element, content):
        return ()
    new = _content(site.element, content)
    if new is None:
        return None
    if tag.end_name:
        return (Change(tag.start.end, tag.end.start, new),)
    return (Change(tag.attributes.end, tag.end.end, f">{new}</{_written(site, name)}>"),)


def _set_attributes(site: Site, wanted: Mapping[str, str]) -> tuple[Change, ...] | None:
    """What gives the element the attributes `wanted`, by Clark name, and no others; None where one cannot be written."""
    written = site.of.source.attributes(site.element)
    has = {str(name): str(value) for name, value in site.element.attrib.items()}
    changes = [
        set_value(Site(site.of, site.finding, site.element, name), value)
        for name, value in wanted.items()
        if name in has and has[name] != value
    ]
    spans = (written[name].whole for name in has if name not in wanted)
    changes += (Change(span.start, span.end, "") for span in spans)
    new = _attributes(site.element, {name: value for name, value in wanted.items() if name not in has})
    if new is None:
        return None
    end = site.of.source.tags[site.element].attributes.end
    return (*changes, Change(end, end, new)) if new else tuple(changes)


def _attributes(place: etree._Element, wanted: Mapping[str, str]) -> str | None:
    """The attributes `wanted`, by Clark name, as they are written at `place`; None where a prefix is not bound there."""
    prefixes = {uri: prefix for prefix, uri in place.nsmap.items() if prefix} | {XML_NS: "xml"}
    said = []
    for name, value in wanted.items():
        parts = etree.QName(name)
        if parts.namespace and parts.namespace not in prefixes:
            return None
        prefix = f"{prefixes[parts.namespace]}:" if parts.namespace else ""
        said.append(f" {prefix}{parts.localname}={quoted(value)}")
    return "".join(said)


def _add(site: Site, edit: Edit) -> tuple[Change, ...] | None:
    if edit.node_type == "attribute" or edit.target.startswith("@"):
        name, value = edit.target.removeprefix("@"), _text(edit.content)
        if value is None or _clark(site.element, name) in {None, *site.element.attrib}:
            return None
        return (add_attribute(site, name, value),)
    content = _content(site.element, edit.content)
    if content is None or edit.node_type not in {"", "element", "keep"}:
        return None
    if edit.target:
        name = _written(site, edit.target.rpartition(":")[2])
        attributes = _attributes(site.element, dict(edit.attributes))
        if attributes is None:
            return None
        content = f"<{name}{attributes}>{content}</{name}>" if content else f"<{name}{attributes}/>"
    return _inserted(site, edit.position or "first-child", content)


def _inserted(site: Site, position: str, content: str) -> tuple[Change, ...] | None:
    """`content` beside the element or in it."""
    tag = site.of.source.tags[site.element]
    if position in {"before", "after"}:
        if site.element.getparent() is None:
            return None
        at = tag.start.start if position == "before" else tag.end.end
        return (Change(at, at, content),)
    if not tag.end_name:
        name = site.of.source.text[tag.name.start : tag.name.end]
        return (Change(tag.attributes.end, tag.end.end, f">{content}</{name}>"),)
    at = tag.start.end if position == "first-child" else tag.end.start
    return (Change(at, at, content),)


def _string(site: Site, edit: Edit) -> tuple[Change, ...] | None:
    """Each part of a text or an attribute that the regular expression matches, replaced."""
    span = site.written.value if site.attribute else _text_node(site.of, edit.place)
    if span is None:
        return None
    raw = site.of.source.text[span.start : span.end]
    # References and CDATA sections would have to be read and written again to be searched.
    if "&" in raw or "<" in raw or "\r" in raw or set(edit.flags) - FLAGS.keys():
        return None
    try:
        pattern = re.compile(edit.regex, sum(FLAGS[flag] for flag in edit.flags))
    except re.error:  # an expression that XPath has and Python does not
        return None
    content = _content(site.element, edit.content)
    if content is None or (site.attribute and "<" in content):
        return None
    if site.attribute:
        content = content.replace(site.written.quote, "&quot;" if site.written.quote == '"' else "&apos;")
    found = [match for match in pattern.finditer(raw) if match.group()]
    return tuple(Change(span.start + m.start(), span.start + m.end(), content) for m in found)


def _text_node(source: Source, place: Place) -> Span | None:
    """Where the text node number `place.text` of the element stands."""
    spans = [span for span in _runs(source, place.element) if span.end > span.start]
    return spans[place.text - 1] if 0 < place.text <= len(spans) else None


def _runs(source: Source, element: etree._Element) -> Iterator[Span]:
    """What stands between the tags, comments and processing instructions of the element's content."""
    tag = source.source.tags[element]
    if not tag.end_name:
        return
    start = tag.start.end
    holes = [source.source.tags[child] for child in element.iterchildren(etree.Element)]
    for end, after in [*((hole.start.start, hole.end.end) for hole in holes), (tag.end.start, tag.end.end)]:
        for match in NODE.finditer(source.source.text, start, end):
            if not match.group().startswith("<![CDATA["):
                yield Span(start, match.start())
                start = match.end()
        yield Span(start, end)
        start = after


def _content(place: etree._Element, content: str) -> str | None:
    """The XML of `content` as it is written at `place`, without the namespace declarations that stand there already."""
    try:
        fragment = etree.fromstring(f"<content>{content}</content>".encode(), parser())
    except etree.XMLSyntaxError:  # a rule that makes no well-formed content offers nothing that could be used
        return None
    holder = etree.Element("content", nsmap=dict(place.nsmap))
    holder.text = fragment.text
    holder.extend(list(fragment))
    text = str(etree.tostring(holder, encoding="unicode"))
    return text[text.index(">") + 1 : text.rindex("<")] if text.endswith("</content>") else ""


def _text(content: str) -> str | None:
    """The characters that `content` stands for; None where it holds markup."""
    try:
        fragment = etree.fromstring(f"<content>{content}</content>".encode(), parser())
    except etree.XMLSyntaxError:  # as above
        return None
    return None if len(fragment) else fragment.text or ""


def _same_content(element: etree._Element, content: str) -> bool:
    """Whether `content` is what the element holds, so that it is renamed only."""
    try:
        fragment = etree.fromstring(f"<content>{content}</content>".encode(), parser())
    except etree.XMLSyntaxError:  # as above
        return False
    return _canonical(fragment) == _canonical(element)


def _canonical(element: etree._Element) -> bytes:
    inner = [bytes(etree.tostring(child, method="c14n", exclusive=True)) for child in element]
    return (element.text or "").encode() + b"".join(inner)


def _clark(element: etree._Element, name: str) -> str | None:
    """The Clark name of an attribute written `name` at `element`; None where its prefix is not bound."""
    parts = QNAME.fullmatch(name)
    if not parts:
        return None
    if not parts["prefix"]:
        return parts["local"]
    uri = XML_NS if parts["prefix"] == "xml" else element.nsmap.get(parts["prefix"])
    return f"{{{uri}}}{parts['local']}" if uri else None


def _written(site: Site, local: str) -> str:
    """`local` with the prefix that the element's own name has in the file."""
    span = site.of.source.tags[site.element].name
    prefix, colon, _ = site.of.source.text[span.start : span.end].rpartition(":")
    return f"{prefix}{colon}{local}"
