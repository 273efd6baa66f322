"""BibTeX and BibLaTeX as references."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.references import dates
from teiwright.references.bibtex.blocks import records
from teiwright.references.bibtex.latex import decode
from teiwright.references.bibtex.names import split
from teiwright.references.bibtex.vocabulary import (
    ARTICLES,
    DATED,
    ENTRY,
    IN_SERIES,
    LANGUAGES,
    NAMED,
    PLACES,
    PRIVATE,
    PUBLISHERS,
    TEXT,
    VERBATIM,
    WORDS,
)
from teiwright.references.model import DATES, FIELDS, NAMES, TYPES, Date, Reading, Reference
from teiwright.references.values import clean, made, unique

if TYPE_CHECKING:
    from collections.abc import Mapping

    from teiwright.references.bibtex.blocks import Record
    from teiwright.references.model import Name

__all__ = ["read"]

_VOLUMES = frozenset({"book", "classic"})
_SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine", "classical": "classic"}
_DEGREES = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis"}
_MONTH_NAMES = "jan fev|feb mar|mär|mrz apr|avr|abr may|mai jun|juin jul|juil aug|ago|août|aout sep|sept oct|okt|out nov dec|dez|dic|déc".split()
_CODES = {name: code for code, name in LANGUAGES.items()} | {
    "usenglish": "en-US",
    "ukenglish": "en-GB",
    "germanb": "de",
    "austrian": "de-AT",
    "swissgerman": "de-CH",
    "nswissgerman": "de-CH",
    "frenchb": "fr",
    "francais": "fr",
    "portuges": "pt",
    "norwegian": "nb",
    "nynorsk": "nn",
}
_BIBLATEX = frozenset({"date", "location", "journaltitle", "langid", "maintitle", "publishertype"})
_AND = re.compile(r"\s+and\s+(?![^{}]*\})")
_SIGN = re.compile(r"\\([_%&#~$])")


def read(text: str, uri: str) -> Reading:
    """The references of the BibTeX or BibLaTeX `text`, in order, each with an id of its own.

    Nothing is refused: an entry that cannot be read is told with its line, and the others are read.
    """
    found, findings = records(text, uri)
    kept = [one for one in found if one.type not in {"xdata", "set", "control", "jabref-meta"}]
    return Reading(unique([_reference(one) for one in kept]), tuple(findings))


def _reference(one: Record) -> Reference:
    kind = _kind(one)
    said = {name: _said(name, value) for name, value in _listed(one).items()}
    names = {role: several for field, role in NAMED.items() if (several := _names(one, field))}
    names |= _other_names(one)
    when = {ours: _date(one.fields[theirs]) for theirs, ours in DATED.items() if one.fields.get(theirs)}
    when |= {name: _date(one.fields[name]) for name in DATES if one.fields.get(name)}
    when["issued"] = _issued(one.fields, said)
    fields = {
        name: said[key]
        for key, name in PRIVATE.items()
        if name in FIELDS and key in said and key not in {"title", "number", "language"}
    }
    for theirs, ours in TEXT.items():
        if said.get(theirs):
            fields.setdefault(ours, said[theirs])
    fields |= _titles(said, kind) | _numbers(said, kind) | _rest(one, said)
    return made(one.key, kind, names, when, fields)


def _kind(one: Record) -> str:
    subtype = clean(one.fields.get("entrysubtype", "")).lower()
    subtype = _SUBTYPES.get(subtype, subtype)
    return subtype if subtype in TYPES else ENTRY.get(one.type, "document")


def _listed(one: Record) -> dict[str, str]:
    """The fields, with `; ` between the members of lists; `and` in a publisher of old BibTeX is part of its name."""
    lists = PLACES + (PUBLISHERS if _BIBLATEX & one.fields.keys() else ())
    return {name: _AND.sub("; ", value) if name in lists else value for name, value in one.fields.items()}


def _said(name: str, value: str) -> str:
    if name in VERBATIM:
        return clean(_SIGN.sub(r"\1", value).replace("{", "").replace("}", ""))
    return clean(decode(value))


def _names(one: Record, field: str) -> tuple[Name, ...]:
    return split(one.fields.get(field, ""))


def _other_names(one: Record) -> dict[str, tuple[Name, ...]]:
    """The names that BibLaTeX gives by `editora` and `editoratype`, and those under CSL's own names."""
    found: dict[str, tuple[Name, ...]] = {}
    for letter in ("", "a", "b", "c"):
        role = clean(one.fields.get(f"editor{letter}type", ""))
        if letter and role in NAMES:
            found[role] = _names(one, f"editor{letter}")
    for role in NAMES:
        if role not in NAMED.values() and one.fields.get(role):
            found[role] = _names(one, role)
    return found


def _date(value: str) -> Date:
    """A date in which ``~`` is the mark of an approximate one; words are LaTeX."""
    date = dates.parse(value.replace("{", "").replace("}", ""))
    return date if date.start else dates.parse(clean(decode(value)))


def _issued(raw: Mapping[str, str], said: dict[str, str]) -> Date:
    """The date of `date`, else of `year`, `month` and `day`."""
    if raw.get("date") or raw.get("issued"):
        return _date(raw.get("date") or raw["issued"])
    date = _date(raw.get("year", ""))
    month = _month(said.get("month", ""))
    if len(date.start) != 1 or date.end or not month:
        return date
    day = said.get("day", "")
    day = day or next(
        iter(re.findall(r"\d{1,2}", said.get("month", "")) if not said["month"].isdigit() else []), ""
    )
    return Date(dates.valid([date.start[0], month, day])[0], circa=date.circa)


def _month(text: str) -> int:
    if text.isdigit():
        return int(text) if 1 <= int(text[:3]) <= 12 else 0
    word = re.search(r"[^\W\d_]+", text.lower())
    if not word:
        return 0
    return next(
        (n for n, stems in enumerate(_MONTH_NAMES, 1) if word[0].startswith(tuple(stems.split("|")))), 0
    )


def _titles(said: dict[str, str], kind: str) -> dict[str, str]:
    """Title and container, each with its subtitle."""
    found = {"title": _joined(said, "title")}
    journal = _joined(said, "journaltitle") or said.get("journal", "")
    main = _joined(said, "maintitle")
    book = _joined(said, "booktitle") or main
    if main and main != book:
        found["volume-title"], book = book, main
    elif main and kind in _VOLUMES and found["title"]:
        found["volume-title"], found["title"], book = found["title"], main, ""
    container = journal or book if kind in ARTICLES else book or journal
    if container:
        found["container-title"] = container
    return found


def _joined(said: dict[str, str], name: str) -> str:
    stem = name.removesuffix("title")
    title, sub = said.get(name, ""), said.get(f"{stem}subtitle", "")
    joint = " " if title.endswith(("?", "!", ".", ":")) else ": "
    whole = f"{title}{joint}{sub}" if title and sub else title or sub
    more = said.get(f"{name}addon", "")
    return f"{whole}. {more}" if whole and more else whole


def _numbers(said: dict[str, str], kind: str) -> dict[str, str]:
    """BibTeX's `number`: the issue of a journal, the volume of a series, or the work's own."""
    number = said.get("number", "")
    found = {"number": said["csl-number"]} if said.get("csl-number") else {}
    if not number:
        return found
    name = "issue" if kind in ARTICLES else "collection-number" if kind in IN_SERIES else "number"
    return {**found, name: number}


def _rest(one: Record, said: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    language = said.get("langid") or said.get("hyphenation") or said.get("language", "")
    if language:
        found["language"] = _CODES.get(language.lower(), language)
    genre = said.get("type", "")
    found["genre"] = WORDS.get(genre.lower(), genre) or _DEGREES.get(one.type, "")
    for field, name in (("pubstate", "status"), ("series", "collection-title")):
        if said.get(field, "").lower() in WORDS:
            found[name] = WORDS[said[field].lower()]
    notes = [said[name] for name in ("note", "addendum") if said.get(name)]
    found["note"] = ". ".join(notes)
    eprint = said.get("eprint", "")
    kind = said.get("eprinttype", said.get("archiveprefix", "")).lower()
    if eprint and kind == "arxiv" and not said.get("url"):
        found["URL"] = f"https://arxiv.org/abs/{eprint}"
    return found
