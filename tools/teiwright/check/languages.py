"""Languages in attributes are tags of BCP 47 (XML 1.0, section 2.12; TEI, `teidata.language`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teiwright.check.attributes import LANGUAGES, LANGUAGES_OF
from teiwright.check.codes import finding
from teiwright.check.language_tags import BadTag, UnknownSubtag, check_tag
from teiwright.check.places import locus
from teiwright.model import TEI_NS, XML_LANG

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from teiwright.check.places import Places
    from teiwright.model import Finding

__all__ = ["languages"]

TEI = f"{{{TEI_NS}}}"
EXAMPLES = "{http://www.tei-c.org/ns/Examples}"


def languages(places: Places) -> Iterator[Finding]:
    """A finding for each attribute with a language tag that has not the syntax, and for each tag with an unknown language.

    An unknown language or region is said at its first place only: it stands on every element of a text. An empty `xml:lang` says
    that the language is not known, which is allowed.
    """
    done: set[str] = set()
    for element, attribute, value in places.gathered().languages:
        for tag in _tags(element, attribute, value):
            if tag in done:
                continue
            error = _error(tag)
            unknown = isinstance(error, UnknownSubtag)
            if unknown or error is None:
                done.add(tag)
            if error is not None:
                name = attribute.replace(XML_LANG, "xml:lang")
                message = f'{name} "{tag}" {error}'
                advice = f'write "{error.instead}"' if error.instead else ""
                where = locus(places, element, attribute)
                yield finding("lang-unknown" if unknown else "lang-invalid", where, message, advice)


def _tags(element: etree._Element, attribute: str, value: str) -> Sequence[str]:
    """The language tags in an attribute that may hold some."""
    name = str(element.tag)
    if attribute == XML_LANG:
        tag = value.strip()
        return [tag] if tag and not name.startswith(EXAMPLES) else ()
    local = name.removeprefix(TEI)
    return value.split() if local != name and attribute in LANGUAGES_OF.get(local, LANGUAGES) else ()


def _error(tag: str) -> BadTag | None:
    try:
        check_tag(tag)
    except BadTag as error:
        return error
    return None
