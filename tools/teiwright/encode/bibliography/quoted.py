"""The quoted title at the beginning of the rest: its end is found with state, since apostrophes look like quotes."""

from __future__ import annotations

import re

__all__ = ["quoted_span"]

_PAIRS = {"'": "'", '"': '"', "‘": "’", "“": "”", "„": "“”", "«": "»", "‚": "‘’", "`": "'"}
_AFTER = re.compile(r"[,.]?\s*(?:$|\x00)|[,.;]\s|\s+(?:in|In|en|dans)\b:?\s")


def quoted_span(text: str, start: int) -> tuple[int, int] | None:
    """The span between the marks of the quotation that opens at `start`, in code points; None where none opens.

    The first mark that closes as many as were opened, and is followed by what can follow a title, ends it; where none is,
    the last mark that closes does.
    """
    if start >= len(text) or text[start] not in _PAIRS:
        return None
    opener, closers = text[start], _PAIRS[text[start]]
    depth, last = 1, 0
    for place in range(start + 1, len(text)):
        if text[place] == opener and _opens(text, place):
            depth += 1
        elif text[place] in closers and _closes(text, place):
            depth -= 1
            last = place if depth <= 0 else last
            if depth <= 0 and _AFTER.match(text, place + 1):
                return start + 1, place
    return (start + 1, last) if last else None


def _opens(text: str, place: int) -> bool:
    return text[place - 1] in " ([\x00/–—-" and text[place + 1 : place + 2].strip() != ""


def _closes(text: str, place: int) -> bool:
    return not text[place + 1 : place + 2].isalnum() and (text[place] == "»" or not text[place - 1].isspace())
