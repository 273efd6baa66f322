"""Locators: the pages, chapters, sections, leaves, tables or verses that a citation names behind its year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from teiwright.encode.citations.scene import trimmed
from teiwright.encode.citations.years import YEAR
from teiwright.model import Mention, MentionKind

__all__ = ["NAMED", "Locator", "at"]

NO_YEAR = rf"(?!{YEAR}[a-z]?\b)"
ROMAN = r"(?:[ivxlc]+|[IVXLC]+)\b"
NUMBER = rf"(?:[A-Z]{{0,2}}\d{{1,5}}(?:\.\d{{1,3}})*(?:[a-z]{{1,2}}|[rv])?\b|{ROMAN})"
RANGE = rf"{NUMBER}(?:\s?[-–]\s?{NUMBER})?(?:\s?(?:ff?|sqq?|n)\.)?"
LIST = rf"{RANGE}(?:(?:,\s?|\s?/\s?|\s(?:and|und|et|y|&)\s){NO_YEAR}{RANGE}(?!\d))*"
UNIT = (
    r"(?:(?:pp?|S|ch(?:ap)?s?|Kap|fols?|ff?|ill|vols?|Bde?|t|nos?|Nr|núms?|secs?|sects?|figs?|Figs?|Abb|tab|Tab|nn?|ll?|vv?|V|Z|"
    r"Sp|cols?|Anm|Rn|paras?|Abs|caps?|págs?|chaps?|apps?|pl|pls|Taf|Bl|arts?|Art|bk|pt)\.|§§?|¶¶?|\#)"
)
WORD = (
    r"(?:pages?|chapters?|sections?|chapitres?|capítulos?|Kapitel|Seiten?|Tab(?:le|elle)|table|figures?|Figures?|notes?|"
    r"paras?|paragraphs?|paragraphe|párrafo|Absatz|folios?|lines?|verses?|volumes?|Band|tome|tomo|Appendix|Annex|Anhang|part|Part|Teil)\b"
)
LEAD = r"(?:(?:esp(?:ecially)?|bes(?:onders)?|insb|notamment|here|hier|passim|sobre todo)\b\.?\s*)?"
NAMED = rf"(?:{UNIT}|{WORD})\s*"
WHOLE = re.compile(rf"[,.:]?\s*{LEAD}(?P<whole>{NAMED}{LIST}(?:,?\s?{NAMED}{LIST})*)")
BARE = re.compile(
    rf"\s?[,:]\s*{LEAD}(?P<bare>{NO_YEAR}(?:[IVX]+\s?[,:/.]\s?|vol\.\s?)?(?:[A-Z]?\d{{1,4}}(?:\.\d{{1,3}})*(?:[a-z]{{1,2}}\b)?|[ivxl]{{1,7}}\b)"
    rf"(?:\s?[-–]\s?(?:[A-Z]?\d{{1,4}}[a-z]{{0,2}}|[ivxl]{{1,7}})\b)?(?!['’])"
    rf"(?:(?:,\s?|\s(?:and|und|et|y|&)\s){NO_YEAR}\d{{1,4}}(?:\.\d{{1,3}})*(?:\s?[-–]\s?\d{{1,4}})?(?![\w]))*(?:\s?ff?\b\.?|\s?nn?\.?\s?\d+)?)(?!\w|\.\d)"
)
SPACED = re.compile(rf"\s(?P<bare>{NO_YEAR}(?:[IVX]+:\s?)?\d{{1,4}}(?:\s?[-–]\s?\d{{1,4}})?)(?=[,.;)\]]|\Z)")
TITLED = re.compile(r":\s[A-ZÀ-Þ“\"‘][^();\[\]\d]{0,120}?(?=[);\]]|,?\s*https?:|\Z)")
CLOSED = re.compile(
    r"\s*(?:[.;:)\]”’\"]|,\s*(?:https?:|and\b|und\b|et\b|y\b|where|who|which|for\b|see\b)|\Z)"
)


@dataclass(frozen=True, slots=True)
class Locator:
    """The place in a work: its span in the text, and its numbers with single spaces and hyphens."""

    start: int
    end: int
    numbers: str
    reach: int

    def mention(self) -> Mention:
        """The `seg` that it becomes."""
        return Mention(MentionKind.LOCATOR, self.start, self.end, attributes=(("n", self.numbers),))


def at(text: str, place: int, limit: int, *, inside: bool = True, spaced: bool = False) -> Locator | None:
    """The locator that follows at `place`, before `limit`.

    Args:
        text: the characters of the block.
        place: behind the year.
        limit: where the brackets close, or the block ends.
        inside: whether brackets hold it; outside of them a bare number must end its clause, since "Weir 1990, 12 mills"
            counts mills.
        spaced: whether a bare number may follow a space alone, as in "(Weir 12)".
    """
    if whole := WHOLE.match(text, place, limit):
        end = whole.end()
        if inside and (titled := TITLED.match(text, end, limit)):
            end = trimmed(text, end, titled.end(), " .,")
        return Locator(whole.start("whole"), end, _numbers(re.sub(NAMED, "", whole["whole"])), end)
    bare = BARE.match(text, place, limit) or (SPACED.match(text, place, limit) if spaced else None)
    if bare is None or (not inside and "." not in bare["bare"] and not CLOSED.match(text, bare.end(), limit)):
        return None
    return Locator(bare.start("bare"), bare.end("bare"), _numbers(bare["bare"]), bare.end())


def _numbers(printed: str) -> str:
    return re.sub(r"\s+", " ", printed.strip()).replace("–", "-")
