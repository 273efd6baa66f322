"""Tracked changes of an OpenDocument text: which text is meant is not known until someone accepts or rejects them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from teiwright.errors import SourceError
from teiwright.readers.opendocument.odf import name, q

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["refuse"]

KINDS = {"text:insertion": "insertion", "text:deletion": "deletion"}
PLACES = {"text:change", "text:change-start"}
WORDS = 6


def refuse(text: etree._Element, uri: str) -> None:
    """Refuse a text with tracked insertions or deletions; changes of looks alone do not count.

    Raises:
        SourceError: it has some; the message says how many, and where the first is.
    """
    regions = [child for region in text.iter(q("text:changed-region")) for child in region]
    found = Counter(KINDS[name(child)] for child in regions if name(child) in KINDS)
    if found:
        counted = [f"{n} {kind}{'s' if n > 1 else ''}" for kind, n in found.items()]
        raise SourceError(
            f"{uri}: has tracked changes ({', '.join(counted)}){_first(text)}; accept or reject them in the word "
            f"processor (Edit, Track Changes, Accept All), and save"
        )


def _first(text: etree._Element) -> str:
    """Where the first change is: the number of its paragraph and how that begins."""
    number = 0
    for element in text.iter():
        kind = name(element)
        if any(name(a) == "text:tracked-changes" for a in element.iterancestors()):
            continue
        number += kind in {"text:p", "text:h"}
        if kind in PLACES:
            paragraph = next((a for a in element.iterancestors() if name(a) in {"text:p", "text:h"}), element)
            words = "".join(str(t) for t in paragraph.itertext()).split()
            more = " …" if len(words) > WORDS else ""
            quoted = f" (“{' '.join(words[:WORDS])}{more}”)" if words else ""
            return f", the first in paragraph {max(number, 1)}{quoted}"
    return ""
