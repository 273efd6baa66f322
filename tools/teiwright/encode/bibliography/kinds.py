"""What kind of work an entry describes, told from the fields it prints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.encode.bibliography.entry import Kind
from teiwright.encode.bibliography.signs import is_data, is_deposited, is_software

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from teiwright.encode.bibliography.entry import Field

__all__ = ["kind_of"]

_REPORT = re.compile(
    r"\b(?:report|bericht|rapport|info ?sheet|fact ?sheet|working paper|discussion paper|briefing)\b",
    re.IGNORECASE,
)
_REPORT_SERIES = re.compile(r"paper(?!s of )|report|research series|brief|memorand", re.IGNORECASE)
_OCCASION = re.compile(
    r"speech|submitted|presented|given at|keynote|lecture|talk|statement|address|remarks|vortrag|rede\b",
    re.IGNORECASE,
)
_REPOSITORY = re.compile(r"repositor|dépôt", re.IGNORECASE)
_DATA = re.compile(
    r"\b(?:corpus|corpora|korpus|korpora|data ?sets?|data|daten\w*|données|datos)\b", re.IGNORECASE
)
_BLOG = re.compile(r"blog", re.IGNORECASE)
_THESIS = re.compile(r"diss|thes|tesis|thèse|ph\.? ?d|arbeit|habilitation", re.IGNORECASE)


def kind_of(text: str, fields: Sequence[Field], *, person: bool) -> Kind:
    """The kind of the entry `text` with these fields, by a person or a body; the first test that holds decides."""
    return next((kind for kind, holds in _tests(text, fields, person=person) if holds), Kind.OTHER)


def _tests(text: str, fields: Sequence[Field], *, person: bool) -> Iterator[tuple[Kind, bool]]:
    """Each kind with whether the entry is of it, as far as the test before it did not hold."""
    said = {field.name: field.value for field in reversed(fields)}
    notes = " ".join(field.value for field in fields if field.name in {"note", "type"})
    yield Kind.THESIS, bool(_THESIS.search(said.get("type", "")))
    yield Kind.WEB, "title_j" in said and bool(_BLOG.search(f"{notes} {said['title_j']}"))
    yield Kind.ARTICLE, "title_j" in said
    yield Kind.CHAPTER, "title_a" in said and "title_m" in said
    yield Kind.DATASET, is_data(text) or _is_kept(said)
    yield Kind.SOFTWARE, is_software(text) or is_deposited(text)
    yield Kind.MANUSCRIPT, "shelfmark" in said
    yield Kind.PAPER, "meeting" in said or bool(_OCCASION.search(notes))
    yield Kind.REPORT, "symbol" in said or _is_report(said)
    yield Kind.NEWSPAPER, len(said.get("document_date", "")) == 10 and "publisher" in said
    yield Kind.BOOK, "publisher" in said
    yield Kind.BOOK if person else Kind.REPORT, "place" in said
    yield Kind.WEB, "url" in said or "doi" in said


def _is_kept(said: dict[str, str]) -> bool:
    """Whether a repository keeps what its title calls data."""
    return bool(_REPOSITORY.search(said.get("publisher", "")) and _DATA.search(said.get("title_m", "")))


def _is_report(said: dict[str, str]) -> bool:
    """Whether series or type say so, or, where nobody published it, the title."""
    by_series = bool(_REPORT_SERIES.search(said.get("title_s", ""))) or bool(
        _REPORT.search(said.get("type", ""))
    )
    return by_series or ("publisher" not in said and bool(_REPORT.search(said.get("title_m", ""))))
