"""What italics mean: a title, a term at its definition, foreign words, stress; where nothing tells, italics."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teiwright.encode.bibliography import fold
from teiwright.encode.draft import language
from teiwright.encode.inline import Inline
from teiwright.model import XML_LANG, MentionKind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from teiwright.model import Mark, Mention

__all__ = ["Context", "meant"]

NEAR = 60
PHRASE = 3
RULE = ("resp", "#teiwright")
MEDIUM = ("cert", "medium")
ENTITLED = re.compile(
    r"\b(?:(?:sub|en)?titled|the\s+(?:book|novel|journal|film)|titre|título|Titel)\s*:?\s*[\"“‘]?\Z",
    re.IGNORECASE,
)
DATED = re.compile(r"[\"”’]?,?\s*[(\[][^()\[\]]{0,40}\b(?:1[4-9]|20)\d\d")
COINED = re.compile(
    r"\b(?:the\s+terms?|the\s+concepts?\s+of|the\s+notions?\s+of|(?:is|are|was|were|be|been)\s+called(?:\s+an?|\s+the)?|"
    r"known\s+as|referred\s+to\s+as|(?:der|dem|den)\s+Begriff|sogenannte[nrsm]?|genannt|le\s+terme|la\s+notion\s+de|"
    r"el\s+término|el\s+concepto\s+de)\s*[\"“‘]?\Z",
    re.IGNORECASE,
)
DEFINED = re.compile(
    r"[\"”’]?\s+(?:is\s+defined\s+as|means|refers\s+to|denotes|bezeichnet|désigne|designa)\b"
)
SCRIPTS = (
    ("und-Grek", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("und-Cyrl", re.compile(r"[\u0400-\u052f]")),
    ("und-Hebr", re.compile(r"[\u0590-\u05ff]")),
    ("und-Arab", re.compile(r"[\u0600-\u06ff\u0750-\u077f]")),
    ("und-Hans", re.compile(r"[\u4e00-\u9fff]")),
)
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
LOANS = {
    "la": "a fortiori|a posteriori|a priori|ad hoc|ad infinitum|de facto|de iure|de jure|ex ante|ex nihilo|ex post|in situ|"
    "in vitro|inter alia|ipso facto|mutatis mutandis|per se|prima facie|pro forma|sensu stricto|sui generis|vice versa",
    "fr": "avant la lettre|en masse|fin de siècle|laissez-faire|longue durée|mise en abyme|mise en page|par excellence|"
    "raison d'être|raison d’être|tour de force|vis-à-vis",
    "de": "bildung|gestalt|sonderweg|weltanschauung|weltliteratur|wissenschaft|zeitgeist|leitmotiv|nachlass",
}
STRESSED = {
    "en": "not never only all both must can cannot is are was were do does did and or but if this that these those how "
    "what why who where when any every no none always some same own",
    "de": "nicht nie nur alle beide muss kann ist sind war waren und oder aber wenn dies wie was warum wer wo jede kein immer",
    "fr": "pas jamais tous toutes deux doit peut est sont et ou mais si comment pourquoi qui où chaque aucun toujours",
    "es": "no nunca solo todos ambos debe puede es son y o pero si cómo qué quién dónde cada ningún siempre",
}


@dataclass(frozen=True, slots=True)
class Context:
    """What tells the meaning of italics: the folded titles of the bibliography and the language of the text."""

    titles: Collection[str]
    language: str


def meant(text: str, mark: Mark, mentions: Sequence[Mention], context: Context) -> Inline:
    """The element of the italics `mark` in a block.

    Args:
        text: the characters of the block.
        mark: a span in italics.
        mentions: what was found in the block; what is a title or a name already stays that.
        context: what the whole text tells.
    """
    name, more = _meaning(text, mark, mentions, context)
    return Inline(name, mark.start, mark.end, (("rend", "italic"), *more), splits=True)


def _meaning(
    text: str, mark: Mark, mentions: Sequence[Mention], context: Context
) -> tuple[str, tuple[tuple[str, str], ...]]:
    words, before = text[mark.start : mark.end], text[max(0, mark.start - NEAR) : mark.start]
    if any(m.start < mark.end and mark.start < m.end for m in mentions):
        return "hi", ()
    cert = _titled(text, mark, mentions, context)
    if cert is not None:
        return "title", (*cert, RULE)
    if COINED.search(before) or DEFINED.match(text, mark.end):
        return "term", (RULE,)
    tongue, sure = _foreign(words, context.language)
    if tongue:
        return "foreign", ((XML_LANG, tongue), *(() if sure else (MEDIUM,)), RULE)
    known = STRESSED.get(context.language[:2], "").split()
    if words.split() and all(w.strip(".,;:!?") in known for w in words.casefold().split()):
        return "emph", (RULE,)
    return "hi", ()


def _titled(
    text: str, mark: Mark, mentions: Sequence[Mention], context: Context
) -> tuple[tuple[str, str], ...] | None:
    """Nothing where the words are surely a title, a `cert` where they look like one near a citation or a year."""
    words = text[mark.start : mark.end]
    if fold(words) in context.titles or ENTITLED.search(text[max(0, mark.start - NEAR) : mark.start]):
        return ()
    capitals = sum(w[:1].isupper() for w in words.split())
    if not capitals or not words[:1].isupper():
        return None
    cited = any(
        m.kind is MentionKind.CITATION
        and mark.end <= m.start < mark.end + NEAR
        and "." not in text[mark.end : m.start]
        for m in mentions
    )
    return (MEDIUM,) if DATED.match(text, mark.end) or (cited and capitals > 1) else None


def _foreign(words: str, spoken: str) -> tuple[str, bool]:
    """The language of words that are not of the text's own, and whether that is beyond doubt."""
    plain = " ".join(words.casefold().split()).strip(".,;:")
    for tongue, listed in LOANS.items():
        if tongue != spoken[:2] and plain in listed.split("|"):
            return tongue, True
    for script, pattern in SCRIPTS:
        if pattern.search(words) and not LATIN.search(words):
            return script, True
    told = language(words) if len(words.split()) >= PHRASE else "und"
    return (told, False) if told not in {"und", spoken[:2]} and spoken != "und" else ("", False)
