"""The TEI header of an edition, complete by the practice of archives (TEI P5 Guidelines, chapter 2)."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING

from lxml import etree
from lxml.builder import ElementMaker

from teiwright import __version__
from teiwright.model import TEI_NS, XML_ID, XML_LANG, tei

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from teiwright.model import Source
    from teiwright.recipe import Agent, Edition, Printed, Recipe, Responsibility, SourceFacts

__all__ = ["build"]

E = ElementMaker(namespace=TEI_NS, nsmap={None: TEI_NS})

PRACTICE = {
    "correction": "Nothing is corrected silently: a correction of the editor is a choice of sic and corr.",
    "hyphenation": "The source has no hyphens at line ends.",
    "interpretation": (
        "Persons, organizations, places, dates, citations and quotations are tagged as the annotation guidelines of "
        "teiwright say. What a rule decided carries resp, and where it is less than sure, cert."
    ),
    "normalization": "The characters of text are those of the source. A page break in a block is a line feed and a pb.",
    "punctuation": "All punctuation is kept inside the elements it belongs to.",
    "quotation": "Quotation marks are kept inside quote, soCalled, term and title.",
    "segmentation": "Each paragraph has an xml:id, counted through the text.",
    "stdVals": "Dates are in the W3C profile of ISO 8601.",
}
HYPHENATED = 'A hyphen that parts a word at the end of a line or page is kept, and the lb or pb behind it has break="no".'
KINDS = {
    "person": "Named individuals",
    "organization": "Named bodies, their fora and departments",
    "place": "Countries, cities, regions, continents, rivers, named blocs",
    "date": "Calendar expressions",
    "citation": "Cited works and interviews",
    "quotation": "Quotations of a source",
}
NO_PUBLISHER = "Unpublished draft"
UNSTATED_RIGHTS = "Nobody has said yet who holds the rights in the text and in its encoding."
LANGUAGES = {"de": "German", "en": "English", "es": "Spanish", "fr": "French"}


def build(recipe: Recipe, source: Source, text: etree._Element) -> etree._Element:
    """The `teiHeader` of the edition whose `text` was made from `source` by `recipe`.

    The same input gives the same bytes: no clock and no machine is asked.
    """
    edition = recipe.edition
    return E.teiHeader(
        E.fileDesc(
            _title_statement(edition),
            E.editionStmt(E.edition({"n": edition.version}, f"Version {edition.version}")),
            E.extent(E.measure({"unit": "words", "quantity": str(_words(text))}, f"{_words(text)} words")),
            _publication(recipe),
            _source_description(recipe, source),
        ),
        _encoding(edition, text),
        _profile(edition, text),
        *_revisions(edition),
    )


def _revisions(edition: Edition) -> Iterator[etree._Element]:
    """The one change of an edition that is dated; a draft has none yet."""
    if edition.date:
        attributes = {"when": edition.date, "who": f"#{edition.responsibilities[0].id}"}
        words = f"Encoded from the source with teiwright {__version__}."
        yield E.revisionDesc(E.change(attributes, words))


def _title_statement(edition: Edition) -> etree._Element:
    titles = [E.title({"type": "main"}, edition.title)]
    if edition.subtitle:
        titles.append(E.title({"type": "sub"}, edition.subtitle))
    authors = [E.author(_agent(a)) for a in edition.authors]
    return E.titleStmt(*titles, *authors, *map(_responsibility, edition.responsibilities))


def _responsibility(one: Responsibility) -> etree._Element:
    return E.respStmt({XML_ID: one.id}, E.resp(one.resp), E.name(one.name))


def _agent(agent: Agent) -> etree._Element:
    if agent.name:
        return E.orgName(agent.name)
    name = E.persName(E.forename(agent.forename))
    name[0].tail = " "
    name.append(E.surname(agent.surname))
    return name


def _publication(recipe: Recipe) -> etree._Element:
    edition, source = recipe.edition, recipe.source
    if not edition.publisher:
        return E.publicationStmt(
            E.publisher(NO_PUBLISHER), E.availability({"status": "unknown"}, E.p(UNSTATED_RIGHTS))
        )
    place = [E.pubPlace(edition.place)] if edition.place else []
    return E.publicationStmt(
        E.publisher(edition.publisher),
        *place,
        E.date({"when": edition.date}, edition.date),
        E.availability(
            {"status": "free" if source.licence else "restricted"},
            E.licence(
                {"target": edition.licence}, E.p(f"The encoding is licensed under {edition.licence_name}.")
            ),
            *_text_rights(source),
        ),
    )


def _text_rights(source: SourceFacts) -> Iterator[etree._Element]:
    """The rights in the text, apart from those in its encoding."""
    if source.licence:
        yield E.licence({"target": source.licence}, E.p(source.rights))
    else:
        yield E.p(
            f"The text: {source.rights} A copy of this file that holds its prose is not for publication."
        )


def _source_description(recipe: Recipe, source: Source) -> etree._Element:
    printed = [_printed(recipe.source.printed)] if recipe.source.printed else []
    return E.sourceDesc(
        *printed,
        E.bibl(
            {"type": "digitalSource"},
            E.title(PurePath(source.uri).name),
            E.idno({"type": "sha256"}, source.sha256),
        ),
    )


def _printed(work: Printed) -> etree._Element:
    """The `biblStruct` of the printed work: in a container as `analytic` and `monogr`, else `monogr` alone."""
    authors = [E.author(_agent(a)) for a in work.authors]
    editors = [E.editor(_agent(a)) for a in work.editors]
    imprint = E.imprint(
        *(E.pubPlace(p) for p in work.places),
        *([E.publisher(work.publisher)] if work.publisher else []),
        E.date({"when": work.year}, work.year),
        *_scopes(work),
    )
    identifier = [E.idno(work.identifier)] if work.identifier else []
    container = work.container or work.journal
    if not container:
        return E.biblStruct(
            E.monogr(*authors, *editors, E.title({"level": "m"}, work.title), *identifier, imprint)
        )
    level = "j" if work.journal else "m"
    return E.biblStruct(
        E.analytic(*authors, E.title({"level": "a"}, work.title)),
        E.monogr(*editors, E.title({"level": level}, container), *identifier, imprint),
    )


def _scopes(work: Printed) -> Iterator[etree._Element]:
    for unit, value in (("volume", work.volume), ("issue", work.issue), ("page", work.pages)):
        if value:
            first, _, last = value.replace("–", "-").partition("-")
            yield E.biblScope({"unit": unit, "from": first, "to": last or first}, value)


def _encoding(edition: Edition, text: etree._Element) -> etree._Element:
    counts = Counter(etree.QName(e).localname for e in text.iter(tei("*")))
    usage = [E.tagUsage({"gi": name, "occurs": str(counts[name])}) for name in sorted(counts)]
    categories = [E.category({XML_ID: f"kind.{k}"}, E.catDesc(v)) for k, v in KINDS.items()]
    hyphenated = any(each.get("break") == "no" for each in text.iter(tei("lb"), tei("pb")))
    practice = {**PRACTICE, "hyphenation": HYPHENATED} if hyphenated else PRACTICE
    return E.encodingDesc(
        E.projectDesc(E.p(edition.project or f"An edition of {edition.title}, made with teiwright.")),
        E.editorialDecl(*(getattr(E, name)(E.p(words)) for name, words in practice.items())),
        E.tagsDecl(E.namespace({"name": TEI_NS}, *usage)),
        E.classDecl(E.taxonomy({XML_ID: "kinds"}, *categories)),
        E.appInfo(E.application({"ident": "teiwright", "version": __version__}, E.label("teiwright"))),
    )


def _profile(edition: Edition, text: etree._Element) -> etree._Element:
    languages = sorted({edition.language, *_languages(text)})
    parts = [E.langUsage(*(E.language({"ident": code}, LANGUAGES.get(code, code)) for code in languages))]
    if edition.keywords:
        parts.append(E.textClass(E.keywords(*(E.term(word) for word in edition.keywords))))
    return E.profileDesc(*parts)


def _languages(text: etree._Element) -> Iterable[str]:
    return {code for e in text.iter(tei("*")) if (code := e.get(XML_LANG))}


def _words(text: etree._Element) -> int:
    return len("".join(text.itertext()).split())
