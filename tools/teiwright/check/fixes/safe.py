"""The fixes that are safe on their own, each with what it says it did."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.check.attributes import LANGUAGES, LANGUAGES_OF, POINTERS, POINTERS_OF
from teiwright.check.dates import READERS, WORDS_ON
from teiwright.check.fixes import deprecated, ids, pointers
from teiwright.check.fixes.edits import Change
from teiwright.check.fixes.site import Site, add_attribute, rename_attribute, rename_element, set_value
from teiwright.check.identifiers import NAME
from teiwright.check.language_tags import BadTag, check_tag
from teiwright.check.meant_date import SPACE, meant_date
from teiwright.check.moments import NoMoment
from teiwright.model import TEI_NS, XML_ID, XML_LANG

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["GIVING_IDS", "TAKING_IDS", "Plan", "Safe"]

Plan = tuple[str, tuple[Change, ...]]
"""What is done, in words, and the changes that do it."""

Safe = Callable[[Site], Plan | None]
"""A fix of one kind: None where there is nothing to fix, or where it would not be safe."""


def date(site: Site) -> Plan | None:
    """A date in the form of W3C, where the value can mean one date only."""
    local = _local(site.element)
    reader = READERS.get(site.attribute)
    if reader is None or not local or (local in WORDS_ON and site.attribute in {"from", "to"}):
        return None
    try:
        reader(site.value.strip(SPACE))
    except NoMoment:  # what is no date is what can be mended
        return _value(site, meant_date(site.value))
    return None


def language(site: Site) -> Plan | None:
    """A language tag with hyphens, where only underscores or capitals keep it from being one."""
    names = LANGUAGES_OF.get(_local(site.element), LANGUAGES) | {XML_LANG}
    tag = site.value.strip(SPACE)
    if site.attribute not in names:
        return None
    try:
        check_tag(tag)
    except BadTag as error:
        hyphened = tag.replace("_", "-").casefold()
        return _value(site, error.instead if error.instead.casefold() == hyphened else None)
    return None


def pointer(site: Site) -> Plan | None:
    """A pointer without the white space that keeps it from leading somewhere."""
    local = _local(site.element)
    if site.attribute not in POINTERS | POINTERS_OF.get(local, frozenset()):
        return None
    folder = Path(site.of.document.uri).parent if site.attribute in pointers.ONE else None
    return _value(site, pointers.mended(site.value, site.of.ids.keys() | site.of.given, folder))


def illegal_id(site: Site) -> Plan | None:
    """An id that is a name, where nothing points to the one that is none."""
    old = site.value
    if site.attribute != XML_ID or NAME.fullmatch(old) or len(site.of.ids[old]) > 1:
        return None
    new = ids.legal(old)
    pointed = {old, *old.split()} & site.of.pointed if new != old.strip() else set()
    return None if pointed or not new else _id(site, new)


def duplicate_id(site: Site) -> Plan | None:
    """Another id for a later element of the same one, where nothing points to either."""
    old = site.value
    if site.attribute != XML_ID or old in site.of.pointed or not NAME.fullmatch(old):
        return None
    if site.of.ids[old][0] is site.element:
        return None
    return _id(site, ids.another(old, site.of.ids.keys() | site.of.pointed | site.of.given))


def old_attribute(site: Site) -> Plan | None:
    """An attribute of earlier TEI under the name or with the value that it has now."""
    for old in deprecated.ATTRIBUTES:
        known = old.name == site.attribute and old.element in {"", _local(site.element)}
        if not known or not old.values.fullmatch(site.value):
            continue
        if old.value:
            return f"{old.name}: {site.value} → {old.value} ({old.why})", (set_value(site, old.value),)
        if old.clark in site.element.attrib or (old.clark == XML_ID and not _free(site)):
            return None
        return f"{old.name} → {old.new} ({old.why})", (rename_attribute(site, old.new),)
    return None


def old_element(site: Site) -> Plan | None:
    """An element of earlier TEI as the one that took its place."""
    for old in deprecated.ELEMENTS:
        if not site.attribute and old.name == _local(site.element) and "type" not in site.element.attrib:
            changes = (*rename_element(site, old.new), add_attribute(site, "type", old.type))
            return f'{old.name} → {old.new} type="{old.type}" ({old.why})', changes
    return None


GIVING_IDS: Sequence[Safe] = (illegal_id, duplicate_id, old_attribute)
"""The fixes after which an id may be there that was not; the others come after them."""

TAKING_IDS: Sequence[Safe] = (date, language, pointer, old_element)


def _local(element: etree._Element) -> str:
    """The local name of a TEI element; empty for another one."""
    name = etree.QName(element)
    return name.localname if name.namespace == TEI_NS else ""


def _written(site: Site) -> str:
    """The name of the attribute as it stands in the file."""
    span = site.written.name
    return site.of.source.text[span.start : span.end]


def _value(site: Site, new: str | None) -> Plan | None:
    if new is None:
        return None
    return f'{_written(site)}: "{site.value}" → "{new}"', (set_value(site, new),)


def _id(site: Site, new: str) -> Plan | None:
    if new in site.of.ids or new in site.of.given:
        return None
    site.of.given.add(new)
    return f'xml:id: "{site.value}" → "{new}"', (set_value(site, new),)


def _free(site: Site) -> bool:
    """Whether the value can become an id: no element has it, and no fix has given it."""
    free = site.value not in site.of.ids and site.value not in site.of.given
    site.of.given.add(site.value)
    return free
