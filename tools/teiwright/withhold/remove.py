"""From a full edition to a withheld one."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from lxml import etree

from teiwright import xml
from teiwright.errors import SourceError, WithholdError
from teiwright.model import XML_ID, Document
from teiwright.withhold.chains import crossing
from teiwright.withhold.differences import copy_of, locate, sentence
from teiwright.withhold.gaps import mark_gaps, withhold_run
from teiwright.withhold.notice import announce, is_withheld
from teiwright.withhold.prose import Kind, Run, texts, walk
from teiwright.withhold.repeats import PHRASE, prose_of, repeated_outside, repeating_attributes, words
from teiwright.withhold.retention import DEFAULT, Limits, check
from teiwright.withhold.stand_ins import stand_in
from teiwright.withhold.units import MINIMUM, digest, digests, units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from teiwright.model import Source

__all__ = ["TEI", "canonical", "from_edition", "stream_of", "withhold"]

TEI = "application/tei+xml"
STYLES = frozenset({"xml-model", "xml-stylesheet"})


def withhold(document: Document, source: Source, *, limit: Limits = DEFAULT) -> Document:
    """`document` without its prose: a gap with its length stands where each run of it stood.

    Where `source` is the plain text or Markdown that the edition was made from, nothing is taken away but what it brings back.
    Where it is the TEI file itself, comments, processing instructions, the editor's corrections and
    attributes that hold prose go too.

    Args:
        document: a full edition; it is not changed.
        source: what `restore` will be given.
        limit: how much the result may show.

    Raises:
        SourceError: `source` is not the source of `document`.
        WithholdError: the document is withheld already, has no text or header, would show more than `limit` allows, or
            (with a text as source) holds prose where the source cannot bring it back.
    """
    if is_withheld(document):
        raise WithholdError(f"{document.uri}: is withheld already; give the full edition")
    if not texts(document):
        raise WithholdError(f"{document.uri}: has no text element; give a TEI edition")
    if source.media_type == TEI:
        return _from_itself(document, source, limit)
    return _from_text(document, source, limit)


def from_edition(document: Document, source: Source) -> Document:
    """`document` withheld with itself as `source`, however much it would show; the document is not changed."""
    tree = _without_comments(document)
    mark_gaps(tree)
    runs = list(walk(tree))
    for element, name in repeating_attributes(tree, prose_of(runs), strict=True):
        del element.attrib[name]
    published = _published(tree, runs)
    for run in (*(run for run in runs if run.kind in {Kind.PROSE, Kind.EDITOR}), *crossing(runs)):
        withhold_run(run)
    stand_in(tree)
    announce(tree, source, published)
    return tree


def stream_of(runs: Sequence[Run]) -> str:
    """The stream of the full document that `runs` come from."""
    return "".join(run.text.replace("\n", "") for run in runs if run.length)


def canonical(document: Document) -> bytes:
    """The canonical form of `document` (C14N 1.0, with comments)."""
    data: bytes = etree.tostring(document.tree, method="c14n", with_comments=True)
    return data


def _from_itself(document: Document, source: Source, limit: Limits) -> Document:
    if canonical(document) != canonical(xml.parse(source.data, source.uri)):
        raise SourceError(
            f"{source.uri}: is not the file that {document.uri} was read from; give that file as the source, unchanged"
        )
    prose = prose_of([run for run in walk(document) if run.kind is not Kind.EDITOR])
    result = from_edition(document, source)
    _refuse_repeats(result, repeated_outside(result, prose, limit.longest_run))
    check(result, limit)
    return result


def _from_text(document: Document, source: Source, limit: Limits) -> Document:
    tree = Document(copy.deepcopy(document.tree), document.uri)
    mark_gaps(tree)
    runs = list(walk(tree))
    _refuse_other_source(document, source, runs)
    _refuse_unrestorable(tree, runs, limit)
    published = _published(tree, runs)
    for run in (*(run for run in runs if run.kind is Kind.PROSE), *crossing(runs)):
        withhold_run(run)
    stand_in(tree)
    announce(tree, source, published)
    check(tree, limit)
    return tree


def _published(document: Document, runs: Sequence[Run]) -> dict[str, str]:
    """The digests by pointer: first that of the whole stream, then that of each unit that has an id."""
    letters = sum(sum(map(str.isalpha, run.text)) for run in runs if run.kind is Kind.PROSE)
    whole = document.root.get(XML_ID)
    published = {f"#{whole}": digest(stream_of(runs))} if whole and letters >= MINIMUM else {}
    return published | {f"#{xml_id}": value for xml_id, value in digests(runs).items()}


def _refuse_other_source(document: Document, source: Source, runs: Sequence[Run]) -> None:
    copied = copy_of(source)
    if stream_of(runs) == copied.stream:
        return
    differences = locate(units(runs, {}), copied)
    where = sentence(differences) if differences else "a short unit differs"
    raise SourceError(
        f"{source.uri}: is not the source of {document.uri}: {where}; give the text that the edition was made from"
    )


def _refuse_unrestorable(document: Document, runs: Sequence[Run], limit: Limits) -> None:
    """Refuse what stands in the text and is not in its source, and so could not be brought back."""
    for text in texts(document):
        for node in text.iter(etree.Comment, etree.ProcessingInstruction):
            raise WithholdError(
                f"{document.uri}:{node.sourceline}: a comment or processing instruction in the text counts as prose and "
                f"its source cannot bring it back; take it out, or withhold with the TEI file itself as the source"
            )
    for run in runs:
        if run.kind is Kind.EDITOR and len(words(run.text)) >= PHRASE:
            raise WithholdError(
                f"{document.uri}:{run.anchor.sourceline}: a correction of four words and more repeats the prose; correct "
                f"fewer words, or withhold with the TEI file itself as the source"
            )
    prose = prose_of(runs)
    for element, name in repeating_attributes(document, prose, strict=False):
        raise WithholdError(
            f"{document.uri}:{element.sourceline}: the attribute {name} repeats the prose; take it out, or withhold with "
            f"the TEI file itself as the source"
        )
    _refuse_repeats(document, repeated_outside(document, prose, limit.longest_run))


def _refuse_repeats(document: Document, count: int) -> None:
    if count:
        raise WithholdError(
            f"{document.uri}: the header, standOff or a comment repeats {count} words of the prose in a row; "
            f"shorten it there"
        )


def _without_comments(document: Document) -> Document:
    """A copy of `document` without comments and without instructions, but for those that name a schema or style."""
    root = copy.deepcopy(document.root)
    root.tail = None
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    for node in reversed(list(document.root.itersiblings(preceding=True))):
        if isinstance(node, etree._ProcessingInstruction) and node.target in STYLES:  # noqa: SLF001 - its only name
            copied = copy.deepcopy(node)
            copied.tail = None
            root.addprevious(copied)
    return Document(root.getroottree(), document.uri)
