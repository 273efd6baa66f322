"""Whether what finds no entry is printed as a citation all the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.encode.bibliography import fold
from teiwright.encode.citations.authors import LEAD_IN, is_no_name

if TYPE_CHECKING:
    from teiwright.encode.citations.brackets import Bracket
    from teiwright.encode.citations.scene import Scene

__all__ = ["is_plausible"]

RIGHT = re.compile(r"\s*(?:[,.:]\s*(?:[^\W\d_]{1,4}\.\s*)?[\d\s,–-]+)?")
WORD = re.compile(r"[^\W\d_]+")
KINDS = frozenset(
    "figure fig table tab section chapter abbildung abb tabelle kapitel abschnitt figura tabla capítulo sección tableau "
    "chapitre example appendix note version release vers no nr vol volume windows iso din rfc".split()
)


def is_plausible(scene: Scene, begin: int, end: int, bracket: Bracket) -> bool:
    """Whether the characters from `begin` to `end` stand alone in their part of the brackets and name an author.

    A month, a season, a place of publication or the siglum of a catalogue before a number is none.
    """
    text = scene.text
    left = re.split(r"[;:]\s", text[bracket.start : begin])[-1]
    right = re.split(r";", text[end : bracket.end])[0]
    words = WORD.findall(text[begin:end])
    return (
        not LEAD_IN.sub("", left.strip()).strip()
        and bool(RIGHT.fullmatch(right))
        and bool(words)
        and not any(is_no_name(w) or w.casefold() in KINDS or w in scene.sigla for w in words)
        and not _is_place(scene, text[begin:end])
    )


def _is_place(scene: Scene, citation: str) -> bool:
    """Whether it begins with a place where a work of the bibliography appeared, as in "(Cologne, 2012)"."""
    return fold(re.split(r"[,:\d]", citation)[0]) in scene.works.places
