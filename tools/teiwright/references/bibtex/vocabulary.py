"""How BibTeX and BibLaTeX call the types, names, dates and fields of CSL (biblatex manual, chapter 2)."""

from __future__ import annotations

from teiwright.references.model import DATES, FIELDS, NAMES

__all__ = [
    "ARTICLES",
    "DATED",
    "ENTRY",
    "IN_SERIES",
    "LANGUAGES",
    "NAMED",
    "PLACES",
    "PRIVATE",
    "PUBLISHERS",
    "TEXT",
    "TYPE",
    "VERBATIM",
    "WORDS",
]

ENTRY = {
    "article": "article-journal",
    "artwork": "graphic",
    "audio": "song",
    "book": "book",
    "bookinbook": "chapter",
    "booklet": "pamphlet",
    "collection": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "image": "graphic",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legal": "treaty",
    "legislation": "legislation",
    "letter": "personal_communication",
    "manual": "book",
    "mastersthesis": "thesis",
    "movie": "motion_picture",
    "music": "song",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "online": "webpage",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "phdthesis": "thesis",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "review": "review",
    "software": "software",
    "standard": "standard",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "www": "webpage",
}
"""The CSL type of an entry type; any other is a `document`. `entrysubtype` may name another CSL type."""

TYPE = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "classic": "book",
    "dataset": "dataset",
    "entry": "inreference",
    "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference",
    "figure": "image",
    "graphic": "image",
    "legal_case": "jurisdiction",
    "legislation": "legislation",
    "manuscript": "unpublished",
    "motion_picture": "movie",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "personal_communication": "letter",
    "post": "online",
    "post-weblog": "online",
    "regulation": "legislation",
    "report": "report",
    "review": "review",
    "review-book": "review",
    "software": "software",
    "song": "audio",
    "speech": "unpublished",
    "standard": "standard",
    "thesis": "thesis",
    "treaty": "legal",
    "webpage": "online",
}
"""The entry type of a CSL type; any other is ``misc``."""

ARTICLES = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "periodical", "review", "review-book"}
)
"""Types whose container is a `journal`, and whose `number` is an issue."""
IN_SERIES = frozenset(
    {
        "book",
        "chapter",
        "classic",
        "collection",
        "entry",
        "entry-dictionary",
        "entry-encyclopedia",
        "pamphlet",
        "paper-conference",
    }
)
"""Types whose `number` is that of the volume in its series; with all others it is their own."""

NAMED = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "bookauthor": "container-author",
}
DATED = {"urldate": "accessed", "origdate": "original-date", "eventdate": "event-date"}
TEXT = {
    "shorttitle": "title-short",
    "shortjournal": "container-title-short",
    "series": "collection-title",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "chapter": "chapter-number",
    "part": "part-number",
    "pagetotal": "number-of-pages",
    "numpages": "number-of-pages",
    "volumes": "number-of-volumes",
    "edition": "edition",
    "version": "version",
    "publisher": "publisher",
    "school": "publisher",
    "institution": "publisher",
    "organization": "publisher",
    "address": "publisher-place",
    "location": "publisher-place",
    "eventtitle": "event-title",
    "venue": "event-place",
    "origtitle": "original-title",
    "origpublisher": "original-publisher",
    "origlocation": "original-publisher-place",
    "pubstate": "status",
    "type": "genre",
    "howpublished": "medium",
    "library": "archive",
    "keywords": "keyword",
    "annotation": "annote",
    "annote": "annote",
    "abstract": "abstract",
    "note": "note",
    "url": "URL",
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
}
"""Fields with one meaning in all entry types; the first of several with one meaning is what is written."""

VERBATIM = frozenset({"url", "doi", "file", "eprint", "entrysubtype", "crossref", "xdata"})
"""Fields that hold no LaTeX but a backslash before a sign."""

PRIVATE = {name.casefold(): name for name in (*NAMES, *DATES, *FIELDS)}
"""CSL variables that BibLaTeX lacks are written under their own name, which every style passes over."""

WORDS = {
    "inpreparation": "in preparation",
    "submitted": "submitted",
    "forthcoming": "forthcoming",
    "inpress": "in press",
    "prepublished": "pre-published",
    "newseries": "New series",
    "oldseries": "Old series",
    "phdthesis": "PhD thesis",
    "mathesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
    "patentus": "U.S. patent",
    "patenteu": "European patent",
    "patentde": "German patent",
    "patentfr": "French patent",
    "patentuk": "British patent",
}
"""The words that BibLaTeX's keys stand for in `pubstate`, `series` and `type`."""

PLACES = ("location", "address", "origlocation", "venue")
PUBLISHERS = ("publisher", "institution", "organization", "school", "origpublisher")
"""Lists, in which `and` stands between the members; that of publishers in BibLaTeX alone."""

LANGUAGES = {
    "en": "english",
    "en-US": "american",
    "en-GB": "british",
    "de": "german",
    "de-DE": "ngerman",
    "de-AT": "naustrian",
    "fr": "french",
    "es": "spanish",
    "it": "italian",
    "pt": "portuguese",
    "pt-BR": "brazilian",
    "nl": "dutch",
    "la": "latin",
    "el": "greek",
    "ru": "russian",
    "pl": "polish",
    "cs": "czech",
    "da": "danish",
    "sv": "swedish",
    "nb": "norsk",
    "fi": "finnish",
    "hu": "hungarian",
    "tr": "turkish",
    "ca": "catalan",
    "hr": "croatian",
    "sl": "slovene",
    "ro": "romanian",
    "uk": "ukrainian",
    "he": "hebrew",
    "ar": "arabic",
    "zh": "chinese",
    "ja": "japanese",
}
"""The name that babel has for a language (`langid`)."""
