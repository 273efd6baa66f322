"""Addresses as TEI takes them: what a URI may not hold is percent-encoded (RFC 3986, 2.1)."""

from __future__ import annotations

import re

__all__ = ["pointer"]

ENCODED = re.compile(r"[\s<>\"{}|\\^`\[\]\x00-\x20]|%(?![0-9A-Fa-f]{2})")
PART = r"(?:[^\s<>\"{}|\\^`%\[\]#]|%[0-9A-Fa-f]{2})"
FRAGMENT = rf"(?:#{PART}*)?"
FORMS = re.compile(
    rf"[A-Za-z][A-Za-z0-9+.-]*:(?://[A-Za-z0-9._-]+(?::[0-9]{{1,5}})?(?:[/?]{PART}*)?|/?(?![/:]){PART}+){FRAGMENT}\Z"
    rf"|/(?![/:]){PART}+{FRAGMENT}\Z|(?![/:])(?:(?!:){PART})+{FRAGMENT}\Z|#{PART}+\Z"
)


def pointer(address: str) -> str | None:
    """`address` as a pointer of TEI; None where it is none, as an empty one."""
    head, hash_sign, fragment = address.strip().partition("#")
    encoded = ENCODED.sub(_percent, head) + hash_sign + ENCODED.sub(_percent, fragment).replace("#", "%23")
    return encoded if FORMS.match(encoded) else None


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
