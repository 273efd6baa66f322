"""The recipe: the editorial decisions for one source, in TOML, every key known and checked.

`docs/reference/recipe.md` has the whole form.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import MISSING, dataclass, fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import TYPE_CHECKING, TypeVar, Union, get_args, get_origin, get_type_hints

from teiwright.errors import RecipeError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

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

T = TypeVar("T")
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
    try:
        table = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise RecipeError(f"{uri}: cannot be read ({error.strerror}); check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RecipeError(f"{uri}: is not TOML ({error}); mend it") from error
    if "uri" in table:
        raise RecipeError(f'{uri}: unknown key "uri"; take it out')
    recipe = _table(Recipe, {**table, "uri": uri}, "", uri)
    if not NCNAME.match(recipe.edition.id):
        raise RecipeError(
            f'{uri}: edition.id "{recipe.edition.id}" is no XML name; use letters, digits and hyphens'
        )
    return recipe


def _table(cls: type[T], table: Mapping[str, Any], where: str, uri: str) -> T:
    """An instance of the dataclass `cls` from a TOML table; `where` is its dotted path in the file."""
    hints = get_type_hints(cls)
    known = {f.name: f for f in fields(cls)}  # type: ignore[arg-type]  # only dataclasses come here
    for key in table:
        if key not in known:
            offer = ", ".join(sorted(k for k in known if k != "uri"))
            raise RecipeError(f'{uri}: unknown key "{_dotted(where, key)}"; the keys here are {offer}')
    for name, one in known.items():
        if name not in table and one.default is MISSING:
            raise RecipeError(f'{uri}: the key "{_dotted(where, name)}" is missing; add it')
    values = {k: _value(hints[k], v, _dotted(where, k), uri) for k, v in table.items()}
    return cls(**values)


def _value(kind: Any, value: Any, where: str, uri: str) -> Any:  # noqa: ANN401 - TOML values are of any type
    if get_origin(kind) in {Union, UnionType}:
        kind = next(k for k in get_args(kind) if k is not type(None))
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise RecipeError(f'{uri}: "{where}" must be a list')
        return tuple(_value(get_args(kind)[0], v, f"{where}[{n}]", uri) for n, v in enumerate(value, 1))
    if is_dataclass(kind):
        if not isinstance(value, dict):
            raise RecipeError(f'{uri}: "{where}" must be a table')
        return _table(kind, value, where, uri)  # type: ignore[arg-type]  # is_dataclass also takes instances
    if not isinstance(value, kind):
        expected = {str: "text in quotation marks", int: "a whole number"}[kind]
        raise RecipeError(f'{uri}: "{where}" must be {expected}, not {value!r}')
    return value


def _dotted(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key
