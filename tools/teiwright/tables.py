"""TOML tables read strictly into frozen dataclasses: every key known, every value of its form."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import TYPE_CHECKING, TypeVar, Union, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from typing import Any

    from teiwright.errors import TeiwrightError

__all__ = ["fill", "parse"]

T = TypeVar("T")
FORMS = {str: "text in quotation marks", int: "a whole number", bool: "true or false"}


@dataclass(frozen=True, slots=True)
class _File:
    """The file that is read, and the class of the errors about it."""

    uri: str
    error: type[TeiwrightError]

    def fault(self, sentence: str) -> TeiwrightError:
        return self.error(f"{self.uri}: {sentence}")


def parse(path: Path | str, error: type[TeiwrightError]) -> dict[str, Any]:
    """The outermost table of the TOML file `path`.

    Raises:
        TeiwrightError: of the class `error`: the file is missing, is not UTF-8, or is not TOML.
    """
    file = _File(str(path), error)
    try:
        return tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as reason:
        raise file.fault(f"cannot be read ({reason.strerror}); check the path") from reason
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as reason:
        raise file.fault(f"is not TOML ({reason}); mend it") from reason


def fill(cls: type[T], table: Mapping[str, Any], uri: str, error: type[TeiwrightError]) -> T:
    """An instance of the dataclass `cls`, whose fields are the keys that `table` may have.

    Args:
        cls: its fields are text, whole numbers, true or false, tuples, tables of text, or dataclasses again; one without a default is
            needed. A field `uri` is no key: it is given the name of the file.
        table: from `parse`.
        uri: the file's name, for messages.
        error: the class of the errors.

    Raises:
        TeiwrightError: of the class `error`: a key is unknown or missing, or a value has the wrong form.
    """
    file = _File(uri, error)
    if "uri" in table:
        raise file.fault('unknown key "uri"; take it out')
    named = {"uri": uri} if "uri" in {each.name for each in fields(cls)} else {}  # type: ignore[arg-type]  # a dataclass
    return _table(cls, {**table, **named}, "", file)


def _table(cls: type[T], table: Mapping[str, Any], where: str, file: _File) -> T:
    """An instance of the dataclass `cls` from a TOML table; `where` is its dotted path in the file."""
    hints = get_type_hints(cls)
    known = {each.name: each for each in fields(cls)}  # type: ignore[arg-type]  # only dataclasses come here
    for key in table:
        if key not in known:
            offer = ", ".join(sorted(name for name in known if name != "uri"))
            raise file.fault(f'unknown key "{_dotted(where, key)}"; the keys here are {offer}')
    for name, one in known.items():
        if name not in table and one.default is MISSING and one.default_factory is MISSING:
            raise file.fault(f'the key "{_dotted(where, name)}" is missing; add it')
    return cls(**{key: _value(hints[key], value, _dotted(where, key), file) for key, value in table.items()})


def _value(kind: Any, value: Any, where: str, file: _File) -> Any:  # noqa: ANN401 - TOML values are of any type
    if get_origin(kind) in {Union, UnionType}:
        kind = next(part for part in get_args(kind) if part is not type(None))
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise file.fault(f'"{where}" must be a list')
        return tuple(
            _value(get_args(kind)[0], each, f"{where}[{n}]", file) for n, each in enumerate(value, 1)
        )
    if is_dataclass(kind) or get_origin(kind) is Mapping:
        if not isinstance(value, dict):
            raise file.fault(f'"{where}" must be a table')
        if is_dataclass(kind):
            return _table(kind, value, where, file)  # type: ignore[arg-type]  # is_dataclass also takes instances
        return {
            key: _value(get_args(kind)[1], each, _dotted(where, key), file) for key, each in value.items()
        }
    if not isinstance(value, kind) or isinstance(value, bool) is not (kind is bool):
        raise file.fault(f'"{where}" must be {FORMS[kind]}, not {value!r}')
    return value


def _dotted(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key
