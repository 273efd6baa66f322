"""Names in BibTeX's three forms and in BibLaTeX's extended one, as names with parts, and back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names

from teiwright.references.bibtex.latex import decode, encode
from teiwright.references.model import Name
from teiwright.references.values import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["joined", "split"]

_EXTENDED = re.compile(r"\s*(?:family|given|prefix|suffix|useprefix)\s*=")
_PART = re.compile(r"(?P<key>[a-z-]+)\s*=\s*(?P<value>(?:\{(?:[^{}]|\{[^{}]*\})*\}|[^,{}])*)\s*(?:,|\Z)")
_PLAIN = re.compile(r"[A-ZÀ-ÖØ-Þ][^\s,{}\\]*\Z")
_SMALL = re.compile(r"(?:[^\sA-ZÀ-ÖØ-Þ\d{}\\,][^\s,{}\\]*)(?: \S+)*\Z")


def split(value: str) -> tuple[Name, ...]:
    """The names of a field such as `author`, with LaTeX decoded; ``others`` at the end is a literal name."""
    return tuple(name for one in split_multiple_persons_names(value) if (name := _name(one)) != Name())


def joined(names: Iterable[Name]) -> str:
    """`names` as the value of a field; the extended form stands only where the three others cannot say it."""
    return " and ".join(map(_written, names))


def _name(text: str) -> Name:
    if _EXTENDED.match(text):
        return _extended(text)
    if _is_group(text.strip()):
        return Name(literal=_said(text))
    parts = parse_single_name_into_parts(text, strict=False)
    last = " ".join(parts.last)
    if last == "others" and not parts.first:
        return Name(literal="others")
    return Name(
        family=_said(last),
        given=_said(" ".join(parts.first)),
        non_dropping=_said(" ".join(parts.von)),
        suffix=_said(" ".join(parts.jr)),
    )


def _extended(text: str) -> Name:
    parts = {found["key"]: _said(found["value"]) for found in _PART.finditer(text.strip())}
    drops = parts.get("useprefix", "") == "false"
    prefix = parts.get("prefix", "")
    return Name(
        family=parts.get("family", ""),
        given=parts.get("given", ""),
        dropping=prefix if drops else "",
        non_dropping="" if drops else prefix,
        suffix=parts.get("suffix", ""),
    )


def _said(text: str) -> str:
    return clean(decode(text))


def _is_group(text: str) -> bool:
    """Whether one pair of braces holds it all, and is not the one of an accent."""
    if not text.startswith("{") or text[1:2] == "\\":
        return False
    depth = 0
    for place, mark in enumerate(text):
        depth += (mark == "{") - (mark == "}")
        if not depth:
            return place == len(text) - 1
    return False


def _written(name: Name) -> str:
    if name.literal:
        return "others" if name.literal == "others" else f"{{{encode(name.literal)}}}"
    if name.dropping or not _fits(name):
        return _in_parts(name)
    lead = f"{name.non_dropping} {_guarded(name.family)}" if name.non_dropping else _guarded(name.family)
    parts = [lead, *([_closed(name.suffix)] if name.suffix else []), _closed(name.given)]
    return ", ".join(parts)


def _fits(name: Name) -> bool:
    """Whether the form ``von Last, Jr, First`` says all of it."""
    particle = not name.non_dropping or bool(_SMALL.match(name.non_dropping))
    return bool(name.family and name.given) and particle and not name.family.startswith("{")


def _guarded(family: str) -> str:
    """A family name in braces unless it is one plain word, so that no part of it is taken for a particle."""
    return encode(family) if _PLAIN.match(family) and " and " not in family else f"{{{encode(family)}}}"


def _closed(text: str) -> str:
    """A given name or suffix, in braces where a comma or the word `and` would divide it."""
    return f"{{{encode(text)}}}" if re.search(r",|(?:\A|\s)and(?:\s|\Z)|=", text) else encode(text)


def _in_parts(name: Name) -> str:
    prefix = name.particle
    parts = [("family", name.family), ("given", name.given), ("prefix", prefix), ("suffix", name.suffix)]
    said = [f"{key}={{{encode(value)}}}" for key, value in parts if value]
    if name.dropping and not name.non_dropping:
        said.append("useprefix=false")
    return ", ".join(said)
