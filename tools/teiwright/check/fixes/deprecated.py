"""Forms that TEI has given up, with what the Guidelines put in their place."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["ATTRIBUTES", "ELEMENTS", "OldAttribute", "OldElement"]

NAME = re.compile(r"[^\W\d][\w.-]*")
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
ANY = re.compile(r".*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class OldAttribute:
    """An attribute that has another name or value now.

    Attributes:
        element: the local name of the element, empty for all of TEI.
        name: the attribute as it was.
        values: the values that it is renamed with; another one stays.
        new: its name now, as it is written in the file; the Clark name is `clark`.
        clark: see `new`.
        value: its value now; empty where it stays.
        why: the source.
    """

    element: str
    name: str
    values: re.Pattern[str]
    new: str
    clark: str
    value: str
    why: str


@dataclass(frozen=True, slots=True)
class OldElement:
    """An element that is another one with a type now."""

    name: str
    new: str
    type: str
    why: str


_XML = "{http://www.w3.org/XML/1998/namespace}"

ATTRIBUTES = (
    OldAttribute("", "id", NAME, "xml:id", f"{_XML}id", "", "TEI P5 has xml:id (Guidelines 1.3.1.1)"),
    OldAttribute(
        "", "lang", LANGUAGE, "xml:lang", f"{_XML}lang", "", "TEI P5 has xml:lang (Guidelines 1.3.1.1)"
    ),
    OldAttribute("biblScope", "type", ANY, "unit", "unit", "", "@type was removed in TEI P5 2.8.0"),
    OldAttribute(
        "constraintSpec",
        "scheme",
        re.compile("isoschematron"),
        "scheme",
        "scheme",
        "schematron",
        "the value isoschematron is deprecated since TEI P5 3.1.0",
    ),
)

ELEMENTS = (OldElement("re", "entry", "relatedEntry", "re is deprecated, and was valid until 2026-03-10"),)
