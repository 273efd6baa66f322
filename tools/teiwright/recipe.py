"""The recipe: the editorial decisions for one source, in TOML, every key known and checked.

`docs/reference/recipe.md` has the whole form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teiwright import tables
from teiwright.errors import RecipeError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "Agent",
    "CitationFix",
    "Correction",
    "Edition",
    "MentionFix",
    "Names",
    "Printed",
    "Recipe",
    "Responsibility",
    "SourceFacts",
    "Structure",
    "StructureFix",
    "read",
]

NCNAME = re.compile(r"[^\W\d][\w.-]*\Z")


@dataclass(frozen=True, slots=True)
class Agent:
    """A person (surname and forename) or a body (name)."""

    name: str = ""
    surname: str = ""
    forename: str = ""


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Who did what for the edition; `id` is what `resp` attributes point to."""

    id: str
    name: str
    resp: str


@dataclass(frozen=True, slots=True)
class Edition:
    """Header facts of the edition.

    `date` is its publication date and that of the one entry of `revisionDesc`, in ISO form; `licence` is the URI
    of the licence for the encoding, `licence_name` its name.
    """

    id: str
    title: str
    date: str
    publisher: str
    licence: str
    licence_name: str
    authors: tuple[Agent, ...]
    responsibilities: tuple[Responsibility, ...]
    language: str = "en"
    subtitle: str = ""
    place: str = ""
    version: str = "1"
    project: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """The printed work that the source is a text of, for its `biblStruct`."""

    title: str
    year: str
    authors: tuple[Agent, ...] = ()
    container: str = ""
    editors: tuple[Agent, ...] = ()
    places: tuple[str, ...] = ()
    publisher: str = ""
    journal: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What is known of the source: its SHA-256, whose the text is, what it prints.

    `rights` says in one sentence who holds what; `licence` is the URI of the text's licence, empty for a text in
    copyright that may not be published.
    """

    rights: str
    sha256: str = ""
    licence: str = ""
    printed: Printed | None = None


@dataclass(frozen=True, slots=True)
class StructureFix:
    """The block whose text begins with `starts` is a `kind`, or a heading of this `level`."""

    starts: str
    kind: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Structure:
    """Decisions about blocks."""

    fixes: tuple[StructureFix, ...] = ()


@dataclass(frozen=True, slots=True)
class MentionFix:
    """In the words of `context` what stands in square brackets is a mention of `ref`, or none where `ref` is empty.

    ``context = "the [Budapest] and the Puebla Process"`` claims that one place.
    """

    context: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """Decisions about names: phrases that hold a name but name nothing, and single places."""

    ignore: tuple[str, ...] = ()
    fixes: tuple[MentionFix, ...] = ()


@dataclass(frozen=True, slots=True)
class CitationFix:
    """The citation printed as `citation` means the entry with the key `entry`, or none where that is empty."""

    citation: str
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """Where the source reads `sic` inside `context`, the editor reads `corr`; both are printed."""

    sic: str
    corr: str
    context: str = ""


@dataclass(frozen=True, slots=True)
class Recipe:
    """All decisions for one source."""

    uri: str
    edition: Edition
    source: SourceFacts
    structure: Structure = Structure()
    names: Names = Names()
    citations: tuple[CitationFix, ...] = ()
    corrections: tuple[Correction, ...] = ()


def read(path: Path | str) -> Recipe:
    """The recipe at `path`.

    Raises:
        RecipeError: it is missing, is not TOML, has an unknown key, lacks a needed one, or has a value of the
            wrong form.
    """
    uri = str(path)
    recipe = tables.fill(Recipe, tables.parse(path, RecipeError), uri, RecipeError)
    if not NCNAME.match(recipe.edition.id):
        raise RecipeError(
            f'{uri}: edition.id "{recipe.edition.id}" is no XML name; use letters, digits and hyphens'
        )
    return recipe
