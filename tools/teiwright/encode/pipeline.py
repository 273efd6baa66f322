"""The stages of the encoder in their order; each is a plain function over the blocks of the source.

The order is structure, bibliography, citations (then masked from the rest), abbreviations, names, dates, quotations,
the tree. Definitions of abbreviations are read before the citations too, since a citation may use the short form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from teiwright import blocks
from teiwright.authority import NOBODY
from teiwright.encode import (
    abbreviations,
    citations,
    dates,
    header,
    layout,
    marks,
    names,
    proposed,
    quotations,
    records,
    standoff,
    structure,
    tree,
)
from teiwright.encode.bibliography import fold, parse_all
from teiwright.encode.citations.keys import cited as cited_by_key
from teiwright.encode.draft import draft
from teiwright.encode.roles import Role
from teiwright.errors import SourceError
from teiwright.model import TEI_NS, XML_ID, XML_LANG, Document, tei
from teiwright.proposals import ner
from teiwright.review import NO_REVIEW

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from teiwright.authority import Authority
    from teiwright.encode.roles import Part
    from teiwright.encode.spans import Span
    from teiwright.model import Mention, Source
    from teiwright.proposals import Evidence, Proposal
    from teiwright.proposals.ner import Recogniser
    from teiwright.recipe import Recipe
    from teiwright.references import Reference
    from teiwright.review import Review

__all__ = ["encode"]

SILENT = {Role.REFERENCE, Role.BYLINE, Role.BIBLIOGRAPHY, Role.ENTRY, Role.CODE, Role.FIGURE, Role.FORME}


def encode(  # noqa: PLR0913 - each is something else that the editor may give
    source: Source,
    recipe: Recipe | None = None,
    authority: Authority = NOBODY,
    *,
    href: str = "",
    references: Sequence[Reference] = (),
    review: Review = NO_REVIEW,
    recogniser: Recogniser | None = None,
) -> Document:
    """The edition of `source`.

    Args:
        source: a plain text or Markdown.
        recipe: the editor's decisions; without one the edition is a draft that says what the text itself tells.
        authority: whom and what the mentions may point to; without one rules propose the names.
        review: what the editor decided about proposed names.
        href: the authority file as the edition points to it, relative to where the edition will stand.
        recogniser: a model that proposes names where the rules find none; without an authority file only.
        references: the author's own records, which stand in for what the printed bibliography would be parsed to.

    Raises:
        SourceError: the source is not the one that the recipe was written for, or loses a note.
        RecipeError: a decision of the recipe meets nothing in this source.
    """
    found_blocks = blocks.split(source)
    recipe = recipe or draft(source, found_blocks, reviewed=bool(review.decisions))
    _refuse_other(source, recipe)
    parts = structure.outline(found_blocks, recipe)
    marks.refuse_idle([p.block.text for p in parts if p.role is not Role.ENTRY], recipe)
    reserved = {recipe.edition.id, *(one.id for one in recipe.edition.responsibilities)}
    entries = parse_all([p.block.text for p in parts if p.role is Role.ENTRY], reserved)
    known = records.known(entries, references, reserved)
    mentions, entities = _mentions(parts, known, (authority, review, recogniser), recipe)
    found, expansions, definitions = standoff.define(parts, mentions, SILENT)
    text = tree.build(tree.Content(parts, found, expansions, known.printed, recipe, href))
    root = etree.Element(tei("TEI"), {XML_ID: recipe.edition.id}, nsmap={None: TEI_NS})
    root.set(XML_LANG, recipe.edition.language)
    root.append(header.build(recipe, source, text))
    root.append(text)
    root.append(standoff.build(known.printed, definitions, entities))
    records.put(root[-1], known, found)
    if not len(root[-1]):
        root.remove(root[-1])
    layout.indent(root)
    return Document(root.getroottree(), f"{recipe.edition.id}.xml")


def _refuse_other(source: Source, recipe: Recipe) -> None:
    expected = recipe.source.sha256
    if expected and expected != source.sha256:
        raise SourceError(
            f"{source.uri}: has the SHA-256 {source.sha256}, but {recipe.uri} was written for {expected}; "
            "give that copy, or review the recipe and change its source.sha256"
        )


def _mentions(
    parts: Sequence[Part],
    known: records.Known,
    names_: tuple[Authority, Review, Recogniser | None],
    recipe: Recipe,
) -> tuple[list[list[Mention]], tuple[Proposal, ...]]:
    """What is found in each part, in document order, and whom the proposed names name; nothing in `SILENT` parts."""
    texts = ["" if p.role in SILENT else p.block.text for p in parts]
    entries, defined = known.cited, abbreviations.long_forms(texts)
    labels = [p.number or p.block.label for p in parts if p.role is Role.ENTRY]
    works = citations.Works(entries, defined, labels if len(labels) == len(entries) else ())
    others = citations.find_all([citations.passage(p.block, silent=p.role in SILENT) for p in parts], works)
    by_key = [cited_by_key(t, known.keys, o) for t, o in zip(texts, others, strict=True)]
    cited = citations.fixed(texts, by_key, entries, recipe)
    masked = [[(m.start, m.end) for m in c] for c in cited]
    evidence = proposed.evidence(entries, recipe.edition.authors, defined, recipe.edition.language)
    named, entities = _named(parts, texts, masked, (*names_, recipe, evidence))
    dated = _dates(texts, [[*m, *_spans(n)] for m, n in zip(masked, named, strict=True)])
    titles = {fold(v) for e in entries for name in ("title_a", "title_m") for v in e.values(name)}
    found = [
        [*c, *n, *d, *_quoted(part, text, [*c, *n], titles)]
        for part, text, c, n, d in zip(parts, texts, cited, named, dated, strict=True)
    ]
    return found, entities


def _named(
    parts: Sequence[Part],
    texts: Sequence[str],
    masked: Sequence[Sequence[Span]],
    by: tuple[Authority, Review, Recogniser | None, Recipe, Evidence],
) -> tuple[list[list[Mention]], tuple[Proposal, ...]]:
    """The names of the authority file and the review; without an authority file those that are proposed, too."""
    authority, review, recogniser, recipe, evidence = by
    decided = proposed.decided(review, authority)
    found = names.find(texts, masked, decided, recipe)
    named = [list(proposed.signed(mentions, authority)) for mentions in found]
    entities = proposed.entries(decided, authority)
    if authority.entities:
        return named, entities
    rejected = proposed.closed(texts, review)
    closed = [[*m, *_spans(n), *r] for m, n, r in zip(masked, named, rejected, strict=True)]
    sought = proposed.sought(parts, texts, closed)
    more, proposals = proposed.find(sought, evidence, {e.id for e in entities})
    named, entities = _together(named, more), (*entities, *proposals)
    if recogniser is not None:
        claimed = [[*c, *_spans(m)] for c, m in zip(closed, more, strict=True)]
        read = proposed.read(parts, texts, masked, claimed)
        seen = ner.propose(read, recogniser, {e.id for e in entities})
        named, entities = _together(named, proposed.placed(seen, len(texts))), (*entities, *seen)
    return named, entities


def _together(named: Sequence[Sequence[Mention]], more: Sequence[Sequence[Mention]]) -> list[list[Mention]]:
    return [sorted([*n, *m], key=lambda each: each.start) for n, m in zip(named, more, strict=True)]


def _dates(texts: Sequence[str], masked: Sequence[Sequence[Span]]) -> list[tuple[Mention, ...]]:
    """The dates of each text; a day without a year takes the last year that was named before it."""
    found: list[tuple[Mention, ...]] = []
    year: int | None = None
    for text, closed in zip(texts, masked, strict=True):
        mentions = dates.find(text, masked=closed, year=year)
        year = dates.last_year(mentions, year)
        found.append(mentions)
    return found


def _quoted(part: Part, text: str, mentions: Sequence[Mention], titles: set[str]) -> Iterable[Mention]:
    """A block quotation is one already."""
    return () if part.role is Role.QUOTATION else quotations.find(text, mentions, titles)


def _spans(mentions: Iterable[Mention]) -> list[Span]:
    return [(m.start, m.end) for m in mentions]
