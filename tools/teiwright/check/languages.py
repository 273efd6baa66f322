"""Languages in attributes are tags of BCP 47 (XML 1.0, section 2.12; TEI, `teidata.language`)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from teiwright.check.codes import finding
from teiwright.check.language_tags import BadTag, UnknownSubtag, check_tag
from teiwright.check.places import locus
from teiwright.model import TEI_NS, XML_LANG

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

    from teiwright.check.places import Places
    from teiwright.model import Finding

__all__ = ["languages"]

EXAMPLES = "{http://www.tei-c.org/ns/Examples}"
ATTRIBUTES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "langKnowledge": frozenset(["tags"]),
        "langKnown": frozenset(["tag"]),
        "language": frozenset(["ident"]),
        "schemaSpec": frozenset(["docLang", "targetLang"]),
        "textLang": frozenset(["mainLang", "otherLangs"]),
    }
)
"""By TEI element: the attributes that hold language tags, several by spaces; all have `xml:lang` and may have `targetLang`."""

EVERYWHERE = frozenset(["targetLang"])


def languages(places: Places) -> Iterator[Finding]:
    """A finding for each attribute with a language tag that has not the syntax, and for each tag with an unknown language.

    An unknown language or region is said at its first place only: it stands on every element of a text. An empty `xml:lang` says
    that the language is not known, which is allowed.
    """
    told: set[str] = set()
    for element in places.document.tree.iter("{*}*"):
        if not element.attrib or str(element.tag).startswith(EXAMPLES):
            continue
        for attribute, tag in _tags(element):
            if tag in told:
                continue
            try:
                check_tag(tag)
            except BadTag as error:
                unknown = isinstance(error, UnknownSubtag)
                if unknown:
                    told.add(tag)
                name = attribute.replace(XML_LANG, "xml:lang")
                message = f'{name} "{tag}" {error}'
                advice = f'write "{error.instead}"' if error.instead else ""
                where = locus(places, element, attribute)
                yield finding("lang-unknown" if unknown else "lang-invalid", where, message, advice)


def _tags(element: etree._Element) -> Iterator[tuple[str, str]]:
    own = element.get(XML_LANG)
    if own is not None and own.strip():
        yield XML_LANG, own.strip()
    name = str(element.tag)
    if name.startswith(f"{{{TEI_NS}}}"):
        known = ATTRIBUTES.get(name[len(TEI_NS) + 2 :], EVERYWHERE)
        for attribute, value in element.items():
            if attribute in known:
                yield from ((str(attribute), tag) for tag in str(value).split())
