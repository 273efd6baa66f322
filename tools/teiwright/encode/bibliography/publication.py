"""Where and by whom a work was published, in every order: `Place: Publisher`, `Publisher, Place`, `Place, Publisher`."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from teiwright.encode.bibliography.authors import is_body
from teiwright.encode.bibliography.draft import trim
from teiwright.encode.bibliography.people import UPPER

if TYPE_CHECKING:
    from teiwright.encode.bibliography.draft import Draft

__all__ = ["claim_publication", "is_place", "is_publisher", "is_town", "read_publication"]

_REGION = (
    r"(?:[A-Z]{2,3}|[A-Z]\.\s?[A-Z]\.|Mass\.?|Conn\.?|Calif\.?|Ill\.?|Ind\.?|Mich\.?|Minn\.?|N\.\s?Y\.|N\.\s?J\.|Ont\.?|Penn\.?|Md\.?|Va\.?|Tex\.?|USA|UK|England|Germany|Deutschland"
    r"|France|Italy|Italia|Spain|España|Canada|Switzerland|Schweiz|Netherlands|The Netherlands|Austria|Österreich|Belgium|Japan|China|India|Australia|Brazil|Brasil|Portugal|Sweden|Denmark|Norway"
    r"|Finland|Ireland|Scotland|Wales|Massachusetts|California|Connecticut|Illinois|Indiana|Michigan|Pennsylvania|Texas|Virginia|Maryland|Ohio|Florida|Georgia|New Jersey|New York)"
)
_JOIN = re.compile(r"\s?(?:/|,|;|–|-|—|&|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bu\. ?a\.|\betc\.)\s?")
_OTHERS = re.compile(r",?\s(?:u\. ?a\.?|etc\.?|et al\.?|et alii)$")
_IN_REGION = re.compile(rf"(?:,\s?|\s\(?|\s)(?:{_REGION})\)?$")
_REGIONS = re.compile(_REGION)
_LONGEST_REGION = 24
_WORDS = re.compile(r"[^\W\d_]{3,}")
_COLON = re.compile(r"\s?:\s")
_SENTENCE = re.compile(r"\w{3,}\. [^\W\d_a-zß-ÿ]")
_PARTS = re.compile(r"\s?[,;/&–-]\s?")
_COMMAS = re.compile(r"[,;]\s|\.\s(?=[A-ZÀ-Ý])")
_PUBLISHER = re.compile(
    r"\b(?:Press(?:es)?|Presse|Verlag\w*|Verl\.|\w+verlag|Publish\w*|Publications?|Publ?\.|Pub\b|[EÉ]dit\w+|[EÉ]ds?\.|Ediciones|Edizioni|Edições|Editora|Editores|Books?|Bücher|Buchhandlung|Imprimerie|Librairie|Librería|Libreria"
    r"|Wydawnictwo|Izdatel\w+|Издательство|Universit\w+|Universidad|Univ\.|UP|U of \w+|U P|PUF|PUR|CNRS|Springer|Wiley|Elsevier|Routledge|Brill|Sage|SAGE|Palgrave|Macmillan|Blackwell|Penguin|Suhrkamp|Fischer|Reclam|Gallimard|Seuil|Flammarion"
    r"|Minuit|Hachette|Armand Colin|L['’]Harmattan|Larousse|Einaudi|Laterza|Mondadori|Cátedra|Gredos|Ariel|Alianza|Tecnos|Planeta|Kluwer|Reidel|Nijhoff|Mouton|de Gruyter|De Gruyter|Niemeyer|Beck|Winter|Fink|Metzler|Steiner|Harrassowitz"
    r"|Kohlhammer|Mohr Siebeck|Mohr|Vandenhoeck|Böhlau|Campus|Nomos|Leske|Westdeutscher|Rowohlt|Ullstein|Hanser|Piper|Klett(?:-Cotta)?|Olms|Peter Lang|Lang|transcript|LIT|Lit|Waxmann|Juventa|Beltz|Barth|Winkler|Ashgate|Longman|McGraw-Hill|Prentice[- ]Hall"
    r"|Addison[- ]Wesley|Academic|Harper\w*|Norton|Knopf|Random House|Doubleday|Vintage|Viking|Houghton|Holt|Rinehart|Scribner\w*|Dover|Erlbaum|Plenum|Pergamon|North-Holland|Dekker|Birkhäuser|Heinemann|Methuen|Unwin|Faber|Polity|Verso|Zed|Brepols|Peeters|Droz|Vrin|Champion|Klincksieck"
    r"|Benjamins|Rodopi|Bloomsbury|Continuum|Facet|Emerald|IEEE|ACM|MIT|CRC|Inc|Ltd|GmbH|Co|Cie|& Sons?|& Söhne|House|Foundation|Stiftung|Institut\w*|Society|Museum|Centro|Senter|Istituto|Academia|Accademia|Repository|Consortium|Academy|Akademie|Council|Association|Commission|Ministry|Centre|Center|Zentrum|Bank|Morgan[- ]Kaufmann|Athena|AAAI|Interscience|Freeman|Saunders|Mosby|Lippincott|Thieme|Karger|Lawrence Erlbaum|Guilford|Oxbow|Archaeopress|BAR|Picard|Errance|Nathan|Dunod|Masson|Zenodo|GitHub|figshare|Dryad|arXiv|bioRxiv|Media|Organi[sz]ation|Office)\b"
)
_PLACE = re.compile(
    rf"\[?[{UPPER}][\w'’.-]*(?:(?: (?:am|an der|auf der|bei|de|del|do|im|in|la|le|of|on|sur|upon|i\.|a\.))? [{UPPER}(][\w'’.)-]*){{0,3}}(?:,? {_REGION})?\]?"
)
_TOWN_WORD = rf"(?:St\.|\[?[{UPPER}][\w'’.-]*\]?)"
_LINK = r"(?:am|an der|auf der|de|del|d’|do|im|in|la|le|of|on|ob der|sur|upon|i\.|a\.)"
_CITY = re.compile(
    rf"{_TOWN_WORD}(?:(?: {_LINK})? {_TOWN_WORD}){{0,3}}(?: ?(?:/|-|–|&|and|und|et|y) ?{_TOWN_WORD}(?: {_TOWN_WORD})?)*(?: \([\w .]+\))?"
)


@cache
def _towns() -> frozenset[str]:
    text = files(__package__).joinpath("towns.txt").read_text(encoding="utf-8")
    return frozenset(line.rstrip(".") for line in text.splitlines() if line and not line.startswith("#"))


def is_town(text: str) -> bool:
    """Whether `text` is one or more known towns, each with or without its region: ``Cambridge, MA; London``."""
    text = _OTHERS.sub("", text.strip(" [](),;:.")).strip(" .,")
    if not text or len(text) > 90:
        return False
    if text in _towns():
        return True
    bare = _IN_REGION.sub("", text[-_LONGEST_REGION:])
    bare = text[:-_LONGEST_REGION] + bare
    if bare != text and (bare.strip(" ,") in _towns()):
        return True
    pieces = [piece for piece in _JOIN.split(text) if piece]
    known = [piece for piece in pieces if piece in _towns()]
    return bool(known) and all(piece in _towns() or _REGIONS.fullmatch(piece) for piece in pieces)


def is_place(text: str) -> bool:
    """Whether `text` reads as the name of a town or country: few words, each with a capital, no number."""
    return bool(_CITY.fullmatch(text)) and not any(map(str.isdigit, text)) and len(text.split()) <= 5


def is_publisher(text: str) -> bool:
    """Whether `text` holds a word that publishers' names have, and reads as a name."""
    if _PUBLISHER.match(text) and len(text.split()) < 9:
        return True
    return bool(_PUBLISHER.search(text)) and len(text) <= 100 and _mostly_capitals(text)


def _is_name(text: str) -> bool:
    """Whether `text` reads as a publisher's name beside a town: its words have capitals, or one of them tells."""
    text = text.strip(" ,.;")
    return _mostly_capitals(text) or (
        text[:1].isupper() and len(text.split()) < 8 and bool(_PUBLISHER.search(text))
    )


def _mostly_capitals(text: str) -> bool:
    words = [word for word in _WORDS.findall(text) if word.lower() not in _SMALL]
    return all(word[0].isupper() for word in words)


_SUBTITLE = re.compile(r"\b(?:Journal|Review|Revue|Revista|Rivista|Zeitschrift|[Bb]log)\b(?! Press)")
"""Words behind a colon that belong to the title of a periodical rather than to a publisher."""
_ROLE = re.compile(r"\((?:Hrsg|Hg|Übers|[Ee]ds?|[Tt]rans|[Dd]ir)\b")
_LINKS = re.compile(r"\b(?:for|of|für|pour|des|on)\b")
_SMALL = frozenset(
    "and und the for für der die das des del los las les von van con avec with dans sur per at in on to as by".split()
)


def read_publication(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """The place and publisher that the span holds, with their spans; nothing where it reads as something else."""
    low, high = trim(text, start, end, ",;()[]")
    low = trim(text, low, high, ".")[0]
    content = text[low:high]
    if (
        not content
        or len(content) > 140
        or "\x00" in content
        or content.endswith("(blog")
        or content[:5] == "Blog "
    ):
        return []
    for match in _COLON.finditer(content):
        if _SENTENCE.search(content[: match.start()]):
            continue
        before, after = (low, low + match.start()), (low + match.end(), high)
        place, name = content[: match.start()], content[match.end() :]
        if (_SUBTITLE.search(name) and not is_town(place)) or _ROLE.search(place):
            continue
        if is_town(place) or (
            _PLACE.fullmatch(place.strip(" ,")) and not is_town(name) and not _PUBLISHER.search(place)
        ):
            return _valid([("place", *before), ("publisher", *after)], text)
        if is_town(name):
            return _valid([("publisher", *before), ("place", *after)], text)
        joined = [piece for piece in _PARTS.split(place) if piece]
        if (
            len(place) < 60
            and all(_PLACE.fullmatch(piece) for piece in joined)
            and not _PUBLISHER.search(place)
        ):
            return _valid([("place", *before), ("publisher", *after)], text)
    if is_town(content):
        return _valid([("place", low, high)], text)
    return _by_comma(text, low, high)


def _by_comma(text: str, low: int, high: int) -> list[tuple[str, int, int]]:
    """Place and publisher with a comma between, in either order; a publisher alone."""
    cuts = [low + match.start() for match in _COMMAS.finditer(text[low:high])]
    for cut in reversed(cuts):
        if is_town(text[cut + 1 : high]) and not is_town(text[low:cut]) and _is_name(text[low:cut]):
            return _valid([("publisher", low, cut), ("place", cut + 1, high)], text)
    for cut in reversed(cuts):
        if is_town(text[low:cut]) and _is_name(text[cut + 1 : high]):
            return _valid([("place", low, cut), ("publisher", cut + 1, high)], text)
    content = text[low:high]
    alone = is_publisher(content) or (is_body(_LINKS.sub(" ", content)) and _mostly_capitals(content))
    return _valid([("publisher", low, high)], text) if alone and not re.search(r"\d|: ", content) else []


def _valid(parts: list[tuple[str, int, int]], text: str) -> list[tuple[str, int, int]]:
    trimmed = []
    for name, start, end in parts:
        low, high = trim(text, start, end, ",;:[]")
        while (
            high > low
            and text[high - 1] == "."
            and not re.search(r"\b(?:\w|Co|Inc|Ltd|Univ|Verl|Bros|Publ|Ed)\.$", text[low:high])
        ):
            high -= 1
        if low < high:
            trimmed.append((name, low, high))
    return trimmed


def claim_publication(draft: Draft, start: int, end: int) -> bool:
    """Claim place and publisher where the span reads as them; False, with nothing done, where it does not."""
    parts = [part for part in read_publication(draft.open, start, end) if not draft.has(part[0])]
    for part in parts:
        draft.add(*part)
    if parts:
        draft.close(start, end)
    return bool(parts)
