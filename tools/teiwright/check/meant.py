"""What somebody meant who wrote a name that is not allowed, and what would be allowed."""

from __future__ import annotations

import difflib
import functools
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["meant", "offer", "series"]

ALIKE = 0.72
"""From which likeness on (difflib's ratio) a name is taken for another one, misspelled."""

OTHER_TONGUES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **dict.fromkeys(("b", "bold", "em", "emphasis", "i", "italic", "strong", "u"), ("hi", "emph")),
        **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "heading"), ("head",)),
        **dict.fromkeys(("ol", "ul", "itemizedlist", "orderedlist"), ("list",)),
        **dict.fromkeys(("li", "listitem"), ("item",)),
        **dict.fromkeys(("article", "chapter", "section"), ("div",)),
        **dict.fromkeys(("div1", "div2", "div3", "div4", "div5", "div6", "div7"), ("div",)),
        **dict.fromkeys(("a", "link", "xref", "xptr"), ("ref", "ptr")),
        **dict.fromkeys(("img", "image"), ("graphic", "figure")),
        "blockquote": ("quote", "cit"),
        "br": ("lb",),
        "footnote": ("note",),
        "para": ("p",),
        "span": ("seg", "hi"),
        "tr": ("row",),
        **dict.fromkeys(("td", "th"), ("cell",)),
        "tei.2": ("TEI",),
        "class": ("type", "rend", "ana"),
        "href": ("target",),
        "src": ("url",),
        "role": ("type",),
    }
)
"""Names of HTML, DocBook and earlier TEI, in small letters, with what TEI has for them."""


def meant(word: str, candidates: Iterable[str]) -> str | None:
    """The one of `candidates` that `word` most likely stands for; None where none is near.

    First one that differs in capitals or in its prefix only (`id`, `xml:id`), then what TEI has for a name of another
    vocabulary, then the one that is spelled most alike.
    """
    return _meant(word, tuple(candidates))


def offer(candidates: Iterable[str], limit: int = 8) -> str:
    """The names that would be allowed, the shortest first, at most `limit` of them and how many more there are."""
    names = sorted(sorted(set(candidates)), key=len)
    if len(names) <= limit:
        return series(names, "or")
    return f"{', '.join(names[:limit])} and {len(names) - limit} more"


def series(names: Iterable[str], joint: str) -> str:
    """The names as a series: ``a, b or c`` with `joint` before the last one."""
    *first, last = [*names] or [""]
    return f"{', '.join(first)} {joint} {last}" if first else last


@functools.lru_cache(maxsize=4096)
def _meant(word: str, candidates: tuple[str, ...]) -> str | None:
    folded = word.casefold()
    by_fold, by_local, letters = _index(candidates)
    same = by_fold.get(folded) or by_local.get(_local(folded))
    same = same or next((name for name in OTHER_TONGUES.get(folded, ()) if name in candidates), None)
    if same or not folded:
        return same
    # Most names are told apart by their letters already, which is quicker than by their order.
    own = set(folded)
    alike = [name for name, others in letters.items() if 2 * len(own & others) >= len(own | others)]
    near = difflib.get_close_matches(folded, alike, 1, ALIKE)
    return by_fold[near[0]] if near else None


@functools.lru_cache(maxsize=256)
def _index(candidates: tuple[str, ...]) -> tuple[dict[str, str], dict[str, str], dict[str, frozenset[str]]]:
    """The candidates by their small letters and by their local names, the first of each, and the letters of each."""
    first = candidates[::-1]
    by_fold = {name.casefold(): name for name in first}
    by_local = {_local(name): name for name in first}
    return by_fold, by_local, {name: frozenset(name) for name in by_fold}


def _local(name: str) -> str:
    return name.casefold().rpartition(":")[2]
