"""The recipe's decisions about single citations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from teiwright.errors import RecipeError
from teiwright.model import Cert, MentionKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.encode.bibliography import Entry
    from teiwright.model import Mention
    from teiwright.recipe import CitationFix, Recipe

__all__ = ["fixed"]

CITING = {MentionKind.CITATION, MentionKind.INTERVIEW}


def fixed(
    texts: Sequence[str], cited: Sequence[Sequence[Mention]], entries: Sequence[Entry], recipe: Recipe
) -> list[tuple[Mention, ...]]:
    """The citations of each text, those that the recipe decides pointing where it says.

    Raises:
        RecipeError: a fix names an entry that is not there, or a citation that occurs nowhere.
    """
    fixes = {f.citation: f for f in recipe.citations}
    keys = {e.key for e in entries}
    for fix in fixes.values():
        if fix.entry and fix.entry not in keys:
            raise RecipeError(
                f'{recipe.uri}: citations: no entry has the key "{fix.entry}"; the keys are the xml:ids of the edition'
            )
    met: set[str] = set()
    result = [
        tuple(_decided(text, m, fixes, met) for m in mentions)
        for text, mentions in zip(texts, cited, strict=True)
    ]
    for idle in fixes.keys() - met:
        raise RecipeError(
            f'{recipe.uri}: citations: "{idle}" is cited nowhere; take it out or mend its words'
        )
    return result


def _decided(text: str, mention: Mention, fixes: dict[str, CitationFix], met: set[str]) -> Mention:
    fix = fixes.get(text[mention.start : mention.end])
    if fix is None or mention.kind not in CITING:
        return mention
    met.add(fix.citation)
    return replace(mention, ref=fix.entry, cert=Cert.HIGH, resp="editor")
