"""Tracked changes of a Word file: which text is meant is not known until someone accepts or rejects them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from teiwright.errors import SourceError
from teiwright.readers.word.ooxml import name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

__all__ = ["refuse"]

KINDS = {
    "w:ins": "insertion",
    "w:cellIns": "insertion",
    "w:del": "deletion",
    "w:cellDel": "deletion",
    "w:moveFrom": "move",
    "w:moveTo": "move",
    "w:cellMerge": "merged cell",
}
WORDS = 6


def refuse(roots: Iterable[etree._Element], uri: str) -> None:
    """Refuse a text with tracked insertions or deletions; changes of looks alone do not count.

    Raises:
        SourceError: it has some; the message says how many, and where the first is.
    """
    found: Counter[str] = Counter()
    first = ""
    for root in roots:
        paragraph = 0
        for element in root.iter():
            kind = name(element)
            paragraph += kind == "w:p"
            if kind in KINDS:
                found[KINDS[kind]] += 1
                first = first or f"in paragraph {max(paragraph, 1)}{_words(element)}"
    if found:
        # A move is marked where it leaves and where it arrives.
        found["move"] = -(-found["move"] // 2)
        counted = [f"{n} {kind}{'s' if n > 1 else ''}" for kind, n in found.items() if n]
        raise SourceError(
            f"{uri}: has tracked changes ({', '.join(counted)}), the first {first}; accept or reject them in the word "
            f"processor (Review, Accept All), and save"
        )


def _words(element: etree._Element) -> str:
    """The first words of the paragraph of `element`, in quotation marks."""
    paragraph = next((a for a in (element, *element.iterancestors()) if name(a) == "w:p"), element)
    texts = (e.text or "" for e in paragraph.iter() if name(e) in {"w:t", "w:delText"})
    words = "".join(texts).split()
    more = " …" if len(words) > WORDS else ""
    return f" (“{' '.join(words[:WORDS])}{more}”)" if words else ""
