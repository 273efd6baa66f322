"""URLs, DOIs and the dates of access: found first, because nothing else in an entry looks like them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from teiwright.encode.bibliography.dates import DATE, date_value

if TYPE_CHECKING:
    from teiwright.encode.bibliography.draft import Draft

__all__ = ["claim_urls"]

_CHUNK = r"[^\s<>\"“”\x00]+"
_START = re.compile(r"(?:https?|ftp)://|\bwww\.(?=\w)|\b(?:dx\.)?doi\.org/|\bhdl\.handle\.net/")
_DOI = re.compile(r"\bdoi:\s?(?:doi:)?(?P<doi>10\.\d{4,9}/[^\s;,\x00]*[^\s;,.)\x00])", re.IGNORECASE)
_IDENTIFIER = re.compile(
    r"\bISBN(?:-1[03])?:?\s?(?P<isbn>(?:97[89][ ‑-]?)?\d(?:[ ‑-]?\d){8}[ ‑-]?[\dXx])(?!\d)"
    r"|\bISSN:?\s?(?P<issn>\d{4}[‑-]?\d{3}[\dXx])(?!\d)"
    r"|\barXiv:\s?(?P<arxiv>\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7})"
    r"|\b(?P<urn>urn:[a-z0-9][a-z0-9-]+:[^\s,;\x00]*[^\s,;.)\x00])"
    r"|\bhdl:\s?(?P<handle>\d+(?:\.\d+)*/[^\s,;\x00]*[^\s,;.)\x00])"
)
_DOI_HOST = re.compile(r"(?:https?://)?(?:dx\.)?doi\.org/(?P<doi>10\.\S+)")
_LONGEST_LEAD = 60
_LEAD = re.compile(
    r"(?:(?:Retrieved|Accessed|Available|Downloaded|Abgerufen|Online|online|Verfügbar|Abrufbar|Disponible|disponible|Recuperado|Consulté|Retirado|Abruf|Zugriff|im Internet)[^.\x00]{0,40}?\b(?:from|at|unter|in|sur|en|de|von|auf|[àa])?"
    r"|\b(?:URL|Url|url|URI|Online|online|unter|DOI|Web)|Weblink|Internet)\s?:?\s*[<(\[]?$"
)
_NEXT = re.compile(rf" (?P<chunk>{_CHUNK})")
_FILE = re.compile(
    r"\.(?:aspx?|cfm|docx?|html?|jsp|pdf|php|ppt|rtf|txt|xls|xml|zip)\b[\w#?=&.%-]*$", re.IGNORECASE
)
_INNER = re.compile(r"[\w~%][^\s/]*/\S|[\w~%]*[_%=&?]\w")
_ACCESS = re.compile(
    r"[\s,.;]*(?:[(\[]\s*)?(?:(?:last\s+)?(?:accessed|retrieved|visited|consulted)(?:\s+on)?|consult(?:é|ado)\s+(?:le|el)"
    r"|acceso|zugriff(?:\s+am)?|abgerufen(?:\s+am)?|stand)?:?\s*$",
    re.IGNORECASE,
)
_ACCESS_WORD = re.compile(r"access|retriev|visit|consult|acceso|zugriff|abgerufen|stand", re.IGNORECASE)


def claim_urls(draft: Draft) -> None:
    """Claim each URL (rejoined where a space broke it), DOI, other identifier, and date of access behind the draft's start."""
    place = draft.start if draft.mentions("://", "www.", "doi.org", "hdl.") else len(draft.open)
    while match := _START.search(draft.open, place):
        end = _url_end(draft.open, match)
        place = end
        if end > match.end():
            _claim_url(draft, match.start(), end)
    for match in _DOI.finditer(draft.open, draft.start) if draft.mentions("oi:", "OI:", "oI:", "Oi:") else ():
        draft.add("doi", match.start("doi"), match.end("doi"))
        draft.close(match.start(), match.end())
    named = draft.mentions("ISBN", "ISSN", "arXiv", "urn:", "hdl:")
    for match in _IDENTIFIER.finditer(draft.open, draft.start) if named else ():
        name = match.lastgroup or "urn"
        draft.add(name, *match.span(name))
        draft.close(*match.span())
    _claim_access(draft)


def _claim_url(draft: Draft, start: int, end: int) -> None:
    if lead := _LEAD.search(draft.open, max(draft.start, start - _LONGEST_LEAD), start):
        draft.close(*lead.span())
    working = draft.open[start:end].replace(" ", "")
    doi = _DOI_HOST.fullmatch(working)
    if doi and draft.open[start:end].endswith(doi["doi"]):
        draft.add("doi", end - len(doi["doi"]), end)
        draft.close(start, end)
    else:
        draft.claim("url", start, end, working if "://" in working else f"https://{working}")


def _url_end(text: str, match: re.Match[str]) -> int:
    """The end of the URL that `match` begins: white space ends it unless what follows can only be more of it."""
    end = match.end()
    first = re.compile(_CHUNK).match(text, end)
    if first:
        end = first.end()
    while (more := _NEXT.match(text, end)) and _goes_on(text[match.start() : end], more["chunk"]):
        end = more.end()
    return _bare_end(text, match.start(), end)


def _goes_on(before: str, chunk: str) -> bool:
    """Whether `chunk`, behind a space, belongs to the URL that begins with `before`."""
    if re.match(r"[(\[]|(?:https?|doi|hdl):", chunk, re.IGNORECASE):
        return False
    bare = chunk.rstrip(".,;)")
    if before.endswith("://"):
        return True
    if before.endswith((".", ",", ";")):
        return before.count("/") == 2 and bool(re.match(r"[a-z]{2,}(?:/|$)", bare))
    if _FILE.search(before):
        return False
    if _FILE.search(bare):
        return True
    joint = before.endswith(("/", "-", "_", "=", "&", "?", "%20", "%"))
    return joint and bool(_INNER.match(bare))


def _bare_end(text: str, start: int, end: int) -> int:
    """`end` without the punctuation of the sentence; a closing bracket stays where the URL opened it."""
    while end > start and (
        text[end - 1] in ".,;:'’"
        or (
            text[end - 1] in ")]"
            and text.count("(", start, end) < text.count(")", start, end) + (text[end - 1] == "]")
        )
    ):
        end -= 1
    return end


def _claim_access(draft: Draft) -> None:
    """A date of access follows a URL in brackets, or stands behind a word such as `accessed`."""
    for match in DATE.finditer(draft.open, draft.start) if draft.dated else ():
        lead = _ACCESS.search(draft.open, draft.start, match.start())
        if lead is None:
            continue
        after_url = lead.start() > 0 and draft.open[lead.start() - 1] == "\x00"
        bracket = "(" in lead.group() or "[" in lead.group()
        if not _ACCESS_WORD.search(lead.group()) and not (after_url and bracket):
            continue
        value = date_value(match)
        draft.add("accessed", match.start(), match.end(), value)
        close = match.end() + (bracket and draft.open[match.end() : match.end() + 1] in {")", "]"})
        draft.close(lead.start(), close)
