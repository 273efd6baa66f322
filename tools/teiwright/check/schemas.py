"""Which files say what is valid, and reading them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from teiwright import resources
from teiwright.errors import SchemaError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Schemas", "profile", "schema_bytes"]


@dataclass(frozen=True, slots=True)
class Schemas:
    """Two grammars, and the rules that no grammar can say."""

    relaxng: Path
    xsd: Path
    schematron: Path


def profile() -> Schemas:
    """The schemas of the profile that this package writes.

    Raises:
        TeiwrightError: the package is not whole.
    """
    return Schemas(
        relaxng=resources.schema("teiwright.rng"),
        xsd=resources.schema("teiwright.xsd"),
        schematron=resources.schema("teiwright.sch"),
    )


def schema_bytes(path: Path) -> bytes:
    """The bytes of the schema file `path`.

    Raises:
        SchemaError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise SchemaError(f"{path}: cannot be read ({error.strerror}); make it again from the ODD") from error
