"""What a section is by the words of its heading, in English, German, French and Spanish."""

from __future__ import annotations

import re

__all__ = ["kind"]

NUMBER = r"\A(?:(?:\d+(?:\.\d+)*|[IVX]+|[A-Z])\.?\s+)?"
KINDS = {
    "abstract": r"abstract|zusammenfassung|kurzfassung|résumé|resumen",
    "acknowledgements": r"acknowledge?ments?|danksagung(?:en)?|dank|remerciements|agradecimientos",
    "notes": r"(?:end|foot)?notes?|anmerkung(?:en)?|endnoten|fu(?:ß|ss)noten|notes?\s+de\s+(?:fin|bas\s+de\s+page)|notas",
    "appendix": r"(?:appendi(?:x|ces)|anhang|annexes?|anexos?|apéndices?)(?:\s+(?:\d+|[A-Z]|[IVX]+))?(?:\s*[:.–—-].*)?",
}
PATTERNS = {
    name: re.compile(rf"{NUMBER}(?:{words})\s*[:.]?\Z", re.IGNORECASE) for name, words in KINDS.items()
}


def kind(heading: str) -> str:
    """The `type` of the division under `heading`: ``abstract``, ``notes`` and the like, else ``section``."""
    text = " ".join(heading.split())
    return next((name for name, pattern in PATTERNS.items() if pattern.match(text)), "section")
