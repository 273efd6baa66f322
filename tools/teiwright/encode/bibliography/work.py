"""The work itself: its title, and the periodical or publisher that no `in` announces."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from teiwright.encode.bibliography.asides import (
    claim_dates,
    claim_extents,
    claim_locator,
    claim_original,
    claim_reports,
    claim_versions,
)
from teiwright.encode.bibliography.brackets import claim_edition
from teiwright.encode.bibliography.container import (
    claim_container,
    claim_edited_by,
    claim_editors,
    claim_held,
    claim_last_series,
    find_in,
    named_before_editors,
)
from teiwright.encode.bibliography.division import best_cut, capitals, is_periodical, number_behind
from teiwright.encode.bibliography.draft import flat, trim
from teiwright.encode.bibliography.groups import claim_groups
from teiwright.encode.bibliography.imprint import (
    claim_imprint,
    claim_lone_publisher,
    claim_others,
    claim_repository,
)
from teiwright.encode.bibliography.pages import claim_pages
from teiwright.encode.bibliography.parts import first_run, segments
from teiwright.encode.bibliography.publication import read_publication
from teiwright.encode.bibliography.quoted import quoted_span
from teiwright.encode.bibliography.rest import (
    claim_event,
    claim_notes,
    claim_presentation,
    claim_tail,
    claim_thesis,
)
from teiwright.encode.bibliography.years import claim_trailing_year, close_again
from teiwright.encode.bibliography.zones import claim_numbers

if TYPE_CHECKING:
    from teiwright.encode.bibliography.draft import Draft

__all__ = ["claim_work"]


def claim_work(draft: Draft) -> None:
    """Claim everything behind the names and a year at the head."""
    claim_original(draft)
    claim_extents(draft)
    _claim_body(draft, _quoted(draft, draft.start))
    _part_kind(draft)
    _part_issue(draft)


def _part_issue(draft: Draft) -> None:
    """Part what calls an issue special from the title of the periodical: `Variants, special issue on Margins`."""
    for index, field in enumerate(draft.fields):
        issue = _SPECIAL.search(draft.text, field.start, field.end) if field.name == "title_j" else None
        if issue and issue.start() > field.start + 3:
            end = trim(draft.text, field.start, issue.start(), ",.;: ")[1]
            draft.fields[index] = replace(field, end=end, value=flat(draft.text[field.start : end]))
            draft.add("note", *issue.span("note"))
            return


def _part_kind(draft: Draft) -> None:
    """Part what round brackets call a work or what holds it from its title: `Doing History Digitally (blog)`."""
    for index, field in enumerate(draft.fields):
        closed = field.value.endswith(")") and field.name.startswith("title_")
        kind = _CALLED.search(field.value) if closed else None
        if kind:
            cut = draft.text.rindex("(", field.start, field.end)
            draft.fields[index] = replace(
                field, end=trim(draft.text, field.start, cut)[1], value=field.value[: kind.start()]
            )
            draft.add("type", cut + 1, field.end - 1)
            return


def _quoted(draft: Draft, start: int) -> tuple[int, int] | None:
    """The title between marks of quotation at `start`, its marks closed."""
    span = quoted_span(draft.open, start)
    if span and span[1] - span[0] > 2:
        draft.close(span[0] - 1, span[0])
        draft.close(span[1], span[1] + 1)
        return span
    return None


def _claim_body(draft: Draft, quoted: tuple[int, int] | None) -> None:
    """Claim everything behind the names and a year at the head."""
    behind = quoted[1] + 1 if quoted else draft.start
    if quoted:
        draft.close(*quoted)
    claim_groups(draft, behind)
    claim_versions(draft, behind)
    occasion = claim_presentation(draft) or claim_thesis(draft)
    claim_edition(draft)
    claim_reports(draft, behind)
    container = find_in(draft, behind, quoted)
    held = claim_editors(draft, container[1], colon=True) if container else behind
    if quoted and not container:
        held = claim_editors(draft, behind, colon=False)
    claim_edited_by(draft)
    if container:
        named_before_editors(draft, held)
    if draft.dotted:
        claim_notes(draft)
    zone = claim_numbers(draft, container[1] if container else behind)
    claim_trailing_year(draft, behind)
    claim_dates(draft, behind)
    close_again(draft, behind)
    claim_pages(draft)
    claim_locator(draft)
    if container:
        claim_container(draft, *container, held, zone)
        _claim_title(draft, "title_a", quoted, container[0])
    elif quoted and held > behind:
        _claim_title(draft, "title_a", quoted, 0)
        claim_held(draft, held, zone)
    elif quoted:
        _claim_behind_title(draft, quoted, zone, "title_u" if occasion else "title_m")
    else:
        _claim_untitled(draft, zone, "title_u" if occasion else "title_m")


def _claim_title(draft: Draft, name: str, quoted: tuple[int, int] | None, end: int) -> None:
    low, high = quoted or first_run(draft, draft.start, end)
    low, high = trim(draft.text, low, high, ",.;:–—" if quoted else ",;:–—([ ")
    if high > low and draft.text[high - 1] == "." and not draft.text[:high].endswith("..."):
        high -= 1
    draft.add(name, low, high)


def _claim_behind_title(
    draft: Draft, quoted: tuple[int, int], zone: tuple[int, int] | None, name: str
) -> None:
    """Claim what follows a title in quotation marks without `in`: a periodical, or place and publisher."""
    low, high = first_run(draft, quoted[1], len(draft.open))
    low, high = trim(draft.open, low, high, ",.;: ")
    parts = read_publication(draft.open, low, high)
    before = zone and low < zone[0]
    if low >= high:
        _claim_title(draft, name, quoted, 0)
    elif parts and not before and (len(parts) > 1 or not is_periodical(draft.open[low:high])):
        _claim_title(draft, name, quoted, 0)
        claim_others(draft, low)
    else:
        if lone := re.compile(r", (?P<volume>\d{1,3})$").search(draft.open, low, high):
            draft.claim("volume", *lone.span("volume"))
            high = lone.start()
        counted = zone and high >= zone[0] - 3 and draft.has("volume", "issue")
        high = high if counted else claim_imprint(draft, low, high)
        _claim_title(draft, "title_a", quoted, 0)
        claim_others(draft, high)
        journal = draft.has("volume", "issue") or is_periodical(draft.open[low:high])
        journal = journal or not draft.has("place", "publisher", "editor", "translator")
        draft.add(_level(draft, low, high) if journal else "title_m", *trim(draft.open, low, high, ",;: "))


def _claim_untitled(draft: Draft, zone: tuple[int, int] | None, name: str) -> None:
    """Claim a title that no quotation marks set apart, and a periodical before the numbers or a publisher behind it."""
    low, high = first_run(draft, draft.start, len(draft.open))
    commas = not draft.dotted
    printed = draft.has("place") and draft.has("publisher")
    numbered = zone and high <= zone[0] + 1 and draft.has("volume", "issue", "page") and not printed
    alone = (
        not draft.people
        and len(draft.open[low:high].split()) < 8
        and not re.search(r"\w{4,}[.?!] ", draft.open[low:high])
    )
    if numbered and draft.has("volume") and (alone or _is_abbreviated(draft.open[low:high])):
        draft.add("title_j", *trim(draft.open, low, high, ",;: "))
        claim_others(draft, high)
        return
    if numbered:
        cut = best_cut(
            draft.open,
            low,
            high,
            commas=commas,
            least=-3.0
            if draft.has("volume") and (draft.has("page") or (draft.has("issue") and not draft.has("editor")))
            else 0.5,
        )
        if cut and not _is_published(draft, cut.start, high):
            _add_title(draft, "title_a", low, cut.end)
            draft.add("title_j", *trim(draft.open, cut.start, high, ",;: "))
            claim_others(draft, high)
            return
    if commas and (parts := claim_event(draft, segments(draft, low, high))):
        high = parts[-1][1]
    high = claim_imprint(draft, low, high)
    cut = best_cut(draft.open, low, high, commas=commas, least=2.0)
    held = re.sub(r" ?\(?(?:we)?blog\)?[,. ]*$", " Blog", draft.open[cut.start : high]) if cut else ""
    held_by = draft.has("editor") or (draft.has("page") and draft.dotted)
    if cut and held_by and draft.named("author"):
        _add_title(draft, "title_a", low, cut.end)
        draft.add("title_m", *trim(draft.open, cut.start, high, ",;:. "))
    elif (
        cut
        and not draft.has("publisher", "place")
        and (capitals(held) == 1 or draft.open[:high].endswith("(blog)"))
        and (is_periodical(held) or capitals(draft.open[low : cut.end]) < 0.5)
    ):
        _add_title(draft, "title_a", low, cut.end)
        if not draft.has("volume") and (count := number_behind(draft.open[:high], cut.start, high)):
            draft.claim("volume", *count[1])
            high = count[0]
        draft.add(_level(draft, cut.start, high), *trim(draft.open, cut.start, high, ",;:. "))
    else:
        high = claim_repository(draft, low, claim_lone_publisher(draft, low, high))
        if draft.dotted:
            high = claim_last_series(draft, low, high, None)
        else:
            claim_tail(draft, low, high)
            high = first_run(draft, low, high)[1]
        _add_title(draft, name, low, high)
    claim_others(draft, high)


def _is_published(draft: Draft, start: int, end: int) -> bool:
    """Whether what stands before the numbers is place and publisher, so that they count volumes of the work."""
    parts = read_publication(draft.open, start, end)
    placed = any(name == "place" for name, _, _ in parts) and not draft.has("page", "issue")
    return placed or bool(parts and not draft.has("volume"))


_SPECIAL = re.compile(
    r"[,.:;]? (?P<note>(?:[Ss]pecial [Ii]ssue|[Ss]onderheft|[Nn]uméro spécial|[Nn]úmero (?:especial|monográfico))\b.*)",
    re.DOTALL,
)
_CALLED = re.compile(
    r" \((?:(?:we)?blog|report|poster|preprint|software|data ?set|website|podcast)\)$", re.IGNORECASE
)
_MEETING = re.compile(
    r"\b(?:Conf(?:erence)?|Congr(?:ess)?|Symp(?:osium)?|Workshop|Proc(?:eedings)?|Tagung|Kongress|Colloque|Actas?|Actes|Congreso)\b"
)


def _level(draft: Draft, start: int, end: int) -> str:
    """What holds an article: a periodical, or the proceedings of a meeting where no volume is counted."""
    counted = draft.has("volume", "issue")
    return "title_m" if _MEETING.search(draft.open, start, end) and not counted else "title_j"


def _is_abbreviated(text: str) -> bool:
    """Whether the whole run is the abbreviated name of a periodical: `Phys. Rev. Lett.`, `ApJ`, `JHEP`."""
    text = text.strip(" ,;:")
    words = text.split()
    if not words or len(words) > 7 or capitals(text) < 1 or ", " in text:
        return False
    if len(words) == 1:
        return True
    if re.search(r"\w{7,}[.?!] ", text):
        return False
    short = [word for word in words if word.endswith(".") or len(word) < 5 or word.isupper()]
    stops = re.findall(r"\w\.(?: |$)", text)
    inner = re.search(r"\w\. (?!\w?$|\w\b)", text)
    return (
        len(short) * 2 > len(words) and (len(stops) > 1 or not inner) and bool(stops or is_periodical(text))
    )


def _add_title(draft: Draft, name: str, low: int, high: int) -> None:
    low, high = trim(draft.open, low, high, ",;:([ ")
    if high > low and draft.open[high - 1] == "." and not draft.open[:high].endswith("..."):
        high -= 1
    draft.add(name, low, high)
