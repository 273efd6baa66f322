"""From the text of a printed entry to its fields.

The firm forms are claimed first (URLs, years, brackets, volumes and pages), and each later step sees only what is still
open; what nothing claims, and stands where a title stands, is the title.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from teiwright.encode.bibliography.draft import Draft
from teiwright.encode.bibliography.entry import Entry, Kind
from teiwright.encode.bibliography.head import DASHES, claim_head
from teiwright.encode.bibliography.interview import claim_interview
from teiwright.encode.bibliography.keys import key_of, unique_keys
from teiwright.encode.bibliography.kinds import kind_of
from teiwright.encode.bibliography.signs import shelfmark
from teiwright.encode.bibliography.urls import claim_urls
from teiwright.encode.bibliography.work import claim_work

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from teiwright.encode.bibliography.entry import Name

__all__ = ["LONGEST", "parse", "parse_all"]

_ARCHIVAL = (
    "rchiv",
    "ibli",
    "MS",
    "Ms",
    "ms.",
    "Hs",
    "Cod",
    "anus",
    "Hand",
    "fol",
    "f.",
    "Bl.",
    "Nachla",
    "Bestand",
    "Rep.",
    "ond",
    "eg",
    "Sign",
    "ote ",
    "iasse",
    "arton",
    "Akte",
    "Konv",
    "Box",
    "Caja",
    "Kasten",
    "Folder",
    "Mappe",
    "ecord",
    "RG",
    "Library",
)
LONGEST = 4000
"""How many code points of an entry are read: no reference is longer, and a line of a megabyte must not take long."""


def parse(text: str, *, natural: bool = False) -> Entry:
    """The entry that `text` prints; a page break in it is a line feed. Its key is not yet unique among others.

    Nothing is refused: what cannot be read is no field, and an entry of which nothing can be read has none. What stands
    behind the first `LONGEST` code points is kept but not read.

    Args:
        text: the entry.
        natural: whether its first name is known to have the forenames first, as in notes.
    """
    draft = Draft(text[:LONGEST])
    interviewee = claim_interview(draft)
    if not interviewee:
        claim_urls(draft)
        _claim_shelfmark(draft)
        claim_head(draft, natural=natural)
        claim_work(draft)
    return _entry(text, draft, interviewee)


def parse_all(texts: Sequence[str], reserved: Collection[str] = ()) -> tuple[Entry, ...]:
    """The entries that `texts` print, in order, with keys that are unique among them and none of the `reserved` ids."""
    entries = _carried([parse(text) for text in texts])
    keys = unique_keys(entries, reserved)
    return tuple(replace(entry, key=key) for entry, key in zip(entries, keys, strict=True))


def _carried(entries: list[Entry]) -> list[Entry]:
    """The entries, those that begin with a dash in the place of names with the names of the one before."""
    found: list[Entry] = []
    for entry in entries:
        carried = entry
        if found and not entry.authors and (dash := DASHES.match(entry.text)):
            before = found[-1]
            edited = bool(entry.editors) and any(
                field.name == "editor" and field.start <= dash.end() for field in entry.fields
            )
            carried = entry if edited else replace(entry, authors=before.authors or before.editors)
            carried = replace(carried, key=key_of(carried))
        found.append(carried)
    return found


def _claim_shelfmark(draft: Draft) -> None:
    """Claim where an archive keeps what the entry describes,."""
    span = shelfmark(draft.open) if draft.mentions(*_ARCHIVAL) else None
    if span:
        draft.claim("shelfmark", *span)


def _by_person(draft: Draft) -> bool:
    """Whether a person comes first among those responsible."""
    first = min(draft.people, key=lambda one: one[2], default=None)
    return first is not None and not first[1].corporate


def _entry(text: str, draft: Draft, interviewee: Name | None) -> Entry:
    fields = tuple(sorted(draft.fields, key=lambda field: (field.start, -field.end)))
    entry = Entry(
        key="",
        text=text,
        kind=Kind.INTERVIEW if interviewee else kind_of(text[:LONGEST], fields, person=_by_person(draft)),
        authors=(interviewee,) if interviewee else draft.named("author"),
        editors=draft.named("editor"),
        translators=draft.named("translator"),
        fields=fields,
        year=draft.year,
        suffix=draft.suffix,
    )
    return replace(entry, key=key_of(entry))
