"""The author's own records beside the printed bibliography: which entry prints which, and what may be cited by key.

A printed entry keeps its characters; where a record describes it, the record is its `biblStruct`. Where the text prints no
bibliography, the records themselves are what its citations lead to.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from string import ascii_lowercase
from typing import TYPE_CHECKING

from lxml import etree

from teiwright.encode.bibliography import Entry, Kind, Name, fold
from teiwright.encode.matching import matches
from teiwright.model import tei
from teiwright.references import from_biblstruct, to_biblstruct
from teiwright.references.tei.vocabulary import KIND
from teiwright.references.values import is_ncname

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from teiwright.model import Document, Mention
    from teiwright.references import Name as RecordName
    from teiwright.references import Reference

__all__ = ["LISTED", "Known", "known", "put", "recorded"]

LISTED = "records"
"""The `type` of the `listBibl` in `standOff` whose entries come from the author's records."""
PRIVATE = frozenset({"abstract", "annote"})
"""Fields of a library that are prose of somebody else, or remarks that nobody meant to publish."""
_OURS = re.compile(r"(?:p|s|note|fig|table|kinds?|expansion|bibl)[\d.]*(?:\..*)?\Z|.*\.struct\Z")
"""Ids that an edition gives to something else."""


@dataclass(frozen=True, slots=True)
class Known:
    """The works that a text can cite.

    Attributes:
        printed: the entries that the text prints, in order; each has the citation key of its record for its key.
        unprinted: the records that no entry prints, as entries without a text.
        records: for each key of both the record, where there is one.
    """

    printed: tuple[Entry, ...] = ()
    unprinted: tuple[Entry, ...] = ()
    records: Mapping[str, Reference] = field(default_factory=dict)

    @property
    def cited(self) -> tuple[Entry, ...]:
        """What names and years can mean: the printed bibliography, and only where there is none the records."""
        return self.printed or self.unprinted

    @property
    def keys(self) -> dict[str, str]:
        """The `xml:id` for each citation key of the records."""
        return {record.id: key for key, record in self.records.items()}


def known(printed: Sequence[Entry], references: Sequence[Reference], reserved: Collection[str] = ()) -> Known:
    """The printed entries and the records, joined.

    Args:
        printed: the parsed entries of the bibliography.
        references: the author's records.
        reserved: ids that the edition gives to something else.
    """
    if not references:
        return Known(tuple(printed))
    found = matches(printed, references)
    ids = _ids(references, reserved)
    described = {place: references[number] for place, number in found.items()}
    taken = set(ids.values())
    entries = [
        _described(entry, described[place], ids[described[place].id])
        if place in described
        else _apart(entry, taken)
        for place, entry in enumerate(printed)
    ]
    others = [one for number, one in enumerate(references) if number not in set(found.values())]
    unprinted = _lettered([_entry(one, ids[one.id]) for one in others])
    records = {ids[one.id]: _public(one) for one in references}
    return Known(tuple(entries), tuple(unprinted), records)


def put(stand_off: etree._Element, works: Known, mentions: Iterable[Iterable[Mention]]) -> None:
    """Put the records into `stand_off`, which is changed: of what is printed, and of what is cited without being printed."""
    cited = {word.removeprefix("#") for several in mentions for one in several for word in _pointers(one)}
    records = etree.Element(tei("listBibl"), {"type": LISTED})
    for entry in works.printed:
        if entry.key in works.records:
            struct = to_biblstruct(works.records[entry.key], f"{entry.key}.struct")
            struct.set("corresp", f"#{entry.key}")
            records.append(struct)
    records.extend(to_biblstruct(works.records[e.key], e.key) for e in works.unprinted if e.key in cited)
    if not len(records):
        return
    described = {struct.get("corresp") for struct in records}
    parsed = stand_off.find(tei("listBibl"))
    for struct in list(parsed) if parsed is not None else ():
        if struct.get("corresp") in described and parsed is not None:
            parsed.remove(struct)
    if parsed is None:
        stand_off.insert(0, records)
    elif len(parsed):
        parsed.addnext(records)
    else:
        stand_off.replace(parsed, records)


def recorded(document: Document) -> frozenset[str]:
    """The citation keys of the records that an edition has taken up."""
    lists = [one for one in document.root.iter(tei("listBibl")) if one.get("type") == LISTED]
    return frozenset(
        from_biblstruct(struct).id for one in lists for struct in one.iterchildren(tei("biblStruct"))
    )


def _pointers(mention: Mention) -> Iterable[str]:
    yield from mention.ref.split()
    for name, value in mention.attributes:
        if name == "source":
            yield from value.split()


def _ids(references: Sequence[Reference], reserved: Collection[str]) -> dict[str, str]:
    """The `xml:id` of each record: its citation key, where XML and the edition leave it free."""
    taken: set[str] = set()
    last: defaultdict[str, int] = defaultdict(lambda: 1)
    found = {}
    for one in references:
        key = one.id
        if not is_ncname(key) or key in reserved or _OURS.match(key):
            key = re.sub(r"[^\w.-]", "-", f"bibl.{key}")
        base = key
        while key in taken:
            last[base] += 1
            key = f"{base}-{last[base]}"
        taken.add(key)
        found[one.id] = key
    return found


def _public(one: Reference) -> Reference:
    return replace(one, fields={name: value for name, value in one.fields.items() if name not in PRIVATE})


def _apart(entry: Entry, taken: set[str]) -> Entry:
    """An entry without a record, with a key that no record has."""
    key = entry.key
    while key in taken:
        key = f"{key}-2"
    taken.add(key)
    return entry if key == entry.key else replace(entry, key=key)


def _described(entry: Entry, one: Reference, key: str) -> Entry:
    """A printed entry with the key of its record, and from that what the print does not tell."""
    year = entry.year or one.year
    if entry.responsible:
        return replace(entry, key=key, year=year)
    return replace(
        _entry(one, key),
        text=entry.text,
        kind=entry.kind,
        fields=entry.fields,
        year=year,
        suffix=entry.suffix,
    )


def _entry(one: Reference, key: str) -> Entry:
    """A record as an entry that nothing prints; an interview as any other work, since only a printed one is in a list of its own."""
    kind = KIND.get(one.type, "other")
    return Entry(
        key=key,
        text="",
        kind=Kind.OTHER if kind == Kind.INTERVIEW else Kind(kind),
        authors=_names(one.names.get("author", ())),
        editors=_names(one.names.get("editor", ())),
        translators=_names(one.names.get("translator", ()) or one.responsible),
        fields=(),
        year=one.year,
        suffix=one.get("year-suffix"),
    )


def _names(names: Iterable[RecordName]) -> tuple[Name, ...]:
    return tuple(
        Name(
            surname=one.family or one.given,
            forenames=one.given if one.family else "",
            particle=one.particle,
            corporate=bool(one.literal),
            printed=one.literal
            or ", ".join(filter(None, (f"{one.non_dropping} {one.family}".strip(), one.given))),
        )
        for one in names
    )


def _lettered(entries: list[Entry]) -> list[Entry]:
    """The entries, works of one year by the same names told apart by a letter in the order of their keys.

    A style sheet gives the letters in the order in which it lists the works, which nothing here knows.
    """
    alike: defaultdict[tuple[tuple[str, ...], str], list[Entry]] = defaultdict(list)
    for entry in entries:
        alike[entry.folded, entry.year].append(entry)
    letters = {
        entry.key: letter
        for group in alike.values()
        if len(group) > 1 and not any(entry.suffix for entry in group)
        for entry, letter in zip(sorted(group, key=lambda one: fold(one.key)), ascii_lowercase, strict=False)
    }
    return [replace(entry, suffix=letters.get(entry.key, entry.suffix)) for entry in entries]
