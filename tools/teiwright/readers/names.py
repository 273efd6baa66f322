"""What a style is called, in which language and by which program, and what it makes of its paragraph.

Word keeps the English name of its own styles in every language, as `w:name`; other programs, templates and authors
write their own. A name is compared in small letters, without spaces, hyphens and a number at its end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.readers.parts import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["CODE_NAMES", "fold", "is_contents", "kind_of", "list_level"]

HEADING = re.compile(
    r"(?:heading|überschrift|ueberschrift|berschrift|titre|título|titulo|ttulo|encabezado)(\d)(?!\d)"
)
NUMBER = re.compile(r"\d+\Z")
NAMES = {
    Kind.TITLE: "title titel titre título titulo documenttitle haupttitel papertitle articletitle",
    Kind.SUBTITLE: "subtitle untertitel soustitre subtítulo subtitulo",
    Kind.QUOTATION: """quote intensequote blocktext blockquote blockquotation blockquotes quotation quotations longquote
        longquotation extract displayquote zitat blockzitat intensiveszitat intensivzitat zitatlang langzitat zitate
        citation citationintense citationlongue bloccitation cita citadestacada citaintensa citalarga textoencita
        bloquedecita quoteblock quotedtext""",
    Kind.VERSE: "verse verses vers verso versos strophe stanza poem poetry poème poema poésie gedicht lyrik lyric versezeile",
    Kind.CODE: """htmlpreformatted preformattedtext sourcecode code codeblock quelltext quellcode vorformatiertertext
        htmlvorformatiert préformatéhtml htmlconformatoprevio codesource códigofuente""",
    Kind.CAPTION: """caption beschriftung légende legende descripción descripcion epígrafe epigrafe figurecaption
        tablecaption figure table illustration abbildung tabelle""",
    Kind.CONTINUATION: "listcontinue listenfortsetzung listecontinue continuarlista",
}
KINDS = {name: kind for kind, names in NAMES.items() for name in names.split()}
LISTS = frozenset(
    """listbullet aufzählungszeichen aufzhlungszeichen listepuces listeàpuces listaconviñetas
    listnumber listennummer listenumros listeànuméros listaconnúmeros""".split()
)
"""Folded names of the styles of lists, without the number of the level."""

CODE_NAMES = frozenset(
    "htmlcode htmltypewriter code inlinecode sourcetext verbatimchar verbatim quelltext".split()
)
"""Folded names of the styles of characters for code."""

CONTENTS = re.compile(
    r"(?:toc|contents|verzeichnis|inhaltsverzeichnis|tabledesmatières|tm|tdc|índice|indice)(?:heading)?\d?\Z"
)


def kind_of(names: Iterable[str]) -> tuple[Kind, int] | None:
    """The kind and level that the first telling one of `names` means; a style's own name first, then what it is based on.

    ``Heading 2`` is a heading of level 2, ``Zitat`` a quotation; the names of text paragraphs tell nothing.
    """
    for name in names:
        folded = fold(name)
        heading = HEADING.match(folded)
        if heading:
            return Kind.HEADING, int(heading[1])
        kind = KINDS.get(NUMBER.sub("", folded))
        if kind:
            return kind, 1 if kind is Kind.CONTINUATION else 0
    return None


def list_level(names: Iterable[str]) -> int:
    """The level of the list that the first telling one of `names` is a style of, 0 where none is: ``List Bullet 2``."""
    for name in names:
        folded = fold(name)
        stem = NUMBER.sub("", folded)
        if stem in LISTS:
            return int(folded.removeprefix(stem)[:2] or 1)
    return 0


def is_contents(name: str) -> bool:
    """Whether paragraphs of the style `name` are lines of a table of contents."""
    return bool(CONTENTS.match(fold(name)))


def fold(name: str) -> str:
    """`name` in small letters, without spaces, hyphens, underscores and what a program puts before it."""
    return re.sub(r"[\s_\-]+", "", name).lower()
