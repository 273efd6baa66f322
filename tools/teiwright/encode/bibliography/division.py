"""Where the title of a part ends and what holds it begins, when no mark of quotation tells."""

from __future__ import annotations

import re
from typing import NamedTuple

from teiwright.encode.bibliography.people import UPPER

__all__ = ["Cut", "best_cut", "capitals", "ends_short", "is_periodical", "number_behind"]

_PERIODICAL = re.compile(
    r"\b(?:[Jj]ournal\w*|Jour|J|Jnl|Review|Revue|Rev|Revista|Rivista|Zeitschrift|Zeitschr|Zeitung|Ztschr|[ZS]|Annals|Ann|Annales|Annali|Anales|Archiv\w*|Arch|Bulletin|Bull|Boletín|Bollettino|Transactions|Trans|Proceedings|Proc|Quarterly"
    r"|Magazine|Mag|News|Newsletter|[Bb]log|Times|Post|Herald|Tribune|Gazette|Blätter|Forum|Jahrbuch|Jahrbücher|Jb|Yearbook|Annuaire|Anuario|Studies|Studien|Études|Estudios|Studi|Cahiers|Cuadernos|Quaderni|Letters|Lett|Notes|Acta|Advances|Adv|Mitteilungen"
    r"|Mélanges|Conference|Conf|Symposium|Symp|Workshop|Congress|Lecture Notes|Encyclop\w+|Enzyklop\w+|Handbuch|Handbook|Dictionary|Lexikon|Companion|Berichte|Ber|Comptes|Monatsschrift|Vierteljahr\w*|Rundschau|Nature|Science|Phys|Chem|Math"
    r"|Am|Amer|Int|Internat|Soc|Sci|Nat|Acad|Biol|Med|Psychol|Econ|Hist|Philos|Comput|Eng|Appl|Res|IEEE|ACM|PLoS|PNAS|Вестник|Журнал|Вопросы|Известия)\b"
)
_COUNT = re.compile(r"[.,]? (?P<volume>\d{1,3})[.,; ]*$")
_JOURNAL = re.compile(r"\b(?:Journal|Review|Revue|Revista|Rivista|Zeitschrift|Bulletin|Quarterly|Annales)\b")
_DELIMITER = re.compile(
    r"(?P<stop>[.?!][”\"’'»)\]]*) +(?=\S)|(?P<comma>,) +(?=\S)|(?P<colon>[:;]) +(?=\S)| (?P<dash>[–—-]) (?=\S)"
)
_SHORT = re.compile(
    rf"(?:^|[\s(.-])(?:[{UPPER}]|[{UPPER}][a-z]{{1,4}}|[Vv]ol|[Nn]o|vs|etc|cf|ca|bzw|[St]t|al|z\. ?B|\d{{1,3}})$"
)
_ABBREVIATED = re.compile(
    rf"(?:^|[\s(.-])(?:[{UPPER}]|[Vv]ol|[Nn]o|vs|etc|cf|ca|bzw|[Ss]t|al|z\. ?B|Dr|Mr|Mrs|Jr|Prof|Bd|ed|[Uu]niv|Dept|[Pp]t|Proc|Conf|Symp|Trans|Int|Intl|Amer|Soc|Assoc|Inst|Natl|Acad|Sci|Rep)$"
)
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(
    "a an and as at by de der des di die das del della du e ed el en et für for from i im in into l la las le les los of on or per pour sur the to und van von y zur zum with auf aus bei d dei delle és".split()
)
_BLOG = re.compile(r"\s?\(?(?:[Bb]log|[Ww]eblog)\)?$")
_SENTENCE = re.compile(rf"\w{{5,}}[.?!] [{UPPER}]")
_INITIAL = re.compile(rf"(?:^|[\s.(-])[{UPPER}]$")
_MOST = 30
_TAIL = 14
"""More code points than an abbreviation with the space before it has."""
_PRIOR = {"stop": 2.5, "comma": 0.0, "colon": -3.0, "dash": -3.0}


class Cut(NamedTuple):
    """A place to divide: the end of the title, the beginning of what holds it, and how good it is."""

    end: int
    start: int
    score: float


def is_periodical(text: str) -> bool:
    """Whether `text` holds a word that names of periodicals and proceedings have."""
    return bool(_PERIODICAL.search(text))


def number_behind(text: str, start: int, end: int) -> tuple[int, tuple[int, int]] | None:
    """Where the name of a periodical ends, and the span of the volume behind it, as in `Revue de Paris, 12`."""
    match = _COUNT.search(text, max(start, end - 12), end)
    if not match or not _JOURNAL.search(text, start, match.start()):
        return None
    return match.start(), match.span("volume")


def ends_short(text: str) -> bool:
    """Whether `text`, cut before a full stop, ends in an initial or abbreviation, so that the stop ends no sentence."""
    return bool(_ABBREVIATED.search(text[-_TAIL:]))


def capitals(text: str) -> float:
    """Which part of the words that carry meaning begin with a capital; 0 without any."""
    words = [word for word in _WORD.findall(text) if word.lower() not in _SMALL and len(word) > 1]
    return (
        sum(word[0].isupper() or word[0].casefold() == word[0].upper() for word in words) / len(words)
        if words
        else 0.0
    )


def best_cut(text: str, start: int, end: int, *, commas: bool, least: float = 0.5) -> Cut | None:
    """The best place to divide a title from the periodical or volume behind it; None where none is good.

    Args:
        text: the open text of the entry.
        start: where the title begins.
        end: where the name of the periodical ends.
        commas: whether commas, not full stops, separate the parts of the entry.
        least: what a cut must score at least.
    """
    cuts = []
    for match in [*_DELIMITER.finditer(text, start, end)][-_MOST:]:
        left, right = text[start : match.start()], text[match.end() : end]
        if not right.strip(" .,:;") or len(left) < 3:
            continue
        kind = match.lastgroup or "stop"
        cuts.append(
            Cut(
                match.start() + (0 if kind != "stop" else 1),
                match.end(),
                _score(kind, left, right, commas=commas),
            )
        )
    best = max(cuts, key=lambda cut: (cut.score, cut.start), default=None)
    return best if best and best.score > least else None


def _score(kind: str, left: str, right: str, *, commas: bool) -> float:
    score = _PRIOR[kind]
    if commas and kind == "comma":
        score += 2.0
    if commas and kind == "stop":
        score -= 0.5
    if not commas and kind in {"colon", "dash"}:
        score -= 1.0
    right = _BLOG.sub(" Blog", right.strip(" .,:;"))
    words = right.split()
    score += 2.5 if is_periodical(right) else 0.0
    share = capitals(right)
    score += 1.5 if share == 1 else -2.5 if share < 0.6 else 0.0
    if right[:1].islower() and not right[:2].isupper():
        score -= 2.5
    score -= 0.3 * max(0, len(words) - 8)
    if _SENTENCE.search(right):
        score -= 2.0
    if kind == "stop" and left[-1:] not in "?!" and _SHORT.search(left[-_TAIL:]):
        score -= 4.0 if _INITIAL.search(left[-_TAIL:]) else 2.0 if re.search(r"\w\.", right[:-1]) else 1.0
    if kind == "comma" and (_SHORT.search(left[-_TAIL:]) or re.match(r"(?:and|und|et|y|or)\b", right)):
        score -= 1.5
    if len(left.split()) < 2:
        score -= 1.0
    if re.match(r"(?:In|in|Dans|En)\b:?\s", right):
        score += 2.0
    return score
