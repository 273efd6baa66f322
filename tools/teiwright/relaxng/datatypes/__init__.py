"""Datatypes with their parameters: those of XML Schema, the two built into RELAX NG, the three of its compatibility."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from teiwright.relaxng.datatypes import regex
from teiwright.relaxng.datatypes.kinds import BUILT_IN, COMPATIBILITY, XSD, Kind, Namespaces
from teiwright.relaxng.datatypes.space import collapsed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

__all__ = ["LIBRARIES", "Datatype", "DatatypeError", "datatype"]

LIBRARIES: Mapping[str, Mapping[str, Kind]] = {
    "": BUILT_IN,
    "http://www.w3.org/2001/XMLSchema-datatypes": XSD,
    "http://relaxng.org/ns/compatibility/datatypes/1.0": COMPATIBILITY,
}
"""The datatypes of each library by its URI."""

SIZES = ("length", "minLength", "maxLength")
BOUNDS = ("minInclusive", "maxInclusive", "minExclusive", "maxExclusive")
DIGITS = ("totalDigits", "fractionDigits")


class DatatypeError(ValueError):
    """A datatype or one of its parameters does not exist or has a value that cannot be; the message says why."""


@dataclass(frozen=True, slots=True, eq=False)
class Datatype:
    """A datatype with its parameters. Equal ones are made one object by who reads the schema."""

    kind: Kind
    params: tuple[tuple[str, str], ...]
    facets: tuple[Callable[[str, Any], bool], ...]

    @property
    def name(self) -> str:
        """The name that the schema gives, for example ``NCName``."""
        return self.kind.name

    @property
    def is_any(self) -> bool:
        """Whether every text is of the type."""
        return self.kind.is_any and not self.facets

    def value(self, text: str, namespaces: Namespaces) -> Any:  # noqa: ANN401 - of the datatype's value space
        """The value of `text`, or None if it is not of the type."""
        plain = self.kind.space(text)
        value = self.kind.value(plain, namespaces)
        if value is None or not all(facet(plain, value) for facet in self.facets):
            return None
        return value

    def allows(self, text: str, namespaces: Namespaces) -> bool:
        """Whether `text` is of the type, where these namespaces are in scope."""
        return self.value(text, namespaces) is not None

    def same(self, text: str, namespaces: Namespaces, value: object) -> bool:
        """Whether `text` is of the type and has this value."""
        return bool(self.value(text, namespaces) == value)

    def __str__(self) -> str:
        """The name with the parameters, to show."""
        written = ", ".join(f"{name} {value}" for name, value in self.params)
        return f"{self.name} ({written})" if written else self.name


def datatype(
    library: str, name: str, params: tuple[tuple[str, str], ...], namespaces: Namespaces
) -> Datatype:
    """The datatype `name` of a library, with parameters.

    Args:
        library: the URI of the library; the empty one is that of RELAX NG itself.
        name: the name of the type.
        params: names and values of the parameters, in the schema's order.
        namespaces: those in scope in the schema, for names in the parameters.

    Raises:
        DatatypeError: there is no such library, type or parameter, or a parameter has a value that cannot be.
    """
    types = LIBRARIES.get(library)
    if types is None:
        raise DatatypeError(f"the datatype library “{library}” is not known; use that of XML Schema")
    kind = types.get(name)
    if kind is None:
        raise DatatypeError(f"the datatype library “{library}” has no type “{name}”")
    if params and types is not XSD:
        raise DatatypeError(f"the datatype “{name}” of the library “{library}” takes no parameters")
    seen: set[str] = set()
    for param, _ in params:
        if param in seen and param != "pattern":
            raise DatatypeError(f"the parameter “{param}” is given twice")
        seen.add(param)
    _contradiction(kind, dict(params), namespaces)
    return Datatype(kind, params, tuple(_facet(kind, param, value, namespaces) for param, value in params))


def _facet(kind: Kind, param: str, value: str, namespaces: Namespaces) -> Callable[[str, Any], bool]:
    """The test that a parameter asks for, of a text and its value."""
    if param == "pattern":
        return _pattern(value)
    if param in SIZES and kind.size is not None:
        return _size(kind, param, _number(param, value))
    if param in BOUNDS and kind.below is not None:
        return _bound(kind, param, _limit(kind, param, value, namespaces))
    if param in DIGITS and kind.digits:
        return _digits(param, _number(param, value))
    raise DatatypeError(f"the datatype “{kind.name}” has no parameter “{param}”")


def _pattern(value: str) -> Callable[[str, Any], bool]:
    try:
        expression = regex.read(value)
    except regex.RegexError as error:
        raise DatatypeError(f"not a regular expression of XML Schema: {error}") from error
    return lambda text, _: expression.matches(text)


def _number(param: str, value: str) -> int:
    found = XSD["nonNegativeInteger"].value(collapsed(value), {})
    if found is None or found >= 2**63 or (param == "totalDigits" and found == 0):
        raise DatatypeError(f"“{value}” is no number that the parameter “{param}” can have")
    return int(found)


def _size(kind: Kind, param: str, number: int) -> Callable[[str, Any], bool]:
    size = kind.size
    assert size is not None  # noqa: S101 - _facet has asked
    if kind.in_context:
        return lambda _, __: True  # the length of a name in a namespace means nothing (XML Schema 2, errata)
    if param == "length":
        return lambda text, _: size(text) == number
    if param == "minLength":
        return lambda text, _: size(text) >= number
    return lambda text, _: size(text) <= number


def _limit(kind: Kind, param: str, value: str, namespaces: Namespaces) -> Any:  # noqa: ANN401 - a value of the type
    found = kind.value(kind.space(value), namespaces)
    if found is None:
        raise DatatypeError(f"the parameter “{param}” is “{value}”, which is no {kind.name}")
    return found


def _bound(kind: Kind, param: str, limit: object) -> Callable[[str, Any], bool]:
    below = kind.below
    assert below is not None  # noqa: S101 - _facet has asked
    if param == "minInclusive":
        return lambda _, value: value == limit or below(limit, value)
    if param == "maxInclusive":
        return lambda _, value: value == limit or below(value, limit)
    if param == "minExclusive":
        return lambda _, value: below(limit, value)
    return lambda _, value: below(value, limit)


def _digits(param: str, number: int) -> Callable[[str, Any], bool]:
    if param == "totalDigits":
        return lambda _, value: _total(value) <= number
    return lambda _, value: _fraction(value) <= number


def _plain(value: Decimal) -> tuple[str, str]:
    """The digits before and after the point, without those that say nothing."""
    whole, _, fraction = f"{abs(value):f}".partition(".")
    return whole.lstrip("0"), fraction.rstrip("0")


def _total(value: Decimal) -> int:
    return max(1, sum(map(len, _plain(value))))


def _fraction(value: Decimal) -> int:
    return len(_plain(value)[1])


def _contradiction(kind: Kind, params: dict[str, str], namespaces: Namespaces) -> None:
    """Refuse bounds between which nothing can lie.

    Raises:
        DatatypeError: a lower bound is above an upper one.
    """
    for low, high in (("minLength", "maxLength"), ("fractionDigits", "totalDigits")):
        if low in params and high in params and _number(low, params[low]) > _number(high, params[high]):
            raise DatatypeError(f"“{low}” is above “{high}”")
    if kind.below is None:
        return
    lows = [
        _limit(kind, name, params[name], namespaces) for name in BOUNDS if name in params and "min" in name
    ]
    highs = [
        _limit(kind, name, params[name], namespaces) for name in BOUNDS if name in params and "max" in name
    ]
    if len(lows) > 1 or len(highs) > 1:
        raise DatatypeError("a bound is given both as inclusive and as exclusive")
    if lows and highs and kind.below(highs[0], lows[0]):
        raise DatatypeError("the lower bound is above the upper one")
