"""What a value must look like, in words: from the values and datatypes of a schema."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from teiwright.check.meant import meant, offer, series
from teiwright.check.meant_date import meant_date
from teiwright.relaxng import Allowed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from teiwright.relaxng import Expected

__all__ = ["value_help", "wants_date"]

MIDNIGHT = re.compile(r"(?:.*T)?24:00:00(?:\.0*)?(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
"""The end of a day, which jing refuses, and so this project's datatypes."""
DATE_FORM = re.compile(r"-?\d{4,}-\d\d-\d\d|--\d\d-\d\d")

DATATYPES: Mapping[str, str] = MappingProxyType(
    {
        "anyURI": "a pointer such as #id, file.xml#id or https://…",
        "boolean": "true or false",
        "date": "a date such as 2003-08-08",
        "dateTime": "a date and time such as 2003-08-08T12:30:00",
        "decimal": "a number such as 3.5",
        "double": "a number such as 3.5",
        "duration": "a duration such as P3Y6M or PT2H30M",
        "float": "a number such as 3.5",
        "gDay": "a day such as ---08",
        "gMonth": "a month such as --08",
        "gMonthDay": "a month and day such as --08-08",
        "gYear": "a year such as 2003 or 0850",
        "gYearMonth": "a year and month such as 2003-08",
        "ID": "a name that begins with a letter or _ and goes on with letters, digits, - _ and .",
        "IDREF": "the id of an element",
        "integer": "a whole number",
        "language": "a language tag such as en, de-CH or grc-Latn",
        "Name": "an XML name",
        "NCName": "a name that begins with a letter or _ and goes on with letters, digits, - _ and .",
        "NMTOKEN": "a word of letters, digits, - _ . and :",
        "nonNegativeInteger": "a whole number from 0",
        "positiveInteger": "a whole number from 1",
        "time": "a time such as 12:30:00",
        "unsignedInt": "a whole number from 0",
    }
)
"""The datatypes of XML Schema in words."""

PATTERNS: Mapping[str, str] = MappingProxyType(
    {
        r"[^\p{C}\p{Z}]+": "a word without spaces",
        r"(\p{L}|\p{N}|\p{P}|\p{S})+": "a word without spaces",
        r"\S+": "one without spaces",
        r"(\-?[\d]+/\-?[\d]+)": "a fraction such as 1/2",
        r"[A-Za-z]{2}": "a code of two letters",
    }
)
"""The patterns of TEI's datatypes in words."""

DATATYPE = re.compile(r"(?P<name>[\w.-]+)(?: \((?P<params>.*)\))?(?: except (?P<but>.*))?", re.DOTALL)
PATTERN = re.compile(r"(?:^|, )pattern (?P<pattern>.*)", re.DOTALL)
LONGEST = 60
"""How long a pattern may be that is shown as it is."""


def value_help(value: str, expected: Iterable[Expected]) -> str:
    """What to write instead of `value`: what was meant if one can tell, else the forms that are allowed."""
    all_ = list(expected)
    values = [each.name for each in all_ if each.kind is Allowed.VALUE and each.name]
    names = [each.name for each in all_ if each.kind is Allowed.DATATYPE]
    if wants_date(all_):
        return _date(value)
    near = meant(value.strip(), values)
    if near:
        return f"did you mean {near}?"
    forms = list(dict.fromkeys(_form(name) for name in names))
    if not values:
        return f"write {series(forms, 'or')}" if forms else "remove it"
    return f"write {series([offer(values), *forms], 'or') if forms else offer(values)}"


def wants_date(expected: Iterable[Expected]) -> bool:
    """Whether a date of W3C's form is allowed."""
    return any(each.kind is Allowed.DATATYPE and _base(each.name) == "date" for each in expected)


def _date(value: str) -> str:
    written = meant_date(value)
    if written:
        return f"write {written}"
    if MIDNIGHT.fullmatch(value.strip()):
        return "write 00:00:00 of the day after, which is the same moment"
    if DATE_FORM.match(value.strip()):
        return "that day never was; correct the month or the day"
    return "write a date as 2003-08-08, 2003-08, 2003 or --08-08, with a time as 2003-08-08T12:30:00"


def _base(name: str) -> str:
    found = DATATYPE.fullmatch(name)
    return found["name"] if found else name


def _form(name: str) -> str:
    """A datatype with its parameters, in words."""
    found = DATATYPE.fullmatch(name)
    if not found:
        return name
    pattern = PATTERN.search(found["params"] or "")
    but = f", but not {found['but']}" if found["but"] else ""
    if pattern and pattern["pattern"] in PATTERNS:
        return PATTERNS[pattern["pattern"]] + but
    form = DATATYPES.get(found["name"], f"a text of the type {found['name']}")
    if pattern and found["name"] in {"string", "token"}:
        shown = (
            pattern["pattern"] if len(pattern["pattern"]) <= LONGEST else f"{pattern['pattern'][:LONGEST]}…"
        )
        return f"a text of the form {shown}{but}"
    return form + but
