"""The datatypes of XML Schema 1.0 that are built in: which texts they allow, which of these are one value.

A value is whatever Python object is equal for texts of the same value, and None for a text that is none.
"""

from __future__ import annotations

import base64
import math
import operator
import re
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from teiwright.relaxng.datatypes import moments
from teiwright.relaxng.datatypes.names import NAME, NCNAME, NMTOKEN, Form
from teiwright.relaxng.datatypes.space import collapsed, kept, replaced, tokens

__all__ = ["BUILT_IN", "COMPATIBILITY", "XSD", "Kind", "Namespaces"]

Namespaces = Mapping[str | None, str]
"""The namespaces in scope by prefix, as `nsmap` of lxml."""

ReadValue = Callable[[str, Namespaces], Any]
"""The value of a text whose white space has been dealt with."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A datatype without parameters."""

    name: str
    value: ReadValue
    space: Callable[[str], str] = collapsed
    size: Callable[[str], int] | None = None
    """What `length` counts, in the text; None where it cannot be asked for."""
    below: Callable[[Any, Any], bool] | None = None
    """Whether one value is before another; None where values have no order."""
    digits: bool = False
    """Whether digits can be counted."""
    in_context: bool = False
    """Whether the value depends on the namespaces in scope."""
    is_any: bool = False
    """Whether any text is allowed."""
    id_type: str = ""
    """``ID``, ``IDREF`` or ``IDREFS`` (RELAX NG DTD compatibility, 5)."""


def _text(text: str, _: Namespaces) -> object:
    return text


def _matching(pattern: re.Pattern[str] | Form, text: str, _: Namespaces) -> object:
    return text if pattern.fullmatch(text) else None


def _listed(pattern: Form, text: str, _: Namespaces) -> object:
    return text if text and all(map(pattern.fullmatch, tokens(text))) else None


def _never(_: str, __: Namespaces) -> object:
    return None


BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


def _boolean(text: str, _: Namespaces) -> object:
    return BOOLEANS.get(text)


DECIMAL = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII)
INTEGER = re.compile(r"[+-]?\d+", re.ASCII)
FLOAT = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|-?INF|NaN", re.ASCII)


def _decimal(text: str, _: Namespaces) -> object:
    return Decimal(text) if DECIMAL.fullmatch(text) else None


def _integer(low: int | None, high: int | None, text: str, _: Namespaces) -> object:
    if not INTEGER.fullmatch(text):
        return None
    number = Decimal(text)
    fits = (low is None or number >= low) and (high is None or number <= high)
    return number if fits else None


@dataclass(frozen=True, slots=True)
class _Float:
    """A floating-point number, of which not a number is equal to itself."""

    number: float

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Float) and (
            self.number == other.number or (math.isnan(self.number) and math.isnan(other.number))
        )

    def __hash__(self) -> int:
        return hash(str(self.number)) if math.isnan(self.number) else hash(self.number)

    def __lt__(self, other: _Float) -> bool:
        return self.number < other.number


def _double(text: str, _: Namespaces) -> object:
    return _Float(float(text)) if FLOAT.fullmatch(text) else None


def _single(text: str, _: Namespaces) -> object:
    """A number of 32 bits: what is too large for them is infinite."""
    if not FLOAT.fullmatch(text):
        return None
    number = float(text)
    try:
        (rounded,) = struct.unpack("f", struct.pack("f", number))
    except OverflowError:
        rounded = math.copysign(math.inf, number)
    return _Float(rounded)


HEXADECIMAL = re.compile(r"(?:[0-9a-fA-F]{2})*")
BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")
SPARE_BITS = re.compile(r"[^AQgw]==\Z|[^AEIMQUYcgkosw048=]=\Z")
"""An end whose last letter says more bits than the octets hold."""


def _hexadecimal(text: str, _: Namespaces) -> object:
    return bytes.fromhex(text) if HEXADECIMAL.fullmatch(text) else None


def _base64(text: str, _: Namespaces) -> object:
    dense = text.replace(" ", "")
    if not BASE64.fullmatch(dense) or SPARE_BITS.search(dense):
        return None
    return base64.b64decode(dense)


def _octets_of_base64(text: str) -> int:
    dense = text.replace(" ", "")
    return len(dense) // 4 * 3 - dense.count("=")


PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
URI = re.compile(
    r"(?:(?P<scheme>[^:/?#]*):)?(?P<slashes>//(?P<authority>[^/?#]*))?(?P<path>[^?#]*)(?P<query>\?[^#]*)?(?P<fragment>#.*)?",
    re.DOTALL,
)
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*")
BRACKETED = re.compile(r"(?:[^@\[\]]*@)?\[[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*(?:%[\w.]+)?\](?::\d*)?", re.ASCII)
"""An authority with a host that is an address of the internet of version 6 (RFC 2732)."""


def _uri(text: str, _: Namespaces) -> object:
    """A URI reference (RFC 2396, 2732), in which other characters than its own stand for their escapes (XLink, 5.4)."""
    if "%" in text and PERCENT.search(text):
        return None
    if ":" not in text and "//" not in text and "[" not in text and "]" not in text:
        return text if text.count("#") <= 1 else None
    parts = URI.fullmatch(text)
    return text if parts and text.count("#") <= 1 and _is_uri(parts) else None


def _is_uri(parts: re.Match[str]) -> bool:
    scheme, slashes, authority, path = parts.group("scheme", "slashes", "authority", "path")
    if scheme is not None and not SCHEME.fullmatch(scheme):
        return False
    if slashes and not authority and not path and not parts["query"] and not parts["fragment"]:
        return False
    if authority and ("[" in authority or "]" in authority):
        return BRACKETED.fullmatch(authority) is not None
    is_opaque = scheme is not None and slashes is None and path[:1] != "/"
    if is_opaque:
        return bool(path or parts["query"])
    return "[" not in path and "]" not in path


def _qname(text: str, namespaces: Namespaces) -> object:
    prefix, colon, local = text.rpartition(":")
    if not NCNAME.fullmatch(local) or (colon and not NCNAME.fullmatch(prefix)):
        return None
    if prefix == "xml":
        return ("http://www.w3.org/XML/1998/namespace", local)
    namespace = namespaces.get(prefix or None)
    if namespace is None and prefix:
        return None
    return (namespace or "", local)


def _moment(kind: str, text: str, _: Namespaces) -> object:
    return moments.moment(kind, text)


def _duration(text: str, _: Namespaces) -> object:
    return moments.duration(text)


def _count(text: str) -> int:
    return len(tokens(text))


LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*")


def _words(name: str, pattern: re.Pattern[str] | Form, id_type: str = "") -> Kind:
    return Kind(name, partial(_matching, pattern), size=len, id_type=id_type)


def _whole(name: str, low: int | None, high: int | None) -> Kind:
    return Kind(name, partial(_integer, low, high), below=operator.lt, digits=True)


XSD: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("string", _text, space=kept, size=len, is_any=True),
        Kind("normalizedString", _text, space=replaced, size=len, is_any=True),
        Kind("token", _text, size=len, is_any=True),
        _words("language", LANGUAGE),
        _words("Name", NAME),
        _words("NCName", NCNAME),
        _words("NMTOKEN", NMTOKEN),
        _words("ID", NCNAME, "ID"),
        _words("IDREF", NCNAME, "IDREF"),
        Kind("NMTOKENS", partial(_listed, NMTOKEN), size=_count),
        Kind("IDREFS", partial(_listed, NCNAME), size=_count, id_type="IDREFS"),
        # An entity has to be declared, and a document with declarations is not read.
        Kind("ENTITY", _never, size=len),
        Kind("ENTITIES", _never, size=_count),
        Kind("boolean", _boolean),
        Kind("decimal", _decimal, below=operator.lt, digits=True),
        _whole("integer", None, None),
        _whole("nonPositiveInteger", None, 0),
        _whole("negativeInteger", None, -1),
        _whole("nonNegativeInteger", 0, None),
        _whole("positiveInteger", 1, None),
        _whole("long", -(2**63), 2**63 - 1),
        _whole("int", -(2**31), 2**31 - 1),
        _whole("short", -(2**15), 2**15 - 1),
        _whole("byte", -(2**7), 2**7 - 1),
        _whole("unsignedLong", 0, 2**64 - 1),
        _whole("unsignedInt", 0, 2**32 - 1),
        _whole("unsignedShort", 0, 2**16 - 1),
        _whole("unsignedByte", 0, 2**8 - 1),
        Kind("float", _single, below=operator.lt),
        Kind("double", _double, below=operator.lt),
        Kind("hexBinary", _hexadecimal, size=lambda text: len(text) // 2),
        Kind("base64Binary", _base64, size=_octets_of_base64),
        Kind("anyURI", _uri, size=len),
        Kind("QName", _qname, size=len, in_context=True),
        Kind("NOTATION", _qname, size=len, in_context=True),
        Kind("duration", _duration, below=moments.Duration.below),
        *(Kind(name, partial(_moment, name), below=moments.Moment.below) for name in moments.FORMS),
    )
}

BUILT_IN: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (Kind("string", _text, space=kept, is_any=True), Kind("token", _text, is_any=True))
}

COMPATIBILITY: Mapping[str, Kind] = {name: XSD[name] for name in ("ID", "IDREF", "IDREFS")}
