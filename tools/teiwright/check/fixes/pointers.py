"""Pointers that lead somewhere once the white space in them is right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from pathlib import Path

__all__ = ["ONE", "mended"]

ONE = frozenset({"url"})
"""The pointer attributes that hold one URI, in which a space can only be one of a file's name."""

SPACE = r"[\s\u200b\ufeff]"
SPACES = re.compile(f"{SPACE}+")
STRANGE = re.compile(f"(?![ \\t\\r\\n]){SPACE}")
AFTER_HASH = re.compile(f"#{SPACE}+(?=[^\\s#])")
SEPARATOR = re.compile(f"{SPACE}*[,;]{SPACE}*(?=#)")


def mended(value: str, ids: AbstractSet[str], folder: Path | None) -> str | None:
    """The pointers of `value` written as they must be, None where they are so or where it is not sure what is meant.

    A space that XML does not take for one (no-break, zero width) becomes a plain one. White space behind a `#`, and commas
    or semicolons between pointers, go where every pointer that they touched then names an id.

    Args:
        value: the attribute.
        ids: the ids of the document.
        folder: where the document lies, if the attribute holds one URI: spaces in the name of a file that is there
            become ``%20``. None if it holds several.
    """
    spaced = SPACES.sub(" ", value).strip(" ") if STRANGE.search(value) else value
    if folder is not None:
        return _one(spaced, folder) or _changed(spaced, value)
    joined = SEPARATOR.sub(" ", AFTER_HASH.sub("#", spaced))
    return joined if _all_known(joined, spaced, ids) else _changed(spaced, value)


def _changed(new: str, old: str) -> str | None:
    return new if new and new != old else None


def _one(value: str, folder: Path) -> str | None:
    """The URI of the file that `value` names, if it has a space and the file is there."""
    name = value.strip(" ")
    return quote(name, safe="/!$&'()*+,;=:@~") if " " in name and (folder / name).is_file() else None


def _all_known(joined: str, spaced: str, ids: AbstractSet[str]) -> bool:
    """Whether every pointer that is new in `joined` names an id of the document."""
    new = set(joined.split()) - set(spaced.split())
    return bool(new) and all(each.startswith("#") and each[1:] in ids for each in new)
