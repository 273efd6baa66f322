"""How TEI, by the conventions of `docs/reference/encoding.md`, calls the types and fields of CSL."""

from __future__ import annotations

__all__ = ["ANALYTIC", "DATED", "IDENTIFIERS", "KIND", "READ_TYPES", "SCOPES", "SUBTYPED", "UNPUBLISHED"]

KIND = {
    "article": "other",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "newspaper",
    "bill": "other",
    "book": "book",
    "chapter": "chapter",
    "classic": "book",
    "collection": "book",
    "dataset": "dataset",
    "document": "other",
    "entry": "chapter",
    "entry-dictionary": "chapter",
    "entry-encyclopedia": "chapter",
    "interview": "interview",
    "manuscript": "manuscript",
    "pamphlet": "book",
    "paper-conference": "paper",
    "periodical": "book",
    "post": "web",
    "post-weblog": "web",
    "report": "report",
    "review": "article",
    "review-book": "article",
    "software": "software",
    "speech": "paper",
    "standard": "report",
    "thesis": "thesis",
    "webpage": "web",
}
"""The `type` of a `biblStruct` for a CSL type, by the kinds of `encode`; any other is ``other``."""

SUBTYPED = {
    "article": "article-journal",
    "book": "book",
    "chapter": "chapter",
    "dataset": "dataset",
    "interview": "interview",
    "manuscript": "manuscript",
    "newspaper": "article-newspaper",
    "other": "document",
    "paper": "paper-conference",
    "report": "report",
    "software": "software",
    "thesis": "thesis",
    "web": "webpage",
}
"""The CSL type that a kind means by itself; any other CSL type stands in `subtype`."""

READ_TYPES = {
    "artwork": "graphic",
    "audioRecording": "song",
    "blogPost": "post-weblog",
    "bookSection": "chapter",
    "case": "legal_case",
    "computerProgram": "software",
    "conferencePaper": "paper-conference",
    "dictionaryEntry": "entry-dictionary",
    "email": "personal_communication",
    "encyclopediaArticle": "entry-encyclopedia",
    "film": "motion_picture",
    "forumPost": "post",
    "journalArticle": "article-journal",
    "letter": "personal_communication",
    "magazineArticle": "article-magazine",
    "newspaperArticle": "article-newspaper",
    "podcast": "song",
    "preprint": "article",
    "presentation": "speech",
    "radioBroadcast": "broadcast",
    "statute": "legislation",
    "tvBroadcast": "broadcast",
    "videoRecording": "motion_picture",
    "journal": "article-journal",
    "collection": "book",
    "misc": "document",
}
"""What other projects write: the item types of Zotero's TEI export, and words near to CSL's."""

ANALYTIC = frozenset(
    "article-journal article-magazine article-newspaper chapter entry entry-dictionary entry-encyclopedia "
    "paper-conference post post-weblog review review-book webpage".split()
)
"""Types that can be part of a publication."""

UNPUBLISHED = frozenset({"manuscript", "personal_communication", "speech", "thesis"})
"""Types whose title has level ``u``."""

SCOPES = {
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "chapter-number": "chapter",
    "part-number": "part",
}
"""The `unit` of the `biblScope` of a field, in the order they are written."""

IDENTIFIERS = {
    "number": "number",
    "ISBN": "ISBN",
    "ISSN": "ISSN",
    "PMID": "PMID",
    "PMCID": "PMCID",
    "call-number": "callNumber",
}
"""The `type` of the `idno` of a field; the DOI stands with the part where there is one."""

DATED = {
    "accessed": "accessed",
    "original-date": "original",
    "submitted": "submitted",
    "available-date": "available",
}
"""The `type` of the `date` in the imprint; the date of publication has none, that of the event is in `meeting`."""
