"""From the text of a printed entry to its fields.

The firm forms are claimed first (URLs, years, brackets, volumes and pages), and each later step sees only what is still
open; what nothing claims, and stands where a title stands, is the title.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from teiwright.encode.bibliography.brackets import claim_brackets, claim_edition
from teiwright.encode.bibliography.container import claim_container, claim_edited_by, find_container
from teiwright.encode.bibliography.draft import Draft, trim
from teiwright.encode.bibliography.entry import Entry, Kind
from teiwright.encode.bibliography.head import claim_head
from teiwright.encode.bibliography.imprint import claim_imprint, is_place
from teiwright.encode.bibliography.interview import claim_interview
from teiwright.encode.bibliography.keys import key_of, unique_keys
from teiwright.encode.bibliography.kinds import kind_of
from teiwright.encode.bibliography.parts import sentences
from teiwright.encode.bibliography.quoted import quoted_span
from teiwright.encode.bibliography.rest import (
    claim_hidden_container,
    claim_notes,
    claim_presentation,
    claim_tail,
    claim_thesis,
    claim_title,
)
from teiwright.encode.bibliography.scope import (
    claim_journal,
    claim_pages,
    claim_scope,
    find_scope,
    lone_volume,
)
from teiwright.encode.bibliography.urls import claim_urls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.encode.bibliography.entry import Name

__all__ = ["parse", "parse_all"]


def parse(text: str) -> Entry:
    """The entry that `text` prints; a page break in it is a line feed. Its key is not yet unique among others.

    Nothing is refused: what cannot be read is no field, and an entry of which nothing can be read has none.
    """
    draft = Draft(text)
    interviewee = claim_interview(draft)
    if not interviewee:
        claim_head(draft)
        claim_urls(draft)
        _claim_work(draft)
    return _entry(draft, interviewee)


def parse_all(texts: Sequence[str]) -> tuple[Entry, ...]:
    """The entries that `texts` print, in order, with keys that are unique among them."""
    entries = [parse(text) for text in texts]
    return tuple(replace(entry, key=key) for entry, key in zip(entries, unique_keys(entries), strict=True))


def _claim_work(draft: Draft) -> None:
    """Claim everything behind names, year and URLs."""
    quoted = quoted_span(draft.open, draft.start)
    claim_brackets(draft, quoted or (draft.start, draft.start))
    behind = draft.start
    if quoted:
        behind = quoted[1] + 1
        draft.close(quoted[0] - 1, behind)
    occasion = claim_presentation(draft) or claim_thesis(draft)
    claim_edited_by(draft)
    if draft.dotted:
        claim_notes(draft)
    if _claim_chapter(draft, behind, quoted):
        return
    if not occasion and claim_journal(draft, behind, find_scope(draft, behind), titled=bool(quoted)):
        _claim_main_title(draft, "title_a", quoted)
    else:
        _claim_whole(draft, behind, quoted, "title_u" if occasion else "title_m")


def _claim_chapter(draft: Draft, behind: int, quoted: tuple[int, int] | None) -> bool:
    """Claim a part of a volume or journal: its title, and all behind `in`; False where no `in` opens one."""
    container = find_container(draft, behind, titled=bool(quoted))
    if not container:
        return False
    lead, start = container
    title = quoted or (draft.start, lead)
    scope = find_scope(draft, start) or (lone_volume(draft, start) if not draft.has("editor") else None)
    if claim_journal(draft, start, scope, titled=True):
        draft.close(lead, start)
        _claim_main_title(draft, "title_a", title)
        return True
    claim_pages(draft)
    draft.close(lead, start)
    start = claim_container(draft, start)
    if scope := find_scope(draft, start):
        claim_scope(draft, scope)
    _claim_part_place(draft, quoted, lead)
    _claim_main_title(draft, "title_a", title)
    _claim_whole(draft, start, None, "title_m")
    return True


def _claim_part_place(draft: Draft, quoted: tuple[int, int] | None, lead: int) -> None:
    """Claim a town alone before `In`, as old prints in a collection give it: `Title. Straßburg. In Collection`."""
    spans = [] if quoted or not draft.dotted else sentences(draft, draft.start, lead)
    low, high = trim(draft.open, *spans[-1], ".") if len(spans) > 1 else (0, 0)
    if is_place(draft.open[low:high]) and " " not in draft.open[low:high]:
        draft.claim("place", low, high)


def _claim_whole(draft: Draft, start: int, quoted: tuple[int, int] | None, name: str) -> None:
    """Claim edition, imprint, what follows the title, and the title itself."""
    end = len(draft.text)
    claim_pages(draft)
    claim_edition(draft)
    published = claim_imprint(draft, start, end, titled=bool(quoted))
    lone = lone_volume(draft, start) if (quoted or draft.dotted) and not published else None
    if not draft.has("title_a", "meeting") and claim_journal(draft, start, lone, titled=bool(quoted)):
        _claim_main_title(draft, "title_a", quoted)
        return
    if not quoted and not draft.has("title_a") and name == "title_m" and claim_hidden_container(draft, start):
        return
    claim_tail(draft, start, end)
    if quoted:
        _claim_main_title(draft, name, quoted)
    else:
        claim_title(draft, name, start, end)


def _claim_main_title(draft: Draft, name: str, span: tuple[int, int] | None) -> None:
    """Claim the title of the work: the quoted span, or what is open before what was claimed."""
    if span is None or span[0] == draft.start:
        claim_title(draft, name, draft.start, span[1] if span else len(draft.text))
    else:
        draft.add(name, *trim(draft.text, *span, ",."))


def _entry(draft: Draft, interviewee: Name | None) -> Entry:
    fields = tuple(sorted(draft.fields, key=lambda field: (field.start, -field.end)))
    entry = Entry(
        key="",
        text=draft.text,
        kind=Kind.INTERVIEW if interviewee else kind_of(fields),
        authors=(interviewee,) if interviewee else draft.named("author"),
        editors=draft.named("editor"),
        translators=draft.named("translator"),
        fields=fields,
        year=draft.year,
        suffix=draft.suffix,
    )
    return replace(entry, key=key_of(entry))
