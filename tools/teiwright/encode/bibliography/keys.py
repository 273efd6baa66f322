"""The `xml:id` of each entry: who and when, unique, stable, and always an NCName."""

from __future__ import annotations

import re
from string import ascii_lowercase
from typing import TYPE_CHECKING

from teiwright.encode.bibliography.entry import Kind, fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from teiwright.encode.bibliography.entry import Entry, Name

__all__ = ["key_of", "unique_keys"]

_SPECIAL = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "ı": "i"}
)
_SMALL = {
    "a",
    "and",
    "an",
    "de",
    "der",
    "des",
    "die",
    "du",
    "et",
    "for",
    "für",
    "in",
    "la",
    "of",
    "on",
    "pour",
    "the",
    "to",
    "und",
    "y",
}


def key_of(entry: Entry) -> str:
    """The key that `entry` would have alone: ``harvey2004``, ``iom2003a``, ``interview-iom-staff-2009-05-05``."""
    if entry.kind is Kind.INTERVIEW:
        who = "-".join(_ascii(entry.first("interviewee")).split())
        return "-".join(part for part in ("interview", who, entry.first("date").replace("/", "-")) if part)
    names = entry.responsible
    bodies = names if names and all(name.corporate for name in names) else names[:1]
    stem = "-".join(_stem(name) for name in bodies[:2]) or _title_stem(entry)
    year = entry.year if entry.year.isdigit() else ""
    key = f"{stem}{year}{entry.suffix}"
    return key if re.match(r"[a-z]", key) else f"bibl{key}"


def unique_keys(entries: Sequence[Entry], reserved: Collection[str] = ()) -> tuple[str, ...]:
    """The keys of `entries`, in order: the first of several alike keeps its key, the others get b, c, … behind it.

    None is one of the `reserved` ids.
    """
    plain = [key_of(entry) for entry in entries]
    taken: set[str] = set(reserved)
    found = []
    for key in plain:
        unique = (
            key
            if key not in taken
            else next(free for free in _variants(key) if free not in taken and free not in plain)
        )
        taken.add(unique)
        found.append(unique)
    return tuple(found)


def _variants(key: str) -> Iterable[str]:
    joint = "-" if not key[-1].isdigit() or key.startswith("interview-") else ""
    yield from (f"{key}{joint}{letter}" for letter in ascii_lowercase[1:])
    number = 27
    while True:
        yield f"{key}-{number}"
        number += 1


def _stem(name: Name) -> str:
    """A surname in one word; a body by its words, or by their initials where it has three or more."""
    if not name.corporate:
        return "".join(_ascii(name.surname).split())
    words = [
        word
        for word in _ascii(re.sub(r"\s*[(\[].*", "", name.printed) or name.printed).split()
        if word not in _SMALL
    ]
    return "".join(words) if len(words) < 3 else "".join(word[0] for word in words)


def _title_stem(entry: Entry) -> str:
    title = next(
        (entry.first(name) for name in ("title_a", "title_u", "title_m") if entry.first(name)),
        entry.text[:200],
    )
    words = [word for word in _ascii(title).split() if word not in _SMALL]
    return "".join(words[:2])


def _ascii(text: str) -> str:
    """`text` folded, in the letters a to z and digits, words apart by one space."""
    return " ".join(re.sub(r"[^a-z0-9 ]", "", fold(text).translate(_SPECIAL)).split())
