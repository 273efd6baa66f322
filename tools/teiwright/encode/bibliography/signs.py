"""What an entry calls the work beside its title: software, a set of data, a source in an archive."""

from __future__ import annotations

import re

from teiwright.encode.bibliography.people import UPPER

__all__ = ["is_data", "is_deposited", "is_software", "shelfmark"]

_BEFORE = r"(?:^|[.,;:?!()\[”\"»’\x00] ?)"
_AFTER = r"(?=[\].,;:)]| [(\[]|,? \(?[Vv]ers|,? [Vv]\.? ?\d| for | für | pour | para |$)"
_SOFTWARE = re.compile(
    rf"{_BEFORE}(?:[Cc]omputer (?:[Ss]oftware|[Pp]rogram)|[Ss]oftware|[Mm]obile app|Computerprogramm|Logiciel|[Pp]rograma(?: informático| de ordenador)|Programme informatique"
    rf"|(?:R|Python|Perl|Java|npm) (?:package|library|module)|R-Paket|[Ss]ource code|Quellcode|Code source|Código fuente){_AFTER}"
)
_CODE = re.compile(
    r"\b(?:github\.com|gitlab\.\w+|sourceforge\.net|bitbucket\.org|pypi\.org|cran\.r-project\.org)/\w|[.,] GitHub\b"
)
_VERSION = re.compile(r"\b[Vv](?:ersi[oó]n|\.)? ?\d+\.\d|\bRelease \d")
_DEPOSIT = re.compile(r"\b(?:Zenodo|figshare|Software Heritage)\b|10\.5281/zenodo")
_DATA = re.compile(
    rf"{_BEFORE}(?:[Dd]ata ?[Ss]et|[Dd]ata(?:base|bank)|[Cc]orpus|[Rr]esearch [Dd]ata|Datensatz|Datenbank|Forschungsdaten|[Jj]eux? de données|[Bb]ase de (?:données|datos)|[Cc]onjunto de datos|(?:R )?[Dd]ata package){_AFTER}"
    r"|\[Data\]"
)
_DATA_HOST = re.compile(r"\b(?:Dryad|PANGAEA|Dataverse)\b")
_SIGN = (
    rf"(?:(?:MSS?\b\.?|Mss?\.|Hss?\.|Cod\.|Codex|ms\.|[Mm]anuscrit|[Mm]anuscrito|Handschrift|add\. MS|Add\. MS)(?: (?:[{UPPER}][\w.]*|[a-z]{{2,4}}\.)){{0,4}},? [A-Z]?\d"
    r"|(?:fols?\b\.?|ff?\.|Bl\.) ?\d+ ?[rv]?\b|(?:Nachla(?:ss|ß)|Bestand|Rep\.|Fonds?|Fondo|Legajo|[Ll]eg\.|Signatur|Sign\.|[Cc]ote|[Ll]iasse|[Cc]arton|Akte|Konvolut) [A-Z\d]"
    r"|(?:Box|Carton|Caja|Kasten|Folder|Mappe) \d|(?:Record Group|RG) \d)"
)
_SHELFMARK = re.compile(
    rf"(?<=[.,;:(] )(?P<mark>{_SIGN}[^():\x00]{{0,80}}?)(?:\. [{UPPER}][^.\x00]{{3,60}})?\.?\s*(?:$|\x00)"
)
_HELD = re.compile(
    r"(?:[Aa]rchiv\b|\bArchives?\b|\bArchivos?\b|\bArchivio\b|[Bb]ibliothek\b|\bBibliothèque\b|\bBiblioteca\b|\bLibrary\b|\bRecord Office\b)[^.;()\x00]{0,60}?, "
    r"(?P<mark>[A-Z][A-Za-z]{0,4}[ .]?\d+(?:[ /.,-]{1,2}(?:[a-z]{2,8} )?\d+)*)\.?\s*(?:$|\x00)"
)
_HOSTS = ("git", "GitHub", "sourceforge", "pypi", "cran.", "enodo", "figshare", "Heritage")
_HOLDERS = ("rchiv", "ibliothe", "ibliotec", "Library", "ecord Office")
_SPAN = 1000


def is_software(text: str) -> bool:
    """Whether a word or an address beside the title tells of software, as `[Computer software]`."""
    return bool(_SOFTWARE.search(text[:_SPAN]))


def is_data(text: str) -> bool:
    """Whether a word beside the title or a repository of data tells of a set of data, as `[Data set]`."""
    return bool(_DATA.search(text[:_SPAN]) or _DATA_HOST.search(text[:_SPAN]))


def is_deposited(text: str) -> bool:
    """Whether it stands where source code is kept, or with a number of its version where anything is."""
    if not any(word in text for word in _HOSTS):
        return False
    return bool(_CODE.search(text) or (_DEPOSIT.search(text) and _VERSION.search(text)))


def shelfmark(text: str) -> tuple[int, int] | None:
    """The span of the shelfmark that ends an entry: behind a word such as `MS` or `Nachlass`, or behind an archive."""
    held = (_HELD,) if any(word in text for word in _HOLDERS) else ()
    found = [match.span("mark") for pattern in (_SHELFMARK, *held) if (match := pattern.search(text))]
    return min(found, default=None)
