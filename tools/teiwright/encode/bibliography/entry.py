"""The nouns of a bibliography: a printed entry, its fields, and the names it gives."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Entry", "Field", "Kind", "Name", "fold"]


class Kind(StrEnum):
    """What kind of work an entry describes."""

    ARTICLE = "article"
    BOOK = "book"
    CHAPTER = "chapter"
    DATASET = "dataset"
    INTERVIEW = "interview"
    MANUSCRIPT = "manuscript"
    NEWSPAPER = "newspaper"
    PAPER = "paper"
    REPORT = "report"
    SOFTWARE = "software"
    THESIS = "thesis"
    WEB = "web"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Field:
    """A printed field of an entry.

    Attributes:
        name: ``author``, ``title_j``, ``page`` …; the whole list is `fields.NAMES`.
        start: offset of its first character in the entry's text, in code points.
        end: offset behind its last one.
        value: what it says, normalised: a URL that works, a W3C date, ``217-234``; empty where it cannot be read.
    """

    name: str
    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Name:
    """A person or body as an entry prints it; a body has neither surname nor forenames.

    Attributes:
        surname: the family name of a person, with a particle that is part of it by its capital (``Van den Branden``).
        forenames: given names or initials, in printed order.
        particle: a lower-case particle apart from the surname: ``de`` in ``Genova, N. de``.
        corporate: whether it is a body.
        printed: the characters of the entry, white space normalised.
    """

    surname: str
    forenames: str
    particle: str
    corporate: bool
    printed: str

    @property
    def cited(self) -> str:
        """What a citation calls it: a person's surname, with a particle printed before it, or the body's name."""
        if self.corporate:
            return self.printed
        lead = f"{self.particle} {self.surname}"
        return lead if self.particle and lead in self.printed else self.surname


@dataclass(frozen=True, slots=True)
class Entry:
    """A printed entry, parsed.

    Attributes:
        key: its `xml:id`: an NCName, unique among the entries it was parsed with.
        text: its characters as printed; a page break is a line feed.
        kind: what kind of work it describes.
        authors: who wrote it (or was interviewed), in printed order.
        editors: who edited it, or the volume that holds it.
        translators: who translated it.
        fields: its printed fields by place; a field inside another one follows it.
        year: the year of publication, or the words that stand for it (``forthcoming``); empty without one.
        suffix: the letter that tells works of one year apart.
    """

    key: str
    text: str
    kind: Kind
    authors: tuple[Name, ...]
    editors: tuple[Name, ...]
    translators: tuple[Name, ...]
    fields: tuple[Field, ...]
    year: str
    suffix: str

    @property
    def responsible(self) -> tuple[Name, ...]:
        """The names that the entry begins with: its authors, and without any its editors or translators."""
        return self.authors or self.editors or self.translators

    @property
    def names(self) -> tuple[str, ...]:
        """What a citation can call the responsible ones, in printed order."""
        return tuple(name.cited for name in self.responsible)

    @property
    def folded(self) -> tuple[str, ...]:
        """The `names`, folded for comparison."""
        return tuple(fold(name) for name in self.names)

    @property
    def corporate(self) -> bool:
        """Whether a body comes first."""
        return bool(self.responsible) and self.responsible[0].corporate

    def values(self, name: str) -> tuple[str, ...]:
        """The values of all fields called `name`, in printed order."""
        return tuple(field.value for field in self.fields if field.name == name)

    def first(self, name: str) -> str:
        """The value of the first field called `name`, empty without one."""
        return next(iter(self.values(name)), "")


def fold(text: str) -> str:
    """`text` for comparison: decomposed (NFKD) without marks, lower-case, words apart by one space, no punctuation.

    ``fold("Düvell, F.") == "duvell f"``
    """
    bare = (
        text
        if text.isascii()
        else "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))
    )
    words = "".join(mark if mark.isalnum() else " " for mark in bare.casefold() if mark not in "'’")
    return " ".join(words.split())
