"""How RIS calls the types and fields of CSL, as Zotero and EndNote write them."""

from __future__ import annotations

__all__ = ["CONTAINER", "CONTRIBUTORS", "ID", "PLACES", "READ_TYPES", "TEXT", "TYPES"]

TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "chapter": "CHAP",
    "classic": "CLSWK",
    "dataset": "DATA",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "figure": "FIGURE",
    "graphic": "ART",
    "hearing": "HEAR",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "MPCT",
    "musical_score": "MUSIC",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "periodical": "JFULL",
    "personal_communication": "PCOMM",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "software": "COMP",
    "song": "SOUND",
    "speech": "SLIDE",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
"""The RIS type of a CSL type; any other is ``GEN``."""

READ_TYPES = {ris: csl for csl, ris in TYPES.items()} | {
    "ABST": "article-journal",
    "ADVS": "motion_picture",
    "CHART": "figure",
    "CONF": "paper-conference",
    "CTLG": "book",
    "DBASE": "dataset",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EDBOOK": "book",
    "EJOUR": "article-journal",
    "GOVDOC": "report",
    "ICOMM": "personal_communication",
    "INPR": "article",
    "JFULL": "periodical",
    "LEGAL": "legal_case",
    "SER": "book",
    "UNBILL": "bill",
    "UNPD": "manuscript",
    "UNPB": "manuscript",
    "VIDEO": "motion_picture",
    "WEB": "webpage",
}
"""The CSL type of a RIS type; any other is a `document`."""

TEXT = {
    "TI": "title",
    "T1": "title",
    "CT": "title",
    "BT": "title",
    "ST": "title-short",
    "T2": "container-title",
    "JF": "container-title",
    "JO": "container-title",
    "J2": "container-title-short",
    "JA": "container-title-short",
    "J1": "container-title-short",
    "T3": "collection-title",
    "VL": "volume",
    "VO": "volume",
    "IS": "issue",
    "CP": "issue",
    "M1": "number",
    "NV": "number-of-volumes",
    "ET": "edition",
    "SE": "section",
    "PB": "publisher",
    "CY": "publisher-place",
    "PP": "publisher-place",
    "M3": "genre",
    "LA": "language",
    "AB": "abstract",
    "N2": "abstract",
    "N1": "note",
    "KW": "keyword",
    "RN": "annote",
    "DO": "DOI",
    "UR": "URL",
    "DB": "archive",
    "AV": "archive_location",
    "CN": "call-number",
    "DP": "source",
    "OP": "original-title",
}
"""Tags with one meaning; the first of several with one meaning is what is written."""

PLACES = {"BOOK": "number-of-pages", "THES": "number-of-pages", "MANSCPT": "number-of-pages"}
"""What `SP` means where it is alone; elsewhere it is the first page."""

CONTAINER = {"BT": frozenset({"CHAP", "CONF", "CPAPER"}), "T2": frozenset({"BOOK", "MAP", "COMP", "RPRT"})}
"""Tags whose meaning hangs on the type: `BT` is the book of a chapter, `T2` the series of a book."""

CONTRIBUTORS = {
    "A1": "author",
    "AU": "author",
    "ED": "editor",
    "A2": "editor",
    "A3": "collection-editor",
    "A4": "translator",
}
"""Tags of names."""

ID = ("ID", "LB")
