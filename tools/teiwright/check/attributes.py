"""The attributes of TEI that hold pointers, dates and languages.

Pointers are those whose datatype is `teidata.pointer` in TEI P5 4.3, and in later releases. Names of namespaces (`ns`, `name` of
namespace) have that datatype too, but lead nowhere and stand not here.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["DATES", "LANGUAGES", "LANGUAGES_OF", "POINTERS", "POINTERS_OF"]

POINTERS = frozenset(
    """ana calendar change copyOf corresp datcat datingMethod datingPoint decls domains edRef exclude facs feats fromUnit
    fVal hand inst lemmaRef mergedIn next nymRef period prev ref rendition resp sameAs scribeRef scriptRef select source
    spanTo synch target targetDatcat targetEnd toUnit toWhom unitRef valueDatcat who wit""".split()
)
"""The attributes that hold pointers on every TEI element that has them, several by spaces."""

_DICTIONARY = """case colloc def entryFree etym form gen gram gramGrp hom hyph iType lang lbl mood number oRef orth pRef per
    pos pron re sense subc syll tns usg xr"""
_TIMED = "annotationBlock binaryObject ellipsis gap incident kinesic media pause u vocal writing"

_ELEMENTS = {
    "active": "relation",
    "adj": "node",
    "adjFrom": "node",
    "adjTo": "node",
    "children": "iNode root",
    "class": "msContents msItem msItemStruct",
    "code": "occupation socecStatus",
    "end": _TIMED,
    "filter": "equiv",
    "follow": "iNode leaf",
    "from": "app arc rt span",
    "given": "certainty",
    "location": _DICTIONARY,
    "mutual": "relation",
    "new": "handShift",
    "origin": "timeline",
    "parent": "iNode leaf",
    "parts": "nym",
    "passive": "relation",
    "perf": "move tech",
    "property": "citeData",
    "require": "lem rdg rdgGrp",
    "scheme": "catRef classCode keywords locus locusGrp occupation socecStatus",
    "since": "when",
    "start": f"{_TIMED} line path surface zone",
    "to": "app arc rt span",
    "uri": "equiv",
    "url": "binaryObject graphic media moduleRef schemaRef",
    "value": "eLeaf eTree iNode leaf node root triangle",
    "where": "conversion event",
}


def _by_element() -> dict[str, frozenset[str]]:
    names = {element for elements in _ELEMENTS.values() for element in elements.split()}
    return {
        name: frozenset(attribute for attribute, elements in _ELEMENTS.items() if name in elements.split())
        for name in names
    }


POINTERS_OF: Mapping[str, frozenset[str]] = MappingProxyType(_by_element())
"""By element: the attributes that hold pointers on it and may hold something else on others."""

DATES = frozenset(
    """when from to notBefore notAfter when-iso from-iso to-iso notBefore-iso notAfter-iso absolute""".split()
)
"""The attributes that hold dates; `from` and `to` do not on every element, and `absolute` on `when` alone."""

LANGUAGES = frozenset({"targetLang"})
"""The attributes without a namespace that hold language tags on any TEI element."""

LANGUAGES_OF: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "langKnowledge": frozenset(["tags"]),
        "langKnown": frozenset(["tag"]),
        "language": frozenset(["ident"]),
        "schemaSpec": frozenset(["docLang", "targetLang"]),
        "textLang": frozenset(["mainLang", "otherLangs"]),
    }
)
"""By TEI element: the attributes that hold language tags on it, several by spaces; on others they are no tags, or are none."""
